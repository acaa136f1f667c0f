"""From blocks to flowables, for the records set in one column."""

from __future__ import annotations

from functools import partial
from typing import Any

from blocks import (
    Block,
    Box,
    Grid,
    Item,
    Lang,
    Record,
    Resolution,
    Roll,
    Section,
    Signatures,
    Text,
)
from furniture import GREY, PALE
from looks import Look
from press import Flowables
from reportlab.platypus import CondPageBreak, KeepTogether, Paragraph, Spacer, Table
from town import HEADING
from typography import typeset

HEADED = 4.5  # a heading needs room for this many lines, or it goes to the next page


def paragraph(text: str, style: Any, lang: Lang) -> Any:
    """A paragraph with the typography of its language."""
    return Paragraph(typeset(text, lang), style)


def heading(record: Record, look: Look) -> Flowables:
    """Province, county, town; what it is; the body and the sitting; the state of the text."""
    says = partial(paragraph, lang=record.lang)
    bold = look.style("kind", fontName=f"{look.family}-Bold", alignment=1, spaceAfter=1)
    top = [says(line, look.centre) for line in HEADING[record.lang]] if look.shout else []
    lines = [
        *top,
        Spacer(0, 6),
        says(record.kind, look.title),
        says(record.body, bold),
        says(record.sitting, look.centre),
    ]
    if record.state:
        lines += [
            Spacer(0, 3),
            says(
                record.state,
                look.style(
                    "state", fontName=f"{look.family}-Italic", alignment=1, textColor=look.colour
                ),
            ),
        ]
    lines.append(Spacer(0, 9))
    if record.opening:
        lines.append(says(record.opening, look.body))
    return lines


def roll(block: Roll, look: Look, lang: Lang, width: float) -> Any:
    """Attendance: a line a person, or names on the left and offices on the right."""
    closing = [paragraph(block.closing, look.body, lang)] if block.closing else []
    if look.columns:
        rows = [[paragraph(text, look.cell, lang) for text in person] for person in block.people]
        table = Table(rows, colWidths=[width * 0.40, width * 0.56], hAlign="LEFT")
        table.setStyle(
            [
                ("TOPPADDING", (0, 0), (-1, -1), 0.6),
                ("LEFTPADDING", (0, 0), (0, -1), 12),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 0.8),
            ]
        )
        names = [table]
    else:
        line = look.style("line", leftIndent=14, spaceAfter=0)
        names = [paragraph(f"{name}, {office}", line, lang) for name, office in block.people]
    return KeepTogether([paragraph(block.heading, look.item, lang), *names, Spacer(0, 5), *closing])


def grid(block: Grid, look: Look, lang: Lang, width: float) -> Any:
    """A ruled table, kept on one page with its caption."""
    bold = f"{look.family}-Bold"
    last = len(block.rows) if block.total else -1

    def cell(text: str, row: int, column: int) -> Any:
        align = 2 if column in block.numeric else 1 if column in block.centred else 0
        font = bold if row in (0, last) else f"{look.family}-Regular"
        style = look.style(
            "cell",
            fontName=font,
            alignment=align,
            fontSize=look.size - 0.9,
            leading=look.leading - 1.6,
            spaceAfter=0,
        )
        return paragraph(text, style, lang)

    rows = [
        [cell(text, y, x) for x, text in enumerate(row)]
        for y, row in enumerate((block.header, *block.rows))
    ]
    table = Table(rows, colWidths=[width * share for share in block.widths], hAlign="CENTER")
    rules = [
        ("BACKGROUND", (0, 0), (-1, 0), PALE),
        ("LINEABOVE", (0, 0), (-1, 0), 0.9, look.colour),
        ("LINEBELOW", (0, 0), (-1, 0), 0.5, look.colour),
        ("LINEBELOW", (0, 1), (-1, -1), 0.25, GREY),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("TOPPADDING", (0, 0), (-1, -1), 1.4),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2.2),
    ]
    if block.total:
        rules.append(("LINEABOVE", (0, -1), (-1, -1), 0.8, look.colour))
    table.setStyle(rules)
    caption = [paragraph(block.caption, look.body, lang)] if block.caption else []
    return KeepTogether([*caption, table, Spacer(0, 7)])


def item_head(block: Resolution, look: Look, lang: Lang) -> Flowables:
    """The agenda item that a resolution answers, where its section holds more than one."""
    if block.item.endswith("."):
        return []
    return [paragraph(f"{block.item} {block.title}", look.item, lang)]


def resolution_head(block: Resolution, look: Look, lang: Lang, width: float) -> Flowables:
    """The number under its item, or both on a tinted band."""
    number = paragraph(f"<b>{block.number}</b>", look.cell if look.band else look.item, lang)
    if not look.band:
        return [*item_head(block, look, lang), number]
    item = "" if block.item.endswith(".") else f"{block.item} "
    cells = [[number, paragraph(f"<b>{item}{block.title}</b>", look.cell, lang)]]
    table = Table(cells, colWidths=[82, width - 82], hAlign="LEFT")
    table.setStyle(
        [
            ("BACKGROUND", (0, 0), (-1, -1), PALE),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("LINEBEFORE", (0, 0), (0, -1), 2.4, look.colour),
            ("TOPPADDING", (0, 0), (-1, -1), 2),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3.4),
        ]
    )
    table.spaceAfter = 4
    return [table]


def resolution_body(block: Resolution, look: Look, lang: Lang, width: float) -> Flowables:
    """Reasons, mover and seconder, what is resolved, the vote, the outcome."""
    says = partial(paragraph, lang=lang)
    parts: Flowables = [says(line, look.body) for line in block.whereas]
    if block.before:
        parts.append(grid(block.before, look, lang, width))
    parts.append(says(block.moved, look.body))
    parts += [says(line, look.clause) for line in block.resolves]
    if block.vote:
        parts.append(grid(block.vote, look, lang, width))
    if block.note:
        parts.append(says(block.note, look.note))
    ends = KeepTogether([parts.pop(), says(block.outcome, look.outcome)])
    return [*parts, ends]


def box(block: Box, look: Look, lang: Lang, width: float) -> Any:
    """A framed notice across the body."""
    lines = [
        paragraph(f"<b>{block.title}</b>", look.body, lang),
        *(paragraph(line, look.body, lang) for line in block.lines),
    ]
    table = Table([[lines]], colWidths=[width])
    table.setStyle(
        [
            ("BOX", (0, 0), (-1, -1), 1, look.colour),
            ("TOPPADDING", (0, 0), (-1, -1), 7),
            ("LEFTPADDING", (0, 0), (-1, -1), 11),
            ("RIGHTPADDING", (0, 0), (-1, -1), 11),
        ]
    )
    return KeepTogether([table, Spacer(0, 10)])


def signatures(block: Signatures, look: Look, lang: Lang, width: float) -> Any:
    """The certificate, then a line to sign on for each officer, side by side."""
    style = look.style("sign", alignment=1, spaceAfter=0)
    left, right = (paragraph(f"{name}<br/>{office}", style, lang) for name, office in block.people)
    table = Table([[left, "", right]], colWidths=[width * 0.42, width * 0.12, width * 0.42])
    table.setStyle(
        [
            ("LINEABOVE", (0, 0), (0, 0), 0.6, GREY),
            ("TOPPADDING", (0, 0), (-1, -1), 4),
            ("LINEABOVE", (2, 0), (2, 0), 0.6, GREY),
        ]
    )
    certificate = [paragraph(block.certificate, look.note, lang)] if block.certificate else []
    return KeepTogether([Spacer(0, 6), *certificate, Spacer(0, 30), table])


def flow(block: Block, look: Look, lang: Lang, width: float) -> Flowables:
    """One block, as it stands in a record of one column of this width in points."""
    room = CondPageBreak(HEADED * look.leading)
    match block:
        case Section():
            title = block.title.upper() if look.shout else block.title
            return [room, paragraph(f"{block.number} {title}", look.section, lang)]
        case Item():
            return [room, paragraph(f"{block.number} {block.title}", look.item, lang)]
        case Text():
            return [paragraph(block.text, look.body, lang)]
        case Grid():
            return [grid(block, look, lang, width)]
        case Roll():
            return [roll(block, look, lang, width)]
        case Box():
            return [box(block, look, lang, width)]
        case Signatures():
            return [signatures(block, look, lang, width)]
        case Resolution():
            return [
                room,
                *resolution_head(block, look, lang, width),
                *resolution_body(block, look, lang, width),
            ]


def story(record: Record, look: Look, width: float) -> Flowables:
    """The whole record."""
    flowables = heading(record, look)
    for block in record.blocks:
        flowables += flow(block, look, record.lang, width)
    return flowables
