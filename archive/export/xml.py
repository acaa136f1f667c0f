"""XML as feeds, site maps and OAI-PMH are written in: small trees, and letters that XML allows."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

# XML 1.0 knows no other controls, not even escaped.
UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
Element = ET.Element


def child(parent: Element, name: str, text: str | None = None, **attributes: str) -> Element:
    """An element added to another. Letters that XML can't hold are left out."""
    made = ET.SubElement(parent, name, {key: fit(value) for key, value in attributes.items()})
    if text is not None:
        made.text = fit(text)
    return made


def fit(text: str) -> str:
    return UNFIT.sub("", text)


def written(root: Element) -> bytes:
    """The document, in UTF-8 with its declaration."""
    found: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return found
