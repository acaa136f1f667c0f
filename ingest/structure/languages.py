"""Which languages a document speaks, so that only their wording is looked for. Pure."""

from __future__ import annotations

from archive.model import LANGS
from ingest.structure.script import Script

FEW = 25  # words of a language: fewer tell nothing of a document


def spoken(script: Script) -> tuple[str, ...]:
    """The languages that a document speaks: both where the other is more than a quotation."""
    english = script.folded.count(" the ") + script.folded.count(" and ")
    french = sum(script.folded.count(word) for word in (" de ", " la ", " le ", " les "))
    if min(english, french) > 0.08 * max(english, french) or max(english, french) < FEW:
        return LANGS
    return ("en",) if english > french else ("fr",)
