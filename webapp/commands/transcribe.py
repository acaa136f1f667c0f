"""greffe transcribe: have a model write down what the recordings that wait say."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

import click

from archive import timecode
from archive.model import Document
from archive.settings import Settings
from archive.store import Store, transcription
from ingest import aligning, transcribing
from webapp.cli import catalogue_of, settings_of
from webapp.terminal import Command, _, complain, plural
from webapp.visible import on_one_line


@click.command(
    cls=Command,
    help=_(
        "Transcribe the recordings that wait, newest meeting first. Stop it when you like "
        "(Ctrl-C): the next time it goes on where it was."
    ),
)
@click.option("--again", metavar="DOC", help=_("Transcribe the recording DOC anew."))
@click.option(
    "--undo-corrections",
    "undo",
    metavar="DOC",
    help=_("Write the names in the recording DOC as the model heard them."),
)
@click.pass_obj
def transcribe(home: Path, again: str | None, undo: str | None) -> None:
    settings = settings_of(home)
    catalogue_of(settings).close()  # says so where there is no archive
    if undo:
        _undo(settings, undo)
        return
    if again:
        with Store.open(settings.database) as store:
            store.document(again)
            transcription.enqueue(store, again)
    transcribing.listen_for_gaps(settings)
    heard = hear(settings)
    if n := aligning.align_waiting(settings):
        click.echo(
            plural("{n} text without times got those of its recording, which are approximate.",
                   "{n} texts without times got those of their recordings, which are approximate.",
                   n)
        )  # fmt: skip
    elif not heard:
        click.echo(_("No recording waits for a transcript."))


def hear(settings: Settings) -> bool:
    """Transcribe what waits and show how far it is, or say in one sentence what it waits for.

    False where nothing waits.
    """
    with Store.open(settings.database) as store:
        queued = store.queued_recordings()
        begun = {doc.id: _done_s(store, doc) for doc in queued}
    if not queued:
        return False
    if transcribing.model_folder(settings) is None:
        complain(waiting_for_a_model(settings, len(queued)))
        return True
    total_s = sum(doc.media.duration_s - begun[doc.id] for doc in queued if doc.media)
    told = _Told(begun)
    bar: Any
    with click.progressbar(
        length=max(1, round(total_s)),
        label=_("Transcribing"),
        file=sys.stderr,
        hidden=not sys.stderr.isatty(),
        show_eta=True,
        item_show_func=lambda _item: told.line(),
    ) as bar:

        def on_progress(doc: Document, done_s: float) -> None:
            bar.update(told.advance(doc, done_s))

        try:
            for doc in transcribing.transcribe_queue(settings, on_progress=on_progress):
                if not sys.stderr.isatty():
                    click.echo(told.finished(doc))
        except KeyboardInterrupt:
            click.echo()
            complain(_("Stopped. What was heard is kept: greffe transcribe goes on from there."))
            sys.exit(130)
    return True


class _Told:
    """How far it is. A class because a speed needs to remember when it began."""

    def __init__(self, begun: dict[str, float]) -> None:
        self._done = dict(begun)
        self._heard_s = 0.0
        self._began_s = time.monotonic()
        self._name = ""

    def advance(self, doc: Document, done_s: float) -> int:
        """Whole seconds of sound since the last time."""
        before = self._heard_s
        self._heard_s += max(0.0, done_s - self._done.get(doc.id, 0.0))
        self._done[doc.id] = done_s
        self._name = doc.filename
        return round(self._heard_s) - round(before)

    def line(self) -> str:
        """The recording under way, and the time that a second of its sound takes."""
        return f"{on_one_line(self._name)} {self._factor()}" if self._heard_s else ""

    def finished(self, doc: Document) -> str:
        length_s = doc.media.duration_s if doc.media else 0.0
        name = on_one_line(doc.filename)
        return f"{name}  {timecode.stamp(length_s)}  {self._factor()}"

    def _factor(self) -> str:
        if not self._heard_s:
            return ""
        took = (time.monotonic() - self._began_s) / self._heard_s
        return _("real-time factor {factor}", factor=f"{took:.2f}")


def waiting_for_a_model(settings: Settings, queued: int) -> str:
    """What some recordings wait for, in one sentence."""
    return plural(
        "{n} recording is kept and can be played; it has no words yet, because there is no "
        "speech model: fetch one (greffe models fetch small), put a folder of faster-whisper "
        "weights into {models}, or captions (.vtt, .srt) beside it.",
        "{n} recordings are kept and can be played; they have no words yet, because there "
        "is no speech model: fetch one (greffe models fetch small), put a folder of "
        "faster-whisper weights into {models}, or captions (.vtt, .srt) beside them.",
        queued,
        models=settings.models,
    )


def _done_s(store: Store, doc: Document) -> float:
    """Seconds of a recording that an earlier run has heard."""
    ends = transcription.ends(store, doc.id)
    heard = transcription.hearing(store, doc.id)
    return ends[-1] if ends and heard and heard.finished_at is None else 0.0


def _undo(settings: Settings, doc_id: str) -> None:
    with catalogue_of(settings) as catalogue:
        document = catalogue.document(doc_id)
    n = transcribing.undo_corrections(settings, document)
    click.echo(plural("{n} name is as it was heard.", "{n} names are as they were heard.", n))
