"""Decisions are found in the wording of each country, and talk about earlier ones is not one."""

from __future__ import annotations

import pytest

from archive.model import Choice, Decision, Kind, Outcome
from tests.ingest.structure.saying import read

HEAD = (
    "MINUTES of the meeting of Council held on May 6, 2024, at which Mayor Jane Roe presided.\n\n"
)


def only(text: str) -> Decision:
    found = read(HEAD + text).decisions
    assert len(found) == 1, [one.text for one in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "mover", "seconder", "number"),
    [
        # Québec
        (
            "2024-05-118\n\nIl est proposé par monsieur le conseiller Luc de La Tour, appuyé par "
            "madame la\nconseillère Ève St-Onge et résolu à l'unanimité :\n\nD'adopter l'ordre du "
            "jour.\n\nADOPTÉE À L'UNANIMITÉ",
            "Luc de La Tour", "Ève St-Onge", "2024-05-118",
        ),
        (
            "RÉSOLUTION 24-118\nPROPOSÉ PAR la conseillère Ana Roy\nAPPUYÉ PAR le conseiller "
            "Luc Côté\nET RÉSOLU que le règlement 12 soit adopté.\nAdoptée",
            "Ana Roy", "Luc Côté", "24-118",
        ),
        (
            "Résolution no 118-05-24 : Achat d'un camion\n\nATTENDU QUE le camion est vieux;\n\n"
            "Sur une proposition de M. Luc Côté, appuyée par Mme Ana Roy, il est résolu "
            "unanimement d'acheter un camion.",
            "Luc Côté", "Ana Roy", "118-05-24",
        ),
        # Ontario
        (
            "Resolution No. 2024-256\nMoved by: Councillor Roe\nSeconded by: Deputy Mayor O'Dell\n"
            "THAT the agenda be adopted as circulated.\nCARRIED",
            "Roe", "O'Dell", "2024-256",
        ),
        (
            "R2024-228 S. Foote, J. Scott:\nTHAT we pass By-Law Number 2024-52. Carried.",
            "S. Foote", "J. Scott", "R2024-228",
        ),
        (
            "Moved by Councillor A. Roe, seconded by Councillor B. St. John, that the minutes of "
            "April 2 be\nadopted. Motion carried.",
            "A. Roe", "B. St. John", None,
        ),
        # United States
        (
            "Motion by Pruitt, second by Van Dyke, to approve the agenda. Motion carried 5-0.",
            "Pruitt", "Van Dyke", None,
        ),
        (
            "Commissioner Pope made a motion to adopt the plan. Member Delgado-Ruiz seconded\n"
            "the motion. All in favor, the motion carried unanimously.",
            "Pope", "Delgado-Ruiz", None,
        ),
        (
            "Robin Lucie moved to accept the report and Peggy Lynch seconded the motion. "
            "All approved.",
            "Robin Lucie", "Peggy Lynch", None,
        ),
        # England
        (
            "It was proposed by Cllr Mrs Jones and seconded by Cllr Smith that the grant be "
            "awarded.\nRESOLVED that £500 be granted to the hall.",
            "Jones", "Smith", None,
        ),
        ("The accounts were approved.\nProp: NO 2nd: KD", "NO", "KD", None),
    ],
)  # fmt: skip
def test_who_moved_and_who_seconded_is_read(
    text: str, mover: str, seconder: str, number: str | None
) -> None:
    found = only(text)
    assert (found.mover, found.seconder, found.number) == (mover, seconder, number)
    assert found.outcome is Outcome.CARRIED


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Moved by Roe, seconded by Poe, that the fee be doubled. LOST", Outcome.LOST),
        ("Motion by Roe to adopt. The motion died for lack of a second.", Outcome.LOST),
        ("Motion by Roe, second by Poe, to table the item. Motion carried 3-0.", Outcome.TABLED),
        ("Moved by Roe, seconded by Poe, that the report be deferred to June. Carried.",
         Outcome.DEFERRED),
        ("Il est proposé par Mme Ana Roy que le projet soit accepté. La proposition est rejetée.",
         Outcome.LOST),
        ("Proposé par Mme Ana Roy que l'achat soit reporté à juin. Résolu à l'unanimité.",
         Outcome.DEFERRED),
        ("Le conseil municipal prend acte du rapport d'activité.", Outcome.NOTED),
        ("Le conseil municipal, après en avoir délibéré, n'approuve pas la prise de compétence.",
         Outcome.LOST),
        ("Après en avoir délibéré, le conseil municipal, à l'unanimité,\n\nDÉCIDE de vendre.",
         Outcome.CARRIED),
        ("Le Conseil Adopte.", Outcome.CARRIED),
        ("Le compte rendu de la réunion du 17 avril est adopté à l'unanimité.", Outcome.CARRIED),
    ],
)  # fmt: skip
def test_how_it_ended_is_told_in_many_words(text: str, outcome: Outcome) -> None:
    assert only(text).outcome is outcome


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Tarifs de la salle\n\nPour : 52  Contre : 3  Abstentions : 2", (52, 3, 2)),
        ("Adoption des statuts\n\npour : 56\ncontre :\nabstentions :\nadopté à l’unanimité.",
         (56, None, None)),
        ("Le conseil municipal désapprouve à 14 voix contre et une voix pour l'extension.",
         (1, 14, None)),
        ("Déneigement :\n\n11 votes pour 2 abstentions", (11, None, 2)),
        ("Moved by Roe, seconded by Poe, that it pass. Yeas 2 Nays 4\nLOST", (2, 4, None)),
        ("Motion by Roe, second by Poe, to adopt. Motion carried 4-0-1.", (4, 0, 1)),
        ("Motion by Roe, second by Poe, to adopt. Roll call vote: Ayes: Roe, Poe, Kim. "
         "Nays: O'Hara. Motion carried.", (3, 1, None)),
    ],
)  # fmt: skip
def test_votes_are_counted_as_the_page_counts_them(
    text: str, counts: tuple[int | None, int | None, int | None]
) -> None:
    found = only(text)
    assert (found.for_, found.against, found.abstentions) == counts


@pytest.mark.parametrize(
    ("text", "name", "choice"),
    [
        ("Il est proposé par Mme Ana Roy et résolu d'acheter. M. Luc Côté est dissident.\n"
         "Adoptée à la majorité.", "Luc Côté", Choice.AGAINST),
        ("Monsieur Luc Côté déclare son intérêt. Il quitte la table du conseil.\n\n"
         "Il est proposé par Mme Ana Roy de vendre.\n\nADOPTÉE", "Luc Côté", Choice.RECUSED),
        ("Moved by Roe, seconded by Poe, that it pass. Carried. Councillor Kim abstained.",
         "Kim", Choice.ABSTAIN),
        ("MOTION to adopt a rate of $9.\n\nMember | Motion | Yes | No\n\nRoe | 1st | X\n\n"
         "Poe | 2nd | X\n\nSt. Onge | | | X\n\nResult: Passed 2-1", "St. Onge", Choice.AGAINST),
        ("Motion by Roe, second by Poe, to adopt. Roll call: Roe, yes; Poe, yes; Kim, no. "
         "Motion carried.", "Kim", Choice.AGAINST),
    ],
)  # fmt: skip
def test_who_stood_against_or_aside_is_named(text: str, name: str, choice: Choice) -> None:
    assert (name, choice) in [(vote.name, vote.choice) for vote in only(text).votes]


@pytest.mark.parametrize(
    "text",
    [
        "In the past, the budget was approved with a show of hands.",
        "The plan which was approved by the county last year will be reviewed.",
        "The Clerk read the letter of resignation.",
        "Mr. Nyberg said he moved to the area for the boat ramp.",
        "Staff will report back before the budget is approved.",
        "Vu la délibération du conseil municipal du 3 mars approuvant le plan local,",
        "Monsieur le maire propose au conseil municipal d'étudier la question.",
        "Le budget avait été adopté par le conseil en décembre.",
        "Committee Reports: none.",
    ],
)
def test_talk_about_decisions_is_not_a_decision(text: str) -> None:
    assert not read(HEAD + text).decisions


def test_an_agenda_decides_nothing() -> None:
    text = "ORDRE DU JOUR\n\n1. Adoption de l'ordre du jour\n\n2. Résolution 24-12 : adoptée"
    assert not read(text, kind=Kind.AGENDA).decisions


def test_unanimity_is_only_what_the_page_says() -> None:
    assert only("Moved by Roe, seconded by Poe, that it pass. Carried.").unanimous is None
    assert only("Moved by Roe, seconded by Poe, that it pass. Carried unanimously.").unanimous
    assert only("Il est proposé par Mme Ana Roy et résolu d'agir. Adoptée sur division."
                ).unanimous is False  # fmt: skip


def test_each_decision_has_a_key_of_its_own() -> None:
    text = "".join(f"Moved by Roe, seconded by Poe, that {n} pass. Carried.\n\n" for n in "ab")
    found = read(HEAD + text + "R2024-9 S. Roe, J. Poe:\nTHAT it pass. Carried.").decisions
    assert [one.key for one in found] == ["page-1-1", "page-1-2", "r2024-9"]


def test_a_decision_stands_on_the_page_where_its_words_begin() -> None:
    text = "Moved by Roe, seconded by Poe, that the long\f" + "text go on overleaf. Carried."
    assert only(text).place.page == 1  # type: ignore[union-attr]  # paper has pages


def test_a_consent_agenda_passes_each_numbered_act_in_it() -> None:
    text = """
CONSENT AGENDA

Motion by Roe, second by Poe, to approve the consent agenda. Motion carried 5-0.

1. Minutes of February 6, 2024

2. Resolution No. 2024-11, approving a licence

3. Resolution No. 2024-12, accepting an easement

NEW BUSINESS

4. Parking on Third Street

Moved by Roe, seconded by Poe, that parking end. Carried."""
    numbers = [one.number for one in read(HEAD + text).decisions]
    assert numbers == [None, "2024-11", "2024-12", None]


@pytest.mark.parametrize(
    "line",
    [
        "Version modifiée : remplace le procès-verbal adopté le 9 juin 2026",
        "Procès-verbal adopté le 9 juin 2026",
        "Minutes approved on June 9, 2026",
        "Amended version: replaces the minutes adopted on June 9, 2026 (resolution 2026-06-083).",
    ],
)
def test_what_a_paper_says_of_itself_is_not_its_decision(line: str) -> None:
    assert read(f"{HEAD}{line}\n\nThe meeting was opened.\n").decisions == ()


def test_resolutions_numbered_like_days_are_told_from_days() -> None:
    paper = "\n\n".join(
        f"2020-10-{n} TITRE {n}\nIl est proposé par M. Luc Roy que le point {n} soit adopté.\n"
        "Adopté à l'unanimité."
        for n in (31, 32, 33)
    )
    assert [one.number for one in read(HEAD + paper).decisions] == [
        "2020-10-31", "2020-10-32", "2020-10-33",
    ]  # fmt: skip


def test_a_prairie_town_names_the_mover_before_a_colon() -> None:
    found = only("71/13 Hubble: That the minutes be approved as presented. Carried.")
    assert (found.number, found.mover, found.outcome) == ("71/13", "Hubble", Outcome.CARRIED)


@pytest.mark.parametrize(
    ("text", "ayes", "nays"),
    [
        ("AU VOTE, le budget 2019 est accepté par 14 voix contre 2.", 14, 2),
        ("La délibération est acceptée par 4 oui et 2 non.", 4, 2),
        ("Motion by Roe, seconded by Doe, to adjourn.\n\nMotion carried.\n(4-0)", 4, 0),
        ("The Board voted (Roe, Doe, Hale – yea) on a motion by Roe, seconded by Doe, to adjourn. "
         "Motion carried.", 3, None),
    ],
)  # fmt: skip
def test_votes_are_counted_in_yet_other_words(text: str, ayes: int, nays: int | None) -> None:
    found = only(text)
    assert found.outcome is Outcome.CARRIED
    assert (found.for_, found.against or None) == (ayes, nays or None)


def test_how_it_ended_may_be_told_with_who_was_against() -> None:
    found = only(
        "It was MOVED by Councillor Nair and SECONDED by Councillor Lowe that staff report.\n\n"
        "DEFEATED, Mayor Harding and Councillor Osachoff OPPOSED"
    )
    assert found.outcome is Outcome.LOST
    assert [vote.name for vote in found.votes] == ["Harding", "Osachoff"]


def test_a_number_alone_under_its_title_is_that_of_the_decision() -> None:
    found = only(
        "3. ADOPTION DU PROCÈS-VERBAL DE LA SÉANCE ORDINAIRE DU 14 FÉVRIER 2022\n2022-03-042\n"
        "Il est proposé par M. Luc Roy de l'adopter.\nADOPTÉE À L'UNANIMITÉ"
    )
    assert found.number == "2022-03-042"


@pytest.mark.parametrize(
    ("text", "outcome", "ayes", "nays"),
    [
        ("Mis au vote, le postulat est refusé par 18 voix contre 11.", Outcome.LOST, 11, 18),
        ("Au vote, le préavis est accepté à une large majorité, 3 avis contraires.",
         Outcome.CARRIED, None, 3),
    ],
)  # fmt: skip
def test_who_refuses_is_counted_on_the_side_that_refused(
    text: str, outcome: Outcome, ayes: int | None, nays: int
) -> None:
    found = only(text)
    assert (found.outcome, found.for_, found.against) == (outcome, ayes, nays)


def test_years_of_a_life_are_no_number() -> None:
    found = only("ALHACEN\n965-1039\nIl est proposé par M. Luc Roy de nommer la rue. Adopté.")
    assert found.number is None


def test_ayes_all_is_unanimous() -> None:
    found = only(
        "Commissioner Pell moved, seconded by Ms. Quist, to adjourn. Ayes: all. Nays: none."
    )
    assert (found.outcome, found.unanimous) == (Outcome.CARRIED, True)


def test_a_paper_that_counts_every_vote_decides_nothing_in_passing() -> None:
    voted = [f"Il est proposé d'acheter le lot {n}.\n\nPour : 9\nContre : 2" for n in range(30)]
    aside = "Cette garantie est accordée pour la durée totale du prêt."
    assert len(read("\n\n".join([aside, *voted])).decisions) == 30
    assert len(read("\n\n".join([aside, *voted[:3]])).decisions) == 4


@pytest.mark.parametrize("bullet", ["", ". ", "- "])
@pytest.mark.parametrize("nobody", ["/", "néant", "aucune", "0"])
def test_lines_of_a_vote_in_which_nobody_stood_make_one_decision(bullet: str, nobody: str) -> None:
    lines = ["Pour : 56", f"Contre : {nobody}", f"Abstention : {nobody}", "Adopté à l'unanimité"]
    text = ["Il est proposé d'acheter le pré.", *(bullet + line for line in lines)]
    decided = only("\n\n".join(text))
    assert (decided.for_, decided.against, decided.unanimous) == (56, 0, True)


def test_what_is_only_voted_on_bears_the_title_far_above() -> None:
    debate = "\n\n".join(f"M. Roy dit que le pont numéro {n} coûte cher." for n in range(400))
    vote = ". Pour : 42\n\n. Contre : 11 (Groupe Est)\n\n. Adopté à la majorité"
    items = "1 - Budget\n\nVoir plus haut.\n\n2 - Le pont\n\n"
    (decided,) = read(f"{items}{debate}\n\n{vote}\n\n3 - Divers\n\nRien.").decisions
    assert decided.text == "Le pont […] Pour : 42 . Contre : 11 (Groupe Est) . Adopté à la majorité"
