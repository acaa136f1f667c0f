"""Short stretches of papers with their truth, many in one file: tests/gold/passages.

A passage is the heading of a paper and one stretch of it, judged for one subject only (who was
there, what was decided, which items answer which). The file's form, for people to write and read:

    @@@ name of the paper
    date|start|end|body|kind|status|lang|meeting kind
    + A;B        members present        - C    members absent     p X > Y  absent, proxy to Y
    s D          staff present          S E    staff absent       A0       nobody at all
    +o -o os o   the same, optional (o: a guest)
    D begins|number|outcome|U or N|for/against/abstentions|mover|seconder|against|recused|or;;or|opt
    D0           no decisions at all
    I number|title                      Io     optional
    M agenda :: 1=1;;title=title        matches with the items of another passage of the file
    ---
    the text

What has no line is not judged. Outcomes, by their first letters: carried, lost, withdrawn, tabled,
referred, deferred, noted. The truth has the shape of the files of tests/gold.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

OUTCOMES = {
    "c": "carried", "l": "lost", "w": "withdrawn", "t": "tabled", "r": "referred",
    "d": "deferred", "n": "noted",
}  # fmt: skip
UNANIMOUS = {"U": True, "N": False, "": None}
FIELDS = ("date", "start", "end", "body", "kind", "status", "lang", "meeting_kind")
PRESENCES = {  # presence, role, whether a careful clerk may leave it
    "+": (True, "member", False), "-": (False, "member", False), "p": (False, "member", False),
    "s": (True, "staff", False), "S": (False, "staff", False), "+o": (True, "member", True),
    "-o": (False, "member", True), "os": (True, "staff", True), "o": (True, None, True),
}  # fmt: skip
DECISION_FIELDS = 11


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage: the paper's name, its text, and its truth."""

    name: str
    text: str
    truth: dict[str, Any]


def passages_in(file: Path) -> Iterator[Passage]:
    """The passages of a file. Raises ValueError with the name of one that can't be read."""
    for chunk in file.read_text(encoding="utf-8").split("@@@ ")[1:]:
        head, _, text = chunk.partition("\n---\n")
        name, identity, *lines = head.split("\n")
        try:
            yield Passage(name.strip(), text.strip("\n") + "\n", truth_of(identity, lines))
        except (KeyError, ValueError) as error:
            raise ValueError(f"{file.name}, {name.strip()}: {error}") from error


def truth_of(identity: str, lines: list[str]) -> dict[str, Any]:
    told = [part.strip() or None for part in identity.split("|")]
    if len(told) != len(FIELDS):
        raise ValueError(f"the first line has {len(told)} fields, not {len(FIELDS)}")
    truth: dict[str, Any] = dict(zip(FIELDS, told, strict=True))
    truth |= {"pages": None, "attendance": None, "decisions": None, "items": None, "matches": None}
    for line in filter(None, map(str.strip, lines)):
        sign, _, rest = line.partition(" ")
        if sign == "A0":
            truth["attendance"] = []
        elif sign == "D0":
            truth["decisions"] = []
        elif sign in PRESENCES:
            truth["attendance"] = (truth["attendance"] or []) + list(people(sign, rest))
        elif sign == "D":
            truth["decisions"] = [*(truth["decisions"] or []), decision(rest)]
        elif sign in ("I", "Io"):
            number, _, title = rest.partition("|")
            item = {"number": number.strip() or None, "title": title.strip(), "page": 1}
            truth["items"] = [*(truth["items"] or []), item | optional(sign == "Io")]
        elif sign == "M":
            agenda, _, pairs = rest.partition(" :: ")
            truth["matches"] = {
                "agenda": agenda.strip(),
                "pairs": [[side.strip() for side in pair.split("=", 1)]
                          for pair in pairs.split(";;")],
            }  # fmt: skip
        else:
            raise ValueError(f"no such line: {line}")
    return truth


def people(sign: str, rest: str) -> Iterator[dict[str, Any]]:
    present, role, left = PRESENCES[sign]
    for one in names(rest):
        name, _, proxy = (part.strip() for part in one.partition(">"))
        yield {"name": name, "present": present, "role": role, "proxy_to": proxy or None} | (
            optional(left)
        )


def decision(rest: str) -> dict[str, Any]:
    fields = [part.strip() for part in rest.split("|")]
    fields += [""] * (DECISION_FIELDS - len(fields))
    begins, number, outcome, unanimous, counts, mover, seconder, against, recused, others, left = (
        fields
    )
    for_, no, abstentions = [int(c) if c.strip() else None for c in counts.split("/")] + [None] * (
        2 - counts.count("/")
    )
    return {
        "page": 1, "begins": begins, "number": number or None, "outcome": OUTCOMES[outcome],
        "unanimous": UNANIMOUS[unanimous], "for": for_, "against": no, "abstentions": abstentions,
        "mover": mover or None, "seconder": seconder or None, "against_names": names(against),
        "recused": names(recused), "or": [one.strip() for one in others.split(";;") if one.strip()],
    } | optional(left == "opt")  # fmt: skip


def names(told: str) -> list[str]:
    return [one.strip() for one in told.split(";") if one.strip()]


def optional(left: bool) -> dict[str, Any]:
    return {"optional": True} if left else {}


def faults(passage: Passage) -> Iterator[str]:
    """What the truth quotes that does not stand in the text."""
    text = letters(passage.text)

    def absent(*quoted: str | None) -> Iterator[str]:
        yield from (f"not in the text: {one}" for one in quoted if one and letters(one) not in text)

    for person in passage.truth["attendance"] or []:
        yield from absent(*f"{person['name']} {person['proxy_to'] or ''}".replace("-", " ").split())
    for one in passage.truth["decisions"] or []:
        yield from absent(one["begins"], one["number"], one["mover"], one["seconder"])
        yield from absent(*one["or"], *one["against_names"], *one["recused"])
        if one["against_names"] and one["against"] not in (None, len(one["against_names"])):
            yield f"as many against as are named: {one['begins']}"
    for item in passage.truth["items"] or []:
        yield from absent(item["title"])
    if passage.truth["matches"]:
        yield from absent(*(pair[-1] for pair in passage.truth["matches"]["pairs"]))


def letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
