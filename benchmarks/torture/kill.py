"""kill -9 at random moments of bringing in 60 mixed files; then the same archive as undisturbed."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from benchmarks.torture import homes, mixed

KILLS = 200


def run(kills: int = KILLS, seed: int = 1) -> bool:
    """True if every home that was killed again and again ended as the undisturbed one did."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder)
        files = mixed.sixty(top / "files")
        undisturbed = homes.make(top / "undisturbed", files)
        began = time.perf_counter()
        _finish(undisturbed.home)
        whole_s = time.perf_counter() - began
        truth = homes.picture(undisturbed)
        print(f"undisturbed: {whole_s:.1f} s, findings {truth['findings']}", flush=True)
        done, broken, n = 0, 0, 0
        while done < kills:
            n += 1
            settings = homes.make(top / f"home{n}", files)
            here = min(chance.randint(3, 8), kills - done)
            for _ in range(here):
                _killed(settings.home, chance.uniform(0.2, whole_s), chance.random() < 0.5)
                done += 1
            _finish(settings.home)
            if wrong := homes.differences(truth, homes.picture(settings)):
                broken += 1
                print(f"home {n}: {len(wrong)} differences: {wrong[:8]}", flush=True)
            shutil.rmtree(settings.home)
        print(f"{done} kills in {n} homes: {broken} homes ended otherwise than the undisturbed one")
    return broken == 0


def _killed(home: Path, after_s: float, whole_group: bool) -> None:
    """Start bringing in, and kill it after a while: alone, or with all its readers."""
    process = homes.start(home, "ingest")
    try:
        process.wait(after_s)
    except subprocess.TimeoutExpired:
        if whole_group:
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.communicate()


def _finish(home: Path) -> None:
    out, err = homes.start(home, "ingest").communicate(timeout=600)
    if "Traceback" in out + err:
        print(out, err)
