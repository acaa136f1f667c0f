"""Whether a sentence belongs to the decision that is open, or begins another. Pure."""

from __future__ import annotations

import re

from archive.model import Choice, Outcome
from ingest.structure.decisions.drafts import COUNTED, Draft
from ingest.structure.decisions.interests import VOTING
from ingest.structure.decisions.signals import COUNTED_ALONE, Signal, counted
from ingest.structure.script import Script
from ingest.structure.words import either

LONE_SURE = 0.6  # a closing without a motion must be so sure
VOTE_LINE = re.compile(
    r"\W*(?:pour|contre|abst\w+|votes?|unanim\w+|ayes?|yeas?|nays?|\d{1,3} (?:voix|votes?))\b"
)
TITLED = re.compile(r"[^.:;(]{6,70}? ?: ")  # « Affectation du résultat : adoptée à l'unanimité »
HOW = re.compile(
    r"\W*(?:votes?|result\w*|disposition|motion|decision|deliberation|resolution|proposition|action"
    r"|pour|contre|abst\w+|votants|ayes?|nays?|noes|yeas?|le conseil|decid\w*|unanim\w*|for|against"
    r"|in favou?r|opposed|ont|se sont|votent|roll|article"
    r"|(?:adopt|approuv|accept|rejet|refus)ee?s?)\b"
)
VERDICT = re.compile(  # « Adoptée à la majorité », of what stands above
    r"\W*(?:(?:adopt|approuv|accept|rejet|refus|vot)ee?s?|(?:a l')?unanimite|carried|passed|lost)\b"
)
MINOR = re.compile(  # « Amendement du groupe … », « L'entrée en matière est … »
    r"\W*(?:l'|un |cet |le |la |une |cette )?(?:proposition d['e] ?)?(?:(?:sous-)?amendement"
    r"|renvoi|ajournement|report|entree en matiere|question prealable|urgence|clause d'urgence)\b"
)
WHOLE = re.compile(  # « Le rapport est adopté », of which it was a part
    r"\W*(?:[^,.;]{3,40}, )?(?:mise? aux voix, )?(?:le|la|l'|les|ce|cet|cette) ?"
    r"(?:rapport|deliberation|projet|ensemble|reglement|budget|texte|arrete|preavis|credit"
    r"|dispositif|convention|objet|taux|statuts|tarifs?|plan|loi|resolution|proposition principale"
    r"|motion|postulat|message|comptes?)\b"
)
FRESH = re.compile(either("FRESH"))
TIE = re.compile(
    r"\b(?:departage|tranche|preponderante?|casting vote|tie-?breaking|broke the tie)\b"
)
THUS = re.compile(
    r"\b(?:donc|therefore|accordingly)\b|^\W*(?:ainsi,|des lors|(?:en|par) consequen|thus)"
)
FIELD = re.compile(  # « RESULT: TABLED [3 TO 2] », "Disposition: approved": of what stands above
    r"\W*(?:(?:final |vote |board |council )?(?:result|resolution|outcome|action|disposition"
    r"|status)|mover|moved by)\s*:"
)
MAIN_MOTION = re.compile(
    r"\b(?:main|original|amended|substantive|underlying|primary|initial) (?:motion|question"
    r"|resolution|proposal)\b|\b(?:motions?|resolution|proposal|question)\b[^.;:]{0,40}"
    r",? as amended\b|\b(?:vote|roll call|question)\b[^.;:]{0,30}\bon (?:the )?"
    r"(?:adoption|passage|final passage|resolution|ordinance)\b"
    r"|\b(?:proposition|motion|resolution|question) (?:principale|originale?"
    r"|initiale|amendee|ainsi amendee|telle qu'amendee)\b"
)
COMES_TO_MOTION = re.compile(  # said behind an amendment, of the motion that it was to amend
    r"\b(?:vote|poll|division|roll[ -]call)\b[^.;]{0,60}\bon the (?:motion|proposal|resolution)\b"
    r"|\bthe (?:motion|proposal|resolution)\b(?: \w+){0,3} (?:put|declared|carried|lost|defeated)\b"
)
ARTICLE = re.compile(r"\barticles? (?:\d|premier|unique)")


def stands_aside(signal: Signal) -> bool:
    """Whether a sentence says no more than that somebody takes no part."""
    told = signal.opens or signal.seconder or signal.closing or signal.core or signal.counts
    return (
        bool(signal.votes)
        and not told
        and all(vote.choice is Choice.RECUSED for vote in signal.votes)
    )


def waits(draft: Draft, signal: Signal, folded: str, *, quiet: int) -> bool:
    """Whether who stands aside does so from what comes after a decision that is told to its end."""
    told = quiet or draft.sure > COUNTED  # "VOTE: 2-0. Mr. Roe recused himself. Motion carried."
    aside = draft.closed and stands_aside(signal) and not VOTING.search(folded)
    return bool(aside and told)


def joins(
    script: Script, draft: Draft, signal: Signal, said: tuple[int, int], *, quiet: int
) -> bool:
    """Whether a motion's words belong to the draft: who moved what was just decided."""
    if draft.closed:
        if quiet > 1 or draft.mover or not signal.mover:
            return False
        if signal.closing and not (signal.closing is draft.outcome and signal.after):
            return False
        place = said[0] + signal.after  # « The minutes were approved. Prop: CR 2nd: KA »
        return len(script.text[place : min(place + 60, said[1])].split("\n")[0].split()) <= 6
    if draft.opened:
        return draft.mover is None or signal.mover in (None, draft.mover)
    return not draft.core


def begins_anew(
    script: Script, draft: Draft, signal: Signal, folded: str, start: int, *, quiet: int
) -> bool:
    """Whether an outcome is that of another decision than the draft's."""
    bare = len(folded.split()) <= 8 and not (signal.core and FRESH.match(folded))
    if TITLED.match(folded) and not HOW.match(folded) and not draft.opened:
        return True
    if not draft.closed:
        if draft.outcome is Outcome.WITHDRAWN:
            return bool(signal.closing) and not VERDICT.match(folded)
        if signal.closing is Outcome.LOST and draft.core and not (draft.opened or signal.counts):
            return draft.outcome is Outcome.CARRIED and not VERDICT.match(folded)
        fresh = draft.core and not draft.opened and quiet > 0 and signal.core
        return bool(fresh) and is_fresh(script, draft, folded, start)
    if MINOR.match(script.folded, draft.start, draft.end) and WHOLE.match(folded):
        return True  # « L'amendement n'est pas adopté. … Le rapport est adopté. »
    before = script.text[draft.start : draft.end].rstrip()
    if (before.endswith(",") and not draft.opened) or (draft.awaits and signal.core):
        return False  # « Le Conseil, par 17 voix pour et 4 contre, | DÉCIDE de … »
    counts_say = counted(draft.counts)
    if not draft.core and quiet < 2 and counts_say and signal.core is counts_say:
        return False  # « … recueille 2 voix pour et 6 contre. Le Conseil refuse … »
    if not draft.core and quiet < 2 and draft.counts and not signal.counts and THUS.search(folded):
        return False  # « Pour Sud-Repas : 8 ; contre : 6. La société Sud-Repas est donc retenue. »
    if quiet == 0 and TIE.search(folded):
        return False  # « 10 oui, 10 non. La présidente départage en faveur de l'arrêté. »
    if draft.opened and quiet == 0 and VERDICT.match(folded) and not signal.core:
        return False  # « Pour : 3. Contre : 2. Adoptée à la majorité – le maire n'ayant pas voté. »
    if draft.opened and quiet == 0 and folded.lstrip().startswith("resolved"):
        return False
    both = {Choice.FOR, Choice.AGAINST} <= draft.counts.keys()
    if draft.opened and quiet == 0 and not both and signal.sure == COUNTED_ALONE:
        return bool(signal.core)  # "Motion carried. | Seven voting for, one against."
    if draft.opened and quiet == 0 and draft.sure <= COUNTED_ALONE and "motion" in folded:
        return False  # "Yeas 4, Nays 2. Lacking two thirds, the motion was declared lost."
    if bare:
        return quiet > (2 if draft.opened else 0) and signal.sure >= 0.85
    return signal.sure >= (0.8 if draft.opened else LONE_SURE)


def is_fresh(script: Script, draft: Draft, folded: str, start: int) -> bool:
    """Whether the council decides again: not under the same number, nor in an article."""
    if draft.number or not FRESH.match(folded):
        return False
    return not ARTICLE.search(script.folded, draft.start, start)


def is_told(folded: str) -> bool:
    """Whether a sentence is no more than how what stands above was voted."""
    words = len(folded.split())
    labelled = VOTE_LINE.match(folded) or FIELD.match(folded)
    return words <= 5 or bool(labelled or (words <= 14 and VERDICT.match(folded)))


def stands_alone(signal: Signal, folded: str, before: str, *, formal: int) -> bool:
    """Whether an outcome without a motion is one. before: the text since the last decision."""
    if len(folded.split()) == 1 and not before.strip(" \n"):
        return False  # « APPROVED » over the heading: the document's own state
    if re.search(r"\bit was (?:\w+ )*(?:agreed|decided)\b", folded) and formal:
        return False
    return signal.sure >= LONE_SURE


def comes_again(script: Script, draft: Draft | None, folded: str) -> bool:
    """Whether the vote comes to the main motion: "VOTE ON MAIN MOTION", "as amended".

    draft: what came between, an amendment of it or a motion that was withdrawn.
    """
    between = draft if draft and draft.closed else None
    gone = between and between.outcome is Outcome.WITHDRAWN
    amends = between and "amend" in script.folded[between.start : between.start + 200]
    back = amends and "amend" not in folded and COMES_TO_MOTION.search(folded)
    return bool(gone or back or MAIN_MOTION.search(folded))
