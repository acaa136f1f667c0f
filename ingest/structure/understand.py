"""From the pages of a document to what was understood of its meeting. Pure.

Rules only, and patterns of language as data (words/): each finding has its place on the page and a
confidence, and what the page does not say is None.
"""

from __future__ import annotations

from collections.abc import Sequence

from archive.model import Kind, Lang, Structure
from ingest.reading import PageReading
from ingest.structure.attendance import attendance_of
from ingest.structure.decisions import decisions_of
from ingest.structure.items import headings_of, items_of
from ingest.structure.script import script_of
from ingest.structure.sitting import sitting_of

RULES = 1  # raise it with each change of the rules: documents are then read anew by greffe reindex


FORMAL = 0.9
DECIDING = (Kind.MINUTES, Kind.RESOLUTION, Kind.OTHER, Kind.BYLAW)


def understand(pages: Sequence[PageReading], *, kind: Kind, lang: Lang | None) -> Structure:
    """What the pages of a document say of its meeting.

    Only minutes and acts are asked who was there and what was decided: an agenda's wording is that
    of decisions not taken yet.
    """
    script = script_of(pages)
    if not script.lines:
        return Structure(rules=RULES)
    headings = headings_of(script, kind)
    decided = kind in DECIDING
    extract = kind is Kind.RESOLUTION
    found = decisions_of(script, headings, one_each=extract) if decided else []
    if kind is Kind.OTHER:  # a paper of unknown kind must say it as minutes do
        found = [one for one in found if one.confidence >= FORMAL]
    return Structure(
        items=tuple(items_of(script, headings)),
        attendance=tuple(attendance_of(script)) if decided else (),
        decisions=tuple(found),
        sitting=sitting_of(script, kind),
        rules=RULES,
    )
