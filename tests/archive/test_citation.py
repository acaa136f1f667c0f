"""How an excerpt is cited."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

from archive import citation
from archive.model import Cue, Filing, Kind, Media, Status

Make = Callable[..., Filing]


@pytest.mark.parametrize(
    ("date", "french", "english"),
    [
        (dt.date(2014, 4, 24), "24 avril 2014", "April 24, 2014"),
        (dt.date(2010, 3, 1), "1er mars 2010", "March 1, 2010"),
    ],
)
def test_dates_are_written_as_each_language_does(date: dt.date, french: str, english: str) -> None:
    assert citation.date_text(date, "fr") == french
    assert citation.date_text(date, "en") == english


def test_a_page_is_cited_with_its_body_date_and_kind(filing: Make) -> None:
    made = filing("PV.pdf", "Le pont.", "La neige.")
    cited = citation.plain(made.passages[1], made.document, "fr")
    assert cited == "Conseil municipal, 24 avril 2014, Procès-verbal, p. 2"


def test_a_draft_says_that_it_is_one(filing: Make) -> None:
    made = filing("PV.pdf", "Le pont.", status=Status.DRAFT)
    assert "Procès-verbal (projet)" in citation.plain(made.passages[0], made.document, "fr")
    assert "Minutes (draft)" in citation.plain(made.passages[0], made.document, "en")


def test_a_moment_is_cited_with_its_speaker_and_time(filing: Make) -> None:
    media = Media(60, False, "audio/mpeg", "transcribed")
    cues = (Cue(3723, 3725, "Le pont.", "Mairesse"),)
    made = filing("s.mp3", kind=Kind.RECORDING, media=media, cues=cues)
    cited = citation.plain(made.passages[0], made.document, "en")
    assert cited == "Conseil municipal, April 24, 2014, Recording, Mairesse, 1:02:03"


def test_what_has_no_meeting_is_cited_by_its_title(filing: Make) -> None:
    made = filing("x.pdf", "a", body=None, date=None, kind=Kind.OTHER, title="Règlement intérieur")
    cited = citation.plain(made.passages[0], made.document, "fr")
    assert cited == "Règlement intérieur, Document, p. 1"


def test_every_kind_and_status_has_a_name_in_both_languages() -> None:
    for lang in ("fr", "en"):
        assert set(citation.KINDS[lang]) == set(Kind)
        assert set(citation.STATUSES[lang]) == set(Status)


def test_a_machine_s_words_are_cited_as_such(filing: Make) -> None:
    media = Media(60.0, False, "audio/mpeg", "transcribed")
    given = filing("a.mp3", kind=Kind.RECORDING, media=media, cues=(Cue(61, 63, "Bonsoir."),))
    doc = replace(given.document, made_by="machine")
    assert citation.plain(given.passages[0], doc, "fr") == (
        "Conseil municipal, 24 avril 2014, Enregistrement (transcription automatique), 1:01"
    )
    assert "(machine transcript)" in citation.plain(given.passages[0], doc, "en")
