"""E-mails as they are written: plain text and HTML, in the reader's language. Nothing in them tells
us whether they are opened or what is followed: no picture, no address of the reader's own but the
one that ends the subscription.

Every function here runs within `spoken`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import localtime

from flask import Flask, render_template
from flask_babel import gettext as _
from flask_babel import ngettext

from archive.correspondence import About, Message, Subscription
from archive.model import Lang
from archive.settings import Settings
from archive.store import Catalogue
from webapp import site
from webapp.alerts import tokens, topics
from webapp.alerts.news import Item
from webapp.i18n import LANG_KEY, ROOT_KEY, lang

MOST = 15  # items of one e-mail; of more, how many and where they are


@contextmanager
def spoken(app: Flask, language: Lang) -> Iterator[None]:
    """What is written within is in this language."""
    named = {LANG_KEY: language, ROOT_KEY: "", "SCRIPT_NAME": f"/{language}"}
    address = app.extensions[site.NAME].settings.address
    with app.test_request_context("/", base_url=address, environ_overrides=named):
        yield


def confirmation(to: Subscription, catalogue: Catalogue, *, key: bytes, id_: str) -> EmailMessage:
    """Asks whether it was really the reader who asked."""
    return _written(
        "confirm", to.address, id_, _("Confirm: news by e-mail"),
        topic=topics.name(catalogue, to.topic), about=to.topic.about,
        confirm=_here(f"/alerts/confirm/{tokens.signed(key, 'confirm', to.id)}"),
    )  # fmt: skip


def news(
    to: Subscription, items: Sequence[Item], catalogue: Catalogue, *, key: bytes, id_: str
) -> EmailMessage:
    """What is new, each thing with the link that leads to its page or second."""
    stop = f"/alerts/stop/{tokens.signed(key, 'stop', to.id)}"
    name = topics.name(catalogue, to.topic)
    if to.topic.about is About.WEEK:
        subject = ngettext("%(num)s decision this week", "%(num)s decisions this week", len(items))
    else:
        subject = ngettext("%(name)s: %(num)s new record", "%(name)s: %(num)s new records",
                           len(items), name=name)  # fmt: skip
    made = _written(
        "news", to.address, id_, subject, topic=name, about=to.topic.about,
        items=[(one, _here(one.path)) for one in items[:MOST]], more=max(0, len(items) - MOST),
        place=_here(topics.path(to.topic)), stop=_here(stop),
    )  # fmt: skip
    # RFC 8058: one click in the mail program, which posts to this address without being asked.
    made["List-Unsubscribe"] = f"<{_here(stop)}>"
    made["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return made


def reply(to: Message, *, id_: str) -> EmailMessage:
    """What the records office answers to a message."""
    assert to.address
    about = _here(to.about) if to.about else ""
    return _written(
        "reply", to.address, id_, _("Your message to the records office"), message=to, about=about
    )


def _here(path: str) -> str:
    """An address of the site as it is written in an e-mail, in the reader's language."""
    return f"{site.here().settings.address}/{lang()}{path}"


def _written(name: str, address: str, id_: str, subject: str, **given: object) -> EmailMessage:
    settings: Settings = site.here().settings
    town = settings.town_name or "Greffe"
    made = EmailMessage(policy=SMTP)
    made["From"] = Address(display_name=town, addr_spec=settings.mail.sender)
    made["To"] = Address(addr_spec=address)
    made["Subject"] = " ".join(subject.split())
    made["Date"] = localtime()
    made["Message-ID"] = f"<{id_}@{settings.mail.sender.rpartition('@')[2]}>"
    made["Auto-Submitted"] = "auto-generated"
    if settings.email and name != "confirm":
        made["Reply-To"] = settings.email
    known = {"subject": made["Subject"], "site": _here("/"), **given}
    made.set_content(render_template(f"mail/{name}.txt", **known))
    made.add_alternative(render_template(f"mail/{name}.html", **known), subtype="html")
    made["Content-Language"] = lang()  # set_content takes away what was there
    return made
