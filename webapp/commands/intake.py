"""greffe ingest, retry and watch: bring files in."""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from archive.citation import meeting_title
from archive.errors import NotFound
from archive.settings import Settings
from archive.store import Store
from ingest import checklist, inbox, rejecting, watching
from ingest.inbox import Arrival
from ingest.outcome import Outcome
from webapp.cli import catalogue_of, settings_of
from webapp.commands.transcribe import hear
from webapp.terminal import LANG, Command, _, complain, plural, stop_at_eof
from webapp.visible import on_one_line

NICE = 10  # a visitor never waits for a file that is being read


@click.command(
    cls=Command,
    help=_("Bring in what waits in the inbox, or copies of PATH (files, or folders of them)."),
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option("--json", "as_json", is_flag=True, help=_("Give the outcome of each file as JSON."))
@click.pass_obj
def ingest(home: Path, paths: tuple[Path, ...], as_json: bool) -> None:
    settings = settings_of(home)
    settings.make_home()
    arrivals = list(inbox.given(paths)) if paths else watching.settled(settings)
    _bring_in(settings, arrivals, as_json=as_json)


@click.command(
    cls=Command,
    help=_(
        "Try rejected files again: all of them, or those in PLACE (folders of rejected/). What "
        "becomes a record leaves rejected/."
    ),
)
@click.argument("places", nargs=-1, type=click.Path(path_type=Path), metavar="[PLACE]...")
@click.option("--json", "as_json", is_flag=True, help=_("Give the outcome of each file as JSON."))
@click.pass_obj
def retry(home: Path, places: tuple[Path, ...], as_json: bool) -> None:
    settings = settings_of(home)
    with catalogue_of(settings) as catalogue:
        every = dict(rejecting.waiting_again(catalogue, settings.rejected))
    wanted = [place.name for place in places] or list(every)
    for place in wanted:
        if place not in every:
            raise NotFound(str(settings.rejected / place))
    _bring_in(settings, [every[place] for place in wanted], as_json=as_json)


def _bring_in(settings: Settings, arrivals: list[Arrival], *, as_json: bool) -> None:
    """Bring files in, with a progress bar where somebody looks; exit 1 if any was refused."""
    outcomes: list[Outcome] = []
    began_s = time.monotonic()
    coming: Any = click.progressbar(  # click names no type for it
        length=sum(map(_weight, arrivals)) or 1,
        label=_("Bringing in"),
        file=sys.stderr,
        item_show_func=lambda _one: pace(outcomes, len(arrivals), time.monotonic() - began_s),
        hidden=not sys.stderr.isatty(),
    )
    with coming as bar:
        weights = {str(one.told or one.path): _weight(one) for one in arrivals}
        for outcome in watching.bring_in(settings, arrivals, on_wait=_say_busy):
            outcomes.append(outcome)
            bar.update(weights.get(str(outcome.path), 1), outcome)
            if not as_json and not sys.stderr.isatty():
                for one in outcome.all():
                    click.echo(line(one, reason=False))
    if as_json:
        click.echo(json.dumps({"files": [as_object(one) for one in outcomes]}, indent=1,
                              ensure_ascii=False))  # fmt: skip
    else:
        _summary(settings, outcomes, listed=not sys.stderr.isatty())
    refused = [one.error for outcome in outcomes for one in outcome.all() if one.error]
    for error in refused:
        complain(f"greffe: {error.sentence(LANG)}")
    hear(settings)
    if refused:
        sys.exit(1)


def pace(outcomes: Sequence[Outcome], files: int, seconds: float) -> str:
    """How many files are done, and how fast their pages were read."""
    pages = sum(one.pages for one in outcomes if one.outcome in ("added", "replaced"))
    return _(
        "{done} of {files} files, {pace} pages/s",
        done=len(outcomes),
        files=files,
        pace=round(pages / seconds) if seconds else 0,
    )


def _weight(arrival: Arrival) -> int:
    """Bytes of a file: what it costs to read, nearly enough for the time that is left."""
    try:
        return arrival.path.stat().st_size or 1
    except OSError:
        return 1


@click.command(
    cls=Command, help=_("Bring in files as they arrive in the inbox, until stopped (Ctrl-C).")
)
@click.option("--until-eof", is_flag=True, hidden=True)
@click.pass_obj
def watch(home: Path, until_eof: bool) -> None:
    settings = settings_of(home)
    settings.make_home()
    stop = threading.Event()
    if until_eof:  # started by `greffe serve`, which has said where it is
        if hasattr(os, "nice"):
            os.nice(NICE)
        stop_at_eof(stop)
    else:
        click.echo(_("Watching {inbox} (stop with Ctrl-C).", inbox=settings.inbox))
    try:
        for outcome in watching.follow(settings, stop=stop):
            for one in outcome.all():
                click.echo(line(one))
    except KeyboardInterrupt:
        click.echo()


OUTCOMES = {
    "added": _("added"),
    "replaced": _("replaced"),
    "duplicate": _("known"),
    "rejected": _("rejected"),
}


def counted(name: str, n: int) -> str:
    """12 added, in the terminal's language."""
    match name:
        case "added":
            return plural("{n} added", "{n} added", n)
        case "replaced":
            return plural("{n} replaced", "{n} replaced", n)
        case "duplicate":
            return plural("{n} known", "{n} known", n)
        case _:
            return plural("{n} rejected", "{n} rejected", n)


def line(outcome: Outcome, *, reason: bool = True) -> str:
    """What became of a file, as one line; why it was rejected on a second."""
    said = f"{OUTCOMES[outcome.outcome]:<10} {on_one_line(outcome.path.name)}"
    if outcome.error:
        why = f"\n           {on_one_line(outcome.error.sentence(LANG))}"
        return said + (why if reason else "")
    if outcome.meeting:
        said += f" → {on_one_line(meeting_title(outcome.meeting, LANG))}"
    elif outcome.document:
        said += " → " + _("no meeting date: kept, searchable, on the list to check")
    if outcome.outcome == "duplicate" and outcome.document:
        said += " " + _("(the same file as {name})", name=outcome.document.filename)
    return said


def as_object(outcome: Outcome) -> dict[str, Any]:
    """The outcome as DESIGN.md's JSON; members for a file that holds others."""
    meeting = outcome.meeting
    found: dict[str, Any] = {
        "path": str(outcome.path),
        "outcome": outcome.outcome,
        "document": outcome.document.id if outcome.document else None,
        "meeting": meeting
        and {"id": meeting.id, "body": meeting.body.name, "date": meeting.date.isoformat()},
        "reason": _reason(outcome),
        "pages": outcome.pages,
        "seconds": outcome.seconds,
    }
    if outcome.members:
        found["members"] = [as_object(one) for one in outcome.members]
    return found


def _reason(outcome: Outcome) -> str | None:
    if outcome.error:
        return outcome.error.sentence(LANG)
    if outcome.outcome == "duplicate" and outcome.document:
        return _("the same file as {name}", name=outcome.document.filename)
    return None


def _summary(settings: Settings, outcomes: Sequence[Outcome], *, listed: bool) -> None:
    """Counts, and where to look next."""
    told = [one for outcome in outcomes for one in outcome.all()]
    if not told and (halves := checklist.incomplete(settings)):
        click.echo(
            plural(
                "{n} file in {inbox} is not whole yet; the rest of it is waited for.",
                "{n} files in {inbox} are not whole yet; the rest of them is waited for.",
                len(halves),
                inbox=settings.inbox,
            )
        )
        return
    if not told:
        click.echo(_("Nothing waits in {inbox}.", inbox=settings.inbox))
        return
    if not listed:
        for one in told:
            if one.outcome != "added":
                click.echo(line(one, reason=False))
    pages = sum(one.pages for one in outcomes if one.outcome in ("added", "replaced"))
    counts = {name: sum(one.outcome == name for one in told) for name in OUTCOMES}
    click.echo(
        _(
            "{files}: {outcomes}; {pages}.",
            files=plural("{n} file", "{n} files", len(told)),
            outcomes=", ".join(counted(name, n) for name, n in counts.items() if n),
            pages=plural("{n} page", "{n} pages", pages),
        )
    )
    with Store.open(settings.database) as store:
        if waiting := len(checklist.worth_a_look(store)):
            place = settings.home / checklist.NAME[settings.lang]
            click.echo(
                plural(
                    "{n} document needs an eye: {place}",
                    "{n} documents need an eye: {place}",
                    waiting,
                    place=place,
                )
            )


def _say_busy() -> None:
    complain(_("Another Greffe is bringing files into this home; waiting for it."))
