"""The decisions of a document: each with its number, words, place and key. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive import links
from archive.model import Choice, Decision
from ingest.structure.decisions import numbers as printed
from ingest.structure.decisions import series
from ingest.structure.decisions.belonging import FIELD, MINOR
from ingest.structure.decisions.drafts import Draft
from ingest.structure.decisions.openings import Opening
from ingest.structure.decisions.reader import Reader
from ingest.structure.items.titles import Heading
from ingest.structure.script import Script

# What a paper says of itself under its title: « Version modifiée : remplace le procès-verbal adopté
# le 9 juin 2026 », "Minutes approved on June 9, 2026". The decision stands in another paper.
OF_ITSELF = re.compile(
    r"(?:version|proces-verbal|compte[- ]rendu|minutes|amended|approved|adopte\w*|adopted)\b"
    r"[^.;]{0,80}?\b(?:adopte|approuve|adopted|approved)\w*\s+(?:le|on|at|lors)\b[^.;]{0,60}"
    r"\b\d{4}\b[^.;]{0,40}\.?",
)

VOTED = re.compile(  # « Adopté à l'unanimité », « 10 votes pour. 2 abstentions », "Carried 5-0"
    r"\([^()]{0,200}\)|\b(?:votes?|votants|vot\w+|voix|pour|contre|abst\w+|adopt\w+"
    r"|approuv\w+|accept\w+|rejet\w+|unanim\w+|majorite|membres|suffrages|exprimes|presents"
    r"|nppv|conseil|municipal|prend|prennent|carried|motion|passed|approved|ayes?"
    r"|nays?|noes|yeas?|none|aucune?|neant|avis|favorable|defavorable|donne|acte|resultat|des|les|oui|non"
    r"|marque|accord|son|en consequence|deliberation|ce|cette|dossier|point|projet|proposition|est"
    r"|sont|est (?:report|renvoy|retir|ajourn)\w*|(?:a|en) (?:la |une )?(?:commission|prochaine"
    r"|ulterieure|seance)|donc|ainsi|decision)\b"
)
CONTENT = re.compile(r"[a-z]{3}")
WEAK = 0.7  # confidence of a closing without a motion, a number or a count
MANY = 20  # decisions that show how a paper closes them
ODD = 0.12  # of them that may be closed otherwise, and are then no decisions
LABEL = 16  # characters before a number: « Résolution no »
NEAREST = 300  # characters between a title and the vote on it


def decisions_of(
    script: Script,
    headings: Sequence[Heading],
    openings: Sequence[Opening] = (),
    *,
    one_each: bool = False,
    known: Sequence[str] = (),
) -> list[Decision]:
    """The decisions of a document in order. one_each: it is an extract of the register. known:
    the names of those who were there."""
    found = series.put_beside(script, printed.numbers_of(script))
    tails = series.tails(script, headings)
    if heads := series.above(script, tails):
        found = sorted({one.start: one for one in (*heads, *found)}.values(), key=lambda n: n.start)
        tails = []
    found = series.of_titles(script, found)
    made = Reader(script, headings, found, openings, one_each=one_each, known=known).read()
    made = without_asides(made)
    behind = series.follows([draft.start for draft in made], tails)
    counted_from_first(script, made, tails)
    decisions: list[Decision] = []
    keys: set[str] = set()
    for draft, last in zip(made, behind, strict=True):
        assert draft.text is not None and draft.outcome is not None
        start, end = trimmed(script, *draft.text)
        far = ""  # the title of what is only voted on, pages of debate above
        said = script.folded[start:end]
        if FIELD.match(said) or not CONTENT.search(VOTED.sub(" ", said)):
            start, end = trimmed(script, title_above(headings, start), end)
            far = title_over(headings, start)
        if end - start < 8 or (bare(draft) and OF_ITSELF.fullmatch(script.folded[start:end])):
            continue
        words = " ".join((far + script.text[start:end]).split())
        small = draft.number and printed.SMALL.fullmatch(draft.number)  # « 24/141 », an item's
        number = (last or draft.number) if small else (draft.number or last)
        if number is None and draft.opened:
            number = printed.adopted(
                script.text[start : min(end, start + 300)],
                script.folded[start : min(end, start + 300)],
            )
        if number is None and not draft.opened and not MINOR.match(script.folded, start):
            number = printed.voted(script.text[start:end], script.folded[start:end])
        place = script.place(start, draft.end)
        key = key_of(number, place.page, keys)
        keys.add(key)
        decisions.append(
            Decision(
                key=key,
                number=number,
                text=words,
                outcome=draft.outcome,
                place=place,
                confidence=confidence(draft),
                item=item_at(headings, start),
                unanimous=draft.unanimous,
                for_=draft.counts.get(Choice.FOR),
                against=draft.counts.get(Choice.AGAINST),
                abstentions=draft.counts.get(Choice.ABSTAIN),
                mover=draft.mover,
                seconder=draft.seconder,
                votes=tuple(draft.votes),
            )
        )
    return decisions


def counted_from_first(
    script: Script, made: Sequence[Draft], tails: Sequence[tuple[int, str]]
) -> None:
    """Give each its own number where numbers stand right behind decisions: one read as the head of
    the next comes twice else."""
    if not made or made[0].number is not None or not tails:
        return
    own = next((place for place, _ in tails if place > made[0].start), 0)
    if len(script.text[made[0].end : own].strip()) > LABEL or own < made[0].end:
        return
    behind = series.follows([draft.start for draft in made], tails)
    for draft, number, before in zip(made[1:], behind[1:], behind, strict=False):
        if number and before and draft.number == before:
            draft.number = number


def without_asides(made: list[Draft]) -> list[Draft]:
    """Those decisions that the paper closes as it closes nearly all others.

    Where each is moved, voted or counted, « la garantie est accordée pour 25 ans » tells of none.
    """
    weak = [bare(draft) and confidence(draft) < WEAK for draft in made]
    if len(made) < MANY or sum(weak) > ODD * len(made):
        return made
    return [draft for draft, odd in zip(made, weak, strict=True) if not odd]


def title_above(headings: Sequence[Heading], start: int) -> int:
    """Where the title of what is only voted on begins; the vote itself if there is none."""
    at = item_at(headings, start)
    if at is None or start - headings[at].end > NEAREST:
        return start
    return headings[at].start


def title_over(headings: Sequence[Heading], start: int) -> str:
    """The title of the item that a place stands under, with a sign that words are left out."""
    at = item_at(headings, start)
    return f"{headings[at].title} […] " if at is not None and headings[at].end <= start else ""


def bare(draft: Draft) -> bool:
    """Whether a decision has nobody who moved it, no number and no count."""
    return not (draft.number or draft.mover or draft.counts or draft.votes or draft.opened)


def trimmed(script: Script, start: int, end: int) -> tuple[int, int]:
    while start < end and script.text[start] in " \n\t:;,.-–—•*":
        start += 1
    if match := re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]\s+(?=\S)").match(script.text, start, end):
        start = match.end()
    while end > start and script.text[end - 1] in " \n\t":
        end -= 1
    return start, end


def key_of(number: str | None, page: int, taken: set[str]) -> str:
    """The slug of a number, else page-n; a second one of the same kind gets -2."""
    base = links.slug(number) if number else f"page-{page}"
    key, n = base if number else f"{base}-1", 1
    while key in taken:
        n += 1
        key = f"{base}-{n}"
    return key


def item_at(headings: Sequence[Heading], place: int) -> int | None:
    """The item that a place stands under."""
    above = [n for n, one in enumerate(headings) if one.start <= place]
    return above[-1] if above else None


def confidence(draft: Draft) -> float:
    if draft.opened and draft.closed:
        return 0.95
    return round(min(0.95, draft.sure + (0.05 if draft.number else 0.0)), 2)
