"""Headings without numbers: short blocks in capitals, or that end without a full stop. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.structure.items.headlines import by_place
from ingest.structure.script import Script
from ingest.structure.words import LINE_STARTERS, either

MINUTES_WORDS = 24
HEADING = re.compile(rf"\W{{0,4}}(?:{either('HEADINGS')})")
LETTERHEAD = 150  # characters: what stands before is who writes, not what on
ACT = re.compile(  # the number of an act before its title
    r"(?:(?:D[ÉEée]lib[ée]ration|R[ée]solution|DÉLIBÉRATION"
    r"|RÉSOLUTION)\s*(?:[nN][°ºo]\.?|num[ée]ro)?\s*)?"
    r"[A-Z]{0,4}-?\d{2,8}\s?[-/]\s?\d{1,6}(?:-[A-Z]{0,4}-?\d{1,5}){0,2}\s*[:–—-]?\s+(?=[A-ZÀ-Þ])"
)
ACT_ALONE = re.compile(
    r"\s*[A-Z]{2,4}\d{2} \d{2} \d{3,4}\s*|\s*(?:[A-Z]{1,5}[- ]?)?\d{1,8}(?:[-/.]\w{1,6}){1,4}\s*"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """An item's place in the text: from its first character to the end of its title."""

    start: int
    end: int
    number: str | None
    title: str
    level: int
    sure: float


def titles(
    script: Script, found: Sequence[Heading], *, usual: bool, margins: bool
) -> list[Heading]:
    """Headings without numbers: short blocks in capitals, or that end without a full stop.

    usual: only those that every meeting has (« Levée de la séance »), beside numbered ones.
    margins: those beside their story too, which an act of one decision has not.
    """
    blocks = blocks_of(script)
    placed = [] if usual else by_place(script, blocks, margins=margins)
    written = [one for first, last in blocks if (one := title_in(script, first, last))]
    written = [one for one in written if not any(a <= one[0] <= b for a, b in placed)]
    made: list[Heading] = []
    for start, end in sorted([*placed, *written]):
        told = (
            (start, end) in placed
            or HEADING.match(script.folded, start, end)
            or ACT.match(script.text, max(0, script.text.rfind("\n", 0, start) + 1), end)
        )
        if start < LETTERHEAD and not told:
            continue
        title = " ".join(script.text[start:end].split()).strip(" :–—-")
        if usual and not (title.isupper() and HEADING.match(script.folded, start, end)):
            continue
        made.append(Heading(start, end, None, title, 1, 0.6))
    return [one for one in made if not any(own.start <= one.start < own.end for own in found)]


def title_in(script: Script, first: int, last: int) -> tuple[int, int] | None:
    """Where the title of a block is, if it has one."""
    start, end = script.lines[first].start, script.lines[last].end
    text, folded = script.text[start:end], script.folded[start:end]
    if first < last and ACT_ALONE.fullmatch(script.text[start : script.lines[first].end]):
        # « 131-06-2023 | Adoption de l'ordre du jour », « 132-06-2023 | TARIFS »
        below = script.lines[first + 1]
        alone = re.fullmatch(r"[A-ZÀ-Þ'’-]{4,20}", script.text[below.start : below.end].strip())
        return (below.start, below.end) if alone else title_in(script, first + 1, last)
    if match := ACT.match(text):
        line = script.lines[first]
        rest = script.text[start + match.end() : line.end]
        told = start + match.end()
        if LABEL.match(script.folded, told, line.end) and not PAPER.match(script.folded, told):
            return None  # "R2020-114 MOVED by …"
        if (
            rest[:1].isupper()
            and len(rest.split()) <= MINUTES_WORDS
            and rest.rstrip()[-1:] not in ":."
        ):
            return start + match.end(), (
                end if is_title(text[match.end() :], folded[match.end() :]) else line.end
            )
    if ACT_ALONE.fullmatch(text):
        return None
    if is_title(text, folded):
        return start, end
    match = re.search(r" [–—-] ", text[:70])
    if match and HEADING.match(folded) and ":" not in text[: match.start()]:
        return start, start + match.start()  # « Treasurer's Report – Robin – All … »
    line = script.lines[first]
    text, folded = script.text[start : line.end], script.folded[start : line.end]
    if first < last and text.isupper() and is_title(text, folded):
        below = script.lines[first + 1]
        # « AN ORDINANCE AMENDING SECTION 351 OF THE | TRAFFIC CODE. Mr. Dunlap moved » goes on.
        goes_on = re.match(
            r"[A-ZÀ-Þ]{3,}[ ,]", script.text[below.start : below.end]
        ) and not LINE_STARTERS.match(script.folded, below.start, below.end)
        return None if goes_on else (start, line.end)
    return None


def blocks_of(script: Script) -> list[tuple[int, int]]:
    """The first and the last line of each block."""
    firsts = [n for n, line in enumerate(script.lines) if line.first]
    return list(zip(firsts, [n - 1 for n in firsts[1:]] + [len(script.lines) - 1], strict=True))


LABEL = re.compile(
    r"\W{0,3}(?:votent|personne ne|be it|aucune?|ce |cette |accuse"
    r"|acte certifie|direction|service|envoye|recu|resolution"
    r"|deliberation|carried|lost|defeated|adopte\w*|rejete\w*|dissiden\w*|defaite?|retiree?|moved|seconded|present\w*"
    r"|absent\w*|excuse\w*|procuration\w*|staff|regrets|sont"
    r"|etaient|est |et |qu'il |que |formant|pour|contre|abstention\w*"
    r"|ayes?|yeas?|nays?|noes|opposed|in favou?r|recus\w*|for(?= ?:)|against|abstain\w*"
    r"|disagree\w*|vu|considerant|attendu|signe|signature"
    r"|le maire|la mairesse|page|date|n°|nombre|secretaire"
    r"|seance|proces|compte[ -]rendu d[eu]|minutes|province"
    r"|ville|municipalite|commune|town|city|township|mairie"
    r"|departement|annexe|article|roll call vote|vote|action"
    r"|unanimite|certificat|decide|approuve|autorise|le conseil"
    r"|apres en|propose\w*|appuye\w*|il est|de |d'|that|whereas"
    r"|it (?:was|is|be)|mayor|clerk|chair|greffi|affich|publie|fait a|dont"
    r"|votants|convocation|membres|conseil municipal|published"
    r"|respectfully|secretary|mm?\. |mme|monsieur|madame|(?:(?:a|on|upon|by|the) )?motion"
    r"(?! de (?:felicitations?|remerciements?|condoleances?|soutien|appui)))\b"
)


PAPER = re.compile(  # what no title begins with by itself, but may behind its act's number
    r"proces|comptes?[- ]rendu|minutes|motions? d|annexe|resolutions? (?:d|of|to|for)|mairie"
)
DATED = re.compile(
    r"\W*(?:(?:le |on )?(?:\w+day|lundi|mardi|mercredi|jeudi"
    r"|vendredi|samedi|dimanche),? )?(?:\d{1,2}(?:er|st|nd"
    r"|rd|th)? )?"
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre"
    r"|octobre|novembre|decembre)\b[ ,]{1,2}\d"
)
ADDRESS = re.compile(
    r"\b\d{2,6} (?:\w+ ){0,3}(?:street|st|avenue|ave|drive"
    r"|road|rd|court|place|lane|terrace|way)\b|, [a-z]{2}\.?$"
)


SIGNS = re.compile(  # "Sandra Fetzer, Secretary"
    r", (?:\w+ ){0,3}(?:secretary|clerk|recorder|mayor|chair\w*|president\w*|greffi\w+"
    r"|maire(?:sse)?|secretaire\S*|direct(?:eur|rice)\S*|tresori\w+)"
    r"(?: (?:generale?|tresori\w+|adjoint\w*))?$"
)


def is_title(text: str, folded: str) -> bool:
    """Whether a block reads as a heading."""
    plain = text.strip()
    words = plain.split()
    if not 1 <= len(words) <= 22 or len(plain) < 5 or not plain[0].isupper():
        return False
    if (
        plain[-1] in ".;,!?"
        or "|" in plain
        or re.search(r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}$|\.{4,}|_{4,}", plain)
    ):
        return False
    if HEADING.match(folded):
        return len(words) <= 16
    if SIGNS.search(folded.strip()):
        return False
    if DATED.match(folded) or ADDRESS.search(folded):
        return False
    if LABEL.match(folded) or plain.count(",") > 2:
        return False
    if plain.isupper():
        return len(words) >= 2
    return len(words) >= 3 and plain.count("\n") <= 2 and not re.search(r"[:=€$]", plain[-12:])
