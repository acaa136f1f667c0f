"""A list as an Atom feed (RFC 4287)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from archive.export.xml import Element, child, written

NAMESPACE = "http://www.w3.org/2005/Atom"
NEVER = "1970-01-01T00:00:00+00:00"  # of a feed in which nothing is yet


@dataclass(frozen=True, slots=True)
class Entry:
    """One record of a feed. id is its permanent address; updated is RFC 3339."""

    id: str
    title: str
    link: str
    updated: str
    summary: str = ""
    category: str = ""
    author: str = ""


def feed(
    entries: Sequence[Entry], *, title: str, address: str, page: str, author: str, lang: str
) -> bytes:
    """The feed. address is its own, page that of the list for people."""
    root = Element("feed", {"xmlns": NAMESPACE, "xml:lang": lang})
    child(root, "id", address)
    child(root, "title", title)
    child(root, "updated", max((one.updated for one in entries), default=NEVER))
    child(root, "link", rel="self", type="application/atom+xml", href=address)
    child(root, "link", rel="alternate", type="text/html", href=page)
    child(child(root, "author"), "name", author)
    child(root, "generator", "Greffe")
    for one in entries:
        entry = child(root, "entry")
        child(entry, "id", one.id)
        child(entry, "title", one.title)
        child(entry, "updated", one.updated)
        child(entry, "link", rel="alternate", type="text/html", href=one.link)
        if one.author:
            child(child(entry, "author"), "name", one.author)
        if one.category:
            child(entry, "category", term=one.category)
        if one.summary:
            child(entry, "summary", one.summary)
    return written(root)
