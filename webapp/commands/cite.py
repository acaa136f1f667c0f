"""greffe cite and greffe rename: quote the archive, check a citation, keep addresses alive."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from archive import citation_check, cited, lock, styles
from archive.citation_check import SAYS, WRONG, Verdict
from archive.errors import NotFound
from archive.model import LANGS, Lang
from archive.settings import Settings
from archive.store import Store
from ingest import mending
from ingest.indexing import Indexing
from webapp.cli import catalogue_of, settings_of
from webapp.terminal import LANG, Command, _, complain
from webapp.visible import visible


@click.command(
    cls=Command,
    help=_("Cite a passage, or check with --check that a citation still holds (exit status 1 if "
           "it does not)."),
)  # fmt: skip
@click.argument("passage", required=False)
@click.option("--style", type=click.Choice([*styles.STYLES, "pdf"]), default="minutes",
              show_default=True, help=_("The form; pdf writes an extract sheet."))  # fmt: skip
@click.option("--lang", type=click.Choice(LANGS), help=_("The language of the citation."))
@click.option("--quote", default="", help=_("Only these words of the passage."))
@click.option("--check", "address", metavar="URL", help=_("Check a permanent link."))
@click.option("--json", "as_json", is_flag=True, help=_("Give the findings as JSON."))
@click.pass_obj
def cite(
    home: Path,
    passage: str | None,
    style: str,
    lang: Lang | None,
    quote: str,
    address: str | None,
    as_json: bool,
) -> None:
    settings = settings_of(home)
    if (passage is None) == (address is None):
        raise click.UsageError(_("Give a passage, or a link with --check."))
    if address is not None:
        _check(settings, address, quote, as_json=as_json)
    elif passage is not None:
        _cite(settings, passage, style, lang or settings.lang, quote)


def _check(settings: Settings, address: str, quote: str, *, as_json: bool) -> None:
    with catalogue_of(settings) as catalogue:
        verdict = citation_check.check(settings, catalogue, address, quote=quote)
    if as_json:
        click.echo(json.dumps(_as_json(verdict), ensure_ascii=False, indent=1))
    elif verdict.cited:
        click.echo(visible(_written(settings, verdict.cited, "minutes", LANG)))
        click.echo(f"SHA-256 {verdict.cited.document.sha256}")
    for code in verdict.findings:
        if not as_json:
            complain(f"greffe: {SAYS[code][LANG]}")
    if not verdict.holds:
        sys.exit(1)
    if not as_json:
        click.echo(_("This citation holds."))


def _as_json(verdict: Verdict) -> dict[str, object]:
    found = verdict.cited
    return {
        "holds": verdict.holds,
        "findings": [
            {"code": code, "wrong": code in WRONG, "says": SAYS[code][LANG]}
            for code in verdict.findings
        ],
        "passage": found and found.passage.id,
        "address": found and found.address,
        "sha256": found and found.document.sha256,
        "replaced_by": found and found.document.superseded_by,
    }


def _cite(settings: Settings, passage: str, style: str, lang: Lang, quote: str) -> None:
    """Print a citation; a PDF goes to standard output, to be redirected."""
    with catalogue_of(settings) as catalogue:
        link = citation_check.read_link(passage)
        if link is None:
            raise NotFound(passage)
        found = cited.find(catalogue, link.name)
        quote = quote or link.quote
        if quote and not cited.stands(catalogue, found, quote):
            complain(f"greffe: {SAYS['quote-missing'][LANG]}")
            sys.exit(1)
    found = cited.quoted(found, quote)
    if style == "pdf":
        from archive import extract  # brings the typesetter along: not at start

        click.echo(extract.pdf(_sheet(settings, found, lang)), nl=False)
    else:
        click.echo(visible(_written(settings, found, style, lang)).rstrip("\n"))


def _written(settings: Settings, found: cited.Cited, style: str, lang: Lang) -> str:
    return styles.STYLES[style].write(_sheet(settings, found, lang))


def _sheet(settings: Settings, found: cited.Cited, lang: Lang) -> styles.Sheet:
    return styles.Sheet(found, settings.town_name, settings.address + found.address, lang)


@click.command(
    cls=Command,
    help=_("Give a body (its slug) another name. Its old addresses lead to the new ones."),
)
@click.argument("body")
@click.argument("name")
@click.pass_obj
def rename(home: Path, body: str, name: str) -> None:
    settings = settings_of(home)
    catalogue_of(settings).close()
    with lock.writing(settings.home), Store.open(settings.database) as store:
        old = store.body(body).name
        new = mending.rename(store, body, name)
        Indexing(settings, store).catch_up()
    click.echo(_("{old} is now {name}: /bodies/{new}", old=old, name=name, new=new))
    click.echo(_("Files that still bear the old name will follow."))
