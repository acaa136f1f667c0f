"""Addresses."""

from __future__ import annotations

import pytest

from archive import links
from archive.model import PagePlace, Passage, TimePlace

DOC = "0123456789abcdef"


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Conseil municipal", "conseil-municipal"),
        ("Comité consultatif d’urbanisme", "comite-consultatif-d-urbanisme"),
        ("Bureau de l'œuvre", "bureau-de-l-oeuvre"),
        ("Planning & Zoning  Commission", "planning-zoning-commission"),
        ("../../etc", "etc"),
        ("///", "x"),
        ("Совет", "совет"),
    ],
)
def test_a_name_becomes_an_address(name: str, slug: str) -> None:
    assert links.slug(name) == slug


def test_a_passage_of_a_page_is_reached_at_its_anchor() -> None:
    passage = Passage(links.page_passage_id(DOC, 3, 2), DOC, "…", PagePlace(3, None), "fr")
    assert links.passage(passage) == f"/documents/{DOC}/page/3#p3-2"


def test_a_moment_never_starts_late_and_goes_to_its_recording() -> None:
    passage = Passage(links.time_passage_id(DOC, 61.9), DOC, "…", TimePlace(61.9, 63), "fr")
    assert links.passage(passage, transcript_of="fedcba9876543210") == (
        "/recordings/fedcba9876543210?t=61#t61900"
    )
    assert links.passage(passage) == f"/documents/{DOC}#t61900"


def test_a_passage_names_its_document() -> None:
    assert links.document_of(links.page_passage_id(DOC, 3, 2)) == DOC
    assert links.document_of(links.time_passage_id(DOC, 61.9)) == DOC
