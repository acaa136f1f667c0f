"""A real browser before a real server. Skipped, with the reason, where either is missing."""

from __future__ import annotations

import importlib.resources
import importlib.util
import shutil
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

STOCK = Path(__file__).parent.parent / "webapp" / "conftest.py"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("chrome")


def _stocked() -> Any:
    """The town of the site's own tests, from the file in which it is described."""
    spec = importlib.util.spec_from_file_location("stocked_town", STOCK)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


_town = _stocked()
town, stocking = _town.town, _town.stocking


@pytest.fixture(scope="session")
def site(town: Any) -> Iterator[str]:
    """The address of a served home."""
    waitress = pytest.importorskip("waitress")
    from webapp.app import create_app

    server = waitress.create_server(create_app(town.settings), host="127.0.0.1", port=0)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    thread.join(timeout=10)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium, headless."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not CHROMIUM:
        pytest.skip("no chromium on this machine (apt-get install chromium)")
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Any, site: str) -> Iterator[Any]:
    """A fresh tab in French, that must see no error in its console and no other host."""
    context = browser.new_context(
        base_url=site, locale="fr-CA", viewport={"width": 1280, "height": 800}
    )
    opened = context.new_page()
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    opened.on(
        "request", lambda asked: None if asked.url.startswith(site) else faults.append(asked.url)
    )
    yield opened
    context.close()
    assert faults == []


# Deque's rule sets for WCAG 2.0 to 2.2, A and AA, and its advice on landmarks and headings.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = (1280, 390)
FOUND = """async tags => {
  const found = await axe.run(document, {runOnly: tags, resultTypes: ["violations"]});
  const places = one => one.nodes.map(node => node.html.slice(0, 160)).join(" | ");
  return found.violations.map(one => `${one.id}: ${places(one)}`);
}"""


@pytest.fixture(scope="session")
def axe() -> Any:
    """Looks at a page with axe-core, light and dark, wide and narrow: (face, what is wrong).

    As axe-playwright-python carries it (MPL 2.0). The page's context must bypass its CSP.
    """
    package = importlib.resources.files(pytest.importorskip("axe_playwright_python"))
    script = package.joinpath("axe.min.js").read_text(encoding="utf-8")

    def look(page: Any) -> Iterator[tuple[str, list[str]]]:
        page.evaluate(script)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 844})
                yield f"{scheme} {width}", page.evaluate(FOUND, TAGS)

    return look
