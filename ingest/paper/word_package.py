"""A Word file is a ZIP of XML parts. This opens it and parses parts within bounds, so that a file
made to harm (a ZIP bomb, an entity bomb, ten thousand nested elements) is refused.

Parsed elements carry local names only ('p', not '{http://…}p'), so that both dialects of the
format (ECMA-376 transitional and strict) read alike. What nobody sees on the page, tracked
deletions and the codes of fields, is dropped while parsing.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from xml.etree import ElementTree as ET

from ingest.errors import CutShort, Damaged, Empty, Encrypted, TooLarge, Unsupported
from ingest.paper.disguises import OLE, ZIP, holds

MEGABYTE = 1_000_000
PART_MB = 100  # of XML in one part: a thousand pages of minutes are 30
BOMB_MB, BOMB_RATIO = 20, 200  # a part of more MB that was packed by more: text packs by 5 to 60
DEEPEST = 200  # nested elements: tables in tables in text boxes come to 60
PIECE = 1 << 16  # bytes
UNSEEN = frozenset(
    "del moveFrom delText delInstrText instrText sectPrChange pPrChange rPrChange tblPrChange "
    "tblPrExChange trPrChange tcPrChange tblGridChange numberingChange".split()
)
MARKS_DELETED = frozenset(("rPr", "trPr"))  # where <w:del/> marks a paragraph's end, a row
UNPACKING = (OSError, EOFError, zlib.error, zipfile.BadZipFile, NotImplementedError)
ROOTS = {"workbook": "Excel", "presentation": "PowerPoint"}


@dataclass(frozen=True, slots=True)
class Link:
    """What one part says of another: its kind ('styles'), and its name in the ZIP."""

    kind: str
    target: str


class Bounded:
    """Builds a tree for ET.XMLParser. Raises ValueError at a DOCTYPE (OPC allows none) or depth."""

    def __init__(self) -> None:
        self.tree = ET.TreeBuilder()
        self.inside = [""]  # the names of the elements that are open
        self.unseen = 0  # how many elements deep in one that is dropped

    def doctype(self, name: str, public: str | None, system: str | None) -> None:
        raise ValueError(f"DOCTYPE {name}")

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name, around = local(tag), self.inside[-1]
        self.inside.append(name)
        if len(self.inside) > DEEPEST:
            raise ValueError("too deep")
        if self.unseen or (name in UNSEEN and around not in MARKS_DELETED):
            self.unseen += 1
            return
        kept = {local(key): value for key, value in attributes.items() if "rsid" not in key}
        self.tree.start(name, kept)

    def end(self, tag: str) -> None:
        self.inside.pop()
        if self.unseen:
            self.unseen -= 1
        else:
            self.tree.end(local(tag))

    def data(self, text: str) -> None:
        if not self.unseen:
            self.tree.data(text)

    def close(self) -> ET.Element:
        return self.tree.close()


def local(name: str) -> str:
    return name.rpartition("}")[2]


class Package:
    """An open Word file. main is its document part, links what that part refers to by id."""

    def __init__(self, path: Path) -> None:
        """Raises Empty, CutShort, Damaged, Encrypted, TooLarge or Unsupported (no Word file)."""
        self.path = path
        self.folder = open_zip(path)
        try:
            self.names = {plain_name(info.filename): info for info in self.folder.infolist()}
            main = [one for one in self.linked("").values() if one.kind == "officeDocument"]
            self.main = main[0].target if main else "word/document.xml"
            self.links = self.linked(self.main)
            self.document = self.document_part()
        except BaseException:
            self.folder.close()
            raise

    def document_part(self) -> ET.Element:
        if self.main not in self.names:
            raise Unsupported(self.path.name, found="ZIP")
        root = self.parse(self.main)
        if root.tag != "document":
            raise Unsupported(self.path.name, found=ROOTS.get(root.tag, "XML"))
        return root

    def linked(self, part: str) -> dict[str, Link]:
        """The links of a part by their ids; of the package itself for ''."""
        folder, name = posixpath.split(part)
        root = self.spare(posixpath.join(folder, "_rels", f"{name}.rels"))
        found = {}
        for one in root if root is not None else ():
            if one.get("TargetMode") != "External":
                target = plain_name(posixpath.join(f"/{folder}", one.get("Target", "")))
                found[one.get("Id", "")] = Link(one.get("Type", "").rpartition("/")[2], target)
        return found

    def of_kind(self, kind: str) -> ET.Element | None:
        """The part that the document links as its styles, numbering, footnotes…, if it can be
        read: the text is worth more than its numbers."""
        targets = [one.target for one in self.links.values() if one.kind == kind]
        return self.spare(targets[0] if targets else f"word/{kind}.xml")

    def handed(self, identity: str) -> bytes:
        """A foreign file that the document shows in its place (an « altChunk »); b'' if none."""
        link = self.links.get(identity)
        if link is None or link.target not in self.names:
            return b""
        try:
            with self.opened(link.target) as part:
                return part.read()
        except UNPACKING:
            return b""

    def spare(self, name: str) -> ET.Element | None:
        """A part that the text can do without: None where it is missing or damaged."""
        try:
            return self.parse(name) if plain_name(name) in self.names else None
        except Damaged:
            return None

    def parse(self, name: str) -> ET.Element:
        """Raises Damaged, Encrypted or TooLarge."""
        parser = ET.XMLParser(target=Bounded())
        try:
            with self.opened(name) as part:
                while piece := part.read(PIECE):
                    parser.feed(piece)
            root: ET.Element = parser.close()
        except (ET.ParseError, ValueError, LookupError, *UNPACKING) as error:
            raise Damaged(self.path.name) from error
        return root

    def opened(self, name: str) -> IO[bytes]:
        """A part's bytes, no more than it declares. Raises Encrypted or TooLarge."""
        info = self.names[plain_name(name)]
        size = info.file_size
        packed_well = size > BOMB_MB * MEGABYTE and size > BOMB_RATIO * info.compress_size
        if size > PART_MB * MEGABYTE or packed_well:
            raise TooLarge(self.path.name, limit=PART_MB)
        if info.flag_bits & 1:
            raise Encrypted(self.path.name)
        return self.folder.open(info)

    def close(self) -> None:
        self.folder.close()


def open_zip(path: Path) -> zipfile.ZipFile:
    """The file as a ZIP. A Word file with a password is an OLE file that holds the packed one."""
    with path.open("rb") as file:
        head = file.read(len(OLE))
    if not head:
        raise Empty(path.name)
    if head.startswith(OLE):
        if holds(path, "EncryptedPackage".encode("utf-16-le")):
            raise Encrypted(path.name)
        raise Unsupported(path.name, found="Office")
    if not head.strip(b"\0"):
        raise CutShort(path.name)
    if not head.startswith(ZIP):
        raise Unsupported(path.name, found="BIN")
    try:
        return zipfile.ZipFile(path)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        # The list of a ZIP's parts is at its end.
        raise CutShort(path.name) from error


def plain_name(name: str) -> str:
    """A part's name as all writers would have it: some use \\, a leading / or capitals."""
    return posixpath.normpath(name.replace("\\", "/")).lstrip("/").lower()
