"""A citation in the form that a letter, a web page or a reference manager takes. Pure.

RIS as Research Information Systems' format of 2011 has it, BibTeX for UTF-8 (biber, and BibTeX
with inputenc), CSL-JSON as citeproc reads it (CSL 1.0.2).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Any

from archive import citation, links, sitting
from archive.cited import Cited
from archive.flowing import flowed
from archive.model import Document, Kind, Lang, PagePlace, Status, TimePlace
from archive.timecode import stamp

NBSP = "\u00a0"
STATES = (Status.DRAFT, Status.AMENDED, Status.SUPERSEDED)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What every style is written from. address is absolute where the site's own is known."""

    cited: Cited
    town: str
    address: str
    lang: Lang

    @property
    def doc(self) -> Document:
        return self.cited.document

    @property
    def text(self) -> str:
        """The words on one line."""
        return " ".join(self.cited.passage.text.split())

    @property
    def title(self) -> str:
        """« Procès-verbal de la séance ordinaire, 24 avril 2014 », or the document's own title."""
        kind = citation.KINDS[self.lang][self.doc.kind]
        if self.doc.status in STATES:
            kind += f" ({citation.STATUSES[self.lang][self.doc.status]})"
        if self.doc.kind not in sitting.SOURCES[self.lang] or not self.doc.date:
            return f"{self.doc.title or self.doc.filename} ({kind.lower()})"
        of = {"fr": "de ", "en": "of "}[self.lang]
        held = sitting.WORDS[self.lang][self.cited.sitting]
        return f"{kind} {of}{held}, {citation.date_text(self.doc.date, self.lang)}"

    @property
    def page(self) -> str:
        place = self.cited.passage.place
        return str(place.page) if isinstance(place, PagePlace) else ""

    @property
    def time(self) -> str:
        place = self.cited.passage.place
        return stamp(place.start_s) if isinstance(place, TimePlace) else ""

    @property
    def note(self) -> str:
        """What no field of a reference manager holds: the number, the second, the original."""
        said = [
            sitting.numbered(self.cited.resolution, self.lang) if self.cited.resolution else "",
            self.time,
            f"SHA-256 {self.doc.sha256}",
        ]
        return "; ".join(part for part in said if part)


def plain(sheet: Sheet) -> str:
    """Conseil municipal, 24 avril 2014, Procès-verbal, p. 3, https://…"""
    said = citation.plain(sheet.cited.passage, sheet.doc, sheet.lang)
    if sheet.town and not said.startswith(sheet.town):
        said = f"{sheet.town}, {said}"
    number = sheet.cited.resolution
    return ", ".join(
        part
        for part in (said, sitting.numbered(number, sheet.lang) if number else "", sheet.address)
        if part
    )


def minutes(sheet: Sheet) -> str:
    """As the minutes of Québec quote: « Extrait du procès-verbal de la séance ordinaire du conseil
    municipal tenue le 24 avril 2014, résolution n° 2014-04-118 »."""
    doc, cited = sheet.doc, sheet.cited
    day = citation.date_text(doc.date, sheet.lang) if doc.date else ""
    held = sitting.Held(cited.sitting, doc.body or "", day)
    said = [sitting.extract_from(held, doc.kind, doc.status, sheet.lang, title=doc.title)]
    if cited.resolution:
        said.append(sitting.numbered(cited.resolution, sheet.lang))
    said.append(f"p.{NBSP}{sheet.page}" if sheet.page else _at(sheet))
    if doc.status in (Status.AMENDED, Status.SUPERSEDED):
        said.append(citation.STATUSES[sheet.lang][doc.status])
    return ", ".join(said)


def _at(sheet: Sheet) -> str:
    return f"à {sheet.time}" if sheet.lang == "fr" else f"at {sheet.time}"


def quotation(sheet: Sheet) -> str:
    """The words in quotation marks, then where they stand: to be pasted into a letter."""
    marks = f"«{NBSP}{sheet.text}{NBSP}»" if sheet.lang == "fr" else f"“{sheet.text}”"
    return f"{marks}\n{minutes(sheet)}\n{sheet.address}" if sheet.text else plain(sheet)


def markdown(sheet: Sheet) -> str:
    """A block quotation and its link. Marks in the words are shown, not obeyed."""
    said = f"[{_md(minutes(sheet))}]({sheet.address})"
    if not sheet.text:
        return said
    lines = [_md(line) for line in flowed(sheet.cited.passage.text).split("\n")]
    return "\n".join(f"> {line}".rstrip() for line in lines) + f"\n>\n> — {said}"


def _md(text: str) -> str:
    escaped = re.sub(r"([\\`*_\[\]<>|~$&])", r"\\\1", text)
    return re.sub(r"^(\s*)([#+=-]|\d+(?=[.)]))", r"\1\\\2", escaped)


def html(sheet: Sheet) -> str:
    """A <blockquote> with its source, as HTML's own example cites."""
    source = f'<cite><a href="{escape(sheet.address)}">{escape(minutes(sheet))}</a></cite>'
    if not sheet.text:
        return f'<p lang="{sheet.lang}">{source}</p>'
    words = escape(flowed(sheet.cited.passage.text), quote=False).replace("\n", "<br>\n")
    tongue = sheet.cited.passage.lang or sheet.doc.lang
    lang = f' lang="{tongue}"' if tongue else ""
    return (
        f'<figure>\n<blockquote cite="{escape(sheet.address)}"{lang}>\n<p>{words}</p>\n'
        f'</blockquote>\n<figcaption lang="{sheet.lang}">{source}</figcaption>\n</figure>'
    )


def ris(sheet: Sheet) -> str:
    """One record of RIS, lines ended as the format asks."""
    doc = sheet.doc
    fields = [
        ("TY", _ris_type(doc)),
        ("TI", sheet.title),
        ("AU", doc.body or sheet.town),
        ("PB", sheet.town if doc.body else ""),
        ("PY", f"{doc.date:%Y}" if doc.date else ""),
        ("DA", f"{doc.date:%Y/%m/%d}/" if doc.date else ""),
        ("SP", sheet.page),
        ("AB", sheet.text),
        ("N1", sheet.note),
        ("LA", sheet.cited.passage.lang or doc.lang or ""),
        ("ID", sheet.cited.passage.id),
        ("UR", sheet.address),
        ("ER", ""),
    ]
    kept = [pair for pair in fields if pair[1] or pair[0] == "ER"]
    return "".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in kept)


def _ris_type(doc: Document) -> str:
    if doc.kind is Kind.RECORDING:
        return "VIDEO" if doc.media and doc.media.has_video else "SOUND"
    return {Kind.BYLAW: "STAT", Kind.REPORT: "RPRT"}.get(doc.kind, "GOVDOC")


def bibtex(sheet: Sheet) -> str:
    """One @misc entry, its key from body, day and place."""
    doc = sheet.doc
    fields = {
        "author": "{" + _tex(doc.body or sheet.town) + "}" if doc.body or sheet.town else "",
        "title": "{" + _tex(sheet.title) + "}",
        "year": f"{doc.date:%Y}" if doc.date else "",
        "month": f"{doc.date:%m}" if doc.date else "",
        "day": f"{doc.date:%d}" if doc.date else "",
        "howpublished": _tex(sheet.town),
        "pages": sheet.page,
        "number": _tex(sheet.cited.resolution or ""),
        "abstract": _tex(sheet.text),
        "note": _tex(sheet.note),
        "language": {"fr": "french", "en": "english"}.get(doc.lang or "", ""),
        "url": re.sub(r"[{}\\]", "", sheet.address),
    }
    said = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@misc{{{_key(sheet)},\n{said}\n}}\n"


def _key(sheet: Sheet) -> str:
    doc = sheet.doc
    parts = (links.slug(doc.body or doc.title), str(doc.date or "sd"),
             links.anchor(sheet.cited.passage.id))  # fmt: skip
    return re.sub(r"[^a-z0-9-]", "", "-".join(parts)) or doc.id


TEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"} | {
    mark: f"\\{mark}" for mark in "{}&%$#_"
}


def _tex(text: str) -> str:
    return "".join(TEX.get(one, one) for one in " ".join(text.split()))


def csl(sheet: Sheet) -> dict[str, Any]:
    """One item of CSL-JSON."""
    doc, cited = sheet.doc, sheet.cited
    item = {
        "id": cited.passage.id,
        "type": _csl_type(doc),
        "title": sheet.title,
        "author": [{"literal": doc.body or sheet.town}] if doc.body or sheet.town else None,
        "publisher": sheet.town,
        "issued": {"date-parts": [[doc.date.year, doc.date.month, doc.date.day]]}
        if doc.date
        else None,
        "page": sheet.page,
        "number": cited.resolution,
        "abstract": sheet.text,
        "note": sheet.note,
        "language": cited.passage.lang or doc.lang,
        "URL": sheet.address,
    }
    return {name: value for name, value in item.items() if value}


def _csl_type(doc: Document) -> str:
    if doc.kind is Kind.RECORDING:
        return "motion_picture" if doc.media and doc.media.has_video else "song"
    return {Kind.BYLAW: "legislation", Kind.RESOLUTION: "legislation"}.get(doc.kind, "report")


def csl_json(sheet: Sheet) -> str:
    """A library of one item, as reference managers import it."""
    return json.dumps([csl(sheet)], ensure_ascii=False, indent=1) + "\n"


@dataclass(frozen=True, slots=True)
class Style:
    """A form of citation. suffix and media_type where it is a file to be kept."""

    write: Callable[[Sheet], str]
    suffix: str = ""
    media_type: str = ""


STYLES: dict[str, Style] = {
    "minutes": Style(minutes),
    "quotation": Style(quotation),
    "plain": Style(plain),
    "markdown": Style(markdown),
    "html": Style(html),
    "ris": Style(ris, "ris", "application/x-research-info-systems"),
    "bibtex": Style(bibtex, "bib", "application/x-bibtex"),
    "csl-json": Style(csl_json, "json", "application/vnd.citationstyles.csl+json"),
}
FILES = {style.suffix: style for style in STYLES.values() if style.suffix}
