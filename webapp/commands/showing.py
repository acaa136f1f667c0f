"""What a person reads in a terminal: results, evidence and doubts, as wide as the window."""

from __future__ import annotations

import datetime as dt
import html
import re
import shutil
import sys
import textwrap
from collections.abc import Iterator

import click

from archive import citation, doubts
from archive.events import SUCCESS, Event, Outcome
from archive.model import Document, Evidence, Kind, Part, Status
from archive.search import Hit, Results
from webapp.terminal import LANG, _, plural
from webapp.visible import on_one_line

WIDEST = 100  # columns; longer lines are hard to read
MARK = re.compile(r"</?mark>")
# One letter each while lines are broken, so that marks take the width of a letter, not of seven.
BEGIN, END = "\ue000", "\ue001"
BOLD, PLAIN = "\x1b[1m", "\x1b[0m"

FIELDS = {
    "kind": _("Kind"), "body": _("Body"), "date": _("Date"), "lang": _("Language"),
    "status": _("Status"), "title": _("Title"),
}  # fmt: skip
SOURCES = {
    "sidecar": _("companion file"), "folder": _("folder"), "file name": _("file name"),
    "captions": _("captions"), "settings": _("settings"),
}  # fmt: skip
LANGUAGES = {"fr": _("French"), "en": _("English")}


def results(found: Results) -> Iterator[str]:
    """The lines of an answer: the total, then citation, excerpt and address of each hit."""
    asked, shown = found.query, len(found.hits)
    if not found.total:
        yield _("Nothing found. Check the spelling, or use fewer words.")
        return
    yield plural(
        "{n} passage ({ms} ms)",
        "{n} passages ({ms} ms)",
        found.total - found.partial,
        ms=round(found.took_ms),
    )
    if found.instead:
        yield _("Nothing found for “{asked}”; these are for “{instead}”.", asked=asked.q,
                instead=found.instead)  # fmt: skip
    if found.loosened:
        yield _("No passage holds all the words; these hold some of them.")
    for bet in found.bets:
        yield _("Go to: {title}", title=on_one_line(bet.title(LANG)))
        yield click.style(f"  {bet.url}", dim=True)
    whole = found.total - found.partial - asked.offset
    for n, hit in enumerate(found.hits):
        if n == whole and found.partial:
            yield ""
            yield _("These hold some of the words:")
        yield ""
        yield click.style(on_one_line(citation.plain(hit.passage, hit.document, LANG)), fg="blue")
        yield from _excerpt(hit)
        yield click.style(f"  {hit.url}", dim=True)
    if shown and (left := found.total - asked.offset - shown) > 0:
        yield ""
        yield plural(
            "{n} more: --offset {offset}", "{n} more: --offset {offset}", left,
            offset=asked.offset + shown,
        )  # fmt: skip


def _excerpt(hit: Hit) -> Iterator[str]:
    """The excerpt with its words in bold, broken at the window's width."""
    lettered = MARK.sub(lambda m: BEGIN if m.group() == "<mark>" else END, hit.snippet_html)
    for line in wrapped(on_one_line(html.unescape(lettered)), indent="  "):
        yield line.replace(BEGIN, BOLD).replace(END, PLAIN)


def evidence(doc: Document, found: list[Evidence]) -> Iterator[str]:
    """What was understood of a document, each field with the wording that says so."""
    yield click.style(on_one_line(doc.title), bold=True)
    yield on_one_line(doc.filename)
    for field, name in FIELDS.items():
        of_field = (one for one in found if one.field == field)
        for one in sorted(of_field, key=lambda one: not one.chosen):
            sign = "✓" if one.chosen else "·"
            yield f"{sign} {name:<9} {on_one_line(_value(one))}"
            quote = _(" “{quote}”", quote=one.quote) if one.quote.strip() else ""
            yield from wrapped(f"{_source(one.source)}{quote}", indent=" " * 12)
    if doc.doubts:
        yield ""
        yield _("To check:")
        yield from doubted(doc)


def history(
    doc: Document, events: list[Event], checked: tuple[dt.datetime, Outcome] | None
) -> Iterator[str]:
    """What was done to a document, one act a line; times in UTC."""
    yield click.style(on_one_line(doc.filename), bold=True)
    for one in events:
        said = f"{one.at:%Y-%m-%d %H:%M}  {one.words(LANG)}"
        detail = ", ".join(f"{name}={value}" for name, value in one.detail.items())
        yield on_one_line(f"{said}  [{one.agent}]  {detail}".rstrip())
    if checked:
        at, outcome = checked
        when = f"{at:%Y-%m-%d %H:%M}"
        if outcome == SUCCESS:
            yield _("{when}  Last checked: as received", when=when)
        else:
            yield _("{when}  Last checked: not as received", when=when)


def bound(parts: list[Part]) -> Iterator[str]:
    """The meetings that a year-book binds, one a line."""
    if parts:
        yield ""
        yield _("Meetings in this document:")
    for one in parts:
        date = citation.date_text(one.meeting.date, LANG) if one.meeting else _("date not known")
        yield _("  pages {first} to {last}: {date}", first=one.first_page, last=one.last_page,
                date=date)  # fmt: skip


def doubted(doc: Document, *, but: frozenset[str] = frozenset()) -> Iterator[str]:
    """The doubts of a document, one a line."""
    for code in doc.doubts:
        if code not in but:
            yield from wrapped("- " + doubts.sentence(code, LANG), indent="    ")


def wrapped(text: str, *, indent: str) -> list[str]:
    """A text in lines of the window's width. Whole where nobody looks: for grep and files."""
    if not sys.stdout.isatty():
        return [indent + text]
    width = min(WIDEST, shutil.get_terminal_size().columns)
    return textwrap.wrap(
        text, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
    )


def _value(one: Evidence) -> str:
    """A field's value in the terminal's language."""
    if one.field == "kind" and one.value in {kind.value for kind in Kind}:
        return citation.KINDS[LANG][Kind(one.value)]
    if one.field == "status" and one.value in {status.value for status in Status}:
        return citation.STATUSES[LANG][Status(one.value)]
    return LANGUAGES.get(one.value, one.value) if one.field == "lang" else one.value


def _source(source: str) -> str:
    """Where a field was read, in the terminal's language. Pages are named alike in both."""
    return SOURCES.get(source, source)
