"""French decisions are told in sentences: who decides, the thing decided, what was asked."""

from __future__ import annotations

import pytest

from archive.model import Decision, Outcome
from tests.ingest.structure.saying import read

HEAD = (
    "COMPTE RENDU de la réunion du conseil municipal du 4 mars 2019, sous la présidence de "
    "Mme Ana Roy, maire.\n\n"
)


def of(text: str) -> tuple[Decision, ...]:
    return read(HEAD + text).decisions


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Le Conseil alloue une subvention de 300 € au club.", Outcome.CARRIED),
        ("La Commission permanente a décidé d'attribuer une aide de 300 €.", Outcome.CARRIED),
        ("Le Conseil communal, hors la présence de M. Roy, adopte les comptes.", Outcome.CARRIED),
        ("Le conseil municipal émet le vœu que la gare soit maintenue.", Outcome.CARRIED),
        ("Le Conseil municipal décide de renvoyer ce dossier à la commission.", Outcome.REFERRED),
        ("Le Conseil décide de remettre l'étude de ce projet.", Outcome.DEFERRED),
        ("Le conseil municipal prend connaissance du rapport annuel.", Outcome.NOTED),
        ("Le conseil émet un avis très défavorable à cette vente.", Outcome.LOST),
        # the verb in capitals, who decides far above
        ("DESIGNE M. Luc Côté comme délégué.", Outcome.CARRIED),
        ("Par 11 voix pour, FIXE les tarifs de la cantine.", Outcome.CARRIED),
        ("RENVOIE l'affaire en commission.", Outcome.REFERRED),
        ("A l'unanimité, approuve le compte de la fabrique.", Outcome.CARRIED),
        ("Par 9 voix pour et 3 abstentions, décide de louer le pré.", Outcome.CARRIED),
        # the thing decided
        ("Le devis est approuvé par 7 voix et 1 abstention.", Outcome.CARRIED),
        ("Une décharge de 40 € est accordée à l'unanimité.", Outcome.CARRIED),
        ("Les virements ci-après sont votés.", Outcome.CARRIED),
        ("M. Luc Côté est élu tacitement.", Outcome.CARRIED),
        ("M. Luc Côté, plus âgé, a été proclamé deuxième adjoint.", Outcome.CARRIED),
        ("Mise au vote, la demande est écartée.", Outcome.LOST),
        ("La motion est repoussée par 41 voix contre 19.", Outcome.LOST),
        ("L'amendement n'est pas adopté.", Outcome.LOST),
        ("Le renvoi en commission est accepté par 12 oui et 1 non.", Outcome.REFERRED),
        ("Le renvoi à la commission est refusé par 11 voix contre 10.", Outcome.LOST),
    ],
)
def test_the_verdict_is_told_by_verb_or_by_participle(text: str, outcome: Outcome) -> None:
    assert [one.outcome for one in of(text)] == [outcome]


@pytest.mark.parametrize(
    "text",
    [
        "La commission préavise favorablement le budget par 4 oui et 2 non.",
        "Celle-ci, par 4 voix contre 1, propose d'accepter le préavis.",
        "Le vote à main levée donnant un résultat douteux, on procède au comptage.",
        "En cas d'égalité de suffrages, le plus âgé est déclaré élu.",
        "M. Roy a rappelé que le maire est élu au scrutin secret.",
        "La prochaine séance est fixée au 12 mars.",
        "DEMANDE de subvention pour la réfection du toit",
        "CONSIDÉRANT qu'une erreur s'est glissée dans la résolution adoptée le 14 mai;",
        "ATTENDU que le règlement 12 a été adopté à l'unanimité;",
        "M. Luc Côté demande que la haie soit taillée. Le maire en prend bonne note.",
    ],
)
def test_what_a_committee_advises_or_a_rule_says_is_no_decision(text: str) -> None:
    assert of(text) == ()


def test_an_accent_tells_what_was_put_off_before_from_what_is_put_off() -> None:
    (found,) = of("Le conseil affecte au compte la somme de 12 €, le solde étant reporté.")
    assert found.outcome is Outcome.CARRIED


@pytest.mark.parametrize(
    ("text", "outcome", "mover"),
    [
        (
            "M. Luc Côté demande que le montant soit ramené à 40 000 francs. Le président répond "
            "que le contrat est signé. La proposition de M. Côté est repoussée par 41 voix "
            "contre 19.",
            Outcome.LOST, "Luc Côté",
        ),
        (
            "Mme Ève Roy dépose, au nom de son groupe, un amendement à l'article 3.\n\nMis aux "
            "voix, cet amendement est accepté par 7 voix contre 5.",
            Outcome.CARRIED, "Ève Roy",
        ),
        (
            "Mme Ève Roy dépose un sous-amendement. Après les explications du syndic, elle retire "
            "son sous-amendement.",
            Outcome.WITHDRAWN, "Ève Roy",
        ),
        (
            "Amendement présenté par M. Luc Côté : ramener la somme à 25 €.\n\nPour : 4 - Contre : "
            "14 - Abstention : 0\n\nL'amendement est rejeté.",
            Outcome.LOST, "Luc Côté",
        ),
    ],
)  # fmt: skip
def test_a_vote_takes_up_what_a_member_proposed_before(
    text: str, outcome: Outcome, mover: str
) -> None:
    (found,) = of(text)
    assert (found.outcome, found.mover) == (outcome, mover)
    assert found.text.split()[1] in ("Luc", "Ève", "présenté")


def test_what_was_withdrawn_leaves_the_next_amendment_its_own_vote() -> None:
    found = of(
        "M. Luc Côté dépose l'amendement suivant : porter la somme à 5 €. Mme Ève Roy dépose un "
        "sous-amendement. Elle retire son sous-amendement. L'amendement Côté est refusé par 21 "
        "voix contre 18."
    )
    assert [one.outcome for one in found] == [Outcome.WITHDRAWN, Outcome.LOST]


def test_a_deliberation_laid_out_line_by_line_is_one_decision() -> None:
    (found,) = of(
        "Le Conseil municipal,\nAprès en avoir délibéré,\nÀ la majorité (Pour : 17 - Contre : 4),"
        "\nContre : CÔTÉ Luc, ROY Ève\nAUTORISE le maire à signer le protocole."
    )
    assert (found.outcome, found.for_, found.against) == (Outcome.CARRIED, 17, 4)


def test_the_council_that_decides_again_after_other_words_decides_anew() -> None:
    found = of(
        "Le Conseil décide de faire goudronner le chemin. Une subvention sera demandée.\n\n"
        "M. Côté expose que trois demandes ont été reçues. Le Conseil accepte de louer le logement."
    )
    assert len(found) == 2


def test_what_it_goes_on_to_authorise_belongs_to_the_same_decision() -> None:
    found = of(
        "Le Conseil décide de vendre la parcelle. Il autorise le maire à signer l'acte.\n\n"
        "Le Conseil autorise le maire à signer tout document utile."
    )
    assert len(found) == 1


def test_a_title_in_capitals_that_runs_into_its_paragraph_parts_decisions() -> None:
    found = of(
        "CHEMIN RURAL. - Le maire donne lecture du devis. Le Conseil décide de le faire goudronner."
        "\n\nCANTINE. - Mme Roy indique le déficit. Le prix du repas est fixé à 12,50 F.\n\n"
        "BIENS DE SECTION. - M. le Sous-Préfet demande un avis. Le Conseil émet un avis "
        "défavorable à cette vente."
    )
    assert [one.outcome for one in found] == [Outcome.CARRIED, Outcome.CARRIED, Outcome.LOST]


AMENDED = (
    "{main}Il est proposé par le conseiller Luc Côté, appuyé par la conseillère Ève Roy\n"
    "DE VENDRE le lot 5 au prix de 12 $.\n\n"
    "{amendment}La conseillère Ana Dubé propose, appuyée par la conseillère Ève Roy, de reporter "
    "la signature au mois d'août. Le vote est demandé sur l'amendement : 2 pour, 3 contre.\n"
    "AMENDEMENT REJETÉ À LA MAJORITÉ\n\n"
    "Le vote est ensuite pris sur la proposition principale : 4 pour, 1 contre.\n"
    "ADOPTÉE À LA MAJORITÉ\n"
)


@pytest.mark.parametrize(
    ("main", "amendment"),
    [("2018-205 ", "2018-206 PROPOSITION D'AMENDEMENT\n"), ("2018-205 ", ""), ("", "")],
)
def test_a_motion_in_quebec_waits_for_its_own_vote_while_it_is_amended(
    main: str, amendment: str
) -> None:
    found = of(AMENDED.format(main=main, amendment=amendment))
    assert {(one.mover, one.outcome, one.for_, one.against) for one in found} == {
        ("Luc Côté", Outcome.CARRIED, 4, 1),
        ("Ana Dubé", Outcome.LOST, 2, 3),
    }


def test_a_vote_alone_under_a_title_is_on_what_the_title_says() -> None:
    found = of(
        "1/ Délibération sur le reversement de la taxe :\n\n10 votes pour. 2 abstentions\n\n"
        "2/ Changement de destination de deux parcelles\n\nAdopté à l'unanimité"
    )
    assert [one.text.split()[-2:] for one in found] == [["2", "abstentions"], ["à", "l'unanimité"]]
    assert "reversement de la taxe" in found[0].text and "parcelles" in found[1].text


@pytest.mark.parametrize(
    ("text", "outcome", "ayes", "nays"),
    [
        ("La proposition est repoussée par 41 voix contre 19.", Outcome.LOST, 19, 41),
        ("La motion est rejetée avec 4 voix contre 3.", Outcome.LOST, 3, 4),
        ("L'arrêté est accepté à l'unanimité, soit par 22 voix.", Outcome.CARRIED, 22, None),
        ("M. Luc Côté est élu par 31 voix.", Outcome.CARRIED, 31, None),
        ("Le vote donne 10 oui, 10 non. La présidente départage en faveur de l'arrêté.",
         Outcome.CARRIED, 10, 10),
        ("Pour le maintien : 7\nContre le maintien : 12\n\nLe Conseil municipal,\nSE PRONONCE "
         "contre le maintien de M. Roy dans ses fonctions.", Outcome.LOST, 7, 12),
    ],
)  # fmt: skip
def test_voices_count_for_the_side_that_they_made_win(
    text: str, outcome: Outcome, ayes: int | None, nays: int | None
) -> None:
    (found,) = of(text)
    assert (found.outcome, found.for_, found.against) == (outcome, ayes, nays)


@pytest.mark.parametrize(
    ("text", "outcome", "cast"),
    [
        ("Il est proposé de louer le pré.\nEN FAVEUR : 5 – CONTRE : 2", Outcome.CARRIED, (5, 2)),
        ("Il est proposé par Mme Ana Roy de louer le pré.\n5 pour\n2 contre\nAdoptée.",
         Outcome.CARRIED, (5, 2)),
        ("Délibération adoptée avec 8 voix « pour » et 3 voix « contre ».",
         Outcome.CARRIED, (8, 3)),
        ("Motion adoptée par 9 voix affirmatives contre 4 voix négatives.",
         Outcome.CARRIED, (9, 4)),
        ("Le Conseil décide, par 9 oui et 2 non (M. Roy, Mme Cyr), de louer le pré.",
         Outcome.CARRIED, (9, 2)),
        ("Le conseil, par 9 voix contre 4, rejette la demande.", Outcome.LOST, (4, 9)),
        ("Résultat du vote : unanimité.", Outcome.CARRIED, (None, None)),
        ("Avis favorable à l'unanimité.", Outcome.CARRIED, (None, None)),
        ("Point reporté à la prochaine séance.", Outcome.DEFERRED, (None, None)),
    ],
)  # fmt: skip
def test_a_vote_is_told_with_its_sides_in_any_wording(
    text: str, outcome: Outcome, cast: tuple[int | None, int | None]
) -> None:
    (one,) = of(text)

    assert one.outcome is outcome
    assert (one.for_, one.against) == cast


@pytest.mark.parametrize(
    "text",
    [
        "Sur motion de Ana Roy, appuyée par Luc Côté, il est résolu de louer le pré. Adoptée.",
        "Sur proposition dûment faite par Ana Roy et appuyée par Luc Côté, il est résolu de louer "
        "le pré.",
        "Motionnaire : Ana Roy\nComotionnaire : Luc Côté\nQue le pré soit loué.\nADOPTÉE",
    ],
)
def test_a_mover_is_read_in_the_wordings_of_other_provinces(text: str) -> None:
    (one,) = of(text)

    assert (one.mover, one.seconder) == ("Ana Roy", "Luc Côté")


@pytest.mark.parametrize(
    "text",
    [
        "Avis favorable de la commission des travaux.",
        "M. Roy compte 4 pour cent de pertes.",
        "La séance est reportée à la date du 4 mai par manque de temps.",
    ],
)
def test_what_only_sounds_like_a_vote_decides_nothing(text: str) -> None:
    assert of(text) == ()
