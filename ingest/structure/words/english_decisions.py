"""English wording of decisions: how a motion ended, who stood aside, its number."""

from __future__ import annotations

from archive.model import Outcome

CLOSINGS: tuple[tuple[str, Outcome, float], ...] = (
    (
        r"\b(?:motions?|resolutions?|amendments?|question|vote)\b(?: \w+){0,5} (?:failed"
        r"|lost|defeated|died|not carried|not pass|rejected|fails"
        r"|dies)\b",
        Outcome.LOST,
        0.95,
    ),
    (
        r"^\W*(?:motion )?(?:was )?(?:not carried|lost|defeated"
        r"|failed|not passed|not approved)\b[^a-z]*(?:unanimously"
        r"|on a recorded vote|on a tie(?: vote)?|by [\w ]{3,20}"
        r"|\(.*\))?\W*$",
        Outcome.LOST,
        0.9,
    ),
    (
        r"^\W*(?:a |the )?motion [^;]{3,200}?[ ,](?:failed|lost|defeated)[\d ()/-]{0,9}\W*$",
        Outcome.LOST,
        0.9,
    ),
    (
        r"\b(?:lack|want|absence) of (?:a )?(?:second(?:er)?|2nd|support)\b"
        r"|\bno second(?:er)?\b(?! reading| time| home)|\b(?:was|were) not seconded\b"
        r"|\bnot receiv\w+ a second\b|\b(?:motion|amendment) fell\b",
        Outcome.LOST,
        0.9,
    ),
    (
        r"^\W*(?:motion )?(?:was )?(?:lost|defeated|failed|not carried)\b\W{1,3}"
        r"[^.]{2,120}\b(?:opposed|dissent\w*|against|in favou?r)\b",
        Outcome.LOST,
        0.9,
    ),
    (
        r"^\W*(?:motion )?(?:was )?(?:carried|adopted|passed)\b\W{1,3}"
        r"[^.]{2,120}\b(?:opposed|dissent\w*|against|abstain\w*)\b",
        Outcome.CARRIED,
        0.9,
    ),
    (
        r"\bwithdr[ae]w(?:s|n)? (?:his|her|their|the|that|both) (?:\w+ )?(?:motions?|amendments?"
        r"|propos(?:al|ition)s?)\b|\b(?:motion|amendment|proposal)\b(?: and (?:the |its )?second)?"
        r" (?:was|were|has been|is) (?:then |therefore |subsequently )?withdrawn\b",
        Outcome.WITHDRAWN,
        0.9,
    ),
    (  # "The original proposal was thereupon put to the Committee and passed."
        r"\b(?:proposal|proposition)\b[^.;]{0,90}\bput\b[^.;]{0,40}\b(?:and|was) "
        r"(?:duly |declared )?(?:passed|carried|agreed|adopted)\b",
        Outcome.CARRIED,
        0.9,
    ),
    (
        r"\bdeclared (?:that )?(?:it|the \w+)(?: had| has| was| were)? (?:failed|lost|defeated)\b"
        r"|\bit was (?:then |therefore |thereupon )?declared (?:lost|defeated)\b",
        Outcome.LOST,
        0.9,
    ),
    (r"^\W*(?:deferred|postponed|laid over|held over|continued)\W*$", Outcome.DEFERRED, 0.85),
    (r"^\W*(?:tabled|laid on the table)\W*$", Outcome.TABLED, 0.85),
    (r"^\W*(?:withdrawn)\W*$", Outcome.WITHDRAWN, 0.85),
    (r"^\W*(?:referred)(?: to [\w ]{3,60})?\W*$", Outcome.REFERRED, 0.7),
    (
        r"\b(?:item|motion|resolution|application|matter|by-?law"
        r"|ordinance)\b(?: \w+){0,3} (?:was|were|has been) withdrawn\b",
        Outcome.WITHDRAWN,
        0.8,
    ),
    (
        r"\b(?:item|matter|motion|application|request|question|decision|hearing)\b(?: \w+){0,3}"
        r" (?:was|were) (?:deferred|postponed|continued|(?:laid|held|carried|set|put) (?:over|off))"
        r"(?! by (?:the )?(?:applicant|county|state)| (?:from|at)\b)\b",
        Outcome.DEFERRED,
        0.7,
    ),
    (r"\b(?:item|matter|motion)\b(?: \w+){0,3} (?:was|were) tabled\b", Outcome.TABLED, 0.7),
    (
        r"\b(?:motions?|amendments?)\b(?: \w+){0,6}? ?(?:was|were"
        r"|is|has)? ?(?:\w+ly |then |declared |been )*(?:carried"
        r"|carries|passed|passes|approved|adopted|prevailed)\b",
        Outcome.CARRIED,
        0.95,
    ),
    (
        r"^\W*(?:motion |resolution )?(?:was )?(?:unanimously )?(?:carried"
        r"|passed|adopted|approved|agreed|agreed to|cd\.?)\b(?:[^a-z]"
        r"|unanimously|as amended|on (?:a )?division|on a recorded vote"
        r"|by (?:a )?(?:unanimous )?(?:voice |roll call )?vote"
        r"|without (?:objection|dissent)|nem\.? con|motion|all in favou?r)*$",
        Outcome.CARRIED,
        0.9,
    ),
    (r"\bit (?:was )?(?:passed|carried)\b[^a-z]{0,3}(?:\d|unanim|by)", Outcome.CARRIED, 0.9),
    (  # "A motion by Ada Roe to pay the bills passed."
        r"^\W*(?:a |the |action: )?motion (?!to (?:reconsider|rescind))[^.]{3,200}?[ ,]"
        r"(?:passed|carried|approved|adopted)(?:,? unanimously)?[\d ()/-]{0,9}\W*$"
        r"|^\W*resolved,? (?:up)?on (?:a |the )?motion (?:of|by)\b"
        r"|^\W*m/?s/?[cp]u?\b(?=[: (]+[a-z.' ]{2,30}[/,])|(?:^|[.;] )m/?s/?[cp]u?\W*$"
        r"|\b(?:approved|adopted|carried|passed|elected|acclaimed) by acclamation\b",
        Outcome.CARRIED,
        0.85,
    ),
    (
        r"\b(?:approved|adopted|accepted|carried|passed) (?:up)?on (?:a |the )?motion\b",
        Outcome.CARRIED,
        0.9,
    ),
    (
        r"^\W*(?:(?:for|in favou?r) ?: ?)?unanimous\W*$|^\W*(?:ayes?|yeas?)\s*[:-] ?all\b",
        Outcome.CARRIED,
        0.85,
    ),
    (r"^\W*resolved\W*$", Outcome.CARRIED, 0.55),  # over what was resolved
    (r"\ball (?:ayes?|yeas?|yes)\b", Outcome.CARRIED, 0.5),
    (
        r"\band it was so (?:voted|ordered|resolved|agreed|decided|carried)\b"
        r"|^\W*(?:it (?:was|is) )?so (?:voted|ordered|resolved|agreed)\W*$",
        Outcome.CARRIED,
        0.85,
    ),
    (
        r"^\W*(?:adopted|approved|passed|enacted|introduced) (?:resolution|ordinance)s? "
        r"(?:(?:no|nos|number)\b\.? ?)?#?[a-z]{0,3}-?\d",
        Outcome.CARRIED,
        0.75,
    ),
    (r"\bdeclared (?:[\w.'-]+ ){1,4}(?:duly |to be |be )*elected\b", Outcome.CARRIED, 0.7),
    (
        r"\b(?:was|were) (?:duly |unanimously )?(?:co-?opted|re-?elected"
        r"|elected (?:as |to be )?(?:the )?(?:town |deputy |vice[- ]?)*(?:mayor|chair|president))",
        Outcome.CARRIED,
        0.65,
    ),
    (
        r"\b(?:variance|permit|exception|licen[cs]e|application|request|appeal|petition|waiver"
        r"|plat|plan|grant) (?:was|is) (?:granted|approved)\b(?! (?:in|on|by|for)\b)",
        Outcome.CARRIED,
        0.5,
    ),
    (r"\bdeclared (?:duly )?(?:adopted|passed|carried)\b", Outcome.CARRIED, 0.85),
    (
        r"\b(?:council|committee|board|members|cabinet|trustees|councill?ors)\b(?: \w+){0,2}"
        r" resolved (?:to|that|unanimously)\b",
        Outcome.CARRIED,
        0.7,
    ),
    (
        r"^\W*(?:the )?(?:\w+ ){0,2}(?:council|committee|board|members|cabinet|trustees)"
        r" (?:then |also |unanimously )*(?:voted (?:unanimously )?to|approved|adopted|agreed to"
        r"|granted|endorsed|ratified|authori[sz]ed|acceded to)\b",
        Outcome.CARRIED,
        0.62,
    ),
    (  # the British committee's "The Committee noted the contents of the report."
        r"^\W*(?:[a-z\d]{1,2}[.)] +)?(?:the )?(?:\w+ ){0,2}(?:council|committee|members|cabinet)"
        r" (?:duly |then |also )*noted (?:and received )?(?:the|a|an) (?:contents|reports?|letters?"
        r"|correspondence|update|position|information|minutes|statement|decision|briefing|notice"
        r"|figures|balances?|progress|\w+ (?:reports?|update|statement|position))\b(?![^.;]*\?)",
        Outcome.NOTED,
        0.62,
    ),
    (r"\b(?:vote|motion)(?: \w+){0,3} unanimous\b", Outcome.CARRIED, 0.5),
    (
        r"\b(?:vote|resolution|ordinance|question)\b(?: \w+){0,4} (?:carried"
        r"|passed|was (?:duly )?adopted|was (?:duly )?passed)\b",
        Outcome.CARRIED,
        0.5,
    ),
    (
        r"\ball (?:were )?(?:approved|in favou?r|agreed|voted (?:yes"
        r"|aye|in favou?r))\b|\bunanimous (?:vote|consent|approval"
        r"|voice vote)\b|\bwith all (?:\w+ ){0,3}voting (?:aye"
        r"|yes|in favou?r)",
        Outcome.CARRIED,
        0.5,
    ),
    (
        r"\bunanimously(?: \w+){0,2} (?:approved|adopted|agreed"
        r"|accepted|carried|passed|resolved|co-opted|elected|ratified"
        r"|supported)\b|\bunanimously (?:approved|adopted|agreed"
        r"|accepted|carried|passed|resolved|co-opted|elected|ratified)\b"
        r"|\b(?:approved|adopted|agreed|accepted|passed|carried"
        r"|elected|ratified) unanimously\b",
        Outcome.CARRIED,
        0.85,
    ),
    (
        r"\b(?:it was )(?:\w+ ){0,2}resolved\b(?! by)|^\W*(?:\(?[a-z\d]\)? )?resolved\b"
        r" ?[:,–—-]? ?\(?(?:that|to|unanimously|nem)|\band (?:it was )?(?:therefore "
        r"|then )?resolved (?:that|to)\b|\bwas therefore resolved\b",
        Outcome.CARRIED,
        0.85,
    ),
    (
        r"\bapproval was (?:given|granted)\b|\bno objections?,?(?: \w+){0,2} so\b.{0,60}\b(?:a"
        r"pproved|accepted|adopted)\b|\b(?:approved|accepted|adopted) without (?:objection"
        r"|dissent)\b|\bthere being no objections?\b.{0,80}\b(?:approved"
        r"|accepted|adopted)\b",
        Outcome.CARRIED,
        0.8,
    ),
    (
        r"\b(?:minutes?|agenda|accounts|transactions|payments|annual governance statement"
        r"|governance statement|accounting statements?|bills|claims"
        r"|warrants?|treasurer's report|financial reports?|budget"
        r"|precept|policy|policies|standing orders|schedule|invoices"
        r"|expenditure|by-?laws?|order of business)\b[^.;]{0,110}?(?:\b(?:was"
        r"|were)\b(?:[^.;]{0,40},| (?:\w+ ){0,2}and)?|\bbe(?= \w+ and signed"
        r"| confirmed)|[:–—-]|\bmeeting(?=,? approved as )) ?"
        r"(?:then |duly |also |all |read,? |checked "
        r"|reviewed |unanimously |agreed and |confirmed and |received and "
        r"|taken as read and |accepted and )*(?:approved|adopted|taken as read(?=[.,]| and signed)"
        r"|accepted|ratified|agreed as|confirmed as|signed as"
        r"|agreed)\b",
        Outcome.CARRIED,
        0.65,
    ),
    (r"[£$€] ?\d[^;]{0,80}\bapproved\W*$", Outcome.CARRIED, 0.6),
    (
        r"\b(?:made|moved)(?:,| and)? (?:and )?second(?:ed)?(?:,"
        r"| and| &)*(?: \w+){0,2}? (?:approved|carried|passed"
        r"|adopted)\b",
        Outcome.CARRIED,
        0.9,
    ),
    (
        r"\bit was (?:unanimously |also |further |then |therefore )*(?:agreed"
        r"|decided|moved|voted)\b(?! by (?!all|consensus|general)|,| in principle| upon)"
        r"|^\W*agreed:? (?:to|that)\b|\bit was (?:by )?the (?:\w+ )?(?:consensus|sense) of\b"
        r"|^\W*(?:the )?(?:council|board|committee|commission) consensus was (?:to|that)\b",
        Outcome.CARRIED,
        0.6,
    ),
)
NOT_NOW: str = (
    r"\b(?:was|were) (?:adopted|approved|passed|carried) (?:by|in|under) (?:resolution|motion"
    r"|by-?law|ordinance)\b|\bat (?:the|its|their|our|an?) (?:\w+ ){0,3}(?:last|previous|prior"
    r"|preceding|earlier|special) (?:\w+ ){0,2}(?:meeting|session)\b|"
    r"\b(?:had|has|have) (?:previously |already |not yet "
    r"|since )?been\b|\bpreviously\b|(?<!minutes of the )\blast (?:year|month"
    r"|week|meeting|time)\b"
    r"|\b(?:which|who|that|when) (?:was|were) (?:\w+ly )?(?:approved"
    r"|adopted|passed|agreed|carried)\b|\bto be (?:approved"
    r"|adopted|agreed|passed|considered)\b"
    r"|\bwill (?:be|need)\b|\bif (?:the|it|this|that|approved"
    r"|adopted|passed|a)\b|\bwould (?:be|have|need|require)\b"
    r"|\bshould be (?:approved|adopted)\b|\bwhen (?:the|it"
    r"|this)\b[^,]*(?:approved|adopted|passed)"
    r"|\b(?:once|until|after|unless|before|since) (?:it|they"
    r"|the \w+) (?:is|are|was|were|has|have)\b|\bas (?:previously )?approved\b"
    r"|\bwas approved by (?:the )?(?:county|state|province"
    r"|ministry|voters|district|cdc|planning authority)\b"
    r"|\bmotions? to approve the items\b"
    r"|\b(?:asked|wondered|inquired|enquired) (?:if|whether)\b"
    r"|\bin the past\b|\bhistorically\b|\bapproved (?:on )?(?:january"
    r"|february|march|april|may|june|july|august|september"
    r"|october|november|december|\d{1,2}[/.-]\d)|\bagreed for \d"
    r"|\bagreed with\b"
    r"|\byet to be\b|\bnot (?:yet )?been (?:approved|adopted)\b"
    r"|\bawaiting\b|\bpending\b|\bbefore (?:it|they|the \w+) (?:is"
    r"|are|was|were) (?:approved|adopted)\b|\bapproved (?:plans?"
    r"|budget|list|contractors?|subdivision)\b"
)
ANOTHER_DAY: str = (  # "Resolution 24-18 was carried at the last meeting."
    r"\bat (?:the|its|their|our|an?) (?:\w+ ){0,3}"
    r"(?:last|previous|prior|preceding|earlier|special|\w+uary|march|april|may|june|july|august"
    r"|\w+ember|october) (?:\w+ ){0,2}(?:meeting|session)\b"
)
CONSENT: str = r"\bconsent (?:agenda|calendar|items?)\b|\bagenda consent\b"
CORES: tuple[tuple[str, Outcome, float], ...] = ()

DECLARES: str = (
    r"\b(?:declar\w+|disclos\w+|identified|cited|citing|reported|has|had)\b[^.;]{0,50}"
    r"\b(?:interests?|conflicts?)\b"
)
WITHDRAWS: str = (
    r"\b(?:left|leaves|leaving|exited|vacated|withdrew from|stepped (?:out of|away from|down from))"
    r" (?:the |his |her |their )?(?:council )?"
    r"(?:meeting|room|chambers?|table|dais|seat|chair|hall)\b"
)
THIS_ITEM: str = (
    r"\b(?:for|on|during|from) (?:this|that|the (?:next|following)) (?:item|matter|vote|discussion)"
    r"|\bduring (?:the |its )?(?:discussion|consideration|vote|debate|deliberation)"
)
ITEM_REFERENCE: str = r"\b(?:agenda )?(?:items?|minutes?) (?:no\.? ?|number |# ?)?"

NUMBER_LABELS: str = (
    r"(?:(?:officer'?s?'? |staff |committee |administration )?recommendation ?(?:/|and|&) ?)?"
    r"(?:council |board |city |town |county )?(?:resolution"
    r"|res|motion|ordinance|ord(?:er(?=[ ]no\b))?|minute|decision|reso)(?: (?:number"
    r"|no|nos|num))?[.:#-]*\s*(?:no\.?|#)?\s*"
)
NUMBER_VOTED: str = r"(?!)"
NUMBER_ADOPTED: str = r"\b(?:resolution|ordinance|order)s?,?(?: (?:number|no))?[.:#]*\s*#?\s*"
