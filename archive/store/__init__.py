"""The truth: SQLite, through sqlite-utils for the schema. The only place that writes SQL."""

from archive.store.announcing import Announcing
from archive.store.catalogue import (
    BodyCount,
    Catalogue,
    Decided,
    NamedAt,
    Place,
    Rejection,
    Wanted,
)
from archive.store.connected import file_at
from archive.store.correspondence import Correspondence
from archive.store.mending import ChangedSince, Mending
from archive.store.parts import as_bound
from archive.store.publishing import leave_out_withdrawn
from archive.store.store import Store
from archive.store.users import Accounts, Role, Session, User
from archive.store.withholding import Withholding

__all__ = [
    "Accounts",
    "Announcing",
    "BodyCount",
    "Catalogue",
    "ChangedSince",
    "Correspondence",
    "Decided",
    "Mending",
    "NamedAt",
    "Place",
    "Rejection",
    "Role",
    "Session",
    "Store",
    "User",
    "Wanted",
    "Withholding",
    "as_bound",
    "file_at",
    "leave_out_withdrawn",
]
