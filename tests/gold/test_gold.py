"""The truth made by hand is well formed, and the measure measures."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from archive.model import LANGS, Kind, Status
from benchmarks.gold_scores import misses, score
from benchmarks.likeness import likeness, same_number, same_person
from tests.real import RECORDS

HERE = Path(__file__).parent
TUNED = sorted((HERE / "tuned").glob("*.json"))
ASIDE = sorted((HERE / "aside").glob("*.json"))
KEYS = ["pages", "date", "start", "end", "body", "kind", "status", "lang", "meeting_kind",
        "attendance", "decisions", "items", "matches"]  # fmt: skip
OUTCOMES = {"carried", "lost", "withdrawn", "tabled", "referred", "deferred", "noted"}
DECISION = {"page", "begins", "number", "outcome", "unanimous", "for", "against", "abstentions",
            "mover", "seconder", "against_names", "recused"}  # fmt: skip
MAY = {"optional", "or", "last_page"}


def read(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def place(truth: dict[str, Any]) -> Path:
    return HERE / truth["text"] if "text" in truth else RECORDS / truth["file"]


def letters(text: str) -> str:
    return "".join(one for one in text.casefold() if one.isalnum())


@cache
def pages(document: Path) -> tuple[str, ...] | None:
    """The letters of each page as three readers give them; None for scans, which have none."""
    if document.suffix in (".txt", ".md"):
        return tuple(letters(one) for one in document.read_text(encoding="utf-8").split("\f"))
    opened = pypdfium2.PdfDocument(document)
    try:
        ours = [letters(page.get_textpage().get_text_range()) for page in opened]
    finally:
        opened.close()
    if not any(len(page) > 500 for page in ours):
        return None
    for layout in ("-raw", "-layout"):
        ran = subprocess.run(["pdftotext", layout, document, "-"], capture_output=True, text=True)
        theirs = [letters(one) for one in ran.stdout.split("\f")]
        ours = [f"{a}|{b}" for a, b in zip(ours, theirs, strict=False)]
    return tuple(ours)


def test_there_are_enough_meetings_and_enough_are_set_aside() -> None:
    both = [read(path) for path in TUNED + ASIDE]
    assert len({(one["date"], one["body"], one["lang"]) for one in both}) >= 40
    assert len({path.name for path in TUNED + ASIDE}) == len(both)
    assert 3 * len(ASIDE) >= len(both)
    assert sum(one["matches"] is not None for one in both) >= 8
    assert sum(one["decisions"] == [] for one in both) >= 8
    assert sum("text" in one for one in both) >= 12


@pytest.mark.parametrize("path", TUNED + ASIDE, ids=lambda path: path.stem)
def test_a_gold_file_has_the_form_that_the_readme_tells(path: Path) -> None:
    truth = read(path)
    assert list(truth) in (["file", *KEYS], ["text", *KEYS])
    if truth["date"]:
        dt.date.fromisoformat(truth["date"])
    for moment in (truth["start"], truth["end"]):
        assert moment is None or dt.time.fromisoformat(moment)
    assert truth["kind"] in set(Kind) and truth["lang"] in (None, *LANGS)
    assert truth["status"] is None or truth["status"] in set(Status)
    assert truth["meeting_kind"] in (None, "regular", "special", "emergency", "closed")
    first, last = truth["pages"] or (1, 10_000)
    for one in truth["attendance"] or ():
        assert set(one) - MAY == {"name", "present", "role", "proxy_to"} and one["name"]
        assert one["role"] in ("member", "staff", None) and isinstance(one["present"], bool)
        assert not (one["present"] and one["proxy_to"])
    for one in truth["decisions"] or ():
        assert set(one) - MAY == DECISION and one["outcome"] in OUTCOMES
        assert first <= one["page"] <= one.get("last_page", one["page"]) <= last
    for one in truth["items"] or ():
        assert set(one) - MAY == {"number", "title", "page"} and first <= one["page"] <= last
    if truth["matches"]:
        aside = {read(one).get("file") or read(one)["text"] for one in ASIDE}
        assert (truth["matches"]["agenda"] in aside) == (path in ASIDE)
        assert all(len(pair) == 2 for pair in truth["matches"]["pairs"])


@pytest.mark.parametrize("path", TUNED + ASIDE, ids=lambda path: path.stem)
def test_what_the_truth_quotes_stands_on_that_page(path: Path) -> None:
    truth = read(path)
    if not place(truth).exists():
        pytest.skip("the real records are not on this machine")
    if not shutil.which("pdftotext"):
        pytest.skip("needs poppler's pdftotext")
    text = pages(place(truth))
    if text is None:
        pytest.skip("a scan: read by eye")
    for one in truth["decisions"] or ():
        near = "".join(text[one["page"] - 1 : one.get("last_page", one["page"])])
        for wording in (one["begins"], *one.get("or", ())):
            assert letters(wording) in near, wording
        if one["number"]:
            assert letters(one["number"]) in "".join(text), one["number"]
    for one in truth["items"] or ():
        assert letters(one["title"]) in text[one["page"] - 1], one["title"]
    for one in truth["attendance"] or ():
        for part in one["name"].replace("-", " ").split():
            assert letters(part) in "".join(text), one["name"]


def as_found(truth: dict[str, Any]) -> dict[str, Any]:
    """What a reader would give who finds all of a gold file, optional things left out."""
    keep = {
        key: [{**one} for one in truth[key] or () if not one.get("optional")]
        for key in ("attendance", "decisions", "items")
    }
    decisions = [{**one, "text": one["begins"]} for one in keep["decisions"]]
    identity = {key: truth[key] for key in ("date", "body", "kind", "status", "lang")}
    meeting = {key: truth[key] for key in ("meeting_kind", "start", "end")}
    matches = (truth["matches"] or {}).get("pairs")
    return {**keep, "decisions": decisions, "identity": identity, "meeting": meeting,
            "matches": matches}  # fmt: skip


@pytest.mark.parametrize("path", TUNED + ASIDE, ids=lambda path: path.stem)
def test_who_finds_the_truth_is_right_in_everything(path: Path) -> None:
    truth = read(path)
    assert list(misses(truth, as_found(truth))) == []


def test_who_finds_nothing_is_right_in_nothing() -> None:
    tallies = score((read(path), {}) for path in TUNED)
    assert tallies["decisions recall"].value() == 0 and tallies["attendance F1"].value() == 0
    assert tallies["agenda items matched F1"].value() == 0


def test_what_is_not_there_costs_precision_and_a_wrong_count_the_outcome() -> None:
    truth = sample()
    found = as_found(truth)
    found["decisions"][0]["for"] = 3
    found["decisions"].append({"text": "The clerk closed the window.", "page": 1, "number": None})
    found["attendance"][0]["present"] = False
    tallies = score([(truth, found)])
    assert tallies["outcome and counts"].value() == 0.5
    assert tallies["decisions precision"].value() == pytest.approx(2 / 3)
    assert tallies["decisions recall"].value() == 1
    assert (tallies["attendance F1"].right, tallies["attendance F1"].extra) == (1, 1)


def sample() -> dict[str, Any]:
    def decision(begins: str, votes: int) -> dict[str, Any]:
        return {"page": 1, "begins": begins, "number": None, "outcome": "carried",
                "unanimous": None, "for": votes, "against": 0, "abstentions": None,
                "mover": "Kim", "seconder": None, "against_names": [], "recused": []}  # fmt: skip

    person = {"present": True, "role": "member", "proxy_to": None}
    return {
        "text": "", **dict.fromkeys(KEYS), "kind": "minutes",
        "attendance": [{"name": "Sue Kim", **person}, {"name": "Gail Pruitt", **person}],
        "decisions": [decision("Motion by Kim to approve the agenda", 5),
                      decision("Motion by Kim to adjourn the meeting", 4)],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("S. Kirkey", "Stephen Kirkey", True),
        ("SAUREL", "Philippe Saurel", True),
        ("DUPONT Régis", "Régis Dupont", True),
        ("Van Dyke", "Leonard Van Dyke, Jr.", True),
        ("KD", "K Draper", True),
        ("de La Tour", "Pierre de La Tour", True),
        ("Philippe ROUVIER - COROUGE", "Philippe Rouvier-Corouge", True),
        ("Régis Dupont", "Alain Dupont", False),
        ("KD", "C Rothero", False),
        ("Jean", "Jean-Pierre", False),
        ("Levesque", "André Lévesque", False),
    ],
)
def test_two_spellings_are_one_person_only_where_nothing_contradicts(
    one: str, other: str, same: bool
) -> None:
    assert same_person(one, other) is same
    assert same_person(other, one) is same


def test_numbers_are_the_same_but_for_spaces_and_the_word_before() -> None:
    assert same_number("2014 / 138", "2014/138")
    assert same_number("2024/01", "Délibération n° 2024/01")
    assert same_number("1187", "Ordinance No. 1187")
    assert same_number("A71/24", "RES.#A71/24")
    assert not same_number("2024-12", "2024-121")
    assert not same_number(None, None)


def test_a_wording_is_found_within_a_longer_one_and_not_in_another() -> None:
    begins = "D'adopter le Règlement numéro 2024-05 relatif au stationnement"
    whole = f"ATTENDU QUE l'avis de motion a été donné; il est proposé et résolu : {begins}."
    assert likeness(begins, whole) >= 0.99
    assert likeness(begins, "D'adopter l'ordre du jour de la présente séance") < 0.6
    assert likeness(begins, "") == 0
