"""greffe clip: a range of a recording as a file of its own."""

from __future__ import annotations

from pathlib import Path

import click

from archive import timecode
from archive.errors import NotFound
from archive.given import given
from archive.model import Kind
from ingest.recordings import clip as clips
from webapp.cli import catalogue_of, settings_of
from webapp.terminal import Command, _


def moment(_ctx: click.Context, _param: click.Parameter, value: str) -> float:
    """1:02:03, 62:03, 3723 or 1h2m3s, as seconds."""
    try:
        return timecode.seconds(value)
    except ValueError as cause:
        said = _("{value} is not a time such as 1:02:03.", value=value)
        raise click.BadParameter(said) from cause


@click.command(
    cls=Command,
    help=_(
        "Write the recording DOC from START to END (1:02:03) into the file DEST, an hour at most. "
        "Nothing is encoded again, so a picture begins a little earlier, at its last whole image."
    ),
)
@click.argument("doc", metavar="DOC")
@click.argument("start", callback=moment)
@click.argument("end", callback=moment)
@click.argument("dest", type=click.Path(dir_okay=False, path_type=Path))
@click.pass_obj
def clip(home: Path, doc: str, start: float, end: float, dest: Path) -> None:
    settings = settings_of(home)
    with catalogue_of(settings) as catalogue:
        document = catalogue.document(doc)
        original = given(settings, catalogue, document).path
    if document.kind is not Kind.RECORDING or document.media is None:
        raise NotFound(_("the recording {name}", name=doc))
    suffix = clips.ending(original)
    target = dest if dest.suffix.lower() == suffix else dest.with_name(dest.name + suffix)
    try:
        made = clips.cut(original, start, end, target)
    except ValueError as cause:
        raise clips.NoSuchRange(
            document.filename,
            start=timecode.stamp(start),
            end=timecode.stamp(end),
            length=timecode.stamp(document.media.duration_s),
        ) from cause
    click.echo(
        _(
            "{file}: from {start} to {end}",
            file=target,
            start=timecode.stamp(made.start_s),
            end=timecode.stamp(made.end_s),
        )
    )
