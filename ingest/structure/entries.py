"""The entries of a list of people: a name with its titles, or a role that belongs to one. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from archive.model import Presence
from ingest.identity.folding import fold
from ingest.structure.people import PLACED, ROLE, TITLE, Named, read_name
from ingest.structure.words import NOT_NAMES, either

STATES = {
    "present": Presence.PRESENT, "here": Presence.PRESENT, "presente": Presence.PRESENT,
    "absent": Presence.ABSENT, "absente": Presence.ABSENT, "excused": Presence.ABSENT,
    "excuse": Presence.ABSENT, "excusee": Presence.ABSENT, "absent excused": Presence.ABSENT,
    "late": Presence.LATE, "arrived late": Presence.LATE,
}  # fmt: skip
STATE = re.compile(  # "Rosa Medina   Present": a roll whose rows say it
    r"(?i)[ :.–—-]+(absent excused|arrived late|present|here|absent|excused|late"
    r"|présente?|absente?)$"
)
LEADING_JOINT = re.compile(rf"(?:{either('JOINTS')}) +")
PLACE = re.compile(
    r"(?:municipalite|ville|village|paroisse|canton|mrc|town|township|city|county)\b"
)
GROUP = re.compile(r"([^:,;\d]{2,40}?)\s?:\s+(?=\S)")  # « Combe-Vieille : Michel JOURDAN »
PROXY = re.compile(rf"(?:{either('PROXY')})\s*")
PROXY_PAIR = re.compile(rf"\s*(?:{either('PROXY_PAIR')})\s*")
WERE = re.compile(
    r"\b(?:was|were|are|is)\b(?: also)?(?: all)? (?:present|absent|excused|in attendance).*$", re.S
)
SENTENCE = re.compile(r"[a-zß-öø-ÿ)]{3}\. (?=[A-ZÀ-Þ])")
QUORUM = re.compile(
    r"\b(?:sous la presidence|formant|forment|constitu\w+"
    r"|tous membres|declared? a quorum|a quorum)\b.*$",
    re.S,
)
SPLIT = re.compile(
    rf"[,;•●▪|]|\s[-–—]+\s|\s?[–—]|(?<=[a-z)])\s?[-]\s(?=[A-Z])"
    rf"|\s/|/\s|\s{{3,}}|\s(?:{either('JOINTS')})\s|\n|(?<=[^\W\d_]{{4}})\.[ ]+(?=[A-ZÀ-Þ])"
)
# Two columns of names: « M. Alphonse Morneau M. Michel Robichaud », and groups line by line.
COLUMN = re.compile(
    r"(?<=[^\W\d_])(?<! [àa])(?<! par)(?<! to)(?<! et)(?<! and)(?<! de)(?<! pour)"
    r"[ \n](?=(?:M\.|Mme|Mr\.?|Mrs\.?|Ms\.?|Mlle|Councill?or|Commissioner|Trustee) "
    r"[A-ZÀ-Þ][\w'’-]+ [A-ZÀ-Þ])|\n(?=[A-ZÀ-Þ][^:,;\n]{2,30} ?: )"
)
PLURAL = re.compile(r"(?:messieurs|mesdames|mm|mmes|misters)\b\.?$")
OF_AN_OFFICE = re.compile(  # "Director of Public Works Jim Smith"
    rf"(?:[\w&'/-]+ ){{0,3}}(?:{either('ROLES')}) (?:of|for|de|des|du) (?:the |la |le |l')?"
)
LAST_TWO = re.compile(r"(?<![\w'’-])([A-ZÀ-Þ][\w'’-]+|[A-Z]\.) (?:[A-Z]\. )?[A-ZÀ-Þ][\w'’-]+$")
TWO_NAMES = re.compile(r"([A-Z][a-z'’]+ [A-Z][\w'’-]+) ([A-Z][a-z'’]+ [A-Z][\w'’-]+)")
NUMBERED = re.compile(r"(?m)^ *\d{1,3}[.)] (?=[A-ZÀ-Þ])")
NOTE = re.compile(r"\(([^()]{1,80})\)")
LONGEST_ROLE = 8  # words
HOLD = "\x01"  # stands for a note that parts nothing
RUNS_ON = re.compile(r"(?:[,–-]|\b(?:et|and|de|of|the|a))$")
ENTRY = re.compile(r"[^,;]{4,60}(?:,[^,;]{2,70})?$")


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
    """The entries of a list: names, each with the roles and notes that belong to it."""
    if match := WERE.search(text):  # "… Betty Haas. Alderman Rusk was absent."
        ends = [one.end() for one in SENTENCE.finditer(text, 0, match.start())]
        apart = ends and re.search(r"absent|excused", match.group())
        text = text[: ends[-1] if apart else match.start()]
    if match := QUORUM.search(fold(text)):
        text = text[: match.start()]
    notes: dict[int, str] = {}

    def keep(match: re.Match[str]) -> str:
        notes[match.start()] = match.group(1)
        pair = presence is Presence.PROXY and PROXY_PAIR.match(fold(text), match.end())
        return (HOLD if pair else " ") * len(match.group())  # « Poirel (Nomeny) à Caps »

    text = NUMBERED.sub(lambda match: " " * len(match.group()), text)
    bare = NOTE.sub(keep, text)
    bare = re.sub(r",(?= {1,2}(?:Jr|Sr|III|II|IV)\b)", " ", bare)
    per_line = one_a_line(bare) or (presence is Presence.PROXY and pairs_only(bare))
    bare = COLUMN.sub(";", in_two_columns(bare))
    found: list[Person] = []
    waiting: str | None = None  # a role that came before its name
    lasting: str | None = None  # a plural title: « Councillors A, B and C »
    plural = False  # « Messieurs DAGORNE, DELAMARE et ROY »: surnames behind a plural title
    surnames = bare_surnames(bare) or is_lone(bare)
    for start, fragment in fragments(bare, per_line=per_line):
        fragment = fragment.replace(HOLD, " ")
        if lead := LEADING_JOINT.match(fold(fragment)):
            start, fragment = start + lead.end(), fragment[lead.end() :]
        if group := GROUP.match(fragment):
            said = group.group(1).strip(" *•-")
            lasting = said if ROLE.search(fold(said)) or TITLE.fullmatch(fold(said)) else None
            start, fragment = start + group.end(), fragment[group.end() :]
        told = STATE.search(fragment)
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
                continue  # « Siège 3 – Absent », of nobody who is named
            found[-1] = replace(found[-1], presence=STATES[folded.strip(" .:-")])
            continue
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


def with_notes(found: Sequence[Person], notes: dict[int, str]) -> list[Person]:
    """Each note in brackets given to the entry before it: a role, a proxy, initials."""
    told = list(found)
    for at, note in notes.items():
        before = [n for n, one in enumerate(told) if one.place < at]
        if not before:
            continue
        n = before[-1]
        folded = fold(note)
        if match := PROXY.search(folded):
            to = read_name(note, match.end())
            if to and not re.search(r"\bpas de\b|\bsans\b|\bno\b", folded[: match.start()] or ""):
                told[n] = replace(told[n], proxy_to=to.name)
        elif ROLE.search(folded) and not told[n].role:
            told[n] = replace(told[n], role=note.strip())
    return told


def plain_title(title: str | None) -> str | None:
    """A title that says a role; « M. » and "Mrs" say none."""
    if not title:
        return None
    kept = re.sub(
        r"(?i)^(?:(?:m|mm|mme|mmes|mr|mrs|ms|me|dr|monsieur|madame"
        r"|messieurs|mesdames|miss)\b\.?(?: et | and )?[ ,]*)+",
        "",
        title,
    )
    kept = re.sub(r"(?i)^(?:siège|siege|district)\b.*$", "", kept)
    return kept.strip(" ,:") or None


def starts_group(text: str, place: int) -> bool:
    """Whether a fragment begins a group of a list: after a semicolon, a line's end, or nothing."""
    before = text[:place].rstrip(" ")
    return not before.strip() or before[-1] in ";:\n•|"


def bare_surnames(text: str) -> bool:
    """Whether a list gives surnames only: "Present: Cownie, Boesen, Gatto"."""
    parts = [part.strip(" .\n") for part in SPLIT.split(text) if part.strip(" .\n")]
    single = [
        part for part in parts if len(part.split()) == 1 and part[0].isupper() and len(part) > 2
    ]
    return len(parts) > 1 and len(single) / len(parts) >= 0.6


def pairs_only(text: str) -> bool:
    """Whether each line gives one proxy: « C. POTIER à H. GARNIER »."""
    lines = [line for line in text.replace(HOLD, " ").split("\n") if line.strip()]
    return len(lines) > 1 and all(map(proxy_pair, lines))


def in_two_columns(text: str) -> str:
    """Names printed in two columns, whose gap was lost: "Ann Roe Jordan Busbee", parted again."""
    lines = [line for line in text.split("\n") if line.strip()]
    wide = [line for line in lines if TWO_NAMES.fullmatch(line.strip())]
    if len(wide) < 2 or len(wide) < 0.6 * len(lines):
        return text
    return "\n".join(
        f"{match[1]};{match[2]}" if (match := TWO_NAMES.fullmatch(line)) else line
        for line in text.split("\n")
    )


def is_lone(text: str) -> bool:
    """Whether a list is one surname: "Absent: Timmer"."""
    word = text.strip(" .\n")
    return len(word) > 2 and word[0].isupper() and word.isalpha()


def one_a_line(text: str) -> bool:
    """Whether each line is an entry of its own, so that a line's end ends a name."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if sum(bool(GROUP.match(line)) for line in lines) >= 2:
        return True
    if len(lines) < 2 or any(RUNS_ON.search(fold(line)) for line in lines[:-1]):
        return False
    own = sum(bool(entry_of(line)) for line in lines)
    return own / len(lines) >= 0.6


def entry_of(line: str) -> bool:
    parts = SPLIT.split(line.strip(" *•-\t"))
    led = len(parts) == 2 and ROLE.search(fold(parts[0])) and is_person(parts[1])
    return bool(ENTRY.match(line)) and bool(is_person(parts[0]) or led) and line.count(",") <= 1


def fragments(text: str, *, per_line: bool) -> Iterator[tuple[int, str]]:
    """(place, fragment) of each part of a list."""
    if not per_line:
        # A line's end within a list of names is a space, the list being one long sentence.
        text = re.sub(r"(?<!\n)\n(?!\n)", " ", text)
    place = 0
    for match in [*SPLIT.finditer(text), None]:
        end = match.start() if match else len(text)
        fragment = text[place:end]
        if fragment.strip(" .:*\n"):
            lead = len(fragment) - len(fragment.lstrip(" .:*\n-"))
            yield place + lead, fragment[lead:].rstrip()
        if match:
            place = match.end()


def proxy_pair(fragment: str) -> tuple[Named, str] | None:
    """« M. X à Mme Y » under a heading of proxies."""
    one = read_name(fragment)
    if not one or not (match := PROXY_PAIR.match(fold(fragment), one.end)):
        return None
    other = read_name(fragment, match.end())
    return (one, other.name) if other else None


def is_person(text: str) -> bool:
    """Whether a fragment is a person's full name, with titles or a role before it."""
    return person_of(NOTE.sub(" ", text).strip(" .:*\n")) is not None


def person_of(fragment: str) -> tuple[Named, str | None] | None:
    """(the name, the role before it) of a fragment that is no more than that."""
    fragment = STATE.sub("", fragment.strip())
    named = read_name(fragment)
    if named and enough(named):
        rest = fragment[named.end :].strip(" .:*")
        if (
            not rest
            or PLACED.match(fold(rest))
            or (named.title and named.words > 1 and PLACE.match(fold(rest)))
        ):
            return named, named.title or None
        # « Hank Wilburn   Mayor », a column of names beside one of roles
        if (
            named.words >= 2
            and len(rest.split()) <= 4
            and (ROLE.match(fold(rest)) or TITLE.match(fold(rest)))
        ):
            return named, rest
    if (office := OF_AN_OFFICE.match(fold(fragment))) and (two := LAST_TWO.search(fragment)):
        again = read_name(fragment, two.start())
        if two.start() > office.end() and again and again.end == len(fragment):
            return again, fragment[: two.start()].strip(" ,:-–")
    # « Operations Superintendent Dan MacInnis »: what comes after the last word of a role.
    last = None
    for match in ROLE.finditer(fold(fragment)):
        last = match
    if (
        last
        and (after := read_name(fragment, last.end()))
        and fragment[last.end() : last.end() + 1] != "-"
    ):
        rest = fragment[after.end :].strip(" .:*")
        if (
            not rest
            and (after.words >= 2 or len(after.name) > 2)
            and after.name[0].isupper()  # « conseiller de Saint-Henri » is of a place
            and fragment[last.end() : after.start].strip(" -–,:") == after.title
        ):
            before = fragment[: after.start]
            if len(before.split()) > LONGEST_ROLE:  # a sentence that ends in an office and a name
                before = fragment[last.start() : after.start]
            return after, before.strip(" ,:-–")
    if last:
        tail = re.sub(r"^(?:-[\w&]+)+ ", "", fragment[last.end() :])
        again = read_name(tail)
        if (
            again
            and not tail[again.end :].strip(" .")
            and again.words >= 2
            and again.name[0].isupper()
        ):
            return again, fragment[: len(fragment) - len(tail)].strip(" ,:-")
    return None


def enough(named: Named) -> bool:
    """Whether a name is more than one word, or has a title before it."""
    return named.words >= 2 or bool(named.title)
