"""A body by the line it stands on, where no word of its name is known.

« COMITÉ DE LECTURE DES PLAQUES », "Gabriola Island Local Trust Committee": better than to
assume the council, never said to be sure.
"""

from __future__ import annotations

import re

from archive.model import Evidence
from ingest.identity.evidence import candidate
from ingest.identity.folding import quote
from ingest.identity.heading import Line, Opening

_LINES = 8  # of the head in which such a name may stand
_MOST_WORDS = 7
_SURE = 0.5

_ENGLISH = re.compile(
    r"\b(committee|subcommittee|sub-committee|commission|authority|panel|agency|task force"
    r"|working group|working party|board|court|trust)\b(?=\W*$|\W{1,3}(?:meeting|minutes|agenda"
    r"|regular|special|held|of the (?:city|town|county|village))\b)"
)
_ENGLISH_LEAD = re.compile(
    r"^.{0,60}\b(?:minutes|meeting|proceedings|session) of (?:the )?"
    r"|^.{0,40}\b(?:city|town|township|county|village|borough|municipality|island) (?:of \w+ )?"
    r"|^\W*(?:the|regular|special|draft|agenda) "
)
_DISTRICT = re.compile(
    r"\bmeeting of (?:the )?(municipal district of (?:[a-z'-]+ ?){1,3})(?=,| held|$)"
)
_FRENCH = re.compile(
    r"\b(comite|commission|bureau|table|regie|college|directoire|consistoire|groupe de travail)"
    r"\s(?!scolaire)(?:[a-z'-]+\s?){1,7}"
)
_FRENCH_END = re.compile(
    r"\s(?:du|de la|de l'|des?)\s(?:\d|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|ville"
    r"|commune|municipalite|canton|mrc|communaute)\b)|\s(?:tenue?|reunie?|qui|s'est|a|est|du)\b"
    r"(?=\s|$)"
)


def named_by_line(opening: Opening) -> Evidence | None:
    """The first heading line that a committee's noun ends (English) or begins (French)."""
    for line in opening.head[:_LINES]:
        if (
            line.is_short
            and not line.is_item
            and (span := _french(line) or _english(line) or _district(line))
        ):
            said = opening.text[line.start + span[0] : line.start + span[1]].strip(" ,:;-")
            return candidate("body", _as_name(said), "page 1", quote(said), _SURE)
    return None


def _english(line: Line) -> tuple[int, int] | None:
    found = _ENGLISH.search(line.folded)
    if found is None:
        return None
    lead = _ENGLISH_LEAD.match(line.folded[: found.start()])
    start = lead.end() if lead else len(line.folded) - len(line.folded.lstrip())
    words = re.findall(r"\w+", line.folded[start : found.end()])
    return (start, found.end()) if 2 <= len(words) <= _MOST_WORDS else None


def _district(line: Line) -> tuple[int, int] | None:
    """In Ireland the members for a part of a county meet as its municipal district."""
    found = _DISTRICT.search(line.folded)
    return found.span(1) if found else None


def _french(line: Line) -> tuple[int, int] | None:
    found = _FRENCH.search(line.folded)
    if found is None:
        return None
    end = _FRENCH_END.search(line.folded, found.start(), found.end())
    stop = end.start() if end else found.end()
    return (found.start(), stop) if " " in line.folded[found.start() : stop].strip() else None


def _as_name(said: str) -> str:
    """Capitals throughout put in lower case but for the first letter."""
    name = " ".join(said.split())
    return name.capitalize() if name.isupper() else name[:1].upper() + name[1:]
