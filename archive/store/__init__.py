"""The truth: SQLite, through sqlite-utils for the schema. The only place that writes SQL."""

from archive.store.catalogue import (
    BodyCount,
    Catalogue,
    Decided,
    NamedAt,
    Place,
    Rejection,
    Wanted,
)
from archive.store.parts import as_bound
from archive.store.publishing import leave_out_withdrawn
from archive.store.store import Store

__all__ = [
    "BodyCount",
    "Catalogue",
    "Decided",
    "NamedAt",
    "Place",
    "Rejection",
    "Store",
    "Wanted",
    "as_bound",
    "leave_out_withdrawn",
]
