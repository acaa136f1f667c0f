"""greffe init: make a home."""

from __future__ import annotations

from pathlib import Path

import click

from archive.model import LANGS, Lang
from archive.settings import new_file
from archive.store import Store
from webapp.cli import settings_of
from webapp.terminal import LANG, Command, _


@click.command(cls=Command, help=_("Make a home: the folder that holds the whole archive."))
@click.option("--name", default="", help=_("The town's name, such as « Ville de Québec »."))
@click.option(
    "--lang",
    type=click.Choice(LANGS),
    default=LANG,
    show_default=True,
    help=_("The town's language."),
)
@click.pass_obj
def init(home: Path, name: str, lang: Lang) -> None:
    file = home / "greffe.toml"
    if file.exists():
        click.echo(_("{home} is a home already; nothing was changed.", home=home))
        return
    home.mkdir(parents=True, exist_ok=True)
    file.write_text(new_file(name=name, lang=lang), encoding="utf-8")
    settings = settings_of(home)
    settings.make_home()
    Store.open(settings.database).close()
    click.echo(_("{home} is ready. Drop files into {inbox}.", home=home, inbox=settings.inbox))
    click.echo(_("Then: greffe --home {home} serve", home=home))
