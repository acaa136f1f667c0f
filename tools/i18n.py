"""Brings the catalogues up to date with the sources; fails on a missing translation.

Message ids are English, so the English catalogue is filled from them; French is written by hand.
Usage: python tools/i18n.py (make i18n)
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "webapp" / "translations"
TEMPLATE = FOLDER / "messages.pot"
BABEL = [sys.executable, "-m", "babel.messages.frontend"]
WIDTH = 100


def main() -> None:
    mapping = ["-F", str(FOLDER / "babel.cfg"), "-k", "plural:1,2", "--add-location=file"]
    extract = ["extract", *mapping]
    subprocess.run([*BABEL, *extract, "-o", str(TEMPLATE), "webapp"], cwd=ROOT, check=True)
    with TEMPLATE.open("rb") as opened:
        template = read_po(opened)
    missing = [one for lang in ("fr", "en") for one in _update(lang, template)]
    print("\n".join(missing) or "Both catalogues are complete.")
    sys.exit(1 if missing else 0)


def _update(lang: str, template: Catalog) -> list[str]:
    """Write a language's catalogue anew; returns what it lacks."""
    path = FOLDER / lang / "LC_MESSAGES" / "messages.po"
    with path.open("rb") as opened:
        catalogue = read_po(opened, locale=lang)
    catalogue.update(template, no_fuzzy_matching=True, update_header_comment=False)
    for message in catalogue:
        if lang == "en" and message.id:
            message.string = message.id
    with path.open("wb") as out:
        write_po(out, catalogue, ignore_obsolete=True, width=WIDTH, include_lineno=False)
    return [f"{lang}: {one.id}" for one in catalogue if one.id and not _is_complete(one)]


def _is_complete(message: Message) -> bool:
    said = message.string
    return all([said] if isinstance(said, str) else said)


if __name__ == "__main__":
    main()
