"""Vocabulary written as running text, which a person can read, and given back as collections."""

from __future__ import annotations

import re


def words_in(text: str) -> frozenset[str]:
    """The words of a text: "the of and" -> {the, of, and}."""
    return frozenset(text.split())


def wordings(text: str) -> tuple[str, ...]:
    r"""Patterns parted by two spaces or a line end: r"\bheld on\b  \bmet\b"."""
    return tuple(re.split(r"\s{2,}", text.strip()))


def ranked(text: str, *, first: int) -> dict[str, int]:
    """Words by their place in a row parted by bars: "january jan | february feb", first=1."""
    groups = text.split("|")
    return {word: rank for rank, group in enumerate(groups, first) for word in group.split()}
