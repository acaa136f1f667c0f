"""Who speaks: captions as they are shown, made into cues of one speaker each.

A cue whose speaker is UNNAMED begins the turn of somebody who is not named: `>>` in the captions
of a broadcast. The cues after it, whose speaker is None, belong to the same turn.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.model import Cue
from ingest.recordings.rolling import Shown

UNNAMED = ""

# A change of speaker: `>>` anywhere, and `>` or a dash before a capital at the start of a line.
_CAPITAL = "A-ZÀ-ÖØ-Þ"
CHANGE = re.compile(rf">{{2,3}}\s*|^>\s+|^[-–—]\s*(?=[{_CAPITAL}\"«“(\[])", re.MULTILINE)
_PARTICLE = r"d[eu]s?|la|le|of|the|et|and"
_NAME = rf"[{_CAPITAL}][\w.'’-]*(?:\s(?:[{_CAPITAL}\d][\w.'’-]*|{_PARTICLE})){{0,5}}"
LABEL = re.compile(rf"[\[(]?({_NAME})[\])]?\s?:\s+(?=\S)")
_MACHINE = r"(?:speaker|locuteur|intervenant)[ _]?\w{1,3}"  # as diarization programs call them
MACHINE_LABEL = re.compile(rf"[\[(]?({_MACHINE})[\])]?\s?:\s*", re.IGNORECASE)

LABELLED = 0.6  # share of the cues that begin with a name, in what Zoom or Otter export

# A turn given as one long cue is shared out, so that a moment of it can be cited.
LONG_WORDS, SHARE_WORDS = 100, 40
SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
ABBREVIATION = re.compile(r"\b(?:M|MM|Mr|Mrs|Ms|Dr|St|Ste|Mme|Mlle|Me|No|art|p)\.$", re.IGNORECASE)


def cues_of(shown: Sequence[Shown]) -> Iterator[Cue]:
    """One cue a turn. A label holds until the next change, a voice tag for its own cue only."""
    trusted = _trusted_labels(shown)
    holds: str | None = None
    for one in shown:
        turns = [(None if n == 0 else UNNAMED, text) for n, text in enumerate(_split(one.lines))]
        turns = [_labelled(speaker, text, trusted) for speaker, text in turns if text]
        spans = shared(one.start_s, one.end_s, [text for _, text in turns])
        for (said_by, text), (start_s, end_s) in zip(turns, spans, strict=True):
            speaker = one.speaker or (said_by if said_by is not None else holds)
            if said_by is not None:
                holds = said_by or None
            if text:
                yield from _shares(Cue(round(start_s, 3), round(end_s, 3), text, speaker))


def _split(lines: Sequence[str]) -> list[str]:
    """The text before the first change of speaker, then one for each change."""
    return [" ".join(part.split()) for part in CHANGE.split("\n".join(lines))]


def _labelled(speaker: str | None, text: str, trusted: frozenset[str]) -> tuple[str | None, str]:
    """A name before a colon is the speaker's, after a change of speaker or where it recurs."""
    label = MACHINE_LABEL.match(text)
    if not label:
        label = LABEL.match(text)
        if label and speaker is None and label[1] not in trusted:
            label = None
    return (label[1], text[label.end() :]) if label else (speaker, text)


def _trusted_labels(shown: Sequence[Shown]) -> frozenset[str]:
    """Names before a colon that are speakers': in most cues, or in capitals and again."""
    found = [label[1] for one in shown if (label := LABEL.match(one.lines[0]))]
    if len(found) >= max(2, LABELLED * len(shown)):
        return frozenset(found)
    all_capitals = sum(" ".join(one.lines).isupper() for one in shown) > len(shown) / 2
    again = [name for name, times in Counter(found).items() if times > 1 and name.isupper()]
    return frozenset() if all_capitals else frozenset(again)


def _shares(cue: Cue) -> Iterator[Cue]:
    """A cue of many sentences as several, each at its estimated time; others as they are."""
    words = cue.text.split()
    if len(words) <= LONG_WORDS:
        yield cue
        return
    texts: list[list[str]] = [[]]
    for word in words:
        held = texts[-1]
        if len(held) >= SHARE_WORDS or (held and ends_sentence(held[-1])):
            texts.append([])
        texts[-1].append(word)
    joined = [" ".join(text) for text in texts]
    for text, (start_s, end_s) in zip(joined, shared(cue.start_s, cue.end_s, joined), strict=True):
        yield replace(cue, start_s=round(start_s, 3), end_s=round(end_s, 3), text=text)
        # The turn of somebody unnamed begins once.
        cue = replace(cue, speaker=cue.speaker or None)


def ends_sentence(text: str) -> bool:
    return bool(SENTENCE_END.search(text)) and not ABBREVIATION.search(text)


def shared(start_s: float, end_s: float, texts: Sequence[str]) -> list[tuple[float, float]]:
    """Give each of several texts shown together its share of the time, by its length."""
    total = sum(map(len, texts)) or 1
    spans, at = [], 0
    for text in texts:
        first, at = at, at + len(text)
        spans.append((first / total, at / total))
    return [(start_s + (end_s - start_s) * a, start_s + (end_s - start_s) * b) for a, b in spans]
