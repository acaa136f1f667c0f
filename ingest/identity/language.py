"""French or English, by counting the words that only one of them uses often."""

from __future__ import annotations

import re
from collections import Counter

from archive.model import Evidence, Lang
from ingest.identity.evidence import candidate
from ingest.identity.folding import fold, quote, split_name
from ingest.identity.words import LANGUAGES

_WORD = re.compile(r"[a-z]+")
_SAMPLE = 6_000  # characters: enough to tell, whatever the text's length
_FEWEST = 3  # common words, below which a text tells nothing
_LEAD = 1.6  # times as many as the other language


def detect(text: str) -> Lang | None:
    """The language of running text, None where there is too little of it to tell."""
    return _winner(_counts(_WORD.findall(fold(text[:_SAMPLE])), telling=False), fewest=_FEWEST)


def detect_in_name(name: str) -> Lang | None:
    """The language of a file or folder name, where one telling word is enough."""
    folded = split_name(name)
    counts = _counts(_WORD.findall(folded), telling=True)
    for language in LANGUAGES:  # a kind that is run together with other words: PVaffichage
        kinds = (pattern for pattern, _, _ in language.KINDS_IN_NAME)
        counts[language.LANG] += any(re.search(pattern, folded) for pattern in kinds)
    return _winner(+counts, fewest=1)


def identify_language(
    *, opening: str, name: str, folders: tuple[str, ...], town: Lang | None
) -> tuple[Lang | None, list[Evidence]]:
    """The language and its evidence: running text first, then the names, then the town's.

    The town's own language only breaks a tie between words of both; it does not fill a void.
    """
    running = detect(opening)
    sources = [
        ("page 1", opening, running, 0.95),
        ("page 1", opening, None if running else _stamped(opening), 0.6),
        ("file name", name, detect_in_name(name), 0.6),
        *(("folder", folder, detect_in_name(folder), 0.5) for folder in reversed(folders)),
    ]
    found = [
        candidate("lang", lang, source, quote(wording, limit=60), sure)
        for source, wording, lang, sure in sources
        if lang
    ]
    counts = _counts(_WORD.findall(fold(opening[:_SAMPLE])), telling=True)
    if town and len(counts) > 1 and not found:
        found.append(candidate("lang", town, "settings", town, 0.4))
    lang: Lang | None = None
    if found:
        lang = next(words.LANG for words in LANGUAGES if found[0].value == words.LANG)
    return lang, found


def _stamped(opening: str) -> Lang | None:
    """The language of a page with hardly a sentence on it, a stamp or a title page."""
    return _winner(_counts(_WORD.findall(fold(opening[:_SAMPLE])), telling=True), fewest=2)


def _counts(words: list[str], *, telling: bool) -> Counter[Lang]:
    counts: Counter[Lang] = Counter()
    for language in LANGUAGES:
        known = language.COMMON | language.TELLING if telling else language.COMMON
        counts[language.LANG] += sum(word in known for word in words)
    return +counts


def _winner(counts: Counter[Lang], *, fewest: int) -> Lang | None:
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < fewest:
        return None
    if len(ranked) > 1 and ranked[0][1] < _LEAD * ranked[1][1]:
        return None
    return ranked[0][0]
