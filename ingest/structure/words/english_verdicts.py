"""English verdicts composed from their parts: what was put, how it fell out, how it was voted.

The lists of english_decisions hold what single wordings say; these say it for every thing that is
put to a vote with every verb, in each place where clerks write a verdict: alone on its line, behind
"Result:", after the movers ("and, upon vote, carried 3-1"), or told of the body.
"""

from __future__ import annotations

from archive.model import Outcome
from ingest.structure.words import english_decisions, english_votes

_THING = (
    r"(?:motions?|resolutions?|ordinances?|amendments?|questions?|measures?|orders?|articles?"
    r"|proposals?|propositions?|requests?|applications?|petitions?|appeals?|bills?|local laws?"
    r"|by-?laws?|nominations?|appointments?|recommendations?|items?|matters?|plats?|permits?"
    r"|variances?|agreements?|contracts?|minutes|agenda|reports?)"
)
_GOOD = (
    r"(?:carried|carries|carry|passed|passes|passing|adopted|approved|accepted|agreed to|ratified"
    r"|granted|confirmed|prevailed|prevails|enacted|upheld|sustained|concurred in)"
)
_BAD = (
    r"(?:lost|loses|failed|fails|failing|defeated|rejected|denied|died|dies|disapproved"
    r"|(?:not|did not|does not|fail(?:ed|s)? to|was not) (?:carry|carried|pass|passed|adopted"
    r"|approved|prevail|receive))"
)
_LATER = r"(?:deferred|postponed|continued|(?:laid|held|carried|set) over|put off)"
_IS = (
    r"(?:(?:was|were|is|are|has been|having been|stands?|being)(?: then| thereupon| hereby| duly"
    r"| therefore| declared| unanimously| so){0,3} )"
)
_BY = (
    r"(?:(?:,? ?(?:unanimously|as (?:presented|amended|written|submitted|read|corrected)"
    r"|(?:on|by|with|upon) (?:an? |the )?(?:(?:unanimous|voice|roll ?call|hand|majority|tie"
    r"|recorded|show of hands?|affirmative|following|standing|rising|\w+ to \w+) ?){1,4}"
    r"(?:vote|votes|voice vote)?|viva voce(?: vote)?|this (?:date|day)|unanimous(?: vote)?"
    r"|all (?:ayes|in favou?r|yes)|without (?:objection|dissent|opposition)))"
    r"|[\W\d]{1,12}(?:to|for|against|in favou?r|opposed|ayes?|nays?|noes|yeas?|abst\w+"
    r"|absent)?){0,5}"
)
_ASK = (
    r"(?:(?:final |vote |action |board |council |committee )?(?:result|resolution|outcome|action"
    r"|disposition|decision|status|determination|verdict)s?(?: taken| of (?:the )?vote)?|vote"
    r"|voting|motion|roll call(?: vote)?|on roll call)"
)

VERDICTS: tuple[tuple[str, Outcome, float], ...] = (
    # "RESULT: ADOPTED [4 TO 1]", "Final Resolution: Motion Fails", "Vote: passed 5-0"
    (rf"^\W*{_ASK}\s*[:–-]+\s*(?:the )?(?:{_THING} )?{_IS}?{_BAD}\b", Outcome.LOST, 0.93),
    (rf"^\W*{_ASK}\s*[:–-]+\s*(?:the )?(?:{_THING} )?{_IS}?{_GOOD}\b", Outcome.CARRIED, 0.93),
    (rf"^\W*{_ASK}\s*[:–-]+\s*(?:{_THING} )?{_IS}?{_LATER}\b", Outcome.DEFERRED, 0.93),
    (rf"^\W*{_ASK}\s*[:–-]+\s*(?:{_THING} )?{_IS}?tabled\b", Outcome.TABLED, 0.93),
    (rf"^\W*{_ASK}\s*[:–-]+\s*(?:{_THING} )?{_IS}?withdrawn\b", Outcome.WITHDRAWN, 0.93),
    (rf"^\W*{_ASK}\s*[:–-]+\s*(?:{_THING} )?{_IS}?referred\b", Outcome.REFERRED, 0.93),
    (
        r"^\W*(?:vote|voting)\s*[:–-]+\s*(?:all |was )?(?:unanimous|in favou?r)\b",
        Outcome.CARRIED,
        0.9,
    ),
    # "Vote: 1-2-0 Motion fails."
    (rf"\b{_THING},? (?:{_IS})?{_BAD}{_BY}\W*$", Outcome.LOST, 0.92),
    (rf"(?:^|[,;] |\band )(?:the |said )?{_THING} {_IS}?{_GOOD}{_BY}\W*$", Outcome.CARRIED, 0.92),
    (rf"^\W*(?:unanimously |duly |was |so ){{1,2}}{_GOOD}{_BY}\W*$", Outcome.CARRIED, 0.9),
    (rf"^\W*{_GOOD}{_BY}\W*$", Outcome.CARRIED, 0.9),
    (rf"^\W*{_BAD}{_BY}\W*$", Outcome.LOST, 0.9),
    # "Voted unanimously: To accept …", "ARTICLE 3. Voted, 4-1, that the Town …"
    (
        r"^\W*(?:article [\w-]+\W{1,4})?(?:it was )?(?:unanimously )?voted\b[^.;:a-z]{0,12}"
        r"(?:unanimously|by [^.;:]{3,40}|\d+ ?(?:-|to) ?\d+)?[^.;:a-z]{0,4}(?::\s*)?"
        r"(?:that|to) [a-z]",
        Outcome.CARRIED,
        0.85,
    ),
    # "…, seconded by Roe and, upon vote, carried 3-1, the Board approved …"
    (
        rf"\b(?:second\w*|2nd|motion|moved)\b[^.;]{{3,160}}?\b(?:and|which|vote),?(?: was| were"
        rf"| (?:up)?on (?:a )?(?:\w+ )?vote,?| duly| unanimously| then){{0,3}} {_BAD}\b",
        Outcome.LOST,
        0.86,
    ),
    (
        rf"\b(?:second\w*|2nd|motion|moved)\b[^.;]{{3,160}}?\b(?:and|which|vote),?(?: was| were"
        rf"| (?:up)?on (?:a )?(?:\w+ )?vote,?| duly| unanimously| then){{0,3}} {_GOOD}\b",
        Outcome.CARRIED,
        0.86,
    ),
)
CLOSINGS: tuple[tuple[str, Outcome, float], ...] = (*VERDICTS, *english_decisions.CLOSINGS)

# What a board of advice thought before this body voted: its figures are not the body's.
ADVISES: str = (
    r"\b(?:planning|zoning|budget|finance|advisory|parks?|recreation|personnel|historic\w*"
    r"|conservation|design|architectural|warrant|capital|library|school|plan|p ?& ?z)\b[\w &]{0,40}"
    r"\b(?:commission|committee|board|council|department)\b[^.;]{0,70}"
    r"\b(?:voted|recommend\w*|endors\w+|(?:un)?favou?rabl\w+)\b"
    r"|\b(?:commission|committee|subcommittee|board)(?: \w+){0,3} (?:had|has|have)(?: \w+)?"
    r" (?:voted|recommended)\b|^\W*the (?:\w+ )?(?:sub-?committee|staff) (?:voted|recommend\w*)\b"
)

_EACH = (
    r"(?:the )?(?:\w+ )?(?:members|councilmembers|council members|councill?ors|commissioners"
    r"|trustees|directors|supervisors|jurors|selectmen|aldermen|those|board|council|present"
    r"|magistrates|freeholders|legislators)(?: \w+){0,2}"
)
UNANIMOUS: str = (
    rf"{english_votes.UNANIMOUS}"
    rf"|\ball (?:{_EACH} )?(?:present )?(?:voting|voted|vote|were voting|being|were|responded|said)"
    r",? ?(?:in (?:the )?)?(?:aye|yea|yes|favou?r|affirmative|for)\b"
    r"|\b(?:with |there being )?(?:no|none) (?:opposition|dissent\w*|opposed|opposing|nays|noes"
    r"|one opposed|(?:negative|dissenting|opposing|nay) votes?)\b(?! ?[:–-]? ?\d)"
    r"|\beveryone (?:voted|was) (?:aye|yes|in favou?r)\b|\ball (?:present )?concurr\w+\b"
)
