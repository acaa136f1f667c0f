"""English wording of motions: who moved and seconded, and what was moved to be done."""

from __future__ import annotations

from archive.model import Outcome
from ingest.identity.wordlists import wordings

MOVERS: tuple[str, ...] = wordings(
    r"""
    \bmoved by\s*:?\s*  \bmover\s*:\s*  \bmotion (?:was )?(?:made )?by\s*:?\s*
    \b(?:up)?on (?:a |the )?motion (?:of|by|from)\s*
    \bprop(?:osed|oser)?(?: by)?\s*[:.]\s*  \bproposed by\s*:?\s*  \bprop\s+(?=[a-z]{2,3}\b)
    \bmoved\s*[:-]\s*
    \bmotion(?: to [a-z]+(?: [\w-]+){0,6})?\s*[:-]\s*(?=[a-z.' -]{2,40}[,;/ ]\s*(?:second|2nd))
    \bmotion to\b[^.;,]{3,90}?\bby\s+(?=(?:council|commissi|mayor|member|m[rs]|cllr|trustee)\w*)
    \bintroduced by\s*:?\s*  \bit was moved by\s*
    \bmotion\b[^.;]{0,160}?\bmade by\s*
    \b(?:up)?on (?:a |the )?propos(?:al|ition) (?:of|by|from)\s*
    \bmoved\s+(?!by|to|that|and|for|the|approv|den[iy]|adopt|accept|[a-z][\w.' -]{1,40}\sseconded\b)
    \bproposed (?=(?:cllr|councillor|mr|mrs|ms|dr)\b|[a-z][a-z.'-]{1,28}[,;] ?(?:and )?second)
    ^\W*motion\s+(?!by\b|to\b)(?=[a-z.' -]{2,40}[,;]?\s*(?:and )?(?:a )?(?:second|2nd))
    \bnominated by\s*:?\s*
    ^\W*moved:?\s+(?=[a-z][\w.' -]{1,40}\sseconded\b)
    \(\s*(?:moved|prop(?:osed|oser)?)(?: by)?\W{1,3}(?=[a-z])
    ^\W*motion\s+(?!by\b|to\b|carr|pass|fail|made|no\b|was\b|for\b)(?=[a-z.' -]{2,30} to [a-z])
    \bmotion to\b[^.;,]{3,90}?\bby\s+(?=[a-z.' -]{2,40}[,;]? ?(?:and )?(?:a )?(?:second|2nd))
    \b(?:motion|resolution|ordinance) (?:was |is )?(?:offered|presented|proposed) by\s*:?\s*
    \boffered by\s*:?\s*(?=[a-z.' -]{2,40}[,;]?\s*(?:and )?(?:was )?(?:second|2nd|support))
    ^\W*offered by\s*:?\s*  ^\W*(?:maker|1st|moved/offered by)\s*[:–-]\s*
    ^\W*motion\s*[:–-]\s*(?=(?!approv|adopt|accept|mov)[a-z][a-z.' -]{2,40}, (?:to|that)\b)
    ^\W*motion\s*[:–-]\s*(?=(?:selectm[ae]n|mrs?|ms|dr|council\w+|commiss\w+|trustee|ald|sup)\b)
    """
)
MOVER_ALONE: str = r"\W*(?:motion|proposal) (?:of |from )"
SECONDERS: tuple[str, ...] = wordings(
    r"""
    \bseconded(?: the motion)? by\s*:?\s*  \bsecond(?:ed)?\s*[:-]\s*  \bsecond by\s*:?\s*
    \bseconder\s*:\s*
    \b2nd(?:ed|'d)?\s*(?:by)?\s*:?\s*(?!reading|quarter|street|st\b|ave)
    \bsecond(?:ed)? (?:was )?(?:made )?by\s*:?\s*
    \bseconded (?!by|the|and|to|it)
    [,.]\s*second(?:ed)?\s+(?!by\b|the\b|and\b|to\b|it\b|reading)
    \bsec(?:onder)?(?: by)?\s*[:.]\s*(?=(?:cllr|councill?or|mr|mrs|ms|dr)\b)
    \b(?:sec|2nd)(?:'?e?d)?\.? by\s*:?\s*
    ^\W*second\s+(?=[a-z][a-z.' -]{1,28}(?:\.|$))(?!by\b|reading|vice|notice|hearing|public|meeting)
    ^\W*motion [a-z.' -]{2,40} second\s+(?!by\b|the\b)
    [;,(]\s*second(?:ed|er)?(?: by)?\W{1,3}(?=(?:cllr|councill?or|cr|mr|mrs|ms|dr|ald)\b)
    \bsupport(?:ed)? by\s*:?\s*  \bwith (?:a |the )?second (?:by|from|of)\s*
    """
)
MOVES: str = (
    r"\b(?:(?:then|also|again|further|thereafter|therefore|so|duly|now|subsequently),? )?"
    r"(?:moved|moves|motioned|made (?:a |the )?motion|makes (?:a "
    r"|the )?motion|offered (?:a |the )?(?:motion|resolution)|nominated|nominates"
    r"|proposed(?=,? and\b| that\b| to\b|[^.;]{0,120}\bsecond)|introduced (?:a |the )?(?:motion"
    r"|resolution))\b"
    r"(?! by\b| here\b| into\b| in\b| away\b| out\b| on\b"
    r"| down\b| over\b| to (?:the area|town|rivergrove)\b)"
)
SECONDS: str = (
    r"\b(?:seconded|seconds|seconding|(?:provided|gave|offered) (?:a |the )?second|made the second"
    r"|second the motion|supported(?= the motion|\W*$|[;,.])"
    r"|2nd(?:s|ed|'d)?(?=[;,.]| for\b|\W*$))(?! by\b)"
)
MOVER_PAIR: str = (
    r"\b(?:moved?/second(?:ed)?|m/s(?:/[cp])?"
    r"|ms[cp]u?(?=[: (]+[a-z.' ]{2,30}/[a-z])|m\.s\.c?\.?|motion/second|mover/seconder)\s*:?\s*\(?"
    r"|\bmotion \((?=[a-z]{2,3}\) (?:and )?(?:second|2nd)\b)"
    r"|\b(?:motion|resolved)\s*\((?=[a-z. ]+/[a-z. ]+\))"
    r"|^\W*motion\W{0,3}(?:(?:no\.?|#|number) ?)?(?:\d[\d/.-]{0,12})?\s*[:–-]\s*"
    r"(?=[a-z][a-z.' -]{2,40}/[a-z])"
)
OPENINGS: tuple[str, ...] = wordings(
    r"""
    \bmotion (?:was )?(?:duly |properly )?made\b  \bby motion\b  \bmotion, duly made\b
    \bmoved by\b  \bit was moved\b  ^\W*moved,? (?:and|&) seconded\b
    \b(?:up)?on (?:a |the )?propos(?:al|ition) (?:of|by|from)\b
    \bmotion by\b  \b(?:up)?on (?:a |the )?motion\b  \b(?:a|the) motion to\b  \bmover\s*:
    \bmoved/seconded\b  \bm/s\b  \bit was m/?s/?c\b
    ^\W*motion\s*[:(-]  \bmotion was (?:made|offered)\b  ^\W*motion to\b
    (?<!his )(?<!her )(?<!their )\bmotion and (?:a )?second\b(?! (?:was|were|withdrawn))
    """
)

_BODY = r"(?:board|council|commission|committee|court|trustees|supervisors|selectmen)"
_PUT = (  # "A motion was made by Ald. Roe, seconded by Ald. Doe, that this Ordinance be …"
    r"\b(?:moved|motion|second\w*)\b[^;:]{0,110}?\bthat (?:the |this |said )?[^.;,:]{3,90}? be "
    r"(?:and (?:is |the same is )?hereby |hereby )?"
)
MOTION_OUTCOMES: tuple[tuple[str, Outcome], ...] = (
    (
        r"\bto (?:table|lay (?:[^.;]{2,60} )?on the table)\b|\bmotion (?:tabling|laying)\b"
        rf"|{_PUT}(?:tabled|laid on the table)\b"
        rf"|\b{_BODY} (?:(?:\w+ly )?tabled|tables? (?:the|this|item|by-?law|request))\b"
        r"|\b(?:be|is) (?:tabled|laid on the table)\b|\blies? on the table\b",
        Outcome.TABLED,
    ),
    (
        rf"{_PUT}(?:deferred|postponed|continued|(?:laid|held|carried|set) over)\b"
        rf"|\b{_BODY} (?:\w+ly )?(?:deferred|postponed|continued|held over|laid over)\b"
        r"|\bmotion (?:deferring|postponing|continuing)\b"
        r"|\bto (?:defer|postpone|continue the (?:item|matter"
        r"|application|public hearing item)|hold over)\b"
        r"|\bto continue\b[^.;]{0,90}\b(?:to|until) (?:the |a |our |their )?(?:next|date|future"
        r"|following|regular|special|meeting|\w+ \d{1,2}(?:st|nd|rd|th)?\b)|\bbe (?:deferred"
        r"|postponed|held over|laid over)\b",
        Outcome.DEFERRED,
    ),
    (
        rf"{_PUT}(?:referred|re-referred|remanded|recommitted)\b(?![^.;]{{0,80}}\bwith a recommend)"
        rf"|\b{_BODY} (?:\w+ly )?(?:referred|remanded)\b|\bmotion (?:referring|remanding)\b"
        r"|\bto (?:refer|remit|send back|return) (?!to)(?:[\w'-]+ ){1,8}?(?:back )?to\b"
        r"|\bto refer\b(?! to)|^\W*(?:that )?(?:the |this )?(?:matter|item|report|request"
        r"|application|correspondence|letter|proposal|motion)(?: [\w-]+){0,6} be referred\b"
        r"|\bresolved,? that [^.;]{3,90} be referred (?:back )?to\b|\bbe referred back\b"
        r"|^\W*(?:\S+ {1,4}){0,3}that (?:the |this )?[^.;,]{3,90} be referred (?:back )?to\b"
        r"(?![^.;]{0,80}\bwith a recommend)",
        Outcome.REFERRED,
    ),
    (r"\bto withdraw (?:the )?(?:item|application|resolution)\b", Outcome.WITHDRAWN),
)
