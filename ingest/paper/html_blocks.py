"""The blocks of a web page, gathered along its tree of elements. Pure.

The tree is lexbor's, made as browsers make theirs, so tags that people and Word forget to close,
or cross, do no harm. It is walked without recursion: pages nest ten thousand deep.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.paper.pageless import row_blocks, tidy
from ingest.paper.word_lists import written

PAGE = "\f"  # a block that stands for a page's end
BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu "
    "nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
UNSEEN = frozenset(
    "script style head noscript template svg math iframe object select datalist textarea button "
    "canvas audio video".split()
)
AROUND = frozenset(("nav", "footer", "aside"))  # the site, not the page
ROLES_AROUND = frozenset(("navigation", "contentinfo", "search", "complementary"))
LISTS = frozenset(("ol", "ul", "menu", "dir"))
MAIN = frozenset(("main", "article"))
HEADINGS = frozenset(("h1", "h2"))
HIDDEN = re.compile(r"(?i)display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all")
BREAKS_PAGE = re.compile(r"(?i)\b(?:page-)?break-before\s*:\s*(?:always|page)")
LIST_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")
WHITE = re.compile(r"[ \t\r\n\f]+")


@dataclass(slots=True)
class Table:
    """A table being read: the cells of its present row, each a list of blocks."""

    cells: list[list[str]] = field(default_factory=list)
    in_cell: bool = False


@dataclass(slots=True)
class Listing:
    """A list being read: the form of its numbers ('' for bullets) and the next number."""

    form: str
    next: int


class Page:
    """Gathers the blocks of a page. whole: also the site around it (navigation, footers)."""

    def __init__(self, *, whole: bool = False) -> None:
        self.whole = whole
        self.blocks: list[str] = []
        self.main: list[str] = []  # those of them that stand in <main> or <article>
        self.text: list[str] = []  # of the block that is open
        self.title = ""
        self.heading = ""  # the first <h1> or <h2>
        self.asks_password = False
        self.tables: list[Table] = []
        self.lists: list[Listing] = []
        self.mark = ""  # a list item's number, for the next block
        self.in_pre = self.in_main = self.in_heading = 0

    def read(self, root: LexborNode) -> None:
        """Go through a tree in the order of its text."""
        node: LexborNode | None = root.child
        open_nodes: list[LexborNode] = []
        while node is not None:
            if self.enter(node):
                open_nodes.append(node)
                if node.child is not None:
                    node = node.child
                    continue
                open_nodes.pop()
                self.leave(node.tag or "")
            while node.next is None and open_nodes:
                node = open_nodes.pop()
                self.leave(node.tag or "")
            node = node.next
        self.close_block()

    def enter(self, node: LexborNode) -> bool:
        """Take in a text or what an element begins; whether what stands in it is seen."""
        tag = node.tag or ""
        if tag == "-text":
            text = node.text_content or ""
            self.text.append(text if self.in_pre else WHITE.sub(" ", text))
        if tag.startswith("-"):  # a comment, a doctype
            return False
        held = {name: value or "" for name, value in node.attributes.items()}
        if tag == "input" and held.get("type", "").lower() == "password":
            self.asks_password = True
        if self.is_unseen(tag, held):
            if tag in BLOCKS:
                self.close_block()
            return False
        if tag == "br":
            self.text.append("\n")
        if BREAKS_PAGE.search(held.get("style", "")) and not self.tables:
            self.close_block()
            self.blocks.append(PAGE)
            self.main += [PAGE] if self.in_main else []
        if tag in BLOCKS:
            self.open_block(tag, held)
        return True

    def is_unseen(self, tag: str, held: dict[str, str]) -> bool:
        if tag in UNSEEN or "hidden" in held or HIDDEN.search(held.get("style", "")):
            return True
        if tag == "del" and "datetime" in held:  # a deletion that Word tracked
            return True
        around = tag in AROUND or held.get("role", "").lower() in ROLES_AROUND
        return around and not self.whole

    def open_block(self, tag: str, held: dict[str, str]) -> None:
        """What begins with a tag: a block, an item with its number, a row, a cell, a page."""
        self.close_block()
        if tag in MAIN:
            self.in_main += 1
        elif tag in HEADINGS:
            self.in_heading += 1
        elif tag == "pre":
            self.in_pre += 1
        elif tag in LISTS:
            self.lists.append(listing(tag, held))
        elif tag == "li":
            self.mark = marked(self.lists[-1], held.get("value", "")) if self.lists else "•"
        elif tag == "table":
            self.tables.append(Table())
        elif tag == "tr" and self.tables:
            self.close_row()
        elif tag in ("td", "th") and self.tables:
            self.tables[-1].cells.append([])
            self.tables[-1].in_cell = True

    def leave(self, tag: str) -> None:
        """What an element ends."""
        if tag not in BLOCKS:
            return
        self.close_block()
        if tag in MAIN:
            self.in_main -= 1
        elif tag in HEADINGS:
            self.in_heading -= 1
        elif tag == "pre":
            self.in_pre -= 1
        elif tag in LISTS:
            self.lists.pop()
        elif tag in ("td", "th") and self.tables:
            self.tables[-1].in_cell = False
        elif tag == "tr" and self.tables:
            self.close_row()
        elif tag == "table":
            self.close_row()
            self.tables.pop()

    def close_block(self) -> None:
        """The text since the last block, as a block of its own; a <pre>'s paragraphs each."""
        said = "".join(self.text)
        self.text = []
        for part in BLANK_LINE.split(said) if self.in_pre else (said,):
            text = tidy(part)
            if not text:
                continue
            self.emit(f"{self.mark} {text}".lstrip())
            self.mark = ""

    def close_row(self) -> None:
        """The row's cells as a block, handed to the cell that the table may stand in."""
        row = self.tables.pop()
        for block in row_blocks(row.cells):
            self.emit(block)
        self.tables.append(Table())

    def emit(self, block: str) -> None:
        """Put a block in the cell that it stands in, else on the page."""
        if self.in_heading:
            self.heading = self.heading or block
        for table in reversed(self.tables):
            if table.in_cell:
                table.cells[-1].append(block)
                return
        self.blocks.append(block)
        if self.in_main:
            self.main.append(block)


def page_of(text: str, *, whole: bool = False) -> Page:
    """A page read from its text; title is what the browser shows on its tab."""
    tree = LexborHTMLParser(text)
    page = Page(whole=whole)
    title = tree.css_first("head > title")
    page.title = " ".join(title.text().split()) if title is not None else ""
    if tree.root is not None:
        page.read(tree.root)
    return page


def listing(tag: str, held: dict[str, str]) -> Listing:
    start = held.get("start", "")
    first = int(start) if start.isascii() and start.isdigit() and len(start) < 6 else 1
    form = LIST_FORMS.get(held.get("type", ""), "decimal") if tag == "ol" else ""
    return Listing(form, first)


def marked(one: Listing, value: str) -> str:
    """The number or bullet of a list's next item."""
    if not one.form:
        return "•"
    if value.isascii() and value.isdigit() and len(value) < 6:
        one.next = int(value)
    one.next += 1
    return f"{written(one.next - 1, one.form)}."
