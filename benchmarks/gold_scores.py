"""One document's findings held against its truth: tallies for the table, misses for a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from benchmarks.likeness import anything_in, likeness, paired, same_number, same_person

SETS = ("tuned", "aside")
LIKE = 0.6  # share of a beginning's words that make it the same wording
SURE = 0.7  # confidence from which a wrong identity is a fault of honesty too
IDENTITY = {"meeting date": "date", "body": "body", "document kind": "kind",
            "draft or approved": "status", "language": "lang"}  # fmt: skip
ALWAYS = frozenset({"status", "kind"})  # null is a truth here: no status is printed
MEETING = {"meeting kind": "meeting_kind", "start": "start", "end": "end"}
COUNTS = ("for", "against", "abstentions")
GUESTS = frozenset({"public", "guest", "visitor", "speaker", "other"})
PRESENT = frozenset({"present", "late", "left", "remote"})

Truth = dict[str, Any]
Found = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing found wrong, for a person who mends the rules."""

    measure: str
    page: int | None
    wording: str


@dataclass(slots=True)
class Tally:
    """Right, missed and extra ones of a measure. how: share, recall, precision, f1 or count."""

    how: str = "share"
    right: int = 0
    missed: int = 0
    extra: int = 0

    def value(self) -> float | None:
        """The measure between 0 and 1; None where nothing could be judged."""
        of = {
            "share": self.right + self.missed,
            "recall": self.right + self.missed,
            "precision": self.right + self.extra,
            "f1": self.right + (self.missed + self.extra) / 2,
        }.get(self.how, 0)
        return self.right / of if of else None

    def shown(self) -> str:
        if self.how == "count":
            return str(self.extra)
        value = self.value()
        of = self.right + (self.extra if self.how == "precision" else self.missed)
        return "-" if value is None else f"{value:.3f} ({self.right}/{of})"

    def add(self, other: Tally) -> None:
        self.right += other.right
        self.missed += other.missed
        self.extra += other.extra


MEASURES = {
    **{name: "share" for name in IDENTITY},
    "wrong but confident": "count",
    **{name: "share" for name in MEETING},
    "attendance F1": "f1", "decisions recall": "recall", "decisions precision": "precision",
    "outcome and counts": "share", "mover and seconder": "share", "numbers": "share",
    "dissent and recusals": "share", "items F1": "f1", "agenda items matched F1": "f1",
}  # fmt: skip


def score(documents: Iterable[tuple[Truth, Found]]) -> dict[str, Tally]:
    """The table's column of a set: (truth, what was found) of each document, added up."""
    tallies = {name: Tally(how) for name, how in MEASURES.items()}
    for truth, found in documents:
        for measure, tally, _ in compared(truth, found):
            tallies[measure].add(tally)
    return tallies


def misses(truth: Truth, found: Found) -> Iterator[Miss]:
    """What went wrong in one document, each with its page and wording."""
    for _measure, _, miss in compared(truth, found):
        if miss is not None:
            yield miss


Case = tuple[str, Tally, Miss | None]


def compared(truth: Truth, found: Found) -> Iterator[Case]:
    """Every single judgement of one document: its measure, its tally, and its miss if wrong."""
    yield from _identity(truth, found)
    if truth["attendance"] is not None:
        there = _in_range(found.get("attendance") or [], truth["pages"])
        yield from _attendance(truth["attendance"], there)
    if truth["decisions"] is not None:
        yield from _decisions(truth, _in_range(found.get("decisions") or [], truth["pages"]))
    if truth["items"] is not None:
        yield from _items(truth["items"], _in_range(found.get("items") or [], truth["pages"]))
    if truth["matches"] is not None:
        yield from _matches(truth["matches"]["pairs"], found.get("matches") or [])


def _case(measure: str, right: bool, page: int | None, wording: str) -> Case:
    if right:
        return measure, Tally(right=1), None
    return measure, Tally(missed=1), Miss(measure, page, wording)


def _extra(measure: str, page: int | None, wording: str) -> Case:
    return measure, Tally(extra=1), Miss(measure, page, f"not in the truth: {wording[:110]}")


def _identity(truth: Truth, found: Found) -> Iterator[Case]:
    identity = found.get("identity") or {}
    for measure, field in IDENTITY.items():
        told = truth[field]
        if told is None and field not in ALWAYS:
            continue
        got = identity.get(field)
        right = str(got or "").casefold() == str(told or "").casefold()
        yield _case(measure, right, None, f"{got!r}, read {told!r}")
        if not right and _confidence(identity, field) >= SURE:
            yield "wrong but confident", Tally(extra=1), None
    if meeting := found.get("meeting"):
        for measure, field in MEETING.items():
            got, told = meeting.get(field), truth[field]
            if told is not None:
                yield _case(measure, got == told, None, f"{got!r}, read {told!r}")


def _confidence(identity: Found, field: str) -> float:
    chosen = [e for e in identity.get("evidence", ()) if e["field"] == field and e["chosen"]]
    return max((float(one["confidence"]) for one in chosen), default=0.0)


def _in_range(found: list[Found], pages: list[int] | None) -> list[Found]:
    """What stands on the pages that were read by hand; what gives no page is judged too."""
    return [one for one in found if pages is None or _page_in(one, pages[0], pages[1])]


def _page_in(one: Found, first: int, last: int | None) -> bool:
    page = one.get("page")
    return page is None or first <= page <= (last or first)


def _attendance(golden: list[Truth], found: list[Found]) -> Iterator[Case]:
    found = [one for one in found if str(one.get("role") or "").casefold() not in GUESTS]

    def alike(gold: Truth, one: Found) -> float:
        exact = gold["name"].casefold() == str(one.get("name", "")).casefold()
        return 2.0 if exact else float(same_person(gold["name"], str(one.get("name", ""))))

    pairs = dict(paired(golden, found, alike, least=1.0))
    taken = set(pairs.values())
    for g, gold in enumerate(golden):
        one = found[pairs[g]] if g in pairs else None
        if gold.get("optional"):
            if one is not None and one.get("role") == "member":
                yield _extra("attendance F1", None, f"{one['name']} as a member")
            continue
        wording = f"{gold['name']}, {'present' if gold['present'] else 'absent'}"
        right = one is not None and _is_present(one.get("present")) == gold["present"]
        yield _case("attendance F1", right, None, wording)
        if one is not None and not right:
            yield _extra("attendance F1", None, f"{one['name']}: {one.get('present')}")
    for f, one in enumerate(found):
        if f not in taken:
            yield _extra("attendance F1", one.get("page"), str(one.get("name")))


def _is_present(value: object) -> bool:
    return value is True or value in PRESENT


def _decisions(truth: Truth, found: list[Found]) -> Iterator[Case]:
    golden = truth["decisions"]

    def alike(gold: Truth, one: Found) -> float:
        if same_number(gold["number"], one.get("number")):
            return 3.0
        if not _page_in(one, gold["page"], gold.get("last_page")):
            return 0.0
        text = f"{one.get('title') or ''} {one.get('text') or ''}"
        wordings = (gold["begins"], *gold.get("or", ()))
        return max(likeness(wording, text) for wording in wordings)

    pairs = dict(paired(golden, found, alike, least=LIKE))
    taken = set(pairs.values())
    for g, gold in enumerate(golden):
        if gold.get("optional"):
            continue
        page, begins = gold["page"], gold["begins"]
        yield _case("decisions recall", g in pairs, page, begins)
        if g in pairs:
            yield "decisions precision", Tally(right=1), None
            yield from _of_decision(gold, found[pairs[g]])
    for f, one in enumerate(found):
        if f not in taken:
            yield _extra("decisions precision", one.get("page"), str(one.get("text")))


def _of_decision(gold: Truth, one: Found) -> Iterator[Case]:
    """How a decision that was found was decided, by whom, and under which number."""
    page, begins = gold["page"], gold["begins"][:60]
    wrong = [
        f"{field} {one.get(field)!r}, read {gold[field]!r}"
        for field in ("outcome", *COUNTS, "unanimous")
        if not _agrees(field, gold[field], one)
    ]
    yield _case("outcome and counts", not wrong, page, f"{begins}: {'; '.join(wrong)}")
    for field in ("mover", "seconder"):
        if gold[field] is not None:
            got = one.get(field)
            right = got is not None and same_person(gold[field], str(got))
            yield _case("mover and seconder", right, page,
                        f"{begins}: {field} {got!r}, read {gold[field]!r}")  # fmt: skip
    if gold["number"] is not None:
        got = one.get("number")
        yield _case("numbers", same_number(gold["number"], got), page,
                    f"{begins}: {got!r}, read {gold['number']!r}")  # fmt: skip
    for field in ("against_names", "recused"):
        if gold[field]:
            got = one.get(field) or []
            right = len(got) == len(gold[field]) and all(
                any(same_person(name, str(other)) for other in got) for name in gold[field]
            )
            yield _case("dissent and recusals", right, page,
                        f"{begins}: {field} {got}, read {gold[field]}")  # fmt: skip


def _agrees(field: str, told: object, one: Found) -> bool:
    """Null in the truth is not judged. None found is nobody, and is no unanimity."""
    got = one.get(field)
    if told is None or (field == "unanimous" and field not in one):
        return True
    if field in COUNTS:
        return (got or 0) == told
    return bool(got) == told if field == "unanimous" else got == told


def _items(golden: list[Truth], found: list[Found]) -> Iterator[Case]:
    def alike(gold: Truth, one: Found) -> float:
        numbered = same_number(gold["number"], one.get("number"))
        if not _page_in(one, gold["page"], gold.get("last_page")):
            return 0.0
        like = likeness(gold["title"], str(one.get("title") or ""))
        return like + numbered if like >= LIKE or (numbered and like > 0) else 0.0

    pairs = dict(paired(golden, found, alike, least=LIKE))
    taken = set(pairs.values())
    for g, gold in enumerate(golden):
        if not gold.get("optional"):
            wording = f"{gold['number'] or ''} {gold['title']}".strip()
            yield _case("items F1", g in pairs, gold["page"], wording)
    for f, one in enumerate(found):
        if f not in taken:
            yield _extra("items F1", one.get("page"), f"{one.get('number')} {one.get('title')}")


def _matches(golden: list[list[str]], found: list[Any]) -> Iterator[Case]:
    measure = "agenda items matched F1"

    def alike(gold: list[str], one: Any) -> float:
        agenda, minutes = _sides(one)
        both = (anything_in(agenda, gold[0], least=LIKE), anything_in(minutes, gold[1], least=LIKE))
        return float(all(both))

    pairs = dict(paired(golden, found, alike, least=1.0))
    taken = set(pairs.values())
    for g, gold in enumerate(golden):
        yield _case(measure, g in pairs, None, f"{gold[0]} is {gold[1]}")
    for f, one in enumerate(found):
        if f not in taken:
            agenda, minutes = _sides(one)
            yield _extra(measure, None, f"{agenda} is {minutes}")


def _sides(match: Any) -> tuple[list[str], list[str]]:
    """The wordings on each side of a match: {"agenda": …, "minutes": …} or a pair; a side is a
    wording or an object with number, title, text or decision."""
    agenda, minutes = (
        (match.get("agenda"), match.get("minutes")) if isinstance(match, dict) else match
    )
    return _wordings(agenda), _wordings(minutes)


def _wordings(side: Any) -> list[str]:
    if isinstance(side, dict):
        return [str(side[key]) for key in ("number", "title", "text", "decision") if side.get(key)]
    return [str(side)] if side else []
