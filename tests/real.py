"""Where the real records lie on the founders' machines. They are not ours to give, so tests that
use them skip where they are not."""

from __future__ import annotations

from pathlib import Path

import pytest

RECORDS = Path(__file__).parents[2] / "shared" / "records"
only_with_records = pytest.mark.skipif(
    not RECORDS.is_dir(), reason="the real records are not on this machine"
)
