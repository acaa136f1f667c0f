"""What every page needs: the home's settings, its search, and the catalogue of this request."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast
from weakref import finalize

from flask import Flask, abort, current_app, g

from archive import given as files
from archive.access import UNSEEN, Way
from archive.errors import NotFound
from archive.given import Given
from archive.model import Body, Document, Status
from archive.originals import Originals
from archive.search import Searcher
from archive.settings import Settings
from archive.store import Catalogue, published
from webapp.opened import Opened

NAME = "greffe"


@dataclass(frozen=True, slots=True)
class Site:
    """One home as the site sees it. Shared by all threads."""

    settings: Settings
    searcher: Searcher
    originals: Originals
    opened: Opened


def init_app(app: Flask, site: Site) -> None:
    """Keep the site with the app, and give the catalogue back after each request."""
    app.extensions[NAME] = site
    app.teardown_appcontext(_give_back)
    finalize(app, site.opened.close)


def here() -> Site:
    """The site that answers this request."""
    return cast(Site, current_app.extensions[NAME])


def catalogue() -> Catalogue:
    """The archive, read-only, the same for all of a request."""
    if "catalogue" not in g:
        g.catalogue = here().opened.take()
        if g.catalogue.due(dt.datetime.now(dt.UTC)):
            _release(g.catalogue)
    return cast(Catalogue, g.catalogue)


def _release(opened: Catalogue) -> None:
    """Show what has waited for its time; the index follows soon."""
    from ingest.releasing import release  # brings the readers along: not at start
    from webapp.desk import indexing

    if release(here().settings, opened):
        indexing.soon(here().settings)


def today() -> dt.date:
    """The day it is where the server stands."""
    return dt.datetime.now(dt.UTC).astimezone().date()


def document_or_error(doc_id: str) -> Document:
    """A document that anyone may see; otherwise the request ends with 404, or 410 if withdrawn."""
    try:
        doc = catalogue().document(doc_id)
    except NotFound:
        abort(404)
    if doc.status is Status.WITHDRAWN:
        access = catalogue().access(doc.id)
        if access.way is Way.REDACTING and access.was_seen:
            abort(503)  # for a minute, until what was removed is out of it
        abort(404 if access.way in UNSEEN else 410)
    return doc


def body_or_error(slug: str) -> Body:
    """A body of which something is public; otherwise the request ends with 404."""
    if published.one(catalogue(), "bodies", {"id": slug}) is None:
        raise NotFound(slug)  # which leads on to where it is now, if it was renamed
    return catalogue().body(slug)


def spoken(recording: Document) -> Document | None:
    """The document that holds a recording's words, unless they were withdrawn."""
    found = catalogue().transcript_of(recording.id)
    return found if found and found.status is not Status.WITHDRAWN else None


def named(ids: Iterable[str]) -> dict[str, Document]:
    """The documents of these ids that are not withdrawn."""
    found = catalogue().documents_named(ids)
    return {doc.id: doc for doc in public(list(found.values()))}


def public(documents: list[Document]) -> list[Document]:
    """The documents that are not withdrawn."""
    return [doc for doc in documents if doc.status is not Status.WITHDRAWN]


def _give_back(_error: BaseException | None) -> None:
    if (used := g.pop("catalogue", None)) is not None:
        here().opened.give(used)


def given(doc: Document) -> Given:
    """The file that the public gets of a document; the request ends with 503 where it is being
    made without what was removed."""
    try:
        return files.given(here().settings, catalogue(), doc)
    except files.NotMadeYet:
        abort(503)


def is_redacted(doc: Document) -> bool:
    """Whether something is removed from what the public gets of a document."""
    return bool(catalogue().removals(doc.id))


def redacted_file(doc: Document) -> Given | None:
    """The file without what is removed; None where nothing is, and while it is being made."""
    try:
        file = files.given(here().settings, catalogue(), doc)
    except files.NotMadeYet:
        return None
    return file if file.is_redacted else None


def as_received(doc: Document) -> Given:
    """The file as received, which is for the desk alone."""
    path = here().originals.path(doc.sha256)
    return Given(path, doc.sha256, doc.size, doc.media_type, doc.filename)
