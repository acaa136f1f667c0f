"""The entries of a list of people: a name with its titles, or a role that belongs to one. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from archive.model import Presence
from ingest.identity.folding import fold
from ingest.reading import WIDE
from ingest.structure.people.names import ROLE, TITLE, Named, read_name
from ingest.structure.people.persons import (
    NOTE,
    PROXY_PAIR,
    STATE,
    STATES,
    office_of,
    person_of,
    plain_title,
    proxy_pair,
)
from ingest.structure.people.rows import (
    GROUP,
    HOLD,
    affiliations,
    bare_surnames,
    blanked,
    fragments,
    in_columns,
    in_two_columns,
    is_lone,
    of_bodies,
    one_a_line,
    pairs_only,
    starts_group,
    with_columns,
)
from ingest.structure.words import NOT_NAMES, OF_OFFICES, either

LEADING_JOINT = re.compile(rf"(?:{either('JOINTS')}) +")
CELL_MARK = re.compile(rf"(?<={WIDE})[xX✓✔](?=[\n{WIDE}]|$)")  # in a column of its own
LEADING_OF = re.compile(  # « en présence de M. Luc Roy et de la conseillère Ann Côté »
    r"d(?:e|u|es) (?:l[ae] |l')?(?=(?:m\.|mme|mm\.|monsieur|madame|mes|maire|conseill|direct|greff"
    r"|adjoint|secret))|de l'(?=adjoint|echevin)"
)
PROXY = re.compile(rf"(?:{either('PROXY')})\s*")
WERE = re.compile(
    r"\b(?:was|were|are|is)\b(?: also)?(?: all)? (?:present|absent|excused|in attendance"
    r"|not present|not in attendance|unable to attend).*$",
    re.S,
)
ABSENT_NOTE = re.compile(
    r"(?:absent|excuse|excused|regrets|unexcused|absent[ ,-]+(?:with )?(?:notice|regrets"
    r"|excused?e?))"
    r"(?:e|s|es)?|(?:non|not) excuse(?:e|d)?|abs\.?|exc?\.?|a|(?:on )?leave(?: of absence)?|loa"
    r"|not present|did not attend|unable to attend|sent regrets"
)
REPLACES = re.compile(  # « en remplacement de M. Roy », "(substitute for Mr T Gillanders)"
    r"\b(?:(?:en )?remplacement d(?:e|u)|remplace|remplacante? d[eu]|suppleante? d[eu]"
    r"|substitut\w* (?:de|for|of)|(?:alternate|sub|deputi[sz]ing|standing in|proxy) for"
    r"|in place of|replacing) (?=[a-z])"
)
LEFT_NOTE = re.compile(r"\bpartie?\b|\bquitt|\bdepart\b|\bleft\b|\bdeparted\b|\bjusqu'")
LATE_NOTE = re.compile(r"\barrive(?:e|d|s|es)?\b|\ben retard\b|\blate\b|\bjoined at\b")
SENTENCE = re.compile(r"[a-zß-öø-ÿ)]{3}\. (?=[A-ZÀ-Þ])")
QUORUM = re.compile(
    r"\b(?:sous la presidence|formant|forment|constitu\w+"
    r"|tous membres|declared? a quorum|(?:forming|comprising|being) (?:a |the )?quorum"
    r"|a quorum)\b.*$",
    re.S,
)
HYPHENED = re.compile(r"(?<=[a-zß-ÿ])-\n([A-ZÀ-Þ][a-zß-ÿ]+)")  # « Marie-|Claire Jaccoud »
FEMININE = re.compile(r"(?<=[a-zà-ÿ])\((?:e|s|es|ne|nes|ère|ères|trice|rice)\)s?")
NICKNAMED = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ]{1,11}")
GIVEN = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ]+ $")
SURNAME = re.compile(r" [A-ZÀ-Þ][\w'’-]+\s*(?:[,;.\n]|$)")
PLURAL = re.compile(r"(?:messieurs|mesdames|mm|mmes|misters)\b\.?$")


@dataclass(frozen=True, slots=True)
class Person:
    """One entry of a list."""

    named: Named
    role: str | None
    notes: tuple[str, ...]
    proxy_to: str | None
    place: int
    presence: Presence | None = None  # where the entry says it of itself


def entries(text: str, presence: Presence) -> list[Person]:
    """The entries of a list: names, each with the roles and notes that belong to it.

    The text may hold the wide gaps of columns (reading.WIDE).
    """
    spaced = of_bodies(CELL_MARK.sub(" ", text)) if WIDE in text else text
    text = spaced.replace(WIDE, " ")
    if match := WERE.search(text):  # "… Betty Haas. Alderman Rusk was absent."
        ends = [one.end() for one in SENTENCE.finditer(text, 0, match.start())]
        apart = ends and re.search(r"absent|excused|not |unable", match.group())
        text = text[: ends[-1] if apart else match.start()]
    if match := QUORUM.search(fold(text)):
        text = text[: match.start()]
    notes: dict[int, str] = {}

    def keep(match: re.Match[str]) -> str:
        given = NICKNAMED.fullmatch(match.group(1)) and GIVEN.search(text, 0, match.start())
        if given and SURNAME.match(text, match.end()):
            return match.group()  # "Elizabeth (Betty) Warnock"
        notes[match.start()] = match.group(1)
        pair = presence is Presence.PROXY and PROXY_PAIR.match(fold(text), match.end())
        return (HOLD if pair else " ") * len(match.group())  # « Poirel (Nomeny) à Caps »

    text = FEMININE.sub(lambda match: " " * len(match.group()), blanked(text))
    text = HYPHENED.sub(r"-\1\n", text)
    bare = NOTE.sub(keep, text)
    bare = re.sub(r",(?= {1,2}(?:Jr|Sr|III|II|IV)\b)", " ", bare)
    cells = "".join("\n" if gap == WIDE else one for one, gap in zip(bare, spaced, strict=False))
    per_line = (
        one_a_line(bare)
        or (WIDE in spaced and one_a_line(cells))
        or (presence is Presence.PROXY and pairs_only(bare))
    )
    bare = in_columns(in_two_columns(with_columns(bare, spaced)))
    found: list[Person] = []
    waiting: str | None = None  # a role that came before its name
    lasting: str | None = None  # a plural title: « Councillors A, B and C »
    plural = False  # « Messieurs DAGORNE, DELAMARE et ROY »: surnames behind a plural title
    surnames = bare_surnames(bare) or is_lone(bare)
    beside = affiliations(bare, per_line=per_line) if ";" in bare else []
    for start, fragment in fragments(bare, per_line=per_line):
        fragment = fragment.replace(HOLD, " ")
        if found and any(comma <= start < end for comma, end in beside):
            found[-1] = replace(found[-1], role=" ".join(fragment.split()).strip(" .:*"))
            continue
        if lead := LEADING_JOINT.match(fold(fragment)):
            start, fragment = start + lead.end(), fragment[lead.end() :]
        if lead := LEADING_OF.match(fold(fragment)):
            start, fragment = start + lead.end(), fragment[lead.end() :]
        if group := GROUP.match(fragment):
            said = group.group(1).strip(" *•-")
            lasting = said if ROLE.search(fold(said)) or TITLE.fullmatch(fold(said)) else None
            start, fragment = start + group.end(), fragment[group.end() :]
        told = STATE.search(fragment)
        if found and (match := REPLACES.search(fold(fragment))):
            away = replaced(fragment, match.end(), start + match.start())
            if away and not fragment[: match.start()].strip(" ,:"):
                found.append(away)
                continue
        folded = fold(fragment)
        if presence is Presence.PROXY and (pair := proxy_pair(fragment)):
            one, other = pair
            found.append(Person(one, one.title or None, (), other, start + one.start))
            continue
        if match := PROXY.search(folded):
            to = read_name(fragment, match.end())
            before = fragment[: match.start()].strip(" ,:-")
            holder = person_of(before)
            if holder:
                proxy = to.name if to else None
                found.append(Person(holder[0], plain_title(holder[1]), (), proxy, start))
                continue
            if not before:
                if found and to:
                    found[-1] = replace(found[-1], proxy_to=to.name)
                continue
        if found and folded.strip(" .:-") in STATES:
            if per_line and "\n" in bare[found[-1].place : start]:
                found += in_note(text, start + len(fragment), STATES[folded.strip(" .:-")])
                continue  # « Siège 3 – Absent (Réal Gagné) », or of nobody who is named
            found[-1] = replace(found[-1], presence=STATES[folded.strip(" .:-")])
            continue
        aside = bool(found) and not found[-1].role and bare[:start].rstrip(" ").endswith(",")
        if aside and fold(fragment.split()[0]) in OF_OFFICES and office_of(fragment):
            found[-1] = replace(found[-1], role=fragment.strip(" .:*"))
            continue  # "Marcy Dow, Land Use Coordinator"
        person = person_of(fragment)
        if person is None and (surnames or lasting or plural):
            alone = read_name(fragment)
            if (
                alone
                and not fragment[alone.end :].strip(" .")
                and fold(alone.name) not in NOT_NAMES
            ):
                person = (alone, None)
        if person:
            named, role = person
            plural = bool(PLURAL.search(fold(named.title))) if named.title else plural
            role = plain_title(role)
            if role and re.search(r"s$|ers$|eres$", fold(role)) and not fold(role).endswith("ss"):
                lasting = role
            elif role:
                lasting = None
            found.append(
                Person(
                    named, role or waiting or lasting, (), None, start + named.start,
                    STATES[fold(told.group(1))] if told else None,
                )
            )  # fmt: skip
            waiting = None
        elif ROLE.search(folded) and len(fragment.split()) <= 12:
            if found and not found[-1].role and not starts_group(bare, start):
                found[-1] = replace(found[-1], role=" ".join(fragment.split()).strip(" .:*"))
            elif not found or starts_group(bare, start):
                waiting = " ".join(fragment.split()).strip(" .:*")
    return with_notes(found, notes)


def in_note(text: str, place: int, presence: Presence) -> list[Person]:
    """Whom a note names behind the word that says where they are."""
    note = NOTE.match(text, place + len(text[place:]) - len(text[place:].lstrip(" :")))
    person = person_of(note.group(1)) if note else None
    if not note or not person or person[0].words < 2:
        return []
    return [Person(person[0], plain_title(person[1]), (), None, note.start(1), presence)]


def replaced(text: str, place: int, at: int) -> Person | None:
    """Whom somebody sits in for, who is absent."""
    named = read_name(text, place)
    if not named or named.words < 2 or named.start - place > len(named.title) + 2:
        return None
    return Person(named, plain_title(named.title), (), None, at, Presence.ABSENT)


def with_notes(found: Sequence[Person], notes: dict[int, str]) -> list[Person]:
    """Each note in brackets given to the entry before it: a role, a proxy, initials."""
    told = list(found)
    for at, note in notes.items():
        before = [n for n, one in enumerate(told) if one.place < at]
        if not before:
            continue
        n = before[-1]
        folded = fold(note)
        if match := REPLACES.search(folded):
            if one := replaced(note, match.end(), at):
                told.append(one)
        elif match := PROXY.search(folded):
            to = read_name(note, match.end())
            if to and not re.search(r"\bpas de\b|\bsans\b|\bno\b", folded[: match.start()] or ""):
                gone = Presence.LEFT if LEFT_NOTE.search(folded[: match.start()]) else None
                told[n] = replace(told[n], proxy_to=to.name, presence=told[n].presence or gone)
        elif ABSENT_NOTE.fullmatch(folded.strip()) and told[n].presence is None:
            told[n] = replace(told[n], presence=Presence.ABSENT)
        elif LATE_NOTE.search(folded) and told[n].presence is None:
            told[n] = replace(told[n], presence=Presence.LATE)
        elif ROLE.search(folded) and not told[n].role:
            told[n] = replace(told[n], role=note.strip())
    return told
