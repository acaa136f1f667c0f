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


def doubted(found: list[Evidence], value: str, *, at_most: float) -> list[Evidence]:
    """The candidates, those for a value no surer than at_most."""
    return [
        replace(one, confidence=min(one.confidence, at_most)) if one.value == value else one
        for one in found
    ]
