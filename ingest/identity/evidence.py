"""Candidates for a field, as Evidence: all are kept, the one taken is marked."""

from __future__ import annotations

from dataclasses import replace

from archive.model import Evidence


def candidate(field: str, value: str, source: str, quote: str, confidence: float) -> Evidence:
    """One reading of a field, not taken yet. confidence is 0 to 1."""
    return Evidence(field, str(value), source, quote, round(confidence, 3), chosen=False)


def mark(found: list[Evidence], value: str | None) -> list[Evidence]:
    """The candidates with the surest one for the value taken marked as chosen."""
    speaking = [one for one in found if one.value == value]
    best = max(speaking, key=lambda one: one.confidence, default=None)
    return [replace(one, chosen=one is best) for one in found]
