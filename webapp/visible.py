"""What a name or a text may hold and must not do: move the cursor of a terminal, turn around the
letters after it (a file called gpj.exe that reads exe.jpg). It is shown instead, as \\x1b, \\u202e.
"""

from __future__ import annotations

import re

UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
BREAKS = re.compile("[\t\n]")


def visible(text: str) -> str:
    """A text with controls and turns of direction shown; line breaks and tabs stay."""
    return text if text.isprintable() else UNSEEN.sub(_shown, text)


def on_one_line(text: str) -> str:
    """The same with line breaks and tabs shown too."""
    return BREAKS.sub(_shown, visible(text))


def finalize(value: object) -> object:
    """For Jinja: whatever a template prints that is text and not markup."""
    return visible(value) if type(value) is str else value


def _shown(found: re.Match[str]) -> str:
    return found.group().encode("unicode_escape").decode()
