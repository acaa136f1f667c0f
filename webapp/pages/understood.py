"""What was understood of a document, over the picture of each page, so that anyone sees where it
errs."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, abort, render_template
from flask_babel import gettext as _

from archive.model import AgendaItem, Attendance, Box, Decision, Structure, TimePlace
from webapp import deciding, site, views

pages = Blueprint("understood", __name__, url_prefix="/documents")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something understood: its sort (item, decision, person), its words, its place."""

    sort: str
    text: str
    page: int
    box: Box | None
    confidence: float
    corrected: bool


@pages.get("/<doc_id>/understood")
@pages.get("/<doc_id>/understood/<int:number>")
def understood(doc_id: str, number: int | None = None) -> str:
    """The findings of one page beside its picture; the first page that has any unless named."""
    doc = site.document_or_error(doc_id)
    catalogue = site.catalogue()
    numbered = catalogue.pages(doc.id)
    if not numbered:
        abort(404)
    structure = catalogue.structure(doc.id) or Structure()
    found = findings(structure)
    with_any = sorted({one.page for one in found})
    shown = number or (with_any[0] if with_any else numbered[0].number)
    sheet = next((one for one in numbered if one.number == shown), None)
    if sheet is None:
        abort(404)
    return render_template(
        "understood.html",
        doc=doc,
        page=sheet,
        found=[one for one in found if one.page == shown],
        strip=views.strip([one.number for one in numbered], shown),
        with_any=set(with_any),
        structure=structure,
        evidence=[one for one in catalogue.evidence(doc.id) if one.chosen],
        total=len(found),
    )


def findings(structure: Structure) -> list[Finding]:
    """Everything understood, in the order of the paper."""
    made = []
    for item in structure.items:
        words = f"{item.number or ''} {item.title}".strip()
        made.append(_finding("item", words, item))
    for one in structure.decisions:
        said = [str(deciding.OUTCOMES[one.outcome])]
        said += [f"{deciding.CHOICES[choice]} {count}" for choice, count in deciding.counts(one)]
        said += [f"{_('Moved by')} {one.mover}"] if one.mover else []
        said += [f"{_('Seconded by')} {one.seconder}"] if one.seconder else []
        words = " · ".join([*([one.number] if one.number else []), *said])
        made.append(_finding("decision", words, one))
    for person in structure.attendance:
        words = f"{person.name} · {deciding.PRESENCES[person.presence]}"
        made.append(_finding("person", words, person))
    kept = [one for one in made if one is not None]
    return sorted(kept, key=lambda one: (one.page, one.box.top if one.box else 0.0))


def _finding(sort: str, text: str, one: AgendaItem | Attendance | Decision) -> Finding | None:
    if isinstance(one.place, TimePlace):
        return None
    return Finding(sort, text, one.place.page, one.place.box, one.confidence, one.corrected)
