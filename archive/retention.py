"""How long records are kept, as the town's own schedule has it, and which are due. Pure.

In greffe.toml, a rule a table:

    [retention."Avis de convocation"]
    kind = "notice"             # a kind, or all where it is left out
    body = "Conseil municipal"  # a body as it is named in the archive, or all
    years = 5                   # full years after the date of the meeting, else of receipt
    action = "flag"             # the clerk is shown what is due; nothing is ever deleted

In Québec the schedule (calendrier de conservation) is the town's and approved by BAnQ (Loi sur les
archives, RLRQ c. A-21.1, art. 8); minutes and by-laws are kept for ever. What is done about what is
due is the clerk's decision, and destroying an original is done by hand.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from archive.errors import SettingsError
from archive.model import Document, Kind

ACTIONS = ("flag",)
LONGEST_YEARS = 500


@dataclass(frozen=True, slots=True)
class Rule:
    """Records of a kind and a body (None: of all) are due so many full years after their date."""

    name: str
    years: int
    kind: Kind | None = None
    body: str | None = None
    action: str = "flag"

    def covers(self, doc: Document) -> bool:
        own_body = (doc.body or "").casefold()
        return (self.kind is None or doc.kind is self.kind) and (
            self.body is None or own_body == self.body.casefold()
        )

    def due_on(self, doc: Document) -> dt.date:
        """The day from which a record is due. 29 February comes round on 1 March."""
        day = doc.date or doc.received_at.date()
        try:
            return day.replace(year=day.year + self.years)
        except ValueError:
            return dt.date(day.year + self.years, 3, 1)


@dataclass(frozen=True, slots=True)
class Due:
    """A record that a rule says is due, and since when."""

    document: Document
    rule: Rule
    since: dt.date


def due(documents: Iterable[Document], rules: Iterable[Rule], today: dt.date) -> list[Due]:
    """What is due, longest first. Where several rules cover a record the longest term counts."""
    ordered = sorted(rules, key=lambda rule: rule.years, reverse=True)
    found = []
    for doc in documents:
        rule = next((one for one in ordered if one.covers(doc)), None)
        if rule and rule.due_on(doc) <= today:
            found.append(Due(doc, rule, rule.due_on(doc)))
    return sorted(found, key=lambda one: (one.since, one.document.filename))


def rules_in(tables: Mapping[str, Any], *, where: str) -> tuple[Rule, ...]:
    """The rules of greffe.toml. Raises SettingsError."""
    return tuple(_rule(name, given, where) for name, given in tables.items())


def _rule(name: str, given: object, where: str) -> Rule:
    key = f"retention.{name}"
    if not isinstance(given, dict):
        raise SettingsError(key, value=str(given), allowed="[retention.…]", where=where)
    for one in given:
        if one not in ("kind", "body", "years", "action"):
            allowed = "kind, body, years, action"
            raise SettingsError(f"{key}.{one}", value=one, allowed=allowed, where=where)
    years, kind, body = given.get("years"), given.get("kind"), given.get("body")
    action = given.get("action", "flag")
    if not isinstance(years, int) or isinstance(years, bool) or not 0 < years <= LONGEST_YEARS:
        allowed = f"1 … {LONGEST_YEARS}"
        raise SettingsError(f"{key}.years", value=str(years), allowed=allowed, where=where)
    if kind is not None and kind not in set(Kind):
        raise SettingsError(f"{key}.kind", value=str(kind), allowed=" | ".join(Kind), where=where)
    if body is not None and not isinstance(body, str):
        raise SettingsError(f"{key}.body", value=str(body), allowed="str", where=where)
    if action not in ACTIONS:
        allowed = " | ".join(ACTIONS)
        raise SettingsError(f"{key}.action", value=str(action), allowed=allowed, where=where)
    return Rule(name, years, Kind(kind) if kind else None, body or None, action)
