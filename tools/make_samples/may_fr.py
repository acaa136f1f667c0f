"""12 mai 2026, conseil municipal : ordre du jour, procès-verbal, procès-verbal modifié.

The minutes as adopted give a wrong amount in resolution 2026-05-074 (two digits changed
places); the clerk corrects it as section 92.1 of the Cities and Towns Act lets her. The table
of tenders above the resolution, and the recording, have the right one.
"""

from __future__ import annotations

from blocks import (
    Agenda,
    Block,
    Box,
    Grid,
    Item,
    Record,
    Resolution,
    Roll,
    Section,
    Signatures,
    Text,
)
from town import COUNCIL_FR

BODY = "Conseil municipal"
SITTING = "Séance ordinaire du 12 mai 2026"
UNANIMOUS = "Adoptée à l'unanimité"
RIGHT = "148 250,00 $"
WRONG = "184 250,00 $"

AGENDA = Agenda(
    lang="fr",
    title="Ordre du jour – Conseil municipal, séance ordinaire du 12 mai 2026",
    kind="ORDRE DU JOUR",
    body=BODY,
    sitting="Séance ordinaire du conseil municipal",
    when="Le mardi 12 mai 2026, à 19 h 30",
    where="Salle du conseil, hôtel de ville, 12, rue Principale",
    entries=(
        ("1.", "Ouverture de la séance"),
        ("2.", "Adoption de l'ordre du jour"),
        ("3.", "Adoption du procès-verbal de la séance ordinaire du 14 avril 2026"),
        ("4.", "Première période de questions"),
        ("5.", "Finances"),
        ("5.1", "Approbation des comptes à payer du mois d'avril 2026"),
        ("5.2", "Dépôt du rapport financier 2025 et du rapport de l'auditeur indépendant"),
        ("6.", "Travaux publics"),
        ("6.1", "Remplacement du ponceau du chemin du Ruisseau-Clair : adjudication"),
        ("6.2", "Pont couvert des Hirondelles : demande d'aide financière"),
        ("7.", "Sécurité publique"),
        ("7.1", "Adoption du Règlement n° 2026-313 sur la circulation"),
        ("8.", "Urbanisme"),
        ("8.1", "Dérogation mineure : 112, chemin du Lac-Vert"),
        ("8.2", "Plan d'implantation et d'intégration architecturale : 7, rue Principale"),
        ("9.", "Loisirs"),
        ("9.1", "Camp de jour : embauche de la coordonnatrice"),
        ("10.", "Affaires diverses"),
        ("11.", "Deuxième période de questions"),
        ("12.", "Levée de la séance"),
    ),
    closing=(
        "La séance est publique et enregistrée. Les demandes d'interprétation vers l'anglais"
        " doivent parvenir au greffe avant midi, le jour de la séance.",
        "Donné à Val-aux-Érables, le 7 mai 2026",
    ),
    signed="Me Josiane Verrette, greffière",
)

OPENING = (
    "Procès-verbal de la séance ordinaire du conseil municipal de la Ville de Val-aux-Érables,"
    " tenue le mardi 12 mai 2026 à 19 h 30, à la salle du conseil de l'hôtel de ville, 12, rue"
    " Principale, à laquelle étaient présents les membres suivants, formant quorum."
)


def blocks(amount: str) -> tuple[Block, ...]:
    """The record, with the amount that resolution 2026-05-074 awards."""
    return (
        Roll(
            "Présences :",
            (
                ("Mme Odile Courtemanche", "mairesse"),
                *(p for p in COUNCIL_FR if "Quessy" not in p[0]),
            ),
        ),
        Roll("Absence motivée :", (("M. Normand Quessy", "conseiller, district n° 5"),)),
        Roll(
            "Également présents :",
            (
                ("M. Patrick Nolet", "directeur général et trésorier"),
                ("Me Josiane Verrette", "greffière, agissant comme secrétaire de la séance"),
            ),
        ),
        Section("1.", "Ouverture de la séance"),
        Text(
            "La mairesse, Mme Odile Courtemanche, ouvre la séance à 19 h 30. Vingt-trois personnes"
            " sont dans la salle."
        ),
        Section("2.", "Adoption de l'ordre du jour"),
        Resolution(
            "2026-05-071",
            "2.",
            "Adoption de l'ordre du jour",
            (),
            "Il est proposé par la conseillère Nadia Benhaddou, appuyé par le conseiller Étienne"
            " Larrivée, et résolu à l'unanimité :",
            ("D'adopter l'ordre du jour tel que présenté.",),
            UNANIMOUS,
        ),
        Section("3.", "Procès-verbal"),
        Resolution(
            "2026-05-072",
            "3.",
            "Procès-verbal du 14 avril 2026",
            (),
            "Il est proposé par la conseillère Ghislaine Tourangeau, appuyé par la conseillère"
            " Maude Saint-Cyr, et résolu à l'unanimité :",
            (
                "D'adopter le procès-verbal de la séance ordinaire du 14 avril 2026, avec la"
                " correction suivante au point 4 : lire « 612 signatures » plutôt que"
                " « 621 signatures ».",
            ),
            UNANIMOUS,
        ),
        Section("4.", "Première période de questions"),
        Text(
            "Mme Margaret Oakley, du chemin du Ruisseau-Clair, demande en anglais si les autobus"
            " scolaires pourront passer pendant les travaux du ponceau. M. Nolet répond qu'un"
            " détour de quatre kilomètres par le rang Saint-Émile sera en place et que les travaux"
            " auront lieu en juillet, après la fin des classes."
        ),
        Text(
            "Un résident demande quand sera posé l'éclairage du sentier du Moulin. La mairesse"
            " répond que les lampadaires sont commandés et que la pose est prévue en août."
        ),
        Section("5.", "Finances"),
        Resolution(
            "2026-05-073",
            "5.1",
            "Comptes à payer d'avril 2026",
            (),
            "Il est proposé par la conseillère Maude Saint-Cyr, appuyé par le conseiller Douglas"
            " Ashworth, et résolu à l'unanimité :",
            ("D'approuver les comptes à payer du mois d'avril 2026, au montant de 388 914,62 $.",),
            UNANIMOUS,
        ),
        Item("5.2", "Dépôt du rapport financier 2025"),
        Text(
            "Le trésorier dépose le rapport financier pour l'exercice terminé le 31 décembre 2025"
            " et le rapport de l'auditeur indépendant, qui ne comporte aucune réserve. La mairesse"
            " en présente les faits saillants :"
        ),
        Grid(
            ("Exercice 2025", "Budget", "Réel"),
            (
                ("Revenus de fonctionnement", "7 640 000 $", "7 912 480 $"),
                ("Dépenses de fonctionnement", "7 640 000 $", "7 604 115 $"),
                ("Dont : déneigement", "410 000 $", "436 720 $"),
                ("Dont : service d'incendie", "368 500 $", "361 904 $"),
                ("Excédent de l'exercice", "0 $", "308 365 $"),
            ),
            (0.5, 0.25, 0.25),
            numeric=(1, 2),
            total=True,
        ),
        Section("6.", "Travaux publics"),
        Resolution(
            "2026-05-074",
            "6.1",
            "Ponceau du chemin du Ruisseau-Clair : adjudication",
            (
                "Considérant que la crue du 2 avril 2026 a emporté une partie du ponceau du chemin du"
                " Ruisseau-Clair, rouvert depuis sur une seule voie;",
                "Considérant l'appel d'offres public TP-2026-04, dont les soumissions ont été ouvertes"
                " le 4 mai 2026 :",
            ),
            "Il est proposé par le conseiller Étienne Larrivée, appuyé par la conseillère Nadia"
            " Benhaddou, et résolu à l'unanimité :",
            (
                f"D'adjuger à Excavation des Monts inc., plus bas soumissionnaire conforme, le contrat"
                f" de remplacement du ponceau du chemin du Ruisseau-Clair, au prix de {amount}, taxes"
                f" incluses;",
                "De financer la dépense à même l'excédent non affecté;",
                "De demander au ministère responsable une aide pour les dommages de la crue.",
            ),
            UNANIMOUS,
            before=Grid(
                ("Soumissionnaire", "Prix, taxes incluses", "Rang"),
                (
                    ("Excavation des Monts inc.", RIGHT, "1"),
                    ("Terrassement Rivard et Cie inc.", "161 904,30 $", "2"),
                    ("Construction Val-Boisé ltée", "176 330,00 $", "3"),
                ),
                (0.5, 0.34, 0.16),
                numeric=(1,),
                centred=(2,),
            ),
        ),
        Resolution(
            "2026-05-075",
            "6.2",
            "Pont couvert des Hirondelles : demande d'aide financière",
            (
                "Considérant la résolution 2026-04-061, par laquelle le conseil a confié la"
                " préparation des plans et devis à Génie Haute-Lisière inc.;",
                "Considérant que le coût de la restauration du pont couvert est estimé à 1 460 000 $"
                " et qu'un programme d'aide au patrimoine immobilier peut en couvrir jusqu'à 60 %;",
            ),
            "Il est proposé par le conseiller Douglas Ashworth, appuyé par la conseillère Ghislaine"
            " Tourangeau, et résolu à l'unanimité :",
            (
                "D'autoriser le directeur général à présenter une demande d'aide financière et à"
                " signer tout document à cette fin;",
                "De confirmer l'engagement de la Ville à payer sa part des coûts admissibles et à"
                " entretenir le pont restauré.",
            ),
            UNANIMOUS,
        ),
        Section("7.", "Sécurité publique"),
        Resolution(
            "2026-05-076",
            "7.1",
            "Règlement n° 2026-313 sur la circulation",
            (
                "Considérant l'avis de motion donné et le projet de règlement déposé à la séance"
                " ordinaire du 14 avril 2026;",
            ),
            "Il est proposé par la conseillère Ghislaine Tourangeau, appuyé par le conseiller"
            " Étienne Larrivée, et résolu à l'unanimité :",
            (
                "D'adopter le Règlement n° 2026-313 fixant à 30 km/h la vitesse maximale permise aux"
                " abords de l'école des Deux-Rives, en tout temps.",
            ),
            UNANIMOUS,
        ),
        Section("8.", "Urbanisme"),
        Resolution(
            "2026-05-077",
            "8.1",
            "Dérogation mineure : 112, chemin du Lac-Vert",
            (
                "Considérant la recommandation CCU-2026-013 du comité consultatif d'urbanisme, du"
                " 28 avril 2026;",
            ),
            "Il est proposé par la conseillère Maude Saint-Cyr, appuyé par la conseillère Nadia"
            " Benhaddou, et résolu à l'unanimité :",
            (
                "D'accorder la dérogation mineure permettant une marge latérale de 1,6 m au lieu de"
                " 2,0 m, à la condition qu'une haie soit plantée le long de la ligne mitoyenne.",
            ),
            UNANIMOUS,
        ),
        Resolution(
            "2026-05-078",
            "8.2",
            "PIIA : 7, rue Principale",
            ("Considérant la recommandation CCU-2026-014 du comité consultatif d'urbanisme;",),
            "Il est proposé par la conseillère Maude Saint-Cyr, appuyé par le conseiller Douglas"
            " Ashworth, et résolu à l'unanimité :",
            ("D'approuver le remplacement des fenêtres et de l'enseigne du 7, rue Principale.",),
            UNANIMOUS,
        ),
        Section("9.", "Loisirs"),
        Resolution(
            "2026-05-079",
            "9.1",
            "Camp de jour : embauche",
            (),
            "Il est proposé par la conseillère Nadia Benhaddou, appuyé par la conseillère Ghislaine"
            " Tourangeau, et résolu à l'unanimité :",
            (
                "D'embaucher Mme Océane Thivierge-Lam comme coordonnatrice du camp de jour, du"
                " 1er juin au 21 août 2026, au taux horaire de 24,75 $.",
            ),
            UNANIMOUS,
        ),
        Section("10.", "Affaires diverses"),
        Text("Aucun point n'est ajouté."),
        Section("11.", "Deuxième période de questions"),
        Text("Aucune question. La prochaine séance ordinaire aura lieu le mardi 9 juin 2026."),
        Section("12.", "Levée de la séance"),
        Resolution(
            "2026-05-080",
            "12.",
            "Levée de la séance",
            (),
            "Il est proposé par le conseiller Étienne Larrivée, appuyé par la conseillère Maude"
            " Saint-Cyr, et résolu à l'unanimité :",
            ("De lever la séance à 20 h 24.",),
            UNANIMOUS,
        ),
        Signatures(
            "Je, Odile Courtemanche, mairesse, atteste que la signature du présent procès-verbal"
            " équivaut à la signature par moi de toutes les résolutions qu'il contient.",
            (("Odile Courtemanche", "Mairesse"), ("Me Josiane Verrette", "Greffière")),
        ),
    )


CORRECTION = Box(
    "PROCÈS-VERBAL DE CORRECTION",
    (
        "Conformément à l'article 92.1 de la Loi sur les cités et villes (RLRQ, c. C-19), la"
        " soussignée, greffière, apporte une correction à la résolution 2026-05-074 de la séance du"
        " 12 mai 2026, puisqu'une erreur apparaît de façon évidente à la lecture du tableau des"
        " soumissions :",
        f"Au lieu de « {WRONG} », on doit lire « {RIGHT} ».",
        "Fait à Val-aux-Érables, le 18 juin 2026.  Me Josiane Verrette, greffière",
    ),
)

TITLE = "Procès-verbal – Conseil municipal, séance ordinaire du 12 mai 2026"

MINUTES = Record(
    "fr",
    TITLE,
    "PROCÈS-VERBAL",
    BODY,
    SITTING,
    "Conseil municipal – 12 mai 2026",
    "Adopté le 9 juin 2026 (résolution 2026-06-083)",
    OPENING,
    blocks(WRONG),
)

AMENDED = Record(
    "fr",
    TITLE.replace("Procès-verbal", "Procès-verbal modifié"),
    "PROCÈS-VERBAL MODIFIÉ",
    BODY,
    SITTING,
    "Conseil municipal – 12 mai 2026 – Version modifiée",
    "Version modifiée : remplace le procès-verbal adopté le 9 juin 2026",
    OPENING,
    (CORRECTION, *blocks(RIGHT)),
)
