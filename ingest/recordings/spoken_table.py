"""Transcripts as tables (CSV or TSV): a row each, under headings as JSON calls its keys.

Whisper writes start, end and text with tabs, in milliseconds; Trint and Premiere write speakers.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from itertools import islice

from ingest.recordings.rolling import Shown
from ingest.recordings.spoken_json import TEXTS, found_in, plain_key, shown_in, starts_with

MARKS = "\t;,"
MOST_COLUMNS = 60
SAMPLE_ROWS = 200


def is_table(lines: Sequence[str]) -> bool:
    """Whether the first line names a start and a text, and the rows below are what was said."""
    return bool(found_in(list(islice(_rows(lines), SAMPLE_ROWS))))


def shown_in_table(lines: Sequence[str]) -> list[Shown]:
    """What was said, timed in seconds, in the order of the rows."""
    return shown_in(list(_rows(lines)))


def _rows(lines: Sequence[str]) -> Iterator[dict[str, str]]:
    head = next((n for n, line in enumerate(lines[:10]) if line.strip()), None)
    if head is None:
        return
    mark = max(MARKS, key=lines[head].count)
    names = [plain_key(name) for name in lines[head].split(mark)]
    if not 2 <= len(names) <= MOST_COLUMNS or not starts_with(names):
        return
    if not any(name in TEXTS for name in names):
        return
    if mark == "\t":  # nothing is quoted: a quotation mark is part of what was said
        for line in lines[head + 1 :]:
            yield dict(zip(names, line.split("\t"), strict=False))
        return
    rows = csv.reader((f"{line}\n" for line in lines[head + 1 :]), delimiter=mark)
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error:  # a cell of over 128 KB
            continue
        if len(row) >= 2:
            yield dict(zip(names, row, strict=False))
