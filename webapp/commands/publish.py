"""greffe publish, seal and redact: what the public gets, and from when."""

from __future__ import annotations

from pathlib import Path

import click

from archive import lock, timecode
from archive.access import Way
from archive.errors import GreffeError, NotFound
from archive.model import Document
from archive.settings import Settings
from archive.store import Catalogue, Store, Withholding
from archive.withholding import Redaction
from ingest import publishing, redacting
from ingest.indexing import Indexing
from ingest.phrases import places_of
from webapp.cli import catalogue_of, settings_of
from webapp.terminal import Command, _, plural

REASON = click.option("--reason", default="", help=_("Why, for the log of the desk."))


class NoSuchTime(GreffeError):
    code = "no-such-time"
    says = {
        "en": "{subject} is no moment that is still to come",
        "fr": "{subject} n'est pas un moment à venir",
    }
    remedy = {
        "en": "Write it as 2026-12-01 09:00, by the clock of this machine.",
        "fr": "Écrivez-le 2026-12-01 09:00, à l'heure de cette machine.",
    }


@click.command(
    cls=Command,
    help=_(
        "Publish a document (its id) or all of a meeting (<body>/<date>): now, at a time, or not "
        "yet. Until then nobody but the desk sees it."
    ),
)
@click.argument("what")
@click.option("--at", "at", default="", help=_("From when, such as '2026-12-01 09:00'."))
@click.option("--not-yet", is_flag=True, help=_("Until it is published by hand."))
@REASON
@click.pass_obj
def publish(home: Path, what: str, at: str, not_yet: bool, reason: str) -> None:
    settings = settings_of(home)
    until = publishing.moment(at) if at else None
    if at and (until is None or publishing.is_past(until)):
        raise NoSuchTime(at)
    with _open(settings) as store:
        acts, documents = Withholding(store), _meant(store, what)
        for doc in documents:
            if until or not_yet:
                acts.withhold(doc.id, Way.EMBARGOED, until=until, reason=reason)
            else:
                acts.show(doc.id, reason=reason)
    _catch_up(settings)
    if until:
        when = until.astimezone().isoformat(sep=" ", timespec="minutes")
        click.echo(plural("{n} document will be published at {when}.",
                          "{n} documents will be published at {when}.", len(documents),
                          when=when))  # fmt: skip
    elif not_yet:
        click.echo(plural("{n} document waits.", "{n} documents wait.", len(documents)))
    else:
        click.echo(plural("{n} document is public.", "{n} documents are public.", len(documents)))


@click.command(
    cls=Command,
    help=_("Seal a document (its id) or all of a meeting: for readers of sealed records only."),
)
@click.argument("what")
@REASON
@click.pass_obj
def seal(home: Path, what: str, reason: str) -> None:
    settings = settings_of(home)
    with _open(settings) as store:
        documents = _meant(store, what)
        for doc in documents:
            Withholding(store).withhold(doc.id, Way.SEALED, reason=reason)
    _catch_up(settings)
    click.echo(plural("{n} document is sealed.", "{n} documents are sealed.", len(documents)))


@click.command(
    cls=Command,
    help=_(
        "Remove WORDS, or a span of a recording, from what the public gets of DOC; the original is "
        "kept. Without either, say what is removed. Regions are drawn at the desk."
    ),
)
@click.argument("doc")
@click.argument("words", required=False, default="")
@click.option("--from", "start", default="", help=_("First second of a span, such as 1:02:03."))
@click.option("--to", "end", default="", help=_("Where the span ends."))
@click.option("--lift", type=int, default=0, help=_("Give back what the redaction N removed."))
@REASON
@click.pass_obj
def redact(
    home: Path, doc: str, words: str, start: str, end: str, lift: int, reason: str
) -> None:  # fmt: skip
    settings = settings_of(home)
    with _open(settings) as store:
        document = store.document(doc)
        if lift:
            if not Withholding(store).lift(doc, lift, reason=reason):
                raise NotFound(str(lift))
        else:
            for one in _wanted(settings, store, document, words, start, end, reason):
                Withholding(store).redact(doc, one)
    _catch_up(settings)
    with catalogue_of(settings) as catalogue:
        told = catalogue.redactions(doc)
    click.echo(plural("{n} redaction of {name}.", "{n} redactions of {name}.", len(told),
                      name=document.filename))  # fmt: skip
    for one in told:
        click.echo(f"{one.id:>5}  {_place(one)}  {one.reason}")


def _wanted(
    settings: Settings, store: Store, doc: Document, words: str, start: str, end: str, reason: str
) -> list[Redaction]:
    """Raises click.UsageError for a span that is none, or words that stand nowhere."""
    if start or end:
        try:
            span = timecode.seconds(start), timecode.seconds(end)
        except ValueError as cause:
            raise click.UsageError(_("A span has a start and an end, such as 1:02:03.")) from cause
        if not span[0] < span[1]:
            raise click.UsageError(_("A span has a start and an end, such as 1:02:03."))
        return [Redaction(reason, start_s=span[0], end_s=span[1])]
    if not words:
        return []
    pages = store.pages(doc.id)
    if pages and pages[0].width <= 0:
        return [Redaction(reason, words=words)]
    found = places_of(settings, store, doc, words, pages=[one.number for one in pages])
    if not found:
        raise click.UsageError(_("{words} stands nowhere in {name}.", words=words,
                                 name=doc.filename))  # fmt: skip
    return [Redaction(reason, page=page, box=box) for page, box in found]


def _place(one: Redaction) -> str:
    if one.start_s is not None and one.end_s is not None:
        return f"{timecode.stamp(one.start_s)}-{timecode.stamp(one.end_s)}"
    return _("page {n}", n=one.page) if one.page else one.words or ""


def _open(settings: Settings) -> Store:
    """The archive, to be written; brought up to date, and where there is one."""
    catalogue_of(settings).close()
    return Store.open(settings.database)


def _meant(catalogue: Catalogue, what: str) -> list[Document]:
    """A document by its id, or those of a meeting. Raises NotFound."""
    if "/" not in what:
        return [catalogue.document(what)]
    return catalogue.documents_of(catalogue.meeting(what).id)


def _catch_up(settings: Settings) -> None:
    with lock.writing(settings.home), Store.open(settings.database) as store:
        redacting.catch_up(settings, store)
        Indexing(settings, store).catch_up()
