"""The town's own streets: places.txt in the home, one street a line, other names after =.

    # Rues de Saint-Exemple
    rue des Capucines
    boulevard Saint-Joseph = boul. St-Jo, Saint-Joseph Boulevard

A name that stands there is known wherever it is written, in small letters too, and its other
names lead to it. The rules alone know streets by their kind and their capitals.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from archive import links
from archive.mentions import Mention, Named
from archive.places import BEFORE, SAINTS, SIDES, street_slug

WORD = re.compile(r"[^\W_]+")
MOST_WORDS = 8
LONGEST_LINE, MOST_LINES = 400, 50_000


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The streets of a town: by the slug of each name, the street's own slug and name. mark changes
    with the file."""

    streets: dict[str, tuple[str, str]] = field(default_factory=dict)
    firsts: frozenset[str] = frozenset()
    mark: str = ""

    def known(self, mention: Mention) -> Mention:
        """A street under the name that the town gives it."""
        if not (own := self.streets.get(mention.value)):
            return mention
        return Mention(Named.STREET, *own, mention.start, mention.end, 1.0, None)

    def found_in(self, text: str) -> Iterator[Mention]:
        """Where the town's streets are named, the longest name first. Nothing overlaps."""
        if not self.streets:
            return
        words = [(one.start(), one.end()) for one in WORD.finditer(text)]
        at = 0
        while at < len(words):
            start = words[at][0]
            if links.slug(text[start : words[at][1]]) in self.firsts:
                for n in range(min(MOST_WORDS, len(words) - at), 0, -1):
                    end = words[at + n - 1][1]
                    own = self.streets.get(street_slug(text[start:end]))
                    if own and n > 1:
                        yield Mention(Named.STREET, *own, start, end, 1.0)
                        at += n - 1
                        break
            at += 1


def of(file: Path) -> Gazetteer:
    """The gazetteer of a home; empty where the town gives none."""
    with suppress(OSError):
        return _read(file, file.stat().st_mtime_ns)
    return Gazetteer()


@lru_cache(maxsize=4)
def _read(file: Path, _changed: int) -> Gazetteer:
    text = file.read_text(encoding="utf-8-sig", errors="replace")
    return made_of(text.splitlines())


def made_of(lines: Iterable[str]) -> Gazetteer:
    """The gazetteer of some lines. What is no line of one is passed over."""
    streets: dict[str, tuple[str, str]] = {}
    seen = hashlib.sha256()
    for line in list(lines)[:MOST_LINES]:
        text = " ".join(line.split())[:LONGEST_LINE]
        if not text or text.startswith("#"):
            continue
        seen.update(f"{text}\n".encode())
        name, _, others = text.partition("=")
        name = name.strip()
        if not re.search(r"\w", name):
            continue
        own = (street_slug(name), name)
        streets[own[0]] = own
        for other in others.split(","):
            if re.search(r"\w", other):
                streets.setdefault(street_slug(other.strip()), own)
    firsts = frozenset(first for slug in streets for first in _firsts(slug))
    return Gazetteer(streets, firsts, seen.hexdigest()[:12] if streets else "")


def _firsts(slug: str) -> Iterator[str]:
    """How the first word of a name may be written: chemin, ch."""
    first = slug.split("-")[0]
    yield first
    yield from BEFORE.get(first, "").split()
    yield from (short for short, full in {**SIDES, **SAINTS}.items() if full == first)
