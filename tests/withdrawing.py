"""Taking a record back, as a clerk does."""

from __future__ import annotations

from archive.access import Way
from archive.store import Store, Withholding


def withdraw(store: Store, doc_id: str, *, reason: str = "") -> None:
    Withholding(store).withhold(doc_id, Way.WITHDRAWN, reason=reason)
