"""What people type is understood, or taken as words, and said."""

from __future__ import annotations

import pytest

from archive.asking.question import FURTHEST, MAX_FIELDS, MAX_RUNS, Remark, question, understand
from archive.index.base import Also, Close, Terms


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("motion passed", Terms(("motion", "passed"))),
        ("adopté à l'unanimité", Terms(("adopté", "à", "l'unanimité"))),
        ('"pont couvert" 2014', Terms(("pont couvert", "2014"))),
        ("« pont couvert »", Terms(("pont couvert",))),
        ("“covered bridge”", Terms(("covered bridge",))),
        ("pont -couvert", Terms(("pont",), ("couvert",))),
        ('pont -"à péage"', Terms(("pont",), ("à péage",))),
        ("pont SAUF péage", Terms(("pont",), ("péage",))),
        ("pont sauf dimanche", Terms(("pont", "sauf", "dimanche"))),
        ("neige OR glace", Terms(("neige", "glace"), any_of=True)),
        ("neige OU glace", Terms(("neige", "glace"), any_of=True)),
        (
            "(neige OU glace) budget",
            Terms(("neige", "budget"), also=(Also("neige", ("glace",), 1.0),)),
        ),
        ("pont NEAR/5 fermé", Terms(("pont", "fermé"), close=(Close(("pont", "fermé"), 5),))),
        (
            "pont PRÈS/900 fermé",
            Terms(("pont", "fermé"), close=(Close(("pont", "fermé"), FURTHEST),)),
        ),
        ("bibliot*", Terms(("bibliot*",))),
        ("2014-138", Terms(("2014-138",))),
        ("18:30 http://x.org", Terms(("18:30", "http://x.org"))),
        ("", Terms()),
        ('  ?! -- " " *', Terms()),
        ('"never closed', Terms(("never", "closed"))),
        ("qui s'occupe du déneigement", Terms(("s'occupe", "du", "déneigement"))),
        ("how long can I speak?", Terms(("speak",))),
        ("qui ?", Terms(("qui",))),
    ],
)
def test_a_question_is_understood(typed: str, terms: Terms) -> None:
    assert understand(typed) == terms


@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        ("instance:conseil pont", (("body", "conseil"),)),
        ('body:"Library Board"', (("body", "Library Board"),)),
        ("Après : 2014 pont", (("after", "2014"),)),
        ("après:24 avril 2014 pont", (("after", "24 avril 2014"),)),
        ("before:April 24, 2014 bridge", (("before", "April 24, 2014"),)),
        ("montant:>100 000 $ pont", (("amount", ">100 000 $"),)),
        ("RÉSOLUTION:2014-138", (("resolution", "2014-138"),)),
        ("point:7.2 vote:rejeté", (("item", "7.2"), ("vote", "rejeté"))),
    ],
)
def test_criteria_have_names_in_both_languages(
    typed: str, fields: tuple[tuple[str, str], ...]
) -> None:
    asked = question(typed)
    assert asked.fields == fields
    assert asked.terms.wanted in ((), ("pont",), ("bridge",))


@pytest.mark.parametrize(
    ("typed", "remark"),
    [
        ("foo:bar", Remark("unknown-field", "foo")),
        ("*thèque", Remark("star", "*thèque")),
        ("bi*", Remark("prefix", "bi*")),
        ('"never closed', Remark("quote")),
        ("w " * 40, Remark("too-many", str(MAX_RUNS))),
    ],
)
def test_what_could_not_be_understood_is_searched_as_words_and_said(
    typed: str, remark: Remark
) -> None:
    asked = question(typed)
    assert remark in asked.remarks
    assert asked.terms.wanted


def test_a_flood_is_bounded() -> None:
    flood = question(" ".join(f"w{n}*" for n in range(5000)))
    assert len(flood.terms.wanted) <= MAX_RUNS
    assert sum(run.endswith("*") for run in flood.terms.wanted) <= 4
    assert len(understand('"' * 100_000 + "x" * 100_000).wanted) <= 1
    assert len(question("point:1 " * 40).fields) <= MAX_FIELDS
    assert len(understand(" OR ".join("ab" for _ in range(60))).wanted) <= MAX_RUNS


@pytest.mark.parametrize(
    "typed",
    ["(" * 190, "NOT " * 48, "OR OR OR", "a OR", "NEAR", "- - -", "body:", ":::", "a:" * 90,
     "NEAR/99999999 x", "\x00\ufffe", "*" * 200, "after:hier", "-", "«", "montant:"],
)  # fmt: skip
def test_no_question_fails(typed: str) -> None:
    question(typed)
