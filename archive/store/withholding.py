"""Keeping documents from the public, showing them, and removing what is in them: each act in one
transaction with its entry in the log.

Only the status of a document's row is looked at by what anyone may ask (see archive.withholding);
the table access says how it came to be so, and what it goes back to.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from archive.access import Access, Way, Withheld
from archive.audit import TERMINAL
from archive.events import Did
from archive.store import audit, spoken_removal
from archive.store.store import Store
from archive.store.withheld import keep, stamp
from archive.withholding import Redaction, digest

CLOCK = "clock"  # who shows what has waited for its time
DID: dict[Way, Did] = {
    Way.EMBARGOED: Did.EMBARGOED, Way.SEALED: Did.SEALED, Way.WITHDRAWN: Did.WITHDRAWN,
    Way.REDACTING: Did.REDACTED,
}  # fmt: skip


class Withholding:
    """What one user, the clock or the terminal does. A class because each act is someone's."""

    def __init__(self, store: Store, who: str = TERMINAL) -> None:
        self.store, self.connection, self.who = store, store.connection, who

    def withhold(
        self, doc_id: str, way: Way, *, until: dt.datetime | None = None, reason: str = ""
    ) -> bool:
        """Keep a document from the public in a way that is not OPEN. Whether that changes
        anything. Raises NotFound."""
        with self.store.transaction():
            before = self._access(doc_id)
            if (before.way, before.until) == (way, until):
                return False
            keep(self.connection, doc_id, before, Withheld(way, until))
            said = {"reason": reason, "status": before.status} if way is Way.WITHDRAWN else {}
            self.store._did(DID[way], [doc_id], {k: v for k, v in said.items() if v})
            self._note(_ACTS[way], doc_id, before, way, until, reason)
        return True

    def show(self, doc_id: str, *, reason: str = "") -> bool:
        """Show a document to everyone, from now on. Whether it was not. Raises NotFound."""
        with self.store.transaction():
            before = self._access(doc_id)
            if before.way is Way.OPEN:
                return False
            self._show(doc_id, before)
            self._note("published", doc_id, before, Way.OPEN, None, reason)
        return True

    def release_due(self, now: dt.datetime) -> list[str]:
        """Show the documents whose time has come. Doing it again changes nothing."""
        if not self.store.due(now):
            return []
        with self.store.transaction():
            found = self.store.due(now)  # another may have shown them meanwhile
            for doc_id in found:
                before = self._access(doc_id)
                self._show(doc_id, before)
                self._note("published", doc_id, before, Way.OPEN, before.until, "")
        return found

    def redact(self, doc_id: str, redaction: Redaction) -> int:
        """Remove something from what the public gets; returns its number.

        Spoken words are gone when this returns; a paper is kept from the public until it has been
        read anew without them (ingest.redacting).
        """
        with self.store.transaction():
            doc = self.store.document(doc_id)
            box = redaction.box
            corners = (box.x0, box.top, box.x1, box.bottom) if box else (None,) * 4
            made = self.connection.execute(
                "INSERT INTO redactions (document, page, x0, top, x1, bottom, start_s, end_s, "
                "words, reason, made_at) VALUES (?,?,?,?,?,?,?,?,?,?,?)",
                (doc_id, redaction.page, *corners, redaction.start_s, redaction.end_s,
                 redaction.words, redaction.reason, stamp(dt.datetime.now(dt.UTC))),
            )  # fmt: skip
            number = int(made.lastrowid or 0)
            # What clerks wrote of its decisions may say what is removed, and nobody can tell.
            self.connection.execute("DELETE FROM amended WHERE document = ?", (doc_id,))
            self._changed(doc.id, is_paper=redaction.start_s is None)
            audit.write(
                self.connection, self.who, "redacted", doc_id,
                after={"redaction": number, **_said(redaction), "reason": redaction.reason},
            )  # fmt: skip
        return number

    def lift(self, doc_id: str, number: int, *, reason: str) -> bool:
        """Give back what a redaction removed. False where there is none of that number."""
        with self.store.transaction():
            found = [one for one in self.store.redactions(doc_id) if one.id == number]
            if not found:
                return False
            self.connection.execute("DELETE FROM redactions WHERE id = ?", (number,))
            self._changed(doc_id, is_paper=found[0].start_s is None)
            audit.write(
                self.connection, self.who, "redaction-lifted", doc_id,
                before={"redaction": number, **_said(found[0]), "reason": found[0].reason},
                after={"reason": reason},
            )  # fmt: skip
        return True

    def made(self, doc_id: str, of: str, file: Mapping[str, object] | None) -> bool:
        """A paper was read, and its file made, without what is removed (None: nothing is). of is
        the digest that this was done for: where it is no longer that, False, and nothing is shown.
        """
        with self.store.transaction():
            if digest(self.store.removals(doc_id)) != of:
                return False
            self.connection.execute("DELETE FROM redacted WHERE document = ?", (doc_id,))
            if file:
                self.connection.execute(
                    "INSERT INTO redacted VALUES (:document, :digest, :sha256, :size, :media_type)",
                    {"document": doc_id, **file},
                )
            before = self._access(doc_id)
            if before.way is Way.REDACTING:
                self._show(doc_id, before)
        return True

    def _changed(self, doc_id: str, *, is_paper: bool) -> None:
        self.store._did(Did.REDACTED, [doc_id], {"of": digest(self.store.redactions(doc_id))})
        self.connection.execute("UPDATE moved SET text = '' WHERE old = ?", (doc_id,))
        if not is_paper:
            spoken_removal.again(self.store, doc_id)
            return
        before = self._access(doc_id)
        if before.way is Way.OPEN:
            keep(self.connection, doc_id, before, Withheld(Way.REDACTING))

    def _access(self, doc_id: str) -> Access:
        self.store.document(doc_id)
        return self.store.access(doc_id)

    def _show(self, doc_id: str, before: Access) -> None:
        """Within the caller's transaction. What is being redacted waits until it is."""
        if self._is_unmade(doc_id):
            keep(self.connection, doc_id, before, Withheld(Way.REDACTING))
            return
        now = stamp(dt.datetime.now(dt.UTC))
        self.connection.execute(
            "UPDATE documents SET status = ?, indexed = 0 WHERE id = ?", (before.status, doc_id)
        )
        first = not before.was_seen or before.way is Way.EMBARGOED
        self.connection.execute(
            "UPDATE access SET way = 'open', until = NULL, was_seen = 1, "
            "shown_at = CASE WHEN ? THEN ? ELSE shown_at END WHERE document = ?",
            (first, now, doc_id),
        )
        if before.way is not Way.REDACTING:
            self.store._did(Did.PUBLISHED if first else Did.RESTORED, [doc_id], {})

    def _is_unmade(self, doc_id: str) -> bool:
        """Whether a paper is still to be read without what is removed from it."""
        if self.store.document(doc_id).media:
            return False
        made = self.store.redacted_file(doc_id)
        return digest(self.store.redactions(doc_id)) != (made["digest"] if made else "")

    def _note(
        self, act: str, doc_id: str, before: Access, way: Way, until: dt.datetime | None,
        reason: str,
    ) -> None:  # fmt: skip
        audit.write(
            self.connection,
            self.who,
            act,
            doc_id,
            before={"access": before.way, "until": before.until and stamp(before.until)},
            after={"access": way, "until": until and stamp(until), "reason": reason},
        )


_ACTS = {
    Way.EMBARGOED: "embargoed", Way.SEALED: "sealed", Way.WITHDRAWN: "withdrawn",
}  # fmt: skip


def _said(one: Redaction) -> dict[str, object]:
    """Where a redaction is, for the log; never what it removed."""
    if one.page is not None and one.box:
        corners = (one.box.x0, one.box.top, one.box.x1, one.box.bottom)
        return {"page": one.page, "box": [round(x, 1) for x in corners]}
    if one.start_s is not None:
        return {"start_s": one.start_s, "end_s": one.end_s}
    return {"page": one.page or 1}
