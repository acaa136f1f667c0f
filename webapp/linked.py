"""What a page is about, for search engines: JSON-LD in the words of schema.org.

It stands in the page, where they look for it. A block of data is not a script: it is never run, and
the policy that forbids scripts in a page does not touch it (HTML, 4.12.1; tried in Chromium).
"""

from __future__ import annotations

import json
from typing import Any

from flask import Flask, request
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from archive import citation, links
from archive.model import Body, Document, Kind, Meeting
from webapp import site
from webapp.i18n import lang, shared
from webapp.views import opens_at

Thing = dict[str, Any]
CONTEXT = "https://schema.org"


def init_app(app: Flask) -> None:
    app.jinja_env.globals["linked"] = pass_context(linked)


def linked(context: Context) -> Markup:
    """The page's thing as it stands between the tags of a data block; empty where it has none."""
    made = _thing(context)
    if made is None:
        return Markup("")
    said = json.dumps({"@context": CONTEXT} | _kept(made), ensure_ascii=False)
    # No text of a record may end the block: "<" has another name in JSON.
    return Markup(
        said.replace("<", "\\u003c").replace("&", "\\u0026").replace(">", "\\u003e")
    )  # escaped just here


def _address(path: str) -> str:
    """An address with its host where the site's is set, else below the page's own: the host that a
    visitor names is not believed here."""
    return site.here().settings.address + (path if site.here().settings.address else shared(path))


def _thing(context: Context) -> Thing | None:
    doc, meeting, body = (context.get(name) for name in ("doc", "meeting", "body"))
    if request.endpoint == "home.home":
        return _site()
    if request.endpoint == "cite.cite":
        sheet = context["sheet"]
        return {
            "@type": "Quotation",
            "text": sheet.cited.passage.text,
            "url": _address(context["cited"].address),
            "inLanguage": sheet.cited.passage.lang,
            "isPartOf": _document(context["doc"], context["cited"].meeting),
        }
    if isinstance(doc, Document):
        return _document(doc, meeting)
    if request.endpoint == "meeting.meeting" and isinstance(meeting, Meeting):
        documents = [doc for part in context["parts_of"] for doc in part.documents]
        return _meeting(meeting) | {"subjectOf": [_document(doc, None) for doc in documents]}
    if isinstance(body, Body):
        return _body(body.name, body.slug)
    return None


def _site() -> Thing:
    town = site.here().settings.town_name or "Greffe"
    return {
        "@type": "WebSite",
        "name": town,
        "url": _address("/"),
        "inLanguage": lang(),
        "publisher": {"@type": "GovernmentOrganization", "name": town},
        "potentialAction": {
            "@type": "SearchAction",
            "target": _address("/search?q={q}"),
            "query-input": "required name=q",
        },
    }


def _body(name: str, slug: str) -> Thing:
    town = site.here().settings.town_name
    return {
        "@type": "GovernmentOrganization",
        "name": name,
        "url": _address(links.body(slug)),
        "parentOrganization": {"@type": "GovernmentOrganization", "name": town} if town else None,
    }


def _meeting(meeting: Meeting) -> Thing:
    return {
        "@type": "Event",
        "name": citation.meeting_title(meeting, lang()),
        "startDate": meeting.date.isoformat(),
        "url": _address(links.meeting(meeting.id)),
        "organizer": _body(meeting.body.name, meeting.body.slug),
    }


def _document(doc: Document, meeting: Meeting | None) -> Thing:
    kind = citation.KINDS[lang()][doc.kind]
    name = ", ".join(
        part for part in (kind, doc.body, doc.date and citation.date_text(doc.date, lang())) if part
    )
    return {
        "@type": _type(doc),
        "name": name,
        "alternateName": doc.title,
        "url": _address(opens_at(doc)),
        "inLanguage": doc.lang,
        "temporalCoverage": doc.date.isoformat() if doc.date else None,
        "creativeWorkStatus": doc.status.value if doc.status else None,
        "license": site.here().settings.licence,
        "encoding": _file(doc),
        "about": _meeting(meeting) if meeting else None,
        **_heard(doc, name),
    }


def _type(doc: Document) -> str:
    if doc.kind is not Kind.RECORDING:
        return "Legislation" if doc.kind is Kind.BYLAW else "DigitalDocument"
    return "VideoObject" if doc.media and doc.media.has_video else "AudioObject"


def _file(doc: Document) -> Thing:
    return {
        "@type": "MediaObject",
        "contentUrl": _address(links.original(doc.id)),
        "encodingFormat": doc.media_type,
        "contentSize": f"{doc.size} B",
        "sha256": doc.sha256,
    }


def _heard(doc: Document, name: str) -> Thing:
    if doc.kind is not Kind.RECORDING or not doc.media:
        return {}
    return {
        "contentUrl": _address(links.media(doc.id)),
        "duration": f"PT{round(doc.media.duration_s)}S",
        "uploadDate": doc.received_at.isoformat(),
        "description": name,
    }


def _kept(thing: Thing) -> Thing:
    """Without what is not known."""
    return {
        name: _kept(value) if isinstance(value, dict) else value
        for name, value in thing.items()
        if value not in (None, "", [])
    }
