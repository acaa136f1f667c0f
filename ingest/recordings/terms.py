"""The names that a meeting's papers hold: people, streets, places. What a model is told to expect.

A name is a run of words with capitals that stands inside a sentence, or after a title or a word
for a street. Headings in capitals and the council's everyday words are no names. Pure.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

MOST = 60  # names; a model is told as many of them as it has room for
LONGEST_WORDS = 5

PARTICLES = frozenset("de du des la le les l d of the and et aux à en sur sous von van".split())
PERSON = frozenset(
    "m. mm. mme mmes mlle me dr dre mr. mrs. ms. mr mrs ms monsieur madame messieurs mesdames "
    "maire mairesse maires conseiller conseillère conseillers conseillères échevin échevine "
    "mayor reeve councillor councilor councilman councilwoman councilmember alderman trustee "
    "commissioner selectman chair chairman supervisor greffier greffière présidente président "
    "clerk member members membre".split()
)
STREET = frozenset(
    "rue avenue chemin boulevard route rang place pont parc montée côte ruelle allée quai".split()
)
STREET_AFTER = frozenset(
    "street st avenue ave road rd drive dr boulevard blvd lane ln bridge park court highway "
    "crescent way place trail creek".split()
)
# Capitals that name nobody and nothing in particular. In lower case, without accents.
EVERYDAY = frozenset(
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre lundi "
    "mardi mercredi jeudi vendredi samedi dimanche january february march april may june july "
    "august september october november december monday tuesday wednesday thursday friday saturday "
    "sunday conseil municipal municipale council city town township village ville municipalite "
    "county commission committee comite board session meeting seance assemblee motion resolution "
    "ordinance reglement bylaw article section annexe appendix page item point agenda minutes "
    "ordre jour proces verbal verbaux il elle on que attendu considerant whereas be it the this "
    "that il est resolu propose appuye adopte adopted carried unanimous unanimite moved seconded "
    "by second oui non yes no aye nay yeas nays abstain absent present mr mrs ms mme mlle "
    "monsieur madame mayor maire mairesse councillor conseiller conseillere public works "
    "department service services police fire planning zoning budget report rapport table code "
    "municipal law loi act chapter chapitre quebec canada province state etat government "
    "gouvernement ministere department je nous vous we i a an in on at for to le la les un une "
    "des du de et ou aux au ce cette ces sa son ses leur leurs notre votre tout toute tous "
    "chair president presidente directeur directrice general generale director manager clerk "
    "greffier greffiere tresorier treasurer secretary secretaire am pm no staff resident residents "
    "applicant owner personnel citoyen citoyens citizen citizens motion avis notice".split()
)
WORD = re.compile(r"\b(?:MM?|Mrs?|Ms|Dre?|St|[A-Z])\.|[^\W\d_](?:[\w'’-]*\w)?")
ENDS = re.compile(r"[.!?:;•]\s*$|\n\s*$")


def terms(texts: Iterable[str], *, vocabulary: str = "", most: int = MOST) -> list[str]:
    """The names in some texts, the surest and most frequent first; the town's own before them.

    vocabulary: names set by the town, between commas.
    """
    own = [" ".join(one.split()) for one in vocabulary.split(",")]
    weights: Counter[str] = Counter()
    for text in texts:
        for name, weight in names_in(text):
            weights[name] += weight
    parts = {part for name in weights if " " in name for part in name.split()}
    found = [
        name
        for name, weight in sorted(weights.items(), key=lambda item: (-item[1], item[0]))
        if weight > 1 and name not in parts
    ]
    return list(dict.fromkeys(one for one in (*own, *found) if one))[:most]


def names_in(text: str) -> Iterator[tuple[str, int]]:
    """(a name, its weight) in the order of the text: 3 after a title, 2 for a street, else 1."""
    found = list(WORD.finditer(text))
    n = 0
    while n < len(found):
        run = _run(text, found, n)
        if not run:
            n += 1
            continue
        before = text[: found[n].start()]
        previous = _before(text, found, n)
        person, street = previous in PERSON, previous in STREET
        words = _trimmed([one.group() for one in run])
        n += len(run)
        if not words:
            continue
        street = street or (len(words) > 1 and words[-1].casefold().strip(".") in STREET_AFTER)
        opens = not before.strip() or ENDS.search(before) is not None
        if opens and len(words) == 1 and not (person or street):
            continue
        yield " ".join(words), 3 if person else 2 if street else 1


def fold(text: str) -> str:
    """In lower case, without accents."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("’", "'"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _before(text: str, found: list[re.Match[str]], n: int) -> str:
    """The word right before a run, beyond the particles: « rue » of « rue des Érables »."""
    while n > 0 and not text[found[n - 1].end() : found[n].start()].strip(" \u00a0"):
        n -= 1
        word = found[n].group().casefold()
        if word not in PARTICLES:
            return word
    return ""


def _run(text: str, found: list[re.Match[str]], n: int) -> list[re.Match[str]]:
    """Words with capitals from one on, with the particles between them; none where it has none."""
    run: list[re.Match[str]] = []
    for one in found[n : n + LONGEST_WORDS + 2]:
        if run and text[run[-1].end() : one.start()].strip(" \u00a0"):
            break  # a comma, a line end, a bracket
        if run and "\n" in text[run[-1].end() : one.start()]:
            break
        word = one.group()
        if word.casefold() in PERSON or not (
            _is_capital(word) or (run and word.casefold() in PARTICLES)
        ):
            break
        run.append(one)
    while run and not _is_capital(run[-1].group()):
        run.pop()
    return run


def _is_capital(word: str) -> bool:
    """True of Gimaret, O'Brien, Saint-Jean and J.; not of HEADING."""
    letters = re.sub(r"^[dl]['’]|[^\w]", "", word)
    return letters[:1].isupper() and (len(letters) < 2 or not letters.isupper())


def _trimmed(words: list[str]) -> list[str]:
    """A run without the everyday words and titles at its ends."""
    while words and (_is_idle(words[0]) or len(words[0].strip(".")) < 2):
        words = words[1:]
    while words and _is_idle(words[-1]):
        words = words[:-1]
    return words[:LONGEST_WORDS] if len("".join(words)) >= 3 else []


def _is_idle(word: str) -> bool:
    plain = word.casefold()
    return fold(word).strip(".") in EVERYDAY or plain in PERSON or plain in PARTICLES
