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
    "role-changed": _("role changed"),
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
    "meetings-joined": _("meetings joined"),
    "meeting-parted": _("meeting parted in two"),
    "body-renamed": _("body renamed"),
    "move-undone": _("moved back"),
    "many-changed": _("many documents changed at once"),
    "many-undone": _("many changes undone at once"),
}

FIELDS: dict[str, LazyString] = {
    "kind": _("Kind"),
    "title": _("Title"),
    "body": _("Body"),
    "date": _("Date of the meeting"),
    "lang": _("Language"),
    "status": _("Status"),
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
    "joined": (True, _("The two are one meeting. The old address leads here; it can be undone.")),
    "parted": (True, _("This is a meeting of its own now. It can be undone on the other's page.")),
    "renamed": (True, _("The body has its new name. Its old addresses lead to the new ones.")),
    "moved-back": (True, _("All is as before.")),
    "moved-since": (False, _("It was moved on since: undo the later act first.")),
    "many": (True, _("Done. The whole act can be undone below.")),
    "many-undone": (True, _("The whole act was undone.")),
    "many-left": (
        False,
        _("Undone, but for documents that were changed again since: those stay as they are."),
    ),
    "retried": (True, _("Tried again: what becomes of it is shown here in a moment.")),
    "none-chosen": (False, _("Nothing was chosen: tick what is meant, then choose an act.")),
    "two-wanted": (False, _("Choose two meetings to join.")),
    "some-wanted": (
        False, _("Choose the documents of the second meeting: some of them, not all."),
    ),
    "no-name": (False, _("A body has a name of at most 300 characters.")),
    "no-reason": (False, _("Say why: a reason is asked for, and kept in the log.")),
}  # fmt: skip


def said(entry: Entry) -> str:
    """What was done, in the reader's language; an unknown act as it is."""
    return str(SAID.get(entry.act, entry.act))


def note(act: str, subject: str, **after: object) -> None:
    """Write an act of this session's user down."""
    with Store.open(site.here().settings.database) as store, store.transaction():
        audit.write(store.connection, doors.who(), act, subject, after=after)
