"""Meetings: all of them by year, and one with everything that belongs to it."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, abort, render_template, request
from flask_babel import lazy_gettext as _

from archive import bound, people
from archive.model import (
    AgendaItem,
    Attendance,
    Decision,
    Document,
    Kind,
    Lang,
    Structure,
    TimePlace,
)
from ingest.structure.items.paragraphs import is_paragraph
from webapp import approvals, hearing, site
from webapp.i18n import lang

pages = Blueprint("meeting", __name__)
MOST = 2000  # meetings of a year; a busy city has some hundreds

# The parts of a meeting's page, in the order in which people ask for them.
PARTS = (
    ("agenda", _("Agenda"), (Kind.AGENDA, Kind.NOTICE)),
    ("minutes", _("Minutes"), (Kind.MINUTES,)),
    ("recording", _("Recording"), (Kind.RECORDING, Kind.TRANSCRIPT)),
    ("packet", _("Meeting packet"), (Kind.PACKET, Kind.REPORT)),
    ("decisions", _("Resolutions and by-laws"), (Kind.RESOLUTION, Kind.BYLAW)),
    ("others", _("Other documents"), (Kind.OTHER,)),
)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a meeting and its documents, those that were replaced last."""

    name: str
    title: str
    documents: tuple[Document, ...]

    @property
    def is_of_one_kind(self) -> bool:
        """Whether its heading says what each document is."""
        return len({doc.kind for doc in self.documents}) == 1


@dataclass(frozen=True, slots=True)
class Course:
    """A meeting as it ran: the paper that tells it, and where each item is heard."""

    document: Document
    structure: Structure
    heard: dict[int, hearing.Heard]

    def steps(self) -> Iterator[tuple[int | None, AgendaItem | None, list[Decision]]]:
        """(place of the item, the item, its decisions) in the order of the paper; decisions that
        stand under no item come by themselves, where they were taken, as does the one that is all
        there is of a paragraph."""
        loose = deque(one for one in self.structure.decisions if one.item is None)
        for n, item in enumerate(self.structure.items):
            while loose and _where(loose[0]) < _where(item):
                yield None, None, [loose.popleft()]
            under = [one for one in self.structure.decisions if one.item == n]
            if under and is_paragraph(item) and under[0].text.startswith(item.title):
                yield None, None, under
            else:
                yield n, item, under
        for one in loose:
            yield None, None, [one]

    def presences(self, *, there: bool) -> list[Attendance]:
        """The members who were there, or were not."""
        return [
            one
            for one in self.structure.attendance
            if one.is_member and (one.presence in people.THERE) == there
        ]


@pages.get("/meetings")
def meetings() -> str:
    """All meetings by year."""
    undated = site.public(site.catalogue().undated_documents())
    return render_template("meetings.html", undated=undated, **listed(None))


@pages.get("/meetings/<body>/<date>")
def meeting(body: str, date: str) -> str:
    """A meeting. 404 if nothing of that body and day was received."""
    catalogue = site.catalogue()
    found = catalogue.meeting(f"{body}/{date}")
    documents = site.public(catalogue.documents_of(found.id))
    if not documents:
        abort(404)
    newer = {doc.superseded_by for doc in documents if doc.superseded_by}
    transcripts = {doc.id: site.spoken(doc) for doc in documents if doc.kind is Kind.RECORDING}
    return render_template(
        "meeting.html",
        meeting=found,
        course=course(documents, found.id),
        parts_of=parts(documents, lang()),
        bound={one.document_id: one for one in catalogue.parts_of(found.id)},
        newer=site.named(newer),
        transcripts=transcripts,
        approval=approvals.of_minutes(catalogue, found) if documents else None,
        approved=approvals.by_meeting(catalogue, found),
    )


def course(documents: list[Document], meeting_id: str) -> Course | None:
    """The meeting as it ran. None where no paper was understood."""
    if (told := telling(documents, meeting_id)) is None:
        return None
    return Course(*told, hearing.heard_in(site.catalogue(), *told, documents))


def telling(documents: list[Document], meeting_id: str) -> tuple[Document, Structure] | None:
    """The paper that tells most of a meeting, and what was understood of it: minutes that stand
    before an agenda, in the reader's language if there are several.

    Of a document that binds several meetings, what stands in its part of this one.
    """
    catalogue = site.catalogue()
    bound_in = {one.document_id: one for one in catalogue.parts_of(meeting_id)}
    rank = {Kind.MINUTES: 0, Kind.RESOLUTION: 1, Kind.AGENDA: 2, Kind.PACKET: 3}
    standing = [one for one in documents if one.kind in rank and not one.superseded_by]
    standing.sort(key=lambda doc: (rank[doc.kind], doc.lang not in (lang(), None)))
    for doc in standing:
        whole = catalogue.structure(doc.id)
        structure = bound.of_part(whole, bound_in.get(doc.id)) if whole else Structure()
        if structure.items or structure.decisions:
            return doc, structure
    return None


def _where(one: AgendaItem | Decision) -> tuple[float, float]:
    """(page, points from its top), to put in order."""
    place = one.place
    if isinstance(place, TimePlace):
        return (0, place.start_s)
    return (place.page, place.box.top if place.box else 0.0)


def parts(documents: Iterable[Document], reader: Lang) -> list[Part]:
    """The documents by the part of the page on which they stand. Empty parts are left out.

    Within a part the reader's language comes first, and what was replaced last.
    """
    given = list(documents)
    made = [
        Part(name, title, tuple(_ordered([doc for doc in given if doc.kind in kinds], reader)))
        for name, title, kinds in PARTS
    ]
    return [part for part in made if part.documents]


def _ordered(documents: list[Document], reader: Lang) -> list[Document]:
    kinds = [kind for _name, _title, some in PARTS for kind in some]
    return sorted(
        documents,
        key=lambda doc: (
            kinds.index(doc.kind),
            doc.superseded_by is not None,
            doc.lang not in (reader, None),
        ),
    )


def listed(body: str | None) -> dict[str, Any]:
    """What the lists of meetings show: the years, and the meetings of the year asked for.

    Without a year, or with one in which nobody met, the latest year is shown.
    """
    catalogue = site.catalogue()
    years = catalogue.meeting_years(body)
    asked = request.args.get("year", "")
    year = int(asked) if re.fullmatch(r"[0-9]{4}", asked) else None
    if year not in dict(years):
        year = years[0][0] if years else None
    found = catalogue.meetings(body=body, year=year, limit=MOST) if year else []
    kinds = catalogue.kinds_of(one.id for one in found)
    shown = [one for one in found if kinds[one.id]]
    return {"years": years, "year": year, "meetings": shown, "kinds": kinds}
