"""How a document stands with the public. Plain data.

One that is kept from the public has the status withdrawn in the catalogue, whatever the way: the
one gate that every list, feed, export and index goes through.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Way(StrEnum):
    """How a document is kept from the public, or that it is not."""

    OPEN = "open"
    EMBARGOED = "embargoed"  # until a time, or until someone publishes it
    SEALED = "sealed"  # for readers of sealed records, clerks and administrators
    WITHDRAWN = "withdrawn"  # it was published, and is no more
    REDACTING = "redacting"  # what was removed is being taken out of its words


UNSEEN = frozenset({Way.EMBARGOED, Way.SEALED, Way.REDACTING})  # the public is not told of it


@dataclass(frozen=True, slots=True)
class Access:
    """How a document stands with the public. until is UTC, of an embargo; None: not yet.

    status is the one that it has once it is shown. was_seen: whether the public ever had it.
    """

    way: Way
    until: dt.datetime | None = None
    status: str | None = None
    was_seen: bool = True


@dataclass(frozen=True, slots=True)
class Withheld:
    """What a sidecar, or a rule of the settings, says of a file that arrives."""

    way: Way
    until: dt.datetime | None = None

    def is_due(self, now: dt.datetime) -> bool:
        return self.way is Way.EMBARGOED and self.until is not None and self.until <= now
