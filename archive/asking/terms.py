"""The terms of a question widened, loosened and marked. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from archive.asking.question import SMALL, Question
from archive.asking.thesaurus import Thesaurus
from archive.index import analysis
from archive.index.base import Also, Terms
from archive.model import LANGS

TELLING = 8  # words looked for where no passage holds all of them
EXPANSIONS = 40  # words that stand for the words of one question, in all


def widened(asked: Question, thesaurus: Thesaurus, *, both: bool) -> Terms:
    """The terms with what the thesaurus has for them. Phrases are looked for as they stand."""
    terms = asked.terms
    typed = [run for run in terms.wanted if run not in asked.exact and not run.endswith("*")]
    others: dict[str, list[str]] = {}
    left = EXPANSIONS
    for alike in thesaurus.alike(typed):
        some = [*alike.same, *(alike.other if both else ())][:left]
        left -= len(some)
        for run in typed[alike.start : alike.end]:
            if run.casefold() not in SMALL and some:
                others.setdefault(run, []).extend(some)
    said = {also.run for also in terms.also}  # what was typed with OR counts whole
    more = tuple(
        Also(run, tuple(dict.fromkeys(some))) for run, some in others.items() if run not in said
    )
    return replace(terms, also=(*terms.also, *more))


def any_of(terms: Terms) -> Terms | None:
    """The same question with one word enough; None where it is but one word, or is so already.

    Small words of either language are left out, else « des » finds Des Moines. Of many words the
    most telling are taken, numbers and long ones, so that a pasted sentence costs little.
    """
    words = tuple(word for run in terms.wanted for word in run.split())
    if terms.any_of or len(words) < 2:
        return None
    telling = [word for word in words if not _is_small(word)] or list(words)
    telling = sorted(
        dict.fromkeys(telling), key=lambda word: (not any(c.isdigit() for c in word), -len(word))
    )[:TELLING]
    kept = tuple(word for word in dict.fromkeys(words) if word in telling)
    return replace(terms, wanted=kept, any_of=True, close=())


def _is_small(run: str) -> bool:
    return all(word in SMALL for *_, word in analysis.words(run))


@lru_cache(maxsize=64)
def wanted_stems(terms: Terms) -> frozenset[str]:
    """What to mark, in both languages: stems; prefixes keep their star; of what stands for a word,
    several stems that follow each other are marked only so, with a space between."""
    own = {
        stem
        for run in terms.wanted
        for lang in LANGS
        for stem in analysis.stems(run.rstrip("*"), lang)
    }
    prefixes = {analysis.fold(run) for run in terms.wanted if run.endswith("*")}
    others = {
        " ".join(stems)
        for also in terms.also
        for run in also.others
        for lang in LANGS
        if (stems := analysis.stems(run, lang))
    }
    return frozenset(own | prefixes | others)


def run_with(stem: str, runs: Sequence[str]) -> str | None:
    """The run as typed that a stem comes from."""
    for run in runs:
        if any(stem in analysis.stems(run.rstrip("*"), lang) for lang in LANGS):
            return run
        if run.endswith("*") and stem.startswith(analysis.fold(run[:-1])):
            return run
    return None
