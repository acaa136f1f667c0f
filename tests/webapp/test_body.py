"""A body's page says what it is, who sat in it and what it decided last."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from archive.settings import Settings, load
from ingest import watching
from ingest.inbox import given
from tests.drop import write_pdf
from webapp.app import create_app

MINUTES = """Comité consultatif d'urbanisme
Procès-verbal de la séance ordinaire du 12 mai 2025

Présents : M. Luc Roy, Mme Ana Côté

2025-05-101
Il est proposé par M. Luc Roy, appuyé par Mme Ana Côté, et résolu à l'unanimité de recommander
la dérogation du pont couvert."""
BYLAW = """VILLE DE RIVEMONT
RÈGLEMENT NUMÉRO 2019-04 constituant le Comité consultatif d'urbanisme
ATTENDU QU'il y a lieu de le constituer; le conseil décrète ce qui suit."""


def page(settings: Settings, tmp_path: Path, lang: str = "fr") -> str:
    papers = [
        write_pdf(tmp_path / "CCU PV 2025-05-12.pdf", MINUTES),
        write_pdf(tmp_path / "Règlement 2019-04 constituant le Comité consultatif d'urbanisme.pdf",
                  BYLAW),
    ]  # fmt: skip
    list(watching.bring_in(settings, given(papers)))
    address = f"/{lang}/bodies/comite-consultatif-d-urbanisme"
    answer = create_app(settings).test_client().get(address)
    assert answer.status_code == 200
    return answer.text


def test_a_body_says_what_the_settings_say_of_it(settings: Settings, tmp_path: Path) -> None:
    about = {"comité consultatif d'urbanisme": {"fr": "Il conseille <b>le</b> conseil."}}
    said = page(replace(settings, body_about=about), tmp_path)
    assert "Il conseille &lt;b&gt;le&lt;/b&gt; conseil." in said


def test_a_body_shows_its_members_and_what_it_decided_last(
    settings: Settings, tmp_path: Path
) -> None:
    said = page(settings, tmp_path)
    assert "la dérogation du pont couvert" in said
    assert "/members/luc-roy" in said and "/members/ana-cote" in said


def test_the_by_law_that_established_a_body_is_one_step_away(
    settings: Settings, tmp_path: Path
) -> None:
    assert "Constitué par" in page(settings, tmp_path)


def test_what_a_body_is_may_be_said_in_each_language(tmp_path: Path) -> None:
    (tmp_path / "greffe.toml").write_text(
        '[bodies.about]\n"CCU" = {fr = "Il conseille.", en = "It advises."}\n"CA" = "Il gère."\n',
        encoding="utf-8",
    )
    about = load(tmp_path, {}).body_about
    assert about["ccu"]["en"] == "It advises." and about["ca"]["fr"] == "Il gère."
