"""The lists of people at the head of minutes: what each says, and where its names end. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from archive.model import Presence
from ingest.identity.folding import fold
from ingest.reading import WIDE
from ingest.structure.people import rows
from ingest.structure.people.entries import LEADING_JOINT, PROXY, QUORUM, SENTENCE
from ingest.structure.people.labels import NOBODY, beside_of, is_group, is_subheading, labels
from ingest.structure.people.names import ROLE, read_name
from ingest.structure.people.persons import NOTE, enough, is_person, proxy_pair
from ingest.structure.people.rows import NUMBERED, SPLIT
from ingest.structure.script import Line, Script

ITEM = re.compile(
    r"\W{0,2}\(?(?:\d{1,2}(?:\.\d{1,2})*[.)°/]|[ivx]+\.|point \d+|item \d+)\s*[a-z«\"]"
)
OTHER_LABEL = re.compile(
    r"\W{0,3}(?!siege|district|m\.|mme|conseill|mayor|councill)[a-z][a-z' -]{3,34}\s?:(?!\d)"
)
BESIDE = re.compile(r"\W{0,3}(?:in attendance|attendance|attending|assistances?)\b")
WHEN = re.compile(r"(?:a|at|des|from|until|jusqu'a|apres|after|avant|before|to) \D{0,20}\d")
TELLS = re.compile(
    r"\b(?:moved|seconded|motion|called (?:the \w+ )?to order|carried|il est propose"
    r"|declare ouverte|est (?:ouverte|levee)|ouvre la|opened the|was held|it was"
    r"|(?:a|ont|avait|ayant) motive|(?:est|sont|etait|etaient) representee?s? par|(?:was|were|is"
    r"|are) (?:also|absent|excused|unable)"
    r"|(?:est|a ete) (?:nommee?|designee?|elue?)|assiste(?:nt)?|est (?:aussi|egalement))\b"
)
LEADS_ON = re.compile(
    r"[, ]*(?:(?:ainsi que|et|and|les|mesdames|messieurs|mmes|mm\.?|the|following) )*"
    r"(?:conseill\w+|membres|echevins?|commissaires|delegues|elus|members|councill?ors)"
    r"(?: et conseill\w+)?(?: municipa\w+| du conseil)?(?: suivante?s?)? ?:\s*$"
)
OVER = re.compile(  # what tells, over the end of a line
    r"\b(?:was|were|is|are|est|sont|etait|etaient) (?:also |not |\w+ly |aussi |egalement )?"
    r"(?:absent|excus|present|unable|representee? par|nomme|designe|elu)"
)
LAST_NAME = re.compile(
    r"[A-ZÀ-Þ][\w'’, -]{1,160}\.(?= [A-Z])"
)  # « …and Peggy | Yotti. In addition »


@dataclass(frozen=True, slots=True)
class Section:
    """A label and the stretch of text that it rules."""

    presence: Presence
    who: str  # member, staff, public
    start: int
    end: int
    sure: float
    beside: tuple[tuple[Presence, str], ...] = ()  # those at the right: "PRESENT   ABSENT"


def sections(script: Script, head: int) -> list[Section]:
    """The lists of the head, each up to the next label or to where names end."""
    openings = sorted(labels(script, head), key=lambda one: one[0])
    found: list[Section] = []
    for n, (label, presence, who, start) in enumerate(openings):
        until = openings[n + 1][0] if n + 1 < len(openings) else head
        end = names_end(script, start, until)
        if end <= start:
            continue
        if BESIDE.match(script.folded, label) and who == "member" and found:
            # Who is "in attendance" beside those who are "present" is no member.
            members = any(one.presence is Presence.PRESENT and one.who != "public" for one in found)
            who = "public" if members else who
        beside = beside_of(script.spaced[label:start])
        found.append(Section(presence, who, start, end, 0.9, beside))
    return found


def names_end(script: Script, start: int, until: int) -> int:
    """Where a list that begins at a place stops being names."""
    end, listed = start, False  # listed: « 1. DE MITRI Anita », a list with numbers
    for line in script.lines:
        if line.end <= start:
            continue
        if line.start >= until:
            break
        first = line.start < start or line.start == start
        text = script.spaced[max(line.start, start) : min(line.end, until)]
        folded = fold(text)
        if not first and OTHER_LABEL.match(folded) and not PROXY.match(folded.strip()):
            if not is_group(text) and not is_subheading(script, line):
                break
            end = min(line.end, until)
            continue
        number = NUMBERED.match(text)
        if number and (end == start or listed):
            named = read_name(text, number.end())
            listed = bool(named and named.words >= 2)
            text = text[number.end() :] if listed else text
        if end == start and not first and is_subheading(script, line):
            end = min(line.end, until)  # « Parents   Personnel », over two columns
            continue
        if not first and not line.first and ends_office(script, line, folded):
            end = min(line.end, until)
            continue
        if not first and (
            (ITEM.match(folded) and not (number and listed))
            or is_prose(text, carried=not line.first)
            or tells_over(script, line)
        ):
            if not line.first and (cut := name_over(script, start, line)):
                end = cut  # "… and Cllr D | Smallbone (unwell) and the reasons accepted"
                break
            match = LAST_NAME.match(text)
            if match and not line.first and not is_prose(match.group(), carried=True):
                end = line.start + match.end()
            elif script.text[line.start - 1] == " " and (
                ends := [one.end() for one in SENTENCE.finditer(script.text, start, line.start)]
            ):
                end = ends[-1]  # "… Samuel Pike. Councilmember Lang | was absent"
            break
        end = min(line.end, until)
        if QUORUM.search(folded) or NOBODY.match(folded):
            break
    return end


def ends_office(script: Script, line: Line, folded: str) -> bool:
    """Whether a line is the end of an office that the line above begins: « … Conseillers |
    communaux »."""
    words = folded.strip(" .;,").split()
    above = script.folded[max(0, line.start - 40) : line.start].rstrip().split("\n")[-1]
    last = above.split()[-1] if above.split() else ""
    brief = 0 < len(words) <= 3 and script.text[line.start].islower()
    return brief and bool(ROLE.fullmatch(last)) and not TELLS.search(folded)


def tells_over(script: Script, line: Line) -> bool:
    """Whether a sentence tells by the next line that it is no list: « …, est | absent »."""
    rest = script.folded[line.end : line.end + 30]
    if not rest.strip() or rest.startswith("\n\n"):
        return False
    near = script.folded[max(line.start, line.end - 24) : line.end] + " " + rest[1:].split("\n")[0]
    match = OVER.search(near)
    return match is not None and match.start() < min(24, line.end - line.start) < match.end()


def name_over(script: Script, start: int, line: Line) -> int:
    """Where a name that the line above begins ends on a line; 0 where none does."""
    above = script.text[max(start, script.text.rfind("\n", 0, line.start - 1) + 1) : line.start]
    last = SPLIT.split(above.rstrip())[-1]
    if not last.strip() or last.rstrip()[-1:] in ".,;:":
        return 0
    begin = line.start - len(above) + above.rindex(last)
    named = read_name(script.text, begin)
    over = named and named.start - begin - len(named.title) < 4 and named.end > line.start
    return named.end if named and over and enough(named) else 0


def is_prose(text: str, *, carried: bool) -> bool:
    """Whether a line is running text rather than names and roles."""
    text = NOTE.sub(" ", text)
    if carried and (joint := LEADING_JOINT.match(fold(text))):
        text = text[joint.end() :]
    if match := QUORUM.search(fold(text)):
        text = text[: match.start()]
    if TELLS.search(fold(text.replace(WIDE, " "))):
        return True
    if len(text.split()) <= 12 and proxy_pair(text.strip(" *•-")):
        return False
    if lead := LEADS_ON.search(fold(text)):
        text = text[: lead.start()]  # « …la mairesse Odile Roy, les conseillers suivants : »
        if not text.strip():
            return False
    one, _, role = text.strip(" *•-").partition(",")
    brief = 1 <= len(role.split()) <= 7 and "," not in role
    if brief and is_person(one) and ROLE.match(fold(role).strip()):
        return False  # « Mélodie Giroux, urbaniste et secrétaire du comité »
    if WHEN.match(fold(role).strip()) and is_person(one):
        return False  # « TURPIN Jimmy, à 17h25, à l'affaire n° 03 »
    parts = [part for part in SPLIT.split(text) if part.strip()]
    held = read_name(parts[0]) if parts else None
    if held and enough(held) and ROLE.match(fold(parts[0][held.end :]).strip()):
        return False  # « Me Anne Roy  greffière, agissant comme secrétaire de la séance »
    if len(parts) > 1 and is_person(parts[0]) and ROLE.match(fold(parts[1]).strip()):
        return False  # « M. Jean Roy, préfet et maire de Roxmont, et les conseillers suivants : »
    if carried and rows.goes_on(parts):
        return False
    words = re.findall(r"[^\W\d_][\w'’-]*", text)
    if not words:
        return bool(re.search(r"\d", text))
    capitals = sum(word[0].isupper() for word in words)
    folded = fold(text)
    if any(is_person(part) for part in SPLIT.split(text)):
        return bool(capitals / len(words) < (0.34 if carried else 0.4))
    if (ROLE.search(folded) and len(words) <= 9) or PROXY.search(folded):
        return False
    share: float = capitals / len(words)
    return not (carried and share > 0.6)
