"""Meetings as a calendar (RFC 5545): whole days, since the hour is not known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

LONGEST = 75  # octets of a line
PRODUCT = "-//Greffe//Greffe//FR"


@dataclass(frozen=True, slots=True)
class Event:
    """One meeting. changed is when what is known of it last changed."""

    uid: str
    day: dt.date
    summary: str
    url: str
    changed: dt.datetime
    description: str = ""


def calendar(events: Iterable[Event], *, name: str) -> str:
    """The calendar, its lines folded and ended as the format asks."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "CALSCALE:GREGORIAN",
        f"NAME:{_escaped(name)}",
        f"X-WR-CALNAME:{_escaped(name)}",
        *(line for event in events for line in _event(event)),
        "END:VCALENDAR",
    ]
    return "".join(f"{piece}\r\n" for line in lines for piece in _folded(line))


def _event(event: Event) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(event.uid)}"
    yield f"DTSTAMP:{event.changed.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{event.day + dt.timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(event.summary)}"
    if event.description:
        yield f"DESCRIPTION:{_escaped(event.description)}"
    yield f"URL:{event.url}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    plain = "".join(one for one in text if one == "\n" or ord(one) >= 32)
    for mark in "\\;,":
        plain = plain.replace(mark, f"\\{mark}")
    return plain.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of at most 75 octets, never within a letter."""
    piece, size, room = "", 0, LONGEST
    for letter in line:
        width = len(letter.encode())
        if size + width > room:
            yield piece
            piece, size = " ", 1
        piece, size = piece + letter, size + width
    yield piece
