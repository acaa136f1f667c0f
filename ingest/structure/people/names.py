"""Names of persons in running text: where one begins, where it ends, what title goes before. Pure.

« monsieur le conseiller Jean-Marc Ouellet », "Mayor Dave Yemm", « SAUREL », "N Oakhill (NO)".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.identity.folding import fold
from ingest.structure.words import (
    LANGUAGES,
    NOT_NAMES,
    OF_OFFICES,
    PARTICLES,
    PARTIES,
    SURNAMES,
    either,
)

FRENCH = next(words.NOT_NAMES for words in LANGUAGES if words.LANG == "fr")
LONGEST = 6  # words of a name
PLACED = re.compile(r"(?:saints?|saintes?|st|ste|notre|lac|l'ange|l'isle|mont)-[^-]+-|notre-dame")
OF = re.compile(r" (?:d[eu]s?|of|for)\b| d['’]")
PLACED_LATE = re.compile(r"(?:sainte?|st|ste|notre)-")  # behind a whole name, a place
PARTY = re.compile(r"[A-Z]{2,3}[a-z]|[A-Z]{2}")  # « BA », « DCe »
UPPER = "A-ZÀ-ÖØ-ÞŒ"
LOWER = "a-zß-öø-ÿœ"
ARTICLE = re.compile(rf"[LD]['’ʼ][{LOWER}]")  # « …Diallo | L'ordre du jour est adopté »
ENGLISH = re.compile(
    r"(?:director|councill?or|mayor|reeve|chair|commissioner|trustee|member|supervisor|warden"
    r"|cllrs?\.?|crs?\.?|ald\.?|freeholder|alder\w+|selectm[ae]n|conseillere|mairesse|presidente"
    r"|echevine|deputee),? $"
)
ENDS_THERE = re.compile(r"(?!cllrs)[a-z]{5}\. {1,2}$")
TITLE = re.compile(rf"(?:{either('TITLES')})(?![^\W\d_]|['’])\.?(?: et )?[ ,:]{{0,2}}")
INITIALS = re.compile(
    rf"(?:[{UPPER}]\.[ -]?){{1,3}}|(?:Chr?|Ph|Th|Cl|Fr|Gh|Ml|Wm|Thos|Jas|Chas|Geo|Jos|Robt)\."
    rf"(?= [{UPPER}])|[{UPPER}](?= )"
)
CAPPED = re.compile(
    rf"(?:[dDlLO]['’ʼ] ?)?(?:Mc|Mac|De|Le|La|Van|St\.-|Ste\.-)?[{UPPER}][{UPPER}{LOWER}'’ʼ]*"
    rf"(?:-(?:[{UPPER}][{UPPER}{LOWER}'’ʼ]*\.?|[dl]['’ʼ][{UPPER}]\w+|(?:de|des|du|la|le|l)(?=-)))*"
)
SUFFIX = re.compile(r",? {1,2}(?:Jr|Sr|Jnr|Snr|III|II|IV)\b\.?")
NICKNAME = re.compile(r"[\"“(«'‘][A-ZÀ-Þ][\w.]{1,12}[\"”)»'’] ")
MONTHS = frozenset({"may", "march", "april", "june", "august", "mai", "mars"})  # names as well
ASIDE = re.compile(r"\s*\([^()]{1,40}\)$")  # « Jim McCarthy (Deer Trail) moved »
GAP = re.compile(r" ?- ?\n(?=[A-ZÀ-Þ])|(?!\n\n)[ \n]{1,2}")
NOT_ENDED = re.compile(r" ?[#-]? ?\d| of\b|-\w")  # "Councillor Ward 3", "Mayor Town of Ely"
LABELLED = re.compile(r" ?:(?!\d)")
ARTICLES = frozenset({"le", "la", "les", "du", "des"})
BARE_TITLE = re.compile(r"\b(?:M\.|Mme|Mlle|Me|Monsieur|Madame|monsieur|madame) $")
GIVEN_BEHIND = re.compile(r" ([A-ZÀ-Þ][a-zß-ÿ][\w'’-]*)")
OWN = re.compile(r"\b(?:councill?ors?|mayor|reeve|warden)$")  # "Councillor d'Eon": no place
PARTICLE = re.compile(r"(?:[dl]['’](?=[A-ZÀ-Þ])|[a-z]{1,3}\b\.?)")
SAINT = re.compile(r"(?:St|Ste)\.? (?=[A-ZÀ-Þ])")
ROLE = re.compile(rf"\b(?:{either('ROLES')})\b")
STAFF_ROLE = re.compile(rf"\b(?:{either('STAFF_ROLES')})")


@dataclass(frozen=True, slots=True)
class Named:
    """A person as written, without titles; title is what went before; end is where it stops."""

    name: str
    title: str
    start: int
    end: int

    @property
    def words(self) -> int:
        return len(self.name.split())


def read_name(text: str, start: int = 0, *, named: bool = False) -> Named | None:
    """The name that begins at a place, titles passed over; None where none does.

    named: what stands before ("moved by") says that a name follows, as a title does.
    """
    place = skip(text, start)
    folded = fold(text[place : place + 160]).replace("\n", " ")
    at = 0
    while match := TITLE.match(folded, at):
        if match.end() == at or (match.group() == "m. " and ENGLISH.search(folded[:at])):
            break  # "Director M. Chu"
        if ENDS_THERE.search(match.group()):
            return None  # « sous la présidence du maire. Le conseiller … »
        after = match.end()
        # « Marie Maire »: what looks like a title may be a name; a title leaves a name behind.
        at = after + len(folded[after:]) - len(folded[after:].lstrip(" ,"))
    title = text[place : place + at].strip(" ,:")
    begin = place + at
    words: list[str] = []
    here = begin
    titled_so = bool(title) and text[place:begin].rstrip()[-1:] not in ",:"
    while len(words) < LONGEST:
        led = titled_so or named or (bool(words) and len(words[-1].strip(".")) == 1)
        word, after = next_word(text, here, first=not words, led=led)
        if not word or (len(words) > 1 and is_over(words, word)):
            break
        words.append(word)
        here = after
    while words and words[-1][:1].islower() and fold(words[-1]).strip(".'’") in PARTICLES:
        words.pop()
    if not words or all(len(word.strip(".")) == 1 for word in words):
        return None
    if words in (["II"], ["III"], ["IV"]):
        return None  # "Clerk II, E. Atkin"
    if len(words) == 2 and words[0] in ("la", "le", "les") and words[1].isupper():
        return None  # « la SERM »
    end = begin
    for word in words:
        end = text.index(word, end) + len(word)
    if match := SUFFIX.match(text, end):
        end = match.end()
    name = (
        " ".join(text[begin:end].split()).rstrip(".,'’-")
        if not SUFFIX.search(text[begin:end])
        else " ".join(text[begin:end].split())
    )
    placed = words[0][:1].islower() and ROLE.search(fold(title)) and not OWN.search(fold(title))
    if len(name) < 2 or (placed and not title.endswith("M.")):  # "Councillor M. van Holten"
        return None  # « conseiller de Saint-Henri »: a place
    return Named(name, title, begin, end)


def skip(text: str, place: int) -> int:
    while place < len(text) and text[place] in " \n\t,:;-–—(*•":
        place += 1
    return place


def next_word(text: str, place: int, *, first: bool, led: bool = False) -> tuple[str, int]:
    """The next word of a name and where it ends; '' where the name is over.

    led: a title or an initial says that a name comes, so that "Hall" may be one.
    """
    at = place
    if not first:
        gap = GAP.match(text, at)
        if not gap or SUFFIX.match(text, at):
            return "", place
        at = gap.end()
    if match := NICKNAME.match(text, at):
        at = match.end()
    if (match := SAINT.match(text, at)) and (more := CAPPED.match(text, match.end())):
        return text[at : more.end()], more.end()
    if match := INITIALS.match(text, at):
        return match.group().rstrip(), at + len(match.group().rstrip())
    if match := CAPPED.match(text, at):
        word = match.group()
        plain = fold(word)
        if not first and "\n" in text[place:at] and LABELLED.match(text, match.end()):
            return "", place  # « Secrétaire : Lise Roy | Huissier : Luc Côté »
        if first and plain in ARTICLES and surname_behind(text, at, match.end()):
            return word, match.end()
        if ARTICLE.match(word) or (not first and (PLACED.match(plain) or titled(text, at))):
            return "", place
        if first and ROLE.fullmatch(plain) and OF.match(text, match.end()):
            return "", place  # « Directrice des Assemblées »
        known = plain in NOT_NAMES and not (plain in PARTICLES and not first)
        if known and not first and plain[-1] == "e" and word[-1] in "éÉ":
            known = plain in FRENCH  # « Léo Pagé » is no "page"
        known = known or any(ROLE.fullmatch(part) for part in plain.split("-")[1:])
        known = known and not (plain in MONTHS and (not first or follows(text, match.end())))
        known = known and not (led and plain in SURNAMES and ends_name(text, match.end()))
        if known or (ROLE.fullmatch(plain) and (not first or CAPPED.match(text, match.end() + 1))):
            return "", place
        if plain in ("st", "ste") and text[match.end() : match.end() + 1] == ".":
            return word + ".", match.end() + 1
        return word, match.end()
    particle = PARTICLE.match(text, at)
    if particle is None or fold(particle.group()).strip(".") not in PARTICLES:
        return "", place
    if not first or CAPPED.match(text, particle.end() + 1):
        return particle.group(), particle.end()
    return "", place


def ends_name(text: str, place: int) -> bool:
    """Whether a name may be over there: "Councillor West moved", not "Director West Kelowna"."""
    after = CAPPED.match(text, place + 1) if text[place : place + 1] == " " else None
    if after is None:
        return not NOT_ENDED.match(text, place)
    whole = len(after.group()) == 1 or fold(after.group()) in NOT_NAMES - SURNAMES
    return whole or titled(text, place + 1)


def surname_behind(text: str, start: int, end: int) -> bool:
    """Whether an article begins a surname: « Mme LE CORRE », « Le Goff Yann », not « Le maire »."""
    after = CAPPED.match(text, end + 1)
    if after is None or len(after.group()) < 3 or text[end : end + 1] != " ":
        return False
    plain = fold(after.group())
    if plain in NOT_NAMES or ROLE.fullmatch(plain) or TITLE.fullmatch(plain):
        return False
    if BARE_TITLE.search(text, max(0, start - 12), start):
        return True
    given = GIVEN_BEHIND.match(text, after.end())
    return bool(given and text[start:end].isupper() and fold(given.group(1)) not in NOT_NAMES)


def is_over(words: Sequence[str], word: str) -> bool:
    """Whether a name of two words and more is complete before a word that could be its next.

    "Gerald T. Dombek Councilman", "N. Kaur Corporate Officer", « Lise Roy Saint-Ours »,
    « Solange Mabillard DCe » (a party), "A. Maridor C. Nussbaumer" (two who sign).
    """
    surname = words[-1]
    if len(surname.strip(".")) == 1 or surname.islower():
        return False
    if word.islower() and len(words[0]) > 2 and words[0].isupper() and not surname.isupper():
        return True  # « ROY Alain de CHAMBLY », a place
    plain = fold(word)
    if plain in OF_OFFICES or plain in PARTIES or PLACED_LATE.match(plain):
        return True
    if len(surname) > 2 and len(word) > 2 and word[1].isalpha() and surname[1].isalpha():
        # « Arthur BELLENGER | Laurence ROY », « MARTIN Jean | ROY Paul »
        first, last = words[0].isupper(), surname.isupper()
        if first != last and word.isupper() == first and word[0].isupper():
            return True
    if len(word) == 2 and word[1] == "." and word[0].isupper():
        return len(words[0].strip(".")) == 1 and len(words) == 2
    return bool(PARTY.fullmatch(word)) and not surname.isupper() and len(words) < LONGEST - 1


def titled(text: str, place: int) -> bool:
    """Whether another person's title begins at a place: "Mayor Roe Councillor A. Doe"."""
    match = TITLE.match(fold(text[place : place + 40]).replace("\n", " "))
    if match is None or len(match.group().strip(" .,:")) < 2:
        return False  # "M." is an initial as often
    return bool(CAPPED.match(text, skip(text, place + match.end())))


def follows(text: str, place: int) -> bool:
    """Whether a surname stands behind « June », « Mai » or "April", so that it is a given name."""
    match = CAPPED.match(text, place + 1)
    return match is not None and len(match.group()) > 2 and fold(match.group()) not in NOT_NAMES


def name_before(text: str, end: int) -> Named | None:
    """The name that ends where a verb begins: "Councillor Jane Roe moved …"."""
    stretch = ASIDE.sub("", text[max(0, end - 90) : end].rstrip(" ,\n"))
    best: Named | None = None
    for match in re.finditer(rf"(?<![\w'’.-])(?=[{UPPER}dlv])", stretch):
        found = read_name(stretch, match.start())
        if found and found.end >= len(stretch) - 1 and len(stretch) - found.end <= 1:
            # Titles first: the longest stretch that is one name with its titles.
            best = found
            break
    return best


def names_in(text: str, start: int, end: int) -> Iterator[Named]:
    """Names one after the other, parted by commas, dashes and « et », as in a list of votes."""
    place = start
    joint = re.compile(rf"(?:\s*(?:[,;/&•|]|\s[-–—]\s|{either('JOINTS')}))+\s*|\s*\n\s*")
    while place < end:
        found = read_name(text, place, named=place > start)
        if not found or found.end > end or found.start - skip(text, place) > len(found.title) + 4:
            return
        yield found
        place = found.end
        if note := re.compile(r"\s*\([^)]{0,40}\)").match(text, place):
            place = note.end()
        if match := joint.match(fold(text[place:end])):
            place += match.end()
        elif not (text[place : place + 1].isspace() and titled(text, place + 1)):
            return
