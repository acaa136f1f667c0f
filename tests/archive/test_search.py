"""A question in, results out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from archive.model import Cue, Filing, Kind, Media, Status
from archive.search import Query, Searcher, as_json
from archive.settings import Settings
from archive.store import Store
from ingest.indexing import Indexing

Make = Callable[..., Filing]


@pytest.fixture
def searcher(settings: Settings, store: Store, filing: Make) -> Searcher:
    media = Media(60, False, "audio/mpeg", "queued")
    sound = filing("s.mp3", "séance", kind=Kind.RECORDING, media=media)
    cues = (
        Cue(0, 2, "Bonsoir à tous."),
        Cue(30.7, 33, "Le pont couvert sera fermé.", "Mairesse"),
        Cue(40, 41, "Merci."),
    )
    words = filing("s.vtt", kind=Kind.TRANSCRIPT, cues=cues)
    for one in (
        filing("PV.pdf", "L'arrêté est adopté.", "Le pont couvert est <b>fermé</b>."),
        filing("M.pdf", "The resolution passed.", lang="en", body="Council"),
        sound,
        replace(words, transcripts=((words.document.id, sound.document.id),)),
    ):
        store.file(one)
    Indexing(settings, store).catch_up()
    return Searcher(settings)


def test_a_hit_in_a_recording_opens_at_the_line_not_at_the_passage(
    searcher: Searcher, store: Store
) -> None:
    hits = searcher.find(store, Query("pont couvert", kinds=("transcript",))).hits
    (hit,) = hits
    assert (hit.start_s, hit.end_s, hit.speaker) == (30.7, 33, "Mairesse")
    assert "?t=30#t30700" in hit.url
    assert hit.url.startswith("/recordings/")


def test_a_hit_on_paper_opens_at_its_page_and_block(searcher: Searcher, store: Store) -> None:
    (hit,) = searcher.find(store, Query("pont couvert", kinds=("minutes",))).hits
    assert hit.url.endswith("/page/2#p2-1")
    assert "&lt;b&gt;" in hit.snippet_html and "<b>" not in hit.snippet_html


def test_where_no_passage_holds_all_words_some_are_enough_and_it_is_said(
    searcher: Searcher, store: Store
) -> None:
    found = searcher.find(store, Query("arrete hippopotame"))
    assert found.loosened and found.total == 1
    assert not searcher.find(store, Query("arrete")).loosened
    assert not searcher.find(store, Query("hippopotame licorne")).loosened


def test_bodies_filter_by_name_or_slug_and_facets_name_them(
    searcher: Searcher, store: Store
) -> None:
    for name in ("Conseil municipal", "conseil-municipal"):
        assert searcher.find(store, Query("pont", bodies=(name,))).total == 2
    assert searcher.find(store, Query("pont")).facets["body"] == [("Conseil municipal", 2)]


@pytest.mark.parametrize("q", ["", "   ", "le la les", "-pont", '"', "*"])
def test_a_question_without_a_word_finds_nothing(searcher: Searcher, store: Store, q: str) -> None:
    assert searcher.find(store, Query(q)).total == 0


@pytest.mark.parametrize("wild", [{"limit": 10**9}, {"limit": -1}, {"offset": -5}, {"sort": "x"}])
def test_wild_values_are_bounded(searcher: Searcher, store: Store, wild: dict[str, object]) -> None:
    assert searcher.find(store, replace(Query("pont"), **wild)).total == 2  # type: ignore[arg-type]


def test_a_passage_that_the_store_lost_meanwhile_is_passed_over(
    searcher: Searcher, store: Store
) -> None:
    store.connection.execute("DELETE FROM passages WHERE text LIKE '%pont%' AND page = 2")
    assert [hit.page for hit in searcher.find(store, Query("pont")).hits] == [None]


def test_the_json_can_be_read_back_by_its_addresses(searcher: Searcher, store: Store) -> None:
    told = as_json(searcher.find(store, Query("resolution")), lang="fr")
    (hit,) = told["hits"]
    assert hit["meeting"]["url"] == f"/meetings/{hit['meeting']['id']}"
    assert hit["document"]["url"] == f"/documents/{hit['document']['id']}"
    assert hit["passage"].startswith(hit["document"]["id"])


def test_a_version_in_force_comes_before_the_one_it_replaced(
    settings: Settings, store: Store, filing: Make
) -> None:
    """The draft is shorter, so its words count more: the index alone would put it first."""
    draft = filing("projet.pdf", "Le pont sera fermé.", status=Status.DRAFT)
    final = filing("adopté.pdf", "Le pont sera fermé à compter de juin, sauf aux piétons.")
    store.file(draft)
    store.file(replace(final, superseded=((draft.document.id, final.document.id),)))
    Indexing(settings, store).catch_up()
    searcher = Searcher(settings)
    found = searcher.find(store, Query("pont")).hits
    assert [hit.document.filename for hit in found] == ["adopté.pdf", "projet.pdf"]
    assert found[0].score >= found[1].score
    pages = [searcher.find(store, Query("pont", limit=1, offset=n)).hits for n in range(3)]
    assert [[hit.document.filename for hit in hits] for hits in pages] == [
        ["adopté.pdf"], ["projet.pdf"], [],
    ]  # fmt: skip


def test_results_beyond_those_put_in_order_follow_on(
    settings: Settings, store: Store, filing: Make
) -> None:
    store.file(filing("long.pdf", *[f"Le pont numéro {n}." for n in range(70)]))
    Indexing(settings, store).catch_up()
    searcher = Searcher(settings)
    seen = [
        hit.passage.id
        for start in range(0, 80, 20)
        for hit in searcher.find(store, Query("pont", limit=20, offset=start)).hits
    ]
    assert len(seen) == len(set(seen)) == 70


def test_small_words_do_not_count_where_some_words_are_enough(
    settings: Settings, store: Store, filing: Make
) -> None:
    """« des » is a word like another in English: Des Moines."""
    store.file(filing("iowa.pdf", "The City of Des Moines.", lang="en"))
    store.file(filing("salle.pdf", "La salle est louée."))
    Indexing(settings, store).catch_up()
    found = Searcher(settings).find(store, Query("salle des fêtes"))
    assert found.loosened
    assert [hit.document.filename for hit in found.hits] == ["salle.pdf"]


def test_a_pasted_sentence_is_looked_for_by_its_telling_words(
    searcher: Searcher, store: Store
) -> None:
    sentence = "et puis voilà que quelqu'un a dit hier que le pont couvert du village fut démoli"
    found = searcher.find(store, Query(sentence))
    assert found.loosened and found.total >= 1


def test_a_withdrawn_record_is_not_shown_even_before_the_index_is_without_it(
    searcher: Searcher, store: Store
) -> None:
    assert searcher.find(store, Query("arrete")).hits
    store.connection.execute("UPDATE documents SET status = 'withdrawn' WHERE filename = 'PV.pdf'")
    assert searcher.find(store, Query("arrete")).hits == ()


def test_the_citation_in_json_is_in_the_language_asked_for(
    searcher: Searcher, store: Store
) -> None:
    found = searcher.find(store, Query("arrete"))
    cited = {lang: as_json(found, lang=lang)["hits"][0]["citation"] for lang in ("fr", "en")}  # type: ignore[arg-type]  # both are Lang
    assert cited == {
        "fr": "Conseil municipal, 24 avril 2014, Procès-verbal, p. 1",
        "en": "Conseil municipal, April 24, 2014, Minutes, p. 1",
    }


def test_where_few_passages_hold_all_words_some_that_hold_most_follow(
    settings: Settings, store: Store, filing: Make
) -> None:
    store.file(filing("a.pdf", "Le pont couvert sera fermé.", "Le pont couvert.", "Rien."))
    Indexing(settings, store).catch_up()
    searcher = Searcher(settings)
    found = searcher.find(store, Query("pont couvert fermé"))
    assert [hit.page for hit in found.hits] == [1, 2]
    assert (found.total, found.partial, found.loosened) == (2, 1, False)
    pages = [searcher.find(store, Query("pont couvert fermé", limit=1, offset=n)) for n in range(3)]
    assert [[hit.page for hit in one.hits] for one in pages] == [[1], [2], []]


def test_a_meeting_shows_its_best_passages_and_how_many_there_are(
    settings: Settings, store: Store, filing: Make
) -> None:
    store.file(filing("long.pdf", *[f"Le pont numéro {n}." for n in range(30)]))
    store.file(filing("m.pdf", "Le pont.", body="CCU"))
    Indexing(settings, store).catch_up()
    found = Searcher(settings).find(store, Query("pont", a_meeting=3, limit=10))
    assert (found.total, found.total_groups) == (31, 2)
    assert sorted((group.total, len(group.hits)) for group in found.groups) == [(1, 1), (30, 3)]


def test_criteria_in_the_question_narrow_it(searcher: Searcher, store: Store) -> None:
    assert searcher.find(store, Query("instance:Council resolution")).total == 1
    assert searcher.find(store, Query("instance:conseil resolution")).total == 0
    assert searcher.find(store, Query("genre:transcription pont")).total == 1
    everything = searcher.find(store, Query("genre:pv"))
    assert everything.total == 3 and all(hit.score == 0 for hit in everything.hits)


def test_a_criterion_that_no_record_answers_to_is_searched_as_words_and_said(
    settings: Settings, store: Store, filing: Make
) -> None:
    store.file(filing("pv.pdf", "Délibération n° 2014 / 138. Le pont.", "Le pont 2014."))
    Indexing(settings, store).catch_up()
    found = Searcher(settings).find(store, Query("résolution:2014-138 pont"))
    assert found.hits[0].page == 1 and found.total - found.partial == 1
    assert [(one.code, one.words) for one in found.remarks] == [("absent", "2014-138")]


@pytest.mark.parametrize(
    ("q", "url"),
    [
        ("24 avril 2014", "/meetings/conseil-municipal/2014-04-24"),
        ("April 24, 2014", "/meetings/conseil-municipal/2014-04-24"),
        ("Conseil municipal", "/bodies/conseil-municipal"),
        ("CM", "/bodies/conseil-municipal"),
    ],
)
def test_a_date_or_a_body_goes_straight_there(
    searcher: Searcher, store: Store, q: str, url: str
) -> None:
    assert url in [bet.url for bet in searcher.find(store, Query(q)).bets]


@pytest.mark.parametrize("q", ["2014/138", "2014-138", "résolution 2014-138", "n° 2014-138"])
def test_a_bare_number_goes_to_the_passage_that_bears_it(
    settings: Settings, store: Store, filing: Make, q: str
) -> None:
    store.file(filing("pv.pdf", "Vu la délibération sur le pont, et bien d'autres choses encore "
                      "qui prennent de la place, comme il se doit dans un considérant de cette "
                      "sorte, adoptée sous le n° 2014-138.", "2014 / 138 Le pont."))  # fmt: skip
    Indexing(settings, store).catch_up()
    (bet,) = Searcher(settings).find(store, Query(q)).bets
    assert bet.url.endswith("/page/2#p2-1")


def test_a_word_of_the_thesaurus_is_found_and_marked(
    settings: Settings, store: Store, filing: Make
) -> None:
    store.file(filing("m.pdf", "The by-law passed.", lang="en"))
    store.file(filing("pv.pdf", "Un appel d'offres sera publié ; l'appel est lancé."))
    Indexing(settings, store).catch_up()
    searcher = Searcher(settings)
    assert searcher.find(store, Query("règlement")).total == 0
    assert searcher.find(store, Query("règlement", both=True)).total == 1
    (hit,) = searcher.find(store, Query("appel de propositions")).hits
    assert "<mark>appel</mark> d&#x27;<mark>offres</mark>" in hit.snippet_html


def test_a_score_can_be_explained(searcher: Searcher, store: Store) -> None:
    (hit,) = searcher.find(store, Query("arrete", why=True)).hits
    assert hit.why is not None and hit.why.held == 1.0
    assert [(one.word, one.count) for one in hit.why.reasons] == [("arrete", 1)]
    assert 0 < hit.why.fresh < 0.2


def test_a_speaker_is_found_by_name_and_by_a_part_of_it(
    settings: Settings, store: Store, filing: Make
) -> None:
    cues = (Cue(0, 2, "Le pont sera fermé.", "Denise Savoie"),)
    store.file(filing("s.vtt", kind=Kind.TRANSCRIPT, cues=cues))
    store.file(filing("pv.pdf", "Mme Savoie parle du pont."))
    Indexing(settings, store).catch_up()
    searcher = Searcher(settings)
    for q in ("intervenant:savoie pont", 'speaker:"Denise Savoie"'):
        found = searcher.find(store, Query(q))
        assert [hit.speaker for hit in found.hits] == ["Denise Savoie"]
        assert not found.remarks
