"""Looks for known advisories on what is installed, with pip-audit (make check).

Exit 1 where one is found that ACCEPTED does not name with its reason. A service that can't be
reached, offline or behind an index that gives no advisories, is said and is no failure: it must
not stop the work, and a silence that looks like "nothing found" must not comfort anyone.
Usage: python tools/audit.py
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

SERVICES = ("pypi", "osv")
ACCEPTED: dict[str, str] = {}  # advisory -> why it does not touch us; none today
OURS = "greffe"


def main() -> None:
    for service in SERVICES:
        if (found := audited(service)) is None:
            continue
        seen = [one for one in found if "skip_reason" not in one]
        skipped = sorted(one["name"] for one in found if "skip_reason" in one and not is_ours(one))
        if not seen:
            continue
        wrong = list(advisories(seen))
        if skipped:
            print(f"Not audited: {', '.join(skipped)}")
        print("\n".join(wrong) or f"{len(seen)} packages: no advisory known to {service}.")
        sys.exit(1 if wrong else 0)
    print(f"Not audited: {' and '.join(SERVICES)} gave no answer for any package.", file=sys.stderr)


def audited(service: str) -> list[dict[str, Any]] | None:
    """What pip-audit says of each installed package; None where it can't ask."""
    command = [sys.executable, "-m", "pip_audit", "--format", "json", "--timeout", "15"]
    command += ["--progress-spinner", "off", "--vulnerability-service", service]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        found: list[dict[str, Any]] = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        return None
    return found


def advisories(found: list[dict[str, Any]]) -> Iterator[str]:
    """A line for each advisory that is not accepted."""
    for one in found:
        for known in one.get("vulns", ()):
            if not {known["id"], *known.get("aliases", ())} & set(ACCEPTED):
                mended = ", ".join(known.get("fix_versions", ())) or "no version yet"
                yield f"{one['name']} {one['version']}: {known['id']}, mended in {mended}"


def is_ours(one: dict[str, Any]) -> bool:
    return str(one["name"]) == OURS


if __name__ == "__main__":
    main()
