"""What a clerk types of a decision, a person or an item, checked and made a correction. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Any

from flask_babel import gettext

from archive import links
from archive.amending import Part
from archive.model import Choice, Outcome, Presence

Typed = Mapping[str, str]
LONGEST = {"text": 20_000, "title": 600}
LONG = 300  # characters of any other field
MOST = 999  # votes
UNANIMOUS = {"": None, "yes": True, "no": False}
COUNTS = ("for", "against", "abstentions")
FIELDS = {
    Part.DECISION: ("number", "text", "outcome", "unanimous", *COUNTS, "mover", "seconder",
                    *(f"side-{choice}" for choice in Choice), "page"),
    Part.PERSON: ("name", "role", "presence", "member", "proxy_to", "page"),
    Part.ITEM: ("number", "title", "level", "page"),
}  # fmt: skip


def blank(part: Part, page: int) -> dict[str, str]:
    """The form of one that was missed."""
    usual = {"outcome": Outcome.CARRIED, "presence": Presence.PRESENT, "level": "1", "member": "1"}
    return {name: str(usual.get(name, "")) for name in FIELDS[part]} | {"page": str(page)}


def shown(part: Part, value: Mapping[str, Any]) -> dict[str, str]:
    """The form of what stands: a correction's value as it is typed."""
    made = {name: _text(value.get(name)) for name in FIELDS[part]}
    if part is Part.DECISION:
        back = {said: word for word, said in UNANIMOUS.items()}
        made["unanimous"] = back[value["unanimous"]]
        for choice in Choice:
            names = [name for name, cast in value["votes"] if cast == choice.value]
            made[f"side-{choice}"] = "\n".join(names)
    if part is Part.PERSON:
        made["member"] = "1" if value["member"] else ""
    return made


def typed(part: Part, form: Typed) -> dict[str, str]:
    """The fields as typed: on one line each, but texts and lists of names."""
    return {name: _tidy(form.get(name, ""), lines="side-" in name) for name in FIELDS[part]}


def troubles(part: Part, said: Typed, *, pages: int) -> dict[str, str]:
    """By its field, what can't be taken and what can."""
    found: dict[str, str] = {}
    for name in ("text", "name", "title"):
        if name in said and not said[name]:
            found[name] = gettext("This can't be empty.")
    for name in said:
        most = LONGEST["text"] if "side-" in name else LONGEST.get(name, LONG)
        if len(said[name]) > most or not said[name].replace("\n", "").isprintable():
            found[name] = gettext("At most %(n)s characters, and only what can be seen.", n=most)
    if not _in(said["page"], 1, pages):
        found["page"] = gettext("A page from 1 to %(n)s.", n=pages)
    for name in COUNTS if part is Part.DECISION else ():
        if said[name] and not _in(said[name], 0, MOST):
            found[name] = gettext("A whole number, or nothing where none is printed.")
    lists = {"outcome": Outcome, "presence": Presence}
    for name, allowed in lists.items():
        if name in said and said[name] not in set(allowed):
            found[name] = gettext("Choose from the list.")
    if said.get("unanimous", "") not in UNANIMOUS:
        found["unanimous"] = gettext("Choose from the list.")
    if "level" in said and not _in(said["level"], 1, 4):
        found["level"] = gettext("A level from 1 to 4.")
    return found


def value(part: Part, said: Typed) -> dict[str, Any]:
    """The correction that was typed, without its box; troubles has found none."""
    page = int(said["page"])
    if part is Part.PERSON:
        return {
            "name": said["name"], "role": said["role"] or None, "presence": said["presence"],
            "member": bool(said["member"]), "proxy_to": said["proxy_to"] or None, "page": page,
        }  # fmt: skip
    if part is Part.ITEM:
        return {"number": said["number"] or None, "title": said["title"],
                "level": int(said["level"]), "page": page}  # fmt: skip
    votes = [
        [name.strip(), choice.value]
        for choice in Choice
        for name in said[f"side-{choice}"].split("\n")
        if name.strip()
    ]
    return {
        "number": said["number"] or None, "text": said["text"], "outcome": said["outcome"],
        "unanimous": UNANIMOUS[said["unanimous"]],
        **{name: int(said[name]) if said[name] else None for name in COUNTS},
        "mover": said["mover"] or None, "seconder": said["seconder"] or None,
        "votes": votes, "page": page,
    }  # fmt: skip


def new_key(part: Part, made: Mapping[str, Any], taken: set[str]) -> str:
    """The key of one that was missed: the slug of its number, name or title, else of its page."""
    if part is Part.DECISION:
        base = links.slug(made["number"]) if made["number"] else f"page-{made['page']}-1"
    elif part is Part.PERSON:
        base = links.slug(made["name"])
    else:
        base = links.slug(f"{made['number'] or ''} {made['title']}")[:80]
    base = key = base or "x"
    n = 1
    while key in taken:
        n += 1
        key = f"{base}-{n}"
    return key


def _tidy(text: str, *, lines: bool) -> str:
    composed = unicodedata.normalize("NFC", text).replace("\r", "")
    if not lines:
        return " ".join(composed.split())
    return "\n".join(" ".join(line.split()) for line in composed.split("\n") if line.strip())


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _in(text: str, least: int, most: int) -> bool:
    return text.isascii() and text.isdigit() and least <= int(text) <= most
