"""Versions and captions: the outcome does not depend on the order of arrival."""

from __future__ import annotations

import datetime as dt
import itertools
import random
from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest

from archive.model import Document, Filing, Kind, Media, Status
from ingest import relations

Make = Callable[..., Filing]


def replaced_at_the_end(documents: list[Document]) -> dict[str, str | None]:
    """File documents one by one as the pipeline does; {name: name of what replaced it}."""
    filed: dict[str, Document] = {}
    for doc in documents:
        filed[doc.id] = doc
        for older, newer in relations.superseded(doc, [d for d in filed.values() if d is not doc]):
            filed[older] = replace(filed[older], superseded_by=newer)
    names = {doc.id: doc.filename for doc in filed.values()}
    return {
        doc.filename: names[doc.superseded_by] if doc.superseded_by else None
        for doc in filed.values()
    }


@pytest.fixture
def versions(filing: Make) -> list[Document]:
    return [
        filing("draft.pdf", "a", status=Status.DRAFT).document,
        filing("approved.pdf", "b", status=Status.APPROVED).document,
        filing("amended.pdf", "c", status=Status.AMENDED).document,
        filing("english.pdf", "d", status=Status.APPROVED, lang="en").document,
    ]


def test_in_whatever_order_versions_arrive_the_same_one_stands(versions: list[Document]) -> None:
    for order in itertools.permutations(versions):
        replaced = replaced_at_the_end(list(order))
        standing = {name for name, by in replaced.items() if by is None}
        assert standing == {"amended.pdf", "english.pdf"}


def test_two_records_of_one_standing_stand_side_by_side(filing: Make) -> None:
    two = [filing("a.pdf", "a").document, filing("b.pdf", "b").document]
    assert set(replaced_at_the_end(two).values()) == {None}


def test_resolutions_of_one_meeting_never_replace_each_other(filing: Make) -> None:
    two = [
        filing("a.pdf", "a", kind=Kind.RESOLUTION, status=Status.DRAFT).document,
        filing("b.pdf", "b", kind=Kind.RESOLUTION, status=Status.AMENDED).document,
    ]
    assert set(replaced_at_the_end(two).values()) == {None}


def test_undated_versions_are_left_alone(filing: Make) -> None:
    draft = filing("a.pdf", "a", date=None, status=Status.DRAFT).document
    final = filing("b.pdf", "b", date=None, status=Status.APPROVED).document
    assert relations.superseded(final, [draft]) == ()


def test_captions_find_their_recording_whichever_comes_first(filing: Make) -> None:
    media = Media(60, False, "audio/mpeg", "queued")
    sound = filing("seance.mp3", "x", kind=Kind.RECORDING, media=media).document
    other = filing("atelier.mp3", "y", kind=Kind.RECORDING, media=media).document
    words = filing("seance.vtt", "z", kind=Kind.TRANSCRIPT).document
    assert relations.transcripts(words, [sound, other]) == ((words.id, sound.id),)
    assert relations.transcripts(sound, [words, other]) == ((words.id, sound.id),)
    assert relations.transcripts(other, [words, sound]) == ()


def test_captions_of_another_name_go_to_the_only_recording_of_their_meeting(filing: Make) -> None:
    media = Media(60, False, "audio/mpeg", "queued")
    sound = filing("GX010023.mp4", "x", kind=Kind.RECORDING, media=media).document
    words = filing("sous-titres 24 avril.vtt", "z", kind=Kind.TRANSCRIPT).document
    assert relations.transcripts(words, [sound]) == ((words.id, sound.id),)
    elsewhere = replace(sound, meeting_id="comite/2014-04-24")
    assert relations.transcripts(words, [elsewhere]) == ()


def ties_at_the_end(documents: Iterable[Document]) -> dict[str, tuple[str | None, str | None]]:
    """File documents one by one as the pipeline does; {name: (replaced by, speaks for)}."""
    filed: dict[str, Document] = {}
    for doc in documents:
        others = list(filed.values())
        filed[doc.id] = doc
        for older, newer in relations.superseded(doc, others):
            filed[older] = replace(filed[older], superseded_by=newer, status=Status.SUPERSEDED)
        for captions, recording in relations.transcripts(doc, others):
            filed[captions] = replace(filed[captions], transcript_of=recording)
    names = {doc.id: doc.filename for doc in filed.values()} | {None: None}
    return {
        doc.filename: (names[doc.superseded_by], names[doc.transcript_of]) for doc in filed.values()
    }


def test_many_versions_all_point_to_the_one_that_stands(filing: Make) -> None:
    kinds = [Status.DRAFT, Status.DRAFT, None, Status.APPROVED, Status.AMENDED, Status.AMENDED]
    versions = [filing(f"{n}.pdf", "a", status=one).document for n, one in enumerate(kinds)]
    ends = [ties_at_the_end(order) for order in itertools.permutations(versions)]
    assert all(one == ends[0] for one in ends)
    standing = [name for name, (newer, _) in ends[0].items() if newer is None]
    assert sorted(standing) == ["4.pdf", "5.pdf"]
    assert len({newer for newer, _ in ends[0].values()} - {None}) == 1


def test_two_parts_and_their_captions_find_each_other_in_any_order(filing: Make) -> None:
    """The second part's captions came before it, and went to the first part for ever."""
    media = Media(60, False, "audio/mpeg", "queued")
    parts = [
        filing(f"{name}.{end}", name + end, kind=kind, media=media if end == "mp3" else None)
        for name in ("partie 1", "partie 2")
        for end, kind in (("mp3", Kind.RECORDING), ("vtt", Kind.TRANSCRIPT))
    ]
    for order in itertools.permutations(one.document for one in parts):
        ties = ties_at_the_end(order)
        assert ties["partie 1.vtt"] == (None, "partie 1.mp3")
        assert ties["partie 2.vtt"] == (None, "partie 2.mp3")


def test_captions_never_go_to_a_recording_of_another_meeting(filing: Make) -> None:
    """One folder of recordings, each named after its room."""
    media = Media(60, False, "audio/mpeg", "queued")
    may, june = dt.date(2026, 5, 12), dt.date(2026, 6, 9)
    sound = filing("conseil.mp3", "x", kind=Kind.RECORDING, media=media, date=may).document
    words = filing("conseil.vtt", "z", kind=Kind.TRANSCRIPT, date=june).document
    assert relations.transcripts(words, [sound]) == ()
    assert relations.transcripts(sound, [words]) == ()


def test_captions_left_out_beforehand_would_not_have_found_the_recording(
    filing: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What spares a folder of thousands the comparing of each with each changes no tie."""
    media, chance = Media(60, False, "audio/mpeg", "queued"), random.Random(7)
    words = "conseil", "ville", "partie", "1", "2", "12", "mai", "fr", "hd"
    tied = 0
    for n in range(150):
        held: list[Document] = []
        for k in range(8):
            name = " ".join(chance.sample(words, chance.randint(1, 4)))
            date = chance.choice([None, dt.date(2026, 5, 12), dt.date(2026, 6, 9)])
            kind, end = chance.choice([(Kind.RECORDING, "mp3"), (Kind.TRANSCRIPT, "vtt")])
            given = {"media": media} if kind is Kind.RECORDING else {}
            one = filing(f"{name}.{end}", f"{n} {k}", kind=kind, date=date, **given).document
            held.append(replace(one, meeting_id=f"conseil/{date}" if date else None))
        for new in held:
            others = [one for one in held if one is not new]
            spared = relations.transcripts(new, others)
            with monkeypatch.context() as patched:
                patched.setattr(relations, "_may_be_for", lambda captions, recording: True)
                assert relations.transcripts(new, others) == spared
            tied += len(spared)
    assert tied > 50
