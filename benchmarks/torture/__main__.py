"""python -m benchmarks.torture WHAT…"""

from __future__ import annotations

import sys

from benchmarks.torture import disk, flood, fuzz, kill, packet

TORTURES = {
    "kill": kill.run,
    "disk": disk.run,
    "fuzz": fuzz.run,
    "flood": flood.run,
    "packet": packet.run,
}


def main(names: list[str]) -> int:
    unknown = [name for name in names if name not in TORTURES]
    if unknown or not names:
        print(f"usage: python -m benchmarks.torture {'|'.join(TORTURES)} …", file=sys.stderr)
        return 2
    return 0 if all([TORTURES[name]() for name in names]) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
