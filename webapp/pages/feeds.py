"""Lists that come by themselves: Atom feeds, and what robots are told."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, Response, abort, request
from flask_babel import gettext as _

from archive import citation, links
from archive.announcement import Announcement
from archive.export import atom
from archive.export.declared import BY_NAME
from archive.export.xml import Element, child, written
from archive.model import Kind
from archive.search import Hit
from archive.store import published
from archive.store.published import Row
from webapp import asking, site, views
from webapp.absolute import absolute, root
from webapp.i18n import lang

pages = Blueprint("feeds", __name__)
MOST = 50
MAP_LENGTH = 50_000  # addresses of one site map (sitemaps.org)
MAPPED = ("bodies", "meetings", "documents")
ROBOTS = """User-agent: *
Disallow: /search
Disallow: /fr/search
Disallow: /en/search
Disallow: /api/
Disallow: /suggest
Disallow: /fr/suggest
Disallow: /en/suggest
Disallow: /cite/
Disallow: /fr/cite/
Disallow: /en/cite/
Disallow: /oai
Disallow: /open-data/archive.zip
Disallow: /*.png

Sitemap: {sitemap}
"""


@pages.get("/feed.atom")
def latest() -> Response:
    """The documents received last."""
    found = published.latest(site.catalogue(), limit=MOST)
    return _feed([_document(row) for row in found], _("Latest documents"), "/")


@pages.get("/announcements/feed.atom")
def announcements() -> Response:
    """What the records office announced last."""
    found = site.catalogue().announced(site.today(), limit=MOST)
    return _feed([_announcement(one) for one in found], _("Announcements"), "/announcements")


@pages.get("/bodies/<slug>/feed.atom")
def body(slug: str) -> Response:
    """The documents of a body received last. 404 where nothing of it is published."""
    found = published.one(site.catalogue(), "bodies", {"id": slug})
    if found is None:
        abort(404)
    rows = published.latest(site.catalogue(), body=slug, limit=MOST)
    return _feed([_document(row) for row in rows], found["name"], links.body(slug))


@pages.get("/search/feed.atom")
def search() -> Response:
    """A saved search: what is found, newest first. The address of a result list, with this path."""
    args = request.args.copy()
    args["sort"] = "newest"
    args.poplist("page")
    query = asking.from_page(args).query
    found = site.here().searcher.find(site.catalogue(), query, facets=False)
    title = views.quoted(query.q) if query.q else _("Search")
    page = "/search?" + request.query_string.decode("latin-1")
    return _feed([_hit(hit) for hit in found.hits], title, page)


def _feed(entries: Sequence[atom.Entry], title: str, page: str) -> Response:
    town = site.here().settings.town_name or "Greffe"
    prefix = absolute(request.environ["SCRIPT_NAME"].removeprefix(request.environ["greffe.root"]))
    query = f"?{request.query_string.decode('latin-1')}" if request.query_string else ""
    made = atom.feed(
        entries,
        title=f"{title} – {town}",
        address=prefix + request.path + query,
        page=prefix + page,
        author=town,
        lang=lang(),
    )
    return Response(made, mimetype="application/atom+xml")


def _document(row: Row) -> atom.Entry:
    kind = citation.KINDS[lang()][Kind(row["kind"])]
    parts = [kind, row["body_name"], row["date"] and views.date(row["date"])]
    url = BY_NAME["documents"].row(row)["url"]
    return atom.Entry(
        id=absolute(links.document(row["id"])),
        title=", ".join(part for part in parts if part),
        link=absolute(url),
        updated=row["changed_at"],
        summary=row["title"] or row["filename"],
        category=row["kind"],
        author=row["body_name"] or "",
    )


def _announcement(one: Announcement) -> atom.Entry:
    address = absolute(links.announcement(one.id))
    return atom.Entry(
        id=address,
        title=one.title(lang()),
        link=address,
        updated=one.changed_at.isoformat(),
        summary=one.text(lang()),
    )


def _hit(hit: Hit) -> atom.Entry:
    doc = hit.document
    return atom.Entry(
        id=absolute(links.cite(hit.passage.id)),
        title=citation.plain(hit.passage, doc, lang()),
        link=absolute(hit.url),
        updated=doc.received_at.isoformat(),
        summary=" ".join(hit.passage.text.split())[:500],
        category=doc.kind.value,
        author=doc.body or "",
    )


@pages.get("/robots.txt")
def robots() -> Response:
    """Records may be found by search engines; result lists are left to people."""
    said = ROBOTS.format(sitemap=absolute("/sitemap.xml"))
    return Response(said, mimetype="text/plain")


@pages.get("/sitemap.xml")
def sitemap() -> Response:
    """The site maps: as many as 50,000 addresses each ask for."""
    tree = Element("sitemapindex", {"xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"})
    for name in MAPPED:
        count = published.count(site.catalogue(), name)
        for n in range(-(-count // MAP_LENGTH)):
            child(child(tree, "sitemap"), "loc", f"{root()}/sitemap/{name}-{n + 1}.xml")
    return Response(written(tree), mimetype="application/xml")


@pages.get("/sitemap/<any(bodies,meetings,documents):name>-<int:n>.xml")
def sitemap_part(name: str, n: int) -> Response:
    """One site map. 404 where there are not so many addresses."""
    table = BY_NAME[name]
    rows = published.every(
        site.catalogue(), name, offset=(n - 1) * MAP_LENGTH, limit=MAP_LENGTH
    ) if n else iter(())  # fmt: skip
    tree = Element("urlset", {"xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"})
    for row in rows:
        url = child(tree, "url")
        child(url, "loc", absolute(table.row(row)["url"]))
        if row.get("changed_at"):
            child(url, "lastmod", row["changed_at"])
    if not len(tree):
        abort(404)
    return Response(written(tree), mimetype="application/xml")
