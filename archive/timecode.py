"""Seconds and the way people write them."""

from __future__ import annotations

import re


def stamp(seconds: float) -> str:
    """3723.4 -> '1:02:03'; 63 -> '1:03'. Floors, so a link never starts late."""
    minutes, s = divmod(int(seconds), 60)
    hours, m = divmod(minutes, 60)
    return f"{hours}:{m:02}:{s:02}" if hours else f"{m}:{s:02}"


def exact(seconds: float) -> str:
    """To the hundredth, to be typed again: 3723.456 -> '1:02:03.46'; 63 -> '1:03'."""
    whole, hundredths = divmod(round(seconds * 100), 100)
    return stamp(whole) + (f".{hundredths:02}" if hundredths else "")


def vtt(seconds: float) -> str:
    """WebVTT's own form: 3723.4 -> '01:02:03.400'."""
    ms = round(seconds * 1000)
    hours, ms = divmod(ms, 3_600_000)
    minutes, ms = divmod(ms, 60_000)
    return f"{hours:02}:{minutes:02}:{ms // 1000:02}.{ms % 1000:03}"


UNITS = re.compile(r"(?:(\d+)h)?(?:(\d+)m)?(?:(\d+(?:\.\d+)?)s)?")
CLOCK = re.compile(r"(?:(?:(\d+):)?(\d+):)?(\d+(?:\.\d+)?)")


def seconds(text: str) -> float:
    """'1:02:03,5', '62:03.5', '3723', '2m', '1h02m03s' -> seconds; else raises ValueError."""
    plain = text.strip().lower().replace(",", ".")
    found = CLOCK.fullmatch(plain) or UNITS.fullmatch(plain)
    if not plain or not plain.isascii() or found is None:
        raise ValueError(text)
    hours, minutes, rest = (float(part or 0) for part in found.groups())
    return hours * 3600 + minutes * 60 + rest
