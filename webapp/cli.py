"""The front door: the console script `greffe`. Each command lives in webapp/commands/."""

from __future__ import annotations

import importlib
import logging
import os
import sys
from importlib.metadata import version
from pathlib import Path

import click

from archive.errors import HalfRestored, NoArchive
from archive.settings import MARK, Settings, load
from archive.store import Catalogue, Store
from ingest.releasing import release
from webapp.terminal import _, complain

# command -> module of webapp.commands; imported only when it is called or helped
COMMANDS = {
    "init": "home",
    "ingest": "intake",
    "retry": "intake",
    "watch": "intake",
    "serve": "serving",
    "demo": "demo",
    "search": "finding",
    "explain": "finding",
    "cite": "cite",
    "rename": "cite",
    "events": "history",
    "withdraw": "history",
    "publish": "publish",
    "seal": "publish",
    "redact": "publish",
    "verify": "care",
    "reindex": "care",
    "status": "care",
    "export": "exporting",
    "backup": "backup",
    "restore": "backup",
    "models": "models",
    "transcribe": "transcribe",
    "speakers": "speakers",
    "clip": "clip",
    "user": "user",
    "alerts": "alerts",
}


class Front(click.Group):
    """Finds a command's module by the table above."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"webapp.commands.{COMMANDS[cmd_name]}")
        found: click.Command = getattr(module, cmd_name)
        return found


@click.group(
    cls=Front,
    help=_("Council meeting records that anyone can search."),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--home",
    type=click.Path(file_okay=False, path_type=Path),
    default=lambda: os.environ.get("GREFFE_HOME", "greffe-home"),
    show_default="GREFFE_HOME, ./greffe-home",
    help=_("The folder of the archive: inbox, originals, rejected files, database, index."),
)
@click.version_option(version("greffe"), prog_name="greffe", message="%(prog)s %(version)s")
@click.pass_context
def main(ctx: click.Context, home: Path) -> None:
    logging.basicConfig(format="greffe: %(message)s", level=logging.WARNING)
    _check_neighbours()
    ctx.obj = home


def settings_of(home: Path) -> Settings:
    """The settings of a home, with what the environment overrides. Read once a command.

    Raises HalfRestored for one that is not all back from its backup: nothing works on half a home.
    """
    if (mark := home / MARK).exists():
        raise HalfRestored(str(home), source=mark.read_text(encoding="utf-8"))
    return load(home, os.environ)


def catalogue_of(settings: Settings) -> Catalogue:
    """The archive of a home, for reading. Raises NoArchive where nothing was ever brought in.

    One that an earlier Greffe wrote is brought up to date first.
    """
    if not settings.database.exists():
        raise NoArchive(str(settings.home))
    with Catalogue.open(settings.database) as catalogue:
        behind = catalogue.is_behind()
    if behind:
        Store.open(settings.database).close()
    opened = Catalogue.open(settings.database)
    release(settings, opened)
    return opened


def _check_neighbours() -> None:
    """Say so if another distribution put a package of the same name in our way."""
    import archive
    import ingest
    import webapp

    files = [str(package.__file__) for package in (archive, ingest, webapp)]
    if len({Path(file).parent.parent for file in files}) > 1:
        complain(
            _(
                "greffe: another package called archive, ingest or webapp is in the way: {files}. "
                "Install greffe in an environment of its own.",
                files=", ".join(files),
            )
        )
        sys.exit(1)
