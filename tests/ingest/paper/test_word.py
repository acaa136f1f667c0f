"""What Word shows on its pages is read, and nothing that it hides."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from ingest.errors import CutShort, Damaged, Empty, Encrypted, TooLarge, Unreadable, Unsupported
from ingest.paper.word import read_word
from tests.real import RECORDS, only_with_records
from tests.word_files import MAIN, XML, links, p, r, table, write_word

RENDERED = "<w:r><w:lastRenderedPageBreak/></w:r>"
BREAK = '<w:r><w:br w:type="page"/></w:r>'


def pages(path: Path) -> list[list[str]]:
    return [[block.text for block in page.blocks] for page in read_word(path).pages]


def texts(tmp_path: Path, body: str, **parts: str) -> list[str]:
    path = write_word(tmp_path / "minutes.docx", body, **parts)
    return [text for page in pages(path) for text in page]


def test_paragraphs_and_rows_come_in_the_order_of_the_document(tmp_path: Path) -> None:
    body = p("Procès-verbal") + table(("Pour", "12"), ("Contre", "3")) + p("Adopté")
    assert texts(tmp_path, body) == ["Procès-verbal", "Pour | 12", "Contre | 3", "Adopté"]


def test_pages_have_no_size_and_blocks_no_box(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    path = write_word(tmp_path / "a.docx", p("One") + f"<w:p>{BREAK}</w:p>" + p("Two"))
    reading = read_word(path, on_page=lambda done, total: told.append((done, total)))
    assert [(page.number, page.width, page.height, page.reader) for page in reading.pages] == [
        (1, 0.0, 0.0, "docx"),
        (2, 0.0, 0.0, "docx"),
    ]
    assert [block.box for page in reading.pages for block in page.blocks] == [None, None]
    assert told == [(1, 2), (2, 2)]


def test_a_line_break_is_a_line_and_a_tab_a_space(tmp_path: Path) -> None:
    body = "<w:p><w:r><w:t>Mme Roy</w:t><w:tab/><w:t>mairesse</w:t><w:br/><w:t>M. Li</w:t></w:r>"
    assert texts(tmp_path, f"{body}</w:p>") == ["Mme Roy mairesse\nM. Li"]


def test_a_row_that_lays_out_a_page_gives_its_paragraphs(tmp_path: Path) -> None:
    long = p("The council heard the residents of the lake. " * 8)
    assert len(texts(tmp_path, table((p("2014 / 138"), long + p("Adopted"))))) == 3


def test_a_cell_that_the_one_above_reaches_into_is_not_said_twice(tmp_path: Path) -> None:
    merged = f"<w:tcPr><w:vMerge/></w:tcPr>{p('Finances')}"
    body = table(("Finances", "Budget"), (merged, "Dette"))
    assert texts(tmp_path, body) == ["Finances | Budget", "Dette"]


def test_tracked_deletions_are_left_out_and_insertions_kept(tmp_path: Path) -> None:
    deleted = "<w:del><w:r><w:delText>rejeté</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{r('ailleurs')}</w:moveFrom>"
    body = f"<w:p>{r('Le budget est ')}{deleted}{moved}<w:ins>{r('adopté')}</w:ins></w:p>"
    assert texts(tmp_path, body) == ["Le budget est adopté"]


def test_paragraphs_joined_by_a_tracked_deletion_are_one(tmp_path: Path) -> None:
    body = p("Le conseil ", "<w:rPr><w:del/></w:rPr>") + p("adopte.") + p("Fin.")
    assert texts(tmp_path, body) == ["Le conseil adopte.", "Fin."]


def test_a_row_whose_deletion_is_tracked_is_left_out(tmp_path: Path) -> None:
    rows = table(("Gone", "1"), ("Kept", "2")).replace(
        "<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>", 1
    )
    assert texts(tmp_path, rows) == ["Kept | 2"]


def test_hidden_text_is_left_out_also_where_a_style_hides_it(tmp_path: Path) -> None:
    styles = (
        '<w:style w:styleId="Base"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="Note"><w:basedOn w:val="Base"/></w:style>'
    )
    shown = r("Present", '<w:vanish w:val="0"/>')
    own = f"<w:p>{r('Phone 555', '<w:vanish/>')}{shown}</w:p>"
    styled = p("To the clerk", '<w:pStyle w:val="Note"/>')
    assert texts(tmp_path, own + styled, styles=styles) == ["Present"]


def test_headers_footers_and_comments_are_left_out(tmp_path: Path) -> None:
    found = texts(tmp_path, p("Body"), header=p("Ville de X"), footer=p("2"), comments=p("why?"))
    assert found == ["Body"]


def test_the_prompt_of_an_empty_form_is_no_text(tmp_path: Path) -> None:
    empty = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
        f"<w:sdtContent>{p('Click here to enter text.')}</w:sdtContent></w:sdt>"
    )
    filled = f"<w:sdt><w:sdtPr/><w:sdtContent>{p('May 12')}</w:sdtContent></w:sdt>"
    assert texts(tmp_path, empty + filled) == ["May 12"]


def test_of_a_field_only_the_result_is_read(tmp_path: Path) -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    inner = f"{mark('begin')}<w:r><w:instrText>MERGEFIELD x</w:instrText></w:r>{mark('separate')}"
    field = (
        f"{mark('begin')}<w:r><w:instrText>IF </w:instrText></w:r>{inner}{r('code')}{mark('end')}"
        f"{mark('separate')}{r('12 mai')}{mark('end')}"
    )
    assert texts(tmp_path, f"<w:p>{r('Le ')}{field}{r(' 2026')}</w:p>") == ["Le 12 mai 2026"]


def test_a_field_that_never_ends_swallows_no_other_paragraph(tmp_path: Path) -> None:
    body = f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>{r("code")}</w:p>{p("Text")}'
    assert texts(tmp_path, body) == ["Text"]


def test_tick_boxes_are_told(tmp_path: Path) -> None:
    box = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/>'
        "<w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    symbol = '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>'
    assert texts(tmp_path, f"<w:p>{box}{r(' pour ')}{symbol}{r(' contre')}</w:p>") == [
        "☒ pour ☐ contre"
    ]


def test_a_text_box_is_read_once_before_the_paragraph_it_hangs_on(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{p('PROCÈS-VERBAL')}</w:txbxContent>"
    drawing = (
        "<w:r><mc:AlternateContent>"
        f"<mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    body = f"<w:p>{drawing}{r('Séance du 12 mai')}</w:p>"
    assert texts(tmp_path, body) == ["PROCÈS-VERBAL", "Séance du 12 mai"]
    only_fallback = body.replace(box, "", 1)
    assert texts(tmp_path, only_fallback) == ["PROCÈS-VERBAL", "Séance du 12 mai"]


def test_a_footnote_follows_the_paragraph_that_refers_to_it(tmp_path: Path) -> None:
    notes = (
        f'<w:footnote w:id="0" w:type="separator">{p("-----")}</w:footnote>'
        f'<w:footnote w:id="7">{p("Loi du 5 avril 1884")}</w:footnote>'
    )
    reference = '<w:r><w:footnoteReference w:id="7"/></w:r>'
    body = f"<w:p>{r('Vu la loi')}{reference}</w:p>{p('Décide')}"
    assert texts(tmp_path, body, footnotes=notes) == [
        "Vu la loi [1]",
        "[1] Loi du 5 avril 1884",
        "Décide",
    ]


LEVELS = (
    '<w:abstractNum w:abstractNumId="4">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{0}"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="{1}"/><w:pStyle w:val="Item"/>'
    '<w:lvlText w:val="{2}"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="4"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="4"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def item(text: str, level: int = 0, num: int = 1) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def test_items_that_word_numbers_keep_their_numbers(tmp_path: Path) -> None:
    body = item("Ouverture") + item("Finances") + item("Budget", 1) + item("Dette", 1)
    body += p("Le maire ouvre.") + item("Varia") + item("Rue du Lac", 1)
    numbering = LEVELS.format("decimal", "decimal", "%1.%2")
    assert texts(tmp_path, body, numbering=numbering) == [
        "1. Ouverture",
        "2. Finances",
        "2.1 Budget",
        "2.2 Dette",
        "Le maire ouvre.",
        "3. Varia",
        "3.1 Rue du Lac",
    ]


def test_numbers_are_written_in_the_list_s_own_form(tmp_path: Path) -> None:
    body = item("A") * 3 + item("x") + item("b", 1) + item("b", 1)
    numbering = LEVELS.format("upperRoman", "lowerLetter", "%2)")
    found = texts(tmp_path, body, numbering=numbering)
    assert found == ["I. A", "II. A", "III. A", "IV. x", "a) b", "b) b"]


def test_a_list_that_starts_anew_counts_from_its_start(tmp_path: Path) -> None:
    body = item("A") + item("B") + item("C", num=2) + item("D", num=2)
    numbering = LEVELS.format("decimal", "decimal", "%1.%2")
    assert texts(tmp_path, body, numbering=numbering) == ["1. A", "2. B", "1. C", "2. D"]


def test_a_style_can_number_and_a_paragraph_decline(tmp_path: Path) -> None:
    styles = (
        '<w:style w:styleId="Item"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    styled = p("Budget", '<w:pStyle w:val="Item"/>')
    declined = p("Note", '<w:pStyle w:val="Item"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    numbering = LEVELS.format("decimal", "decimal", "%1.%2")
    found = texts(tmp_path, item("A") + styled + declined, numbering=numbering, styles=styles)
    assert found == ["1. A", "1.1 Budget", "Note"]


def test_a_bullet_is_a_bullet_whatever_its_font(tmp_path: Path) -> None:
    numbering = LEVELS.format("bullet", "bullet", "\uf0b7").replace("%1.", "-")
    found = texts(tmp_path, item("Un") + item("Deux", 1), numbering=numbering)
    assert found == ["- Un", "• Deux"]


def test_a_damaged_list_of_numbers_loses_no_text(tmp_path: Path) -> None:
    assert texts(tmp_path, item("Budget"), numbering="<w:abstractNum>") == ["Budget"]


def test_pages_end_where_word_drew_their_ends(tmp_path: Path) -> None:
    body = p("One") + f"<w:p>{r('Two ')}{RENDERED}{r('three')}</w:p>" + p("Four")
    assert pages(write_word(tmp_path / "a.docx", body)) == [["One", "Two"], ["three", "Four"]]


def test_a_break_that_word_also_drew_ends_one_page(tmp_path: Path) -> None:
    body = p("One") + f"<w:p>{BREAK}</w:p><w:p>{RENDERED}{r('Two')}</w:p>"
    assert pages(write_word(tmp_path / "a.docx", body)) == [["One"], ["Two"]]


def test_a_row_across_two_pages_stays_whole_and_ends_one_page(tmp_path: Path) -> None:
    cell = f"<w:p>{r('Budget')}{RENDERED}{r(' 2026')}</w:p>"
    body = p("One") + table((cell, cell), ("Next", "row"))
    assert pages(write_word(tmp_path / "a.docx", body)) == [
        ["One", "Budget 2026 | Budget 2026"],
        ["Next | row"],
    ]


def test_a_section_begins_a_page_unless_it_is_continuous(tmp_path: Path) -> None:
    one = p("One", "<w:sectPr/>")
    two = p("Two", "<w:sectPr/>")
    body = one + two + p("Three") + '<w:sectPr><w:type w:val="continuous"/></w:sectPr>'
    assert pages(write_word(tmp_path / "a.docx", body)) == [["One"], ["Two", "Three"]]


def test_without_marks_a_page_is_some_five_hundred_words(tmp_path: Path) -> None:
    body = "".join(p(f"Item {n}. " + "The council adopts the budget. " * 20) for n in range(15))
    found = pages(write_word(tmp_path / "a.docx", body))
    words = [sum(len(text.split()) for text in page) for page in found]
    assert len(found) == 3 and all(450 < count < 700 for count in words)
    assert sum(words) == 15 * 102


def test_a_long_paragraph_is_parted_into_lines_at_its_sentences(tmp_path: Path) -> None:
    (text,) = texts(tmp_path, p("Le conseil adopte le budget de la ville. " * 40))
    lines = text.split("\n")
    assert len(lines) > 2 and all(line.endswith("ville.") for line in lines)


def test_a_web_page_shown_in_the_document_is_read(tmp_path: Path) -> None:
    path = write_word(tmp_path / "a.docx", p("Un") + '<w:altChunk r:id="aFChunk"/>' + p("Trois"))
    with zipfile.ZipFile(path, "a") as made:
        made.writestr("word/page.html", "<p>Séance</p><ol><li>Budget</ol>")
    whole = zipfile.ZipFile(path)
    with whole, zipfile.ZipFile(tmp_path / "b.docx", "w") as made:
        for name in whole.namelist():
            rels = name == "word/_rels/document.xml.rels"
            made.writestr(name, links(aFChunk="page.html") if rels else whole.read(name))
    assert pages(tmp_path / "b.docx") == [["Un", "Séance", "1. Budget", "Trois"]]
    assert pages(path) == [["Un", "Trois"]]


def test_a_document_without_words_is_kept_with_a_doubt(tmp_path: Path) -> None:
    reading = read_word(write_word(tmp_path / "a.docx", "<w:p/>"))
    assert reading.doubts == ("no-text",)
    assert [page.blocks for page in reading.pages] == [()]


def test_the_strict_dialect_and_odd_names_of_parts_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    with zipfile.ZipFile(path, "w") as made:
        body = f"<w:body>{p('Texte')}</w:body>"
        made.writestr(
            "Word\\Document.xml", f'{XML}<w:document xmlns:w="{strict}">{body}</w:document>'
        )
    assert pages(path) == [["Texte"]]


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    body = p("x") + " " * 30_000_000
    with pytest.raises(TooLarge):
        read_word(write_word(tmp_path / "a.docx", body))


def test_an_entity_bomb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    bomb = '<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    with zipfile.ZipFile(path, "w") as made:
        inside = "<w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body>"
        made.writestr(
            "word/document.xml", f'{bomb}<w:document xmlns:w="{MAIN}">{inside}</w:document>'
        )
    with pytest.raises(Damaged):
        read_word(path)


def test_elements_nested_without_end_are_refused(tmp_path: Path) -> None:
    body = "<w:sdt><w:sdtContent>" * 20_000 + "</w:sdtContent></w:sdt>" * 20_000
    with pytest.raises(Damaged):
        read_word(write_word(tmp_path / "a.docx", body))


def test_half_a_file_is_told_as_such_wherever_it_ends(tmp_path: Path) -> None:
    whole = write_word(tmp_path / "a.docx", p("Texte") * 50).read_bytes()
    half = tmp_path / "half.docx"
    for length in range(8, len(whole) - 30, 97):
        half.write_bytes(whole[:length])
        with pytest.raises(CutShort):
            read_word(half)


def test_a_damaged_byte_gives_a_reading_or_a_reason(tmp_path: Path) -> None:
    whole = write_word(tmp_path / "a.docx", p("Texte") * 50).read_bytes()
    hurt = tmp_path / "hurt.docx"
    refused = 0
    for place in range(0, len(whole), 13):
        hurt.write_bytes(whole[:place] + bytes([whole[place] ^ 0x5A]) + whole[place + 1 :])
        try:
            read_word(hurt)
        except Unreadable:
            refused += 1
    assert refused > 10


def test_a_password_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    name = "EncryptedPackage".encode("utf-16-le")
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + name)
    with pytest.raises(Encrypted):
        read_word(path)


def test_other_files_are_refused_for_what_they_are(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.touch()
    with pytest.raises(Empty):
        read_word(path)
    path.write_bytes(b"\0" * 4096)
    with pytest.raises(CutShort):
        read_word(path)
    path.write_bytes(b"Bonjour")
    with pytest.raises(Unsupported):
        read_word(path)
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("_rels/.rels", "<Relationships/>")
        made.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(Unsupported):
        read_word(path)


@only_with_records
def test_a_real_document_is_read_whole() -> None:
    found = pages(RECORDS / "broken" / "minutes_2024_02_29.pdf")
    assert len(found) == 3
    assert found[0][0].startswith("FALLS CREEK RANCH ASSOCIATION")
    assert found[1][0].startswith("Lake – The ice is off")
    assert "• Short Term Rentals" in "\n".join(found[2])
    assert found[2][-1].endswith("April 25, 2024, at 7 pm via ZOOM.")
