"""A question as it stands in an address, understood. Used by the page and by the API.

What can't be understood is given back beside the question: the page says so and goes on, the
API refuses.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from werkzeug.datastructures import MultiDict

from archive.asking.wording import VOTES as VOTE_WORDS
from archive.links import slug
from archive.model import LANGS, Kind
from archive.places import street_slug
from archive.search import MAX_LIMIT, MAX_OFFSET, SORTS, Query

PAGE_SIZE = 20
PAGE_MEETINGS = 10  # of a page of results, each with its best passages
A_MEETING = 3
LAST_PAGE = MAX_OFFSET // PAGE_MEETINGS + 1
MAX_CHOICES = 50  # values of one filter; more are no choice of a person
VOTES = tuple(VOTE_WORDS)
YES = ("1", "true", "on")
KINDS = tuple(kind.value for kind in Kind)


@dataclass(frozen=True, slots=True)
class Refused:
    """A parameter that could not be understood: its name, its value and what is expected."""

    name: str
    value: str
    expected: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and what of the address was left out of it."""

    query: Query
    refused: tuple[Refused, ...] = ()

    @property
    def page(self) -> int:
        """The page of results, from 1."""
        return self.query.offset // self.query.limit + 1 if self.query.limit else 1


def from_page(args: MultiDict[str, str]) -> Asked:
    """The question of /search, which counts pages of meetings."""
    refused: list[Refused] = []
    page = _number(args, "page", 1, range(1, LAST_PAGE + 1), refused)
    asked = _asked(args, limit=0, offset=0, refused=refused)
    query = asked.query
    # Of one meeting all passages are shown, page by page; else the best of each meeting.
    is_one = len(query.bodies) == 1 and query.date_from and query.date_from == query.date_to
    limit, a_meeting = (PAGE_SIZE, 0) if is_one else (PAGE_MEETINGS, A_MEETING)
    why = args.get("explain", "") in YES
    return replace(
        asked,
        query=replace(query, limit=limit, offset=(page - 1) * limit, a_meeting=a_meeting, why=why),
    )


def from_api(args: MultiDict[str, str]) -> Asked:
    """The question of /api/v1/search, which counts hits. A missing q is refused."""
    refused: list[Refused] = []
    if not args.get("q", "").strip():
        refused.append(Refused("q", "", "q=pont"))
    limit = _number(args, "limit", PAGE_SIZE, range(MAX_LIMIT + 1), refused)
    offset = _number(args, "offset", 0, range(MAX_OFFSET + 1), refused)
    return _asked(args, limit=limit, offset=offset, refused=refused)


def _asked(args: MultiDict[str, str], *, limit: int, offset: int, refused: list[Refused]) -> Asked:
    date_from = _date(args, "from", refused)
    date_to = _date(args, "to", refused)
    if date_from and date_to and date_from > date_to:
        refused.append(Refused("to", date_to, f"≥ {date_from}"))
        date_to = None
    sort = _one(args, "sort", SORTS, refused)
    query = Query(
        q=args.get("q", "").strip(),
        bodies=_bodies(args),
        kinds=_some(args, "kind", KINDS, refused),
        years=_years(args, refused),
        langs=_some(args, "lang", LANGS, refused),
        councillors=tuple(dict.fromkeys(slug(one) for one in _given(args, "councillor"))),
        votes=_some(args, "vote", VOTES, refused),
        streets=tuple(dict.fromkeys(street_slug(one) for one in _given(args, "street"))),
        date_from=date_from,
        date_to=date_to,
        sort=sort or SORTS[0],
        limit=limit,
        offset=offset,
        both=args.get("both", "") in YES,
    )
    return Asked(query, tuple(refused))


def _given(args: MultiDict[str, str], name: str) -> list[str]:
    """The values of a parameter, blanks and repetitions left out, in order."""
    found = (value.strip() for value in args.getlist(name))
    return list(dict.fromkeys(value for value in found if value))[:MAX_CHOICES]


def _some(
    args: MultiDict[str, str], name: str, allowed: Iterable[str], refused: list[Refused]
) -> tuple[str, ...]:
    known = tuple(allowed)
    kept = []
    for value in _given(args, name):
        if value.lower() in known:
            kept.append(value.lower())
        else:
            refused.append(Refused(name, value, ", ".join(known)))
    return tuple(kept)


def _one(
    args: MultiDict[str, str], name: str, allowed: Iterable[str], refused: list[Refused]
) -> str | None:
    found = _some(args, name, allowed, refused)
    return found[0] if found else None


def _bodies(args: MultiDict[str, str]) -> tuple[str, ...]:
    """Bodies as slugs, given by slug or by name. An unknown one is a question without answer."""
    return tuple(dict.fromkeys(slug(value) for value in _given(args, "body")))


def _years(args: MultiDict[str, str], refused: list[Refused]) -> tuple[str, ...]:
    kept = []
    for value in _given(args, "year"):
        if re.fullmatch(r"[12][0-9]{3}", value):
            kept.append(value)
        else:
            refused.append(Refused("year", value, "2014"))
    return tuple(kept)


def _date(args: MultiDict[str, str], name: str, refused: list[Refused]) -> str | None:
    value = args.get(name, "").strip()
    if not value:
        return None
    try:
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            raise ValueError(value)
        return dt.date.fromisoformat(value).isoformat()
    except ValueError:
        refused.append(Refused(name, value, "2014-04-24"))
        return None


def _number(
    args: MultiDict[str, str], name: str, default: int, allowed: range, refused: list[Refused]
) -> int:
    value = args.get(name, "").strip()
    if not value:
        return default
    if re.fullmatch(r"[0-9]{1,9}", value) and int(value) in allowed:
        return int(value)
    refused.append(Refused(name, value, f"{allowed.start} – {allowed.stop - 1}"))
    return default
