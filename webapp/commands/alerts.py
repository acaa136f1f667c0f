"""greffe alerts: news by e-mail, confirmations and answers are sent from here."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import localtime
from pathlib import Path

import click
from flask import Flask

from archive import lock
from archive.errors import GreffeError
from archive.settings import Settings
from archive.store import Correspondence, Store
from webapp.cli import settings_of
from webapp.terminal import Command, _, complain, plural, stop_at_eof


class MailOff(GreffeError):
    code = "mail-off"
    exit_code = 2
    says = {
        "en": "E-mail is not set up in {subject}",
        "fr": "Le courriel n'est pas réglé dans {subject}",
    }
    remedy = {
        "en": "Set [mail] host, [mail] sender (or [town] email) and [site] address.",
        "fr": "Réglez [mail] host, [mail] sender (ou [town] email) et [site] address.",
    }


class SendingElsewhere(GreffeError):
    code = "sending-elsewhere"
    says = {
        "en": "E-mail of {subject} is being sent by another Greffe",
        "fr": "Un autre Greffe envoie déjà le courriel de {subject}",
    }
    remedy = {
        "en": "One is enough: leave it, or stop it first.",
        "fr": "Un seul suffit : laissez-le faire, ou arrêtez-le d'abord.",
    }


@click.group(help=_("News by e-mail: send what is due, try the mail server, erase an address."))
def alerts() -> None:
    pass


@alerts.command(cls=Command, help=_("Send what is due now, once."))
@click.pass_obj
def send(home: Path) -> None:
    from webapp.alerts import worker

    settings = _settings(home)
    with _alone(settings) as app:
        tally = worker.once(app)
    click.echo(plural("{n} e-mail sent", "{n} e-mails sent", tally.sent))
    for n, said in (
        (tally.later, _("{n} put off", n=tally.later)),
        (tally.refused, _("{n} refused", n=tally.refused)),
        (tally.unknown, _("{n} not known to have arrived", n=tally.unknown)),
    ):
        if n:
            click.echo(said)
    if tally.left:
        click.echo(_("The day's limit is reached; the rest waits."))
    if tally.down:
        complain(_("greffe: the mail server takes nothing: {why}", why=tally.down))
        sys.exit(1)


@alerts.command(cls=Command, help=_("Send what is due, until stopped (Ctrl-C)."))
@click.option("--until-eof", is_flag=True, hidden=True)
@click.pass_obj
def run(home: Path, until_eof: bool) -> None:
    from webapp.alerts import worker

    settings = _settings(home)
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())  # what is being sent is settled first
    with _alone(settings) as app:
        if until_eof:
            stop_at_eof(stop)
        else:
            click.echo(_("Sending e-mail through {host} (stop with Ctrl-C).",
                         host=settings.mail.host))  # fmt: skip
        try:
            worker.for_ever(app, stop=stop)
        except KeyboardInterrupt:
            click.echo()


@alerts.command("try", cls=Command, help=_("Send one e-mail to ADDRESS, to see whether it works."))
@click.argument("address")
@click.pass_obj
def try_(home: Path, address: str) -> None:
    from webapp.alerts import posting

    settings = _settings(home)
    made = EmailMessage(policy=SMTP)
    made["From"], made["To"] = settings.mail.sender, address
    made["Subject"] = _("Greffe: a try")
    made["Date"] = localtime()
    made.set_content(_("If you read this, Greffe can send e-mail.") + "\n")
    became, why = posting.send(settings.mail, made, address)
    if became is not posting.Became.SENT:
        complain(_("greffe: the mail server takes nothing: {why}", why=why))
        sys.exit(1)
    click.echo(_("{host} took it. See whether it arrives, and not among the unwanted.",
                 host=settings.mail.host))  # fmt: skip


@alerts.command(cls=Command, help=_("Forget ADDRESS, of someone who asks at the counter."))
@click.argument("address")
@click.pass_obj
def erase(home: Path, address: str) -> None:
    settings = settings_of(home)
    gone = 0
    if settings.correspondence.exists():
        with Correspondence.open(settings.correspondence) as kept:
            gone = kept.erase_address(address.strip())
    click.echo(plural("{n} entry erased", "{n} entries erased", gone))


def _settings(home: Path) -> Settings:
    settings = settings_of(home)
    if not settings.sends_mail:
        raise MailOff(str(settings.file))
    return settings


@contextmanager
def _alone(settings: Settings) -> Iterator[Flask]:
    """The site's application, to write with, while no other Greffe sends for this home."""
    from webapp.app import create_app

    Store.open(settings.database).close()
    with lock.sending(settings.home) as ours:
        if not ours:
            raise SendingElsewhere(str(settings.home))
        yield create_app(settings)
