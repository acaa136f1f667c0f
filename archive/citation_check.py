"""Does a citation still hold? The link, the words, and the original, each against the archive."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

from archive import cited, links, quoting
from archive.cited import Cited, Withdrawn
from archive.errors import NotFound
from archive.model import Lang, PagePlace, Status
from archive.originals import Originals, sha256_of
from archive.settings import Settings
from archive.store import Catalogue

SAYS: dict[str, dict[Lang, str]] = {
    # wrong
    "not-found": {
        "fr": "Ce lien ne mène à rien dans ces archives.",
        "en": "This link leads to nothing in this archive.",
    },
    "withdrawn": {
        "fr": "Le document a été retiré par le greffe.",
        "en": "The document was withdrawn by the records office.",
    },
    "words-changed": {
        "fr": "Les mots ne sont plus ceux qui se trouvaient à cette adresse.",
        "en": "The words are no longer those that stood at this address.",
    },
    "quote-missing": {
        "fr": "Les mots cités ne s'y trouvent pas, mot pour mot.",
        "en": "The words quoted do not stand there, word for word.",
    },
    "original-missing": {
        "fr": "L'original manque dans originals/.",
        "en": "The original is missing from originals/.",
    },
    "original-changed": {
        "fr": "L'original n'est plus celui qui a été reçu : son SHA-256 diffère.",
        "en": "The original is not what was received: its SHA-256 differs.",
    },
    # to be known
    "moved": {
        "fr": "L'adresse a changé; elle mène toujours aux mêmes mots.",
        "en": "The address has changed; it still leads to the same words.",
    },
    "superseded": {
        "fr": "Cette version a été remplacée par une autre.",
        "en": "This version was replaced by another.",
    },
    "amended": {
        "fr": "Ce document a été modifié depuis sa première diffusion.",
        "en": "This document was amended after it was first given out.",
    },
    "draft": {"fr": "C'est un projet, non adopté.", "en": "This is a draft, not adopted."},
}
WRONG = frozenset(
    "not-found withdrawn words-changed quote-missing original-missing original-changed".split()
)
STANDING = {
    Status.SUPERSEDED: "superseded",
    Status.AMENDED: "amended",
    Status.DRAFT: "draft",
}
PAPER = re.compile(r"/(?:documents|recordings)/([0-9a-f]{16})(?:/page/(\d+))?/?")


@dataclass(frozen=True, slots=True)
class Link:
    """What a link names: a passage and its fingerprint, or only a document; and a quotation."""

    name: str
    quote: str
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found. cited is None where the link leads nowhere."""

    cited: Cited | None
    findings: tuple[str, ...]

    @property
    def holds(self) -> bool:
        return not WRONG & set(self.findings)


def read_link(address: str) -> Link | None:
    """A link of any Greffe, on whatever host; or a passage's id. None where it is neither."""
    if links.cited_in(address.strip()):
        return Link(address.strip(), "")
    parts = urlsplit(address.strip())
    asked = parse_qs(parts.query)
    fragment, _mark, directive = unquote(parts.fragment).partition(":~:text=")
    quote = asked.get("quote", [directive])[0]
    path = re.sub(r"^.*?(?=/(?:cite|documents|recordings)/)", "", unquote(parts.path))
    if path.startswith("/cite/"):
        name = re.sub(r"\.(?:ris|bib|json|pdf|png)$", "", path[len("/cite/") :])
        return Link(name, quote) if links.cited_in(name) else None
    found = PAPER.fullmatch(path)
    if not found:
        return None
    doc, page = found.groups()
    if links.cited_in(f"{doc}-{fragment}"):
        return Link(f"{doc}-{fragment}", quote)
    if seconds := asked.get("t", [""])[0]:
        return Link(f"{doc}-t{seconds}000", quote) if seconds.isdecimal() else None
    return Link(f"{doc}-p{page or 1}-1", quote, is_whole=True)


def check(settings: Settings, catalogue: Catalogue, address: str, *, quote: str = "") -> Verdict:
    """Check a link, and the words quoted from it: those of the link itself, or those given."""
    link = read_link(address)
    if link is None:
        return Verdict(None, ("not-found",))
    try:
        found = cited.find(catalogue, link.name)
    except Withdrawn:
        return Verdict(None, ("withdrawn",))
    except NotFound:
        return Verdict(None, ("not-found",))
    return Verdict(found, tuple(_findings(settings, catalogue, link, found, quote or link.quote)))


def _findings(
    settings: Settings, catalogue: Catalogue, link: Link, found: Cited, quote: str
) -> Iterator[str]:
    if found.changed:
        yield "words-changed"
    if quote and not _stands(catalogue, link, found, quote):
        yield "quote-missing"
    original = Originals(settings.originals).path(found.document.sha256)
    try:
        if sha256_of(original) != found.document.sha256:
            yield "original-changed"
    except OSError:
        yield "original-missing"
    named = links.cited_in(link.name)
    paper = isinstance(found.passage.place, PagePlace)  # a second leads to the line said then
    if paper and named and named[0] != found.passage.id and not found.changed:
        yield "moved"
    if found.document.status in STANDING:
        yield STANDING[found.document.status]


def _stands(catalogue: Catalogue, link: Link, found: Cited, quote: str) -> bool:
    if not link.is_whole:
        return cited.stands(catalogue, found, quote)
    place = found.passage.place
    page = getattr(place, "page", None)
    texts = [one.text for one in catalogue.passages(found.document.id, page=page)]
    return quoting.stands_in(quote, " ".join(texts))
