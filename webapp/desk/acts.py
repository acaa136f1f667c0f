"""Acts as the log keeps them, in words; and how an act of the desk is written down."""

from __future__ import annotations

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from archive.audit import Entry
from archive.store import Store, audit
from webapp import site
from webapp.desk import doors

SAID: dict[str, LazyString] = {
    "user-added": _("user added"),
    "user-disabled": _("user disabled"),
    "user-reset": _("user given a new password"),
    "user-enrolled": _("second factor set"),
    "recovery-code-used": _("recovery code used"),
    "login": _("logged in"),
    "logout": _("logged out"),
    "corrected": _("corrected"),
    "undone": _("change undone"),
    "withdrawn": _("withdrawn"),
    "brought-back": _("brought back"),
    "retried": _("tried again"),
    "uploaded": _("uploaded"),
}


def said(entry: Entry) -> str:
    """What was done, in the reader's language; an unknown act as it is."""
    return str(SAID.get(entry.act, entry.act))


def note(act: str, subject: str, **after: object) -> None:
    """Write an act of this session's user down."""
    with Store.open(site.here().settings.database) as store, store.transaction():
        audit.write(store.connection, doors.who(), act, subject, after=after)
