"""Year-books: where in one file the minutes of one meeting end and the next one's begin.

    each page's text -> its head (a title of minutes, a date that is the meeting's, who was there)
                     -> pages that open a meeting -> parts

Splitting ordinary minutes would cite a decision under a wrong date, and that is worse than
leaving a year-book whole. So what is doubtful leaves the file as one part: a first page that opens
no meeting and is no mere cover (a packet), dates that don't rise, a meeting that begins half-way
down a page. In a book, pages under a title that can't be dated (an agenda, a notice) are a part
without a date.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from archive.model import Kind, Lang
from ingest.identity.date_context import PageDate, Whose, page_dates
from ingest.identity.heading import Line, Opening, open_page
from ingest.identity.kinds import identify_kind
from ingest.identity.language import detect

TITLE_LINES = (6, 14)  # of a page's top, without and with a letterhead: where minutes are so called
DATE_LINES = 18  # where they are dated
DOUBTFUL_LINES = 4  # of a page's top: with a title there and no date, something else begins
SURE = 0.7  # of a date's confidence, as page_dates gives it
TELLING = 20  # pages that tell a file's language
SOON = 1_500  # characters: by then minutes have said who was there
TITLE = 60  # characters: a longer line is no title
COVERS = 3  # pages before the first meeting: a title, a list of the meetings
COVER_WORDS = 80
COVERED = 3  # meetings that a cover must have behind it; two may be minutes sent for approval
LONGEST_GAP = 400  # days between two meetings of one book

# How minutes begin after their title, each language's own, as folded by open_page.
ATTENDANCE = {
    "fr": r"\bpresents?\b|\babsents?\b|\bexcuse(?:e?s)?\b|\bs'(?:est|etant) reuni|\bconvocation\b"
    r"|\bsous la presidence\b|\bquorum\b|\bsecretaire de seance\b",
    "en": r"\bpresent\b|\bin attendance\b|\battendees\b|\bcalled (?:\w+ ){0,12}to order\b"
    r"|\bregrets\b|\bapologies\b|\babsent\b|\broll call\b|\bquorum\b",
}
PRESENT = re.compile("|".join(ATTENDANCE.values()))
TITLES = {
    "fr": r"(?:projet de )?(?:proces[ -]?verbal|comptes?[ -]?rendus?|ordre du jour|convocation)\b",
    "en": r"(?:[\w'&–—-]+ ){0,6}(?:minutes|agenda)\b",
}
TITLED = re.compile(rf"\W{{0,4}}(?:{'|'.join(TITLES.values())})[^.,;]*$")


@dataclass(frozen=True, slots=True)
class Part:
    """The pages (counted from 1, both included) of one meeting, and its date if it was read."""

    first: int
    last: int
    date: dt.date | None


def parts(
    openings: Sequence[str], *, said: Sequence[str] = (), day_first: bool = False
) -> tuple[Part, ...]:
    """The meetings that a file binds, from each page's text; one part where it is not a book.

    said: the texts without running heads. A head that says « procès-verbal » on every page may
    be what says that minutes begin, and is no sign that something else does.
    day_first: how an English all-digit date is read; French ones have the day first.
    """
    whole = (Part(1, len(openings), None),) if openings else ()
    lang = detect(" ".join(text[:SOON] for text in openings[:TELLING]))
    covers = covers_of(openings[: COVERS + 1], lang, day_first or lang == "fr")
    if covers is None:
        return whole
    pages = [open_page(text) for text in openings]
    bare = [open_page(text) for text in said] if said else pages
    starts = list(starts_of(pages, bare, lang, day_first or lang == "fr"))
    dates = [date for _, date in starts if date is not None]
    if not is_a_book(dates) or (covers and len(set(dates)) < COVERED):
        return whole
    if any(begins_halfway(page, set(dates), lang, day_first) for page in pages):
        return whole
    ends = [first - 1 for first, _ in starts[1:]] + [len(openings)]
    cover = (Part(1, covers, None),) if covers else ()
    return cover + tuple(
        Part(first, end, date) for (first, date), end in zip(starts, ends, strict=True)
    )


def covers_of(texts: Sequence[str], lang: Lang | None, day_first: bool) -> int | None:
    """How many covers stand before the first meeting; None where something else does."""
    for count, text in enumerate(texts):
        page = open_page(text)
        if opened(page, lang, day_first):
            return count
        kind = identify_kind("", folders=(), opening=page, media="pdf")[0]
        if len(text.split()) > COVER_WORDS or kind not in (Kind.MINUTES, Kind.OTHER):
            return None
    return None


def starts_of(
    pages: Sequence[Opening], bare: Sequence[Opening], lang: Lang | None, day_first: bool
) -> Iterator[tuple[int, dt.date | None]]:
    """The pages that open a meeting other than the one before, and those that may (None).

    bare: the same pages without running heads.
    """
    last: dt.date | None = None
    for number, (page, rest) in enumerate(zip(pages, bare, strict=True), start=1):
        date = opened(page, lang, day_first)
        if date is None and (last is None or not is_doubtful(rest, last, lang, day_first)):
            continue
        if date != last:
            yield number, date
            last = date


def is_doubtful(page: Opening, last: dt.date, lang: Lang | None, day_first: bool) -> bool:
    """Whether a page begins with a title that does not give the date of the meeting before."""
    top = page.lines[:DOUBTFUL_LINES]
    if not any(is_title(line) for line in top):
        return False
    dates = dates_of(open_page(page.text[: top[-1].end]), lang, day_first)
    return not any(one.found.date == last for one in dates)


def opened(page: Opening, lang: Lang | None, day_first: bool) -> dt.date | None:
    """The date of the meeting whose minutes begin at the top of a page, or None."""
    if not PRESENT.search(page.folded[:SOON]) or not is_called_minutes(page):
        return None
    fit = [
        one
        for one in dates_of(page, lang, day_first)
        if one.found.date
        and one.whose in (Whose.MEETING, Whose.HEADING)
        and one.confidence >= SURE
        and page.line_at(one.found.start).number < DATE_LINES
    ]
    best = max(fit, key=lambda one: one.confidence, default=None)
    return best.found.date if best else None


def is_called_minutes(page: Opening) -> bool:
    """Whether a page's head says that minutes begin."""
    for count in TITLE_LINES:
        if lines := page.lines[:count]:
            head = open_page(page.text[: lines[-1].end])
            if identify_kind("", folders=(), opening=head, media="pdf")[0] is Kind.MINUTES:
                return True
    return False


def dates_of(page: Opening, lang: Lang | None, day_first: bool) -> list[PageDate]:
    certain = day_first and lang == "fr"
    return page_dates(page, kind=Kind.MINUTES, lang=lang, day_first=day_first, certain=certain)


def is_a_book(dates: Sequence[dt.date]) -> bool:
    """Whether dates are those of meetings bound in their order (or, three at least, in reverse).

    Minutes with those of an earlier meeting or of a committee behind them go back in time.
    """
    steps = [(after - before).days for before, after in pairwise(dates) if after != before]
    if not steps or max(map(abs, steps)) > LONGEST_GAP:
        return False
    return all(step > 0 for step in steps) or (len(steps) > 1 and all(step < 0 for step in steps))


def begins_halfway(page: Opening, known: set[dt.date], lang: Lang | None, day_first: bool) -> bool:
    """Whether minutes of another meeting begin further down a page, where no part can begin."""
    for line in page.lines[DATE_LINES:]:
        if not is_title(line):
            continue
        rest = open_page(page.text[line.start : line.start + SOON])
        date = opened(rest, lang, day_first)
        if date is not None and date not in known:
            return True
    return False


def is_title(line: Line) -> bool:
    return len(line.folded) < TITLE and not line.is_item and bool(TITLED.match(line.folded))
