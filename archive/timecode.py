"""Seconds and the way people write them."""

from __future__ import annotations


def stamp(seconds: float) -> str:
    """3723.4 -> '1:02:03'; 63 -> '1:03'. Floors, so a link never starts late."""
    minutes, s = divmod(int(seconds), 60)
    hours, m = divmod(minutes, 60)
    return f"{hours}:{m:02}:{s:02}" if hours else f"{m}:{s:02}"


def vtt(seconds: float) -> str:
    """WebVTT's own form: 3723.4 -> '01:02:03.400'."""
    ms = round(seconds * 1000)
    hours, ms = divmod(ms, 3_600_000)
    minutes, ms = divmod(ms, 60_000)
    return f"{hours:02}:{minutes:02}:{ms // 1000:02}.{ms % 1000:03}"


def seconds(text: str) -> float:
    """'1:02:03,5', '62:03.5', '3723' or '1h02m03s' -> seconds. Raises ValueError otherwise."""
    plain = text.strip().lower().replace(",", ".")
    if plain.endswith("s") or "m" in plain or "h" in plain:
        plain = plain.replace("h", ":").replace("m", ":").rstrip("s").rstrip(":")
    parts = plain.split(":")
    if not 1 <= len(parts) <= 3:
        raise ValueError(text)
    total = 0.0
    for part in parts:
        value = float(part)
        if value < 0 or value != value or value == float("inf"):
            raise ValueError(text)
        total = total * 60 + value
    return total
