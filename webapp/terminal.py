"""What the terminal shows: its language, and how a command ends."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from archive.errors import GreffeError
from archive.model import Lang
from webapp.i18n import load as catalogue_of
from webapp.visible import on_one_line


def language(environ: Mapping[str, str]) -> Lang:
    """The terminal's language: GREFFE_LANG, else the system's; English where it has none."""
    names = ("GREFFE_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
    named = next((environ[name] for name in names if environ.get(name)), "")
    return "fr" if named.lower().startswith("fr") else "en"


LANG: Lang = language(os.environ)  # once: click's help texts are made when commands are defined
_words = catalogue_of(LANG)


def _(text: str, **fields: object) -> str:
    """A text in the terminal's language, its {fields} filled in on one line each."""
    said = str(_words.gettext(text))
    return said.format(**_seen(fields)) if fields else said


def plural(one: str, many: str, n: int, **fields: object) -> str:
    """The form for n, in the terminal's language. French counts 0 and 1 as one."""
    return str(_words.ngettext(one, many, n)).format(n=n, **_seen(fields))


def _seen(fields: Mapping[str, object]) -> dict[str, object]:
    """Names of files and the like, so that none plays with the terminal."""
    texts = {name: on_one_line(str(one)) for name, one in fields.items()
             if isinstance(one, str | Path)}  # fmt: skip
    return {**fields, **texts}


def complain(text: str) -> None:
    """One line on standard error."""
    click.echo(on_one_line(text), err=True)


def stop_at_eof(stop: threading.Event) -> None:
    """Set stop once standard input closes: whoever started us is gone."""

    def wait() -> None:
        # Not through the buffer, whose lock a thread that waits would hold as Python ends.
        while os.read(sys.stdin.fileno(), 4096):
            pass
        stop.set()

    threading.Thread(target=wait, daemon=True).start()


class Command(click.Command):
    """A command whose errors are sentences: GreffeError becomes one line and its exit status."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except GreffeError as error:
            complain(f"greffe: {error.sentence(LANG)}")
            sys.exit(error.exit_code)
        except BrokenPipeError:  # `greffe search … | head`
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(1)
