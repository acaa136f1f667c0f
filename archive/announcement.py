"""What the records office announces, in one language or in both."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from archive.model import Lang


@dataclass(frozen=True, slots=True)
class Announcement:
    """Shown from starts to ends, both included; ends is None where it stays. A language in which
    it was not written has an empty title and text. id is 0 before it is kept."""

    id: int
    titles: dict[Lang, str]
    texts: dict[Lang, str]
    starts: dt.date
    ends: dt.date | None
    is_withdrawn: bool
    changed_at: dt.datetime

    def tongue(self, lang: Lang) -> Lang:
        """The language it can be read in, the reader's if it may."""
        other: Lang = "en" if lang == "fr" else "fr"
        return lang if self.titles[lang] else other

    def title(self, lang: Lang) -> str:
        return self.titles[self.tongue(lang)]

    def text(self, lang: Lang) -> str:
        return self.texts[self.tongue(lang)]

    def is_over(self, today: dt.date) -> bool:
        return self.ends is not None and self.ends < today

    def as_json(self) -> dict[str, object]:
        """As the log of what was done keeps it."""
        return {
            **{f"title_{lang}": text for lang, text in self.titles.items() if text},
            **{f"text_{lang}": text for lang, text in self.texts.items() if text},
            "starts": self.starts.isoformat(),
            "ends": self.ends.isoformat() if self.ends else None,
        }
