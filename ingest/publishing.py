"""From when a file is public: what a sidecar says of it (publier:), and the town's own rules.

publier: 2026-12-01 09:00      from that moment, by the clock of this machine
publier: pas encore            until somebody publishes it
publier: scellé                never: for readers of sealed records only
publier: maintenant
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from pathlib import Path

from archive.access import Way, Withheld
from archive.settings import Settings
from ingest.errors import SidecarWrong
from ingest.identity.folding import fold

NOW = frozenset({"now", "yes", "public", "maintenant", "oui", "immediatement"})
NOT_YET = frozenset(
    {"not yet", "no", "later", "wait", "pas encore", "non", "plus tard", "attendre"}
)
SEALED = frozenset({"sealed", "never", "scelle", "sous scelles", "jamais", "confidentiel"})
MOMENT = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:[T ]| [àa] )(\d{1,2})(?::| ?h ?)(\d\d)?(?::\d\d)?(.{0,8}))?",
    re.IGNORECASE,
)
ALLOWED = "YYYY-MM-DD HH:MM | pas encore | scellé | maintenant | not yet | sealed | now"


def read(path: Path, key: str, value: object) -> Withheld:
    """What a sidecar says. Raises SidecarWrong."""
    said = fold(value) if isinstance(value, str) else ""
    for words, way in ((NOW, Way.OPEN), (NOT_YET, Way.EMBARGOED), (SEALED, Way.SEALED)):
        if said in words or said.removesuffix("s") in words or said.removesuffix("es") in words:
            return Withheld(way)
    if (until := moment(said)) is None:
        shown = " ".join(str(value).split())[:80]
        raise SidecarWrong(path.name, key=key[:60], value=shown, allowed=ALLOWED)
    return Withheld(Way.EMBARGOED, until)


def moment(said: str) -> dt.datetime | None:
    """A moment in UTC from how people write it: 2026-12-01, 2026-12-01 à 9 h 30, or with an offset.

    Without an offset it is by the clock of this machine; without an hour the day begins it.
    """
    if not (found := MOMENT.fullmatch(said.strip())):
        return None
    year, month, day, hour, minute, offset = found.groups()
    try:
        clock = f"{int(hour or 0):02}:{int(minute or 0):02}"
        written = f"{year}-{int(month):02}-{int(day):02}T{clock}"
        zone = (offset or "").strip().upper().replace("Z", "+00:00")
        return dt.datetime.fromisoformat(written + zone).astimezone(dt.UTC)
    except (ValueError, OverflowError):
        return None


def is_past(moment: dt.datetime) -> bool:
    return moment <= dt.datetime.now(dt.UTC)


def by_rule(folder: str, settings: Settings) -> Withheld | None:
    """What the settings say of the files of a folder of the inbox, and of those within it."""
    if _within(folder, settings.sealed):
        return Withheld(Way.SEALED)
    return Withheld(Way.EMBARGOED) if _within(folder, settings.waits) else None


def _within(folder: str, named: Sequence[str]) -> bool:
    here = [fold(part) for part in folder.split("/") if part]
    wanted = ([fold(part) for part in one.split("/") if part] for one in named)
    return any(there and here[: len(there)] == there for there in wanted)
