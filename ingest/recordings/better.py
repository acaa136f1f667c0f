"""Which of several transcripts of one sitting is read and found: the others are kept, and marked.

One that was corrected at the desk before all others; a person's before one of unknown origin, and
that before a machine's; then the one whose times are told, not worked out; then the one that names
its speakers; then the one with more words. Words without times are outranked by the same words with
times. Pure.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from archive.model import Cue, Document, Kind, MadeBy

RANK: Mapping[MadeBy | None, int] = {"machine": 0, None: 1, "human": 2}
SLOT_S = 60.0  # two transcripts of one sitting say the same words in the same minute
LONG = 5  # letters: short words are the same everywhere
ALIKE = 0.25  # share of the long words of a minute; two machines have 0.6, two meetings 0.05
FEWEST_SLOTS = 3
SAME = 0.7  # share of the long words of a text without times: two machines have 0.85 of a sitting
FEWEST_WORDS = 50
LONG_WORD = re.compile(rf"\w{{{LONG},}}")

# Words of a file's name that say a machine wrote it, or a person.
MACHINE_NAME = re.compile(
    r"whisper|(?<![^\W_])(?:asr|auto(?:mati(?:que|c))?s?|otter|deepgram|assemblyai|sonix)(?![^\W_])"
    r"|auto-?generated|machine",
    re.IGNORECASE,
)
HUMAN_NAME = re.compile(
    r"(?<![^\W_])(?:verbatim|st[ée]notyp\w*|humain|human|cart|corrig\w*|corrected|edited|reviewed"
    r"|r[ée]vis\w*)(?![^\W_])",
    re.IGNORECASE,
)
# What programs write into their files, in the first lines.
MACHINE_TEXT = re.compile(
    r"WEBVTT\s*\n(?:Kind: captions\s*\n)?NOTE[^\n]*(?:auto|whisper|azure|otter)|"
    r'"(?:avg_logprob|no_speech_prob|compression_ratio|acAsrConf|confidence|tOffsetMs|generator|'
    r'model_name|asr_\w+)"\s*:|<\d\d:\d\d:\d\d\.\d{3}><c>|auto-?generated|'
    r"Transcribed by (?:Whisper|Otter|TurboScribe)|otter\.ai|DOCTYPE timedtext.*asr",
    re.IGNORECASE | re.DOTALL,
)

Slots = Mapping[int, set[str]]  # the long words of each minute


@dataclass(frozen=True, slots=True)
class Candidate:
    """A transcript and what it is judged by. text is that of one without times; is_edited: at the
    desk."""

    document: Document
    made_by: MadeBy | None
    cues: tuple[Cue, ...]
    approximate: bool = False
    text: str = ""
    is_edited: bool = False

    @property
    def worth(self) -> tuple[bool, bool, int, bool, bool, int, str]:
        """The greatest is the best; the id breaks a tie, so the order of arrival does not."""
        words = sum(len(cue.text.split()) for cue in self.cues)
        named = any(cue.speaker for cue in self.cues)
        exact = not self.approximate
        rank = RANK[self.made_by]
        return bool(self.cues), self.is_edited, rank, exact, named, words, self.document.id


def maker(name: str, opening: str) -> MadeBy | None:
    """Who wrote a transcript, as far as its first letters and its name tell."""
    if MACHINE_TEXT.search(opening) or MACHINE_NAME.search(name):
        return "machine"
    return "human" if HUMAN_NAME.search(name) else None


def outranked(candidates: Sequence[Candidate]) -> list[tuple[str, str | None]]:
    """(a transcript, the better one of the same sitting), or None for those that are the best."""
    found: list[tuple[str, str | None]] = []
    for group in _sittings(candidates):
        best = max(group, key=lambda one: one.worth)
        found += [(one.document.id, None if one is best else best.document.id) for one in group]
    return found


def _sittings(candidates: Sequence[Candidate]) -> list[list[Candidate]]:
    """Transcripts of the same sound together: of one recording and language, or alike in words."""
    groups: list[list[Candidate]] = []
    slots = {one.document.id: _slots(one.cues) for one in candidates}  # once, not once a pair
    for one in sorted(candidates, key=lambda candidate: candidate.worth, reverse=True):
        for group in groups:
            if _is_same(group[0], one, slots):
                group.append(one)
                break
        else:
            groups.append([one])
    return groups


def _is_same(one: Candidate, other: Candidate, slots: Mapping[str, Slots]) -> bool:
    a, b = one.document, other.document
    if a.kind is not Kind.TRANSCRIPT or b.kind is not Kind.TRANSCRIPT:
        return False
    if a.lang and b.lang and a.lang != b.lang:
        return False  # a translation stands beside the original
    if a.transcript_of and b.transcript_of and a.transcript_of != b.transcript_of:
        return False
    if not other.cues:  # the one before it is better, and has times unless neither has
        text = " ".join(cue.text for cue in one.cues)
        outranks = RANK[one.made_by] >= RANK[other.made_by]
        return bool(one.cues) and outranks and in_common(text, other.text) >= SAME
    return _likeness(slots[a.id], slots[b.id]) >= ALIKE


def in_common(one: str, other: str) -> float:
    """The share of the long words of the shorter text that stand in the other too, 0 to 1."""
    mine, theirs = (Counter(LONG_WORD.findall(text.casefold())) for text in (one, other))
    fewer = min(mine.total(), theirs.total())
    return (mine & theirs).total() / fewer if fewer >= FEWEST_WORDS else 0.0


def likeness(one: Sequence[Cue], other: Sequence[Cue]) -> float:
    """The share of long words that two transcripts have in common in the same minute, 0 to 1."""
    return _likeness(_slots(one), _slots(other))


def _likeness(mine: Slots, theirs: Slots) -> float:
    both = mine.keys() & theirs.keys()
    if len(both) < min(FEWEST_SLOTS, len(mine), len(theirs)):
        return 0.0
    shared = sum(len(mine[slot] & theirs[slot]) for slot in both)
    fewer = sum(min(len(mine[slot]), len(theirs[slot])) for slot in both)
    return shared / fewer if fewer else 0.0


def _slots(cues: Sequence[Cue]) -> Slots:
    slots: dict[int, set[str]] = defaultdict(set)
    for cue in cues:
        found = LONG_WORD.findall(cue.text.casefold())
        if found:
            slots[int(cue.start_s // SLOT_S)].update(found)
    return slots
