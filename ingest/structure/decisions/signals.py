"""What one sentence says of a decision: that one is moved, by whom, how it ended. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from archive.model import LANGS, Choice, Outcome, Vote
from ingest.structure.decisions import votes
from ingest.structure.decisions.tallies import bare_score
from ingest.structure.people.names import Named, name_before, read_name
from ingest.structure.words import LANGUAGES, either
from ingest.structure.words.quick import quick

TRIGGER = quick(
    r"mo(?:ve|tion)|appui|offered by|: (?:that|que) |introduc|nominat|granted"
    r"|co-?opt|\bso \w+ed\b|second|appuy|propos|prop\b|carr|adopt"
    r"|approu?v|accept|vot|vore|unanim|pass|fail|lost|defeat"
    r"|tabl"
    r"|defer|withdr|referr|resol|agre|remis|decid|rejet|retir"
    r"|report|ajourn|autoris|delib|conseil|assemblee|membres"
    r"|acte"
    r"|contre|pour|against|abst|aye|nay|yea|noes|recus|dissid|oppos"
    r"|2nd|m/s|division|favour|favor|faveur|elect|ratif|objection"
    r"|dissent|for the mo|\bms[cp]u?\b"
    r"|obtient|elue?|\b(?:yes|no|for|against|oui|non) ?:|[-–—,.:] ?(?:yes|no|oui|non)\b|continued"
    r"|^\W*(?:for|yes|no) ?(?:[–—-]|\(\d)|taken as read|noted the"
    r"|^\W*\(\d{1,2}[-–]\d|postponed|support|avis contraire|declar"
    r"|disclos|\b(?:yes|no|aye|nay|yea|oui|non)\W*$|refus|repouss|ecarte|renvo|nomme|design|fixe"
    r"|accord|octroy|attribu|allou|enterin|valid|proclam|engagee?s?\b|recrute|reten|class"
    r"|stepped|excused"
)
MOVERS = re.compile(f"(?:{either('MOVERS')})")
SECONDERS = re.compile(f"(?:{either('SECONDERS')})")
MOVES = re.compile(either("MOVES"))
SECONDS = re.compile(either("SECONDS"))
MOVER_ALONE = re.compile(either("MOVER_ALONE"))
MOVES_THAT = re.compile(  # "Councillor Mathers: That …"
    r"\s*[:–—-]\s*(?:that|que|qu'|it was (?:proposed|moved))\b"
)
PAIR = re.compile(f"(?:{either('MOVER_PAIR')})")
ASKS = re.compile(
    r"\b(?:asked|wondered|inquired|enquired) (?:if|whether)\b|\bdemand\w+ si\b"
    r"|\b(?:asked|requested) (?:for|that) (?:his|her|their)\b"
)
PLURAL = re.compile(r"(?i)(?:council\w+s|councilmen|crs|cllrs|commissioners|trustees|members)\.?$")
OPENINGS = re.compile(f"(?:{either('OPENINGS')})")


class Ways:
    """The wordings of outcomes in one language, each with how sure it is; the first counts."""

    def __init__(self, wordings: Iterable[tuple[str, Outcome, float]]) -> None:
        written = [(p.replace("NUMBER", votes.WORDS), found, sure) for p, found, sure in wordings]
        self.any_of = quick(*(pattern for pattern, _, _ in written)) if written else None
        self.each = tuple((re.compile(pattern), found, sure) for pattern, found, sure in written)

    def told(self, folded: str) -> tuple[Outcome | None, float]:
        if self.any_of and self.any_of.search(folded):
            for pattern, found, sure in self.each:
                if pattern.search(folded):
                    return found, sure
        return None, 0.0


CLOSINGS = {words.LANG: Ways(words.CLOSINGS) for words in LANGUAGES}
CORES = {words.LANG: Ways(words.CORES) for words in LANGUAGES}
MOTIONS = quick(
    r": (?:that|que|it) |mo(?:tion|v)|offered|prop|resolu|m[/.]s|second|appu[yi]|2nd|introduc"
    r"|support"
    r"|resolved \(|nominat|\bsec\b|\bms[cp]u?\b"
)
CLOSES = quick(  # without one of these no closing is worth a try
    r"\b(?:ayes?|yeas?|yes)\b|\bm/?s/?[cp]|acclam"
    r"|carri|adopt|\bfell\b|lack of|want of|no second|approu?v"
    r"|accept|vot|vore|unanim|pass|fail|lost|defeat|die[sd]|tabl|defer|withdr"
    r"|referr|resol|agre|decid|rejet|defait|retir|report|ajourn|prevail|objection|\bcd\b|elect"
    r"|ratif|continued|postponed|put off|(?:held|carried|set) over|laid|favou?r|moved|confirm"
    r"|support|granted|taken as read|noted|co-?opted|\bso order|refus|repouss|ecart"
    r"|renvoy|classe|transform|balay|\belue?s?\b|nomme|design|fixe|accord|octroy|attribu|allou"
    r"|enterin|valid|proclam|retenu"
    r"|engagee?s?\b|recrute|faveur|\btou(?:s|tes)\b|institu|cree|arrete|majorite|departage"
    r"|tranche|preponderant"
    r"|concur|denied|enact|upheld|sustain|pass|los[te]"
)
DECIDES = quick(
    r"conseil|assembl|membres|comite|bureau|commission|\belus|delegues|\bacte|deliber|debattu"
    r"|echange|n'appr|approuv|decide|autoris|adopte|accepte|valide|rejette|refuse|avis|\bpoint\b"
    r"|dossier|sujet|question|obten|obtient|\belue?\b|proclame|propose|retir|connaissance|prononc"
)
NOT_NOW = quick(either("NOT_NOW"))
ANOTHER_DAY = re.compile(either("ANOTHER_DAY"))
ADVISES = quick(either("ADVISES"))
CAPITALS = tuple((re.compile(p), o) for words in LANGUAGES for p, o in words.CAPITALS)
SHOUTED = re.compile(r"[A-ZÀ-Þ]{3}")
VERB_PLACE = re.compile(r"(?:^|[,:] |\b(?:conseil|comite|bureau)\b[ \w]{0,20} )\W{0,3}")
RECITAL = re.compile(r"\W*(?:considerant|attendu|whereas|vu (?:la|le|les|l')|suite a)\b")
RECITED = re.compile(r"\W*(?:considerant|attendu|whereas)\b[^;]*[;,]\s*$")
QUOTED = re.compile(r"\s*[«“](?:[^»”])*(?:[»”]\W*)?$")
FINAL_E = re.compile(r"[éÉ]\b")
UNANIMOUS = re.compile(either("UNANIMOUS"))
DIVIDED = re.compile(either("DIVIDED"))
AT_THE_EDGE = (  # "… signs      Carried": how it ended, at the end of the motion's last line
    (re.compile(r"[^\s,] (?:Carried|CARRIED|Cd\.|CD\.|Passed|PASSED)(?: [A-Za-z]+ly)?\W*$"), True),
    (re.compile(r"[^\s,] (?:Defeated|DEFEATED|Lost|LOST|Failed|FAILED)\W*$"), False),
)
SPREAD = re.compile(r"(?<!\S)(?:[A-ZÀ-Þ] ){3,}[A-ZÀ-Þ](?!\S)")
INITIALS = re.compile(r"(?!MM?E?S?\b)[A-Z]{2,4}(?![\w'’.-])(?! [A-Z][A-Za-zÀ-ÿ])")
COUNTED_ALONE = 0.85  # how sure a bare count of votes is
VERB_SURE = 0.85  # and a verb in capitals: « APPROUVE la convention »


@dataclass(frozen=True, slots=True)
class Signal:
    """What a sentence says. after is where the words of the motion begin, if it opens one.

    closing is how a motion ended; core is what a council decides in a sentence of its own.
    """

    opens: bool = False
    mover: str | None = None
    seconder: str | None = None
    after: int = 0
    closing: Outcome | None = None
    core: Outcome | None = None
    sure: float = 0.0
    unanimous: bool | None = None
    counts: tuple[tuple[Choice, int], ...] = ()
    votes: tuple[Vote, ...] = ()

    @property
    def says(self) -> bool:
        return bool(
            self.opens or self.mover or self.seconder or self.closing or self.core
            or self.counts or self.votes
        )  # fmt: skip


def read_signal(
    text: str, folded: str, *, subject: str | None = None, langs: tuple[str, ...] = LANGS
) -> Signal:
    """What a sentence says; nothing for most sentences, at the cost of one search.

    subject is who the sentence before began with, for one that begins with « Il » or "She". langs
    are the languages that the document speaks.
    """
    if SPREAD.search(text):
        text, folded = drawn_in(text), drawn_in(text, folded)
    if not TRIGGER.search(folded):
        return Signal()
    mover, seconder, after, opens = None, None, 0, False
    if MOTIONS.search(folded):
        mover, seconder, after = movers(text, folded)
        opens = bool(mover) or bool(OPENINGS.search(folded) and not ASKS.search(folded))
    closing, sure = outcome(folded, CLOSINGS, langs) if CLOSES.search(folded) else (None, 0.0)
    if closing is None and (at_edge := edge(text)):
        closing, sure = at_edge, 0.5
    core, core_sure = None, 0.0
    written = accented(text, folded)
    if (opens or closing is None or sure < 0.85) and DECIDES.search(folded):
        core, core_sure = outcome(written, CORES, langs)
    if not core and (core := in_capitals(text, written)):
        core_sure = VERB_SURE
    if closing and not (opens or core) and RECITAL.match(folded):
        closing, sure = None, 0.0  # « CONSIDÉRANT que la résolution adoptée le 14 mai … »
    if core and not opens and QUOTED.match(text):
        core = None  # « Le conseil refuse toute fermeture … » are the words of a motion
    if core and not opens and RECITED.match(folded):
        closing, core = None, None  # « ATTENDU QUE les membres ont pris connaissance de … ; »
    told = bool(closing or core) and not opens
    sure_now = bool(closing) and sure >= 0.85 and bool(UNANIMOUS.search(folded))
    if told and not sure_now and NOT_NOW.search(folded):  # the last is the slowest
        short = sure >= 0.9 and len(folded) < 60 and not ANOTHER_DAY.search(folded)
        closing, core = (closing if short else None), None
    counts = votes.counts_in(folded)
    alone = len(counts) > 1 or len(folded.split()) <= 12 or "voix" in folded
    advised = bool(counts) and bool(ADVISES.search(folded))
    if advised and not opens and sure < 0.9:
        return Signal()
    if counts and alone and not opens and closing is None and core is None:
        closing, sure = counted(counts), COUNTED_ALONE
    return Signal(
        opens=opens,
        mover=mover.name if mover else None,
        seconder=seconder.name if seconder else None,
        after=after,
        closing=closing,
        core=core,
        sure=max(sure, core_sure),
        unanimous=unanimity(folded),
        counts=tuple(counts.items()),
        votes=tuple(dict.fromkeys(votes.votes_in(text, folded, subject=subject))),
    )


def scored(signal: Signal, folded: str) -> Signal:
    """What a sentence says right behind a motion, where it may be a bare score: "5-0."."""
    if signal.says or not (counts := bare_score(folded)):
        return signal
    closing = counted(counts)
    return Signal(closing=closing, sure=COUNTED_ALONE, counts=tuple(counts.items()))


def drawn_in(text: str, folded: str | None = None) -> str:
    """A text, or its folded twin, in which letters set apart are a word: « D E C I D E »."""
    spread = [(one.start(), one.end()) for one in SPREAD.finditer(text)]
    found = list(folded if folded is not None else text)
    for start, end in reversed(spread):
        found[start:end] = found[start:end:2]
    return "".join(found)


def accented(text: str, folded: str) -> str:
    """The folded text with the é that ends a word: « reporté » is not « reporte »."""
    if "é" not in text and "É" not in text:
        return folded
    letters = list(folded)
    for match in FINAL_E.finditer(text):
        letters[match.start()] = "é"
    return "".join(letters)


def in_capitals(text: str, folded: str) -> Outcome | None:
    """What a verb in capitals decides among words that are not: « Par 11 voix, DECIDE de … »."""
    if not SHOUTED.search(text):
        return None
    for place in VERB_PLACE.finditer(folded):
        for pattern, found in CAPITALS:
            match = pattern.match(folded, place.end())
            if match and text[match.start() : match.end()].isupper():
                alone = text[match.end() :].strip(" :") == ""  # « DECIDE : »
                return found if alone or not text.isupper() else None
    return None


def movers(text: str, folded: str) -> tuple[Named | None, Named | None, int]:
    """(mover, seconder, where what they say of themselves ends)."""
    mover: Named | None = None
    seconder: Named | None = None
    after = 0
    if match := PAIR.search(folded):
        mover = read_name(text, match.end(), named=True)
        if mover and text[mover.end : mover.end + 2].strip()[:1] in ("/", ",", "-", "–", "—", ";"):
            slash = text.find("/", mover.end, mover.end + 2)
            line = text.find("\n", mover.end) if slash > 0 else -1
            whole = text[:line] if line > 0 else text
            seconder = read_name(whole, max(mover.end, slash) + 1, named=True)
            after = (seconder or mover).end
        return mover, seconder, after
    for match in MOVERS.finditer(folded):
        if (mover := named_at(text, match.end())) is not None:
            after = mover.end
            break
    for match in SECONDERS.finditer(folded):
        if (seconder := named_at(text, match.end())) is not None:
            after = max(after, seconder.end)
            break
    if mover and PLURAL.match(mover.title) and folded.startswith(" and ", mover.end):
        seconder = seconder or read_name(
            text, mover.end + 5, named=True
        )  # "motion of Crs Roe and Doe"
        after = max(after, seconder.end if seconder else 0)
    if mover and text[mover.end : mover.end + 1] == "/":  # "on motion of Hale/Jones"
        seconder = seconder or read_name(text, mover.end + 1, named=True)
    if mover is None and (match := MOVER_ALONE.match(folded)):
        alone = named_at(text, match.end())  # « Proposition de Jean Roy », and nothing else
        if alone and (alone.title or alone.words > 1) and not text[alone.end :].strip(" \n.,:;"):
            mover, after = alone, alone.end
    if mover is None and (match := MOVES.search(folded)):
        mover = name_before(text, match.start())
        slash = text.rfind("/", 0, match.start())
        if mover and slash > 0 and text[slash + 1 : match.start()].strip() == mover.name:
            mover, seconder = name_before(text, slash), seconder or mover  # "Roe/Doe moved"
        if mover and seconder and mover.name == seconder.name:
            said = SECONDERS.search(
                folded
            )  # "As an amendment, Cllr Roe, seconded by Cllr Doe, moved"
            mover = (said and name_before(text, said.start())) or read_name(text)
        if mover is None and folded[: match.start()].rstrip().endswith((" and", ", and")):
            first = read_name(text)  # "Councilman Farah introduced Ordinance 2214 and moved …"
            mover = first if first and (first.title or first.words > 1) else None
    first = read_name(text, named=": that" in folded[:60]) if mover is None else None
    if first and (first.title or first.words < 4):
        mover = first if MOVES_THAT.match(folded, first.end) else None
    if seconder is None and (match := SECONDS.search(folded)):
        seconder = name_before(text, match.start())
    return mover, seconder, after


def named_at(text: str, place: int) -> Named | None:
    """A name right at a place, its titles apart."""
    if match := INITIALS.match(text, place):  # « Prop: NO », who is Nick Oakhill
        return Named(match.group(), "", place, match.end())
    named = read_name(text, place, named=True)
    if named is None:
        return None
    return named if named.start - place <= len(named.title) + 6 else None


def outcome(
    folded: str, patterns: dict[str, Ways], langs: tuple[str, ...]
) -> tuple[Outcome | None, float]:
    """The outcome that a sentence speaks of: the first of a language, the surer of two."""
    told = [patterns[lang].told(folded) for lang in langs]
    return max(told, key=lambda one: one[1], default=(None, 0.0))


def edge(text: str) -> Outcome | None:
    """The outcome at the edge of the last line of a motion."""
    for pattern, carried in AT_THE_EDGE:
        if pattern.search(text):
            return Outcome.CARRIED if carried else Outcome.LOST
    return None


def unanimity(folded: str) -> bool | None:
    if DIVIDED.search(folded):
        return False
    return True if UNANIMOUS.search(folded) else None


def counted(counts: dict[Choice, int]) -> Outcome | None:
    """How a vote ended by its figures."""
    ayes, nays = counts.get(Choice.FOR), counts.get(Choice.AGAINST)
    if ayes is None:
        return None
    return Outcome.CARRIED if ayes > (nays or 0) else Outcome.LOST
