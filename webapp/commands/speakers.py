"""greffe speakers: who speaks in a transcript, and the clerk's name for each of them."""

from __future__ import annotations

from pathlib import Path

import click

from archive import lock
from archive.audit import TERMINAL
from archive.errors import NotFound
from archive.model import Document, Kind
from archive.store import Catalogue, Store, transcription
from ingest import revising
from ingest.indexing import Indexing
from webapp.cli import catalogue_of, settings_of
from webapp.terminal import Command, _, complain, plural
from webapp.visible import on_one_line


@click.command(
    cls=Command,
    help=_("Who speaks in the transcript DOC, or in that of the recording DOC."),
)
@click.argument("doc", metavar="DOC")
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="LABEL=NAME",
    help=_('Name a speaker for the whole recording: --name "Speaker 1=Anne Roy". Without a '
           "NAME, the transcript's own label comes back."),
)  # fmt: skip
@click.pass_obj
def speakers(home: Path, doc: str, names: tuple[str, ...]) -> None:
    settings = settings_of(home)
    with catalogue_of(settings) as catalogue:
        document = spoken_of(catalogue, doc)
        found = transcription.speakers(catalogue, document.id)
    known = {label for label, _name, _lines in found}
    pairs = [(label.strip(), name.strip()) for label, _eq, name in
             (one.partition("=") for one in names)]  # fmt: skip
    for label, _name in pairs:
        if label not in known:
            complain(_("greffe: nobody is called {label} in {name}.", label=label,
                       name=document.filename))  # fmt: skip
            raise SystemExit(1)
    if pairs:
        with lock.writing(settings.home), Store.open(settings.database) as store:
            revising.name_speakers(store, document.id, dict(pairs), who=TERMINAL)
            Indexing(settings, store).catch_up()
            found = transcription.speakers(store, document.id)
    if not found:
        click.echo(_("The transcript does not say who speaks."))
    for label, given, lines in found:
        said = plural("{n} line", "{n} lines", lines)
        click.echo(on_one_line(f"{label} = {given}  ({said})" if given else f"{label}  ({said})"))


def spoken_of(catalogue: Catalogue, doc_id: str) -> Document:
    """The document that holds the words: a transcript, or what speaks for a recording.

    Raises NotFound where nobody has written any down.
    """
    document = catalogue.document(doc_id)
    if document.kind is Kind.RECORDING:
        found = catalogue.transcript_of(doc_id)
        if found is None:
            raise NotFound(_("the transcript of {name}", name=document.filename))
        return found
    return document
