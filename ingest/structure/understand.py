"""From the pages of a document to what was understood of its meeting. Pure.

Rules only, and patterns of language as data (words/): each finding has its place on the page and a
confidence, and what the page does not say is None.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from archive.model import Attendance, Decision, Kind, Lang, Structure
from ingest.identity.folding import fold
from ingest.reading import PageReading
from ingest.structure.books import Pages, in_parts, joined
from ingest.structure.decisions.keyed import decisions_of
from ingest.structure.decisions.openings import clear_of, openings_of
from ingest.structure.decisions.votes import OFFICE
from ingest.structure.items.headings import headings_of, items_of
from ingest.structure.people.attendance import attendance_of
from ingest.structure.script import script_of
from ingest.structure.sitting import sitting_of
from ingest.structure.woven import unwoven

RULES = 7  # raise it with each change of the rules: documents are then read anew by greffe reindex


FORMAL = 0.9
DECIDING = (Kind.MINUTES, Kind.RESOLUTION, Kind.OTHER, Kind.BYLAW)


def understand(
    pages: Sequence[PageReading], *, kind: Kind, lang: Lang | None, parts: Sequence[Pages] = ()
) -> Structure:
    """What the pages of a document say of its meeting, or of each where it binds several: parts.

    Only minutes and acts are asked who was there and what was decided: an agenda's wording is that
    of decisions not taken yet.
    """
    if parts:
        found = [understand(some, kind=kind, lang=lang) for some in in_parts(pages, parts)]
        return joined(found, rules=RULES)
    script = unwoven(script_of(pages))
    if not script.lines:
        return Structure(rules=RULES)
    decided = kind in DECIDING
    openings = openings_of(script) if decided else []
    headings = clear_of(headings_of(script, kind), openings, script)
    extract = kind is Kind.RESOLUTION
    there = tuple(attendance_of(script)) if decided else ()
    known = [one.name for one in there]
    told: Sequence[Decision] = ()
    if decided:
        told = decisions_of(script, headings, openings, one_each=extract, known=known)
    if kind is Kind.OTHER:  # a paper of unknown kind must say it as minutes do
        told = [one for one in told if one.confidence >= FORMAL]
    return Structure(
        items=tuple(items_of(script, headings)),
        attendance=there,
        decisions=tuple(by_name(one, there) for one in told),
        sitting=sitting_of(script, kind),
        rules=RULES,
    )


def by_name(decision: Decision, there: Sequence[Attendance]) -> Decision:
    """A decision in which « le maire », who stood aside, is called by name where one is known."""
    votes = tuple(
        replace(vote, name=holder(vote.name, there)) if OFFICE.fullmatch(fold(vote.name)) else vote
        for vote in decision.votes
    )
    return replace(decision, votes=votes) if votes != decision.votes else decision


def holder(office: str, there: Sequence[Attendance]) -> str:
    """Who holds an office by the list of those present; the office itself where none does."""
    word = fold(office).split()[-1]
    own = [one.name for one in there if word in fold(one.role or "").split()[:2]]
    return own[0] if own else office
