"""A permanent address: the words cited, how to cite them, and what has become of them since."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from flask import Blueprint, Response, abort, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _
from PIL import Image
from werkzeug.http import quote_etag, unquote_etag

from archive import cited, extract, links, quoting, styles
from archive.cited import Cited, Withdrawn
from archive.errors import GreffeError, NotFound
from archive.model import Page, PagePlace
from archive.styles import Sheet
from ingest.errors import Unreadable
from webapp import comparing, drawing, media, site
from webapp.absolute import absolute
from webapp.i18n import lang, shared

pages = Blueprint("cite", __name__, url_prefix="/cite")
sheets = Blueprint("sheets", __name__, url_prefix="/decisions")
LONGEST_QUOTE = 2000  # characters; a longer one is cut, as an address must be
MARGIN = 6.0  # points around the excerpt in its picture
NAMES = {
    "minutes": _("As in the minutes"),
    "quotation": _("Quotation"),
    "plain": _("Short"),
    "markdown": "Markdown",
    "html": "HTML",
    "ris": "RIS",
    "bibtex": "BibTeX",
    "csl-json": "CSL-JSON",
}


@dataclass(frozen=True, slots=True)
class Form:
    """A citation in one style, as the page shows it."""

    id: str
    name: str
    text: str

    @property
    def is_for_programs(self) -> bool:
        """Whether people paste it into a program rather than into a letter."""
        return self.id not in ("minutes", "quotation", "plain")


@pages.get("/<name>")
def cite(name: str) -> ResponseReturnValue:
    """The page. ?quote= cites exactly these words, if they stand there."""
    found = _found(name)
    parsed = links.cited_in(name)
    if parsed and parsed[1] and not found.changed and f"/cite/{name}" != found.address:
        return redirect(shared(_with_query(found.address)), 301)
    quote = _quote()
    stands = not quote or cited.stands(site.catalogue(), found, quote)
    sheet = _sheet(found, quote if stands else "")
    return render_template(
        "cite.html",
        cited=found,
        doc=found.document,
        sheet=sheet,
        quote=quote,
        stands=stands,
        query=_with_query(""),
        pictured=_page_of(found) is not None,
        forms=[Form(key, str(NAMES[key]), style.write(sheet).replace("\r", "").rstrip("\n"))
               for key, style in styles.STYLES.items()],
        before=comparing.once(found.before, found.passage) if found.before else None,
        newer=_compared(found, found.newer),
        older=_earlier(found),
    )  # fmt: skip


@pages.get("/<name>.<any(ris,bib,json):suffix>")
def file(name: str, suffix: str) -> Response:
    """The citation as a file for a reference manager."""
    found = _found(name)
    style = styles.FILES[suffix]
    answer = Response(style.write(_sheet(found, _standing_quote(found))), mimetype=style.media_type)
    answer.headers["Content-Disposition"] = media.disposition(f"{found.passage.id}.{suffix}")
    answer.headers["Cache-Control"] = media.KEPT
    return answer


@pages.get("/<name>.pdf")
def sheet(name: str) -> Response:
    """The extract sheet, to be printed and signed."""
    found = _found(name)
    made = extract.pdf(_sheet(found, _standing_quote(found)))
    return _pdf(made, found.passage.id)


def _pdf(made: bytes, name: str) -> Response:
    answer = Response(made, mimetype="application/pdf")
    words = "extrait" if lang() == "fr" else "extract"
    answer.headers["Content-Disposition"] = media.disposition(f"{words} {name}.pdf")
    answer.headers["Cache-Control"] = media.KEPT
    return answer


@sheets.get("/<doc_id>/<key>.pdf")
def decision_sheet(doc_id: str, key: str) -> Response:
    """The extract sheet of a decision: its whole text, under its own number and address."""
    doc = site.document_or_error(doc_id)
    decided = site.catalogue().decisions_keyed(key, document=doc.id)
    if not decided:
        abort(404)
    decision = decided[0].decision
    place = decision.place
    page = place.page if isinstance(place, PagePlace) else None
    passages = site.catalogue().passages(doc.id, page=page) or site.catalogue().passages(doc.id)
    near = quoting.nearest(decision.text, passages) or passages[0]
    found = _found(near.id)
    words = replace(found.passage, text=decision.text)
    found = replace(found, passage=words, resolution=decision.number or found.resolution)
    address = absolute(links.decision(doc.id, key))
    made = Sheet(found, site.here().settings.town_name, address, lang())
    return _pdf(extract.pdf(made), f"{doc.id} {key}")


@pages.get("/<name>.png")
def crop(name: str) -> Response:
    """The excerpt cut from the picture of its page."""
    found = _found(name)
    page, place = _page_of(found), found.passage.place
    if page is None or not isinstance(place, PagePlace) or place.box is None:
        abort(404)
    tag = quote_etag(
        f"{drawing.tag(found.document, place.page, 0)}-{found.passage.id}-{found.fingerprint}"
    )
    headers = {"ETag": tag, "Cache-Control": media.KEPT}
    if request.if_none_match.contains_weak(unquote_etag(tag)[0]):
        return Response(status=304, headers=headers)
    try:
        whole = drawing.picture(found.document, place.page, max(drawing.WIDTHS))
    except (Unreadable, NotFound):
        abort(404)
    except drawing.TooManyWaiting:
        return drawing.come_back()
    except (GreffeError, OSError):
        abort(503)
    with Image.open(io.BytesIO(whole)) as picture:
        scale = picture.width / page.width
        box = place.box
        corners = (
            max(0, round((box.x0 - MARGIN) * scale)),
            max(0, round((box.top - MARGIN) * scale)),
            min(picture.width, round((box.x1 + MARGIN) * scale)),
            min(picture.height, round((box.bottom + MARGIN) * scale)),
        )
        if corners[0] >= corners[2] or corners[1] >= corners[3]:
            abort(404)  # a box beside the paper
        out = io.BytesIO()
        picture.crop(corners).save(out, "PNG")
    return Response(out.getvalue(), mimetype="image/png", headers=headers)


def _found(name: str) -> Cited:
    """What is cited; the request ends with 404, or 410 if it was withdrawn."""
    try:
        return cited.find(site.catalogue(), name)
    except Withdrawn:
        abort(410)


def _sheet(found: Cited, quote: str) -> Sheet:
    address = absolute(found.address) + (_with_query("") if quote else "")
    return Sheet(cited.quoted(found, quote), site.here().settings.town_name, address, lang())


def _quote() -> str:
    return " ".join(request.args.get("quote", "").split())[:LONGEST_QUOTE]


def _standing_quote(found: Cited) -> str:
    """The words quoted, if they stand there; a file never cites words that do not."""
    quote = _quote()
    if quote and not cited.stands(site.catalogue(), found, quote):
        abort(404)
    return quote


def _with_query(address: str) -> str:
    quote = _quote()
    return f"{address}?{urlencode({'quote': quote})}" if quote else address


def _page_of(found: Cited) -> Page | None:
    """The page that the excerpt can be cut from; None where it has no picture or no box."""
    place = found.passage.place
    if not isinstance(place, PagePlace) or place.box is None:
        return None
    numbered = {page.number: page for page in site.catalogue().pages(found.document.id)}
    page = numbered.get(place.page)
    return page if page and page.width > 0 else None


def _earlier(found: Cited) -> comparing.Shown | None:
    """The version that was replaced, if these words differ from what it says."""
    shown = _compared(found, found.older)
    if shown is None or found.older is None or found.older.passage is None:
        return None
    both = comparing.compared(found.older.passage, found.passage)
    return replace(shown, both=both if shown.both else None)


def _compared(found: Cited, version: cited.Version | None) -> comparing.Shown | None:
    """Another version beside this one, if it says something else."""
    if version is None:
        return None
    return comparing.beside(found.passage, version)
