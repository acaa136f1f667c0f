"""Twenty thousand files at once in the inbox: memory steady, no slower at the end."""

from __future__ import annotations

import tempfile
import threading
import time
from pathlib import Path

from benchmarks.torture import homes, mixed
from benchmarks.torture.memory import Watch

FILES = 20_000
WORDS = (
    "le conseil adopte la résolution visant le déneigement du chemin Neuf et le budget de voirie "
    "council approved the paving of Maple Street after a public hearing on the water main"
).split()


def run(files: int = FILES) -> bool:
    """True if the last fifth of the files took at most 20 % longer than the second fifth."""
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder)
        drop = top / "drop"
        for n in range(files):
            month = drop / f"{1990 + n % 36}-{n % 12 + 1:02}"
            month.mkdir(parents=True, exist_ok=True)
            _write(month / f"PV {n:05}.pdf", n)
        settings = homes.make(top / "home", drop)
        process = homes.start(settings.home, "ingest")
        threading.Thread(target=process.stdout.read, daemon=True).start()  # type: ignore[union-attr]  # a pipe
        threading.Thread(target=process.stderr.read, daemon=True).start()  # type: ignore[union-attr]  # a pipe
        began, at = time.monotonic(), []
        with Watch(process.pid) as watch:
            while process.poll() is None:
                left = sum(1 for path in settings.inbox.rglob("*.pdf"))
                at.append((time.monotonic() - began, files - left, watch.now_mb))
                time.sleep(5)
        total_s = time.monotonic() - began
        found = homes.findings(settings)
    second, last = (_rate(at, files * n // 10, files * (n + 2) // 10) for n in (2, 8))
    half = next(mb for _, done, mb in at if done >= files // 2)
    print(
        f"{files} files in {total_s:.0f} s: {second:.1f} files/s in the second fifth, {last:.1f} "
        f"in the last; memory {half:.0f} MB half-way, {watch.peak_mb:.0f} MB at most; "
        f"verify {found[:3]}"
    )
    return last > second * 0.8 and not found


def _rate(at: list[tuple[float, int, float]], first: int, last: int) -> float:
    """Files a second between two counts of files."""
    begun = next((s, done) for s, done, _ in at if done >= first)
    ended = next(((s, done) for s, done, _ in at if done >= last), (at[-1][0], at[-1][1]))
    return (ended[1] - begun[1]) / max(0.001, ended[0] - begun[0])


def _write(path: Path, n: int) -> None:
    date = f"{n % 28 + 1} mai {1990 + n % 36}"
    words = " ".join(WORDS[(n * 7 + k * (n % 13 + 1)) % len(WORDS)] for k in range(60))
    lines = [words[k : k + 80] for k in range(0, len(words), 80)]
    mixed.write_pdf(path, "\n".join(["PROCÈS-VERBAL", f"Séance du {date}, dossier {n}", *lines]))
