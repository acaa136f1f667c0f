"""Where the reader perhaps wants to go: a question that is a date, a body or a number is answered
above the results with the meeting, the body's page or the passage that bears the number. Only
offered, never a redirect, since the words may be meant as words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from archive import citation, links
from archive.asking import dates
from archive.asking.fields import bodies_named
from archive.asking.thesaurus import Thesaurus
from archive.index import analysis
from archive.model import Document, Lang, Meeting, Passage, Status
from archive.store import Catalogue

MOST = 5
# 2014/138, 2014-138, 2024-06-123, CM24 0612, R2024-092, 2015-01-A3019, 06.26.18.3
NUMBER = re.compile(
    r"(?:(?:resolution|deliberation|reglement|by-?law|ordinance|motion|no|n°|number|numero)"
    r"\W{0,3})*(?P<number>[a-z]{0,4}\d{1,4}(?:[-/. ][a-z]{0,4}\d{1,5}){1,4}[a-z]?)"
)
HEAD = 160  # characters in which an item's own number stands


@dataclass(frozen=True, slots=True)
class Bet:
    """One address, and what is there: a body, a meeting, or a passage with a number."""

    url: str
    body: str | None = None
    meeting: Meeting | None = None
    number: str | None = None
    passage: Passage | None = None
    document: Document | None = None

    def title(self, lang: Lang) -> str:
        """Conseil municipal, 24 avril 2014."""
        if self.meeting:
            return citation.meeting_title(self.meeting, lang)
        if self.number and self.passage and self.document:
            return f"{self.number}, {citation.plain(self.passage, self.document, lang)}"
        return self.body or self.url


def bets(
    q: str,
    catalogue: Catalogue,
    thesaurus: Thesaurus,
    bodies: Mapping[str, str],
    bearing: Callable[[str], Sequence[tuple[Passage, Document]]],
) -> tuple[Bet, ...]:
    """What a question may be the name of. bearing gives the best passages that hold a number."""
    text = q.strip().strip('"«»“” ')
    if not text:
        return ()
    if (span := dates.span_of(text)) and span.is_day:
        return tuple(
            Bet(links.meeting(one.id), meeting=one)
            for one in catalogue.meetings_on(span.first)[:MOST]
            if any(doc.status is not Status.WITHDRAWN for doc in catalogue.documents_of(one.id))
        )
    if found := NUMBER.fullmatch(analysis.fold(text)):
        return tuple(_numbered(found["number"], text, bearing(found["number"])))
    if slugs := _named_exactly(text, bodies, thesaurus):
        return tuple(Bet(links.body(slug), body=bodies[slug]) for slug in slugs[:MOST])
    return ()


def _named_exactly(text: str, bodies: Mapping[str, str], thesaurus: Thesaurus) -> list[str]:
    """Bodies of which the text is the whole name, or the abbreviation."""
    slug = links.slug(text)
    if slug in bodies:
        return [slug]
    if len(text.split()) == 1 and text.isupper():
        return bodies_named(text, bodies, thesaurus)
    return []


def _numbered(number: str, typed: str, found: Iterable[tuple[Passage, Document]]) -> Iterable[Bet]:
    """The passages at whose head the number stands, one a meeting."""
    wanted = [word for *_, word in analysis.words(number)]
    seen: set[str | None] = set()
    for passage, doc in found:
        head = [word for *_, word in analysis.words(passage.text[:HEAD])]
        stands = any(head[n : n + len(wanted)] == wanted for n in range(len(head)))
        if stands and (doc.meeting_id or doc.id) not in seen and len(seen) < MOST:
            seen.add(doc.meeting_id or doc.id)
            url = links.passage(passage, transcript_of=doc.transcript_of)
            shown = typed.strip('"«»“” ')
            yield Bet(url, number=shown, passage=passage, document=doc)
