"""What read_pdf makes of real records, where they are at hand."""

import pytest

from ingest.errors import CutShort, Damaged, Empty, Encrypted, NotAPdf, WordNamedPdf
from ingest.paper import pdf
from ingest.reading import PdfReading
from ingest.reading import text_of as reading_text
from tests.real import RECORDS, only_with_records


def text_of(reading: PdfReading) -> str:
    return "\n".join(map(reading_text, reading.pages))


@only_with_records
@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("minutes_2024_02_29.pdf", WordNamedPdf),
        ("half-copied.pdf", CutShort),
        ("zero-bytes.pdf", Empty),
        ("PasswordProtectedPdf.pdf", Encrypted),
        ("checkPdfKo.pdf", NotAPdf),
        ("2020-06-25 Agenda.pdf", NotAPdf),
        ("poppler-395-0-fuzzed.pdf", Damaged),
    ],
)
def test_real_broken_files_are_refused_for_what_they_are(name: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        pdf.read_pdf(RECORDS / "broken" / name)


@only_with_records
def test_a_real_filled_form_gives_its_values() -> None:
    text = text_of(pdf.read_pdf(RECORDS / "en" / "Notice-and-Agenda-001-2023-06-06.pdf"))
    for value in ("Date/Time: June 6, 530pm", "meeting date: May 9, 2023", "Introductions"):
        assert value in text


@only_with_records
def test_a_real_side_column_is_read_apart_from_the_body() -> None:
    page = pdf.read_pdf(RECORDS / "fr" / "2014-04-24-0000071252.pdf").pages[0]
    texts = [block.text for block in page.blocks]
    side = next(text for text in texts if text.startswith("Extrait du registre"))
    assert side.splitlines()[-1] == "n° 2014 / 138"
    assert "Maire | 1 | 76.15% | 25%" in texts


@only_with_records
def test_three_real_newspaper_columns_are_read_one_after_the_other() -> None:
    page = pdf.read_pdf(RECORDS / "en" / "june101998.pdf").pages[2]
    text = "\n".join(block.text for block in page.blocks)
    places = [text.index(word) for word in ("Public Safety", "MOTION", "COMMUNICATIONS")]
    assert places == sorted(places)
    assert "called to order, the President, Jay\nWestbrook in the Chair." in text
    assert "Cimperman,\nCintron" in text
