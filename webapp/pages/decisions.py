"""The register of what was decided, and each decision at its own address.

/decisions                      the register: by body, year and outcome
/decisions/<key>                the decision of that number; a choice where several have it
/decisions/<document>/<key>     one decision, whatever its number
"""

from __future__ import annotations

import re

from flask import Blueprint, abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from archive import bound, links, people
from archive.citation import date_text
from archive.mentions import MATTERS, PLACES, Mention, Named
from archive.model import Decision, Kind, Lang, Outcome, PagePlace
from archive.results import Hit, Query
from archive.store import Decided, Wanted
from ingest.matters import gazetteer
from ingest.matters.reading import mentions_of, of_kind
from webapp import deciding, hearing, site
from webapp.i18n import lang, local

pages = Blueprint("decisions", __name__, url_prefix="/decisions")
A_PAGE = 50
MOST_PAGES = 10_000
MENTIONS = 20


@pages.get("")
def register() -> str:
    """What was decided, latest first."""
    wanted = asked()
    page = min(max(request.args.get("page", 1, type=int), 1), MOST_PAGES)
    catalogue = site.catalogue()
    total = catalogue.decisions_total(wanted)
    return render_template(
        "decisions.html",
        decided=catalogue.decisions(wanted, limit=A_PAGE, offset=A_PAGE * (page - 1)),
        total=total,
        counted=catalogue.decisions_counted(wanted),
        wanted=wanted,
        page=page,
        last_page=max(1, -(-total // A_PAGE)),
    )


@pages.get("/<key>")
def numbered(key: str) -> ResponseReturnValue:
    """The decision of a number: by its slug, or as printed."""
    found = site.catalogue().decisions_keyed(key) or site.catalogue().decisions_keyed(
        links.slug(key)
    )
    if not found:
        abort(404)
    mine = [one for one in found if one.document.lang == lang()]
    if len({one.meeting for one in found}) == 1 and len(mine or found) == 1:
        return _one((mine or found)[0])  # the same decision, told in two languages
    return render_template("same_number.html", decided=found, number=found[0].decision.number)


@pages.get("/<doc_id>/<key>")
def decision(doc_id: str, key: str) -> ResponseReturnValue:
    """One decision of a document. An old version's leads to the document, which says so."""
    doc = site.document_or_error(doc_id)
    found = site.catalogue().decisions_keyed(key, document=doc.id)
    if not found and doc.superseded_by:
        return redirect(local(links.document(doc.id)))
    if not found:
        if moved := site.catalogue().decision_moved(doc.id, key):
            return redirect(local(links.decision(doc.id, moved)), 301)
        abort(404)
    return _one(found[0])


def asked() -> Wanted:
    """The register that the address asks for; what makes no sense is left out."""
    year, outcome = request.args.get("year", ""), request.args.get("outcome", "")
    return Wanted(
        body=request.args.get("body") or None,
        year=int(year) if re.fullmatch(r"[0-9]{4}", year) else None,
        outcome=Outcome(outcome) if outcome in set(Outcome) else None,
        lang=lang(),
    )


def _one(found: Decided) -> str:
    catalogue = site.catalogue()
    doc, decision = found.document, found.decision
    structure = catalogue.structure(doc.id)
    page = page_of(decision)
    part = bound.part_at(catalogue.parts(doc.id), page)
    attendance = bound.of_part(structure, part).attendance if structure else ()
    there = people.keys_of(attendance)
    named = {key: one.name for one in attendance if (key := people.key_of(one.name)) in there}
    item = structure.items[decision.item] if structure and decision.item is not None else None
    second = _heard(found) if decision.item is not None else None
    return render_template(
        "decision.html",
        one=found,
        decision=decision,
        doc=doc,
        meeting=found.meeting,
        item=item,
        sides=list(deciding.by_choice(decision)),
        member=lambda name: named.get(people.who(name, there) or frozenset()),
        second=second,
        picture=isinstance(decision.place, PagePlace) and decision.place.box,
        mentions=_mentions(found),
        named=named_in(decision, doc.lang),
        when=date_text(doc.date, lang()) if doc.date else "",
    )


def page_of(decision: Decision) -> int | None:
    return decision.place.page if isinstance(decision.place, PagePlace) else None


def named_in(decision: Decision, lang: Lang | None) -> dict[str, list[Mention]]:
    """The sums, places and matters that a decision names, each once; of the latter two, those that
    have a page. Its own number is one of them where other records name it."""
    town = gazetteer.of(site.here().settings.places)
    found = mentions_of(decision.text, lang=lang, town=town)
    own = links.slug(decision.number) if decision.number else ""
    known = [
        Mention(named, own, decision.number or "", 0, 0, decision.confidence)
        for named in (Named.BYLAW, Named.RESOLUTION)
        if own
    ]
    paged = [
        one
        for one in of_kind([*found, *known], (*PLACES, *MATTERS))[:MENTIONS]
        if site.catalogue().named_total([one.named], one.value)
    ]
    return {
        "sums": of_kind(found, [Named.AMOUNT])[:MENTIONS],
        "places": of_kind(paged, PLACES),
        "matters": of_kind(paged, MATTERS),
    }


def _heard(found: Decided) -> tuple[str, float] | None:
    """(recording, second) at which its item is taken up."""
    if not found.meeting:
        return None
    catalogue = site.catalogue()
    near = site.public(catalogue.documents_of(found.meeting.id))
    where = hearing.heard_in(catalogue, found.document, None, near).get(found.decision.item or 0)
    return (where.recording, where.start_s) if where else None


def _mentions(found: Decided) -> list[Hit]:
    """Where else the archive names this number: a resolution's life, earliest first."""
    number = found.decision.number
    if not number or not any(map(str.isdigit, number)):
        return []
    digits = re.sub(r"^\D+", "", number)
    results = site.here().searcher.find(
        site.catalogue(), Query(f'"{digits}"', sort="oldest", limit=MENTIONS)
    )
    return [
        hit
        for hit in results.hits
        if hit.document.kind is not Kind.RECORDING and not _same_words(hit, found)
    ]


def _same_words(hit: Hit, found: Decided) -> bool:
    """Whether a hit is the decision itself, here or in another version of the same minutes."""
    if hit.document.id == found.document.id:
        return hit.page == page_of(found.decision)
    of_one = hit.meeting and found.meeting and hit.meeting.id == found.meeting.id
    return bool(of_one and hit.document.kind is found.document.kind)
