"""What a clerk states of a file in a small file beside it: it wins over everything guessed.

    procès-verbal.pdf
    procès-verbal.pdf.yaml      body: Conseil municipal
                                date: 2024-04-24
                                type: procès-verbal

JSON or YAML; every key may be left out, and may be written in French. A key that is none of them
is another program's and is passed over, unless it looks like a slip of the pen.
"""

from __future__ import annotations

import datetime as dt
import difflib
import json
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath
from typing import Any, NoReturn, TypeVar

import yaml  # type: ignore[import-untyped]  # it has no types of its own (docs/decisions/008)

from archive.access import Withheld
from archive.doubts import left
from archive.model import LANGS, Evidence, Identity, Kind, Lang, Status
from ingest import publishing
from ingest.errors import SidecarWrong
from ingest.identity.folding import fold
from ingest.recordings.captions import text_of

SUFFIXES = (".json", ".yaml", ".yml")
MOST_BYTES = 65_536
LONGEST = 300  # characters of a title or a body
LONGEST_URL = 2_000
MOST_LINKS = 50
YEARS = range(1600, 2200)
SURE = 1.0
WHOLE = "sidecar"  # the field under which the whole of it is kept

T = TypeVar("T")

# What clerks write, folded: another language is another line.
FIELDS = {
    "body": "body", "instance": "body", "date": "date",
    "kind": "kind", "type": "kind",
    "title": "title", "titre": "title",
    "lang": "lang", "language": "lang", "langue": "lang",
    "status": "status", "statut": "status",
    "publish": "withheld", "published": "withheld", "publier": "withheld",
    "publication": "withheld", "embargo": "withheld",
    "links": "links", "liens": "links", "link": "links", "lien": "links",
}  # fmt: skip
KINDS = {
    **{kind.value: kind for kind in Kind},
    "ordre du jour": Kind.AGENDA, "convocation": Kind.AGENDA,
    "proces-verbal": Kind.MINUTES, "pv": Kind.MINUTES, "compte rendu": Kind.MINUTES,
    "compte-rendu": Kind.MINUTES,
    "dossier": Kind.PACKET, "cahier": Kind.PACKET, "package": Kind.PACKET,
    "avis": Kind.NOTICE,
    "resolution": Kind.RESOLUTION, "deliberation": Kind.RESOLUTION,
    "reglement": Kind.BYLAW, "arrete": Kind.BYLAW, "ordinance": Kind.BYLAW, "by-law": Kind.BYLAW,
    "rapport": Kind.REPORT,
    "transcription": Kind.TRANSCRIPT, "captions": Kind.TRANSCRIPT, "sous-titres": Kind.TRANSCRIPT,
    "enregistrement": Kind.RECORDING, "video": Kind.RECORDING, "audio": Kind.RECORDING,
    "autre": Kind.OTHER,
}  # fmt: skip
STATUSES = {
    **{status.value: status for status in Status},
    "brouillon": Status.DRAFT, "projet": Status.DRAFT,
    "approuve": Status.APPROVED, "adopte": Status.APPROVED, "adopted": Status.APPROVED,
    "modifie": Status.AMENDED, "remplace": Status.SUPERSEDED, "retire": Status.WITHDRAWN,
}  # fmt: skip
LANGUAGES: dict[str, Lang] = {
    **{lang: lang for lang in LANGS},
    "francais": "fr", "french": "fr", "anglais": "en", "english": "en",
}  # fmt: skip
NULLS = frozenset({"", "null", "~", "none"})
DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d\d:\d\d.{0,20})?")
URL = re.compile(r"https?://[^\s<>\"'\\^`{|}\x00-\x1f]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Link:
    """An address that belongs to a record; title is "" where none is given."""

    url: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What is stated of a file. None, or no link, where nothing is.

    name and text are those of the sidecar itself: all of it is kept as evidence. clerk names the
    fields that were set at the desk instead.
    """

    body: str | None = None
    date: dt.date | None = None
    kind: Kind | None = None
    title: str | None = None
    lang: Lang | None = None
    status: Status | None = None
    links: tuple[Link, ...] = ()
    withheld: Withheld | None = None
    name: str = field(default="", compare=False)
    text: str = field(default="", compare=False)
    clerk: frozenset[str] = field(default=frozenset(), compare=False)


def sidecar_of(name: str, names: Collection[str]) -> str | None:
    """Which of the names beside a file is its sidecar: its own, with .json, .yaml or .yml after.

    Capitals and the way accents are composed make no difference. JSON first where there are two.
    """
    return sidecars([name, *names]).get(name)


def sidecars(names: Collection[str]) -> dict[str, str]:
    """Of the names of one folder: each that has a sidecar, and the sidecar's."""
    beside = {_same(one): one for one in sorted(names)}
    found: dict[str, str] = {}
    for name in names:
        ends = [end for end in SUFFIXES if _same(name) + end in beside]
        if ends:
            found[name] = beside[_same(name) + ends[0]]
    return found


def read_sidecar(path: Path) -> Sidecar:
    """Read a sidecar. Raises SidecarWrong, which names the key, the value and what is allowed."""
    size = path.stat().st_size
    if size > MOST_BYTES:
        _refuse(path, "bytes", size, f"<= {MOST_BYTES}")
    return parsed(path, text_of(path.read_bytes()))


def parsed(path: Path, text: str) -> Sidecar:
    """A sidecar from its text; its path is for its suffix and its name. Raises SidecarWrong."""
    stated = _parsed(path, text)
    found: dict[str, Any] = {}
    for key, value in stated.items():
        meant = _field(path, str(key), value)
        if meant is None or _is_nothing(value):
            continue
        if meant in found:
            _refuse(path, str(key), value, f"1 × {meant}")
        found[meant] = _READERS[meant](path, str(key), value)
    return Sidecar(**found, name=path.name, text=text)


def described_by(name: str) -> str | None:
    """The name of the file that a sidecar of this name describes; None for no sidecar's name."""
    path = PurePath(name)
    ending = PurePath(path.stem).suffix[1:]
    describes = path.suffix.lower() in SUFFIXES and ending.isalnum() and not ending.isdigit()
    return path.stem if describes else None


def kept_text(evidence: Iterable[Evidence]) -> tuple[str, str] | None:
    """(name, text) of the sidecar that a document was filed with."""
    return next(((one.value, one.quote) for one in evidence if one.field == WHOLE), None)


def apply(sidecar: Sidecar, identity: Identity) -> Identity:
    """The identity as stated, where it is: candidates are kept, unchosen, and doubts go. Pure.

    Links are kept as evidence (field "links", the title as the quote): they are no one's guess.
    """
    stated: dict[str, Any] = {
        name: value
        for name in ("body", "date", "kind", "title", "lang", "status")
        if (value := getattr(sidecar, name)) is not None
    }
    said = [
        Evidence(name, _written(value), "clerk" if name in sidecar.clerk else "sidecar", "", SURE)
        for name, value in stated.items()
    ]
    links = [Evidence("links", link.url, "sidecar", link.title, SURE) for link in sidecar.links]
    others = [replace(e, chosen=False) if e.field in stated else e for e in identity.evidence]
    whole = [Evidence(WHOLE, sidecar.name, "sidecar", sidecar.text, SURE)] if sidecar.text else []
    evidence = (*others, *said, *links, *whole)
    return replace(identity, **stated, evidence=evidence, doubts=left(identity.doubts, stated))


def with_clerk(sidecar: Sidecar, said: Mapping[str, str | None]) -> Sidecar:
    """The same with what a clerk set at the desk. What the clerk emptied is emptied in the store
    (archive.store.standing), since nothing stated is no statement here."""
    made: dict[str, Callable[[str], Any]] = {
        "date": dt.date.fromisoformat, "kind": Kind, "status": Status,
    }  # fmt: skip
    kept: dict[str, Any] = {
        name: made.get(name, str)(value)
        for name, value in said.items()
        if value and value != Status.WITHDRAWN
    }
    return replace(sidecar, **kept, clerk=frozenset(kept))


def _same(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _written(value: object) -> str:
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def _refuse(path: Path, key: str, value: object, allowed: str) -> NoReturn:
    shown = " ".join(str(value).split())
    shown = shown if len(shown) <= 80 else f"{shown[:79]}…"
    raise SidecarWrong(path.name, key=key[:60], value=shown, allowed=allowed)


class _Loader(yaml.BaseLoader):  # type: ignore[misc]  # as above
    """YAML without its surprises: every scalar stays the text it is written as, so that a date is
    not a date before we say so and « no » is not False; no tags; no aliases, with which a hundred
    bytes make gigabytes."""

    def compose_node(self, parent: object, index: object) -> object:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("alias")
        return super().compose_node(parent, index)


def _parsed(path: Path, text: str) -> Mapping[object, object]:
    suffix = path.suffix.lower()  # an original has none: then the text tells
    is_json = suffix == ".json" or (suffix not in SUFFIXES and text.lstrip().startswith("{"))
    form = "JSON" if is_json else "YAML"
    try:
        tree = json.loads(text) if is_json else yaml.load(text, Loader=_Loader)
    except json.JSONDecodeError as error:
        _refuse(path, f"line {error.lineno}", _line(text, error.lineno), form)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        number = mark.line + 1 if mark else 1
        _refuse(path, f"line {number}", _line(text, number), form)
    except (ValueError, RecursionError):
        _refuse(path, "line 1", _line(text, 1), form)
    if tree is None or (isinstance(tree, str) and not tree):
        return {}
    if not isinstance(tree, Mapping):
        _refuse(path, "line 1", _line(text, 1), "key: value")
    return tree


def _line(text: str, number: int) -> str:
    lines = text.splitlines()
    return lines[number - 1] if 0 < number <= len(lines) else ""


def _field(path: Path, key: str, value: object) -> str | None:
    """The field that a key means; None for a key of another program's."""
    plain = fold(unicodedata.normalize("NFC", key.strip()))
    if plain in FIELDS:
        return FIELDS[plain]
    if len(plain) < 20 and difflib.get_close_matches(plain, FIELDS, n=1, cutoff=0.8):
        _refuse(path, key, value, ", ".join(FIELDS))
    return None


def _is_nothing(value: object) -> bool:
    return value is None or (isinstance(value, str) and value.strip().lower() in NULLS)


def _text(path: Path, key: str, value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        _refuse(path, key, value, "texte / text")
    plain = " ".join(unicodedata.normalize("NFC", str(value)).split())
    if len(plain) > LONGEST or not plain.isprintable():
        _refuse(path, key, value, f"texte / text, <= {LONGEST}")
    return plain


def _date(path: Path, key: str, value: object) -> dt.date:
    found = DAY.fullmatch(value.strip()) if isinstance(value, str) else None
    if found:
        try:
            day = dt.date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            day = None
        if day and day.year in YEARS:
            return day
    _refuse(path, key, value, "YYYY-MM-DD")


def _one_of(known: Mapping[str, T]) -> Callable[[Path, str, object], T]:
    def read(path: Path, key: str, value: object) -> T:
        plain = fold(_text(path, key, value))
        for ending in ("", "s", "e", "es"):  # « arrêtés », « approuvée »
            if plain.endswith(ending) and plain.removesuffix(ending) in known:
                return known[plain.removesuffix(ending)]
        _refuse(path, key, value, ", ".join(known))

    return read


def _lang(path: Path, key: str, value: object) -> Lang:
    plain = fold(_text(path, key, value)).replace("_", "-").partition("-")[0]
    if plain not in LANGUAGES:
        _refuse(path, key, value, ", ".join(LANGUAGES))
    return LANGUAGES[plain]


def _links(path: Path, key: str, value: object) -> tuple[Link, ...]:
    """An address, a list of them, or {title: address}; each may be {title: …, url: …}."""
    if isinstance(value, Mapping) and not any(name in value for name in ("url", "href")):
        value = [{"title": title, "url": url} for title, url in value.items()]
    listed = value if isinstance(value, list) else [value]
    if len(listed) > MOST_LINKS:
        _refuse(path, key, len(listed), f"<= {MOST_LINKS}")
    return tuple(_link(path, key, one) for one in listed)


def _link(path: Path, key: str, value: object) -> Link:
    title = ""
    if isinstance(value, Mapping):
        named = value.get("title") or value.get("titre") or ""
        title = _text(path, key, named)
        value = value.get("url") or value.get("href")
    if not isinstance(value, str) or len(value) > LONGEST_URL or not URL.fullmatch(value.strip()):
        _refuse(path, key, value, "https://…")
    return Link(value.strip(), title)


_READERS: dict[str, Callable[[Path, str, object], object]] = {
    "body": _text,
    "date": _date,
    "kind": _one_of(KINDS),
    "title": _text,
    "lang": _lang,
    "status": _one_of(STATUSES),
    "links": _links,
    "withheld": publishing.read,
}
