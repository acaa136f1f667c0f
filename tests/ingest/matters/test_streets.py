"""Streets are known by their kind and their capitals, in both languages; common words are not."""

from __future__ import annotations

import pytest

from archive.mentions import Named
from archive.places import bare, street_slug
from ingest.matters import gazetteer
from ingest.matters.reading import mentions_of


def streets(text: str, lang: str, town: gazetteer.Gazetteer | None = None) -> list[str]:
    found = mentions_of(text, lang=lang, town=town or gazetteer.Gazetteer())  # type: ignore[arg-type]  # "fr" or "en"
    return [one.value for one in found if one.named is Named.STREET]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("la réfection de la rue Saint-Jean et du chemin du Ruisseau-Clair",
         ["rue-saint-jean", "chemin-du-ruisseau-clair"]),
        ("au 12, boul. St-Joseph Est, lot 3", ["boulevard-saint-joseph-est"]),
        ("ENTRETIEN DU RANG ST-CHARLES POUR L'HIVER", ["rang-saint-charles"]),
        ("les rues Baudin, Bruyas et de Verdun", ["rue-baudin", "rue-bruyas", "rue-de-verdun"]),
        ("la 7e Avenue et le 3e Rang", ["7e-avenue", "3e-rang"]),
        ("sur la route 138 et la route de Mende", ["route-138", "route-de-mende"]),
        ("la place de la Mairie, place du Marché", ["place-de-la-mairie", "place-du-marche"]),
        ("sis 9 avenue du docteur Pezet", ["avenue-du-docteur-pezet"]),
        ("la place du 14-Juillet et la rue du 8 Mai 1945",
         ["place-du-14-juillet", "rue-du-8-mai-1945"]),
        ("Travaux rue du moulin du chapitre. Fin", ["rue-du-moulin-du-chapitre"]),
        ("Rue du Sichuan Allée Albert Soboul", ["rue-du-sichuan", "allee-albert-soboul"]),
        ("la mise en place du Plan, au cours de la Séance, en cours d'Exercice", []),
        ("25 places Cadeaux ; la montée en puissance ; cours d'eau ; le passage à Besançon", []),
        ("la rue, une impasse non dénommée, le chemin communal désaffecté", []),
        ("a mis en place la Carte Été Jeunes", []),
    ],
)  # fmt: skip
def test_streets_of_french_records(text: str, found: list[str]) -> None:
    assert streets(text, "fr") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("at 123 Maple Street and Old Big Cove Road", ["maple-street", "old-big-cove-road"]),
        ("located at 4281 W. 30th St., Cleveland", ["west-30th-street"]),
        ("the corner of St. Clair Avenue", ["saint-clair-avenue"]),
        ("live at 3411 Spring Lake Terrace. Motion", ["spring-lake-terrace"]),
        ("repair of a leak on Rockridge Circle", ["rockridge-circle"]),
        ("The Fern Street Connector", ["fern-street"]),
        ("held at 2381 Highway 654, Township", ["highway-654"]),
        ("Mr. Lane, the Road Committee, the Municipal Court, By Way of, Public Place", []),
        ("the Street Department. Dr. Ray Smith came, and St. Paul too", []),
        ("the road, a street, our avenue", []),
    ],
)
def test_streets_of_english_records(text: str, found: list[str]) -> None:
    assert streets(text, "en") == found


def test_a_name_goes_on_after_a_wrapped_line_and_ends_with_a_heading() -> None:
    long = "afin de régulariser la situation foncière des emprises le long de la rue Bernard\n"
    assert streets(f"{long}Délicieux, une bande", "fr") == ["rue-bernard-delicieux"]
    assert streets("Rue Jeanne Jugan\nSerge Fleurence : la voie", "fr") == ["rue-jeanne-jugan"]


@pytest.mark.parametrize(
    ("written", "slug"),
    [("boul. St-Joseph", "boulevard-saint-joseph"), ("W. 30th St.", "west-30th-street"),
     ("Main Street", "main-street"), ("St. Clair Ave", "saint-clair-avenue"),
     ("saint-jean", "saint-jean"), ("Ste-Catherine", "sainte-catherine"), ("", "x")],
)  # fmt: skip
def test_one_slug_for_every_way_to_write_a_street(written: str, slug: str) -> None:
    assert street_slug(written) == slug


@pytest.mark.parametrize(
    ("slug", "name"),
    [("rue-saint-jean", "saint-jean"), ("rue-de-l-eglise", "eglise"), ("maple-street", "maple"),
     ("rond-point-de-la-lyre", "lyre"), ("rue", "rue")],
)  # fmt: skip
def test_a_street_is_found_by_its_name_without_its_kind(slug: str, name: str) -> None:
    assert bare(slug) == name


def test_the_town_s_own_list_knows_what_the_rules_do_not() -> None:
    town = gazetteer.made_of(
        [
            "# rues",
            "",
            "chemin des lilas = ch. du Lilas, Lilac Road",
            "Grande Allée",
            "=",
            "x" * 999,
        ]
    )
    assert streets("près de la grande allée et du chemin des lilas", "fr", town) == [
        "grande-allee",
        "chemin-des-lilas",
    ]
    assert streets("along Lilac Road", "en", town) == ["chemin-des-lilas"]
    assert streets("au 3, ch. du Lilas", "fr", town) == ["chemin-des-lilas"]
    assert town.mark and town.mark != gazetteer.made_of(["Grande Allée"]).mark
