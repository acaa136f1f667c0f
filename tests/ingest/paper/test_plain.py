"""Text files in the encodings that clerks' programs have written since the eighties."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import CutShort, Empty, NoWords, Unsupported
from ingest.paper.plain import decode, read_plain

MINUTES = (
    "Procès-verbal de la séance du 12 mai 2026\n\n"
    "Présents : Mme Hélène Côté, mairesse,\nM. François Lemaître\n\n"
    "Le conseil adopte le règlement à l’unanimité. Où est la clé ?\n"
)


def pages(path: Path) -> list[list[str]]:
    return [[block.text for block in page.blocks] for page in read_plain(path).pages]


def written(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "minutes.txt"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    "encoding", "utf-8 utf-8-sig utf-16 utf-16-le utf-16-be utf-32 cp1252 mac_roman".split()
)
def test_every_letter_is_read_in_each_encoding(tmp_path: Path, encoding: str) -> None:
    blocks = pages(written(tmp_path, MINUTES.encode(encoding)))
    assert blocks == [
        [
            "Procès-verbal de la séance du 12 mai 2026",
            "Présents : Mme Hélène Côté, mairesse,\nM. François Lemaître",
            "Le conseil adopte le règlement à l’unanimité. Où est la clé ?",
        ]
    ]


@pytest.mark.parametrize("encoding", ["latin-1", "cp850", "cp437"])
def test_encodings_without_a_curly_apostrophe_are_told_apart(tmp_path: Path, encoding: str) -> None:
    text = MINUTES.replace("’", "'")
    read = "\n\n".join(pages(written(tmp_path, text.encode(encoding)))[0])
    assert read == text.strip()


def test_windows_is_assumed_where_nothing_tells() -> None:
    for text in ("12 € – “ok”", "Wait… the mayor’s vote", "etc…", "« Oui »"):
        assert decode(text.encode("cp1252")) == text
    assert decode(b"\x81\x8d") != ""  # bytes that Windows does not know lose no file


def test_a_declared_encoding_is_believed_unless_the_bytes_are_utf_8() -> None:
    assert decode("Město".encode("iso-8859-2"), declared="iso-8859-2") == "Město"
    assert decode("Procès".encode(), declared="iso-8859-1") == "Procès"
    assert decode("Procès".encode("cp1252"), declared="utf-8") == "Procès"
    assert decode("Procès".encode("cp1252"), declared="no-such-thing") == "Procès"
    assert decode("Procès".encode("cp1252"), declared="rot13") == "Procès"


def test_half_a_letter_at_the_end_of_half_a_file_changes_no_other() -> None:
    assert decode("séance à".encode()[:-1]) == "séance "


def test_a_form_feed_ends_a_page(tmp_path: Path) -> None:
    assert pages(written(tmp_path, b"One\r\n\r\nTwo\f\r\nThree\r\n\f")) == [
        ["One", "Two"],
        ["Three"],
    ]


def test_without_form_feeds_a_page_is_some_five_hundred_words(tmp_path: Path) -> None:
    item = "The council adopts the budget of the year.\n" * 10
    found = pages(written(tmp_path, "\n".join([item] * 20).encode()))
    words = [sum(len(text.split()) for text in page) for page in found]
    assert len(found) == 3 and sum(words) == 20 * 80 and max(words) < 700


def test_a_text_without_blank_lines_is_cut_too(tmp_path: Path) -> None:
    lines = [f"Line {n} of the minutes of the council" for n in range(400)]
    found = pages(written(tmp_path, "\n".join(lines).encode()))
    assert 5 < len(found) < 9
    assert [line for page in found for text in page for line in text.split("\n")] == lines


def test_a_line_is_a_paragraph_where_lines_are_not_wrapped(tmp_path: Path) -> None:
    long = (
        "The council heard the residents of the lake about the road and the dam, at length, again."
    )
    text = "\n".join([f"{long} {long}", "Adopted.", f"{long} {long}"])
    assert len(pages(written(tmp_path, text.encode()))[0]) == 3


def test_markdown_stays_as_it_was_typed(tmp_path: Path) -> None:
    text = "# Minutes\n\n* **Present**: <script>alert(1)</script> & [x](javascript:y)\n"
    assert pages(written(tmp_path, text.encode())) == [
        ["# Minutes", "* **Present**: <script>alert(1)</script> & [x](javascript:y)"]
    ]


def test_what_is_no_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Empty):
        read_plain(written(tmp_path, b""))
    with pytest.raises(CutShort):
        read_plain(written(tmp_path, b"\0" * 100))
    with pytest.raises(NoWords):
        read_plain(written(tmp_path, b" \r\n\f- - -\n"))
    with pytest.raises(Unsupported):
        read_plain(written(tmp_path, bytes(range(256)) * 4))
    with pytest.raises(Unsupported):
        read_plain(written(tmp_path, b"MZ\x90\0\x03\0\0\0\x04\0\0\0" + b"text of a program" * 9))


def test_a_stray_control_character_costs_no_record(tmp_path: Path) -> None:
    text = "The council adopted\x07 the budget\x00.\n" + "Adjourned at nine o'clock. " * 8
    assert pages(written(tmp_path, text.encode()))[0][0].startswith(
        "The council adopted the budget."
    )


def test_a_file_of_dos_ends_with_its_own_mark(tmp_path: Path) -> None:
    assert pages(written(tmp_path, b"Minutes\r\n\x1a")) == [["Minutes"]]
