"""What greffe.toml says of bodies: their other names, and what they are.

[bodies.aliases]
"Conseil municipal" = ["CM"]
[bodies.about]
"Comité consultatif d'urbanisme" = { fr = "Il conseille le conseil…", en = "It advises…" }
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from archive.errors import SettingsError
from archive.model import LANGS

TABLES = ("aliases", "about")
Tables = Mapping[str, Mapping[str, Any]]
About = Mapping[str, str]  # by language; a text alone is for both


def aliases(tables: Tables, file: Path) -> dict[str, str]:
    """[bodies.aliases]: "Name" = ["other name", …] -> {other name casefolded: Name}."""
    found: dict[str, str] = {}
    for name, others in tables.get("bodies", {}).get("aliases", {}).items():
        if not isinstance(others, list) or not all(isinstance(one, str) for one in others):
            raise SettingsError(
                f"bodies.aliases.{name}", value=str(others), allowed='["…", "…"]', where=str(file)
            )
        found[name.casefold()] = name
        found.update({other.casefold(): name for other in others})
    return found


def about(tables: Tables, file: Path) -> dict[str, About]:
    """[bodies.about]: "Name" = "text", or a text a language -> {Name casefolded: by language}."""
    found: dict[str, About] = {}
    for name, said in tables.get("bodies", {}).get("about", {}).items():
        told = dict.fromkeys(LANGS, said) if isinstance(said, str) else said
        plain = isinstance(told, dict) and all(
            lang in LANGS and isinstance(text, str) for lang, text in told.items()
        )
        if not plain:
            raise SettingsError(
                f"bodies.about.{name}", value=str(said), allowed='"…" | { fr = "…", en = "…" }',
                where=str(file),
            )  # fmt: skip
        found[name.casefold()] = told
    return found
