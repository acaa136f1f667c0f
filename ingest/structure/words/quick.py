"""Long lists of wordings as patterns that are quick to search for. Pure.

Python tries each alternative at each letter, and passes over one without entering it only where it
begins with a plain letter. So alternatives that begin at a word are gathered behind one `\\b`, and
those that begin with alternatives of their own are written out: « (?:was|were) lost » is two. That
is up to seven times quicker. Whether something is found stays the same; which of two alternatives
that begin at one place is found may change: ask such a pattern only whether.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

WORD = r"\b"
PART = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]|[^\\\[()|]", re.DOTALL)
REPEATED = ("?", "*", "+", "{")


def quick(*patterns: str) -> re.Pattern[str]:
    """A pattern that is found where one of the patterns is."""
    alternatives = [one for pattern in patterns for one in parted(pattern)]
    words = [
        each
        for one in alternatives
        if one.startswith(WORD)
        for each in written_out(one.removeprefix(WORD))
    ]
    others = [each for one in alternatives if not one.startswith(WORD) for each in written_out(one)]
    gathered = [rf"\b(?:{'|'.join(words)})"] if words else []
    return re.compile("|".join([*others, *gathered]))


def parted(pattern: str) -> Iterator[str]:
    """The alternatives of a pattern that stand in no brackets."""
    depth, held = 0, ""
    for part in PART.findall(pattern):
        if part == "|" and not depth:
            yield held
            held = ""
            continue
        depth += (part == "(") - (part == ")")
        held += part
    yield held


def written_out(pattern: str) -> Iterator[str]:
    """« (?:was|were) lost » as « was lost » and « were lost »; anything else as it is."""
    if not pattern.startswith("(?:"):
        yield pattern
        return
    end = closing(pattern)
    rest = pattern[end:]
    if rest.startswith(REPEATED):
        yield pattern
        return
    for one in parted(pattern[len("(?:") : end - 1]):
        yield from (each + rest for each in written_out(one))


def closing(pattern: str) -> int:
    """Where the bracket that a pattern begins with is closed."""
    depth = at = 0
    for part in PART.findall(pattern):
        at += len(part)
        depth += (part == "(") - (part == ")")
        if not depth:
            break
    return at
