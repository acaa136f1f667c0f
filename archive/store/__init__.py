"""The truth: SQLite, through sqlite-utils for the schema. The only place that writes SQL."""

from archive.store.catalogue import BodyCount, Catalogue, Rejection
from archive.store.parts import as_bound
from archive.store.store import Store

__all__ = ["BodyCount", "Catalogue", "Rejection", "Store", "as_bound"]
