"""English names of bodies: what councils, boards and committees are called."""

from __future__ import annotations

from collections.abc import Mapping

from archive.model import Lang
from ingest.identity.wordlists import words_in

LANG: Lang = "en"

BODY_HEADS: Mapping[str, str] = {
    "council": "Council",
    "board": "Board",
    "commission": "Commission",
    "committee": "Committee",
    "subcommittee": "Subcommittee",
    "authority": "Authority",
    "panel": "Panel",
    "trustees": "Trustees",
    "selectboard": "Selectboard",
    "commissioners": "Commissioners",
    "selectmen": "Selectmen",
    "assembly": "Assembly",
    "agency": "Agency",
    "freeholders": "Freeholders",
    "supervisors": "Supervisors",
    "aldermen": "Aldermen",
}
BODY_QUALIFIERS: Mapping[str, str] = {
    word: word.capitalize()
    for word in words_in(
        """city town village parish municipal county district borough township community regional
        common general joint school student governing select library planning zoning plan park
        parks recreation leisure water wastewater sewer utilities utility health safety police
        fire emergency advisory appeals review executive management standing steering finance
        financial audit budget personnel human resources rights relations historic historical
        heritage preservation landmarks landmark architectural design arts art culture cultural
        tourism airport harbor harbour port conservation open space tree urban rural energy
        sustainability environment environmental climate transportation transport transit
        traffic highways roads road streets housing land use applications buildings development
        redevelopment economic building cemetery museum accessibility youth seniors senior aging
        education curriculum facilities technology rules government administration enterprise
        oversight services service social civil charter ethics licensing license liquor election
        elections nominating bylaw policy compensation public works infrastructure operations
        engineering property properties neighbourhood neighborhood business downtown improvement
        industrial investment pension retirement trails beautification watershed stormwater
        drainage irrigation source protection airports animal welfare children families scrutiny
        overview cabinet standards performance corporate strategic strategy events festival
        allotments burial play area grounds commons fact citizen citizens involvement
        corrections appeal adjustment variance inland wetlands codes code examining marina beach
        lake dam covenant covenants control common mobility active affairs intergovernmental
        legislative agricultural agriculture farmland metropolitan community's ad hoc tribal
        band metro hearing sanitary infrastructures communications procurement bicycle
        pedestrian complete liaison homelessness waste recycling solid legal diversity equity
        inclusion women veterans disability disabilities immigrant animals capital improvements
        grant grants insurance ways means purpose purposes electoral hamlet band interim local
        governance nominations intermunicipal subdivision improvement assessment weed landfill
        archives parking cable television broadband electric light power gas shade shellfish
        waterfront waterways stormwater groundwater flood levee ditch mosquito ambulance rescue
        hospital elementary memorial veterans fleet risk labor labour employee merit salary
        remuneration petitions staffing amenities regeneration communities adults wellbeing
        constitutional joint cleansing burials neighbourhoods neighborhoods devolution
        recruitment grievance grievances disciplinary complaints assets investments procedures
        biodiversity amenity asset christmas fair twinning website communication watercourses
        wetland trust sub
        selection naming monuments archaeology archaeological roadway sidewalk lighting fence
        shoreline dune erosion aquatic pool golf forestry forest wildlife deer equestrian
        annexation impact fee revenue treasury bond levy tourist lodging hotel visitors market
        markets rent rental tenant tenants nuisance dangerous structures enforcement plumbing
        electrical mechanical contractors taxi transitional opioid settlement"""
    )
}
BODY_GLUE: frozenset[str] = frozenset({"and", "of", "the", "for", "on"})
BODY_AND: str = "and"
_charge = (  # what a board is of: "Board of Parks and Recreation", "Board of Water Commissioners"
    r"(?:public|water|sewer|light|electric(?:al)?|gas|utilit(?:y|ies)|parks?|recreation"
    r"|architectural|historic(?:al)?|design|zoning|planning|library|harbou?r|airport|cemetery"
    r"|tax|property|civil|service|safety|works|welfare|building|buildings|code|codes|commissioners"
    r"|trustees|directors|review|appeals|assessment|adjustment|examiners|license|licensing"
    r"|elders|selectwomen|road|highway|conservation|recorders|registrars|voters)"
)
BODY_TAILS: tuple[tuple[str, str], ...] = (
    (
        r"of\s+(?:the\s+)?(chosen\s+freeholders|township\s+(?:trustees|supervisors|commissioners)"
        r"|city\s+commissioners|county\s+supervisors|road\s+commissioners|port\s+commissioners"
        r"|public\s+utilities|school\s+(?:directors|trustees|commissioners|committee)"
        r"|assessment\s+review|land\s+commissioners|cemetery\s+trustees|selectwomen|regents"
        r"|civil\s+authority|listers|abatement|zoning\s+adjustment|variance)\b",
        r"of \1",
    ),
    (r"of\s+(?:the\s+)?county\s+commissioners", "of County Commissioners"),
    (r"of\s+(?:the\s+)?park\s+commissioners", "of Park Commissioners"),
    (r"of\s+(?:the\s+)?fire\s+commissioners", "of Fire Commissioners"),
    (r"of\s+(?:the\s+)?library\s+trustees", "of Library Trustees"),
    (r"of\s+(?:the\s+)?zoning\s+appeals", "of Zoning Appeals"),
    (r"of\s+(?:the\s+)?public\s+works", "of Public Works"),
    (r"of\s+(?:the\s+)?police\s+commissioners", "of Police Commissioners"),
    (r"of\s+(?:the\s+)?building\s+standards", "of Building Standards"),
    (
        r"of\s+(?:the\s+)?(directors|trustees|education|selectmen|selectpersons|supervisors"
        r"|aldermen"
        r"|alders|commissioners|adjustment|adjustments|appeals|health|control|finance|assessors"
        r"|review|revision|equalization|governors|regents|managers|elections|ethics|freeholders"
        r"|visitors|estimate|standards|burgesses|managers|representatives)\b",
        r"of \1",
    ),
    (r"of\s+the\s+whole\b", "of the Whole"),
    (rf"of\s+(?:the\s+)?({_charge}(?:,?\s+(?:(?:and|&)\s+)?{_charge}){{0,3}})\b", r"of \1"),
)
BODY_WHOLE: tuple[tuple[str, str], ...] = (
    (r"\b(?:annual |the )?parish meeting\b(?! of the council)", "Parish Meeting"),
    (r"\b(?:annual |special )town meeting\b", "Town Meeting"),
    (r"\bcommissioners'? court\b", "Commissioners Court"),
    (r"\bcommittee\s+of\s+the\s+whole\b", "Committee of the Whole"),
    (r"\bcommon\s+council\b", "Common Council"),
    (r"\bchief\s+(?:and|&)\s+council\b(?! of the| member)", "Chief and Council"),
    (r"\bmayor\s+(?:and|&)\s+(?:the\s+)?council\b(?! member)", "Mayor and Council"),
    (r"\bboard\s+of\s+mayor\s+(?:and|&)\s+aldermen\b", "Board of Mayor and Aldermen"),
    (r"\bquorum\s+court\b", "Quorum Court"),
    (r"(?<!board of )\bmayor\s+(?:and|&)\s+aldermen\b", "Mayor and Aldermen"),
    (r"\breeve\s+(?:and|&)\s+council\b", "Reeve and Council"),
    (r"(?m)^\W*cabinet\W*$", "Cabinet"),
    (r"\btask\s+force\s+on\s+(\w{3,20})\b", r"Task Force on \1"),
    (r"\bfiscal court\b", "Fiscal Court"),
    (r"\bpolice jury\b", "Police Jury"),
    (r"\bmeeting of (?:the )?cabinet\b", "Cabinet"),
)
BODY_IN_NAMES: tuple[tuple[str, str], ...] = (
    (r"(?<![a-z])bod(?![a-z])", "Board of Directors"),
    (r"(?<![a-z])zba(?![a-z])", "Zoning Board of Appeals"),
    (r"(?<![a-z])bocc(?![a-z])", "Board of County Commissioners"),
    (r"(?<![a-z])boe(?![a-z])", "Board of Education"),
    (r"(?<![a-z])cow(?![a-z])", "Committee of the Whole"),
    (r"(?<![a-z])cofa(?![a-z])", "Committee of Adjustment"),
)
BODY_PLACES: frozenset[str] = words_in(
    "city town township county village borough district charter parish"
)
QUALIFIERS_FOLLOW: bool = False
NUMBERED: frozenset[str] = frozenset({"district", "ward", "division", "neighborhood"})
ORGANISATIONS: frozenset[str] = frozenset()
PART_HEADS: frozenset[str] = words_in("committee subcommittee commission panel cabinet")
COMPLETE: frozenset[str] = frozenset()
OF_A_SITTING: frozenset[str] = frozenset()
AFTER_COMPLETE: str = r"(?!)"
OF_A_PLACE: frozenset[str] = frozenset({"area"})
ITS_PLACE: str = (
    r"(?:^|\n|\b(?:of|the) )[^\S\n]*"
    r"((?:(?!(?:of|the|meeting|minutes?|agenda|and)\b)[a-z'-]+ ){1,4})$"
)
GEOGRAPHY: frozenset[str] = words_in(
    """lake beach dam harbor harbour port river island islands park creek grove springs
    heights"""
)
LETTERHEADS: tuple[tuple[str, str, str], ...] = ()
NEVER_ALONE: frozenset[str] = words_in(
    """commission committee subcommittee authority panel trustees commissioners selectmen agency
    freeholders supervisors aldermen"""
)
NOT_A_BODY_BEFORE: str = (
    r"(?:\bclerk (?:of|to) (?:the )?|\bpresident of (?:the )?|\battorney to the"
    r"|\bcomments? (?:to|from) (?:the )?|\breports? (?:of|from|to) (?:the )?"
    r"|\bmember of (?:the )?)$"
)
NOT_A_BODY_AFTER: str = (
    r"^(?:'s)?[\s-]{1,3}(?:chambers?|chairs?\b|chairman|chairperson|chairwoman|president|rooms?"
    r"|offices?|reports?|hall|house|liaison|conference|clerk|attorney|secretary|tax|"
    r"appointments?|policy|policies|representatives?|candidates?|elections?|bulletin|survey"
    r"|resolution|action(?! minutes| summary))\b"
)
CITES: str = r"(?!)"
MEETING_WORDS: str = (
    r"\b(?:meetings?|minutes|agenda|session|hearing|summoned|held|met|convened|proceedings"
    r"|workshop|will hold|notice|resolution of|ordinance of|(?:adopted|passed|enacted|ordained"
    r"|resolved) by)\b"
)
