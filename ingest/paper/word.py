"""From a Word file (.docx) to the blocks of its pages, in the order of the document.

What a reader of the printed page sees is read: paragraphs, headings, list numbers, table rows,
text boxes, footnotes, insertions being tracked. Left out: headers and footers, tracked deletions,
hidden text, comments, the codes of fields, prompts of empty forms.

A page ends where Word last drew one's end, or at a page break; while blocks are gathered, \\f
stands for it in their text (XML allows no \\f, so no file can hold one).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as ET

from ingest.paper import html
from ingest.paper.pageless import reading_of, row_blocks
from ingest.paper.word_lists import Numbers, Style, is_on, numbers_of, styles_of, value
from ingest.paper.word_package import Package
from ingest.reading import PdfReading

PAGE = "\f"
SKIPPED = frozenset("pPr rPr tblPr tcPr trPr sdtPr sdtEndPr ctrlPr annotationRef".split())
DRAWN = frozenset("drawing pict object".split())
WRAPPERS = frozenset("sdt sdtContent customXml smartTag ins moveTo".split())
UNSEEN_ROWS = frozenset(("del", "hidden"))
CONTINUED = frozenset((None, "continue"))  # a cell that the one above reaches into
NO_BREAK = frozenset(("continuous", "nextColumn"))  # sections that begin on the same page
# Letters of the Symbol and Wingdings fonts, by their codes there; forms tick boxes with them.
SYMBOLS = str.maketrans({
    "\uf0b7": "•", "\uf0a7": "•", "\uf0d8": "•", "\uf02d": "-", "\uf0e0": "→", "\uf0fe": "☒",
    "\uf0fd": "☒", "\uf0a8": "☐", "\uf06f": "☐", "\uf071": "☐", "\uf0fc": "✓", "\uf0fb": "✗",
    "\u00ad": "", "\u2011": "-",
})  # fmt: skip

Progress = Callable[[int, int], None]


def read_word(path: Path, *, on_page: Progress | None = None) -> PdfReading:
    """Read a .docx, .docm or .dotx, whatever its name. Macros and outside links are never followed.

    on_page(done, total) is called for each page. Raises Empty, CutShort, Damaged, Encrypted,
    TooLarge (a ZIP bomb), or Unsupported for what is no Word file.
    """
    package = Package(path)
    try:
        story = story_of(package)
        runs = onto_pages(story.told(package.document))
        marked = story.drawn or pages_counted(package) == 1
    finally:
        package.close()
    return reading_of(runs, reader="docx", marked=marked, on_page=on_page)


def pages_counted(package: Package) -> int | None:
    """How many pages the program that saved the file counted, where it says."""
    root = package.spare("docProps/app.xml")
    text = root.findtext("Pages") if root is not None else None
    return int(text) if text and text.isascii() and text.isdigit() else None


def onto_pages(blocks: Iterable[str]) -> list[list[str]]:
    """Blocks parted at their page marks. Marks without text between them are one page's end."""
    pages: list[list[str]] = [[]]
    for block in blocks:
        first, *others = block.split(PAGE)
        pages[-1] += [first] if first.strip() else []
        for part in others:
            if pages[-1]:
                pages.append([])
            pages[-1] += [part] if part.strip() else []
    return pages


@dataclass(slots=True)
class Story:
    """A document being told from top to end: what must be remembered from block to block."""

    styles: dict[str, Style]
    numbers: Numbers
    notes: dict[str, ET.Element]  # 'footnote 3' and its text
    handed: Callable[[str], bytes]  # a web page shown in the document, by its id
    sections: list[str | None]  # how each section begins, where Word drew no page
    drawn: bool  # whether Word left marks where it drew the pages' ends
    fields: list[bool] = field(default_factory=list)  # open fields: is this their code?
    carried: str = ""  # text whose paragraph mark is deleted: it joins the next paragraph
    noted: int = 0
    waiting: list[str] = field(default_factory=list)  # notes to be told after this block

    def told(self, root: ET.Element) -> Iterator[str]:
        body = root.find("body")
        for child in body if body is not None else ():
            yield from self.block(child)
            while self.waiting:
                yield self.waiting.pop(0)
        if self.carried:
            yield self.carried

    def blocks(self, parent: ET.Element) -> Iterator[str]:
        for child in parent:
            yield from self.block(child)

    def block(self, one: ET.Element) -> Iterator[str]:
        """The blocks of a paragraph, a table, or what wraps some of them."""
        if one.tag == "p":
            yield from self.paragraph(one)
        elif one.tag == "tbl":
            for row in within(one, "tr"):
                yield from self.row(row)
        elif one.tag == "AlternateContent":
            for way in list(one)[:1]:  # the others repeat it for older programs
                yield from self.blocks(way)
        elif one.tag == "altChunk":  # how programs that know HTML write .docx
            yield from html.blocks_in(self.handed(one.get("id", "")))
        elif one.tag in WRAPPERS and not is_prompt(one):
            yield from self.blocks(one)

    def paragraph(self, one: ET.Element) -> Iterator[str]:
        """A paragraph with its number, after the text boxes that hang on it."""
        properties = one.find("pPr")
        style = self.styles.get(value(properties, "pStyle") or "", Style())
        said: list[str] = []
        boxes: list[str] = []
        self.inline(one, said, boxes, hidden=style.hidden)
        self.fields = [code for code in self.fields if not code]  # no code outlasts a paragraph
        text, self.carried = self.carried + "".join(said), ""
        if properties is not None and properties.find("rPr/del") is not None:
            self.carried = text
            text = ""
        else:
            text = with_mark(self.numbers.mark(properties), text)
        if begins_page(properties, style):
            text = PAGE + text
        if text.startswith(PAGE):
            yield PAGE
        yield from (box.replace(PAGE, " ") for box in boxes)
        yield text + (PAGE if self.ends_section(properties) else "")

    def ends_section(self, properties: ET.Element | None) -> bool:
        """Whether a section ends with this paragraph and the next begins on another page."""
        if properties is None or properties.find("sectPr") is None or not self.sections:
            return False
        self.sections.pop(0)
        return not self.drawn and bool(self.sections) and self.sections[0] not in NO_BREAK

    def row(self, one: ET.Element) -> Iterator[str]:
        """A table's row as one block, or the paragraphs of its cells where the row is layout.

        Cells stand side by side, so the page ends once in a row however many cells say so.
        """
        properties = one.find("trPr")
        if properties is not None and any(mark.tag in UNSEEN_ROWS for mark in properties):
            return
        cells = [list(self.blocks(cell)) for cell in within(one, "tc") if not is_continued(cell)]
        plain = [[text.replace(PAGE, " ") for text in cell] for cell in cells]
        rows = row_blocks(plain)
        marks = ["".join(cell).lstrip(" \n") for cell in cells]
        if len(rows) > 1:
            most = max(range(len(cells)), key=lambda at: marks[at].count(PAGE))
            for at, cell in enumerate(cells):
                yield from cell if at == most else plain[at]
            return
        before = any(text.startswith(PAGE) for text in marks)
        after = any(PAGE in text.lstrip(f"{PAGE} \n") for text in marks)
        yield (PAGE if before else "") + "".join(rows) + (PAGE if after else "")

    def inline(
        self, parent: ET.Element, said: list[str], boxes: list[str], *, hidden: bool
    ) -> None:
        """Add the text of what stands in a paragraph to said, and of its text boxes to boxes."""
        for one in parent:
            if one.tag == "r":
                self.inline(one, said, boxes, hidden=hidden or self.is_hidden(one))
            elif one.tag in DRAWN:
                boxes += [] if hidden else self.boxed(one)
            elif one.tag == "fldChar":
                self.field(one, said)
            elif one.tag in ("footnoteReference", "endnoteReference"):
                said.append("" if hidden else self.note(one))
            elif one.tag == "AlternateContent":
                self.alternative(one, said, boxes, hidden=hidden)
            elif one.tag not in SKIPPED and not is_prompt(one):
                text = letters(one)
                if text == PAGE or not (hidden or any(self.fields)):
                    said.append(text)
                self.inline(one, said, boxes, hidden=hidden)

    def alternative(
        self, one: ET.Element, said: list[str], boxes: list[str], *, hidden: bool
    ) -> None:
        """The first of several ways to show a thing that has text; the others repeat it."""
        for way in one:
            before = len(said), len(boxes)
            self.inline(way, said, boxes, hidden=hidden)
            if "".join((*said[before[0] :], *boxes[before[1] :])).strip():
                return

    def is_hidden(self, run: ET.Element) -> bool:
        properties = run.find("rPr")
        if properties is None:
            return False
        mark = properties.find("vanish")
        if mark is not None:
            return is_on(mark)
        return self.styles.get(value(properties, "rStyle") or "", Style()).hidden

    def boxed(self, drawing: ET.Element) -> list[str]:
        """The blocks of a drawing's text boxes, those inside another one with it."""
        return [text for box in outermost(drawing, "txbxContent") for text in self.blocks(box)]

    def field(self, one: ET.Element, said: list[str]) -> None:
        """A field is its code, a separator, and the result that is seen. A form's box is ticked."""
        kind = one.get("fldCharType")
        if kind == "begin":
            self.fields.append(True)
            box = one.find("ffData/checkBox")
            if box is not None:
                mark = box.find("checked")
                said.append("☒" if is_on(box.find("default") if mark is None else mark) else "☐")
        elif self.fields and kind == "separate":
            self.fields[-1] = False
        elif self.fields and kind == "end":
            self.fields.pop()

    def note(self, reference: ET.Element) -> str:
        """The mark of a footnote or endnote, whose text is told after this block."""
        kind = reference.tag.removesuffix("Reference")
        note = self.notes.pop(f"{kind} {reference.get('id')}", None)
        if note is None:
            return ""
        self.noted += 1
        mark = f"[{self.noted}]"
        text = "\n".join(self.blocks(note)).replace(PAGE, " ").strip()
        self.waiting.append(f"{mark} {text}")
        return f" {mark}"


def story_of(package: Package) -> Story:
    """A story about to be told, with the styles, lists and notes that it needs."""
    root = package.document
    styles = styles_of(package.of_kind("styles"))
    notes: dict[str, ET.Element] = {}
    for kind in ("footnote", "endnote"):
        part = package.of_kind(f"{kind}s")
        notes |= {f"{kind} {one.get('id')}": one for one in (part if part is not None else ())}
    return Story(
        styles=styles,
        handed=package.handed,
        numbers=numbers_of(package.of_kind("numbering"), styles),
        notes=notes,
        sections=[value(one, "type") for one in root.iter("sectPr")],
        drawn=next(root.iter("lastRenderedPageBreak"), None) is not None,
    )


def letters(one: ET.Element) -> str:
    """The text that an element itself stands for."""
    match one.tag:
        case "t":
            return (one.text or "").translate(SYMBOLS)
        case "tab" | "ptab":
            return " "
        case "br" | "cr":
            return PAGE if one.get("type") == "page" else "\n"
        case "lastRenderedPageBreak":
            return PAGE
        case "noBreakHyphen":
            return "-"
        case "sym":
            return symbol(one.get("char", ""))
    return ""


def symbol(code: str) -> str:
    """A letter of a font of symbols, by its code in figures of 16; '' where it has no meaning."""
    try:
        drawn = chr(int(code, 16)).translate(SYMBOLS)
    except (ValueError, OverflowError):
        return ""
    return drawn if drawn.isprintable() and not "\ue000" <= drawn <= "\uf8ff" else ""


def with_mark(mark: str, text: str) -> str:
    """A paragraph after its list's number; after the page marks that it begins with, too."""
    bare = text.lstrip(f"{PAGE}\n ")
    return f"{text[: len(text) - len(bare)]}{mark} {bare}" if mark and bare else text


def begins_page(properties: ET.Element | None, style: Style) -> bool:
    mark = properties.find("pageBreakBefore") if properties is not None else None
    return style.breaks_page if mark is None else is_on(mark)


def is_continued(cell: ET.Element) -> bool:
    merge = cell.find("tcPr/vMerge")
    return merge is not None and merge.get("val") in CONTINUED


def is_prompt(one: ET.Element) -> bool:
    """Whether a form's field is still empty: it shows « click here to enter text »."""
    return one.tag == "sdt" and is_on(one.find("sdtPr/showingPlcHdr"))


def within(parent: ET.Element, tag: str) -> Iterator[ET.Element]:
    """The children of a name, those in wrappers too (a repeated row stands in one)."""
    for one in parent:
        if one.tag == tag:
            yield one
        elif one.tag in WRAPPERS and not is_prompt(one):
            yield from within(one, tag)


def outermost(parent: ET.Element, tag: str) -> Iterator[ET.Element]:
    """The descendants of a name that stand in no other one."""
    for one in parent:
        if one.tag == tag:
            yield one
        else:
            yield from outermost(one, tag)
