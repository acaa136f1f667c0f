"""English wording: Ontario and Québec's English towns, the United States, the United Kingdom."""

from __future__ import annotations

from collections.abc import Mapping

from archive.model import Kind, Lang, Status

LANG: Lang = "en"

COMMON: frozenset[str] = frozenset(
    """the of and to for was were is be been by with that this from at as it an are have has had
    will would shall not or which their its they he she his her we you your who what there any
    all motion meeting council board approved seconded moved carried minutes present be it's
    said about also after into but if so no yes i my our when than then these those do did
    can may been being other some more up out how because just""".split()
)
TELLING: frozenset[str] = frozenset(
    """minutes agenda meeting council board committee special regular annual draft approved
    resolution ordinance bylaw packet package notice hearing report transcript village town
    city township parish january february march april june july august september october
    november december monday tuesday wednesday thursday friday saturday sunday amended
    work session workshop public""".split()
)

MONTHS: Mapping[str, int] = {
    "january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4,
    "may": 5, "june": 6, "jun": 6, "july": 7, "jul": 7, "august": 8, "aug": 8,
    "september": 9, "sept": 9, "sep": 9, "october": 10, "oct": 10, "november": 11, "nov": 11,
    "december": 12, "dec": 12,
}  # fmt: skip
WEEKDAYS: Mapping[str, int] = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5,
    "sunday": 6, "mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3,
    "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
NUMBERS: Mapping[str, int] = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
    "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
    "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}  # fmt: skip
HUNDREDS: frozenset[str] = frozenset({"hundred"})
THOUSANDS: frozenset[str] = frozenset({"thousand"})
ORDINAL_MARKS: frozenset[str] = frozenset({"st", "nd", "rd", "th"})
DAY_GLUE: frozenset[str] = frozenset({"of", "day"})
YEAR_GLUE: frozenset[str] = frozenset({"of", "in", "the", "year", "our", "lord"})
YEAR_OPENERS: frozenset[str] = frozenset()

MEETING_CUES: tuple[str, ...] = (
    r"\bheld\b", r"\boccurred\b", r"\bconvened?\b", r"\btak(?:e|es|ing) place\b",
    r"\btook place\b", r"\bwill (?:hold|meet|be meeting)\b", r"\bmet\b",
    r"\b(?:meeting|session) (?:of|on|for)\b", r"\bmeeting date\b", r"\bdate\s*/?\s*(?:and )?time\b",
    r"\bsummoned\b", r"\bscheduled (?:for|on)\b", r"\bmeeting\s*[:,-]?\s*$", r"\bit is\b",
    r"\bcalled to order\b", r"\bto order (?:at|on)\b", r"\b(?:council|board) meeting on\b",
    r"\bminutes (?:of|for|from)\b", r"\bagenda (?:of|for)\b", r"\btoday is\b",
    r"(?:^|\W)date\s*:\s*$",
)  # fmt: skip
MEETING_HINTS: tuple[str, ...] = (
    r"\bmeetings?\b", r"\bminutes\b", r"\bagenda\b", r"\bsession\b", r"\bcouncil\b", r"\bboard\b",
    r"\bcommission\b", r"\bcommittee\b", r"\bproceedings\b", r"\bchambers?\b",
)  # fmt: skip
LABEL_CUES: tuple[str, ...] = (
    r"\b(?:meeting date|date of (?:the )?meeting|date\s*/\s*time|date (?:and|&) time|when)\s*[:-]\s*",
    r"(?<!of )\bmeeting\s*:\s*",
)
SOFT_OTHER_CUES: tuple[str, ...] = (
    r"\bdated\b", r"\bas of\b", r"\bend(?:s|ed|ing)\b", r"\beffective\b", r"\bexpir\w+",
    r"\bdue\b", r"\bdeadline\b", r"\bbefore\b", r"\bsince\b", r"\buntil\b", r"\bthrough\b",
    r"\bby\b", r"\bbetween\b", r"\bmailed\b", r"\bfiled\b", r"\breceived\b", r"\brecorded\b",
    r"\bsigned\b", r"\bappointed\b", r"\bstarting\b", r"\bbeginning\b(?! at)", r"\bact\b",
    r"\bline of credit\b", r"\breport\w*\b", r"\bstatements?\b", r"\bfrom\b", r"\bto\b",
    r"\baccounts?\b", r"\bborn\b", r"\bletters?\b", r"\bthis\s*$",
)  # fmt: skip
HARD_OTHER_CUES: tuple[str, ...] = (
    r"\bapprov\w+", r"\badopt(?:ed|ion|ing)?\b", r"\baccept(?:ed|ance|ing)?\b",
    r"\b(?:previous|prior|last|preceding)\b", r"\bnext (?:\w+ ){0,4}(?:meetings?|session)\b",
    r"\b(?:future|upcoming) meetings?\b", r"\bamended\b", r"\brevised\b", r"\bcorrected\b",
    r"\bupdated\b", r"\bposted\b", r"\bpublish\w*", r"\bprinted\b", r"\bissued\b",
    r"\bpassed\b", r"\bminutes (?:\w+ ){0,3}were\b",
    r"\bconsider the minutes\b", r"\bto (?:confirm|receive|sign|agree) (?:\w+ ){0,3}minutes\b",
    r"\bthat the minutes\b", r"\bfrom the meeting\b", r"\brescheduled from\b", r"\bpostmark",
    r"\badjourned (?:to|until)\b", r"\bdate (?:of issue|issued|printed|filed|received)\b",
    r"\b(?:read|ratif|confirm)\w* (?:and \w+ )?(?:the )?minutes\b", r"\bcontinued to\b",
)  # fmt: skip
AFTER_OTHER_CUES: tuple[str, ...] = (
    r"^[\s,.-]{0,4}(?:\w+ ){0,4}(?:be|were|was|are|is) (?:\w+ ){0,2}"
    r"(?:adopted|approved|agreed|accepted|confirmed|read|received|signed)\b",
    r"^[\s,.-]{0,4}to\s{1,2}be\s{1,2}(?:approved|confirmed|agreed|adopted|signed)\b",
    r"^[\s,.-]{0,4}(?:\w+ ){0,3}minutes\b(?! of the)",
)
HEARING_CUES: tuple[str, ...] = (r"\bpublic hearings?\b", r"\bhearing\b")
ENACTING_CUES: tuple[str, ...] = (
    r"\badopted\b", r"\bpassed\b", r"\bapproved\b", r"\benacted\b", r"\bordained\b",
    r"\bresolved\b", r"\bread\b",
)  # fmt: skip
ITEM_OTHER_CUES: tuple[str, ...] = (r"\bminutes\b", r"\bnext\b", r"\bmeetings?\b(?! called)")
PLACE_LINE: str = r"^\s*(?:dated|signed|given) (?:at|this|in)\b.{0,60}$"
LINE_OPENERS: frozenset[str] = frozenset(
    {"for", "on", "of", "the", "held", "date", "from", "at", "meeting", "minutes", "agenda"}
)
UNFINISHED: frozenset[str] = frozenset(
    """of on the for at held to and in from by dated approve occurred this
    convened scheduled january february march april may june july august september october
    november december""".split()
)
NAME_OTHER_CUES: tuple[str, ...] = (
    r"amended", r"revised", r"updated", r"approved", r"adopted", r"corrected", r"correted",
    r"posted", r"published", r"signed", r"\brev\b", r"printed", r"uploaded", r"final", r"as ?of",
)  # fmt: skip
STAMP_CUES: tuple[str, ...] = ()
STAMP_ID: str = r"(?!)"

KINDS_IN_NAME: tuple[tuple[str, Kind, float], ...] = (
    (r"transcripts?\b|captions?\b|subtitles\b|closed captioning", Kind.TRANSCRIPT, 0.9),
    (r"(?:agenda|council|board|meeting|info\w*|public)[ -]{1,2}(?:packages?|packets?|book)\b",
     Kind.PACKET, 0.95),
    (r"\b(?:packages?|packets?)\b|\bboard ?book\b|supporting documents?", Kind.PACKET, 0.9),
    (r"notice[ -]{1,2}(?:and|&)[ -]{1,2}agenda", Kind.AGENDA, 0.75),
    (r"minutes(?![a-z])|\bmins?\b(?= |-|$)|proceedings\b|meeting[ -]notes\b", Kind.MINUTES, 0.7),
    (r"agenda(?:s|\b)|\bagnd\b", Kind.AGENDA, 0.65),
    (r"(?:public|legal|special|meeting)[ -]notice\b|\bnotice(?:s|\b)", Kind.NOTICE, 0.55),
    (r"\bresolutions?\b|\bres\b(?=[ .#-]{0,3}\d|[ -]{1,2}#|[ -]{1,2}no)", Kind.RESOLUTION, 0.65),
    (r"\bby-?[ ]?laws?\b|\bordinances?\b|\bord\b(?=[ .#-]{0,3}\d|[ -]{1,2}#|[ -]{1,2}no)",
     Kind.BYLAW, 0.65),
    (r"\breports?\b|\bmemo(?:s|randum)?\b|\bpresentations?\b|\bfinancials?\b|\baudit\b"
     r"|\bstatements?\b|\bforecast\b|\bbudget\b|\bstudy\b", Kind.REPORT, 0.55),
)  # fmt: skip
KINDS_IN_HEADING: tuple[tuple[str, Kind, float], ...] = (
    (r"\bagenda (?:package|packet)\b|\bmeeting packet\b|\bboard packet\b", Kind.PACKET, 0.9),
    (r"^\W{0,4}(?:draft |unapproved |approved )?(?:action |summary )?minutes\b"
     r"|\bminutes\W{0,4}$|\bminutes of\b|\bmeeting minutes\b|\bminutes\b", Kind.MINUTES, 0.7),
    (r"\bnotice (?:and|&) agenda\b", Kind.AGENDA, 0.75),
    (r"\bagenda\b", Kind.AGENDA, 0.65),
    (r"\bsummoned to\b|\bsummons\b", Kind.AGENDA, 0.6),
    (r"^\W{0,4}(?:legal |public )?notice\b|\bnotice of (?:\w+ ){0,4}(?:hearing|meeting|election"
     r"|intent|vacancy|adoption)\b|^\W{0,4}public notice\b", Kind.NOTICE, 0.6),
    (r"^\W{0,4}(?:draft )?(?:a )?resolution\b|^\W{0,4}be it resolved\b", Kind.RESOLUTION, 0.75),
    (r"^\W{0,4}(?:draft )?(?:by-?law|ordinance)\b|^\W{0,4}an ordinance\b"
     r"|^\W{0,4}being a by-?law\b|^\W{0,4}a by-?law (?:to|respecting)\b", Kind.BYLAW, 0.75),
    (r"^\W{0,4}(?:\w+ ){0,3}(?:staff |annual |quarterly |financial |committee )?"
     r"(?:report|memorandum|memo)\W{0,4}(?:to|on|of|for|no|$)", Kind.REPORT, 0.6),
)  # fmt: skip
NOT_A_HEADING: str = (
    r"\bapprov(?:e|al|ing)\b|\badopt(?:ion|ing)?\b(?! of)|\bprevious\b|\blast\b|\bnext\b|\bwere\b"
    r"|\bwas\b(?! held)|\bwill be\b|\bamend(?:ing)?\b|\bchanges? to\b|\breceiv\w+|\bthat the\b"
    r"|\badditions? to\b|\breview of\b|\bto be\b|\bdistribut\w+|\bpublic notices\b|\bcopies\b"
    r"|\bavailable\b|\bitems?\b|\badoption of\b|\battach\w+|\bconsent agenda\b"
)
MINUTES_TELLTALES: tuple[str, ...] = (
    r"\bcalled (?:\w+ ){0,12}to order\b", r"\bwas held on\b|\boccurred on\b",
    r"\b(?:members? )?(?:also )?present(?: were|:|\s+were)", r"\b(?:motion )?carried\b",
    r"\bseconded\b", r"\bunanimously\b", r"\babsent\b|\bregrets?:|\bapologies\b",
    r"\bwere approved\b|\bapproved as (?:presented|submitted)\b|\baccepted as presented\b",
    r"\bmoved by\b|\bmotion (?:was|by)\b", r"\badjourned\b", r"\bdeclared a quorum\b",
    r"\bnone (?:noted|reported|made)\b",
)  # fmt: skip

STATUS_IN_NAME: tuple[tuple[str, Status], ...] = (
    (r"\bunapproved\b|\bdrafts?\b|\bnot approved\b|\bpreliminary\b", Status.DRAFT),
    (r"\bamended\b|\bcorr?ec?ted\b|\brevised\b|\brevision\b|\bupdated\b", Status.AMENDED),
    (r"\bapproved\b|\badopted\b|\bfinal\b|\bsigned\b", Status.APPROVED),
)
STATUS_IN_HEADING: tuple[tuple[str, Status], ...] = (
    (r"^\W{0,4}(?:unapproved|draft)\b|\b(?:draft|unapproved) (?:\w+ ){0,2}(?:minutes|agenda)\b"
     r"|\bdraft\W{0,4}$|\bsubject to approval\b|\bunapproved\b|\bdraft (?:only|copy|for)\b"
     r"|\bstatus: draft\b", Status.DRAFT),
    (r"^\W{0,4}(?:minutes )?(?:approved|adopted)\b(?! (?:minutes|agenda|the|this))"
     r"|-\s{0,2}(?:approved|adopted)\b|\((?:approved|adopted)\b|\bstatus: approved\b"
     r"|\b(?:approved|adopted|final|official) minutes\b|\bfinal\W{0,3}$"
     r"|\bminutes\W{1,4}(?:approved|adopted)\b|\bapproved (?:as amended|on|by)\b",
     Status.APPROVED),
    (r"^\W{0,4}(?:amended|revised|corrected|updated)\b|\b(?:amended|revised|corrected|updated) "
     r"(?:\w+ ){0,2}(?:agenda|minutes|notice)\b|\((?:amended|revised|corrected)\b"
     r"|-\s{0,2}(?:amended|revised|corrected)\b", Status.AMENDED),
)  # fmt: skip
NOT_A_STATUS: str = (
    r"\bapproval\b|\bprevious\b|\bwere\b|\bwas\b|\bto approve\b|\bas amended,|\bact\b|\bbudget\b"
    r"|\bcode\b|\bmotion\b|\bchapter\b|\bfor approval of\b|\bunanimous"
)
YEAR_BOOK_NAMES: tuple[str, ...] = (r"archiv", r"\b(?:all|combined|compiled) minutes\b", r"\bbook\b")
ONE_MEETING_NAMES: tuple[str, ...] = (r"\bannual\b", r"\bagm\b", r"\bspecial\b", r"\binaugural\b")

BODY_HEADS: Mapping[str, str] = {
    "council": "Council", "board": "Board", "commission": "Commission",
    "committee": "Committee", "subcommittee": "Subcommittee", "authority": "Authority",
    "panel": "Panel", "trustees": "Trustees", "selectboard": "Selectboard",
    "commissioners": "Commissioners", "selectmen": "Selectmen",
}  # fmt: skip
BODY_QUALIFIERS: Mapping[str, str] = {
    word: word.capitalize()
    for word in """city town village parish municipal county district borough township community
    regional common general joint school student governing select library planning zoning plan
    park parks recreation leisure water wastewater sewer utilities utility health safety police
    fire emergency advisory appeals review executive management standing steering finance
    financial audit budget personnel human resources rights relations historic historical
    heritage preservation landmarks landmark architectural design arts art culture cultural
    tourism airport harbor harbour port conservation open space tree urban rural energy
    sustainability environment environmental climate transportation transport transit traffic
    highways roads road streets housing land use development redevelopment economic building
    cemetery museum accessibility youth seniors senior aging education curriculum facilities
    technology rules government administration enterprise oversight services service social
    civil charter ethics licensing license liquor election elections nominating bylaw policy
    compensation public works infrastructure operations engineering property properties
    neighbourhood neighborhood business downtown improvement industrial investment pension
    retirement trails beautification watershed stormwater drainage irrigation source protection
    airports animal welfare children families scrutiny overview cabinet standards performance
    corporate strategic strategy events festival allotments burial play area grounds commons
    fact citizen citizens involvement corrections appeal adjustment variance inland wetlands
    codes code examining marina beach lake dam covenant covenants control common mobility active
    affairs intergovernmental legislative agricultural agriculture farmland metropolitan
    community's ad hoc""".split()
}
BODY_GLUE: frozenset[str] = frozenset({"and", "of", "the", "for", "on"})
BODY_TAILS: tuple[tuple[str, str], ...] = (
    (r"of\s+(?:the\s+)?county\s+commissioners", "of County Commissioners"),
    (r"of\s+(?:the\s+)?park\s+commissioners", "of Park Commissioners"),
    (r"of\s+(?:the\s+)?fire\s+commissioners", "of Fire Commissioners"),
    (r"of\s+(?:the\s+)?library\s+trustees", "of Library Trustees"),
    (r"of\s+(?:the\s+)?zoning\s+appeals", "of Zoning Appeals"),
    (r"of\s+(?:the\s+)?public\s+works", "of Public Works"),
    (r"of\s+(?:the\s+)?police\s+commissioners", "of Police Commissioners"),
    (r"of\s+(?:the\s+)?building\s+standards", "of Building Standards"),
    (r"of\s+(?:the\s+)?(directors|trustees|education|selectmen|selectpersons|supervisors|aldermen"
     r"|alders|commissioners|adjustment|adjustments|appeals|health|control|finance|assessors"
     r"|review|revision|equalization|governors|regents|managers|elections|ethics|freeholders"
     r"|visitors|estimate|standards|burgesses|managers|representatives)\b", r"of \1"),
    (r"of\s+the\s+whole\b", "of the Whole"),
)  # fmt: skip
BODY_WHOLE: tuple[tuple[str, str], ...] = (
    (r"\b(?:annual |the )?parish meeting\b", "Parish Meeting"),
    (r"\b(?:annual |special )town meeting\b", "Town Meeting"),
    (r"\bcommissioners'? court\b", "Commissioners Court"),
    (r"\bcommittee\s+of\s+the\s+whole\b", "Committee of the Whole"),
    (r"\bcommon\s+council\b", "Common Council"),
    (r"\btask\s+force\s+on\s+(\w{3,20})\b", r"Task Force on \1"),
    (r"\bfiscal court\b", "Fiscal Court"),
)
BODY_IN_NAMES: tuple[tuple[str, str], ...] = (
    (r"(?<![a-z])bod(?![a-z])", "Board of Directors"),
    (r"(?<![a-z])zba(?![a-z])", "Zoning Board of Appeals"),
    (r"(?<![a-z])bocc(?![a-z])", "Board of County Commissioners"),
    (r"(?<![a-z])boe(?![a-z])", "Board of Education"),
    (r"(?<![a-z])cow(?![a-z])", "Committee of the Whole"),
    (r"(?<![a-z])cofa(?![a-z])", "Committee of Adjustment"),
)
BODY_PLACES: frozenset[str] = frozenset(
    "city town township county village borough district charter parish".split()
)
QUALIFIERS_FOLLOW: bool = False
NUMBERED: frozenset[str] = frozenset({"district", "ward", "division", "neighborhood"})
NEVER_ALONE: frozenset[str] = frozenset(
    """commission committee subcommittee authority panel trustees commissioners
    selectmen""".split()
)
NOT_A_BODY_BEFORE: str = (
    r"(?:\bclerk (?:of|to) (?:the )?|\bpresident of (?:the )?|\battorney to the"
    r"|\bcomments? (?:to|from) (?:the )?|\breports? (?:of|from|to) (?:the )?|\bmember of (?:the )?)$"
)
NOT_A_BODY_AFTER: str = (
    r"^(?:'s)?[\s-]{1,3}(?:chambers?|chairs?\b|chairman|chairperson|chairwoman|president|rooms?"
    r"|offices?|reports?|hall|house|liaison|conference|clerk|attorney|secretary|tax|"
    r"appointments?|policy|policies|representatives?|candidates?|elections?|bulletin|survey"
    r"|resolution|action)\b"
)
MEETING_WORDS: str = (
    r"\b(?:meetings?|minutes|agenda|session|hearing|summoned|held|met|convened|proceedings"
    r"|workshop|will hold|notice|resolution of|ordinance of|(?:adopted|passed|enacted|ordained"
    r"|resolved) by)\b"
)

SUBJECTS: tuple[str, ...] = (
    r"(?im)^\W{0,4}(?:subject|re)\s?:\s{0,3}(\S.{3,200})$",
    r"(?im)^\W{0,4}((?:a resolution|an ordinance|being a by-?law|a by-?law)\b.{3,400})",
)
READS_OUT: str = r"^$(?!)"
ATTENDANCE: str = (
    r"^\W{0,4}(?:\w+ ){0,3}(?:present|attendance|attendees|attending|apologies|regrets|absent"
    r"|roll call|call to order|called to order|staff|location|place|time)\b"
    r"|^\W{0,4}(?:the|a|an|pursuant|notice is|you are|present|in attendance)\b"
)
HEADING_WORDS: frozenset[str] = frozenset()
SMALL_WORDS: frozenset[str] = frozenset(
    "a an and as at by for from in of on or the to via with am pm held".split()
)
CONTINUES: str = r"^\W{0,2}(?:of|for|held|on|to|in|at|and)\b"
