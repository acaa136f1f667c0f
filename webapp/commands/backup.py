"""greffe backup and restore: a copy of the whole home, and the home from it."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from archive import lock, restoring
from archive.backup import STATES, back_up
from archive.findings import Finding
from archive.settings import Settings
from archive.store import Store
from ingest.indexing import Indexing
from webapp.cli import catalogue_of, settings_of
from webapp.terminal import LANG, Command, _, complain, plural

MEGABYTE = 1_000_000


@click.command(
    cls=Command,
    help=_(
        "Copy the whole home to the folder DEST, while it is in use; the next time only what is "
        "new. The index is left out: restore makes it again."
    ),
)
@click.argument("dest", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--keep",
    default=STATES,
    show_default=True,
    type=click.IntRange(1),
    help=_("How many states of the database to keep: days that one can go back."),
)
@click.pass_obj
def backup(home: Path, dest: Path, keep: int) -> None:
    settings = settings_of(home)
    dest = dest.expanduser().resolve()
    if dest.is_relative_to(settings.home):
        raise click.UsageError(_("{dest} lies in the home that it is to save.", dest=dest))
    with catalogue_of(settings) as catalogue:
        length = sum(doc.size for doc in catalogue.all_documents())
    with _bar(length, _("Copying")) as bar:
        done = back_up(settings, dest, states=keep, on_progress=bar.update)
    told = plural("{n} file held", "{n} files held", done.files)
    new = plural("{n} of them new", "{n} of them new", done.copied)
    click.echo(_("{dest}: {held}, {new} ({size:.1f} MB). State: {state}", dest=dest, held=told,
                 new=new, size=done.size / MEGABYTE, state=done.state))  # fmt: skip
    _tell(done.findings)


@click.command(
    cls=Command,
    help=_(
        "Make a home, named by --home, from the backup SOURCE or from a sealed bag. Every file is "
        "checked; all that is sound is brought back, and what is not is told."
    ),
)
@click.argument("source", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--state", default="", help=_("An older state, such as state-20261124T020000Z."))
@click.pass_obj
def restore(home: Path, source: Path, state: str) -> None:
    home, source = home.expanduser().resolve(), source.expanduser().resolve()
    with _bar(restoring.size_of(source), _("Restoring")) as bar:
        done = restoring.restore(source, home, state=state, on_progress=bar.update)
    settings = Settings(home=home)
    with lock.writing(home), Store.open(settings.database) as store:
        written = Indexing(settings, store).rebuild()
    restoring.finish(home)
    told = plural("{n} file brought back", "{n} files brought back", done.files)
    passages = plural("{n} passage indexed.", "{n} passages indexed.", written)
    click.echo(_("{home}: {told} from {state}. {passages}", home=home, told=told, state=done.state,
                 passages=passages))  # fmt: skip
    _tell(done.findings)


def _bar(length: int, label: str) -> click._termui_impl.ProgressBar[int]:
    hidden = not sys.stderr.isatty()
    return click.progressbar(length=length, label=label, file=sys.stderr, hidden=hidden)


def _tell(findings: Iterable[Finding]) -> None:
    """Say what was wrong; the exit status then says so too."""
    wrong = list(findings)
    for one in wrong:
        complain(f"greffe: {one.sentence(LANG)}")
    if wrong:
        sys.exit(1)
