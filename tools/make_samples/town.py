"""The town that does not exist, and the people who do not live there."""

from __future__ import annotations

from blocks import Lang

NAME: dict[Lang, str] = {"fr": "Ville de Val-aux-Érables", "en": "Town of Val-aux-Érables"}
HEADING: dict[Lang, tuple[str, ...]] = {
    "fr": ("PROVINCE DE QUÉBEC", "MRC DE LA HAUTE-LISIÈRE", "VILLE DE VAL-AUX-ÉRABLES"),
    "en": ("PROVINCE OF QUEBEC", "MRC DE LA HAUTE-LISIÈRE", "TOWN OF VAL-AUX-ÉRABLES"),
}
# 555-01xx is the range that North American telephone companies keep for fiction; .example
# is kept for it too (RFC 2606). The postal code begins with a letter that Canada Post
# gives to no province.
ADDRESS = (
    "12, rue Principale",
    "Val-aux-Érables (Québec)  Z0Z 1E2",
    "819 555-0142",
    "greffe@val-aux-erables.example",
)

MAYOR = "Odile Courtemanche"
CLERK = "Josiane Verrette"
DIRECTOR = "Patrick Nolet"

COUNCIL_FR: tuple[tuple[str, str], ...] = (
    ("M. Étienne Larrivée", "conseiller, district n° 1"),
    ("Mme Ghislaine Tourangeau", "conseillère, district n° 2"),
    ("M. Douglas Ashworth", "conseiller, district n° 3"),
    ("Mme Nadia Benhaddou", "conseillère, district n° 4"),
    ("M. Normand Quessy", "conseiller, district n° 5"),
    ("Mme Maude Saint-Cyr", "conseillère, district n° 6"),
)
COUNCIL_EN: tuple[tuple[str, str], ...] = (
    ("Mr. Étienne Larrivée", "Councillor, District No. 1"),
    ("Ms. Ghislaine Tourangeau", "Councillor, District No. 2"),
    ("Mr. Douglas Ashworth", "Councillor, District No. 3"),
    ("Ms. Nadia Benhaddou", "Councillor, District No. 4"),
    ("Mr. Normand Quessy", "Councillor, District No. 5"),
    ("Ms. Maude Saint-Cyr", "Councillor, District No. 6"),
)
