"""A clerk's changes to documents, and how they are taken back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from archive import doubts
from archive.amending import Amendment, Part
from archive.errors import GreffeError, NotFound
from archive.events import Did
from archive.store import amended, audit
from archive.store.standing import FIELDS, Standing, Value, standing, write
from archive.store.store import Store

AMENDING = ("amended", "amendment-undone")


class ChangedSince(GreffeError):
    code = "changed-since"
    says = {
        "en": "{subject} was changed again since",
        "fr": "{subject} a été modifié de nouveau depuis",
    }
    remedy = {
        "en": "Undo the later change first.",
        "fr": "Annulez d'abord la modification la plus récente.",
    }


class Mending:
    """A clerk's changes to documents, each in one transaction with its entry in the log."""

    def __init__(self, store: Store, who: str) -> None:
        self.store, self.connection, self.who = store, store.connection, who

    def mend(self, doc_id: str, values: Mapping[str, Value]) -> bool:
        """Set fields. Doubts about them go, also where the value was right. Whether anything
        changed. Raises NotFound."""
        with self.store.transaction():
            return self.set(doc_id, values) is not None

    def undo(self, n: int) -> str:
        """Take a change back; returns its document. The undoing is an entry, and can be undone.

        Raises NotFound for what can't be undone, ChangedSince where the document was changed
        again in the same fields.
        """
        with self.store.transaction():
            return self.take_back(n)

    def set(self, doc_id: str, values: Mapping[str, Value]) -> int | None:
        """As mend, within the caller's transaction; the number of its entry in the log."""
        before = standing(self.connection, doc_id)
        was = {name: before.mended.get(name, before.fields[name]) for name in values}
        after = Standing(
            {**before.fields, **values},
            {**before.mended, **was},
            doubts.left(before.doubts, values),
        )
        return self._put(doc_id, "corrected", before, after)

    def take_back(self, n: int) -> str:
        """As undo, within the caller's transaction."""
        entry = self.store.audit_entry(n)
        if entry is None or entry.act not in ("corrected", "undone"):
            raise NotFound(str(n))
        doc_id, was, became = entry.subject, entry.was(), entry.became()
        now = standing(self.connection, doc_id)
        touched = [
            name for name in FIELDS
            if was["fields"][name] != became["fields"][name]
            or was["mended"].get(name, self) != became["mended"].get(name, self)
        ]  # fmt: skip
        for name in touched:
            if now.fields[name] != became["fields"][name]:
                raise ChangedSince(self.store.document(doc_id).filename)
        kept = {name: value for name, value in now.mended.items() if name not in touched}
        back = {name: was["mended"][name] for name in touched if name in was["mended"]}
        returned = [one for one in was["doubts"] if one not in became["doubts"]]
        gone = {*became["doubts"]} - {*was["doubts"]}
        left = [one for one in now.doubts if one not in gone]
        after = Standing(
            {**now.fields, **{name: _back(name, was, now) for name in touched}},
            kept | back,
            tuple(dict.fromkeys([*left, *returned])),
        )
        self._put(doc_id, "undone", now, after)
        return doc_id

    def amend(self, doc_id: str, amendment: Amendment) -> bool:
        """Keep a correction of what was understood. Whether it is another than before. The caller
        writes the structure anew, within the same transaction."""
        before = amended.one(self.connection, doc_id, amendment.part, amendment.key)
        if before == amendment:
            return False
        amended.put(self.connection, doc_id, amendment)
        self._noted(doc_id, "amended", before, amendment)
        return True

    def unamend(self, n: int) -> str:
        """Take a correction of what was understood back; its document. As amend, within the
        caller's transaction. Raises NotFound, ChangedSince."""
        entry = self.store.audit_entry(n)
        if entry is None or entry.act not in AMENDING:
            raise NotFound(str(n))
        was, became = entry.was()["amendment"], entry.became()["amendment"]
        named = was or became
        part, key = Part(named["part"]), named["key"]
        now = amended.one(self.connection, entry.subject, part, key)
        if (now.as_json() if now else None) != became:
            raise ChangedSince(self.store.document(entry.subject).filename)
        back = Amendment(part, key, was["value"], was["was"]) if was else None
        if back:
            amended.put(self.connection, entry.subject, back)
        else:
            amended.drop(self.connection, entry.subject, part, key)
        self._noted(entry.subject, "amendment-undone", now, back)
        return entry.subject

    def _noted(self, doc_id: str, act: str, was: Amendment | None, now: Amendment | None) -> None:
        self.connection.execute("UPDATE documents SET indexed = 0 WHERE id = ?", (doc_id,))
        self.connection.execute(
            "INSERT INTO changes VALUES (?, strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now')) "
            "ON CONFLICT (document) DO UPDATE SET changed_at = excluded.changed_at",
            (doc_id,),
        )
        self.store._did(Did.CORRECTED, [doc_id], {})
        audit.write(
            self.connection, self.who, act, doc_id,
            before={"amendment": was.as_json() if was else None},
            after={"amendment": now.as_json() if now else None},
        )  # fmt: skip

    def _put(self, doc_id: str, act: str, before: Standing, after: Standing) -> int | None:
        if after == before:
            return None
        self.connection.execute("DELETE FROM mended WHERE document = ?", (doc_id,))
        self.connection.executemany(
            "INSERT INTO mended VALUES (?,?,?,?)",
            [
                (doc_id, name, json.dumps(after.fields[name]), json.dumps(was))
                for name, was in after.mended.items()
            ],
        )
        write(self.connection, doc_id, after)
        self.store._did(Did.CORRECTED, [doc_id], {})
        return audit.write(
            self.connection, self.who, act, doc_id,
            before=before.as_json(), after=after.as_json(),
        )  # fmt: skip


def _back(name: str, was: Mapping[str, Any], now: Standing) -> Value:
    """What a field goes back to: what was set before, else what was last read."""
    value: Value = was["fields"][name]
    return value if name in was["mended"] else now.mended.get(name, value)
