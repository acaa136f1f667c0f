"""greffe events and withdraw: what was done to a document, and taking one out of sight."""

from __future__ import annotations

import json
from pathlib import Path

import click

from archive import lock
from archive.access import Way
from archive.events import as_json
from archive.model import Status
from archive.store import Store, Withholding
from ingest.indexing import Indexing
from webapp.cli import catalogue_of, settings_of
from webapp.commands import showing
from webapp.terminal import Command, _


@click.command(cls=Command, help=_("What was done to a document (its id): when, and by what."))
@click.argument("document")
@click.option("--json", "as_object", is_flag=True, help=_("Give it as JSON."))
@click.pass_obj
def events(home: Path, document: str, as_object: bool) -> None:
    with catalogue_of(settings_of(home)) as catalogue:
        doc = catalogue.document(document)
        found = catalogue.events(doc.id)
        checked = catalogue.last_check(doc.id)
    if as_object:
        last = {"at": checked[0].isoformat(), "outcome": checked[1]} if checked else None
        given = {
            "document": doc.id,
            "filename": doc.filename,
            "events": [as_json(one) for one in found],
            "last_check": last,
        }
        click.echo(json.dumps(given, indent=1, ensure_ascii=False))
        return
    for line in showing.history(doc, found, checked):
        click.echo(line)


@click.command(
    cls=Command,
    help=_("Take a document (its id) out of sight: pages, search, exports. Its file is kept."),
)
@click.argument("document")
@click.option("--reason", default="", help=_("Why, for the log of what was done to it."))
@click.pass_obj
def withdraw(home: Path, document: str, reason: str) -> None:
    settings = settings_of(home)
    with catalogue_of(settings) as catalogue:
        doc = catalogue.document(document)
    if doc.status is Status.WITHDRAWN:
        click.echo(_("{name} was withdrawn already.", name=doc.filename))
        return
    with lock.writing(settings.home), Store.open(settings.database) as store:
        Withholding(store).withhold(doc.id, Way.WITHDRAWN, reason=reason.strip())
        Indexing(settings, store).catch_up()
    click.echo(_("{name} is withdrawn. Its file is kept in originals/.", name=doc.filename))
