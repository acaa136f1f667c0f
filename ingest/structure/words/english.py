"""English wording: Ontario and Québec's English towns, the United States, the United Kingdom."""

from __future__ import annotations

from archive.model import Lang, Outcome, Presence
from ingest.identity.wordlists import wordings, words_in

LANG: Lang = "en"
ABBREVIATIONS: frozenset[str] = words_in(
    "mr mrs ms dr no nos st ste jr sr hon rev ald cllr cr crs cllrs gen lt col sgt capt inc ltd co"
    " corp dept ave blvd rd hwy sec art ord res approx vs e.g i.e a.m p.m u.s etc fig prop"
    " supr supv alderm cmsr commr comr"
)
LINE_STARTERS: tuple[str, ...] = wordings(
    r"""
    moved\b  seconded\b  second\b  mover\b  carried\b  lost\b  defeated\b  motion\b
    that\b  whereas\b  be it\b  resolved\b  now,? therefore\b  and that\b
    ayes?\b  yeas?\b  nays?\b  noes\b  for\s*:  against\s*:  abstain\w*\s*:  absent\s*:
    recused\s*:
    yes\s*:  no\s*:  vote\b  action\s*:  prop\w*\s*:  resolution\b  result\s*:  opposed\s*:
    present\b  staff\b  also (?:present|in attendance)\b  regrets\b  apologies\b  disposition\s*:
    in favou?r\s*:  proposed\b  roll[ -]call\b  introduced\b
    """
)
TITLES: tuple[str, ...] = wordings(
    r"""
    mr  mrs  ms  miss  dr  hon  rev  sir  mister  the honou?rable  his worship  her worship
    (?:deputy |acting |vice[ -])?mayors?(?: pro[ -]?tem(?:pore)?)?
    (?:(?:deputy|regional|town|city|county|district|parish|acting) ){0,2}council(?:l?ors?|men)
    (?:city |town |county )?council(?: ?members?| ?president| ?chair|man|woman)  cllrs?  crs?
    ald(?:er(?:man|men|woman|person))?
    (?:county |board |planning )?commissioners?  trustees?  selectm[ae]n  select ?board members?
    supervisors?  sup[rv]  spvr  c(?:om|ms)m?r
    (?:deputy |acting )?reeve  warden  (?:vice[ -]|co-)?chair(?:man|woman|person|s)?
    (?:vice[ -])?president(?: pro[ -]tem)?
    (?:board |committee )?members?(?: at large)?  directors?  freeholders?  jurats?  regents?
    (?:county |associate |presiding |probate )?judge  representative
    alternate(?: (?:member|director))?
    (?:pct|precinct|ward|district|division|place|seat)\.? ?(?:no\.? ?|#)?\d+
    secretary  treasurer  clerk  recorder  assembly ?(?:members?|man|woman)
    """
)
PARTICLES: frozenset[str] = words_in(
    "van von der den de del della di da la le mac st st. te ten ter y"
)
NOT_NAMES: frozenset[str] = words_in(
    """council board committee commission township town city village county district department
    motion resolution carried lost minutes agenda item report meeting public hearing session staff
    present absent none all the that this was were and or of in at by to for from with on as be it
    quorum roll call order vote aye ayes yea nay nays yes no ordinance bylaw by-law section street
    road avenue
    drive new old business adjournment approval consent opening regular special january february
    march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday resolve resolved moved motioned seconded second nominated
    voted voting votes abstained abstaining recused opposed dissenting declared
    affirmatively negatively whereas now therefore office services
    association inc llc corporation ranch university school library fire police works planning
    zoning community center centre hall room building north south east west various members
    residents owners citizens apologies regrets excused discussion also others attendance
    guests visitors press media unanimously opposed recused abstained members' declarations
    draft approved page via zoom time date place location following there here presentation name
    title position ward seat against abstain aye nay recorded those mover seconder
    proposer carried defeated adopted passed failed tabled deferred general resolved
    recommended recommendation scout troop pro
    tem tempore tax delinquent two three four five six seven eight nine ten eleven twelve thirteen
    fourteen fifteen"""
)
SURNAMES: frozenset[str] = words_in(  # words of those that are names behind a title
    "hall north south east west street ward page press place town road old new may march april june"
)
PARTIES: frozenset[str] = words_in(
    "republican democrat democratic dem rep conservative labour liberal independent nonpartisan"
)
OF_OFFICES: frozenset[str] = words_in(  # words that begin an office behind a name
    """town city village county township borough district municipal corporate recording finance
    financial planning building public highway street land human code zoning acting interim
    assistant deputy vice executive administrative legislative senior fire police community economic
    emergency general electoral ward presiding alternate utilities recreation tax operations
    information development engineering environmental infrastructure"""
)
ROLES: str = (
    r"mayor|councill?or|clerk|treasurer|administrator|manager|director(?: general)?|chief"
    r"|superintendent|planner"
    r"|engineer|attorney|solicitor|recorder|secretary|officer"
    r"|coordinator|assistant|intern|inspector"
    r"|president|chair(?:man|woman|person)?|commissioner|trustee"
    r"|council ?(?:wo)?m[ae]n|council ?(?:members?|persons?)|councill?ors"
    r"|trainee|alternate|member|specialist|counsel|advis[eo]r|liaison"
    r"|auditor"
    r"|technician|representative|rfo|cao|cfo|ceo|deputy|consultant|supervisor|analyst|foreman"
    r"|bookkeeper|co-chair(?:man)?|librarian|controller|comptroller"
    r"|marshal|sergeant|lieutenant|lt|sgt|captain|owner|resident"
    r"|collector|lister|assessor|constable|registrar|atty|secy|supt|asst"
    r"|warden|reeve|supt|superintendent|freeholder|selectm[ae]n|alderm[ae]n|judge"
)
STAFF_ROLES: str = (
    r"clerk|treasurer(?=.*\b(?:clerk|deputy|staff))|administrator"
    r"|manager|director of|directors? of|chief|superintendent|supt\b"
    r"|planner|engineer"
    r"|attorney|solicitor|recorder|officer|coordinator|assistant"
    r"|intern\b|inspector|specialist|counsel\b"
    r"|technician|rfo\b|cao\b|cfo\b|consultant|analyst|foreman|auditor|librarian|comptroller"
)
# Words of which labels over lists of people are made: "Town officials and staff present via Zoom:".
SAYS_PRESENT: frozenset[str] = words_in(
    """present attendance attending attended attendees participating participants participated
    sederunt lathair bresennol presennol here"""  # Irish and Welsh, too, with English minutes
)
SAYS_ABSENT: frozenset[str] = words_in(
    """absent absence absences absentees absentee regrets excused apologies apology leithsceal
    leithscealta ymddiheuriadau nonattending unexcused"""
)
SAYS_STAFF: frozenset[str] = words_in(
    """staff officers officer officials employees administration administrators personnel
    executives management departments"""
)
SAYS_PUBLIC: frozenset[str] = words_in(
    """also other others guests guest visitors visitor public residents citizens press media
    audience delegations observers invitees invited presenters speakers"""
)
SAYS_MEMBERS: frozenset[str] = words_in(
    """member members board boards council councils commission committee committees councillors
    councilors councilmembers councilmen commissioners trustees directors supervisors selectmen
    selectboard aldermen alderpersons freeholders governors delegates regents representatives
    cllrs roll electors appointees"""
)
SAYS_MORE: frozenset[str] = words_in(
    """in person via by zoom teams webex skype telephone phone video audio conference
    videoconference teleconference remote remotely virtual virtually online electronic
    electronically physically hall chamber chambers at the room from and or with of for on to
    prior notice cause leave were was are is who those following town city village county district
    township borough municipal school planning zoning finance select full voting elected
    appointed alternate alternates senior call quorum not unable received accepted had been have
    i as a ag ar gan yn hybrid livestream link means same persons people"""
)
DENIES: frozenset[str] = words_in("not unable as gan")
LABELS: tuple[tuple[str, Presence, str], ...] = (
    (
        r"(?:(?:also|others?|and) (?:in attendance|present|attending|there|speaking|participating)"
        r"|(?:also|and|as well as|together with)(?= ?:| ?[–—-] ))(?: (?:were|was|included))?",
        Presence.PRESENT,
        "public",
    ),
    (
        r"(?:owners?|members of (?:the )?public|public|residents?"
        r"|guests?|visitors?|others?|citizens?|speakers?|press)(?: (?:in attendance"
        r"|present|attending|speaking|heard))?(?= ?[:–—-]|\s*$)",
        Presence.PRESENT,
        "public",
    ),
    (
        r"(?:city |town |township |county |municipal |administrative "
        r"|village |borough |district |senior |support |management |resource )?(?:staff|officers?"
        r"|officials|administration|personnel|employees|management)(?: members?)?(?: (?:also )?("
        r"?:in attendance|present|attending|participating))?(?: (?:were|was))?(?= ?[:–—-]"
        r"|\s*$)",
        Presence.PRESENT,
        "staff",
    ),
    (
        r"(?:(?:council|board|committee|commission|voting)? ?(?:members?"
        r"|councill?ors|commissioners|trustees|directors|council|supervisors|selectmen|governors"
        r"|select ?board(?: members)?|school committee(?: members)?|members of (?:the )?(?:council"
        r"|board|committee|commission)|delegates|regents|freeholders"
        r"|board|aldermen) )?(?:(?:was|were) )?(?:absent|excused|not present|regrets"
        r"|apologies)(?: (?:for absence|were|was|had been received from"
        r"|were received from|received and accepted from|accepted from|received from|received|from"
        r"|excused))*",
        Presence.ABSENT,
        "member",
    ),
    (
        r"(?:those )?(?:absent|excused)(?: (?:(?:and|but) (?:absent|excused)"
        r"|with (?:notice|regrets|cause|apolog(?:y|ies))"
        r"|(?:board|council|committee|commission) members?))?",
        Presence.ABSENT,
        "member",
    ),
    (r"members? (?:arriving|arrived) late|arrived late|late arrivals?", Presence.LATE, "member"),
    (
        r"(?:(?:council|board|committee|commission|voting)? ?(?:members?"
        r"|councill?ors|commissioners|trustees|directors|council|supervisors|selectmen|governors"
        r"|select ?board(?: members)?|school committee(?: members)?|members of (?:the )?(?:council"
        r"|board|committee|commission)|delegates|regents|freeholders"
        r"|board|aldermen) )?(?:(?:was|were|those) )?(?:physically |in person )?(?:present"
        r"|in attendance|attending|attendees|participating|attendance|sederunt|here)(?: (?:were"
        r"|was|in person|remotely|virtually|by (?:phone|zoom|video)))*",
        Presence.PRESENT,
        "member",
    ),
    (r"(?:call to order and )?(?:board |council )?roll call", Presence.PRESENT, "member"),
    (
        r"present (?:board|council|committee|commission) members?|(?:non-?)?voting members",
        Presence.PRESENT,
        "board",
    ),
    (
        r"(?:mayor|council|councill?ors|council members|commissioners"
        r"|trustees|board members|members|directors|committee members|supervisors|commission"
        r"|(?:select|town|village|school|planning|county|zoning) ?board|committee|aldermen"
        r"|board of directors|board)(?= ?:)",
        Presence.PRESENT,
        "member",
    ),
)
PRESIDING: str = (
    r"presided over by|chaired by|presiding\s*:"
    r"|under the (?:chairmanship|presidency|chair) of(?: the)?"
    r"|to order (?:at \d{1,2}[:.]?\d{0,2} ?(?:[ap]\.?m\.?)? )?by|"
    r"with ([^.]{3,40}) (?:in the chair|presiding)"
)
PRESIDES: str = (
    r"\bpresid(?:ed|ing)\b|\b(?:was )?in the chair\b|\bchaired the\b"
    r"|called (?:the )?(?:\w+ ){0,4}to order"
)
SECRETARY: str = (
    r"(?:(?:upon |on )?roll call by (?:the )?(?:\w+ )?clerk|recording secretary|note[- ]?taker"
    r"|minute(?:s)?[ -]?(?:taker|secretary|clerk)|recorder|scribe"
    r"|minutes (?:were )?(?:taken|prepared|recorded|submitted|transcribed) by"
    r"|secretary of the meeting)\s*[:–—-]?"
)
PROXY: str = r"(?:by )?proxy (?:given )?(?:to|held by)|represented by"
PROXY_PAIR: str = r"(?:gave|gives|has given) (?:his |her |their )?proxy to|represented by"
ALSO_THERE: str = (
    r"\bdeclared (?:that )?a quorum\b|\b(?:called|took) the roll\b|\balso attended\b|"
    r"\bacted as (?:\w+ )?(?:secretary"
    r"|clerk|recorder)\b|\b(?:was|were|is|are) also (?:present|in attendance|there)\b"
    r"|\bserved as (?:\w+ )?secretary\b"
)
ARRIVES: str = (
    r"\b(?:arrived|joined the meeting|entered the meeting"
    r"|joined the table|joined at|took (?:his|her|their) seat)\b"
)
LEAVES: str = (
    r"\b(?:left the (?:meeting|session) at|departed|left at"
    r"|excused (?:him|her)self (?:from the meeting )?at|was excused at)\b"
)
THERE: str = (
    r"\b(?:was|were|(?:is|are)(?: also)?) present\b(?! as)"
    r"|\bin attendance\b(?!\s?[:.]? ?(?:were|was|at))"
)
ABSENT: str = (
    r"\b(?:was|were|is|are|had been|has been) (?:\w+ly )?(?:absent|away"
    r"|excused(?! at \d)|not present|not in attendance|unable to attend)\b"
    r"|\b(?:did not|failed to|could not|was not able to|were not able to) (?:attend|participate)\b"
    r"|\basked to be excused\b|\bsent (?:his |her |their )?(?:regrets|apologies)\b"
)
NOBODY: str = r"none|nil|n/a|nobody|no one|vacant"
JOINTS: str = r"\band\b"

ITEM_LABELS: str = r"(?:agenda )?item(?: (?:no|number))?[.#: ]*|section\s+|part\s+"
AGENDA_HEADS: str = (
    r"(?:the |meeting |council |regular |special |draft |tentative )?agenda"
    r"|order of business|business to be transacted|items? of business"
)
AGENDA_ENDS: str = (
    r"(?:dated|signed|posted|clerk to the|parish clerk|yours faithfully"
    r"|members of the public|any person)"
)
HEADINGS: str = (
    r"call to order|roll call|pledge of allegiance|invocation"
    r"|approval of (?:the )?(?:\w+ )?(?:minutes|agenda)|adoption of (?:the )?(?:minutes"
    r"|agenda)"
    r"|public (?:comments?|hearings?|forum|participation)"
    r"|(?:old|new|unfinished|other) business|committee reports?"
    r"|staff reports?|consent (?:agenda|calendar)|adjournment"
    r"|announcements|correspondence|closed session|executive session"
    r"|in camera|delegations|presentations?|by-?laws|resolutions"
    r"|ordinances|reports?"
    r"|disclosures? of (?:pecuniary )?interests?|declarations? of (?:pecuniary )?interests"
    r"?|notices? of motion|accounts(?: to pay)?|question period"
    r"|treasurer's report|next meeting|apologies"
)

REGULAR: tuple[tuple[str, str], ...] = (
    (r"\bspecial (?:called )?(?:[\w&'-]+ ){0,5}(?:meeting|session)\b", "special"),
    (r"\bemergency (?:\w+ ){0,3}(?:meeting|session)\b", "emergency"),
    (r"\b(?:closed|executive|in[ -]camera) (?:\w+ ){0,2}(?:meeting|session)\b", "closed"),
    (r"\b(?:work|working|study) ?(?:session|meeting|shop)\b|\bworkshop\b", "work"),
    (r"\bpublic hearing\b(?=[^.]{0,40}(?:minutes|notice))", "hearing"),
    (
        r"\bregular(?:ly)? (?:[\w&'-]+ ){0,5}(?:meeting|session)\b"
        r"|\bmet in regular\b|\b(?:ordinary|stated) (?:[\w&'-]+ ){0,3}(?:meeting|session)\b",
        "regular",
    ),
)
CANCELLED: str = (
    r"\b(?:meeting|session)\b[^.]{0,120}\b(?:has been|is|was"
    r"|been|hereby)? ?cancel?led\b|\bcancel?led (?:\w+ ){0,3}meeting\b"
    r"|\bnotice of cancel?lation\b|\bcancel?lation of (?:\w+ ){0,4}meeting\b"
)
POSTPONED: str = (
    r"\b(?:meeting|session)\b[^.]{0,120}\b(?:postponed|rescheduled)\b|\bnotice of postponement\b"
)
CLOCK: str = (
    r"(\d{1,2})(?:[:.](\d{2}))?\s?(a\.?m|p\.?m)\b\.?|(?<!\d)(\d{1,2}):(\d{2})(?!\d)"
    r"|(?<=\bat )(\d{1,2})\.([0-5]\d)(?![\d%]| ?per ?cent)|\b(noon|midnight)\b"
)
STARTS: str = (
    r"called (?:[\w ,.()'-]{0,80} )?to order|opened the (?:\w+ ){0,3}(?:meeting|session)\b"
    r"|meeting (?:was )?(?:began"
    r"|opened|commenced|convened|started)|\bconvened\b|\b(?:starting"
    r"|beginning|commencing|commenced|began|(?<!re-)opened) at\b|\bto order at\b"
    r"|\bmeeting open(?:ed)?\b"
)
MEETS: str = r"\bmet in (?:\w+ ){1,4}(?:session|meeting)\b|\bbe it remembered that\b"
ENDS: str = (
    r"\badjourn\w*\b|\bmeeting (?:was )?(?:closed|ended|concluded)\b"
    r"|\b(?:closed|ended|concluded) the (?:\w+ ){0,2}(?:meeting|session)\b"
    r"|\bdeclared (?:the )?(?:\w+ ){0,2}(?:meeting|session) (?:closed|over)\b|\bterminated at\b"
    r"|\b(?:board|council|committee|commission|meeting|and) rose(?: at)?\b"
    r"|\b(?:closed|ended|concluded|finished) at\b|\bmeeting (?:end|finish)(?:ed)?\b"
)
NOT_ENDS: str = r"\breconvene|\bto closed session|\brecess|\bhearing\b"
PLANNED: str = r"\b(?:held|meeting|met|time|at|meet)\b"
SAYS_NOTHING: frozenset[str] = words_in(
    "the and for that with from was were are has its this any all council board resolution"
    " meeting meetings"
)
# Beginnings (five letters, four of short words) of words that say one thing in titles of items.
MEANINGS: tuple[str, ...] = (
    "appro adopt accep confi ratif", "adjou termi", "apolo regre absen",
    "call comme openi",
    "accou bills claim payab vouch payme warra disbu", "inter pecun confl discl decla",
    "publi citiz commu", "agend order", "corre lette", "by-l byla ordin",
)  # fmt: skip

# A decision that approves the minutes of an earlier meeting.
MINUTES_PAPER: str = r"\bminutes\b"
APPROVES: str = (
    r"\b(?:approv\w+|adopt\w*|accept\w*|confirm\w*|ratif\w+|agreed|correct record|signed)\b"
)
LAST_MEETING: str = (
    r"\b(?:last|previous|prior|preceding) (?:\w+ ){0,2}(?:meeting|session|minutes)\b"
)
BARE_HEADINGS: str = (  # words that are a heading only where they stand alone
    r"(?:the |previous |prior )?minutes|bills?|claims|vouchers|warrants?|visitors|guests"
    r"|committees?|planning|finances?|police|fire|streets?|roads?|parks?|water|sewer|utilities"
    r"|licen[cs]es?|permits?|(?:old|new|unfinished|other) business|non-?public(?: session)?"
    r"|next meetings?|communications"
    r"|hearings?|welcome|agenda|audience|public|elections?|appointments?|budget|personnel|policies"
    r"|zoning|treasurer|clerk|secretary|ordinances?(?: (?:&|and) resolutions?)?|matters arising"
    r"|a\.?o\.?c?\.?b\.?|any other business|adjourn|consent|citizens|open forum|invocation|pledge"
    r"|attendance|(?:mayor|council|board|staff|public|citizen)(?:'?s)? comments?"
    r"|comments?|reports?|apologies|declarations?|resolutions?|closed(?: session)?"
    r"|(?:\w+(?:'s)? ){1,2}reports?|good and welfare"
)
STORY_BEGINS: str = (
    r"mrs?\.?|ms\.?|dr\.?|chief|mayor|chair\w*|council\w+|trustee|supervisor|commissioner|alderm[ae]n"
    r"|selectm[ae]n|the|a|an|it|there|on|motion|letter|no|none|moved|discussion|bids"
)
NO_HEADINGS: str = (
    r"mrs?|ms|dr|present|absent|excused|also|staff|others?|ayes?|nays?|noes|yeas?|moved|seconded"
    r"|motion|carried|signed|approved|attest|respectfully|members?|page|date|time|place|draft"
    r"|mayor|chair\w*|clerk|secretary|resolution|ordinance|whereas|resolved|be it|yes|no|vote"
    r"|roll call vote|in attendance|dear|from|to|re|subject|city of|town of|village of|county of"
    r"|january|february|march|april|may \d|june|july|august|september|october|november|december"
)
TITLE_ENDS: str = (  # what a motion begins with, right after an item's title
    r"motion (?:by|made|was|carried)|(?:on |upon )motion of|moved by|m/s\b|it was moved"
)

CAPITALS: tuple[tuple[str, Outcome], ...] = ()  # French: « APPROUVE la convention »
FRESH: str = r"(?!)"
PROPOSES: str = r"(?!)"
PROPOSED_BY: str = r"(?!)"
TAKEN_UP: str = r"(?!)"
MADE_BEFORE: str = r"(?!)"
