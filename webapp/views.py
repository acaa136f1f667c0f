"""How records are named and shown on a page: the filters and functions that templates use.

The words for kinds, statuses and dates come from archive.citation, so that a page, a citation
and the command line never differ.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from babel import numbers
from flask import Flask
from flask_babel import format_date, gettext

from archive import citation, links, quoting
from archive.asking.question import understand
from archive.model import Document, Kind, Lang, Meeting, Page, Passage, Status
from archive.search import wanted_stems
from archive.timecode import stamp
from webapp import site
from webapp.i18n import lang
from webapp.wording import laid_out, marked

NBSP = "\u00a0"
# Kinds of which there are many at a meeting: known by their title.
TITLED = (Kind.RESOLUTION, Kind.BYLAW, Kind.REPORT, Kind.NOTICE, Kind.OTHER)
UNITS = ((1 << 30, "Go", "GB"), (1 << 20, "Mo", "MB"), (1 << 10, "Ko", "kB"))


def init_app(app: Flask) -> None:
    """Give the templates their words."""
    app.jinja_env.filters.update(
        kind=kind,
        status=status,
        date=date,
        month_short=month_short,
        month_name=month_name,
        month_only=month_only,
        number=number,
        size=size,
        stamp=stamp,
        duration=duration,
        meeting_title=meeting_title,
        sitting_day=sitting_day,
        opens_at=opens_at,
        anchor=links.anchor,
        permanent=permanent,
        language=language,
        quoted=quoted,
        marked=marked,
        laid_out=laid_out,
        is_titled=is_titled,
        says_its_kind=says_its_kind,
    )
    app.jinja_env.globals.update(
        is_redacted=site.is_redacted,
        redacted_file=site.redacted_file,
        links=links,
        Kind=Kind,
        Status=Status,
    )
    app.context_processor(
        lambda: {
            "town": site.here().settings.town_name or "Greffe",
            "sends_mail": site.here().settings.sends_mail,
            "colon": colon(),
        }
    )


def kind(value: Kind | str) -> str:
    """Procès-verbal, Minutes."""
    return citation.KINDS[lang()][Kind(value)]


def status(value: Status) -> str:
    """Projet, Draft."""
    return citation.STATUSES[lang()][value].capitalize()


def date(value: dt.date | str) -> str:
    """24 avril 2014, 1er mars 2010, April 24, 2014. Does not break over lines."""
    day = dt.date.fromisoformat(value) if isinstance(value, str) else value
    return citation.date_text(day, lang()).replace(" ", NBSP)


def month_short(value: dt.date) -> str:
    """avr., Apr."""
    return str(format_date(value, "MMM"))


def month_name(value: dt.date) -> str:
    """avril 2014, April 2014."""
    return str(format_date(value, "LLLL y"))


def month_only(value: dt.date) -> str:
    """avril, April."""
    return str(format_date(value, "LLLL"))


def meeting_title(value: Meeting) -> str:
    """Conseil municipal, 24 avril 2014."""
    return citation.meeting_title(value, lang())


def sitting_day(value: Meeting) -> str:
    """24 avril 2014; of a later sitting of that day, its number as well."""
    return f"{date(value.date)}{citation.sitting(value, lang())}"


def number(value: float) -> str:
    """1 234, 1,234; 12,5, 12.5."""
    return _number(value, lang())


@lru_cache(maxsize=10_000)
def _number(value: float, language: Lang) -> str:
    return str(numbers.format_decimal(value, locale=language))


def size(value: int) -> str:
    """1,2 Mo, 1.2 MB."""
    for unit, french, english in UNITS:
        if value >= unit:
            short = number(round(value / unit, 1))
            return f"{short}{NBSP}{french if lang() == 'fr' else english}"
    unit = gettext("bytes")  # not inside the f-string: before 3.12 Babel does not look there
    return f"{value}{NBSP}{unit}"


def duration(seconds: float) -> str:
    """1 h 02 min, 3 min 20 s, 12 s."""
    whole = round(seconds)
    hours, minutes, left = whole // 3600, whole // 60 % 60, whole % 60
    if hours:
        text = f"{hours} h {minutes:02} min"
    elif minutes:
        text = f"{minutes} min {left:02} s"
    else:
        text = f"{left} s"
    return text.replace(" ", NBSP)


def colon() -> str:
    """The colon with the space that stands before it in French."""
    return f"{NBSP}:" if lang() == "fr" else ":"


def language(value: str) -> str:
    """The name of a language in the reader's."""
    return str(gettext("French") if value == "fr" else gettext("English"))


def quoted(value: str) -> str:
    """In the quotation marks of the reader's language."""
    return f"«{NBSP}{value}{NBSP}»" if lang() == "fr" else f"“{value}”"


def is_titled(doc: Document) -> bool:
    """Whether its title is what tells a document from others: by-laws, and what has no date."""
    return bool(doc.title) and (doc.kind in TITLED or doc.date is None)


def says_its_kind(doc: Document) -> bool:
    """Whether its title begins with its kind, so that it need not be said before it."""
    return any(
        doc.title.casefold().startswith(words[doc.kind].casefold())
        for words in citation.KINDS.values()
    )


def permanent(passage: Passage) -> str:
    """The address that leads to these very words, wherever they stand after another reading."""
    return links.cite(passage.id, quoting.fingerprint(passage.text))


def opens_at(doc: Document) -> str:
    """Where a document is read: a recording where it is heard."""
    return links.recording(doc.id) if doc.kind is Kind.RECORDING else links.document(doc.id)


def recording_title(doc: Document) -> str:
    """Conseil municipal, Enregistrement, 24 avril 2014: what a player is called elsewhere."""
    named = doc.title if is_titled(doc) else kind(doc.kind)
    parts = [doc.body, named, doc.date and citation.date_text(doc.date, lang())]
    return ", ".join(part for part in parts if part)


def looked_for_stems(looked_for: str) -> frozenset[str]:
    """What to mark of a question, as the search itself marks it."""
    return wanted_stems(understand(looked_for))


def strip(numbers: list[int], current: int) -> list[int | None]:
    """Page numbers to show: ends, neighbours, and None where some are left out."""
    near = [n for n in numbers if n in (numbers[0], numbers[-1]) or abs(n - current) <= 2]
    shown: list[int | None] = []
    for before, n in zip([None, *near], near, strict=False):
        if before is not None and n - before == 2:
            shown.append(n - 1)
        elif before is not None and n - before > 2:
            shown.append(None)
        shown.append(n)
    return shown


def textless(pages: list[Page]) -> list[int]:
    """Numbers of the pages in which no text was found."""
    return [page.number for page in pages if page.reader is None]
