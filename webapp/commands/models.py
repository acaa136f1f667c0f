"""greffe models: the speech models of a home."""

from __future__ import annotations

from pathlib import Path

import click

from archive.settings import Settings
from ingest.recordings import models as speech
from webapp.cli import settings_of
from webapp.terminal import Command, _, plural


@click.group(help=_("The speech models that write down what recordings say."))
def models() -> None:
    pass


@models.command("list", cls=Command, help=_("The models in models/, and the one that is used."))
@click.pass_obj
def listed(home: Path) -> None:
    settings = settings_of(home)
    used = speech.find_model(settings.model or None, models_folder=settings.models)
    found = speech.installed(settings.models)
    for one in found:
        sign = "*" if one.folder == used else " "
        click.echo(f"{sign} {one.name}  {_megabytes(one.size)}")
    if used and all(one.folder != used for one in found):
        click.echo(f"* {used}")
    if used is None:
        click.echo(_nothing_used(settings, len(found)))


@models.command(
    cls=Command,
    help=_("Download the model NAME (tiny, base, small, medium, large-v3…) into models/."),
)
@click.argument("name")
@click.pass_obj
def fetch(home: Path, name: str) -> None:
    settings = settings_of(home)
    known = {one.name: one.folder for one in speech.installed(settings.models)}
    folder = known.get(name) or speech.fetch(name, models_folder=settings.models)
    click.echo(_("{folder} is ready.", folder=folder))
    if len(known) > 0 and name not in known:
        click.echo(_("Use it with: greffe models use {name}", name=folder.name))


@models.command(
    cls=Command,
    help=_("Use the model NAME: the name of a folder in models/, or a path to one."),
)
@click.argument("name")
@click.pass_obj
def use(home: Path, name: str) -> None:
    settings = settings_of(home)
    if speech.find_model(name, models_folder=settings.models) is None:
        raise speech.NoSuchModel(name, folder=str(settings.models))
    _write(settings, name)
    click.echo(_("{name} is used from now on.", name=name))


def _write(settings: Settings, name: str) -> None:
    """Set recordings.model in greffe.toml, leaving the rest of the file as it is."""
    text = settings.file.read_text(encoding="utf-8") if settings.file.exists() else ""
    settings.home.mkdir(parents=True, exist_ok=True)
    settings.file.write_text(with_setting(text, "recordings", "model", name), encoding="utf-8")


def with_setting(text: str, table: str, key: str, value: str) -> str:
    """TOML with one string set in a table, every other line as it stands."""
    quoted = value.replace("\\", "\\\\").replace('"', '\\"')
    line = f'{key} = "{quoted}"'
    lines = text.splitlines()
    heads = [n for n, one in enumerate(lines) if one.strip().startswith("[")]
    head = next((n for n in heads if lines[n].split("#")[0].strip() == f"[{table}]"), None)
    if head is None:
        gap = [""] if lines and lines[-1].strip() else []
        return "\n".join([*lines, *gap, f"[{table}]", line]) + "\n"
    end = next((n for n in heads if n > head), len(lines))
    at = next((n for n in range(head + 1, end) if lines[n].partition("=")[0].strip() == key), None)
    if at is None:
        lines.insert(head + 1, line)
    else:
        lines[at] = line
    return "\n".join(lines) + "\n"


def _megabytes(size: int) -> str:
    return plural("{n} MB", "{n} MB", round(size / 1_000_000))


def _nothing_used(settings: Settings, several: int) -> str:
    if several:
        return _("Several models are there and none is chosen: greffe models use NAME.")
    return _(
        "There is no speech model. Fetch one with: greffe models fetch small, or put a folder of "
        "faster-whisper weights into {models}.",
        models=settings.models,
    )
