"""What a passage names: a street, a lot, a sum of money, the number of a matter. Plain data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

DIGITS = 12  # of a sum in whole dollars or euros, padded so that text sorts as numbers do


class Named(StrEnum):
    """What is named. A by-law is also an ordinance, a règlement or an arrêté."""

    STREET = "street"
    LOT = "lot"
    AMOUNT = "amount"
    BYLAW = "bylaw"
    RESOLUTION = "resolution"
    CONTRACT = "contract"


PLACES = (Named.STREET, Named.LOT)
MATTERS = (Named.BYLAW, Named.RESOLUTION, Named.CONTRACT)


class Act(StrEnum):
    """What is done to a matter where it is named: a stage of its life."""

    NOTICE = "notice"  # avis de motion, notice of motion
    FIRST = "first-reading"  # also dépôt du projet
    SECOND = "second-reading"
    THIRD = "third-reading"
    HEARING = "hearing"
    ADOPTED = "adopted"
    AMENDED = "amended"
    REPEALED = "repealed"
    IN_FORCE = "in-force"


@dataclass(frozen=True, slots=True)
class Mention:
    """One thing named in a text, from start to end.

    value is what it is found by: a street's or lot's slug, a sum's whole units in DIGITS digits, a
    number's slug. name is how it is shown. confidence is the rule's own, 0 to 1.
    """

    named: Named
    value: str
    name: str
    start: int
    end: int
    confidence: float
    act: Act | None = None

    @property
    def matter(self) -> str:
        """A matter as it stands in an address: 'bylaw-2026-412'."""
        return f"{self.named.value}-{self.value}"


def padded(units: int) -> str:
    """A sum as it is kept and compared."""
    return str(min(units, 10**DIGITS - 1)).zfill(DIGITS)
