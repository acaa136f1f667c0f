"""The meeting's date, chosen among all the dates of the page, the file name and the folders.

The page wins over the name where it speaks of its own meeting; a date that stands on both is
sure. Where they disagree the clerk is told. A date that is not known is None, never a guess.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from archive.model import Evidence, Kind
from ingest.identity.date_context import PageDate, Whose
from ingest.identity.dates import DateFound, calendar_date, find_name_dates
from ingest.identity.evidence import candidate, doubted
from ingest.identity.folding import quote, split_name
from ingest.identity.heading import Opening
from ingest.identity.words import LANGUAGES

_ENOUGH = 0.5  # below this a page date is shown to the clerk but never taken
_MOST_SHOWN = 20  # dates of the page, the likeliest first
_RIVAL = 0.03  # another date of the page that is less sure by no more than this
_UNSURE = 0.66
_DOUBTS = frozenset({"date-conflict", "date-ambiguous"})
_CLEAR = 0.7  # from this on a page date wins over the file name


@dataclass(frozen=True, slots=True)
class Dated:
    """The date chosen (or None), the evidence for every candidate, and the doubts."""

    date: dt.date | None
    evidence: list[Evidence]
    doubts: list[str]


@dataclass(frozen=True, slots=True)
class _NameDate:
    """A date in a name. meant is False for « amended March 28 » behind the meeting's own."""

    found: DateFound
    source: str
    quote: str
    meant: bool


def choose_date(
    name: str,
    *,
    folders: tuple[str, ...],
    opening: Opening,
    page: list[PageDate],
    kind: Kind,
    day_first: bool,
    certain: bool,
) -> Dated:
    """Weigh all candidates. Nothing is opened; page holds the judged dates of the opening."""
    named = _in_name(name, "file name", day_first=day_first, certain=certain)
    for folder in reversed(folders):
        named += _in_name(folder, "folder", day_first=day_first, certain=certain)
    stamps = [p.found.date for p in page if p.whose is Whose.STAMP and p.found.date]
    chooser = _Chooser(named, page, opening, kind, min(stamps, default=None))
    date = chooser.choose()
    doubts = list(dict.fromkeys(chooser.doubts))
    if date is None:
        parts = any(n.meant for n in named) or any(
            p.whose in (Whose.MEETING, Whose.HEADING) and p.found.date is None for p in page
        )
        doubts.append("date-incomplete" if parts else "date-unknown")
    if _binds_several(name, named, page, kind):
        doubts.append("year-book")
    evidence = chooser.evidence(date)
    if date and (_DOUBTS.intersection(doubts) or _has_rival(date, page, named)):
        evidence = doubted(evidence, date.isoformat(), at_most=_UNSURE)
    return Dated(date, evidence, doubts)


def _has_rival(date: dt.date, page: list[PageDate], named: list[_NameDate]) -> bool:
    """Whether the page gives another day as surely, and no name tells which is meant."""
    if any(n.found.date == date for n in named):
        return False
    sure = max((p.confidence for p in page if p.found.date == date), default=0.0)
    others = [p for p in page if p.found.date and p.found.date != date]
    return any(p.confidence >= sure - _RIVAL for p in others if p.whose is not Whose.OTHER)


def _in_name(name: str, source: str, *, day_first: bool, certain: bool) -> list[_NameDate]:
    folded = split_name(name)
    found: list[_NameDate] = []
    end = 0
    for one in find_name_dates(folded, day_first=day_first, certain=certain):
        between = folded[end : one.start]
        other = (
            bool(found)
            and not _same_day(found[-1].found, one)
            and any(re.search(c, between) for words in LANGUAGES for c in words.NAME_OTHER_CUES)
        )
        found.append(_NameDate(one, source, quote(name[one.start : one.end]), not other))
        end = one.end
    return found


class _Chooser:
    """One decision: holds the candidates and gathers doubts on the way."""

    def __init__(
        self,
        named: list[_NameDate],
        page: list[PageDate],
        opening: Opening,
        kind: Kind,
        bound: dt.date | None,
    ) -> None:
        self.named = named
        self.opening = opening
        self.kind = kind
        self.bound = bound
        self.doubts: list[str] = []
        self.page = [self._bounded(p) for p in page]
        self.stamped = self._in_stamp()
        self.extra: list[Evidence] = []

    def _bounded(self, candidate: PageDate) -> PageDate:
        """A date after the State received the document can't be the meeting's."""
        if self.bound and candidate.found.date and candidate.found.date > self.bound:
            return replace(candidate, whose=Whose.OTHER, confidence=0.05)
        return candidate

    def choose(self) -> dt.date | None:
        fit = [p for p in self.page if p.found.date and p.confidence >= _ENOUGH]
        best = max(fit, key=lambda p: p.confidence, default=None)
        whole = next((n for n in self.named if n.meant and n.found.date), None)
        if whole is not None and self.bound and whole.found.date and whole.found.date > self.bound:
            self.doubts.append("date-conflict")
            return self._date_of(best) or self._before_bound(whole.found)
        if whole is not None:
            return self._with_whole_name(whole, best, fit)
        return self._without_whole_name(best)

    def _with_whole_name(
        self, whole: _NameDate, best: PageDate | None, fit: list[PageDate]
    ) -> dt.date | None:
        readings = [d for d in (whole.found.date, whole.found.other) if d]
        if best and best.found.date == readings[0]:
            return best.found.date
        for reading in readings:
            if any(reading in (p.found.date, p.found.other) for p in fit):
                return reading
        if best and best.confidence >= _CLEAR:
            self.doubts.append("date-conflict")
            return best.found.date
        if whole.found.other:
            self.doubts.append("date-ambiguous")
        if best and best.found.date not in readings:
            self.doubts.append("date-conflict")
        return whole.found.date

    def _without_whole_name(self, best: PageDate | None) -> dt.date | None:
        part = next((n for n in self.named if n.meant and n.found.month and n.found.day), None)
        if part:
            likely = [p for p in self.page if p.found.date and p.whose is not Whose.OTHER]
            for candidate in sorted(likely, key=lambda p: -p.confidence):
                if candidate.whose is not Whose.STAMP and _same_day(part.found, candidate.found):
                    return candidate.found.date
        if best:
            if part and not _same_day(part.found, best.found):
                self.doubts.append("date-conflict")
            if best.found.other:
                self.doubts.append("date-ambiguous")
            return best.found.date
        year = next((n.found.year for n in self.named if n.meant and n.found.year), None)
        if part:
            return self._complete(part.found, year) or self._before_bound(part.found)
        spoken = next(
            (p for p in self.page if p.whose in (Whose.MEETING, Whose.HEADING) and p.found.day
             and p.confidence >= _ENOUGH), None,
        )  # fmt: skip
        if spoken and year:
            return self._complete(spoken.found, year)
        if self.kind is Kind.RESOLUTION and self.stamped:
            return self.stamped[0]
        return None

    def _complete(self, part: DateFound, year: int | None) -> dt.date | None:
        """A day and month with the year that a folder or the name gives."""
        date = calendar_date(year, part.month, part.day)
        exchanged = calendar_date(year, part.day, part.month)
        if date and part.either_way and exchanged not in (None, date):
            self.doubts.append("date-ambiguous")
        return date

    def _before_bound(self, found: DateFound) -> dt.date | None:
        """The same day and month as the stamp's number has it, else the latest before the stamp."""
        if self.bound is None:
            return None
        for date in self.stamped:
            if date <= self.bound and (date.month, date.day) == (found.month, found.day):
                return date
        for year in (self.bound.year, self.bound.year - 1):
            date_then = calendar_date(year, found.month, found.day)
            if date_then and date_then <= self.bound:
                self._add(date_then, "page 1", "before the stamp", 0.5)
                return date_then
        return None

    def _in_stamp(self) -> list[dt.date]:
        dates: list[dt.date] = []
        for words in LANGUAGES:
            for match in re.finditer(words.STAMP_ID, self.opening.folded):
                number = split_name(match.group())
                found = find_name_dates(number, day_first=True, certain=True)
                dates += [f.date for f in found if f.date]
        return dates

    @staticmethod
    def _date_of(candidate: PageDate | None) -> dt.date | None:
        return candidate.found.date if candidate else None

    def _add(self, date: dt.date, source: str, wording: str, sure: float) -> None:
        self.extra.append(candidate("date", date.isoformat(), source, wording, sure))

    def evidence(self, chosen: dt.date | None) -> list[Evidence]:
        """Every candidate, each date of the page once with its best wording."""
        best: dict[str, Evidence] = {}
        for p in sorted(self.page, key=lambda p: -p.confidence):
            value = _written(p.found)
            best.setdefault(value, candidate("date", value, "page 1", p.quote, p.confidence))
        found = list(best.values())[:_MOST_SHOWN]
        for n in self.named:
            sure = n.found.confidence if n.meant else 0.1
            if self.bound and n.found.date and n.found.date > self.bound:
                sure = 0.05
            found.append(candidate("date", _written(n.found), n.source, n.quote, sure))
        for date in dict.fromkeys(self.stamped):
            self._add(date, "page 1", "ID", 0.55)
        found += self.extra
        if chosen and not any(e.value == chosen.isoformat() for e in found):
            source = self.named[0] if self.named else None
            found.append(
                candidate("date", chosen.isoformat(), source.source if source else "page 1",
                         source.quote if source else "", 0.5)
            )  # fmt: skip
        return found


def _same_day(part: DateFound, whole: DateFound) -> bool:
    if (part.month, part.day) == (whole.month, whole.day):
        return True
    return part.either_way and (part.day, part.month) == (whole.month, whole.day)


def _written(found: DateFound) -> str:
    """The date in ISO 8601; what is missing is left out: 2021-10, --10-15, 2004."""
    if found.year is None:
        return f"--{found.month:02d}-{found.day:02d}"
    parts = [f"{found.year:04d}"]
    if found.month is not None:
        parts.append(f"{found.month:02d}")
        if found.day is not None:
            parts.append(f"{found.day:02d}")
    return "-".join(parts)


def _binds_several(name: str, named: list[_NameDate], page: list[PageDate], kind: Kind) -> bool:
    """Whether the file holds the minutes of several meetings, a year-book."""
    own = [n for n in named if n.source == "file name" and n.meant]
    whole = {n.found.date for n in own if n.found.date}
    if len(whole) > 1:
        return True
    if kind not in (Kind.MINUTES, Kind.OTHER) or whole or any(n.found.day for n in own):
        return False
    folded = re.sub(r"[-.]", " ", split_name(name))
    years = {n.found.year for n in own}
    if any(re.search(cue, folded) for words in LANGUAGES for cue in words.ONE_MEETING_NAMES):
        return False
    if years and any(re.search(c, folded) for words in LANGUAGES for c in words.YEAR_BOOK_NAMES):
        return True
    alone = {p.found.date for p in page if p.whose is Whose.HEADING and p.found.date}
    return len(years) > 1 or (len(alone) > 1 and bool(years)) or len(alone) > 3
