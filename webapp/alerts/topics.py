"""What one can be told of: how it is called, and where on the site it stands."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from archive import links, people
from archive.correspondence import About, Topic
from archive.errors import NotFound
from archive.mentions import PLACES
from archive.people import Member
from archive.search import Query
from archive.store import Catalogue
from webapp import asking, views
from webapp.deciding import VOTES

LONGEST = 2000  # characters of a value, which has % signs for its accents
NOT_ASKED = frozenset({"page", "sort", "explain"})  # of an address: how, and not what


def known(catalogue: Catalogue, about: str, value: str) -> Topic | None:
    """The topic that a form names, if there is such a thing."""
    if about not in set(About) or len(value) > LONGEST:
        return None
    topic = Topic(About(about), value)
    if topic.about is About.WEEK:
        return Topic(About.WEEK)
    if topic.about is About.SEARCH:
        kept = urlencode([one for one in parse_qsl(value) if one[0] not in NOT_ASKED])
        topic = Topic(About.SEARCH, kept)
    return topic if name(catalogue, topic) else None


def name(catalogue: Catalogue, topic: Topic) -> str:
    """How a topic is called: «pont», rue Saint-Jean, Philippe Saurel (Conseil municipal). Empty
    where there is no such thing (any more)."""
    if topic.about is About.WEEK:
        return str(_("What was decided each week"))
    if topic.about is About.SEARCH:
        return _asked(catalogue, question(topic.value))
    if topic.about is About.PLACE:
        found = catalogue.named_at(PLACES, topic.value, earliest=False, limit=1)
        label = catalogue.labels("street", [topic.value]).get(topic.value)
        return label or (found[0].mention.name if found else "")
    try:
        body = catalogue.body(topic.value.partition("/")[0])
    except NotFound:
        return ""
    if topic.about is About.BODY:
        return body.name
    found_member = member(catalogue, topic.value)
    return f"{found_member.name} ({body.name})" if found_member else ""


def _asked(catalogue: Catalogue, query: Query) -> str:
    """A search in words, with what narrows it: «pont», Conseil municipal, 2014."""
    if not query.q:
        return ""
    names = {one.body.slug: one.body.name for one in catalogue.bodies()}
    streets = catalogue.labels("street", query.streets)
    people_named = catalogue.labels("councillor", query.councillors)
    return ", ".join(
        [
            views.quoted(query.q),
            *(names.get(one, one) for one in query.bodies),
            *(views.kind(one) for one in query.kinds),
            *query.years,
            *(views.language(one) for one in query.langs),
            *(people_named.get(one, one) for one in query.councillors),
            *(str(VOTES[one]) for one in query.votes),
            *(streets.get(one, one) for one in query.streets),
            *(views.date(one) for one in (query.date_from, query.date_to) if one),
        ]
    )


def path(topic: Topic) -> str:
    """Where on the site it stands."""
    if topic.about is About.SEARCH:
        return f"/search?{topic.value}"
    if topic.about is About.PLACE:
        return links.place(topic.value)
    if topic.about is About.WEEK:
        return "/decisions"
    body, _slash, person = topic.value.partition("/")
    return links.body(body) + (f"/members/{person}" if person else "")


def question(value: str) -> Query:
    """The search that a subscription keeps."""
    return asking.from_api(MultiDict(parse_qsl(value))).query


def member(catalogue: Catalogue, value: str) -> Member | None:
    """A member by <body>/<member>."""
    body, _slash, slug = value.partition("/")
    return next((one for one in people.members(catalogue.sittings(body)) if one.slug == slug), None)
