"""Acts as the log keeps them, in words; and how an act of the desk is written down."""

from __future__ import annotations

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from archive.audit import Entry
from archive.store import Store, audit
from archive.withholding import Way
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
    "published": _("shown"),
    "embargoed": _("held back"),
    "sealed": _("sealed"),
    "redacted": _("redacted"),
    "redaction-lifted": _("redaction lifted"),
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
WAYS: dict[Way, LazyString] = {
    Way.EMBARGOED: _("Held back: the public does not see it yet."),
    Way.SEALED: _("Sealed: only readers of sealed records, clerks and administrators see it."),
    Way.WITHDRAWN: _("Withdrawn: it is shown to no one but here."),
    Way.REDACTING: _("What was removed is being taken out; until then nobody sees it but here."),
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
    "shown": (True, _("Everyone sees it from now on.")),
    "waits": (True, _("The public does not see it until then.")),
    "sealed": (True, WAYS[Way.SEALED]),
    "no-time": (False, _("Give a day and an hour that are still to come.")),
    "redacted": (
        True, _("Removed. The public sees the document again once it has been made without it."),
    ),
    "lifted": (True, _("The redaction is lifted.")),
    "nothing-marked": (False, _("Nothing of the kind was found: mark what is to be removed.")),
    "none-ticked": (False, _("Tick what is to be withdrawn.")),
    "all-withdrawn": (True, _("What was ticked is withdrawn. The originals are kept.")),
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
