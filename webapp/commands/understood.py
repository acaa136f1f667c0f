"""What was understood of a document's meeting: for a person, and as the object of DESIGN.md."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import click

from archive.model import (
    AgendaItem,
    Attendance,
    Choice,
    Decision,
    Document,
    Kind,
    Outcome,
    PagePlace,
    Presence,
    Structure,
    TimePlace,
)
from archive.store import Catalogue, structure
from ingest.structure.items.matching import paired
from ingest.structure.items.matters import Matter, matters
from webapp.commands.showing import wrapped
from webapp.terminal import LANG, _
from webapp.visible import on_one_line

OUTCOMES = {
    Outcome.CARRIED: _("carried"), Outcome.LOST: _("lost"), Outcome.WITHDRAWN: _("withdrawn"),
    Outcome.TABLED: _("tabled"), Outcome.DEFERRED: _("deferred"),
    Outcome.REFERRED: _("referred"), Outcome.NOTED: _("noted"),
}  # fmt: skip
PRESENCES = {
    Presence.PRESENT: _("present"), Presence.ABSENT: _("absent"),
    Presence.LATE: _("came late"), Presence.LEFT: _("left early"),
    Presence.PROXY: _("absent, by proxy"),
}  # fmt: skip
CHOICES = {
    Choice.FOR: _("for"), Choice.AGAINST: _("against"), Choice.ABSTAIN: _("abstaining"),
    Choice.RECUSED: _("recused"), Choice.ABSENT: _("absent"),
}  # fmt: skip
BY_A_PERSON = _("corrected by a person")
COLON = " : " if LANG == "fr" else ": "
AGENDAS = (Kind.AGENDA, Kind.PACKET)


Pair = tuple[Matter, Matter, float]  # own, the other paper's, how alike


@dataclass(frozen=True, slots=True)
class Understood:
    """A document's structure, and how its items pair with those of the meeting's other papers."""

    structure: Structure | None
    matches: tuple[tuple[Document, tuple[Pair, ...]], ...] = ()


def of(catalogue: Catalogue, doc: Document) -> Understood:
    """What was understood of a document."""
    own = structure.read(catalogue.connection, doc.id)
    if own is None or not doc.meeting_id:
        return Understood(own)
    matches = []
    for other in catalogue.documents_of(doc.meeting_id):
        if not _pair(doc.kind, other.kind) or other.superseded_by:
            continue
        if theirs := structure.read(catalogue.connection, other.id):
            matches.append((other, pairs_of(own, theirs)))
    return Understood(own, tuple(matches))


def pairs_of(own: Structure, theirs: Structure) -> tuple[Pair, ...]:
    """What both papers deal with."""
    ours, others = matters(own), matters(theirs)
    return tuple((ours[one.own], others[one.other], one.confidence) for one in paired(ours, others))


def _pair(one: Kind, other: Kind) -> bool:
    """Whether one is an agenda and the other the minutes."""
    return (one in AGENDAS and other is Kind.MINUTES) or (one is Kind.MINUTES and other in AGENDAS)


def as_object(meeting: Understood) -> dict[str, Any]:
    """Items, attendance, decisions and matches, the keys of DESIGN.md's object and more."""
    found = meeting.structure or Structure()
    return {
        "meeting": {
            "meeting_kind": found.sitting.kind,
            "start": found.sitting.starts,
            "end": found.sitting.ends,
            "state": found.sitting.state,
        },
        "items": [_item(one) for one in found.items],
        "attendance": [_attendance(one) for one in found.attendance],
        "decisions": [_decision(one, found) for one in found.decisions],
        "matches": [
            {
                "document": other.id,
                "kind": other.kind.value,
                "agenda": _item((theirs if other.kind in AGENDAS else item).item),
                "minutes": _side(item if other.kind in AGENDAS else theirs),
                "confidence": confidence,
            }
            for other, pairs in meeting.matches
            for item, theirs, confidence in pairs
        ],
        "rules": found.rules,
    }


def lines(meeting: Understood) -> Iterator[str]:
    """The same for a person, heading by heading."""
    found = meeting.structure
    if found is None:
        return
    if found.attendance:
        yield from ("", _("Attendance:"))
        for one in found.attendance:
            yield from wrapped(_said_of(one), indent="    ")
    if found.items:
        yield from ("", _("Items:"))
        for item in found.items:
            number = f"{item.number}  " if item.number else ""
            mark = f" ({BY_A_PERSON})" if item.corrected else ""
            yield from wrapped(
                f"{number}{on_one_line(item.title)}{mark}", indent="    " * item.level
            )
    if found.decisions:
        yield from ("", _("Decisions:"))
        for decision in found.decisions:
            yield from _told(decision)
    if not (found.attendance or found.items or found.decisions):
        yield from ("", _("No item, no attendance and no decision was found in it."))


def _said_of(one: Attendance) -> str:
    """'Philippe Saurel, maire: present'."""
    who = ", ".join(on_one_line(part) for part in (one.name, one.role) if part)
    how = PRESENCES[one.presence]
    if one.proxy_to:
        how += " → " + on_one_line(one.proxy_to)
    if one.corrected:
        how += f" ({BY_A_PERSON})"
    return f"{who}{COLON}{how}"


def _told(one: Decision) -> Iterator[str]:
    """A decision: number, outcome and counts; its wording; who moved it; who voted how."""
    counts = [
        (one.for_, _("for")), (one.against, _("against")), (one.abstentions, _("abstaining"))
    ]  # fmt: skip
    said = [OUTCOMES[one.outcome]]
    said += [_("unanimously")] if one.unanimous else []
    said += [f"{n} {word}" for n, word in counts if n is not None]
    said += [BY_A_PERSON] if one.corrected else []
    page = _("page {n}", n=one.place.page) if isinstance(one.place, PagePlace) else ""
    head = on_one_line(one.number or one.key)
    yield click.style(f"    {head}", bold=True) + f"  {', '.join(said)} ({page})"
    yield from wrapped(on_one_line(one.text), indent=" " * 8)
    moved = [(_("moved by"), one.mover), (_("seconded by"), one.seconder)]
    if names := [f"{word} {on_one_line(name)}" for word, name in moved if name]:
        yield from wrapped(", ".join(names), indent=" " * 8)
    for choice, word in CHOICES.items():
        if names := [on_one_line(vote.name) for vote in one.votes if vote.choice is choice]:
            yield from wrapped(f"{word}{COLON}{', '.join(names)}", indent=" " * 8)


def _where(place: PagePlace | TimePlace) -> dict[str, Any]:
    if isinstance(place, TimePlace):
        return {"page": None, "box": None, "start": place.start_s, "end": place.end_s}
    box = place.box
    corners = [round(x, 1) for x in (box.x0, box.top, box.x1, box.bottom)] if box else None
    return {"page": place.page, "box": corners}


def _item(one: AgendaItem) -> dict[str, Any]:
    return {
        "number": one.number, "title": one.title, "level": one.level, **_where(one.place),
        "confidence": one.confidence, "corrected": one.corrected,
    }  # fmt: skip


def _side(one: Matter) -> dict[str, Any]:
    """An item of minutes, with the number of what was decided under it."""
    return _item(one.item) | {"decision": one.decision}


def _attendance(one: Attendance) -> dict[str, Any]:
    there = one.presence not in (Presence.ABSENT, Presence.PROXY)
    return {
        "name": one.name, "role": one.role, "status": one.presence.value, "present": there,
        "member": one.is_member, "proxy_to": one.proxy_to, **_where(one.place),
        "confidence": one.confidence, "corrected": one.corrected,
    }  # fmt: skip


def _decision(one: Decision, found: Structure) -> dict[str, Any]:
    item = found.items[one.item] if one.item is not None else None
    return {
        "number": one.number, "text": one.text, "outcome": one.outcome.value,
        "unanimous": one.unanimous, "for": one.for_, "against": one.against,
        "abstentions": one.abstentions, "mover": one.mover, "seconder": one.seconder,
        "votes": [{"name": vote.name, "choice": vote.choice.value} for vote in one.votes],
        "against_names": [vote.name for vote in one.votes if vote.choice is Choice.AGAINST],
        "recused": [vote.name for vote in one.votes if vote.choice is Choice.RECUSED],
        **_where(one.place), "key": one.key,
        "item": item and {"number": item.number, "title": item.title},
        "confidence": one.confidence, "corrected": one.corrected,
    }  # fmt: skip
