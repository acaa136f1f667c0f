"""Search: the question above, the results by meeting, and what narrows them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlencode

from flask import Blueprint, Response, jsonify, render_template, request
from flask_babel import LazyString, gettext
from flask_babel import lazy_gettext as _
from markupsafe import Markup

from archive import citation, links, snippets
from archive.asking import suggestions
from archive.model import LANGS, Document, Kind, Meeting, Passage
from archive.search import KEY_FACETS, SORTS, Group, Hit, Query, Results
from webapp import asking, deciding, remarks, site, views
from webapp.i18n import lang, local

pages = Blueprint("search", __name__)
FACET_LENGTH = 8  # values shown; the form has them all
QUERY_SAFE = "!$'()*,/:;?@"  # of an address: the characters that WHATWG's URL standard leaves
CONTEXT = 240  # characters before and after a hit
SUGGESTED_S = 300  # seconds that a browser may keep suggestions
NAMES = {
    "body": _("Body"),
    "kind": _("Kind of document"),
    "year": _("Year"),
    "lang": _("Language"),
    "councillor": _("Member of the body"),
    "vote": _("Outcome"),
    "street": _("Place"),
    "from": _("From"),
    "to": _("To"),
    "sort": _("Order"),
    "page": _("Page"),
}
KINDS_OF = {"body": _("Body"), "title": _("Title"), "word": _("Word of the records")}
SORT_NAMES = {
    "relevance": _("Most relevant first"),
    "newest": _("Newest first"),
    "oldest": _("Oldest first"),
}


@dataclass(frozen=True, slots=True)
class Found:
    """A hit as the page shows it: its excerpt and its citation, in the reader's language, and
    what stands just before and after it."""

    hit: Hit
    excerpt: Markup
    citation: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Shown:
    """What was found in one meeting, or in one document that belongs to none; more are the
    passages that are not shown, at an address of their own."""

    meeting: Meeting | None
    document: Document
    found: tuple[Found, ...]
    more: int
    address: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a filter: how it is named, where choosing it leads, how many it leaves."""

    value: str
    name: str
    address: str
    count: int | None
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A filter, its values with counts."""

    name: str
    title: LazyString
    choices: tuple[Choice, ...]


@pages.get("/search")
def search() -> str:
    """Results for a question; without one, the form and how to ask."""
    asked = asking.from_page(request.args)
    query = asked.query
    catalogue = site.catalogue()
    results = site.here().searcher.find(catalogue, query) if query.q else None
    bodies = {one.body.slug: one.body.name for one in catalogue.bodies()}
    return render_template(
        "search.html",
        query=query,
        refused=[(NAMES.get(one.name, one.name), one.value) for one in asked.refused],
        results=results,
        groups=shown(groups_of(results), query) if results else [],
        partial=shown(by_meeting(results.partial_hits, most=asking.A_MEETING), query)
        if results
        else [],
        remarks=[remarks.sentence(one) for one in results.remarks] if results else [],
        facets=facets(results, query, bodies) if results else [],
        chosen=chosen(query, bodies),
        kept=[(name, value) for name in ("councillor", "street") for value in _taken(query)[name]],
        form=form(query, bodies, [year for year, _n in catalogue.meeting_years()]),
        sorts=[(one, SORT_NAMES[one]) for one in SORTS],
        page=asked.page,
        last=last_page(results, query) if results else 1,
        address=lambda **changes: address(query, **changes),
    )


@pages.get("/suggest")
def suggest() -> Response:
    """Suggestions for what is being typed: bodies, titles and words of the archive."""
    q = request.args.get("q", "")
    found = suggestions.suggestions(q, site.catalogue(), site.here().searcher.index)
    response = jsonify([{"text": one.text, "kind": str(KINDS_OF[one.kind])} for one in found])
    response.cache_control.max_age = SUGGESTED_S
    response.cache_control.public = True
    return response


def groups_of(results: Results) -> Iterable[Group]:
    """The hits by meeting, as they were asked for; of one meeting, all that the page holds."""
    if results.query.a_meeting:
        return results.groups
    partly = {hit.passage.id for hit in results.partial_hits}
    return by_meeting(hit for hit in results.hits if hit.passage.id not in partly)


def by_meeting(hits: Iterable[Hit], *, most: int | None = None) -> Iterable[Group]:
    """Hits by meeting, in the order of each meeting's best; so many of each."""
    gathered: dict[str, list[Hit]] = {}
    for hit in hits:
        gathered.setdefault(hit.document.meeting_id or hit.document.id, []).append(hit)
    for found in gathered.values():
        some = tuple(found[:most])
        yield Group(found[0].meeting, found[0].document, len(some), some)


def shown(groups: Iterable[Group], query: Query) -> list[Shown]:
    """Groups with all that the page says of each hit."""
    held = list(groups)
    around = site.catalogue().around(hit.passage.id for group in held for hit in group.hits)
    return [
        Shown(
            group.meeting,
            group.document,
            tuple(_found(hit, *around.get(hit.passage.id, (None, None))) for hit in group.hits),
            group.total - len(group.hits),
            _within(query, group.meeting),
        )
        for group in held
    ]


def _found(hit: Hit, before: Passage | None, after: Passage | None) -> Found:
    # archive.snippets makes the excerpt of escaped pieces and <mark>.
    excerpt = Markup(hit.snippet_html)
    cited = citation.plain(hit.passage, hit.document, lang())
    return Found(
        hit,
        excerpt,
        cited,
        snippets.end_of(before.text, CONTEXT) if before else "",
        snippets.beginning_of(after.text, CONTEXT) if after else "",
    )


def _within(query: Query, meeting: Meeting | None) -> str:
    """The address of the same question within one meeting; its passages are then all shown."""
    if meeting is None:
        return ""
    day = meeting.date.isoformat()
    return address(query, body=[meeting.body.slug], **{"from": [day], "to": [day]})


def facets(results: Results, query: Query, bodies: dict[str, str]) -> list[Facet]:
    """The filters that would narrow these results. One that leaves everything is left out."""
    made, whole = [], results.total - results.partial
    for name in ("kind", "body", "year", "lang", *KEY_FACETS):
        counted = [(_value(name, value), n) for value, n in results.facets.get(name, [])]
        taken = _taken(query)[name]
        left = [(value, n) for value, n in counted if value and value not in taken]
        if len(left) > 1 or (left and sum(n for _v, n in counted) < whole):
            choices = tuple(
                Choice(
                    value=value,
                    name=name_of(name, value, bodies),
                    address=address(query, **{name: [*taken, value]}),
                    count=n,
                    chosen=False,
                )
                for value, n in left[:FACET_LENGTH]
            )
            made.append(Facet(name, NAMES[name], choices))
    return made


def chosen(query: Query, bodies: dict[str, str]) -> list[Choice]:
    """The filters in force, each with the address of the same question without it."""
    made = []
    for name, values in _taken(query).items():
        for value in values:
            left = [one for one in values if one != value]
            label = f"{NAMES[name]}{views.colon()} {name_of(name, value, bodies)}"
            made.append(Choice(value, label, address(query, **{name: left}), None, True))
    if query.both:
        label = str(gettext("also in English") if lang() == "fr" else gettext("also in French"))
        made.append(Choice("1", label, address(query, both=[]), None, True))
    return made


def form(query: Query, bodies: dict[str, str], years: Iterable[int]) -> list[Facet]:
    """Every value of every filter, for the form."""
    taken = _taken(query)
    values: dict[str, list[str]] = {
        "body": [*dict.fromkeys([*bodies, *taken["body"]])],
        "kind": [kind.value for kind in Kind],
        "year": [*dict.fromkeys([*(str(year) for year in years), *taken["year"]])],
        "lang": list(LANGS),
        "vote": list(deciding.VOTES),
    }
    return [
        Facet(
            name,
            NAMES[name],
            tuple(
                Choice(value, name_of(name, value, bodies), "", None, value in taken[name])
                for value in values[name]
            ),
        )
        for name in values
    ]


def name_of(name: str, value: str, bodies: dict[str, str]) -> str:
    """How a value of a filter is called."""
    if name == "body":
        return bodies.get(value, value)
    if name == "kind":
        return views.kind(value)
    if name == "lang":
        return views.language(value)
    if name == "vote":
        return str(deciding.VOTES[value])
    if name in ("councillor", "street"):
        return site.catalogue().labels(name, [value]).get(value, value)
    return views.date(value) if name in ("from", "to") else value


def address(query: Query, **changes: str | int | list[str]) -> str:
    """The address of a question with some of it changed. Any change but page leads to page 1."""
    given: dict[str, str | int | list[str]] = {"q": query.q, **_taken(query)}
    if query.both:
        given["both"] = 1
    if query.sort != SORTS[0]:
        given["sort"] = query.sort
    parts = (
        _parameter(name, *value) if isinstance(value, list) else _parameter(name, str(value))
        for name, value in (given | changes).items()
    )
    return local(f"/search?{'&'.join(part for part in parts if part)}")


@lru_cache(maxsize=10_000)
def _parameter(name: str, *values: str) -> str:
    """A parameter as it stands in an address; empty without a value. The forty addresses of a
    page have most of theirs in common."""
    return urlencode([(name, value) for value in values], safe=QUERY_SAFE)


def last_page(results: Results, query: Query) -> int:
    """The last page of results that can be asked for."""
    whole = results.total_groups if query.a_meeting else results.total - results.partial
    return max(1, min(-(-whole // query.limit), asking.LAST_PAGE))


def _taken(query: Query) -> dict[str, list[str]]:
    return {
        "body": list(query.bodies),
        "kind": list(query.kinds),
        "year": list(query.years),
        "lang": list(query.langs),
        "councillor": list(query.councillors),
        "vote": list(query.votes),
        "street": list(query.streets),
        "from": [query.date_from] if query.date_from else [],
        "to": [query.date_to] if query.date_to else [],
    }


def _value(name: str, value: str) -> str:
    """A facet's value as a filter takes it: bodies are counted by name and asked for by slug."""
    return links.slug(value) if name == "body" and value else value
