"""The index: finds what is there, counts exactly, is safe to throw away.

This folder also runs against the second Whoosh distribution (make test).
"""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from whoosh import index as whoosh_index

from archive.errors import IndexUnusable
from archive.index.base import Entry, Filter, Found, Terms
from archive.index.whoosh_engine import WhooshIndex

COUNCIL = Entry(
    passage_id="a-p1-1",
    document_id="a",
    meeting_id="conseil/2014-04-24",
    text="Après en avoir délibéré, le conseil adopte à l'unanimité la résolution du pont couvert.",
    title="Procès-verbal",
    lang="fr",
    body="conseil",
    kind="minutes",
    date="2014-04-24",
)
ENTRIES = [
    COUNCIL,
    replace(COUNCIL, passage_id="a-p2-1", text="Le déneigement est confié à Neige Nord."),
    Entry("b-p1-1", "b", "council/2023-05-02", "The motion passed. A resolution on the bridge.",
          "Minutes", "en", "council", "minutes", "2023-05-02"),
    Entry("c-p1-1", "c", None, "Règlement intérieur : le conseil adopte son règlement.",
          "Pont", "fr", None, "other", None),
]  # fmt: skip


@pytest.fixture
def index(tmp_path: Path) -> WhooshIndex:
    made = WhooshIndex(tmp_path / "index")
    made.replace({entry.document_id for entry in ENTRIES}, ENTRIES)
    return made


def ask(
    index: WhooshIndex,
    *wanted: str,
    unwanted: tuple[str, ...] = (),
    any_of: bool = False,
    where: Filter = Filter(),  # noqa: B008  # frozen
    sort: str = "relevance",
    limit: int = 10,
    offset: int = 0,
) -> Found:
    terms = Terms(wanted, unwanted, any_of)
    return index.search(terms, where, sort=sort, limit=limit, offset=offset, facets=True)


def ids(found: Found) -> list[str]:
    return [passage for passage, _ in found.ranked]


def test_words_are_found_without_their_accents_in_both_languages(index: WhooshIndex) -> None:
    assert set(ids(ask(index, "resolution"))) == {"a-p1-1", "b-p1-1"}
    assert ids(ask(index, "resolution", where=Filter(langs=("fr",)))) == ["a-p1-1"]


def test_all_words_must_stand_in_the_passage_unless_one_is_enough(index: WhooshIndex) -> None:
    assert ids(ask(index, "conseil", "pont")) == ["a-p1-1"]
    assert set(ids(ask(index, "deneigement", "bridge", any_of=True))) == {"a-p2-1", "b-p1-1"}


def test_a_phrase_wants_its_words_side_by_side(index: WhooshIndex) -> None:
    assert ids(ask(index, "adopté à l'unanimité")) == ["a-p1-1"]
    assert ids(ask(index, "pont unanimité")) == []


def test_what_is_not_wanted_is_left_out(index: WhooshIndex) -> None:
    assert ids(ask(index, "conseil", unwanted=("pont",))) == ["c-p1-1"]


def test_a_prefix_finds_its_words(index: WhooshIndex) -> None:
    assert ids(ask(index, "déneig*")) == ["a-p2-1"]
    assert ids(ask(index, "résolut*", where=Filter(langs=("fr",)))) == ["a-p1-1"]


def test_a_prefix_of_two_letters_is_a_word(index: WhooshIndex) -> None:
    assert ask(index, "dé*").total == 0


@pytest.mark.parametrize(
    ("where", "found"),
    [
        (Filter(bodies=("council",)), ["b-p1-1"]),
        (Filter(years=("2014",)), ["a-p1-1"]),
        (Filter(years=("2014", "2023")), ["a-p1-1", "b-p1-1"]),
        (Filter(kinds=("agenda",)), []),
        (Filter(date_from="2014-04-25"), ["b-p1-1"]),
        (Filter(date_to="2014-04-24"), ["a-p1-1"]),
        (Filter(date_from="2015", date_to="2022"), []),
    ],
)
def test_a_filter_narrows_and_the_total_is_exact(
    index: WhooshIndex, where: Filter, found: list[str]
) -> None:
    """Whoosh's own len() is wrong where a filter matches nothing (SPEED.md)."""
    answer = ask(index, "resolution", where=where)
    assert sorted(ids(answer)) == found
    assert answer.total == len(found)


def test_a_filter_does_not_change_the_score(index: WhooshIndex) -> None:
    free, held = ask(index, "deneigement"), ask(index, "deneigement", where=Filter(years=("2014",)))
    assert free.ranked == held.ranked


def test_facets_count_the_passages_found(index: WhooshIndex) -> None:
    facets = ask(index, "conseil", "resolution", any_of=True).facets
    assert facets["year"] == [("2014", 1), ("2023", 1)]
    assert facets["body"] == [("conseil", 1), ("council", 1)]
    assert facets["kind"] == [("minutes", 2), ("other", 1)]


def test_results_sort_by_date(index: WhooshIndex) -> None:
    dated = Filter(date_from="1900")
    assert ids(ask(index, "resolution", where=dated, sort="newest")) == ["b-p1-1", "a-p1-1"]
    assert ids(ask(index, "resolution", where=dated, sort="oldest")) == ["a-p1-1", "b-p1-1"]


def test_pages_of_results_follow_on(index: WhooshIndex) -> None:
    whole = ids(ask(index, "conseil", "resolution", any_of=True))
    parts = [ids(ask(index, "conseil", "resolution", any_of=True, limit=1, offset=n))
             for n in range(4)]  # fmt: skip
    assert [one for part in parts for one in part] == whole
    assert len(whole) == 3


def test_a_title_adds_weight_but_finds_nothing_by_itself(index: WhooshIndex) -> None:
    assert ids(ask(index, "pont")) == ["a-p1-1"]


def test_replacing_a_document_leaves_no_old_passage(index: WhooshIndex) -> None:
    index.replace(["a"], [replace(COUNCIL, text="Tout autre chose.")])
    assert ids(ask(index, "pont")) == []
    assert ids(ask(index, "chose")) == ["a-p1-1"]
    assert index.document_counts() == {"a": 1, "b": 1, "c": 1}


def test_a_document_can_leave(index: WhooshIndex) -> None:
    index.replace(["a"], [])
    assert ask(index, "pont").total == 0
    assert set(index.document_counts()) == {"b", "c"}


def test_an_index_that_is_not_there_finds_nothing(tmp_path: Path) -> None:
    index = WhooshIndex(tmp_path / "none")
    assert ask(index, "pont") == Found(0, ())
    assert index.document_counts() == {}


def test_an_index_emptied_of_all_answers(index: WhooshIndex) -> None:
    index.replace(["a", "b", "c"], [])
    assert ask(index, "pont").total == 0


# Whoosh leaves the file open when it can't read it.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_damaged_files_are_said_to_be_unusable(index: WhooshIndex) -> None:
    for file in index.folder.iterdir():
        file.write_bytes(b"\x00" * 40)
    with pytest.raises(IndexUnusable):
        ask(WhooshIndex(index.folder), "pont")


def test_threads_ask_at_once_and_see_a_new_commit(index: WhooshIndex) -> None:
    answers: list[int] = []

    def work() -> None:
        answers.extend(ask(index, "pont").total for _ in range(20))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [1] * 80
    index.replace(["d"], [replace(COUNCIL, passage_id="d-p1-1", document_id="d")])
    assert ask(index, "pont").total == 2


@pytest.mark.parametrize(
    "hostile", ["*", "a*", "(" * 500, "id:*", "AND", "NOT x", "~5", "[a TO z]"]
)
def test_no_wording_breaks_the_engine(index: WhooshIndex, hostile: str) -> None:
    assert ask(index, hostile).total >= 0


def dated(date: str | None, n: int) -> Entry:
    return replace(COUNCIL, passage_id=f"{n}-p1-1", document_id=f"{n}", date=date, text="égout")


@pytest.mark.parametrize(
    ("sort", "order"), [("newest", ["0", "2", "1"]), ("oldest", ["2", "0", "1"])]
)
def test_what_has_no_date_comes_last_in_either_order(
    tmp_path: Path, sort: str, order: list[str]
) -> None:
    index = WhooshIndex(tmp_path / "index")
    entries = [dated("2014-04-24", 0), dated(None, 1), dated("2009-01-12", 2)]
    index.replace(["0", "1", "2"], entries)
    assert [one[0] for one in ids(ask(index, "égout", sort=sort))] == order


def test_a_decision_comes_before_a_list_in_which_the_name_stands(tmp_path: Path) -> None:
    decision = "Madame Savoie propose que la Ville répare le trottoir de la rue des Érables."
    names = "\n".join(f"{n} | Denise Savoie | Marc Ouellet | Rue Érables | 450 $" for n in range(5))
    index = WhooshIndex(tmp_path / "index")
    index.replace(
        ["a", "b"],
        [
            replace(COUNCIL, passage_id="a-p1-1", document_id="a", text=names),
            replace(COUNCIL, passage_id="b-p1-1", document_id="b", text=decision),
        ],
    )
    assert ids(ask(index, "Savoie", "Érables")) == ["b-p1-1", "a-p1-1"]


def test_the_number_of_a_page_comes_after_the_same_number_in_a_text(tmp_path: Path) -> None:
    index = WhooshIndex(tmp_path / "index")
    texts = ("- 138 -", "Délibération n° 138 : le conseil autorise la vente du terrain communal.")
    index.replace(
        ["0", "1"],
        [replace(COUNCIL, passage_id=f"{n}-p1-1", document_id=f"{n}", text=text)
         for n, text in enumerate(texts)],
    )  # fmt: skip
    assert ids(ask(index, "138")) == ["1-p1-1", "0-p1-1"]


def test_an_index_of_another_format_is_to_be_built_anew_and_not_taken_for_empty(
    index: WhooshIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("archive.index.whoosh_engine.FORMAT", "another")
    with pytest.raises(IndexUnusable):
        ask(index, "pont")
    with pytest.raises(IndexUnusable):
        index.document_counts()


def test_many_prefixes_at_once_find_what_holds_a_word_for_each(index: WhooshIndex) -> None:
    assert ids(ask(index, "con*", "ado*", "una*", "rés*", "pon*", "cou*", "dél*")) == ["a-p1-1"]
    assert ids(ask(index, "con*", "xyz*")) == []


def test_a_phrase_may_repeat_a_word(index: WhooshIndex) -> None:
    index.replace(["d"], [replace(COUNCIL, passage_id="d-p1-1", document_id="d", text="1 1 1 2")])
    assert ids(ask(index, "1 1 1")) == ["d-p1-1"]
    assert ids(ask(index, "1 1 1 1")) == []
    assert ids(ask(index, "1-" * 100)) == []


def test_a_searcher_is_opened_once_for_questions_that_follow_each_other(
    index: WhooshIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = []
    real = whoosh_index.open_dir
    monkeypatch.setattr(whoosh_index, "open_dir", lambda *a, **k: opened.append(a) or real(*a, **k))
    for _ in range(3):
        ask(index, "pont")
    assert len(opened) <= 1
    index.replace(["e"], [replace(COUNCIL, passage_id="e-p1-1", document_id="e", text="neuf")])
    assert ids(ask(index, "neuf")) == ["e-p1-1"]
