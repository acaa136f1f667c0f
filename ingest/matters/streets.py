"""Streets that a text names: « 12, rue Saint-Jean », "Old Big Cove Road", 7e Avenue. Pure.

Precision comes before recall: a common word that may be a street (place, cours, Way) counts only
where what stands beside it makes it one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.mentions import Mention, Named
from archive.places import bare, street_slug
from ingest.identity.folding import fold
from ingest.matters.finding import starts
from ingest.matters.words import (
    EN_AFTER,
    EN_AT,
    EN_KEPT_ALONE,
    EN_SHORT,
    EN_STOP,
    EN_STRONG,
    EN_WEAK,
    FR_BARE,
    FR_LINK,
    FR_OF,
    FR_SMALL,
    FR_STOP,
    FR_STRONG,
    FR_TITLE,
    FR_WEAK,
    MONTHS,
)

CAP = r"[A-ZÀ-ÖØ-Þ][\w’'.-]*"
SPACE = r"(?:[ \u00a0]|(?<=[^\n]{60})\n)"  # a wrapped line goes on; a heading ends with its line
MOST_WORDS = 5
FR_KINDS = tuple(re.sub(r"[\\?]", "", f"{FR_STRONG}|{FR_WEAK}").split("|"))
FR_TYPE = re.compile(
    rf"(?<![\w-])(?i:(?P<type>(?:{FR_STRONG}|{FR_WEAK})(?:s(?=[ ]))?)){SPACE}"
    rf"(?={FR_LINK}{{1,2}}[a-zà-ÿ]{{3}}|(?:{FR_LINK}){{0,2}}(?:{CAP}|\d))"
)
FR_SMALL_NAME = re.compile(rf"{FR_OF}[a-zà-ÿœ-]{{3,}}(?:[ ]{FR_OF}[a-zà-ÿœ-]{{3,}})?")
TITLED = re.compile(rf"(?:{FR_TITLE})[ ][A-ZÀ-Þ]")
CIVIC = re.compile(r"\b\d{1,5}(?:[ ]?(?:bis|ter|quater|[A-Za-z]))?,?[ ]?$")
FR_LINKED = re.compile(rf"{FR_LINK}{{1,2}}(?=[A-ZÀ-ÖØ-Þ0-9])")
FR_LINKED_OF = re.compile(rf"{FR_OF}")
FR_DATE = re.compile(rf"\d{{1,2}}(?:er)?[ -](?:{MONTHS})(?:[ -]\d{{4}})?", re.IGNORECASE)
FR_ORDINAL = re.compile(r"\d{1,2}(?:e|er|re|ère|ème|ième)[ -](?:[Rr]ang|[Rr]égiment\w*)")
FR_NUMBER = re.compile(r"\d{1,3}\b(?![ ]?[%°.,]?\d|[ ]?(?:[%°$€m]|ans|places))")
FR_STOP_SMALL = FR_STOP - frozenset("de la le les du des a".split())
FR_FOLDED = tuple(dict.fromkeys(fold(kind) for kind in FR_KINDS))
FR_WEAK_ONLY = re.compile(FR_WEAK, re.IGNORECASE)
PLURALS = frozenset(f"{kind.rstrip('.')}s" for kind in FR_KINDS) - frozenset(FR_KINDS)
IN_PLACE = re.compile(r"\b(?:en|au|EN|AU|sa|leur|ma|notre|EN\n|en\n)[ \n]?$")
FR_NUMBERED = frozenset({"route", "autoroute", "rang"})
FR_WORD = re.compile(CAP)
FR_MORE = re.compile(
    rf"(?:[ \u00a0]|(?<=[^\n]{{60}})\n(?!(?:{CAP}[ ]){{1,3}}:))(?P<link>{FR_LINK}{{0,2}})(?={CAP})"
)
FR_NEXT = re.compile(rf"(?:,[ ]|[ ]et[ ]|[ ]?/[ ]?)(?P<link>{FR_LINK}{{0,2}})(?={CAP})")
FR_REVERSED = re.compile(
    r"(?<!\w)\d{1,3}(?:e|er|re|ère|ème|ième)[ ](?:Rue|Avenue|Rang|RUE|AVENUE|RANG)\b"
)
EN_WORD = rf"(?:{CAP}|\d{{1,3}}(?:st|nd|rd|th))"
EN_KINDS = tuple(f"{EN_STRONG}|{EN_WEAK}|{EN_SHORT}".split("|"))
EN_REACH = 70  # characters before the kind in which its name begins
EN_KIND = re.compile(rf"(?P<kind>{EN_STRONG}|{EN_WEAK}|{EN_SHORT})(?![\w’'-])")
EN_SAINT = re.compile(r"St\.[ ][A-Z]\w+[ \n](?:Street|Road|Avenue|Ave|Drive|Boulevard|Place)\b")
EN_NAME = re.compile(
    rf"(?:(?P<civic>\b(?<![\d.])\d{{1,5}}(?:-\d{{1,5}})?[A-Z]?)[ \n]|\b(?P<at>{EN_AT})[ \n])?"
    rf"(?P<name>(?<![\w'’.-]){EN_WORD}(?:[ ]{EN_WORD}){{0,4}})[ \n]$"
)
EN_ROUTE = re.compile(
    r"\b(?:(?:State|County|US|U\.S\.)[ ](?:Route|Road|Highway|Hwy)|Highway|Hwy\.?)[ ]\d{1,4}\b"
)
EN_NUMBER = re.compile(r"\.?[ ]\d")
WEAK_AT = frozenset("on at along off near onto from down".split())
SHORT, WEAK = frozenset(EN_SHORT.split("|")), frozenset(EN_WEAK.split("|"))
EN_NEXT = re.compile(r"[ ]([A-Za-z]+)")
PEOPLE = re.compile(r"\b(?:Mr|Mrs|Ms|Mx|Dr|St)\.?[ \n]$")


def french(text: str) -> Iterator[Mention]:
    """The streets of a French text, in order."""
    until = 0
    for at in starts(fold(text), FR_FOLDED):
        if at < until or not (found := FR_TYPE.match(text, at)):
            continue  # « rue du Faubourg Saint-Jaumes » is one street
        for start, end in _french_names(text, found):
            written = text[start:end]
            if found["type"].casefold() in PLURALS:
                written = (
                    f"{found['type'][:-1]} {text[found.end() if start == at else start : end]}"
                )
            yield _street(start, end, _tidy(" ".join(written.split())), 0.9)
            until = end
    for found in FR_REVERSED.finditer(text):
        yield _street(found.start(), found.end(), found.group(), 0.9)


def _french_names(text: str, found: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Where a name stands, with the kind of street before it; of « rues A et B », each."""
    printed = found["type"].rstrip(".")
    kind = fold(printed)
    plural = printed.casefold() in PLURALS
    kind = kind[:-1] if plural else kind
    is_weak = FR_WEAK_ONLY.fullmatch(printed)
    linked = FR_LINKED.match(text, found.end())
    if plural and FR_WEAK_ONLY.fullmatch(printed[:-1]):
        return  # « 25 places Cadeaux »
    if is_weak:
        if IN_PLACE.search(text, max(0, found.start() - 12), found.start()):
            return  # « mise en place du Plan », « au cours de la Séance »
        if linked and (kind in FR_BARE or not FR_LINKED_OF.match(text, found.end())):
            return
    if not plural and (small := _small_name(text, found, kind)):
        yield found.start(), small
        return
    at = linked.end() if linked else found.end()
    end = _french_end(text, at, kind, capitals=printed.isupper() and len(printed) > 1)
    if end is None or (plural and not FR_NEXT.match(text, end)):
        return  # « une vingtaine de rues de l'Écusson »
    yield found.start(), end
    while plural and (more := FR_NEXT.match(text, end)):
        start = more.start("link")
        if (end_of := _french_end(text, more.end(), kind, capitals=False)) is None:
            return
        yield start, end_of
        end = end_of


def _small_name(text: str, found: re.Match[str], kind: str) -> int | None:
    """Where a name in small letters ends: « rue des capucines », « 3, chemin de la forêt »."""
    name = FR_SMALL_NAME.match(text, found.end())
    addressed = CIVIC.search(text, max(0, found.start() - 12), found.start())
    if not name or not (kind in FR_SMALL or (addressed and not FR_WEAK_ONLY.fullmatch(kind))):
        return None
    words = fold(name.group()).split()
    if TITLED.match(text, name.end() - len(words[-1])) or any(
        one in FR_STOP_SMALL for one in words
    ):
        return None
    return name.end()


def _french_end(text: str, at: int, kind: str, *, capitals: bool) -> int | None:
    """Where a name that begins at a place ends; None where there is none."""
    for pattern in (FR_DATE, FR_ORDINAL):
        if date := pattern.match(text, at):
            return date.end()
    if number := FR_NUMBER.match(text, at):
        return number.end() if kind in FR_NUMBERED and number.group() != "1" else None
    end: int | None = None
    for _ in range(MOST_WORDS):
        word = FR_WORD.match(text, at)
        if not word or fold(word.group().strip("'’.-")) in FR_STOP:
            break
        if len(word.group()) == 1 and end is None and not text[word.end() :][:2].strip():
            break
        stop = word.end()
        if word.group().endswith(".") and len(word.group().rstrip(".")) > 3:
            end = stop - 1
            break
        end = stop
        more = FR_MORE.match(text, end)
        if not more or (more["link"] and text[end : more.start("link")].count("\n")):
            break
        if capitals and more["link"] and not more["link"].isupper():
            break
        at = more.end()
    if end is None:
        return None
    while text[end - 1] in ".'’-":
        end -= 1
    return end


def english(text: str) -> Iterator[Mention]:
    """The streets of an English text, in order."""
    for at in starts(text, EN_KINDS):
        kind = EN_KIND.match(text, at)
        if not kind or EN_SAINT.match(text, at):
            continue
        found = EN_NAME.search(text, max(0, at - EN_REACH), at)
        start = _english_start(text, found) if found else None
        if found and start is not None and _is_street(text, found, kind, start):
            name = " ".join(text[start : kind.end()].split())
            yield _street(start, kind.end(), name, 0.9)
    for found in EN_ROUTE.finditer(text):
        yield _street(found.start(), found.end(), found.group(), 0.8)


def _is_street(text: str, found: re.Match[str], kind: re.Match[str], start: int) -> bool:
    """Whether what stands before and after a kind of street makes it one."""
    name = text[start : kind.start()]
    addressed = bool(found["civic"]) or bool(re.search(r"\d(?:st|nd|rd|th)\b", name))
    if kind.group() in SHORT and not addressed:
        return False
    if kind.group() in WEAK and not (addressed or found["at"] in WEAK_AT):
        return False
    if PEOPLE.search(text, max(0, start - 6), start):
        return False
    after = EN_NEXT.match(text, kind.end())
    if (after and after[1].casefold() in EN_AFTER) or (
        EN_NUMBER.match(text, kind.end()) and kind.group() in ("Highway", "Hwy", "Road")
    ):
        return False
    return "\n" not in name or bool(found["civic"] or found["at"])


def _english_start(text: str, found: re.Match[str]) -> int | None:
    """Where the name proper begins, after what a sentence puts before it; None if nothing stays."""
    words = list(re.finditer(r"\S+", found["name"]))
    kept = len(words)
    for n in range(len(words) - 1, -1, -1):
        word = words[n].group().strip(".'’").casefold()
        last = n == len(words) - 1
        if word in EN_STOP and not (last and word in EN_KEPT_ALONE):
            break
        if words[n].group().endswith(".") and len(word) > 2:
            break  # the end of a sentence: « … to Council. Elm Street »
        kept = n
    return None if kept == len(words) else found.start("name") + words[kept].start()


def _street(start: int, end: int, name: str, confidence: float) -> Mention:
    return Mention(Named.STREET, street_slug(name), name, start, end, confidence)


def _tidy(name: str) -> str:
    """A name in small letters where it was all in capitals: RUE DE METZ -> Rue de Metz."""
    if not name.isupper():
        return name
    words = [
        word.lower() if fold(word) in ("de", "du", "des", "la", "le", "les", "et") else word.title()
        for word in name.split()
    ]
    return " ".join(words)


def has_name(slug: str) -> bool:
    """Whether a slug is more than a kind of street and a letter."""
    return len(bare(slug)) > 1
