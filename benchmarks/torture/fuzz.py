"""Thousands of mutated PDFs, ZIPs, Word files, pictures and captions, brought in as a clerk would.

No crash of the ingester, no hang past the limit, each outcome explained, and an archive that
`greffe verify` finds whole afterwards.
"""

from __future__ import annotations

import collections
import json
import random
import shutil
import tempfile
import time
from pathlib import Path

from benchmarks.corpus import RECORDS, SAMPLES
from benchmarks.torture import homes, mixed

FILES = 5000
BATCH = 250
SORTS = (".pdf", ".zip", ".docx", ".vtt", ".srt", ".json", ".ttml", ".png", ".html", ".mp3", ".wav")
WEIGHTS = {".pdf": 5, ".zip": 2, ".docx": 2}  # the others count once
MOST_BYTES = 150_000
PATIENCE_S = 1800


def run(files: int = FILES, seed: int = 1) -> bool:
    """True if every mutated file had an outcome with its sentence, and the archive is whole."""
    chance = random.Random(seed)
    seeds = _seeds()
    print({sort: len(found) for sort, found in seeds.items()})
    sorts = [sort for sort in seeds if seeds[sort]]
    outcomes: collections.Counter[tuple[str, str]] = collections.Counter()
    slowest, unexplained, crashes, done = (0.0, ""), 0, 0, 0
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder)
        empty = top / "empty"
        empty.mkdir()
        settings = homes.make(top / "home", empty)
        while done < files:
            batch = top / "batch"
            batch.mkdir()
            for n in range(min(BATCH, files - done)):
                sort = chance.choices(sorts, [WEIGHTS.get(one, 1) for one in sorts])[0]
                data = mutated(chance.choice(seeds[sort]), chance)
                (batch / f"{done + n:05}{sort}").write_bytes(data)
            process = homes.start(settings.home, "ingest", "--json", str(batch))
            began = time.perf_counter()
            out, err = process.communicate(timeout=PATIENCE_S)
            count = len(list(batch.iterdir()))
            try:
                told = json.loads(out)["files"]
            except ValueError:
                crashes += 1
                print(f"batch at {done}: status {process.returncode}\n{err[-2000:]}")
                told = []
            for one in told:
                sort = Path(one["path"]).suffix
                outcomes[sort, one["outcome"]] += 1
                if one["outcome"] == "rejected" and not one["reason"]:
                    unexplained += 1
                slowest = max(slowest, (one["seconds"], one["path"]))
            if len(told) < count:
                unexplained += count - len(told)
                print(f"batch at {done}: {count - len(told)} files without an outcome")
            if process.returncode not in (0, 1) or "Traceback" in err:
                crashes += 1
                print(f"status {process.returncode}: {err[-3000:]}")
            done += count
            shutil.rmtree(batch)
            print(
                f"{done} files, {time.perf_counter() - began:.0f} s for the last {count}",
                flush=True,
            )
        found = homes.findings(settings)
    for (sort, outcome), count in sorted(outcomes.items()):
        print(f"{sort:6} {outcome:10} {count}")
    print(
        f"{done} files: {crashes} crashes, {unexplained} unexplained, slowest {slowest[0]:.1f} s "
        f"({Path(slowest[1]).name}), findings of verify {found[:5]}"
    )
    return not (crashes or unexplained or found)


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Bytes with a few of the harms that disks, networks and malice do."""
    harmed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        if len(harmed) < 16:
            break
        at = chance.randrange(len(harmed))
        length = min(chance.choice((1, 4, 64, 512, 4096)), len(harmed) - at)
        match chance.randrange(8):
            case 0:
                harmed[at] ^= 1 << chance.randrange(8)
            case 1:
                harmed[at : at + length] = chance.randbytes(length)
            case 2:
                del harmed[at : at + length]
            case 3:
                harmed[at:at] = harmed[at : at + length]
            case 4:
                del harmed[at:]
            case 5:
                harmed[at : at + length] = bytes(length)
            case 6:
                _other_number(harmed, chance)
            case 7:
                end = chance.randrange(len(harmed))
                harmed[at : at + length] = harmed[end : end + length]
    return bytes(harmed)


def _other_number(harmed: bytearray, chance: random.Random) -> None:
    """Put a hostile number where a number stands: sizes, counts, offsets, seconds."""
    digits = [n for n in range(len(harmed)) if 48 <= harmed[n] <= 57]
    if digits:
        at = chance.choice(digits)
        harmed[at : at + 1] = chance.choice((b"0", b"-1", b"99999999999", b"4294967296", b"1e308"))


def _seeds() -> dict[str, list[bytes]]:
    """Whole files of each sort, small ones."""
    seeds: dict[str, list[bytes]] = {sort: [] for sort in SORTS}
    with tempfile.TemporaryDirectory() as folder:
        mixed.sixty(Path(folder) / "files")
        places = [RECORDS if RECORDS.is_dir() else SAMPLES, Path(folder)]
        for path in sorted(path for place in places for path in place.rglob("*")):
            if path.suffix in seeds and 64 < path.stat().st_size < MOST_BYTES:
                seeds[path.suffix].append(path.read_bytes())
    return seeds
