"""The ZIP of the open data on disk: made beside the site when the archive has changed, not for each
visitor, and never given out once something in it was withdrawn.
"""

from __future__ import annotations

import logging
import subprocess
import sys
import threading
import time
from hashlib import sha256
from pathlib import Path

from archive.settings import Settings
from archive.store import Catalogue, published

log = logging.getLogger(__name__)
RETRY_S = 600  # after a making that failed
COMMAND = [sys.executable, "-P", "-c", "from webapp.cli import main; main()"]


class Maker:
    """Makes the ZIP of one home, one at a time, in a process of its own."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.folder = settings.cache / "open-data"
        self.lock = threading.Lock()
        self.making: threading.Thread | None = None
        self.failed: tuple[Path, float] | None = None

    def newest(self, catalogue: Catalogue) -> Path | None:
        """The ZIP to give out, perhaps of some time ago; None where one is first to be made.

        One that is behind is made anew meanwhile.
        """
        hidden, shown = (
            sha256(part.encode()).hexdigest()[:12] for part in published.state(catalogue)
        )
        wanted = self.folder / f"{hidden}-{shown}.zip"
        fit = sorted(self.folder.glob(f"{hidden}-*.zip"), key=lambda path: path.stat().st_mtime)
        if wanted not in fit:
            self._make(wanted)
        else:
            self._sweep(keep=wanted)
        return wanted if wanted in fit else (fit[-1] if fit else None)

    def _make(self, wanted: Path) -> None:
        with self.lock:
            if (self.making and self.making.is_alive()) or self._failed_lately(wanted):
                return
            self.making = threading.Thread(target=self._run, args=(wanted,), daemon=True)
            self.making.start()

    def _run(self, wanted: Path) -> None:
        home = ["--home", str(self.settings.home)]
        done = subprocess.run(
            [*COMMAND, *home, "export", "open-data", str(wanted)],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
        if done.returncode:
            self.failed = (wanted, time.monotonic())
            log.error("the open data could not be made: %s", done.stderr.decode(errors="replace"))

    def _failed_lately(self, wanted: Path) -> bool:
        return (
            self.failed is not None
            and self.failed[0] == wanted
            and time.monotonic() - self.failed[1] < RETRY_S
        )

    def _sweep(self, keep: Path) -> None:
        """Let go of the older ones, those with what has been withdrawn first of all."""
        for path in self.folder.glob("*.zip"):
            if path != keep:
                path.unlink(missing_ok=True)

    def wait(self, timeout_s: float) -> None:
        """Until what is being made is there. For tests, and for an orderly end."""
        if self.making:
            self.making.join(timeout_s)
