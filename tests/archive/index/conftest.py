"""Small indexes of passages given by their texts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from archive.index.base import Entry
from archive.index.whoosh_engine import WhooshIndex

PLAIN = Entry("", "", None, "", "Procès-verbal", "fr", "conseil", "minutes", "2014-04-24")
Make = Callable[..., WhooshIndex]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Makes an index of texts, or of (text, what else the passage is); each a document and a
    commit of its own, its passage named by its number."""

    def made(*texts: str | tuple[str, dict[str, Any]]) -> WhooshIndex:
        index = WhooshIndex(tmp_path / "index")
        for n, given in enumerate(texts):
            text, more = given if isinstance(given, tuple) else (given, {})
            name = {"passage_id": str(n), "document_id": f"d{n}"}
            index.replace([f"d{n}"], [replace(PLAIN, text=text, **(name | more))])
        return index

    return made
