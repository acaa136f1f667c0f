"""The rules kept from costing a paper its place: where one fails, only what it understood is lost.

Whoever drops a file wants it kept and searched. A fault in a rule of the language is ours: it goes
into the log with its trace, and the paper is filed without items and decisions.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence

from archive.model import Kind, Lang, Structure
from ingest.reading import PageReading
from ingest.structure.books import Pages
from ingest.structure.understand import understand

log = logging.getLogger(__name__)


def understood(
    name: str,
    pages: Sequence[PageReading],
    *,
    kind: Kind,
    lang: Lang | None,
    parts: Sequence[Pages] = (),
) -> Structure | None:
    """What understand finds; None, and a trace in the log under the name, where a rule fails."""
    try:
        return understand(pages, kind=kind, lang=lang, parts=parts)
    except Exception:  # any fault of any rule
        log.exception("a rule failed on %s", name)
        return None
