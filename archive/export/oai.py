"""OAI-PMH 2.0 in Dublin Core: how a request is answered, as XML. Knows no web framework.

https://www.openarchives.org/OAI/openarchivesprotocol.html. A document that was withdrawn stays as a
deleted record: its identifier and the time, nothing else (deletedRecord: persistent).
"""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from archive import citation, links
from archive.export.declared import BY_NAME
from archive.export.xml import Element, child, written
from archive.model import Kind, Lang
from archive.store import Catalogue, published
from archive.store.published import Row, Stamp

OAI = "http://www.openarchives.org/OAI/2.0/"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
DC = "http://purl.org/dc/elements/1.1/"
OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
PREFIX = "oai_dc"
PAGE = 100
EVER = ("", "9999")
ARGUMENTS: dict[str, tuple[frozenset[str], frozenset[str]]] = {  # verb: (required, allowed)
    "Identify": (frozenset(), frozenset()),
    "ListMetadataFormats": (frozenset(), frozenset({"identifier"})),
    "ListSets": (frozenset(), frozenset({"resumptionToken"})),
    "GetRecord": (frozenset({"identifier", "metadataPrefix"}), frozenset()),
    "ListRecords": (
        frozenset({"metadataPrefix"}),
        frozenset({"from", "until", "set", "resumptionToken"}),
    ),
    "ListIdentifiers": (
        frozenset({"metadataPrefix"}),
        frozenset({"from", "until", "set", "resumptionToken"}),
    ),
}
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
SECOND = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")


class OaiError(Exception):
    """What the protocol calls an error: its code and a word on it."""

    def __init__(self, code: str, said: str) -> None:
        self.code, self.said = code, said
        super().__init__(code, said)


@dataclass(frozen=True, slots=True)
class Repository:
    """Who gives the records. root is the site's address, host its name in identifiers."""

    name: str
    root: str
    host: str
    email: str
    licence: str
    lang: Lang

    @property
    def address(self) -> str:
        return f"{self.root}/oai"

    def identifier(self, doc_id: str) -> str:
        return f"oai:{self.host}:{doc_id}"


@dataclass(frozen=True, slots=True)
class Span:
    """What is asked for of the changes, and after which one it goes on."""

    since: str = EVER[0]
    until: str = EVER[1]
    body: str | None = None
    after: tuple[str, str] = ("", "")


def answer(catalogue: Catalogue, repository: Repository, asked: Mapping[str, list[str]]) -> bytes:
    """The answer to a request, its arguments as they were given. Errors are answers too."""
    root = Element(
        "OAI-PMH",
        {
            "xmlns": OAI,
            "xmlns:xsi": XSI,
            "xsi:schemaLocation": f"{OAI} http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd",
        },
    )
    child(root, "responseDate", _utc(dt.datetime.now(dt.UTC).isoformat()))
    try:
        verb, given = _understood(asked)
        child(root, "request", repository.address, verb=verb, **given)
        VERBS[verb](catalogue, repository, given, child(root, verb))
    except OaiError as error:
        for made in list(root)[1:]:
            root.remove(made)
        child(root, "request", repository.address)
        child(root, "error", error.said, code=error.code)
    return written(root)


def _understood(asked: Mapping[str, list[str]]) -> tuple[str, dict[str, str]]:
    """(verb, arguments). Raises OaiError."""
    verbs = asked.get("verb", [])
    if len(verbs) != 1 or verbs[0] not in ARGUMENTS:
        raise OaiError("badVerb", "one of " + ", ".join(ARGUMENTS))
    required, allowed = ARGUMENTS[verbs[0]]
    given = {name: values[0] for name, values in asked.items() if name != "verb"}
    if repeated := [name for name, values in asked.items() if len(values) > 1]:
        raise OaiError("badArgument", f"given twice: {', '.join(sorted(repeated))}")
    if "resumptionToken" in given and "resumptionToken" in allowed:
        if len(given) > 1:
            raise OaiError("badArgument", "resumptionToken stands alone")
        return verbs[0], given
    if strange := set(given) - required - allowed:
        raise OaiError("badArgument", f"not known: {', '.join(sorted(strange))}")
    if missing := required - set(given):
        raise OaiError("badArgument", f"missing: {', '.join(sorted(missing))}")
    if given.get("metadataPrefix", PREFIX) != PREFIX:
        raise OaiError("cannotDisseminateFormat", f"only {PREFIX}")
    return verbs[0], given


def _identify(
    catalogue: Catalogue, repository: Repository, _given: Mapping[str, str], out: Element
) -> None:
    first = published.stamps(catalogue, limit=1)
    child(out, "repositoryName", repository.name)
    child(out, "baseURL", repository.address)
    child(out, "protocolVersion", "2.0")
    child(out, "adminEmail", repository.email or f"greffe@{repository.host}")
    now = dt.datetime.now(dt.UTC).isoformat()
    child(out, "earliestDatestamp", _utc(first[0].at if first else now))
    child(out, "deletedRecord", "persistent")
    child(out, "granularity", "YYYY-MM-DDThh:mm:ssZ")


def _formats(
    catalogue: Catalogue, repository: Repository, given: Mapping[str, str], out: Element
) -> None:
    if "identifier" in given:
        _stamp(catalogue, repository, given["identifier"])
    made = child(out, "metadataFormat")
    child(made, "metadataPrefix", PREFIX)
    child(made, "schema", "http://www.openarchives.org/OAI/2.0/oai_dc.xsd")
    child(made, "metadataNamespace", OAI_DC)


def _sets(
    catalogue: Catalogue, _repository: Repository, given: Mapping[str, str], out: Element
) -> None:
    if "resumptionToken" in given:
        raise OaiError("badResumptionToken", "all sets are given at once")
    rows = list(published.every(catalogue, "bodies"))
    if not rows:
        raise OaiError("noSetHierarchy", "nothing has been received yet")
    for row in rows:
        made = child(out, "set")
        child(made, "setSpec", _set(row["id"]))
        child(made, "setName", row["name"])


def _get(
    catalogue: Catalogue, repository: Repository, given: Mapping[str, str], out: Element
) -> None:
    stamp = _stamp(catalogue, repository, given["identifier"])
    _record(catalogue, repository, stamp, out)


def _records(
    catalogue: Catalogue, repository: Repository, given: Mapping[str, str], out: Element
) -> None:
    for stamp in _stretch(catalogue, given, out):
        _record(catalogue, repository, stamp, out)
    _token_last(out)


def _identifiers(
    catalogue: Catalogue, repository: Repository, given: Mapping[str, str], out: Element
) -> None:
    for stamp in _stretch(catalogue, given, out):
        _header(repository, stamp, _row(catalogue, stamp), out)
    _token_last(out)


VERBS: dict[str, Callable[[Catalogue, Repository, Mapping[str, str], Element], None]] = {
    "Identify": _identify,
    "ListMetadataFormats": _formats,
    "ListSets": _sets,
    "GetRecord": _get,
    "ListRecords": _records,
    "ListIdentifiers": _identifiers,
}


def _stretch(catalogue: Catalogue, given: Mapping[str, str], out: Element) -> list[Stamp]:
    """The changes asked for; the token with which they go on is added. Raises OaiError."""
    resumed = "resumptionToken" in given
    span = _resumed(given["resumptionToken"]) if resumed else _span(catalogue, given)
    found = published.stamps(
        catalogue,
        since=span.since,
        until=span.until,
        body=span.body,
        after=span.after,
        limit=PAGE + 1,
    )
    if not found:
        raise OaiError("noRecordsMatch", "nothing changed then")
    if len(found) > PAGE:
        last = found[PAGE - 1]
        child(out, "resumptionToken", _token(span, (last.at, last.document)))
    elif resumed:
        child(out, "resumptionToken", "")
    return found[:PAGE]


def _token_last(out: Element) -> None:
    """The token stands after the records (the schema says so)."""
    for token in out.findall("resumptionToken"):
        out.remove(token)
        out.append(token)


def _span(catalogue: Catalogue, given: Mapping[str, str]) -> Span:
    since, until = given.get("from", ""), given.get("until", "")
    if since and until and len(since) != len(until):
        raise OaiError("badArgument", "from and until are days, or both are seconds")
    begins = _time(since, "T00:00:00Z") if since else EVER[0]
    ends = _time(until, "T23:59:59Z") if until else EVER[1]
    if since and until and begins > ends:
        raise OaiError("badArgument", "from is after until")
    body = given.get("set")
    if body is None:
        return Span(begins, ends)
    slugs = {_set(row["id"]): row["id"] for row in published.every(catalogue, "bodies")}
    if body not in slugs:
        raise OaiError("noRecordsMatch", "no such set")
    return Span(begins, ends, slugs[body])


def _time(given: str, rest: str) -> str:
    """A day or a second as the database has it. Raises OaiError."""
    whole = given + rest if DAY.fullmatch(given) else given
    try:
        if not SECOND.fullmatch(whole):
            raise ValueError(given)
        return dt.datetime.fromisoformat(whole).isoformat()
    except ValueError:
        raise OaiError("badArgument", f"{given}: YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ") from None


def _token(span: Span, after: tuple[str, str]) -> str:
    packed = json.dumps([span.since, span.until, span.body, *after]).encode()
    return base64.urlsafe_b64encode(packed).decode()


def _resumed(token: str) -> Span:
    try:
        since, until, body, at, doc = json.loads(base64.urlsafe_b64decode(token.encode()))
        for one in (since, until, at, doc, body or ""):
            if not isinstance(one, str):
                raise TypeError(one)
    except (ValueError, TypeError, binascii.Error, RecursionError):
        raise OaiError("badResumptionToken", "never given out") from None
    return Span(since, until, body, (at, doc))


def _stamp(catalogue: Catalogue, repository: Repository, identifier: str) -> Stamp:
    doc_id = identifier.removeprefix(repository.identifier(""))
    found = published.stamp(catalogue, doc_id) if doc_id != identifier else None
    if found is None:
        raise OaiError("idDoesNotExist", identifier)
    return found


def _row(catalogue: Catalogue, stamp: Stamp) -> Row | None:
    if stamp.deleted:
        return None
    return published.one(catalogue, "documents", {"id": stamp.document})


def _header(repository: Repository, stamp: Stamp, row: Row | None, out: Element) -> None:
    made = child(out, "header", **({} if row else {"status": "deleted"}))
    child(made, "identifier", repository.identifier(stamp.document))
    child(made, "datestamp", _utc(stamp.at))
    if row and row["body"]:
        child(made, "setSpec", _set(row["body"]))


def _record(catalogue: Catalogue, repository: Repository, stamp: Stamp, out: Element) -> None:
    row = _row(catalogue, stamp)
    made = child(out, "record")
    _header(repository, stamp, row, made)
    if row is None:
        return
    record = BY_NAME["documents"].row(row)
    schema = f"{OAI_DC} http://www.openarchives.org/OAI/2.0/oai_dc.xsd"
    dc = child(
        child(made, "metadata"),
        "oai_dc:dc",
        **{"xmlns:oai_dc": OAI_DC, "xmlns:dc": DC, "xsi:schemaLocation": schema},
    )
    for name, value in _dublin_core(repository, record):
        child(dc, f"dc:{name}", value)


def _dublin_core(repository: Repository, row: Row) -> list[tuple[str, str]]:
    root = repository.root
    kind = citation.KINDS[repository.lang][Kind(row["kind"])]
    title = ", ".join(part for part in (kind, row["body_name"], row["date"]) if part)
    found: list[tuple[str, Any]] = [
        ("title", title),
        ("title", row["title"] if row["title"] != row["filename"] else None),
        ("creator", row["body_name"]),
        ("publisher", repository.name),
        ("date", row["date"]),
        ("type", kind),
        ("type", _dcmi_type(row)),
        ("format", row["media_type"]),
        ("identifier", root + links.document(row["id"])),
        ("identifier", f"urn:sha256:{row['sha256']}"),
        ("language", row["lang"]),
        ("relation", row["superseded_by"] and root + links.document(row["superseded_by"])),
        ("relation", row["transcript_of"] and root + links.recording(row["transcript_of"])),
        ("rights", repository.licence),
    ]
    return [(name, value) for name, value in found if value]


def _dcmi_type(row: Row) -> str:
    if row["kind"] != Kind.RECORDING:
        return "Text"
    return "MovingImage" if row["media_type"].startswith("video/") else "Sound"


def _set(slug: str) -> str:
    """A slug as a setSpec: the protocol knows no letters with accents in it."""
    return "body:" + re.sub(r"[^A-Za-z0-9\-_.!~*'()]", lambda m: f"_{ord(m[0]):x}", slug)


def _utc(time: str) -> str:
    return f"{dt.datetime.fromisoformat(time).astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"
