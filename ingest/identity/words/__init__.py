"""The wording of each language as data: what identification knows of French and of English.

Every language is a module with the same names (the protocol below), so that adding Spanish is
adding spanish.py and naming it here. Patterns are regular expressions for folded text: lower
case, no accents, straight apostrophes (ingest.identity.folding). They must be linear: no repetition
inside a repetition, and bounded gaps.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from archive.model import Kind, Lang, Status
from ingest.identity.words import english, english_bodies, french, french_bodies


class Words(Protocol):
    """What one language says. Keys of mappings are folded."""

    LANG: Lang
    COMMON: frozenset[str]
    """Words that are frequent in running text and rare in the other languages."""
    TELLING: frozenset[str]
    """Words of file names and stamps, too rare to count in running text."""

    MONTHS: Mapping[str, int]
    WEEKDAYS: Mapping[str, int]
    """Monday is 0."""
    NUMBERS: Mapping[str, int]
    """Cardinals and ordinals in words, up to ninety."""
    HUNDREDS: frozenset[str]
    THOUSANDS: frozenset[str]
    ORDINAL_MARKS: frozenset[str]
    """What is written after a day's digits: st, er."""
    DAY_GLUE: frozenset[str]
    """Words that may stand between the day and the month."""
    YEAR_GLUE: frozenset[str]
    """Words that may stand before the year, or between the month and a day that follows it."""
    YEAR_OPENERS: frozenset[str]
    """A word after which the year comes before the day: « l'an deux mille dix, le … »."""

    MEETING_CUES: tuple[str, ...]
    """Before a date: it is the meeting's."""
    MEETING_HINTS: tuple[str, ...]
    """Before a date in a heading: it is probably the meeting's."""
    LABEL_CUES: tuple[str, ...]
    """Directly before a date: it is the meeting's, whatever stands further off."""
    SOFT_OTHER_CUES: tuple[str, ...]
    """Before a date: it is another date, unless a meeting cue comes between."""
    HARD_OTHER_CUES: tuple[str, ...]
    """Before a date in the same sentence: it is another date."""
    AFTER_OTHER_CUES: tuple[str, ...]
    """Directly after a date: it is another date."""
    HEARING_CUES: tuple[str, ...]
    """Before a date: a public hearing, which is a notice's own matter and nobody else's."""
    ENACTING_CUES: tuple[str, ...]
    """Before a date: the day a resolution or a by-law was passed."""
    ITEM_OTHER_CUES: tuple[str, ...]
    """In a list item before a date: the item is about another meeting."""
    PLACE_LINE: str
    """A line that says where and when a letter was written, up to its date."""
    LINE_OPENERS: frozenset[str]
    """Words that may stand before a date which has a line to itself."""
    UNFINISHED: frozenset[str]
    """A line that ends in one of these goes on in the next."""
    NAME_OTHER_CUES: tuple[str, ...]
    """In a file name before a second date: that date is not the meeting's."""
    STAMP_CUES: tuple[str, ...]
    """Before a date: the day on which the State received the document."""
    STAMP_ID: str
    """The stamp's number, which often holds the date of the act."""

    KINDS_IN_NAME: tuple[tuple[str, Kind, float], ...]
    KINDS_IN_HEADING: tuple[tuple[str, Kind, float], ...]
    NOT_A_HEADING: str
    """A line that speaks of a document instead of being its heading."""
    HAS_BEGUN: str
    """A line of the sitting itself: what follows is no longer the paper's heading."""
    A_HEADING: str
    """A line that is one all the same: « Procès-verbal – adopté le 3 mai »."""
    MINUTES_TELLTALES: tuple[str, ...]
    """Wording of what has taken place: minutes, whatever the heading says."""

    WHOLE_MEETING: tuple[str, ...]
    """Wording that the extract of one act has once, and a whole meeting again and again."""

    STATUS_IN_NAME: tuple[tuple[str, Status], ...]
    FINAL_IN_NAME: str
    """In the name of minutes or of an act: approved. A « final » notice or budget is not."""
    STATUS_IN_HEADING: tuple[tuple[str, Status], ...]
    NOT_A_STATUS: str
    """A line whose « approved » is about something else."""
    YEAR_BOOK_NAMES: tuple[str, ...]
    ONE_MEETING_NAMES: tuple[str, ...]
    """In a name that has only a year: one meeting, held once a year."""

    SUBJECTS: tuple[str, ...]
    """Patterns whose group 1 is a document's subject (on tidied text, any case)."""
    READS_OUT: str
    """A line after a subject: « Monsieur le Maire rapporte : »."""
    ATTENDANCE: str
    """A line where the heading is over."""
    HEADING_WORDS: frozenset[str]
    """Words that a heading in capitals is given back in lower case, with their accents."""
    SMALL_WORDS: frozenset[str]
    CONTINUES: str
    """A heading line that goes on from the line above."""


class BodyWords(Protocol):
    """What one language calls its bodies. Keys of mappings are folded."""

    LANG: Lang
    BODY_HEADS: Mapping[str, str]
    """The noun that a body's name is built on: council, comité."""
    BODY_QUALIFIERS: Mapping[str, str]
    """Words of a body's name, as they are written."""
    BODY_GLUE: frozenset[str]
    """Small words inside a body's name, kept in lower case."""
    BODY_AND: str
    """The word for « & »."""
    BODY_TAILS: tuple[tuple[str, str], ...]
    """What may follow the noun: (pattern, as written)."""
    BODY_WHOLE: tuple[tuple[str, str], ...]
    """Names that are not built in the usual way: (pattern, name)."""
    BODY_IN_NAMES: tuple[tuple[str, str], ...]
    """Abbreviations in file and folder names: (pattern, name)."""
    BODY_PLACES: frozenset[str]
    """Kinds of place, no part of a name that says more: town planning board."""
    QUALIFIERS_FOLLOW: bool
    """Whether qualifiers come after the noun (conseil municipal) or before (city council)."""
    NUMBERED: frozenset[str]
    """Qualifiers of a body that carries a number: district council 001."""
    ORGANISATIONS: frozenset[str]
    """Nouns and names of what a body governs as often as of a body: « syndicat »."""
    PART_HEADS: frozenset[str]
    """Folded nouns of bodies that a council has: committee, commission."""
    COMPLETE: frozenset[str]
    """Qualifiers after which a council's name is over: « conseil municipal de Bois-Franc »."""
    OF_A_SITTING: frozenset[str]
    """Words at a name's end that are of the sitting: « assemblée communale extraordinaire »."""
    AFTER_COMPLETE: str
    """What goes on all the same: « conseil municipal des jeunes »."""
    OF_A_PLACE: frozenset[str]
    """Qualifiers of bodies told apart by their place alone: "Easter Ross Area Committee"."""
    ITS_PLACE: str
    """Before such a name: group 1 is the place."""
    GEOGRAPHY: frozenset[str]
    """Qualifiers that also end the names of towns: "Fall River City Council"."""
    LETTERHEADS: tuple[tuple[str, str, str], ...]
    """(pattern of a letterhead, noun that stands alone, whose name it is in full there)."""
    NEVER_ALONE: frozenset[str]
    """Nouns that are no body's name without a qualifier."""
    NOT_A_BODY_BEFORE: str
    NOT_A_BODY_AFTER: str
    CITES: str
    """A line's beginning where an earlier act is cited, and with it perhaps another body."""
    MEETING_WORDS: str
    """Words beside a body that make it the one that meets."""


LANGUAGES: tuple[Words, ...] = (english, french)
BODIES: tuple[BodyWords, ...] = (english_bodies, french_bodies)
