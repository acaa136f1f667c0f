"""greffe verify, reindex, status and export: look after the archive."""

from __future__ import annotations

import json
import sqlite3
import sys
from pathlib import Path

import click

from archive import fixity, lock
from archive.errors import GreffeError
from archive.events import FAILURE, SUCCESS, Outcome
from archive.settings import Settings
from archive.store import Store
from ingest import checklist, inbox, redacting
from ingest.indexing import Indexing
from ingest.running import running
from ingest.structure import again
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
        documents = catalogue.all_documents()
        with click.progressbar(
            length=sum(doc.size for doc in documents),
            label=_("Checking"),
            file=sys.stderr,
            hidden=not sys.stderr.isatty(),
        ) as bar:
            findings = list(fixity.check(settings, catalogue, on_progress=bar.update))
    wrong = [one for one in findings if not one.is_note]
    _note_checks(settings, fixity.outcomes(documents, findings))
    if as_json:
        found = [
            {"code": one.code, "subject": one.subject, "document": one.document,
             "says": one.sentence(LANG), "wrong": not one.is_note}
            for one in findings
        ]  # fmt: skip
        click.echo(json.dumps({"documents": len(documents), "findings": found}, indent=1,
                              ensure_ascii=False))  # fmt: skip
    elif not wrong:
        click.echo(
            plural(
                "{n} document checked: everything agrees.",
                "{n} documents checked: everything agrees.",
                len(documents),
            )
        )
    for one in findings:
        complain(f"greffe: {one.sentence(LANG)}")
    if wrong:
        sys.exit(1)


def _note_checks(settings: Settings, outcomes: dict[str, str | None]) -> None:
    """Write down when each original was last found whole. A backup that can't be written to, or
    is damaged, is checked all the same, and so is a home where files are coming in: that may last
    a night, and the next check is written down."""
    failed = {doc: code for doc, code in outcomes.items() if code}
    found: dict[str, Outcome] = {
        doc: FAILURE if code else SUCCESS for doc, code in outcomes.items()
    }
    try:
        if lock.is_held(settings.home):
            raise BlockingIOError
        with lock.writing(settings.home), Store.open(settings.database) as store:
            store.note_checks(found, detail=failed)
    except (GreffeError, OSError, sqlite3.Error):
        complain(_("greffe: this check could not be written down in the archive."))


@click.command(
    cls=Command,
    help=_("Build anew from the archive what is derived: the search index, what was understood."),
)
@click.pass_obj
def reindex(home: Path) -> None:
    settings = settings_of(home)
    with lock.writing(settings.home), Store.open(settings.database) as store:
        redacting.catch_up(settings, store)
        again.catch_up(store)
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
    reading = running(settings)
    if as_json:
        listed = [
            {"document": doc.id, "filename": doc.filename, "doubts": list(doc.doubts)}
            for doc in to_check
        ]
        now = [{"file": one.file, "page": one.page, "pages": one.pages} for one in reading]
        told = {**counts, "running": now, "to_check": listed}
        click.echo(json.dumps(told, indent=1, ensure_ascii=False))
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
        "withdrawn": _("documents withdrawn, shown to no one"),
    }
    for name, said in names.items():
        click.echo(f"{counts[name]:>8}  {said}")
    for one in reading:
        click.echo(_("Being read: {file}, page {page} of {pages}", file=one.file, page=one.page,
                     pages=one.pages))  # fmt: skip
    if to_check:
        click.echo("\n" + _("To check:"))
    for doc in to_check:
        click.echo(f"  {doc.id}  {on_one_line(doc.filename)}")
        for line in showing.doubted(doc, but=checklist.QUIET):
            click.echo(line)
