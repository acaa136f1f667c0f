"""Pictures of each kind of page, in both languages, wide and narrow, into docs/images/.

Usage: python tools/pictures.py [HOME]    (without a home: that of the sample records)

They are for the README and the documentation, and to be looked at: is each one worth showing?
"""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))  # for benchmarks/, which is in no package

from benchmarks.page_kinds import examples  # noqa: E402  # the path comes first
from benchmarks.pages import chromium, home_of, served  # noqa: E402  # the path comes first
from webapp.app import create_app  # noqa: E402  # the path comes first
from webapp.cli import settings_of  # noqa: E402  # the path comes first

FOLDER = ROOT / "docs" / "images"
WIDTHS = {"wide": (1280, 900), "narrow": (390, 844)}
LONGEST = {"wide": 1500, "narrow": 1300}  # pixels of a page shown, from its top
SHOWN = {"wide": 900, "narrow": 390}  # pixels of the picture's width
QUALITY = 55
ALIKE = ("results", "document.document", "decisions.numbered")  # as others look
DARK = ("home.home", "document.page")  # shown in the dark as well
SETTLED_MS = 800


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.webp"):
        old.unlink()
    with home_of(sys.argv[1:]) as home, chromium() as browser:
        app = create_app(settings_of(home))
        with served(app) as site:
            for lang in ("fr", "en"):
                for name, address in examples(app, lang).items():
                    if name in ALIKE:
                        continue
                    for width in WIDTHS:
                        for scheme in ("light", "dark") if name in DARK else ("light",):
                            take(browser, site + address, name, lang, width, scheme)
    total = sum(path.stat().st_size for path in FOLDER.iterdir())
    print(f"{len(list(FOLDER.iterdir()))} pictures, {total / 1e6:.1f} MB in {FOLDER}")


def take(browser: object, address: str, name: str, lang: str, width: str, scheme: str) -> None:
    """One page from its top, as WebP."""
    wide, high = WIDTHS[width]
    context = browser.new_context(  # type: ignore[attr-defined]  # Playwright's browser
        viewport={"width": wide, "height": high}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    page.wait_for_timeout(SETTLED_MS)
    tall = min(page.evaluate("document.documentElement.scrollHeight"), LONGEST[width])
    taken = page.screenshot(full_page=True, clip={"x": 0, "y": 0, "width": wide, "height": tall})
    context.close()
    blueprint, _, tail = name.partition(".")
    called = re.sub(r"\W+", "-", tail if tail and tail != "page" else blueprint)
    dark = "-dark" if scheme == "dark" else ""
    target = FOLDER / f"{called}-{lang}-{width}{dark}.webp"
    picture = Image.open(io.BytesIO(taken)).convert("RGB")
    picture.thumbnail((SHOWN[width], picture.height))
    picture.save(target, quality=QUALITY, method=6)


if __name__ == "__main__":
    main()
