"""One entry of a list of people: a name with its titles, its office and its place. Pure."""

from __future__ import annotations

import re

from archive.model import Presence
from ingest.identity.folding import fold
from ingest.structure.people.names import PLACED, PLACED_LATE, ROLE, TITLE, Named, read_name
from ingest.structure.words import PARTIES, either

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
PLACE = re.compile(  # whose place or seat a name is followed by
    r"(?:la |the )?(?:municipalite|ville|village|paroisse|canton|mrc|town|township|city|county"
    r"|district|borough|rural municipality|electoral area|ward|division|seat|area|siege|quartier"
    r"|precinct|region|commune)\b"
)
OF_PLACE = re.compile(  # « ROY Alain de CHAMBLY »
    r"(?:de|du|des|pour) (?:l[ae]s? )?[A-ZÀ-Þ][\w'’-]+(?:[ -][A-ZÀ-Þ][\w'’-]+){0,4}"
)
PARTY = re.compile(r"[A-ZÀ-Þ]{1,4}[a-z]?\+? ")  # « LR+ Conseiller », "D Councilman"
LINKS = frozenset("of for the and de du des la le les et a l d".split())  # in an office's name
PROXY_PAIR = re.compile(rf"\s*(?:{either('PROXY_PAIR')})\s*")
OF_AN_OFFICE = re.compile(  # "Director of Public Works Jim Smith"
    rf"(?:[\w&'/-]+ ){{0,3}}(?:{either('ROLES')}) (?:of|for|to|de|des|du) (?:the |la |le |l')?"
)
LAST_TWO = re.compile(
    r"(?<![\w'’-])([A-ZÀ-Þ][\w'’-]+|[A-Z]\.) (?:[A-Z]\. )?"
    r"(?:(?:te[rn]?|van|von|den?|del|la|le|di|der) ){0,2}[A-ZÀ-Þ][\w'’-]+$"
)
NOTE = re.compile(r"\(([^()]{1,200})\)")
LONGEST_ROLE = 8  # words


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
    if named and ROLE.fullmatch(fold(named.name)) and not fragment[named.end :].strip(" .:*"):
        return None  # "Councillor   Planner", offices under names
    if named and enough(named):
        rest = fragment[named.end :].strip(" .:*")
        if (
            not rest
            or PLACED.match(fold(rest))
            or (named.words > 1 and PLACED_LATE.match(fold(rest)))
            or (named.words > 1 and is_party(rest))
            or (named.words > 1 and OF_PLACE.fullmatch(rest))
            or ((named.title or rest[0].isupper()) and named.words > 1 and is_place(rest))
        ):
            return named, named.title or None
        # « Hank Wilburn   Mayor », a column of names beside one of roles
        if named.words >= 2 and (held := office_of(rest)):
            return named, held
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
        and (after := read_name(fragment, last.end() + fragment.startswith(".", last.end())))
        and fragment[last.end() : last.end() + 1] != "-"
    ):
        rest = fragment[after.end :].strip(" .:*")
        if (
            not rest
            and (after.words >= 2 or len(after.name) > 2)
            and after.name[0].isupper()  # « conseiller de Saint-Henri » is of a place
            and fragment[last.end() : after.start].strip(" -–,:.") == after.title.strip(".")
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


def is_party(rest: str) -> bool:
    """Whether what stands behind a name is its owner's party: « PLR », « Démocrate-chrétien »."""
    words = re.split(r"[ -]", rest)
    return len(words) <= 3 and (fold(words[0]) in PARTIES or bool(PARTY.fullmatch(rest + " ")))


def is_place(rest: str) -> bool:
    """Whether what stands behind a name is its owner's place: "City of Port Argyle"."""
    return len(rest.split()) <= 8 and bool(PLACE.match(fold(rest))) and not office_of(rest)


def office_of(rest: str) -> str | None:
    """What stands behind a name, if it is an office: "Town Clerk", « BA Conseillère »."""
    if (party := PARTY.match(rest)) and (
        ROLE.match(fold(rest), party.end()) or TITLE.match(fold(rest), party.end())
    ):
        rest = rest[party.end() :]
    folded = fold(rest)
    words = folded.replace("/", " ").split()
    if len(words) <= 4 and (ROLE.match(folded) or TITLE.match(folded)):
        return rest
    capped = all(
        word[:1].isupper() or not word[:1].isalpha() or fold(word) in LINKS for word in rest.split()
    )
    ends = ROLE.fullmatch(words[-1]) or ROLE.match(folded) if words else None
    return rest if capped and len(words) <= 7 and ends else None


def enough(named: Named) -> bool:
    """Whether a name is more than one word, or has a title before it."""
    return named.words >= 2 or bool(named.title)
