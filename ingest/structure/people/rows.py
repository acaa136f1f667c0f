"""How a list of people is laid out: an entry a line, columns, groups, a long sentence. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.identity.folding import fold
from ingest.reading import WIDE
from ingest.structure.people.names import ROLE, read_name
from ingest.structure.people.persons import PLACE, STATES, is_person, person_of, proxy_pair
from ingest.structure.words import PARTIES, either

GROUP = re.compile(r"([^:,;\d]{2,40}?)\s?:\s+(?=\S)")  # « Combe-Vieille : Michel JOURDAN »
SPLIT = re.compile(
    rf"[,;•●▪|~{WIDE}]|\s[-–—]+\s|\s?[–—]|(?<=[a-z)])\s?[-]\s(?=[A-Z])"
    rf"|\s/|/\s|\s{{3,}}|\s(?i:{either('JOINTS')})\s|\n|(?<=[^\W\d_]{{4}})"
    rf"(?<!Cllr|llrs|Supt|Atty|Comm|Asst|Dept|Thos|Chas|Robt|Pres|Secy|Engr|Prof|Capt)"
    r"\.[ ]+(?=[A-ZÀ-Þ])"
)
# Two columns of names: « M. Alphonse Morneau M. Michel Robichaud », and groups line by line.
COLUMN = re.compile(
    r"(?<=[^\W\d_])(?<! [àa])(?<! par)(?<! to)(?<! et)(?<! and)(?<! de)(?<! pour)"
    r"[ \n](?=(?:M\.|Cllr\.?|Mme|Mr\.?|Mrs\.?|Ms\.?|Mlle|Councill?or|Commissioner|Trustee|Selectman"
    r"|Council ?(?:[Mm]ember|[Ww]?o?[Mm]an)|Ald\.|Alder(?:man|woman|person)|Supervisor) "
    r"[A-ZÀ-Þ][\w'’-]+ [A-ZÀ-Þ])|\n(?=[A-ZÀ-Þ][^:,;\n]{2,30} ?: )"
)
ONE_NAME = r"[A-ZÀ-Þ][a-zß-ÿ'’]+(?:-[A-ZÀ-Þ][a-zß-ÿ]+)?(?: [A-Z]\.)? [A-ZÀ-Þ][\w'’-]+"
TWO_NAMES = re.compile(rf"({ONE_NAME}(?:, \w+)?)\s+({ONE_NAME}(?:, \w+)?)\s*")
AMPERSAND = re.compile(  # "Brooks Ferrand & Meg Oliver", not "Transportation & Design Manager"
    rf"(?<=[^\W\d_]) & (?=(?:(?:Mr|Ms|Mrs|Cllr)\.? )?"
    rf"(?:{ONE_NAME}|(?:[A-Z]\. ?){{1,2}}[A-ZÀ-Þ][\w'’-]+)\s*(?:[,;.~(\n]|$))"
)
INCLUSIVE = re.compile(  # « présent(e)s », « absent·e·s », « excusé/e/s »
    r"\b(present|absent|excuse)(?:\([es/]{1,4}\)(?:\(?s\)?)?|[-.·•/]e(?:[-.·•/]?s)?\b"
    r"|s[-.·•/]es\b|e[-.·•/]s\b)"
)
LAST_PART = re.compile(r"[^,;:\n]*$")
SEAT = re.compile(  # « Siège #1 - Steve Rioux », "Division 2 - Doreen Pauls"
    r"(?im)^\W{0,3}(?:(?:electoral )?area|ward|division|dist(?:rict)?|seat|place|position|precinct"
    r"|siège|siege|poste|quartier)\W{0,3}(?:(?:no?|n°|numéro)\b\W{0,3})?(?:\d{1,2}|[A-H])\b"
    r"[ :.)–—-]{1,5}(?:(?-i:(?=[A-ZÀ-Þ]))|vacan\w*)"
)
SEAT_WITHIN = re.compile(  # "Dist #1   ALVIN ROE   Dist #5   LES POE"
    r"(?i)[ \t](?:area|ward|division|dist(?:rict)?|seat|place|pos(?:ition)?|precinct|siège)\.? ?"
    r"(?:#|no?\.|n°) ?\d{1,2}[ :.)–—-]{1,5}(?-i:(?=[A-ZÀ-Þ]))"
)
CASES = re.compile(  # « Arthur BELLENGER Laurence ROY »: a second name begins
    r"([A-ZÀ-Þ][a-zß-ÿ][\w'’-]* [A-ZÀ-Þ]{2}[A-ZÀ-Þ'’-]+) (?=[A-ZÀ-Þ][a-zß-ÿ][\w'’-]* [A-ZÀ-Þ]{2})"
)
COMMUNE = re.compile(  # « VALCORVE Philippe MARCHANDEAU »: a place before those who stand for it
    r"(?m)^ *[A-ZÀ-Þ][A-ZÀ-Þ'’-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ'’-]+){0,3}"
    r"(?= [A-ZÀ-Þ][a-zß-ÿ][\w'’-]*(?: [A-ZÀ-Þ][a-zß-ÿ][\w'’-]*)? ([A-ZÀ-Þ]{2}[A-ZÀ-Þ'’-]+))"
)
GAP = re.compile(WIDE)
COLUMN_END = re.compile(rf"[\n{WIDE}]")
NUMBERED = re.compile(r"(?m)^ *\d{1,3}[.)] (?=[A-ZÀ-Þ])")
SURNAME_OF_TWO = re.compile(r"(?:Van|Von|De|Du|La|Le|Della?|St\.?|Ter|O|Mac|Mc|Ó|Ní) [A-ZÀ-Þ]")
OWN_LINE = re.compile(r"[^;•\n]+")
APART = re.compile(r"[^;•\n][^;•]*")
HEADING = re.compile(r"(?m)^[^:,;\n]{2,50}:[ ]*$")  # « Mairie : », its people below
HOLD = "\x01"  # stands for a note that parts nothing
RUNS_ON = re.compile(
    r"(?:[,–-]|\b(?:et|and|de|of|the|a|les|ainsi que|mesdames|messieurs|madame|monsieur))$"
)
BROKEN = re.compile(  # « … messieurs les conseillers Marc | Gauvin, Luc Roy et … »: within a name
    r",[^,\n]* (?!M\.)[A-ZÀ-Þ][a-zß-ÿ'’-]+\n *[A-ZÀ-Þ][\w'’-]+(?:,| et | and |\.?$)"
)
CIVIL = re.compile(r"(?:MM?|Mmes?|Mrs?|Ms|Me|Messieurs|Mesdames|Monsieur|Madame)\b\.? [A-ZÀ-Þ]")
AFTER_SLASH = re.compile(r"/ ?\w+(?: \w+){0,3}$")  # « Pit Schaack / Échevins »
OF_THE = re.compile(r"^d(?:e|u|es) (?:l[ae] |l')?|^l[ae] |^l'")
LONGEST_TAIL = 8  # words of an entry that began on the line above
ENTRY = re.compile(r"[^,;]{4,60}(?:,[^,;]{2,70}){0,3}$")


def starts_group(text: str, place: int) -> bool:
    """Whether a fragment begins a group of a list: after a semicolon, a line's end, or nothing."""
    before = text[:place].rstrip(" ")
    return not before.strip() or before[-1] in ";:\n•|"


def bare_surnames(text: str) -> bool:
    """Whether a list gives surnames only: "Present: Cownie, Boesen, Gatto"."""
    parts = [part.strip(" .\n") for part in SPLIT.split(text) if re.search(r"[^\W\d]", part)]
    return len(parts) > 1 and sum(map(is_surname, parts)) / len(parts) >= 0.6


def all_surnames(text: str) -> bool:
    """Whether a line is nothing but surnames with commas between: "Brusky, Van Ryzin and Ott"."""
    parts = [part.strip(" .\n") for part in SPLIT.split(text.rstrip(" ,;")) if part.strip()]
    return len(parts) > 1 and all(map(is_surname, parts)) and ("," in text or ";" in text)


def is_surname(part: str) -> bool:
    """Whether a part of a list is one surname: "Ott", "Van Ryzin", "Ald. Schaumberg"."""
    if len(part.split()) == 1:
        return part[0].isupper() and len(part) > 2
    if len(part.split()) > 3 or not (named := read_name(part)) or part[named.end :].strip(" ."):
        return False
    return named.words == 1 or (named.words == 2 and bool(SURNAME_OF_TWO.match(named.name)))


def with_columns(text: str, spaced: str) -> str:
    """A list with a mark where its spaced twin has a wide gap: a semicolon between two people, a
    comma before an office. A column of places before the names is blanked."""

    def mark(gap: re.Match[str]) -> str:
        before = spaced[spaced.rfind("\n", 0, gap.start()) + 1 : gap.start()].split(WIDE)[-1]
        after = COLUMN_END.split(spaced[gap.end() :], 1)[0]
        labelled = before.rstrip().endswith(":")
        named = not labelled and any(map(is_person, SPLIT.split(before)))
        if named and is_person(SPLIT.split(after)[0]) and not PLACE.match(fold(after)):
            return ";"
        if named and ROLE.match(fold(after)):
            return ","
        return " "

    marked, at = [], 0
    for gap in GAP.finditer(spaced, 0, len(text)):
        marked += [text[at : gap.start()], mark(gap)]
        at = gap.end()
    joined = "".join([*marked, text[at:]])
    return placeless(joined, spaced) if marked else joined


def placeless(text: str, spaced: str) -> str:
    """A list without its first column where that names no people: whom each stands for.

    « ALLEUZET   M. Yves Barathon », the next line without a place being of the same.
    """
    gaps: list[tuple[int, int, str, str]] = []
    start = 0
    for line in spaced.split("\n"):
        left, gap, rest = line.partition(WIDE)
        if gap:
            gaps.append((start, start + len(left) + 1, left, SPLIT.split(rest)[0]))
        start += len(line) + 1
    right = [one for one in gaps if is_person(one[3])]
    named = sum(is_person(left) or bool(ROLE.search(fold(left))) for _, _, left, _ in right)
    titled = sum(has_title(one) for *_, one in right)
    bare = titled == len(right) and not any(
        has_title(left) or ROLE.search(fold(left)) for _, _, left, _ in right
    )
    if len(right) < 2 or (named >= 0.5 * len(right) and not bare):
        return text
    for start, end, _, _ in right:
        text = f"{text[:start]}{' ' * (end - start - 1)};{text[end:]}"
    return text


def has_title(text: str) -> bool:
    """Whether a title stands before a name: « M. Luc Roy », "Commissioner Ann Poe"."""
    named = read_name(text)
    return bool(CIVIL.match(text) or (named and named.title))


def of_bodies(spaced: str) -> str:
    """A list with its second column blanked, where that says whom each person comes from.

    "Merle Sykes   South Shore Water District": a name on the left of each, on the right of few.
    """
    lines = spaced.split("\n")
    pairs = [line.split(WIDE) for line in lines if line.count(WIDE) == 1]
    pairs = [pair for pair in pairs if is_person(pair[0]) and pair[1].strip()]
    told = sum(is_person(right) or bool(ROLE.search(fold(right))) for _, right in pairs)
    if (
        len(pairs) < 2
        or told > 0.6 * len(pairs)
        or len(pairs) < 0.7 * len(list(filter(None, lines)))
    ):
        return spaced
    return "\n".join(
        left + " " * (len(line) - len(left))
        if line.count(WIDE) == 1 and is_person(left := line.partition(WIDE)[0])
        and not ROLE.search(fold(line.partition(WIDE)[2]))
        else line
        for line in lines
    )  # fmt: skip


def in_columns(text: str) -> str:
    """A list with a semicolon where a column or a group begins: « M. Luc Roy; M. Guy Côté »."""

    def ended(match: re.Match[str]) -> str:
        said = LAST_PART.search(text, max(0, match.start() - 60), match.start())
        words = fold(said.group()).split() if said else []
        # "Alice M. Vand Councilwoman", "Director M. Chu City": M. begins no column.
        initial = text.startswith("M.", match.end()) and len(match.group()) == 1
        if initial and match.group() == " " and (len(words) < 2 or ROLE.fullmatch(words[-1])):
            return match.group()
        return ";"

    return COLUMN.sub(ended, text)


def pairs_only(text: str) -> bool:
    """Whether each line gives one proxy: « C. POTIER à H. GARNIER »."""
    lines = [line for line in text.replace(HOLD, " ").split("\n") if line.strip()]
    return len(lines) > 1 and all(map(proxy_pair, lines))


def in_two_columns(text: str) -> str:
    """Names that nothing parts but their capitals or a column whose gap was lost, parted."""
    text = AMPERSAND.sub(";", CASES.sub(r"\1;", text))
    lines = [line for line in text.split("\n") if line.strip()]
    wide = [line for line in lines if TWO_NAMES.fullmatch(line)]
    if len(wide) < 2 or len(wide) < 0.6 * len(lines):
        return text
    return "\n".join(
        f"{match[1]};{match[2]}" if (match := TWO_NAMES.fullmatch(line)) else line
        for line in text.split("\n")
    )


def affiliations(text: str, *, per_line: bool = False) -> list[tuple[int, int]]:
    """What stands behind the comma of an entry, where most others have an office there.

    "Colin Doyle, Town Administrator; Sue Almeida, Planner; Tess Kearney, Wesquage Mariner".
    """
    parts = [
        (one.start(), one.group().index(",") + one.start() + 1, one.end())
        for one in (OWN_LINE if per_line else APART).finditer(text)
        if one.group().count(",") == 1
    ]
    led = [(comma, end) for start, comma, end in parts if is_person(text[start : comma - 1])]
    offices = sum(bool(ROLE.search(fold(text[comma:end]))) for comma, end in led)
    return led if offices >= 2 and offices >= 0.6 * len(led) else []


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
    if any(
        not is_whole(SPLIT.split(before)[-1])
        and BROKEN.search(f"{before}\n{line}")
        and not is_whole(SPLIT.split(line)[0])
        and not ROLE.match(fold(line))
        for before, line in pairwise(lines)
    ):
        return False
    own = sum(
        bool(entry_of(line)) or (line[0].isupper() and bool(ROLE.match(fold(line))))
        for line in lines
    )
    return own / len(lines) >= 0.6


def entry_of(line: str) -> bool:
    """Whether a line is one entry: a person with a role, or a seat that nobody holds."""
    if fold(line).strip(" .:()") in STATES or fold(line).startswith("vacan"):
        return True
    parts = SPLIT.split(line.strip(" *•-\t"))
    led = len(parts) == 2 and ROLE.search(fold(parts[0])) and is_person(parts[1])
    alone = line.count(",") <= 1 or not any(map(is_person, parts[1:]))
    return bool(ENTRY.match(line)) and bool(is_person(parts[0]) or led) and alone


def fragments(text: str, *, per_line: bool) -> Iterator[tuple[int, str]]:
    """(place, fragment) of each part of a list."""
    if not per_line:
        # A line's end within a list of names is a space, the list being one long sentence.
        text = unwrapped(text)
    place = 0
    for match in [*SPLIT.finditer(text), None]:
        end = match.start() if match else len(text)
        fragment = text[place:end]
        if fragment.strip(" .:*\n"):
            lead = len(fragment) - len(fragment.lstrip(" .:*\n-"))
            yield place + lead, fragment[lead:].rstrip()
        if match:
            place = match.end()


def unwrapped(text: str) -> str:
    """A list without the ends of its lines, but where one parts two whole names."""
    lines = text.split("\n")
    joined = lines[0]
    for before, line in pairwise(lines):
        parts = before.strip() and line.strip() and (
            AFTER_SLASH.search(before)
            or is_whole(SPLIT.split(before)[-1])
            or (CIVIL.match(line.lstrip()) and not RUNS_ON.search(fold(before.rstrip())))
        ) and is_titled(SPLIT.split(line.lstrip())[0])  # fmt: skip
        blank = not before.strip() or not line.strip()
        joined += ("\n" if parts or blank else " ") + line
    return joined


def is_whole(fragment: str) -> bool:
    """Whether a fragment is a person by two words and more."""
    person = person_of(fragment.strip(" .:*-"))
    return bool(person and person[0].words >= 2)


def is_titled(fragment: str) -> bool:
    """Whether a fragment is a person by two words and more, or by a title and a surname."""
    said = fragment.strip(" .:*-")
    return is_whole(said) or bool(CIVIL.match(said) and is_person(said))


def goes_on(parts: Sequence[str]) -> bool:
    """Whether a line's parts are the end of an entry and then people and offices only.

    « directeur adjoint, et madame Cécile Bouliane, secrétaire générale », of a list as a sentence.
    """
    rest = [part.strip(" .") for part in parts[1:]]
    led = bool(rest) and len(parts[0].split()) <= LONGEST_TAIL
    return led and all(
        is_person(part) or ROLE.match(OF_THE.sub("", fold(part))) for part in rest if part
    )


def plainly(folded: str) -> str:
    """A folded text of the same length with inclusive endings as plain plurals and spaces."""
    return INCLUSIVE.sub(lambda match: f"{match[1]}s".ljust(len(match.group())), folded)


def blanked(text: str) -> str:
    """A list with what stands before its names blanked: seats, numbers, the places of groups."""
    text = NUMBERED.sub(lambda match: " " * len(match.group()), text)
    text = HEADING.sub(
        lambda match: (
            match.group()
            if ROLE.search(fold(match.group()))
            else ";" + " " * (len(match.group()) - 1)
        ),
        text,
    )
    text = SEAT.sub(lambda match: " " * len(match.group()), text)
    text = SEAT_WITHIN.sub(lambda match: " ;".ljust(len(match.group())), text)
    places = COMMUNE.findall(text)
    if len(places) > 1 and not any(fold(one) in PARTIES for one in places):
        text = COMMUNE.sub(lambda match: ";" + " " * (len(match.group()) - 1), text)
    return text
