"""Times as people and files write them."""

from __future__ import annotations

import pytest

from archive import timecode


@pytest.mark.parametrize(("seconds", "text"), [(3723.9, "1:02:03"), (63, "1:03"), (0, "0:00")])
def test_a_stamp_is_floored(seconds: float, text: str) -> None:
    assert timecode.stamp(seconds) == text


def test_webvtt_carries_milliseconds_over() -> None:
    assert timecode.vtt(59.9996) == "00:01:00.000"
    assert timecode.vtt(3723.4) == "01:02:03.400"


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("61", 61),
        ("1:01", 61),
        ("1m1s", 61),
        ("2m", 120),
        ("1h", 3600),
        ("61.5s", 61.5),
        ("1h02m03s", 3723),
        ("00:00:01,500", 1.5),
    ],
)
def test_every_usual_way_of_writing_a_time_is_read(text: str, seconds: float) -> None:
    assert timecode.seconds(text) == seconds


@pytest.mark.parametrize("text", ["", "x", "1:2:3:4", "-5", "nan", "inf", "1:-1"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        timecode.seconds(text)
