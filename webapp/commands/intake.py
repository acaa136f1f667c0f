"""greffe ingest and greffe watch: bring files in."""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from archive.citation import meeting_title
from archive.settings import Settings
from archive.store import Store
from ingest import checklist, inbox, watching
from ingest.pipeline import Outcome
from webapp.cli import settings_of
from webapp.commands.transcribe import hear
from webapp.terminal import LANG, Command, _, complain, plural
from webapp.visible import on_one_line


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
    outcomes: list[Outcome] = []
    with click.progressbar(
        watching.bring_in(settings, arrivals, on_wait=_say_busy),
        length=len(arrivals),
        label=_("Bringing in"),
        file=sys.stderr,
        show_pos=True,
        hidden=not sys.stderr.isatty(),
    ) as coming:
        for outcome in coming:
            outcomes.append(outcome)
            if not as_json and not sys.stderr.isatty():
                click.echo(line(outcome, reason=False))
    if as_json:
        click.echo(json.dumps({"files": [as_object(one) for one in outcomes]}, indent=1,
                              ensure_ascii=False))  # fmt: skip
    else:
        _summary(settings, outcomes, listed=not sys.stderr.isatty())
    for outcome in outcomes:
        if outcome.error:
            complain(f"greffe: {outcome.error.sentence(LANG)}")
    hear(settings)
    if any(one.outcome == "rejected" for one in outcomes):
        sys.exit(1)


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
        threading.Thread(target=_stop_at_eof, args=(stop,), daemon=True).start()
    else:
        click.echo(_("Watching {inbox} (stop with Ctrl-C).", inbox=settings.inbox))
    try:
        for outcome in watching.follow(settings, stop=stop):
            click.echo(line(outcome))
    except KeyboardInterrupt:
        click.echo()


def _stop_at_eof(stop: threading.Event) -> None:
    """Set stop once standard input closes: whoever started us is gone."""
    sys.stdin.buffer.read()
    stop.set()


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
    """The outcome as DESIGN.md's JSON."""
    meeting = outcome.meeting
    return {
        "path": str(outcome.path),
        "outcome": outcome.outcome,
        "document": outcome.document.id if outcome.document else None,
        "meeting": meeting
        and {"id": meeting.id, "body": meeting.body.name, "date": meeting.date.isoformat()},
        "reason": _reason(outcome),
        "pages": outcome.pages,
        "seconds": outcome.seconds,
    }


def _reason(outcome: Outcome) -> str | None:
    if outcome.error:
        return outcome.error.sentence(LANG)
    if outcome.outcome == "duplicate" and outcome.document:
        return _("the same file as {name}", name=outcome.document.filename)
    return None


def _summary(settings: Settings, outcomes: Iterable[Outcome], *, listed: bool) -> None:
    """Counts, and where to look next."""
    told = list(outcomes)
    if not told:
        click.echo(_("Nothing waits in {inbox}.", inbox=settings.inbox))
        return
    if not listed:
        for one in told:
            if one.outcome != "added":
                click.echo(line(one, reason=False))
    pages = sum(one.pages for one in told if one.outcome in ("added", "replaced"))
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
