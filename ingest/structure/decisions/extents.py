"""Where the words of a decision begin and end, and what its own words say of its outcome. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from archive.model import Outcome
from ingest.structure.decisions.belonging import LONE_SURE, MAIN_MOTION
from ingest.structure.decisions.drafts import Draft
from ingest.structure.decisions.signals import Signal, read_signal
from ingest.structure.items.titles import Heading
from ingest.structure.people.names import names_in
from ingest.structure.script import Script
from ingest.structure.words import LANGUAGES

LONGEST = 6_000  # characters of a decision's text
MOTION_OUTCOMES: tuple[tuple[re.Pattern[str], Outcome], ...] = tuple(
    (re.compile(p), o) for words in LANGUAGES for p, o in words.MOTION_OUTCOMES
)
RUN_IN = re.compile(  # a title in capitals that runs into its paragraph
    r"[A-ZÀ-Þ][A-ZÀ-Þ0-9 '’.,()/&\n-]{3,70}?\. ?[–—-]{1,2} ?(?=[A-ZÀ-Þ][^\n]{0,80}?[a-zß-ÿ]{2})"
)
OF_MOTION = re.compile(  # a heading within a motion
    r"(?:proposition d'|sous-|sub-)?(?:amendements?|amendments?)(?: (?:no?|n°|#)?[ .]?\d+)?"
    r"|(?:vote|discussion|debate?|recorded vote|roll call(?: vote)?|main motion)"
    r"|vote (?:enregistre|nominal|demande)|mise aux voix|proposition principale"
)
VOTE_ON = re.compile(  # a line that says what is put to the vote next
    r"\W*(?:vote|mise aux voix|scrutin|vote final|au vote)\b:? (?:du|de|sur|final)\b[^;:]{0,80}:?"
)
AGAINST_SOME = re.compile(  # « Contre : Majorité régionale », a group
    r"\W*(?:vote(?:nt)? )?(?:contre|opposed|against) ?: ?"
    r"(?!aucun|neant|personne|none|nil|unanim)[a-z]{2}"
)
BULLETED = re.compile(r"[-–•*] [A-ZÀ-Þ][^:;\n]{3,70} ?: ")  # « - Location salle : le conseil … »
FEWEST = 3  # paragraphs with such a title
LEAVES = re.compile(r"\badjourn\w*|\bleve[er]\b|\blevee\b|\bcloture\b")
NOMINATES = re.compile(r"\bnominat\w+|\bnomination\b")
FORMULA = re.compile(
    r"\b(?:et (?:il est )?(?:unanimement )?(?:resolu|adopte)e?"
    r"|resolu|a l'unanimite(?: des (?:membres|conseillers"
    r"|conseilleres)(?: \w+){0,3})?|unanimement"
    r"|a la majorite|by|and|second(?:ed)?|by the|councill?or"
    r"|that|que|ce qui suit|deputy|mayor)\b|\([^)]*\)"
)


MOVED_TO = re.compile(r"\b(?:moved|moves|motion(?:ed)?)\b[^.;]{0,40}? (?:to [a-z]|that |for )")


def run_in_titles(script: Script) -> dict[int, bool]:
    """Where paragraphs begin with a title of their own, and whether that is a bullet's."""
    found = {one.start: False for one in script.lines if RUN_IN.match(script.text, one.start)}
    bullets = [
        one.start
        for one in script.lines
        if one.first and script.text[one.start] in "-–•*" and BULLETED.match(script.text, one.start)
    ]
    return found | (dict.fromkeys(bullets, True) if len(bullets) >= FEWEST else {})


def motion_start(script: Script, signal: Signal, start: int, end: int) -> int:
    """The sentence itself, or what follows it where it only names who moved."""
    folded = script.folded[start:end].replace("\n", " ")
    told = MOVED_TO.search(folded, 0, signal.after)  # "moved to buy a truck, second by Roe"
    rest = FORMULA.sub(" ", folded[signal.after :])
    bare = signal.after and not told and not re.search(r"\w", rest)
    return end if bare and (not signal.closing or "resolu" in folded) else start


def awaits_words(script: Script, draft: Draft, at: int) -> bool:
    """Whether a motion's act comes at a place: it has no words yet, or "… adopt the following:"."""
    told = draft.closed or draft.core or draft.number is not None
    return (
        draft.mover is not None
        and draft.motion is not None
        and not told
        and script.text[draft.motion : at].strip(" \n.")[-1:] in ("", ":")
    )


def within_motion(script: Script, heading: Heading) -> bool:
    """Whether a heading parts a motion from its amendment or its vote, not from the next."""
    title = script.folded[heading.start : heading.end].strip(" \n:.–—-")
    main = heading.number is None and MAIN_MOTION.search(title)
    return bool(main or OF_MOTION.fullmatch(title))


def decides(script: Script, heading: Heading) -> bool:
    """Whether what reads as a title says a decision: « a. The accounts were approved »."""
    stretch = slice(heading.start, heading.end)
    said = read_signal(script.text[stretch], script.folded[stretch].replace("\n", " "))
    moved = said.opens and said.mover is not None
    if heading.number is None:  # « Le compte rendu du 1er juillet est approuvé à l'unanimité »
        plain = not script.text[stretch].isupper()
        return said.closing is not None and said.sure >= LONE_SURE and plain
    return said.closing is not None or moved


def pair_behind(script: Script, start: int, end: int) -> tuple[str, str, int] | None:
    """Two names behind a number, closed by a colon, or parted by a slash alone on their line."""
    line = script.line_at(start)
    stretch = script.text[: min(end, start + 80, max(line.end, start + 1))]
    pair = list(names_in(stretch, start, len(stretch)))[:2]
    if len(pair) < 2:
        return None
    after = pair[1].end
    parted = script.text[after : after + 2].strip()[:1] in (":", ";", "")
    slashed = script.text[pair[0].end : pair[1].start].strip().startswith("/")
    if not (parted or (slashed and after == line.end)):
        return None
    colon = ":" in script.text[after : after + 2]
    if script.text[start:after].isupper() and not (slashed or colon):
        return None  # « 2023-09-220 DEMANDE D'APPUI – FESTIVAL DES OIES » is a title
    return pair[0].name, pair[1].name, after


def presume(script: Script, draft: Draft, at: int, *, body: int) -> None:
    """A motion whose end is not told: seconded or numbered ones, and adjournment."""
    if not (draft.opened and draft.mover):
        return
    if NOMINATES.search(script.folded[draft.start : draft.end]):
        return  # one of several names, before the ballot
    leaves = LEAVES.search(script.folded[min(body, draft.start) : min(at, draft.end + 80)])
    leaves = leaves or LEAVES.search(script.folded[max(0, draft.start - 60) : draft.start])
    if leaves or draft.seconder or draft.number:
        draft.outcome, draft.sure = Outcome.CARRIED, 0.5


def whole(draft: Draft, headings: Iterable[int], after: int) -> tuple[int, int]:
    """An extract of the register: from its title, behind its number."""
    begin = min((one for one in headings if after <= one < draft.start), default=draft.start)
    return begin, min(draft.end, begin + LONGEST)


def extent(script: Script, draft: Draft, at: int, *, body: int, last_text: int) -> tuple[int, int]:
    """The words of the decision: from the motion, or all that was said under its heading.

    at is the next boundary; body is where the text after the last heading or number begins, and
    last_text where the decision before ended.
    """
    start = draft.motion
    if draft.number and draft.opened and not draft.mover and body < draft.start:
        return body, min(draft.end, body + LONGEST)
    said = start is not None and (
        start == draft.start or not (draft.told_at and is_bare(script, start, draft.told_at))
    )
    if start is not None and said and draft.opened and start < draft.end:
        return start, min(draft.end, start + LONGEST)
    if start is not None and start < draft.end and draft.core:
        return start, min(max(draft.end, trailing(draft, at)), start + LONGEST)
    above = script.line_at(max(0, draft.start - 2)).block
    block = next(line.start for line in script.lines if line.block == above)
    if start is None or draft.opened:
        begin = max(body, last_text, block if draft.opened else 0)
        begin = begin if draft.start - begin < LONGEST else max(block, last_text)
        return min(begin, draft.start), draft.end
    return (start if start < draft.end else draft.start), draft.end


def is_bare(script: Script, start: int, end: int) -> bool:
    """Whether no words of a motion stand between two places."""
    return len(script.text[start:end].split()) < 2


def trailing(draft: Draft, at: int) -> int:
    """A French decision goes on in its articles to the next heading."""
    return at if at - draft.start < 2_500 else draft.end


def nature(script: Script, draft: Draft) -> Outcome:
    """A motion to table that carries is a matter tabled."""
    assert draft.outcome is not None
    if draft.outcome is not Outcome.CARRIED or draft.text is None or not draft.opened:
        return draft.outcome
    start, end = draft.text
    words = script.folded[start : min(end, start + 260)].replace("\n", " ")
    for pattern, outcome in MOTION_OUTCOMES:
        if pattern.search(words):
            return outcome
    return draft.outcome
