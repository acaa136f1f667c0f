"""Of several transcripts of one sitting the best is read; two sittings stay two."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from archive.model import Cue, Filing, Kind, MadeBy
from ingest.recordings.better import Candidate, likeness, maker, outranked

Make = Callable[..., Filing]
SAID = [
    "Bonsoir et bienvenue à cette séance ordinaire du conseil",
    "Nous passons maintenant au règlement concernant les nuisances",
    "La conseillère propose de reporter les travaux du chemin",
    "Adopté à l'unanimité, merci beaucoup à toutes et tous",
    "Une question du public concernant le déneigement des trottoirs",
]
OTHER = [
    "Le deuxième enregistrement commence après la pause",
    "Personne ici présente n'ignore pourquoi l'assainissement tarde",
    "Quatre soumissions furent reçues pour l'autopompe neuve",
    "Ensuite viennent plusieurs demandes d'ajout au calendrier",
    "Levée officielle vers vingt-deux heures quarante",
]


def cues(texts: list[str], *, every_s: float = 60.0, speaker: str | None = None) -> tuple[Cue, ...]:
    return tuple(
        Cue(n * every_s, n * every_s + 5, text, speaker) for n, text in enumerate(texts * 2)
    )


@pytest.fixture
def candidate(filing: Make) -> Callable[..., Candidate]:
    def make(
        name: str, said: tuple[Cue, ...], made_by: MadeBy | None = None, lang: str = "fr"
    ) -> Candidate:
        made = filing(name, kind=Kind.TRANSCRIPT, cues=said, lang=lang)
        return Candidate(made.document, made_by, said)

    return make


@pytest.mark.parametrize(
    ("name", "opening", "wanted"),
    [
        ("2026-06-11 transcript whisper-medium.srt", "", "machine"),
        ("seance_auto-generated.vtt", "", "machine"),
        ("12 mai (automatique).vtt", "", "machine"),
        ("a.json", '{"segments": [{"avg_logprob": -0.2, "text"', "machine"),
        ("a.json", '{"generator": "CDP WhisperModel", "sentences"', "machine"),
        ("a.vtt", "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\na<00:00:01.500><c> b</c>", "machine"),
        ("verbatim 12 mai.vtt", "", "human"),
        ("12 mai révisé.srt", "", "human"),
        ("12 mai captions.vtt", "", None),
        ("Route automobile.vtt", "", None),
    ],
)  # fmt: skip
def test_who_made_a_transcript_is_told_by_its_content_or_its_name(
    name: str, opening: str, wanted: MadeBy | None
) -> None:
    assert maker(name, opening) == wanted


def test_a_person_s_words_outrank_a_machine_s_whatever_their_order(
    candidate: Callable[..., Candidate],
) -> None:
    machine = candidate("a whisper.srt", cues([*SAID, *SAID]), "machine")
    unknown = candidate("a.vtt", cues(SAID))
    human = candidate("a verbatim.vtt", cues(SAID), "human")
    wanted = {
        machine.document.id: human.document.id,
        unknown.document.id: human.document.id,
        human.document.id: None,
    }
    assert dict(outranked([machine, unknown, human])) == wanted
    assert dict(outranked([human, unknown, machine])) == wanted


def test_of_two_alike_the_one_with_speakers_is_read(candidate: Callable[..., Candidate]) -> None:
    named, bare = candidate("b.vtt", cues(SAID, speaker="Mme Roy")), candidate("a.srt", cues(SAID))
    assert dict(outranked([named, bare]))[bare.document.id] == named.document.id


def test_two_parts_of_a_sitting_stand_side_by_side(candidate: Callable[..., Candidate]) -> None:
    one, two = candidate("1.vtt", cues(SAID)), candidate("2.vtt", cues(OTHER))
    assert set(dict(outranked([one, two])).values()) == {None}


def test_a_translation_stands_beside_the_original(candidate: Callable[..., Candidate]) -> None:
    one, two = candidate("a.vtt", cues(SAID)), candidate("a.en.vtt", cues(SAID), lang="en")
    assert set(dict(outranked([one, two])).values()) == {None}


def test_likeness_is_of_the_same_minutes() -> None:
    assert likeness(cues(SAID), cues(SAID)) == 1.0
    assert likeness(cues(SAID), cues(SAID[::-1], every_s=60)) < 0.5
    assert likeness(cues(SAID), ()) == 0.0


def test_times_that_are_told_outrank_times_that_are_worked_out(
    candidate: Callable[..., Candidate],
) -> None:
    told = candidate("b.vtt", cues(SAID))
    guessed = replace(candidate("a.txt", cues(SAID, speaker="Mme Roy")), approximate=True)
    assert dict(outranked([told, guessed]))[guessed.document.id] == told.document.id


def test_the_same_words_without_times_are_outranked_unless_a_person_wrote_them(
    candidate: Callable[..., Candidate],
) -> None:
    timed = candidate("a whisper.srt", cues(SAID * 4), "machine")
    text = " ".join(SAID * 8)
    plain = replace(candidate("a.txt", ()), made_by="machine", text=text)
    assert dict(outranked([timed, plain]))[plain.document.id] == timed.document.id
    for apart in (replace(plain, made_by="human"), replace(plain, text=" ".join(OTHER * 8))):
        assert dict(outranked([timed, apart])) == {
            timed.document.id: None, apart.document.id: None,
        }  # fmt: skip
