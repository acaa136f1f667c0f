"""What documents name is read from their passages, on arrival and anew where rules changed."""

from __future__ import annotations

from collections.abc import Iterable

from archive.store import Store, matters
from ingest.matters.gazetteer import Gazetteer
from ingest.matters.keys import keys_of
from ingest.matters.reading import RULES, mentions_of

A_TRANSACTION = 100  # documents


def version(town: Gazetteer) -> str:
    """The rules and the town's own list: with either, what was read before is out of date."""
    return f"{RULES} {town.mark}".strip()


def read(store: Store, ids: Iterable[str], town: Gazetteer) -> None:
    """Read some documents. What was there of them before goes."""
    wanted, rules = list(ids), version(town)
    for start in range(0, len(wanted), A_TRANSACTION):
        with store.transaction():
            for doc_id in wanted[start : start + A_TRANSACTION]:
                _read(store, doc_id, town, rules)


def catch_up(store: Store, town: Gazetteer) -> int:
    """Read the documents that these rules have not. Returns how many there were."""
    waiting = matters.outdated(store.connection, rules=version(town))
    read(store, waiting, town)
    return len(waiting)


def _read(store: Store, doc_id: str, town: Gazetteer, rules: str) -> None:
    passages, understood = store.passages(doc_id), store.structure(doc_id)
    named = {one.id: mentions_of(one.text, lang=one.lang, town=town) for one in passages}
    lang = next((one.lang for one in passages if one.lang), None)
    decided = [
        mentions_of(one.text, lang=lang, town=town)
        for one in (understood.decisions if understood else ())
    ]
    matters.write(
        store.connection,
        doc_id,
        named.items(),
        keys_of(passages, named, understood, decided),
        rules=rules,
    )
