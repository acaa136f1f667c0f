"""Acts as the log keeps them, in words; and how an act of the desk is written down."""

from __future__ import annotations

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from archive.amending import Part
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
    "amended": _("what was understood corrected"),
    "amendment-undone": _("correction undone"),
    "withdrawn": _("withdrawn"),
    "brought-back": _("brought back"),
    "retried": _("tried again"),
    "uploaded": _("uploaded"),
}

FIELDS: dict[str, LazyString] = {
    "kind": _("Kind"),
    "title": _("Title"),
    "body": _("Body"),
    "date": _("Date of the meeting"),
    "lang": _("Language"),
    "status": _("Status"),
}
PARTS: dict[Part, LazyString] = {
    Part.DECISION: _("Decisions"),
    Part.PERSON: _("Attendance"),
    Part.ITEM: _("Items"),
}
# What a page says after an act: (is it well?, the sentence).
DONE: dict[str, tuple[bool, LazyString]] = {
    "corrected": (True, _("Saved. The change can be undone below.")),
    "same": (True, _("Nothing was changed.")),
    "undone": (True, _("The change was undone.")),
    "changed-since": (
        False, _("This was changed again since: undo the later change first."),
    ),
    "withdrawn": (True, _("The document is withdrawn: it is shown to no one.")),
    "brought-back": (True, _("The document is shown again.")),
    "no-reason": (False, _("Say why: a reason is asked for, and kept in the log.")),
}  # fmt: skip


def said(entry: Entry) -> str:
    """What was done, in the reader's language; an unknown act as it is."""
    return str(SAID.get(entry.act, entry.act))


def note(act: str, subject: str, **after: object) -> None:
    """Write an act of this session's user down."""
    with Store.open(site.here().settings.database) as store, store.transaction():
        audit.write(store.connection, doors.who(), act, subject, after=after)
