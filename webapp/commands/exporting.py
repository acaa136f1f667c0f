"""greffe export: the archive as open data, and one transcript to take along."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from archive.export import export_bag, export_to, open_data, transcripts
from webapp.cli import catalogue_of, settings_of
from webapp.commands.speakers import spoken_of
from webapp.terminal import LANG, Command, _

DEST = click.argument("dest", type=click.Path(file_okay=False, path_type=Path))


@click.group(help=_("Write the archive as open data, or one transcript."))
def export() -> None:
    pass


@export.command(
    "json", cls=Command, help=_("Write the archive as JSON Lines into the folder DEST.")
)
@DEST
@click.pass_obj
def as_json(home: Path, dest: Path) -> None:
    _tables(home, "json", dest)


@export.command("csv", cls=Command, help=_("Write the archive as CSV into the folder DEST."))
@DEST
@click.pass_obj
def as_csv(home: Path, dest: Path) -> None:
    _tables(home, "csv", dest)


@export.command(
    "open-data", cls=Command, help=_("Write all that is public into the ZIP DEST, to take along.")
)
@click.argument("dest", type=click.Path(dir_okay=False, path_type=Path))
@click.pass_obj
def as_open_data(home: Path, dest: Path) -> None:
    settings = settings_of(home)
    with catalogue_of(settings) as catalogue:
        click.echo(str(open_data.write(catalogue, settings, dest)))


@export.command(
    "transcript",
    cls=Command,
    help=_("Write the transcript DOC, or that of the recording DOC, to a file or the terminal."),
)
@click.argument("doc", metavar="DOC")
@click.option("--format", "format", type=click.Choice(transcripts.FORMATS), default="vtt",
              show_default=True, help=_("Its form."))  # fmt: skip
@click.option("--machine", is_flag=True, help=_("The machine's own, although there are captions."))
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path),
              help=_("The file to write. Without it, the terminal."))  # fmt: skip
@click.pass_obj
def transcript(home: Path, doc: str, format: str, machine: bool, output: Path | None) -> None:
    with catalogue_of(settings_of(home)) as catalogue:
        document = catalogue.document(doc) if machine else spoken_of(catalogue, doc)
        text = transcripts.transcript(catalogue, document, format, lang=LANG)
    if output:
        output.write_text(text, encoding="utf-8")
    else:
        click.echo(text, nl=False)


@export.command(
    "bagit",
    cls=Command,
    help=_(
        "Write the archive as a bag into the new folder DEST: with the originals and the database, "
        "a copy that other programs can check."
    ),
)
@DEST
@click.option(
    "--sealed",
    is_flag=True,
    help=_("With withdrawn records: for the vault, not for the public."),
)
@click.pass_obj
def as_bag(home: Path, dest: Path, sealed: bool) -> None:
    settings = settings_of(home)
    with (
        catalogue_of(settings) as catalogue,
        click.progressbar(
            length=sum(doc.size for doc in catalogue.all_documents()),
            label=_("Copying"),
            file=sys.stderr,
            hidden=not sys.stderr.isatty(),
        ) as bar,
    ):
        export_bag(settings, catalogue, dest, sealed=sealed, on_progress=bar.update)
    click.echo(str(dest))


def _tables(home: Path, format: str, dest: Path) -> None:
    with catalogue_of(settings_of(home)) as catalogue:
        written = export_to(catalogue, format, dest)
    for file in written:
        click.echo(str(file))
