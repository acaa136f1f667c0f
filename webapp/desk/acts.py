"""Acts as the log keeps them, in words; and how an act of the desk is written down."""

from __future__ import annotations

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from archive.access import Way
from archive.amending import Part
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
    "amended": _("what was understood corrected"),
    "amendment-undone": _("correction undone"),
    "withdrawn": _("withdrawn"),
    "brought-back": _("brought back"),
    "published": _("shown"),
    "embargoed": _("held back"),
    "sealed": _("sealed"),
    "redacted": _("redacted"),
    "redaction-lifted": _("redaction lifted"),
    "retried": _("tried again"),
    "uploaded": _("uploaded"),
    "announced": _("announced"),
    "announcement-changed": _("announcement changed"),
    "announcement-withdrawn": _("announcement withdrawn"),
    "announcement-brought-back": _("announcement shown again"),
    "message-answered": _("message answered"),
    "message-closed": _("message closed"),
    "message-opened": _("message opened again"),
    "message-erased": _("message erased"),
    "mail-dismissed": _("uncertain e-mail seen to"),
    "transcript-edited": _("transcript corrected"),
    "transcript-shifted": _("times of lines moved"),
    "transcript-named": _("speakers named"),
    "transcript-restored": _("version of the transcript brought back"),
    "transcript-read": _("transcript read anew by a program"),
    "transcript-kept": _("corrected transcript kept"),
    "chapter-set": _("beginning of an item set"),
    "chapter-removed": _("item said not to be heard"),
    "chapter-forgotten": _("beginning of an item left to the program"),
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
PARTS: dict[Part, LazyString] = {
    Part.DECISION: _("Decisions"),
    Part.PERSON: _("Attendance"),
    Part.ITEM: _("Items"),
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
    "saved": (True, _("Saved.")),
    "announced": (True, _("It is kept, and shown from its first day on.")),
    "announcement-withdrawn": (True, _("It is shown to no one any more.")),
    "announcement-back": (True, _("It is shown again.")),
    "answer-waits": (True, _("The answer is kept and goes out by e-mail.")),
    "answer-kept": (True, _("The answer is kept. It could not go out by e-mail.")),
    "no-answer": (False, _("Write an answer; a message is answered once.")),
    "transcript-edited": (True, _("Saved as a new version.")),
    "transcript-named": (True, _("The names hold for the whole recording.")),
    "transcript-restored": (True, _("The version was brought back, as a new version.")),
    "chapter": (True, _("Saved. The player and the minutes follow.")),
    "no-second": (False, _("Nothing was saved: write hours, minutes and seconds within the "
                           "recording: 1:02:05.")),
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
    return said_act(entry.act)


def said_act(act: str) -> str:
    return str(SAID.get(act, act))


def note(act: str, subject: str, **after: object) -> None:
    """Write an act of this session's user down."""
    with Store.open(site.here().settings.database) as store, store.transaction():
        audit.write(store.connection, doors.who(), act, subject, after=after)
