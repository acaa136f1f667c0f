"""The labels over lists of people (« Présents : », "Staff:"), and whether names follow. Pure."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from archive.model import Presence
from ingest.identity.folding import fold
from ingest.reading import WIDE
from ingest.structure.people import rows
from ingest.structure.people.names import ROLE, STAFF_ROLE, TITLE, read_name
from ingest.structure.people.persons import NOTE, enough, is_person, proxy_pair
from ingest.structure.people.rows import GROUP, NUMBERED, SPLIT
from ingest.structure.script import Line, Script
from ingest.structure.words import LANGUAGES, all_of, either

ENDINGS = r"(?:e|s|es)?"  # « Absent(s) », « Excusé(e)s »
WRITTEN = (
    r"(?:e|s|es|\(e\)\(?s?\)?|\((?:e|s|es|e\)s?|e?s?/e?s?)\)?s?|[-.·•/]e(?:[-.·•/]?s)?"
    r"|s?[-.·•/]es?)?"
)
GROUP_ALONE = re.compile(r"[^:;.]{4,50}:\s*")  # « Présents : Conseil général : », names below
LABELS = tuple(
    (
        re.compile(
            rf"\W{{0,4}}(?:\(?[a-z\d]{{1,3}}[.)] ?)?(?:{pattern.replace(ENDINGS, WRITTEN)})"
            r"(?![^\W\d_])"
        ),
        presence,
        who,
    )
    for words in LANGUAGES
    for pattern, presence, who in words.LABELS
)
INNER = re.compile(  # a label in the middle of a sentence
    r"(?<=[.;] )presente?s? ?:|"
    r"a laquelle (?:sont|etaient|assistaient|assistent|participent|participaient)"
    r" (?:presente?s?,? )?outre,? (?=\w)"
    r"|(?:a laquelle (?:[\w ]{0,24} )?(?:sont|etaient|etaient aussi|assistaient"
    r"|assistent)|(?:sont|etaient|est) (?:egalement |aussi )?)"
    r" ?presente?s?[^:.]{0,60}:"
    r"|a laquelle (?:sont|etaient) presente?s? *,? (?:et )?form(?:ant|ent) (?:le )?quorum,?"
    r" sous la presidence d(?:e|u)? (?=m\.|mme|monsieur|madame|la |l'|son |maire)"
    r"|a laquelle (?:sont|etaient|assistaient|assistent|particip(?:ai)?ent|ont participe"
    r"|siege(?:ai)?ent|ont assiste|pren(?:n|ai)ent part) (?:presente?s?,? )?(?:a distance )?"
    r"(?=m\."
    r"|mm|mme|mesdames|messieurs|monsieur|madame|l[ae]s? conseill"
    r"|l[ae] maire|son honneur)"
    r"|\banswer(?:ed|ing) (?:to )?(?:the )?roll call\s*:|\bforment (?:le )?quorum\s*:"
    r"|\bthe following (?:\w+ ){0,3}(?:were|was) (?:present|in attendance)\s*:"
    r"|\b(?P<also>also |others )?(?:those |members |directors "
    r"|board members )?(?:present|in attendance)(?: at (?:the"
    r"|this) meeting| by roll call)? (?:were|was)\b:?"
    r"|(?P<also2>\b(?:also|others?) (?:present|in attendance)\s*:)"
    r"|\bwith (?:the )?following (?:\w+ ){0,3}(?:present|in attendance)(?:, to-wit)?\s*[:.]"
    r"|(?P<also3>\bquorum\b[^.:]{0,40}[;,] (?:and|also):? +(?=[^ ]+ [^ ]+, ))"
    r"|\bthere were present\s*:(?: roll call)?"
    r"|\b(?:and|at|to|in) which (?:there )?(?:were|was) (?:also )?(?:present|in attendance)\b[:,]?"
    r"|(?<=[.;] )roll call(?: was (?:taken|called))?\s?[:.-]"
    r"(?=[^:;]{3,240}\b(?:present|here)\b)"
    r"|\b(?:members|directors|councill?ors|council ?(?:members|men)|commissioners|trustees"
    r"|selectm[ae]n"
    r"|supervisors|alder(?:m[ae]n|persons)|governors|regents|delegates|freeholders|jurats)"
    r" (?:present|attending|in attendance)(?: were)?\s*:"
    r"|\banswer(?:ed|ing) (?:present|here|to their names)\s?:"
    r"|\b(?:members|directors|councill?ors|commissioners|trustees|selectm[ae]n|supervisors"
    r"|alderm[ae]n|freeholders) (?:present|in attendance) (?:were|included)\b:?"
    r"|\bfollowing (?:\w+ ){1,3}answer(?:ed|ing)\b[^.:]{0,80}:"
    r"|(?:sont|etaient|etait) presente?s? (?=(?:les? |la )?(?:conseill|echevin|m\.|mm\.|mme"
    r"|messieurs|mesdames|monsieur|madame)\w*)"
)
GUESTS = re.compile(  # "Community members present": private persons, who get no page
    r"\b(?:community|association|public|audience|homeowners?|residents?|neighbou?rhood"
    r"|citoyens?)\s*$"
)
INNER_ABSENT = re.compile(
    r"(?<=[.;] )(?:absente?s?|excusee?s?)(?:,? (?:et )?(?:absente?s?|excusee?s?|motivee?s?))? ?:|"
    r"(?<=[.;] )(?:(?:council|board|committee|commission) )?(?:members?|directors|councill?ors"
    r"|commissioners|trustees|selectm[ae]n|supervisors|alderm[ae]n|was|were)"
    r" (?:absent|excused|not present|not in attendance)\s?:|"
    r"(?<=[.;] )(?:absent|excused|regrets|not present)(?: (?:and|but|with) (?:excused|absent"
    r"|notice|cause|regrets))?(?: (?:was|were|from)\b)?"
    r" ?:?(?= [a-z]+\.?(?: [a-z]+\.?)?(?:[,.]| and ))|"
    r"\ben l'absence d(?:e|u|es) (?=m\.|mm\.|mme|monsieur|madame|mes|la |l'|conseill)|"
    r"\b(?:sont|etaient|est|etait) (?:absente?s?|excusee?s?)(?: et (?:absente?s?|excusee?s?)"
    r"| et se (?:sont|est) fait excuser)?\s?:|"
    r"\b(?:tous|toutes|all)\b[^.:\n]{0,80}\b(?:sauf|a l'exception d(?:e|es|u)|excepte"
    r"|except(?: for)?|with the exception of)\b|"
    r"\bthe following (?:\w+ ){0,3}(?:were|was) (?:absent|excused)\s*:|"
    r"\bha(?:d|s|ve) received (?:regrets|apologies)(?: for absence)? from\b|"
    r"(?<=[.;] )(?:regrets|apologies)(?: for absence)? (?:(?:were|had been) )?(?:received )?from\b|"
    r"(?<=[.;] )(?:members |directors |commissioners |trustees |supervisors |councill?ors )?"
    r"(?:absent|excused|regrets|apologies)(?: with (?:notice|regrets|cause))?\s*[:–—-]|"
    r"(?<=[.;] )(?:est|sont|etai(?:t|ent)) (?:absente?s?|excusee?s?)(?: [^:.\n]{0,20}:"
    r"|(?= (?:le|la|les|m\.|mme|madame|monsieur|mesdames|messieurs)\b))"
)
INNER_STAFF = re.compile(
    r"(?<=[.;] )also(?: present| attending| there)?:? "
    r"(?=(?:mayor|clerk|solicitor|treasurer|manager|chief|engineer|mr|mrs|ms)\b)|"
    r"(?<=[.;] )(?:staff|personnel)(?: (?:present|in attendance))?\s*(?::|included|were|was)|"
    r"(?<=[.;] )(?:et )?en (?:la )?presence (?:egalement )?d(?:e|u|es) (?:la |l')?"
    r"(?=direct|greff|secret|tresor|urban|inspect|adjointe? a|fonction)"
)
STAFF_NEAR = re.compile(r"staff|personnel|also|en (?:la )?presence")
ABSENT_NEAR = re.compile(r"absen|excus|regret|apolog|sauf|except|not (?:present|in att)")
PRESENT = re.compile(r"present|answer|attendance|assist|roll call|quorum|a laquelle")
LONG_PROXY = re.compile(
    r"\W{0,3}(?:membres? )?absente?s?\b[^:.]{0,40}\b(?:procuration|pouvoir|mandat)s?\b[^:]{0,160}:"
)
SAYS_WHERE = re.compile(r"[.;] [a-z'() ]{0,30}(?:presen|absen|excus|assist|particip)[^.]{0,60}:")
NEXT_SENTENCE = re.compile(r"[.;] (?=[a-z])")
HOW = r"(?:,? (?:par|en|via|a|au|sur) (?!l[ae] )[a-z' -]{3,40})?"  # « , par visioconférence : »
INSTEAD = re.compile(r"(?:en )?remplac|suppl|substitut|represent|in place of|alternate")
COUNTED = re.compile(r" ?\d{1,3} ?:")
NAMED_BY = re.compile(r"presente?s?$|present members?$|absente?s?$|excusee?s?$|excused$|pouvoirs?$")
TWO_LABELS = re.compile(
    r"\W{0,4}(?:(?:members?|council|board|commission|membres|elus) )?(?:present|presente?s"
    r"|attending|attendance)(?: members?)? ?[:|]? +"
    r"(?:(?:(?:members?|council|board|commission|membres|elus) )?"
    r"(?:absent|absente?s|excused|excusee?s|regrets|apologies|not present)(?: members?)?"
    r"|(?P<others>(?:staff|administration|personnel|others?|also|guests|public)"
    r"(?: (?:present|attending|in attendance))?)) ?:?\s*$"
)
SAYS_PRESENT = all_of("SAYS_PRESENT")
SAYS_ABSENT = all_of("SAYS_ABSENT")
SAYS_STAFF = all_of("SAYS_STAFF")
SAYS_PUBLIC = all_of("SAYS_PUBLIC")
SAYS_MEMBERS = all_of("SAYS_MEMBERS")
SAYS_OF = SAYS_STAFF | SAYS_PUBLIC | SAYS_MEMBERS
LABEL_WORDS = SAYS_PRESENT | SAYS_ABSENT | SAYS_OF | all_of("SAYS_MORE")
DENIES = all_of("DENIES")
WORDED_NEAR = re.compile(
    r"presen|bresen|attend|absen|regret|excus|apolog|partici|lathair|leithsc|ymddih|sederunt"
)
WORDED = re.compile(  # "Members present in Town Hall (in person):", "REGRETS/ABSENT" on its line
    r"\W{0,4}(?:\(?[a-z\d]{1,3}[.)] ?)?(?P<said>[^\d:;.,()]{6,90}?)(?:\([^)]{0,40}\))?\s*"
    r"(?P<colon>[:–—]|-(?= )|$)"
)
SAYS_OVER = frozenset(
    "present attendance absent excused presents presentes absents absentes excuses excusees".split()
)
STRANGERS = 2  # words of a label with a colon that need not be known: "Parks", "Harbour"
FILE = re.compile(r"(?:[a-z]{1,4}[/ -])?\d{1,4}(?:[/-]\d{1,4}){1,3}[.:)]? +(?=[a-z])")
CELL = re.compile(r" \| ")
COUNT = re.compile(r" ?(?:[:=(-] ?)?\d{1,3}\)? ?(?=[:–—-])")
NOBODY = re.compile(rf"\W*(?:{either('NOBODY')})\b")
APART = re.compile(rf"{STAFF_ROLE.pattern}|secret|presid|chair|clerk|minutes|staff|place|lieu")
APART_HEADING = re.compile(
    rf"{APART.pattern}|ordre du jour|agenda|date|votes?\b|resol|propos|moved"
)
HEADED = re.compile(rf"\W*(?:{either('HEADINGS')})")  # « OUVERTURE DE LA SÉANCE : Le maire … »
BOARD = re.compile(
    r"\b(?:members?|board|council|councill?ors|commissioners|trustees|membres|elus)\b"
)


def labels(script: Script, head: int) -> Iterator[tuple[int, Presence, str, int]]:
    """(start of the label, what it says, start of what it rules)."""
    for n, line in enumerate(script.lines):
        if line.start >= head:
            return
        for cell in CELL.finditer(script.text, line.start, line.end):
            yield from label_at(script, n, cell.end(), line.end)
        flat = rows.plainly(script.folded[line.start : line.end + 160].replace("\n", " "))
        if match := LONG_PROXY.match(flat):
            count = COUNTED.match(flat, match.end())
            at = count.end() if count else match.end()
            yield line.start, Presence.PROXY, "member", line.start + at
            continue
        ruled = 0  # what a label at the head of the line takes of it
        for label in label_at(script, n, line.start, line.end):
            yield label
            ruled = label[3] - line.start
        if SAYS_WHERE.search(flat, 0, line.end - line.start):
            for match in NEXT_SENTENCE.finditer(flat, 0, line.end - line.start):
                at = line.start + match.end()
                if label_of(script.folded[at : line.end]) and ":" in script.text[at : line.end]:
                    yield from label_at(script, n, at, line.end)
        for match in INNER_STAFF.finditer(flat) if STAFF_NEAR.search(flat) else ():
            if 0 < match.start() < line.end - line.start:
                yield (
                    line.start + match.start(),
                    Presence.PRESENT,
                    "staff",
                    line.start + match.end(),
                )
        for match in INNER_ABSENT.finditer(flat) if ABSENT_NEAR.search(flat) else ():
            if 0 < match.start() < line.end - line.start:
                at = line.start + match.start()
                yield at, Presence.ABSENT, "member", line.start + match.end()
        for match in INNER.finditer(flat) if PRESENT.search(flat) else ():
            if ruled <= match.start() < line.end - line.start:
                said = match.group()
                who = "staff" if "egalement" in said or "aussi" in said else "member"
                guests = (
                    match["also"]
                    or match["also2"]
                    or match["also3"]
                    or GUESTS.search(flat[: match.start()])
                )
                who = "public" if guests else who
                yield line.start + match.start(), Presence.PRESENT, who, line.start + match.end()


def beside_of(label: str) -> tuple[tuple[Presence, str], ...]:
    """What a label says of further columns: "PRESENT ABSENT" over two columns of names."""
    cells = label.strip(f" :\n{WIDE}").split(WIDE)
    said = [label_of(fold(cell).strip(" :")) for cell in cells]
    alone = [one for one, cell in zip(said, cells, strict=True) if one and one[2] >= len(cell) - 1]
    if 1 < len(cells) == len(alone):
        return tuple(one[:2] for one in alone[1:])
    if 1 < len(cells) == sum(map(bool, groups := [group_of(fold(cell)) for cell in cells])):
        return tuple((Presence.PRESENT, who) for who in groups[1:])
    match = TWO_LABELS.fullmatch(fold(label.replace(WIDE, " ")).strip(" :\n"))
    if not match:
        return ()
    return ((Presence.PRESENT, "staff") if match["others"] else (Presence.ABSENT, "member"),)


def group_of(cell: str) -> str:
    """Whose column a heading is that says only who stands under it: "MWD DIRECTORS   STAFF"."""
    words = set(re.findall(r"[a-z']+", cell))
    if not 0 < len(words) <= 4 or not re.fullmatch(r"[a-z' ]+:?", cell.strip()):
        return ""
    if words & SAYS_STAFF:
        return "staff"
    return "board" if words & SAYS_MEMBERS else "public" if words & SAYS_PUBLIC else ""


def label_at(
    script: Script, n: int, start: int, end: int
) -> Iterator[tuple[int, Presence, str, int]]:
    """The label at a place of a line, if names follow it."""
    text = script.folded[start:end]
    written = script.text[start:end]
    if WIDE in script.spaced[start:end] and beside_of(script.spaced[start:end]):
        cell = text[: script.spaced.index(WIDE, start, end) - start]
        first = label_of(cell) or (Presence.PRESENT, group_of(cell), len(cell))
        if first[1] and names_follow(script, n, end):
            yield start, first[0], first[1], end
            return
    if (text[:1].isdigit() or "/" in text[:12]) and (file := FILE.match(text)):
        # "22/031  Present:", "PC/104/15-16 Present"
        start, text, written = start + file.end(), text[file.end() :], written[file.end() :]
    if label := label_of(text, written) or label_of(rows.plainly(text), written):
        presence, who, length = label
        if names_follow(script, n, start + length):
            if who == "member" and BOARD.search(text[:length]):
                who = "board"
            yield start, presence, who, start + length


def label_of(line: str, written: str = "") -> tuple[Presence, str, int] | None:
    """What a folded line's label says, and where the label ends. The longest label wins."""
    best: tuple[Presence, str, int] | None = None
    for pattern, presence, who in LABELS:
        if (match := pattern.match(line)) and (best is None or match.end() > best[2]):
            best = (presence, who, match.end())
    if both := TWO_LABELS.match(line):
        return Presence.PRESENT, "member", both.end()
    return told_by(line, best, written) or worded(line)


def told_by(
    line: str, best: tuple[Presence, str, int] | None, written: str
) -> tuple[Presence, str, int] | None:
    """The label that a pattern found, if a colon, a name or nothing stands behind it."""
    if best is None:
        return None
    presence, who, end = best
    rest = line[end:]
    if many := COUNT.match(rest):  # « Absent : 1 : … », « Présents (13) : »
        end += many.end()
        rest = line[end:]
    colon = re.match(
        HOW + r"(?: \([^)]{0,40}\))?(?: ?/ ?[a-z ]{3,30})?[ .]{0,12}[:–—-]+|\s*\.{3,}", rest
    )
    if colon:
        return presence, who, end + colon.end()
    if not rest.strip(" .:"):
        return presence, who, len(line)
    if re.match(r"\s{2,}", rest) or (
        rest[:1] in (" ", ",") and TITLE.match(rest.lstrip(" ,").removeprefix("the "))
    ):
        return presence, who, end
    named = read_name(written, end) if NAMED_BY.search(line[:end]) else None
    if (
        named
        and rest[:1] == " "
        and len(named.name.split()[0]) > 1
        and named.words > 1
        and named.start - len(named.title) <= end + 3
    ):
        return presence, who, end  # « Membres présents Jean ROY, Maire »
    if re.search(r"\b(?:from|were|was)$", line[:end].rstrip()):
        return presence, who, end
    return None


def worded(line: str) -> tuple[Presence, str, int] | None:
    """The label that a folded line's words make, whatever their order."""
    if not WORDED_NEAR.search(line, 0, 90) or not (label := WORDED.match(line)):
        return None
    said = re.findall(r"[a-z']+", label["said"])
    words = set(said)
    strangers = sum(word not in LABEL_WORDS for word in said)
    heads = said[-1] in SAYS_OVER and len(said) <= 6  # "MANAGERS PRESENT", alone on its line
    allowed = STRANGERS if heads or (label["colon"] and words & SAYS_OF) else 0
    if strangers > allowed or len(said) > 12:
        return None
    absent = bool(words & SAYS_ABSENT)
    if not absent and not words & SAYS_PRESENT:
        return None
    denied = bool(words & DENIES)
    if absent and words & SAYS_PRESENT and not denied:
        return None
    staff = words & SAYS_STAFF and not (words & SAYS_MEMBERS and "of" not in words)
    who = "staff" if staff else "public" if words & SAYS_PUBLIC else "member"
    return Presence.ABSENT if absent or denied else Presence.PRESENT, who, label.end()


def names_follow(script: Script, n: int, start: int) -> bool:
    """Whether names stand behind a label: on its line or on the next that is not empty."""
    line = script.lines[n]
    rest = script.spaced[start : line.end].strip(f" .:-–—{WIDE}")
    if NOBODY.match(fold(rest)) or rows.is_lone(rest):
        return True
    if len(rest) > 2 and not GROUP_ALONE.fullmatch(script.text[start : line.end]):
        named = read_name(rest)
        if named and enough(named) and named.start - len(named.title) < 6:
            return True
        return bool(
            is_person(rest)
            or any(map(is_person, SPLIT.split(rest)[:3]))
            or ROLE.search(fold(rest[:60]))
            or rows.all_surnames(rest)
        )
    for after in script.lines[n + 1 : n + 4]:
        text = rows.AMPERSAND.sub(";", script.spaced[after.start : after.end].strip())
        if text:
            folded = script.folded[after.start : after.end]
            if is_subheading(script, after):
                continue  # « Parents   Personnel », over two columns, « Membres du conseil »
            return bool(
                any(map(is_person, SPLIT.split(NUMBERED.sub("", text))[:3]))
                or is_group(text)
                or proxy_pair(NOTE.sub(" ", text))
                or ROLE.search(folded)
                or label_of(folded)
                or rows.all_surnames(text)
            )
    return False


def is_subheading(script: Script, line: Line) -> bool:
    """Whether a line says whose names come next in a list: « Parents   Personnel », "Staff:"."""
    text = script.spaced[line.start : line.end].strip()
    flat = text.replace(WIDE, " ").rstrip(" :")
    words, labelled = flat.split(), text.endswith(":")
    if is_person(flat) or is_person(text.split(WIDE)[0]):
        return False
    if not 0 < len(words) <= (5 if labelled else 3):
        board = 3 < len(words) <= 6 and text[0].isupper() and BOARD.match(fold(text))
        if not board or label_of(fold(text)):
            return False
    if labelled and (APART_HEADING.search(fold(text)) or label_of(fold(text))):
        return False
    after = next_written(script, line)
    if after is None or not (labelled or after.block - line.block <= 1):
        return False
    coming = SPLIT.split(script.spaced[after.start : after.end].strip(f" ☐☒☑{WIDE}"))
    return is_person(coming[0].split("(")[0])


def next_written(script: Script, line: Line) -> Line | None:
    """The line that comes next and is not empty, if one does within three."""
    n = bisect_right(script.lines, line.start, key=lambda one: one.start)
    for after in script.lines[n : n + 3]:
        if script.text[after.start : after.end].strip():
            return after
    return None


def is_group(text: str) -> bool:
    """Whether a line names a part of the list and who is of it: "Deputy Reeve: Margaret Oake"."""
    group = GROUP.match(text.strip())
    if not group:
        return False
    said, rest = fold(group.group(1)), text.strip()[group.end() :]
    if APART.search(said) or HEADED.search(said) or label_of(fold(text)):
        return False
    parts = [GROUP.sub("", part.strip()) for part in SPLIT.split(rest)[:3] if part.strip()]
    if not parts or not is_person(parts[0]):
        return False
    return all(
        is_person(part) or ROLE.match(fold(part)) or INSTEAD.match(fold(part)) for part in parts[1:]
    )
