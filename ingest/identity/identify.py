"""What a file is: kind, body, date, language, status and title, with the evidence for each.

Pure: gets a name, the folders it lay in and the text of its first page, and opens nothing.
The document's own text wins over its name for the date; a folder named after a body wins for
the body. What is not known is None with a doubt, and every candidate considered is kept.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from archive.model import Evidence, Identity, Kind, Lang
from ingest.identity.bodies import identify_body
from ingest.identity.date_context import page_dates
from ingest.identity.dates import DateOrder
from ingest.identity.evidence import mark
from ingest.identity.folding import tidy
from ingest.identity.heading import open_page
from ingest.identity.kinds import identify_kind, identify_status
from ingest.identity.language import identify_language
from ingest.identity.meeting_date import choose_date
from ingest.identity.titles import identify_title

_LONGEST_NAME = 300
_MOST_FOLDERS = 8
_SPOKEN_OPENING = 1_200  # characters: the chair's first words; later dates are of other things
_EXTENSION = re.compile(r"\.[A-Za-z][A-Za-z0-9]{1,4}$")


@dataclass(frozen=True, slots=True)
class Rules:
    """What a town has set.

    body_aliases: other names of its bodies, casefolded, and the name to use.
    default_body: the body of documents that name none.
    date_order: how an English all-digit date is read; French ones have the day first.
    lang: the town's language, where a text holds words of both.
    """

    body_aliases: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    default_body: str | None = None
    date_order: DateOrder = "mdy"
    lang: Lang | None = None


def identify(
    name: str,
    *,
    folders: tuple[str, ...] = (),
    opening: str = "",
    closing: tuple[str, int] = ("", 1),
    rules: Rules = Rules(),
    media: str = "pdf",
) -> Identity:
    """What a file is, as far as name, folders (outermost first) and first page tell.

    opening is the first page's text, blocks parted by empty lines; "" for a scan or recording.
    closing is the last words and the number of the last page, where minutes may tell their status.
    media is "pdf", "recording" or "captions". Never raises for odd input.
    """
    stem = _EXTENSION.sub("", tidy(name, limit=_LONGEST_NAME))
    places = tuple(tidy(folder, limit=_LONGEST_NAME) for folder in folders[-_MOST_FOLDERS:])
    page = open_page(opening)
    lang, of_lang = identify_language(opening=page.text, name=stem, folders=places, town=rules.lang)
    kind, of_kind = identify_kind(
        stem,
        folders=places,
        opening=page,
        media=media,
        one_page=closing[0] != "" and closing[1] == 1,
    )
    said_first = open_page(opening[:_SPOKEN_OPENING]) if media == "captions" else page
    certain = (lang or rules.lang) == "fr"
    day_first = certain or rules.date_order == "dmy"
    dated = choose_date(
        stem,
        folders=places,
        opening=page,
        page=page_dates(said_first, kind=kind, lang=lang, day_first=day_first, certain=certain),
        kind=kind,
        day_first=day_first,
        certain=certain,
    )
    body, of_body, body_doubts = identify_body(
        stem,
        folders=places,
        opening=page,
        kind=kind,
        aliases={alias.casefold(): known for alias, known in rules.body_aliases.items()},
        default=rules.default_body,
    )
    status, of_status = identify_status(stem, opening=page, kind=kind, closing=closing)
    title, of_title = identify_title(name, opening=page, kind=kind, lang=lang)
    date_value = dated.date.isoformat() if dated.date else None
    evidence = (
        *mark(of_kind, kind if of_kind else None),
        *mark(of_body, body),
        *mark(dated.evidence, date_value),
        *mark(of_lang, lang),
        *mark(of_status, status),
        *mark([of_title], title),
    )
    doubts = [
        *dated.doubts,
        *body_doubts,
        *(["kind-unknown"] if kind is Kind.OTHER else []),
        *(["lang-unknown"] if lang is None else []),
    ]
    return Identity(
        kind, body, dated.date, lang, status, title, tuple(_sourced(evidence, media)), tuple(doubts)
    )


def _sourced(evidence: tuple[Evidence, ...], media: str) -> list[Evidence]:
    """The words of captions are not a page."""
    if media != "captions":
        return list(evidence)
    return [replace(e, source="captions") if e.source == "page 1" else e for e in evidence]
