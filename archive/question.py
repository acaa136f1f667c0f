"""What a person types, understood. Never fails: what is no operator is a word.

Plain words must all stand there. "…" and « … » ask for a phrase, -word leaves out,
OR / OU makes one of the words enough, bibliot* looks for what begins so. Length, words and
phrases are bounded here, before any search, so that no question takes the site down.
"""

from __future__ import annotations

import re
import unicodedata

from archive.index.base import Terms

MAX_LENGTH = 200  # characters
MAX_RUNS = 16  # words and phrases
TOKEN = re.compile(r'(-?)(?:"([^"]*)"|«([^»]*)»|“([^”]*)”|(\S+))')
EITHER = frozenset({"OR", "OU"})
TRIMMED = " \t\"'«»“”()[]{}.,;:!?…"


def understand(typed: str) -> Terms:
    """The terms of a question. Empty where nothing is left to look for."""
    wanted: list[str] = []
    unwanted: list[str] = []
    any_of = False
    text = unicodedata.normalize("NFC", typed)[:MAX_LENGTH]
    for minus, *quoted, bare in TOKEN.findall(text):
        run = next((one for one in quoted if one), bare).strip(TRIMMED)
        if bare in EITHER:
            any_of = True
        elif not any(c.isalnum() for c in run):
            continue
        elif minus:
            unwanted.append(run)
        else:
            wanted.append(run)
    return Terms(tuple(wanted[:MAX_RUNS]), tuple(unwanted[:MAX_RUNS]), any_of)
