"""What a browser reads to start a film of 2 GB at 3 h 10: python -m benchmarks.seeking

A film of four hours is made with ffmpeg, brought in, served, and opened at its second in Chromium.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import waitress
from playwright.sync_api import sync_playwright

from archive.settings import Settings
from archive.store import Store
from ingest import inbox, watching
from webapp.app import create_app

SECOND = 3 * 3600 + 10 * 60
PIECE_S, PIECES = 60, 240
KBITS = 1150  # of video; with the sound, 2 GB in four hours
FIRST_FRAME = """async second => {
  const film = document.getElementById("player");
  const began = performance.now();
  if (film.readyState < 2) await new Promise(done => film.addEventListener("loadeddata", done));
  while (film.seeking || film.readyState < 2 || Math.abs(film.currentTime - second) > 1)
    await new Promise(done => setTimeout(done, 10));
  return performance.now();
}"""


def main() -> None:
    chromium = shutil.which("chromium")
    if not chromium or not shutil.which("ffmpeg"):
        sys.exit("chromium and ffmpeg are needed (apt-get install chromium ffmpeg)")
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(home=Path(folder) / "home", still_s=0.0, town_name="Essai")
        settings.make_home()
        film = settings.inbox / "2026-05-12 Conseil municipal.mp4"
        _film(Path(folder), film)
        size = film.stat().st_size
        began = time.perf_counter()
        (outcome,) = watching.bring_in(settings, list(inbox.waiting(settings.inbox)))
        assert outcome.document, outcome
        print(f"{size / 1e9:.2f} GB brought in in {time.perf_counter() - began:.1f} s")
        with Store.open(settings.database) as store:
            assert store.document(outcome.document.id).media
        server = waitress.create_server(create_app(settings), host="127.0.0.1", port=0)
        threading.Thread(target=server.run, daemon=True).start()
        base = f"http://127.0.0.1:{server.effective_port}/fr/recordings/{outcome.document.id}"
        with sync_playwright() as started:
            browser = started.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            _opened(browser.new_page(), f"{base}?t={SECOND}", size)
            browser.close()
        server.close()


def _opened(page: object, address: str, size: int) -> None:
    """Open the page and say what was asked for and when the frame was there."""
    asked: list[tuple[float, str]] = []
    session = page.context.new_cdp_session(page)  # type: ignore[attr-defined]  # Playwright's
    session.send("Network.enable")
    media: dict[str, str] = {}
    received: dict[str, int] = {}
    began = time.perf_counter()

    def sent(event: dict) -> None:  # type: ignore[type-arg]  # Chromium's own
        if event["request"]["url"].split("#")[0].endswith("/media"):
            spoken = event["request"]["headers"].get("Range", "none")
            media[event["requestId"]] = spoken
            asked.append((time.perf_counter() - began, spoken))

    def data(event: dict) -> None:  # type: ignore[type-arg]  # Chromium's own
        if event["requestId"] in media:
            received[event["requestId"]] = (
                received.get(event["requestId"], 0) + event["encodedDataLength"]
            )

    session.on("Network.requestWillBeSent", sent)
    session.on("Network.dataReceived", data)
    page.goto(address)  # type: ignore[attr-defined]  # Playwright's
    page.evaluate(FIRST_FRAME, SECOND)  # type: ignore[attr-defined]  # Playwright's
    shown_s = time.perf_counter() - began
    for second, spoken in asked:
        print(f"  asked after {second:.2f} s: Range {spoken}")
    print(
        f"first frame after {shown_s:.2f} s; {sum(received.values()) / 1e6:.1f} MB of "
        f"{size / 1e6:.0f} MB received in {len(asked)} requests"
    )


def _film(folder: Path, film: Path) -> None:
    """Four hours: a minute of noise, again and again."""
    piece, listed = folder / "piece.mp4", folder / "list.txt"
    sound = ["-f", "lavfi", "-i", f"sine=frequency=300:duration={PIECE_S}"]
    picture = ["-f", "lavfi", "-i", f"testsrc2=size=640x360:rate=25:duration={PIECE_S}"]
    rate = [
        "-b:v", f"{KBITS}k", "-minrate", f"{KBITS}k", "-maxrate", f"{KBITS}k", "-bufsize", "2000k",
        "-x264-params", "nal-hrd=cbr", "-c:v", "libx264", "-preset", "ultrafast", "-g", "50",
        "-pix_fmt", "yuv420p", "-c:a", "aac", "-b:a", "64k", "-shortest",
    ]  # fmt: skip
    quiet = ["ffmpeg", "-v", "error", "-y"]
    subprocess.run([*quiet, *picture, *sound, *rate, str(piece)], check=True)
    listed.write_text(f"file '{piece}'\n" * PIECES, encoding="utf-8")
    joined = ["-f", "concat", "-safe", "0", "-i", str(listed), "-c", "copy"]
    subprocess.run([*quiet, *joined, "-movflags", "+faststart", str(film)], check=True)


if __name__ == "__main__":
    main()
