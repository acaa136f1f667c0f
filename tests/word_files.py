"""Small Word and OpenDocument files, written by hand so that each holds one thing to be read."""

from __future__ import annotations

import zipfile
from pathlib import Path

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SPACES = (
    f'xmlns:w="{MAIN}" xmlns:r="{OFFICE}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:w14="urn:w14"'
)
TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
LINK = f'<Relationship Id="{{0}}" Type="{OFFICE}/{{0}}" Target="{{1}}"/>'
ODT = "application/vnd.oasis.opendocument.text"
ODF = "urn:oasis:names:tc:opendocument:xmlns"


def p(text: str, properties: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(text)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def table(*rows: tuple[str, ...]) -> str:
    """A table; a cell that doesn't begin with a tag is a paragraph's text."""
    cells = [
        "".join(f"<w:tc>{cell if cell.startswith('<') else p(cell)}</w:tc>" for cell in row)
        for row in rows
    ]
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def links(**targets: str) -> str:
    made = "".join(LINK.format(kind, target) for kind, target in targets.items())
    return f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{made}</Relationships>'


def write_word(path: Path, body: str, **parts: str) -> Path:
    """A .docx with a body; parts are the insides of numbering, styles, footnotes, header…"""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", XML + TYPES)
        made.writestr("_rels/.rels", links(officeDocument="word/document.xml"))
        named = {name: f"{name}.xml" for name in parts}
        made.writestr("word/_rels/document.xml.rels", links(**named))
        for name, inside in {"document": f"<w:body>{body}</w:body>", **parts}.items():
            root = f"<w:{name} {SPACES}>{inside}</w:{name}>"
            made.writestr(f"word/{name}.xml", XML + root)
    return path


def write_open_document(path: Path, text: str, *, before: str = "", manifest: str = "") -> Path:
    """An .odt whose body is text (ODF elements); before stands before it."""
    spaces = " ".join(
        f'xmlns:{name}="{ODF}:{space}:1.0"'
        for name, space in (("office", "office"), ("text", "text"), ("draw", "drawing"))
    )
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("mimetype", ODT)
        made.writestr(
            "META-INF/manifest.xml",
            f'{XML}<manifest:manifest xmlns:manifest="{ODF}:manifest:1.0">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODT}"/>'
            '<manifest:file-entry manifest:full-path="content.xml" '
            f'manifest:media-type="text/xml">{manifest}</manifest:file-entry></manifest:manifest>',
        )
        made.writestr(
            "content.xml",
            f'{XML}<office:document-content {spaces} xmlns:xlink="http://www.w3.org/1999/xlink" '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.2"><office:body>'
            f"<office:text>{before}{text}</office:text></office:body></office:document-content>",
        )
    return path
