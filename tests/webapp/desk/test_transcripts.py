"""A transcript corrected at the desk: its lines, speakers and times, and every version of it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from archive import quoting
from archive.cited import find
from archive.model import Cue
from archive.search import Query, Searcher
from archive.store import revisions
from tests.webapp.desk.conftest import Home, token_in
from webapp.desk import indexing


class Editor:
    """The clerk before the lines of the town's captions."""

    def __init__(self, home: Home, clerk: FlaskClient) -> None:
        self.home, self.clerk, self.doc = home, clerk, home.town.captions
        self.at = f"/fr/desk/transcripts/{self.doc}"
        self.version = 0

    def send(self, way: str, **form: Any) -> TestResponse:
        token = token_in(self.clerk.get(self.at))
        answer = self.clerk.post(f"{self.at}/{way}", data={"token": token, **form})
        indexing.soon(self.home.settings).join()
        return answer

    def save(self, version: int = 0, **form: str) -> TestResponse:
        named = {name.replace("_", "-"): value for name, value in form.items()}
        return self.send("lines", version=version, first=0, **named)

    def lines(self) -> list[Cue]:
        with self.home.store() as store:
            return store.cues(self.doc)

    def texts(self) -> list[str]:
        return [cue.text for cue in self.lines()]

    def found(self, words: str) -> int:
        with self.home.store() as store:
            return Searcher(self.home.settings).find(store, Query(words)).total


@pytest.fixture
def editor(home: Home, clerk: FlaskClient) -> Editor:
    return Editor(home, clerk)


def test_a_word_put_right_is_found_and_the_wrong_one_no_more(editor: Editor) -> None:
    before = editor.found("rivière")  # papers say it too, and captions that stand alone
    assert before and not editor.found("rigole")
    answer = editor.save(text_2="Le pont de la rigole sera refait cet été.")
    assert answer.status_code == 302
    assert editor.found("rivière") == before - 1 and editor.found("rigole") == 1
    public = editor.home.browser().get(f"/fr/recordings/{editor.home.town.recording}")
    assert "rigole" in public.get_data(as_text=True)
    captions = editor.home.browser().get(f"/recordings/{editor.home.town.recording}/captions.vtt")
    assert "rigole" in captions.get_data(as_text=True)


@pytest.mark.parametrize("form", ["vtt", "srt", "txt", "json"])
def test_what_is_taken_along_is_what_was_corrected_and_says_so(editor: Editor, form: str) -> None:
    editor.save(text_0="Bonsoir à toutes.")
    at = f"/fr/recordings/{editor.home.town.recording}/transcript.{form}"
    text = editor.home.browser().get(at).get_data(as_text=True)
    assert "Bonsoir à toutes." in text and "Bonsoir à tous." not in text
    assert (
        '"by": "human"' in text if form == "json" else "Corrigée en partie" in text or form == "srt"
    )


def test_each_line_says_whether_a_person_wrote_it(editor: Editor) -> None:
    editor.save(text_1="Nous ouvrons la séance ordinaire.")
    assert [cue.by_hand for cue in editor.lines()] == [False, True, False, False]
    public = editor.home.browser().get(f"/fr/recordings/{editor.home.town.recording}")
    assert public.get_data(as_text=True).count("corrigé par le greffe") == 1


def test_a_line_break_splits_a_line_and_an_empty_one_goes(editor: Editor) -> None:
    editor.save(text_2="Le pont de la rivière\r\nsera refait cet été.", text_3="  ")
    made = editor.lines()
    assert [cue.text for cue in made][2:] == ["Le pont de la rivière", "sera refait cet été."]
    assert made[2].start_s == 4.5 and 5.5 < made[3].start_s < 6 and made[3].end_s == 7
    assert not any(cue.by_hand for cue in made)  # the words are those that were received


def test_a_line_is_joined_to_the_one_above(editor: Editor) -> None:
    editor.save(**{"join_1": "1"})
    made = editor.lines()
    assert made[0] == Cue(0.0, 4.5, "Bonsoir à tous. Nous ouvrons la séance.", "Mme Tremblay")
    assert len(made) == 3


def test_a_line_moved_keeps_its_length_and_finds_its_place(editor: Editor) -> None:
    editor.save(start_0="0:06,5")
    assert [(cue.start_s, cue.end_s) for cue in editor.lines()] == [
        (2.0, 4.5), (4.5, 7.0), (6.5, 8.5), (7.0, 9.0),
    ]  # fmt: skip


def test_a_time_that_is_none_is_said_and_nothing_is_lost(editor: Editor) -> None:
    answer = editor.save(start_0="bientôt", text_1="Autre chose")
    text = answer.get_data(as_text=True)
    assert answer.status_code == 400
    assert "Autre chose" in text and 'value="bientôt"' in text
    assert editor.texts()[1] == "Nous ouvrons la séance."


def test_all_lines_from_one_on_are_moved(editor: Editor) -> None:
    editor.send("stretch", **{"from": "2", "to": "", "move": "1,5"})
    assert [cue.start_s for cue in editor.lines()] == [0.0, 3.5, 6.0, 8.5]
    refused = editor.send("stretch", **{"from": "", "to": "", "move": "-4"})
    assert refused.status_code == 400
    assert [cue.start_s for cue in editor.lines()] == [0.0, 3.5, 6.0, 8.5]


def test_a_stretch_is_given_a_speaker_and_a_word_put_right_in_it(editor: Editor) -> None:
    editor.send("stretch", **{"from": "0", "to": "2", "speaker": "Mme Roy", "word": "séance",
                              "instead": "réunion"})  # fmt: skip
    made = editor.lines()
    assert [cue.speaker for cue in made][:3] == ["Mme Roy", "Mme Roy", "M. Gagnon"]
    assert made[1].text == "Nous ouvrons la réunion."


def test_a_speaker_named_once_is_named_everywhere_and_found(editor: Editor) -> None:
    editor.send("speakers", label=["M. Gagnon"], name=["Luc Gagnon"])
    assert {cue.speaker for cue in editor.lines()} == {"Mme Tremblay", "Luc Gagnon"}
    assert editor.found("intervenant:luc") == 1
    editor.send("speakers", label=["M. Gagnon"], name=[""])
    assert editor.found("intervenant:luc") == 0


def test_any_version_comes_back_and_the_history_says_who_and_what(editor: Editor) -> None:
    before = editor.texts()
    editor.save(text_0="Bonjour.")
    editor.save(version=1, text_1="On commence.")
    editor.send("speakers", label=["M. Gagnon"], name=["Luc Gagnon"])
    listed = editor.clerk.get(f"{editor.at}/versions").get_data(as_text=True)
    assert listed.count("mme clerk") >= 3
    read = editor.clerk.get(f"{editor.at}/versions/2").get_data(as_text=True)
    assert "<del>" in read and "On commence." in read
    editor.send("restore/1")
    assert editor.texts() == ["Bonjour.", *before[1:]]
    assert "Luc Gagnon" not in {cue.speaker for cue in editor.lines()}
    editor.send("restore/0")
    assert editor.texts() == before
    with editor.home.store() as store:
        assert not revisions.is_edited(store, editor.doc)
        assert store.audit_break() is None
    editor.send("restore/3")
    assert editor.texts() == ["Bonjour.", "On commence.", *before[2:]]
    assert editor.send("restore/99").status_code == 404


def test_two_who_correct_other_lines_both_have_their_way(editor: Editor) -> None:
    editor.save(text_0="Bonjour.\nBienvenue.")
    assert editor.save(version=0, text_3="Merci.").status_code == 302
    assert editor.texts()[:2] == ["Bonjour.", "Bienvenue."] and editor.texts()[-1] == "Merci."


def test_two_who_correct_the_same_line_are_told_and_keep_what_they_typed(editor: Editor) -> None:
    editor.save(text_0="Bonjour.")
    answer = editor.save(version=0, text_0="Salut.")
    assert answer.status_code == 409
    assert "Salut." in answer.get_data(as_text=True)
    assert editor.texts()[0] == "Bonjour."


def test_a_citation_of_corrected_words_says_so(editor: Editor) -> None:
    with editor.home.store() as store:
        (cited,) = [one for one in store.passages(editor.doc) if "pont" in one.text]
    name = f"{cited.id}-{quoting.fingerprint(cited.text)}"
    editor.save(text_2="Le pont de la rivière sera refait à l'automne.")
    with editor.home.store() as store:
        found = find(store, name)
    assert found.changed and found.before == cited.text
    assert "à l'automne" in found.passage.text


def test_a_long_transcript_is_shown_a_page_at_a_time(editor: Editor) -> None:
    from ingest import revising

    long = [Cue(n * 2.0, n * 2.0 + 1.5, f"Phrase numéro {n}.") for n in range(6000)]
    with editor.home.store() as store:
        revising.put(store, editor.doc, long, who="test", base=0)
    page = editor.clerk.get(f"{editor.at}?t=1:00:00").get_data(as_text=True)
    assert page.count("<textarea") == 50 and len(page) < 120_000
    assert "Phrase numéro 1800." in page
    assert "Phrase numéro 4321." in editor.clerk.get(f"{editor.at}?q=4321").get_data(as_text=True)
    editor.send("lines", version=1, first=1800, **{"text-1800": "Corrigée."})
    with editor.home.store() as store:
        size = store.connection.execute("SELECT length(change) FROM revisions WHERE n = 2")
        assert size.fetchone()[0] < 1000
        assert store.cues(editor.doc)[1800].text == "Corrigée."


def test_markup_in_words_stays_text(editor: Editor) -> None:
    editor.save(text_0="<img src=x onerror=alert(1)>")
    for at in ("", "/versions/1"):
        assert not re.search("<img src=x", editor.clerk.get(editor.at + at).get_data(as_text=True))
