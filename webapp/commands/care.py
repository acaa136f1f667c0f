"""greffe verify, reindex, status and export: look after the archive."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from archive import fixity, lock
from archive.export import open_data
from archive.export.tables import FORMATS, export_to
from archive.store import Store
from ingest import checklist, inbox
from ingest.indexing import Indexing
from webapp.cli import catalogue_of, settings_of
from webapp.commands import showing
from webapp.terminal import LANG, Command, _, complain, plural
from webapp.visible import on_one_line


@click.command(
    cls=Command,
    help=_("Check that every original is what was received, and that store and index agree."),
)
@click.option("--json", "as_json", is_flag=True, help=_("Give the findings as JSON."))
@click.pass_obj
def verify(home: Path, as_json: bool) -> None:
    settings = settings_of(home)
    with catalogue_of(settings) as catalogue:
        findings = list(fixity.check(settings, catalogue))
        counts = catalogue.counts()
    if as_json:
        found = [
            {"code": one.code, "subject": one.subject, "document": one.document,
             "says": one.sentence(LANG)}
            for one in findings
        ]  # fmt: skip
        click.echo(json.dumps({"documents": counts["documents"], "findings": found}, indent=1,
                              ensure_ascii=False))  # fmt: skip
    elif not findings:
        click.echo(
            plural(
                "{n} document checked: everything agrees.",
                "{n} documents checked: everything agrees.",
                counts["documents"],
            )
        )
    for one in findings:
        complain(f"greffe: {one.sentence(LANG)}")
    if findings:
        sys.exit(1)


@click.command(cls=Command, help=_("Build the search index anew from the archive."))
@click.pass_obj
def reindex(home: Path) -> None:
    settings = settings_of(home)
    with lock.writing(settings.home), Store.open(settings.database) as store:
        written = Indexing(settings, store).rebuild()
    click.echo(plural("{n} passage indexed.", "{n} passages indexed.", written))


@click.command(cls=Command, help=_("What the archive holds, what waits and what needs an eye."))
@click.option("--json", "as_json", is_flag=True, help=_("Give it as JSON."))
@click.pass_obj
def status(home: Path, as_json: bool) -> None:
    settings = settings_of(home)
    with catalogue_of(settings) as catalogue:
        counts = catalogue.counts()
        counts["waiting"] = sum(1 for _file in inbox.waiting(settings.inbox))
        counts["rejected"] = len(catalogue.rejections())
        to_check = checklist.worth_a_look(catalogue)
    if as_json:
        listed = [
            {"document": doc.id, "filename": doc.filename, "doubts": list(doc.doubts)}
            for doc in to_check
        ]
        click.echo(json.dumps({**counts, "to_check": listed}, indent=1, ensure_ascii=False))
        return
    names = {
        "documents": _("documents"),
        "meetings": _("meetings"),
        "recordings": _("recordings"),
        "pages": _("pages"),
        "passages": _("passages that can be found"),
        "waiting": _("files waiting in the inbox"),
        "queued": _("recordings waiting for a transcript"),
        "rejected": _("files rejected"),
        "undated": _("documents without a meeting date"),
        "unindexed": _("documents not indexed yet"),
    }
    for name, said in names.items():
        click.echo(f"{counts[name]:>8}  {said}")
    if to_check:
        click.echo("\n" + _("To check:"))
    for doc in to_check:
        click.echo(f"  {doc.id}  {on_one_line(doc.filename)}")
        for line in showing.doubted(doc, but=checklist.QUIET):
            click.echo(line)


@click.command(
    cls=Command,
    help=_(
        "Write the archive as open data: FORMAT is json or csv and DEST a new folder, or open-data "
        "and DEST a ZIP with all of it."
    ),
)
@click.argument("format", type=click.Choice((*FORMATS, "open-data")))
@click.argument("dest", type=click.Path(path_type=Path))
@click.pass_obj
def export(home: Path, format: str, dest: Path) -> None:
    settings = settings_of(home)
    if dest.is_dir() == (format == "open-data") and dest.exists():
        raise click.UsageError(_("{dest} is not what this format is written to.", dest=dest))
    with catalogue_of(settings) as catalogue:
        if format == "open-data":
            written = [open_data.write(catalogue, settings, dest)]
        else:
            written = export_to(catalogue, format, dest)
    for file in written:
        click.echo(str(file))
