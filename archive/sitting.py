"""How a clerk names a sitting and what was decided at it: « séance ordinaire du conseil
municipal », "regular meeting of the council", « résolution n° 2014-138 ».

Patterns and words as data; pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from archive.model import Kind, Lang, Status

NBSP = "\u00a0"


class Sitting(StrEnum):
    """What sort of sitting it was, where the record says so."""

    ORDINARY = "ordinary"
    SPECIAL = "special"
    EMERGENCY = "emergency"
    ADJOURNED = "adjourned"
    INAUGURAL = "inaugural"
    CONSULTATION = "consultation"


SAID: dict[Sitting, tuple[str, ...]] = {
    Sitting.SPECIAL: (
        r"s[ée]ance (?:extraordinaire|sp[ée]ciale)",
        r"(?:assembl[ée]e|r[ée]union|session) (?:extraordinaire|sp[ée]ciale)",
        r"special(?: called)?(?: \w+){0,3} (?:meeting|session)",
    ),
    Sitting.EMERGENCY: (r"s[ée]ance d['’]urgence", r"emergency(?: \w+){0,3} (?:meeting|session)"),
    Sitting.ADJOURNED: (
        r"s[ée]ance (?:ajourn[ée]e|d['’]ajournement)",
        r"ajournement de (?:la s[ée]ance|l['’]assembl[ée]e)",
        r"adjourned(?: \w+){0,3} (?:meeting|session)",
    ),
    Sitting.INAUGURAL: (
        r"s[ée]ance (?:inaugurale|d['’]installation)",
        r"(?:inaugural|organizational)(?: \w+){0,3} meeting",
    ),
    Sitting.CONSULTATION: (
        r"assembl[ée]e publique de consultation",
        r"public consultation meeting",
    ),
    Sitting.ORDINARY: (
        r"(?:s[ée]ance|assembl[ée]e|r[ée]union|session) (?:ordinaire|r[ée]guli[èe]re)",
        r"regular(?: \w+){0,4} (?:meeting|session)",
    ),
}
HEAD = 1500  # characters of the record in which its own sitting is named, before others are
WORDS: dict[Lang, dict[Sitting | None, str]] = {
    "fr": {
        Sitting.ORDINARY: "la séance ordinaire",
        Sitting.SPECIAL: "la séance extraordinaire",
        Sitting.EMERGENCY: "la séance d’urgence",
        Sitting.ADJOURNED: "la séance ajournée",
        Sitting.INAUGURAL: "la séance inaugurale",
        Sitting.CONSULTATION: "l’assemblée publique de consultation",
        None: "la séance",
    },
    "en": {
        Sitting.ORDINARY: "the regular meeting",
        Sitting.SPECIAL: "the special meeting",
        Sitting.EMERGENCY: "the emergency meeting",
        Sitting.ADJOURNED: "the adjourned meeting",
        Sitting.INAUGURAL: "the inaugural meeting",
        Sitting.CONSULTATION: "the public consultation meeting",
        None: "the meeting",
    },
}
# What the extract is taken from, with its article; a draft is said to be one.
SOURCES: dict[Lang, dict[Kind, tuple[str, str]]] = {
    "fr": {
        Kind.MINUTES: ("du procès-verbal", "du projet de procès-verbal"),
        Kind.AGENDA: ("de l’ordre du jour", "du projet d’ordre du jour"),
        Kind.PACKET: ("du dossier", "du dossier provisoire"),
        Kind.RESOLUTION: ("des délibérations", "du projet de délibération"),
        Kind.TRANSCRIPT: ("de la transcription", "de la transcription provisoire"),
        Kind.RECORDING: ("de l’enregistrement", "de l’enregistrement"),
    },
    "en": {
        Kind.MINUTES: ("the minutes", "the draft minutes"),
        Kind.AGENDA: ("the agenda", "the draft agenda"),
        Kind.PACKET: ("the packet", "the draft packet"),
        Kind.RESOLUTION: ("the resolutions", "the draft resolutions"),
        Kind.TRANSCRIPT: ("the transcript", "the draft transcript"),
        Kind.RECORDING: ("the recording", "the recording"),
    },
}
MASCULINE = frozenset("bureau comité conseil directoire groupe jury office sous-comité".split())
FEMININE = frozenset(
    "agence assemblée commission communauté délégation régie sous-commission table".split()
)
NUMBER = r"((?:[A-Z]{1,3}[- ]?)?\d{1,4}(?:[-/.]\d{1,4}){0,3}[A-Z]?)"
# Only where a line begins: in the middle of one, another resolution is referred to.
NUMBERED = re.compile(
    r"(?:(?i:r[ée]solution|d[ée]lib[ée]ration|resolution)\s*"
    r"(?i:n[o°º]|n\.|no\.|num[ée]ro|number|\#|:)?\.?\s*:?\s*" + NUMBER + r"\b"
    r"|((?:[A-Z]{2}[- ]?)?\d{2,4}[-/]\d{2,4}(?:[-/]\d{1,4})?)(?=\s|\.|:|$))"
)
DAY = re.compile(r"[12]\d{3}[-/](?:0[1-9]|1[0-2])[-/](?:0[1-9]|[12]\d|3[01])")


@dataclass(frozen=True, slots=True)
class Held:
    """A sitting as a sentence names it: its sort, its body and the day, as text."""

    sitting: Sitting | None
    body: str
    day: str


def sitting_of(texts: Iterable[str]) -> Sitting | None:
    """What sort of sitting a record is of, by its own first words: the first that is named."""
    head = re.sub(r"\s+", " ", "\n".join(texts)[:HEAD])
    found = [
        (match.start(), sort)
        for sort, patterns in SAID.items()
        for pattern in patterns
        if (match := re.search(rf"\b{pattern}\b", head, re.IGNORECASE))
    ]
    return min(found, default=(0, None), key=lambda pair: pair[0])[1]


def resolution_number(text: str) -> str | None:
    """The number that a resolution's text begins with: « RÉSOLUTION N° 2014-138 », 2014-04-118.

    A day of the calendar is no number. None where the text begins with none.
    """
    for line in text.split("\n")[:2]:
        found = NUMBERED.match(line.strip(" *•|"))
        number = (found[1] or found[2]) if found else None
        if number and not DAY.fullmatch(number):
            return number
    return None


def of_the_body(name: str, lang: Lang) -> str:
    """« du conseil municipal », « de la commission… », "of the Library Board"; '' in French where
    the name's gender is not known."""
    if lang == "en":
        return f"of {'' if name.lower().startswith('the ') else 'the '}{name}"
    first, _space, rest = name.partition(" ")
    noun = first.lower()
    if noun not in MASCULINE | FEMININE:
        return ""
    said = f"{noun} {rest}".strip()
    if noun[0] in "aeéioôuh":
        return f"de l’{said}"
    return f"{'du' if noun in MASCULINE else 'de la'} {said}"


def extract_from(
    held: Held, kind: Kind, status: Status | None, lang: Lang, *, title: str = ""
) -> str:
    """« Extrait du procès-verbal de la séance ordinaire du conseil municipal tenue le 24 avril
    2014 »; "Extract from the minutes of the regular meeting of the council held on April 24, 2014".

    A kind of record that belongs to no sitting is named by its title.
    """
    head = "Extrait" if lang == "fr" else "Extract from"
    if kind not in SOURCES[lang] or not held.day:
        named = f"«{NBSP}{title}{NBSP}»" if lang == "fr" else f"“{title}”"
        return f"{head} de {named}" if lang == "fr" else f"{head} {named}"
    source = SOURCES[lang][kind][status is Status.DRAFT]
    body = of_the_body(held.body, lang) if held.body else ""
    of = "de" if lang == "fr" else "of"
    when = f"tenue le {held.day}" if lang == "fr" else f"held on {held.day}"
    said = " ".join(part for part in (head, source, of, WORDS[lang][held.sitting], body, when)
                    if part)  # fmt: skip
    return said if body or not held.body else f"{said} ({held.body})"


def numbered(number: str, lang: Lang) -> str:
    """« résolution n° 2014-138 », "resolution no. 2014-138"."""
    return f"résolution n°{NBSP}{number}" if lang == "fr" else f"resolution no.{NBSP}{number}"
