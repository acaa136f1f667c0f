"""Brings the catalogues up to date with the sources; fails on a missing translation.

Usage: python tools/i18n.py (make i18n)
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "webapp" / "translations"
TEMPLATE = FOLDER / "messages.pot"
KEYWORDS = ["-k", "plural:1,2"]


def main() -> None:
    babel = [sys.executable, "-m", "babel.messages.frontend"]
    extract = [
        "extract",
        "-F",
        str(FOLDER / "babel.cfg"),
        *KEYWORDS,
        "--no-location",
        "--sort-output",
    ]
    subprocess.run([*babel, *extract, "-o", str(TEMPLATE), "webapp"], cwd=ROOT, check=True)
    update = [
        "update",
        "-i",
        str(TEMPLATE),
        "-d",
        str(FOLDER),
        "--no-fuzzy-matching",
        "--ignore-obsolete",
    ]
    subprocess.run([*babel, *update], cwd=ROOT, check=True)
    missing = [
        f"{lang}: {message.id}"
        for lang in ("fr", "en")
        for message in _catalogue(lang)
        if message.id and not all(_strings(message.string))
    ]
    print("\n".join(missing) or "Both catalogues are complete.")
    sys.exit(1 if missing else 0)


def _catalogue(lang: str) -> list[object]:
    with (FOLDER / lang / "LC_MESSAGES" / "messages.po").open("rb") as opened:
        return list(read_po(opened, locale=lang))


def _strings(found: str | tuple[str, ...] | list[str]) -> list[str]:
    return [found] if isinstance(found, str) else list(found)


if __name__ == "__main__":
    main()
