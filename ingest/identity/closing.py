"""Where minutes end: whether they say that they were approved, or still have to be. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.model import Evidence, Status
from ingest.identity.evidence import candidate
from ingest.identity.folding import fold, quote, tidy

SURE = 0.8
# For folded text. A line of approval has its date: « Approuvé le : ____ » was never filled in.
ENDINGS: tuple[tuple[str, Status], ...] = (
    (
        r"\bminutes? (?:are|is|remain) (?:a )?(?:not official|unofficial|draft|subject to|not final"
        r"|unapproved|unconfirmed)\b|\b(?:not |un)(?:official|approved) until\b"
        r"|\bdraft (?:minutes )?until\b|\bminutes? (?:are |is )?pending (?:approv|confirm)"
        r"|\bunapproved (?:\w+ ){0,2}minutes\b|\bsubject to (?:\w+ ){0,3}approval at\b",
        Status.DRAFT,
    ),
    (
        r"(?m)^\W{0,4}(?:these |the )?(?:minutes )?(?:were |was )?(?:approved|adopted)"
        r"(?: by (?:the )?[\w ]{3,40}?)?(?: on| at| this)?\W{1,3}(?:the |meeting (?:of|on) )?"
        r"(?:(?:\w+day,? )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s{1,2}\d"
        r"|\d{1,2}(?:st|nd|rd|th)? (?:day )?(?:of )?[a-z]{3,9},? \d{4}|\d{1,4}[/-]\d{1,2}[/-]\d)",
        Status.APPROVED,
    ),
    (
        r"\b(?:proces-verbal|compte[- ]rendu|pv)\b[^.\n]{0,40}\b(?:sera (?:soumis|approuve|adopte)"
        r"|est un projet|a (?:approuver|adopter)|non (?:encore )?(?:approuve|adopte)"
        r"|sous reserve)\b|\bprojet de proces-verbal\b",
        Status.DRAFT,
    ),
    (
        r"(?m)^\W{0,4}(?:proces-verbal |compte[- ]rendu |pv )?(?:approuve|adopte|ratifie)"
        r"(?: (?:par|en|a|au|lors)[\w' ]{2,50}?)?\s(?:du |le |:\s?){1,2}(?:\w+di )?\d",
        Status.APPROVED,
    ),
)


def status_at_end(closing: str, page: int) -> Iterator[Evidence]:
    """Draft or approved, as the last words of minutes, on a page, say it."""
    plain = tidy(closing, limit=len(closing))
    folded = fold(plain)
    for pattern, status in ENDINGS:
        if match := re.search(pattern, folded):
            said = quote(plain[match.start() :].strip().partition("\n")[0])
            yield candidate("status", status, f"page {page}", said, SURE)
