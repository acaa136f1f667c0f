"""greffe user: who may sit at the desk. The first is made here, on the machine itself."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from archive.audit import TERMINAL
from archive.store import Accounts, Role, Store
from webapp.cli import settings_of
from webapp.terminal import Command, _

NAME = click.argument("name")


@click.group(help=_("Who may sit at the desk: add, disable, reset, list."))
def user() -> None:
    pass


@user.command(cls=Command, help=_("Add a user. The password is shown once, and changed at login."))
@NAME
@click.option(
    "--role",
    type=click.Choice([role.value for role in Role]),
    default=Role.CLERK.value,
    show_default=True,
    help=_("clerk; editor (corrects, withdraws nothing); reader of withdrawn records; "
           "administrator."),
)  # fmt: skip
@click.option("--ask", is_flag=True, help=_("Ask for the password instead of making one."))
@click.pass_obj
def add(home: Path, name: str, role: str, ask: bool) -> None:
    name = " ".join(name.split())
    if not name or len(name) > 100 or not name.isprintable():
        raise click.UsageError(_("A user's name has 1 to 100 characters, on one line."))
    password = _password(ask)
    with _opened(home) as store:
        Accounts(store).add(name, Role(role), _hashed(password), who=TERMINAL)
    _show(name, password, ask)


@user.command(cls=Command, help=_("Let a user in no more. What they did stays on record."))
@NAME
@click.pass_obj
def disable(home: Path, name: str) -> None:
    with _opened(home) as store:
        Accounts(store).disable(name, who=TERMINAL)
    click.echo(_("{name} is disabled; every session has ended.", name=name))


@user.command(cls=Command, help=_("Give a user a new password and a new second factor."))
@NAME
@click.option("--ask", is_flag=True, help=_("Ask for the password instead of making one."))
@click.pass_obj
def reset(home: Path, name: str, ask: bool) -> None:
    with _opened(home) as store:
        known = Accounts(store).known(name)
        if known.subject:
            Accounts(store).reset(name, "", who=TERMINAL)
            click.echo(_("{name} may come in again by the town's own account.", name=known.name))
            return
    password = _password(ask)
    with _opened(home) as store:
        Accounts(store).reset(name, _hashed(password), who=TERMINAL)
    _show(known.name, password, ask)


@user.command("list", cls=Command, help=_("The users and their roles."))
@click.pass_obj
def list_(home: Path) -> None:
    with _opened(home) as store:
        for one in Accounts(store).users():
            state = (
                _("disabled")
                if one.is_disabled
                else ""
                if one.secret or one.subject
                else _("never came in")
            )
            click.echo(f"{one.name}\t{one.role}\t{state}".rstrip())


def _opened(home: Path) -> Store:
    """The archive, which may be empty as yet. No lock: a user is no record, and files may be
    coming in for a whole night."""
    settings = settings_of(home)
    settings.make_home()
    return Store.open(settings.database)


def _password(ask: bool) -> str:
    from webapp.desk import proofs

    if not ask:
        return proofs.new_password()
    given = str(click.prompt(_("Password"), hide_input=True, confirmation_prompt=True))
    if len(given) < proofs.SHORTEST:
        click.echo(_("A password has at least {n} characters.", n=proofs.SHORTEST), err=True)
        sys.exit(1)
    return given


def _hashed(password: str) -> str:
    from webapp.desk import proofs

    return proofs.hashed(password)


def _show(name: str, password: str, asked: bool) -> None:
    if not asked:
        click.echo(_("Password of {name}, to hand on once: {password}", name=name,
                     password=password))  # fmt: skip
    click.echo(_("At the first login, at /desk, it is changed and a second factor is added."))
