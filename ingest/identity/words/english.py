"""English wording: Ontario and Québec's English towns, the United States, the United Kingdom."""

from __future__ import annotations

from collections.abc import Mapping

from archive.model import Kind, Lang, Status
from ingest.identity.wordlists import ranked, wordings, words_in

LANG: Lang = "en"

COMMON: frozenset[str] = words_in(
    """the of and to for was were is be been by with that this from at as it an are have has had
    will would shall not or which their its they he she his her we you your who what there any
    all motion meeting council board approved seconded moved carried minutes present be it's
    said about also after into but if so no yes i my our when than then these those do did can
    may been being other some more up out how because just"""
)
TELLING: frozenset[str] = words_in(
    """minutes agenda meeting council board committee special regular annual draft approved
    resolution ordinance bylaw packet package notice hearing report transcript village town city
    township parish january february march april june july august september october november
    december monday tuesday wednesday thursday friday saturday sunday amended work session
    workshop public"""
)

MONTHS: Mapping[str, int] = ranked(
    """
    january jan | february feb | march mar | april apr | may | june jun | july jul |
    august aug | september sept sep | october oct | november nov | december dec
    """,
    first=1,
)
WEEKDAYS: Mapping[str, int] = ranked(
    """
    monday mon | tuesday tue tues | wednesday wed | thursday thu thur thurs | friday fri |
    saturday sat | sunday sun
    """,
    first=0,
)
_TENS = {
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "thirtieth": 30,
}
NUMBERS: Mapping[str, int] = _TENS | ranked(
    """
    one first | two second | three third | four fourth | five fifth | six sixth |
    seven seventh | eight eighth | nine ninth | ten tenth | eleven eleventh |
    twelve twelfth | thirteen thirteenth | fourteen fourteenth | fifteen fifteenth |
    sixteen sixteenth | seventeen seventeenth | eighteen eighteenth | nineteen nineteenth |
    twenty twentieth
    """,
    first=1,
)
HUNDREDS: frozenset[str] = frozenset({"hundred"})
THOUSANDS: frozenset[str] = frozenset({"thousand"})
ORDINAL_MARKS: frozenset[str] = frozenset({"st", "nd", "rd", "th"})
DAY_GLUE: frozenset[str] = frozenset({"of", "day"})
YEAR_GLUE: frozenset[str] = frozenset({"of", "in", "the", "year", "our", "lord"})
YEAR_OPENERS: frozenset[str] = frozenset()

MEETING_CUES: tuple[str, ...] = wordings(
    r"""
    \bheld\b  \boccurred\b  \bconvened?\b  \btak(?:e|es|ing) place\b  \btook place\b
    \bwill (?:hold|meet|be meeting)\b  \bmet\b  \b(?:meeting|session) (?:of|on|for)\b
    \bmeeting date\b  \bdate\s*/?\s*(?:and )?time\b  \bsummoned\b  \bscheduled (?:for|on)\b
    \bmeeting\s*[:,-]?\s*$  \bit is\b  \bcalled to order\b  \bto order (?:at|on)\b
    \b(?:council|board) meeting on\b  \bminutes (?:of|for|from)\b  \bagenda (?:of|for)\b
    \btoday is\b  (?:^|\W)date\s*:\s*$
    """
)
MEETING_HINTS: tuple[str, ...] = wordings(
    r"""
    \bmeetings?\b  \bminutes\b  \bagenda\b  \bsession\b  \bcouncil\b  \bboard\b
    \bcommission\b  \bcommittee\b  \bproceedings\b  \bchambers?\b
    """
)
LABEL_CUES: tuple[str, ...] = wordings(
    r"""
    \b(?:meeting date|date of (?:the )?meeting|date\s*/\s*time|date (?:and|&) time|when)\s*[:-]\s*
    (?<!of )\bmeeting\s*:\s*
    """
)
SOFT_OTHER_CUES: tuple[str, ...] = wordings(
    r"""
    \bdated\b  \bas of\b  \bend(?:s|ed|ing)\b  \beffective\b  \bexpir\w+  \bdue\b
    \bdeadline\b  \bbefore\b  \bsince\b  \buntil\b  \bthrough\b  \bby\b  \bbetween\b
    \bmailed\b  \bfiled\b  \breceived\b  \brecorded\b  \bsigned\b  \bappointed\b
    \bstarting\b  \bbeginning\b(?! at)  \bact\b  \bline of credit\b  \breport\w*\b
    \bstatements?\b  \bfrom\b  \bto\b  \baccounts?\b  \bborn\b  \bletters?\b  \bthis\s*$
    """
)
HARD_OTHER_CUES: tuple[str, ...] = wordings(
    r"""
    \bapprov\w+  \badopt(?:ed|ion|ing)?\b  \baccept(?:ed|ance|ing)?\b
    \b(?:previous|prior|last|preceding)\b  \bnext (?:\w+ ){0,4}(?:meetings?|session)\b
    \b(?:future|upcoming) meetings?\b  \bamended\b  \brevised\b  \bcorrected\b  \bupdated\b
    \bposted\b  \bpublish\w*  \bprinted\b  \bissued\b  \bpassed\b
    \bminutes (?:\w+ ){0,3}were\b  \bconsider the minutes\b
    \bto (?:confirm|receive|sign|agree) (?:\w+ ){0,3}minutes\b  \bthat the minutes\b
    \bfrom the meeting\b  \brescheduled from\b  \bpostmark  \badjourned (?:to|until)\b
    \bnotice of motion\b  \bdate (?:of issue|issued|printed|filed|received)\b
    \b(?:read|ratif|confirm)\w* (?:and \w+ )?(?:the )?minutes\b  \bcontinued to\b
    """
)
AFTER_OTHER_CUES: tuple[str, ...] = wordings(
    r"""
    ^[\s,.-]{0,4}(?:\w+ ){0,4}(?:be|were|was|are|is) (?:\w+ ){0,2}(?:adopted|approved|agreed)\b
    ^[\s,.-]{0,4}(?:\w+ ){0,4}(?:be|were|was|are|is) (?:\w+ ){0,2}(?:accept|confirm|receiv)ed\b
    ^[\s,.-]{0,4}(?:\w+ ){0,4}(?:be|were|was|are|is) (?:\w+ ){0,2}(?:read|signed)\b
    ^[\s,.-]{0,4}to\s{1,2}be\s{1,2}(?:approved|confirmed|agreed|adopted|signed)\b
    """
)
HEARING_CUES: tuple[str, ...] = wordings(r"\bpublic hearings?\b  \bhearing\b(?! minutes)")
ENACTING_CUES: tuple[str, ...] = wordings(
    r"\badopted\b  \bpassed\b  \bapproved\b  \benacted\b  \bordained\b  \bresolved\b  \bread\b"
)
ITEM_OTHER_CUES: tuple[str, ...] = wordings(r"\bminutes\b  \bnext\b  \bmeetings?\b(?! called)")
PLACE_LINE: str = r"^\s*(?:dated|signed|given) (?:at|this|in)\b.{0,60}$"
LINE_OPENERS: frozenset[str] = frozenset(
    {"for", "on", "of", "the", "held", "date", "from", "at", "meeting", "minutes", "agenda"}
)
UNFINISHED: frozenset[str] = words_in(
    """of on the for at held to and in from by dated approve occurred this convened scheduled
    january february march april may june july august september october november december"""
)
NAME_OTHER_CUES: tuple[str, ...] = wordings(
    r"""
    amended  revised  updated  approved  adopted  corrected  correted  posted  published
    signed  \brev\b  printed  uploaded  final  as ?of
    """
)
STAMP_CUES: tuple[str, ...] = ()
STAMP_ID: str = r"(?!)"

KINDS_IN_NAME: tuple[tuple[str, Kind, float], ...] = (
    (r"transcripts?\b|captions?\b|subtitles\b|closed captioning", Kind.TRANSCRIPT, 0.9),
    (
        r"(?:agenda|council|board|meeting|info\w*|public)[ -]{1,2}(?:packages?|packets?|book)\b",
        Kind.PACKET,
        0.95,
    ),
    (r"\b(?:packages?|packets?)\b|\bboard ?book\b|supporting documents?", Kind.PACKET, 0.9),
    (r"notice[ -]{1,2}(?:and|&)[ -]{1,2}agenda", Kind.AGENDA, 0.75),
    (
        r"minutes(?![a-z])|\bmins?\b(?= |-|$)|proceedings\b|meeting[ -]notes\b"
        r"|action[ -]summary\b|synopsis\b",
        Kind.MINUTES,
        0.7,
    ),
    (r"agenda(?:s|\b)|\bagnd\b", Kind.AGENDA, 0.65),
    (r"(?:public|legal|special|meeting)[ -]notice\b|\bnotice(?:s|\b)", Kind.NOTICE, 0.55),
    (r"\bresolutions?\b|\bres\b(?=[ .#-]{0,3}\d|[ -]{1,2}#|[ -]{1,2}no)", Kind.RESOLUTION, 0.65),
    (
        r"\bby-?[ ]?laws?\b|\bordinances?\b|\bord\b(?=[ .#-]{0,3}\d|[ -]{1,2}#|[ -]{1,2}no)",
        Kind.BYLAW,
        0.65,
    ),
    (
        r"\breports?\b|\bmemo(?:s|randum)?\b|\bpresentations?\b|\bfinancials?\b|\baudit\b"
        r"|\bstatements?\b|\bforecast\b|\bbudget\b|\bstudy\b",
        Kind.REPORT,
        0.55,
    ),
)
KINDS_IN_HEADING: tuple[tuple[str, Kind, float], ...] = (
    (r"\bagenda (?:package|packet)\b|\bmeeting packet\b|\bboard packet\b", Kind.PACKET, 0.9),
    (
        r"^\W{0,4}(?:draft |unapproved |approved )?(?:action |summary )?minutes\b"
        r"|\bminutes\b|^\W{0,4}(?:official |board |council )?proceedings(?: of\b|\W{0,3}$)"
        r"|\b(?:record|journal) of (?:the )?proceedings\b|\baction summary\b"
        r"|\bsummary of actions?\b|\bsynopsis\b",
        Kind.MINUTES,
        0.7,
    ),
    (r"\bnotice (?:and|&) agenda\b", Kind.AGENDA, 0.75),
    (r"\bagenda\b|\border of business\b", Kind.AGENDA, 0.65),
    (r"\bsummoned to\b|\bsummons\b", Kind.AGENDA, 0.6),
    (
        r"^\W{0,4}(?:legal |public )?notice\b|\bnotice of (?:\w+ ){0,4}(?:hearing|meeting|election"
        r"|intent|vacancy|adoption)\b|^\W{0,4}public notice\b",
        Kind.NOTICE,
        0.6,
    ),
    (r"^\W{0,4}(?:draft )?(?:a )?resolution\b|^\W{0,4}be it resolved\b", Kind.RESOLUTION, 0.75),
    (
        r"^\W{0,4}(?:draft )?(?:by-?law|ordinance)\b|^\W{0,4}an ordinance\b"
        r"|^\W{0,4}being a by-?law\b|^\W{0,4}a by-?law (?:to|respecting)\b",
        Kind.BYLAW,
        0.75,
    ),
    (
        r"^\W{0,4}(?:\w+ ){0,3}(?:staff |annual |quarterly |financial |committee )?"
        r"(?:report|memorandum|memo)\W{0,4}(?:to|on|of|for|no|$)",
        Kind.REPORT,
        0.6,
    ),
)
NOT_A_HEADING: str = (
    r"\b(?:approv|accept)(?:e|al|ance|ing)\b|\badopt(?:ion|ing)?\b(?! of)|\bprevious\b"
    r"|\blast\b|\bnext\b|\bwere\b"
    r"|\bwas\b(?! held)|\bwill be\b|\bamend(?:ing)?\b|\bchanges? to\b|\breceiv\w+|\bthat the\b"
    r"|\badditions? to\b|\breview of\b|\bto be\b|\bdistribut\w+|\bpublic notices\b|\bcopies\b"
    r"|\bavailable\b|\bitems?\b|\badoption of\b|\battach\w+|\bconsent agenda\b"
)
HAS_BEGUN: str = r"^\W{0,4}(?:members )?present\W{0,3}:|\bcalled to order\b|^\W{0,4}absent\b"
A_HEADING: str = (
    r"^\W{0,4}(?:(?:draft|unapproved|unofficial|official|approved|proposed|meeting) ){0,2}"
    r"minutes\W{1,4}(?:subject|until|pending|to be|not|approved|adopted|draft|un\w+ed\b|for )"
    r"|^\W{0,4}(?:draft|unapproved|unofficial|unconfirmed|not approved)\W{1,4}(?:subject|until"
    r"|pending|minutes|not|for |to be)"
)
MINUTES_TELLTALES: tuple[str, ...] = wordings(
    r"""
    \bcalled (?:\w+ ){0,12}to order\b  \bwas held on\b|\boccurred on\b
    \b(?:members? )?(?:also )?present(?: were|:|\s+were)  \b(?:motion )?carried\b
    \bseconded\b  \bunanimously\b  \babsent\b|\bregrets?:|\bapologies\b
    \bwere approved\b|\bapproved as (?:presented|submitted)\b|\baccepted as presented\b
    \bmoved by\b|\bmotion (?:was|by)\b  \badjourned\b  \bdeclared a quorum\b
    \bnone (?:noted|reported|made)\b
    \bopened the meeting\b|\bmeeting (?:opened|began|convened) at\b|\bmet in \w+ session\b
    \b(?:ayes|yeas|yes|nays)\s?[:-]  \bmotion passed\b|\bresolved\b|\bvoted \d
    \bmembers (?:participating|attending)\b|\balso (?:present|attending|in attendance)\b
    \b(?:moved|motioned) to\b|\bmotion to \w+ (?:by|made)\b|\bsecond(?:ed)? by\b
    """
)

WHOLE_MEETING: tuple[str, ...] = ()

STATUS_IN_NAME: tuple[tuple[str, Status], ...] = (
    (r"\bunapproved\b|\bdrafts?\b|\bnot approved\b|\bpreliminary\b", Status.DRAFT),
    (r"\bamended\b|\bcorr?ec?ted\b|\brevised\b|\brevision\b|\bupdated\b", Status.AMENDED),
    (r"\bapproved\b|\badopted\b", Status.APPROVED),
)
FINAL_IN_NAME: str = r"\bfinal\b|\bsigned\b"
STATUS_IN_HEADING: tuple[tuple[str, Status], ...] = (
    (
        r"^\W{0,4}(?:unapproved|draft)\b|\b(?:draft|unapproved) (?:\w+ ){0,2}(?:minutes|agenda)\b"
        r"|\bdraft\W{0,4}$|\bsubject to (?:\w+ ){0,3}(?:approval|correction"
        r"|confirmation|ratification)\b"
        r"|\bunapproved\b|\bdraft (?:only|copy|for|until)\b|[-(:]\s{0,2}draft\b"
        r"|\b(?:unadopted|unratified)\b"
        r"|\b(?:preliminary|tentative|proposed) minutes\b|\bnot official\b"
        r"|\bstatus: draft\b|\b(?:unofficial|unconfirmed) (?:\w+ ){0,2}minutes\b"
        r"|\b(?:pending|until|prior to) (?:\w+ ){0,2}approv(?:al|ed)\b|\bnot (?:yet )?approved\b"
        r"|\bto be (?:approved|confirmed)\b",
        Status.DRAFT,
    ),
    (
        r"^\W{0,4}(?:minutes? )?(?:approved|adopted)\b(?! (?:minutes|agenda|the|this))"
        r"|-\s{0,2}(?:approved|adopted)\b|\((?:approved|adopted)\b|\bstatus: approved\b"
        r"|\b(?:approved|adopted|final) minutes\b"
        r"|^(?:(?!agenda|notice|packet).){0,80}\bfinal\W{0,3}$"
        r"|\bminutes\W{1,4}(?:approved|adopted)\b|\bapproved (?:as amended|on|by)\b",
        Status.APPROVED,
    ),
    (
        r"^\W{0,4}(?:amended|revised|corrected|updated)\b|\b(?:amended|revised|corrected|updated) "
        r"(?:\w+ ){0,2}(?:agenda|minutes|notice)\b|\((?:amended|revised|corrected)\b"
        r"|-\s{0,2}(?:amended|revised|corrected)\b",
        Status.AMENDED,
    ),
)
NOT_A_STATUS: str = (
    r"(?<!subject to )(?<!subject to the )(?<!subject to final )(?<!subject to formal )"
    r"(?<!pending )(?<!awaiting )\bapproval\b"
    r"|\bprevious\b|\bwere\b|\bwas\b|\bto approve\b|\bas amended,|\bact\b|\bbudget\b"
    r"|\bcode\b|\bmotion\b|\bchapter\b|\bfor approval of\b|\bunanimous"
)
YEAR_BOOK_NAMES: tuple[str, ...] = wordings(
    r"archiv  \b(?:all|combined|compiled) minutes\b  \bbook\b"
)
ONE_MEETING_NAMES: tuple[str, ...] = wordings(r"\bannual\b  \bagm\b  \bspecial\b  \binaugural\b")

SUBJECTS: tuple[str, ...] = wordings(
    r"""
    (?im)^\W{0,4}(?:subject|re)\s?:\s{0,3}(\S.{3,200})$
    (?im)^\W{0,4}((?:a resolution|an ordinance|being a by-?law|a by-?law)\b.{3,400})
    """
)
READS_OUT: str = r"^$(?!)"
ATTENDANCE: str = (
    r"^\W{0,4}(?:\w+ ){0,3}(?:present|attendance|attendees|attending|apologies|regrets|absent"
    r"|roll call|call to order|called to order|staff|location|place|time)\b"
    r"|^\W{0,4}(?:notice is|you are|present|in attendance|members of the public)\b"
    r"|^\W{0,4}(?:the|an?|pursuant)\b.{60}"
)
HEADING_WORDS: frozenset[str] = frozenset()
SMALL_WORDS: frozenset[str] = words_in(
    "a an and as at by for from in of on or the to via with am pm held"
)
CONTINUES: str = r"^\W{0,2}(?:of|for|held|on|to|in|at|and)\b"
