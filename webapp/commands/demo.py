"""greffe demo: a home with the sample records of the package, brought in and served."""

from __future__ import annotations

import dataclasses
import shutil
from importlib import resources
from pathlib import Path

import click

from archive.settings import new_file
from archive.store import Store
from ingest import watching
from webapp.cli import settings_of
from webapp.commands import intake, serving, transcribe
from webapp.terminal import Command, _

NAME = "Ville de Val-aux-Érables"
ALIASES = '"Conseil municipal" = ["Municipal Council", "Town Council", "Council"]\n'
NOT_RECORDS = frozenset({"README.md", "__init__.py"})


@click.command(
    cls=Command, help=_("Make a home with sample records of an invented town, and serve it.")
)
@click.option("--host", default="127.0.0.1", show_default=True, help=_("Address to listen on."))
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535),
              help=_("Port to listen on; 0 takes a free one."))  # fmt: skip
@click.option("--no-serve", is_flag=True, help=_("Only make the home and bring the records in."))
@click.pass_obj
def demo(home: Path, host: str, port: int, no_serve: bool) -> None:
    make_home(home)
    settings = dataclasses.replace(settings_of(home), still_s=0.0)
    for outcome in watching.bring_in(settings, watching.settled(settings)):
        for one in outcome.all():
            click.echo(intake.line(one))
    with Store.open(settings.database) as store:
        queued = len(store.queued_recordings())
    if queued:
        click.echo(transcribe.waiting_for_a_model(settings, queued))
    if not no_serve:
        click.echo()
        serving.run(
            settings_of(home), host=host, port=port, watch=True, hints=hints(home), else_free=True
        )


def make_home(home: Path) -> None:
    """A home whose inbox holds the samples, as a clerk would have dropped them."""
    home.mkdir(parents=True, exist_ok=True)
    file = home / "greffe.toml"
    if not file.exists():
        file.write_text(new_file(name=NAME, lang="fr") + ALIASES, encoding="utf-8")
    samples = resources.files("webapp") / "samples"
    with resources.as_file(samples) as folder:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.name not in NOT_RECORDS and "__pycache__" not in path.parts:
                target = home / "inbox" / path.relative_to(folder)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, target)


def hints(home: Path) -> str:
    """What to try first."""
    return _(
        'Try: pont couvert · snow removal · "à l\'unanimité" · the recording of May 12, 2026.\n'
        "Drop a PDF of your own into {inbox}: it is searchable a few seconds later.",
        inbox=home / "inbox",
    )
