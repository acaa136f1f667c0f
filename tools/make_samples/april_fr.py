"""14 avril 2026, conseil municipal : l'ordre du jour et le procès-verbal, en français."""

from __future__ import annotations

from blocks import Agenda, Block, Grid, Item, Record, Resolution, Roll, Section, Signatures, Text
from town import COUNCIL_FR

BODY = "Conseil municipal"
SITTING = "Séance ordinaire du 14 avril 2026"
UNANIMOUS = "ADOPTÉE À L'UNANIMITÉ"

AGENDA = Agenda(
    lang="fr",
    title="Ordre du jour – Conseil municipal, séance ordinaire du 14 avril 2026",
    kind="ORDRE DU JOUR",
    body=BODY,
    sitting="Séance ordinaire du conseil municipal",
    when="Le mardi 14 avril 2026, à 19 h 30",
    where="Salle du conseil, hôtel de ville, 12, rue Principale",
    entries=(
        ("1.", "Ouverture de la séance et constatation du quorum"),
        ("2.", "Adoption de l'ordre du jour"),
        ("3.", "Adoption du procès-verbal de la séance ordinaire du 10 mars 2026"),
        ("4.", "Délégation : Société d'histoire de Val-aux-Érables (pont couvert)"),
        ("5.", "Première période de questions"),
        ("6.", "Administration et finances"),
        ("6.1", "Approbation des comptes à payer du mois de mars 2026"),
        ("6.2", "Dépôt de l'état comparatif des revenus et dépenses au 31 mars 2026"),
        ("7.", "Travaux publics"),
        ("7.1", "Pont couvert des Hirondelles : mandat d'ingénierie pour sa restauration"),
        ("7.2", "Contrat de déneigement des chemins municipaux, 2026-2029"),
        ("8.", "Urbanisme et environnement"),
        ("8.1", "Adoption du Règlement n° 2026-312 sur la location à court terme"),
        ("8.2", "Dérogation mineure : 48, rue des Sucres"),
        ("9.", "Loisirs et culture"),
        ("9.1", "Aide financière à la Fête des sucres"),
        ("10.", "Avis de motion : Règlement n° 2026-313 sur la circulation"),
        ("11.", "Affaires diverses"),
        ("12.", "Deuxième période de questions"),
        ("13.", "Levée de la séance"),
    ),
    closing=(
        "Les documents publics sont accessibles au greffe et sur le site de la Ville à compter"
        " du vendredi 10 avril 2026. La séance est enregistrée.",
        "Donné à Val-aux-Érables, le 9 avril 2026",
    ),
    signed="Me Josiane Verrette, greffière",
)

OPENING = (
    "Procès-verbal de la séance ordinaire du conseil municipal de la Ville de Val-aux-Érables,"
    " tenue le mardi 14 avril 2026 à 19 h 30, à la salle du conseil de l'hôtel de ville, située"
    " au 12, rue Principale."
)

BLOCKS: tuple[Block, ...] = (
    Roll(
        "SONT PRÉSENTS :",
        (("Mme Odile Courtemanche", "mairesse"), *COUNCIL_FR),
        "formant quorum sous la présidence de madame la mairesse.",
    ),
    Roll(
        "SONT ÉGALEMENT PRÉSENTS :",
        (
            ("M. Patrick Nolet", "directeur général et trésorier"),
            ("Me Josiane Verrette", "greffière"),
        ),
    ),
    Section("1.", "Ouverture de la séance"),
    Text(
        "La mairesse constate le quorum, souhaite la bienvenue aux quelque quarante personnes"
        " présentes et déclare la séance ouverte à 19 h 31. Elle rappelle que la séance est"
        " enregistrée et que l'enregistrement sera publié sur le site de la Ville."
    ),
    Section("2.", "Adoption de l'ordre du jour"),
    Resolution(
        "2026-04-058",
        "2.",
        "Adoption de l'ordre du jour",
        (),
        "Il est proposé par la conseillère Ghislaine Tourangeau, appuyé par le conseiller"
        " Étienne Larrivée, et résolu à l'unanimité :",
        (
            "D'ADOPTER l'ordre du jour tel que présenté, en laissant ouvert le point 11,"
            " « Affaires diverses ».",
        ),
        UNANIMOUS,
    ),
    Section("3.", "Procès-verbal de la séance précédente"),
    Resolution(
        "2026-04-059",
        "3.",
        "Procès-verbal du 10 mars 2026",
        (
            "CONSIDÉRANT QUE les membres du conseil ont reçu copie du procès-verbal de la séance"
            " ordinaire du 10 mars 2026 dans le délai prévu par la loi, ce qui dispense la greffière"
            " d'en faire la lecture;",
        ),
        "Il est proposé par la conseillère Maude Saint-Cyr, appuyé par le conseiller Douglas"
        " Ashworth, et résolu à l'unanimité :",
        ("D'ADOPTER le procès-verbal de la séance ordinaire du 10 mars 2026 tel que rédigé.",),
        UNANIMOUS,
    ),
    Section("4.", "Délégation"),
    Item("4.1", "Société d'histoire de Val-aux-Érables"),
    Text(
        "Mme Rosalie Kirouac-Dumais, présidente de la Société d'histoire, présente au conseil le"
        " dossier du pont couvert des Hirondelles, construit en 1908 et fermé à la circulation"
        " automobile depuis l'automne 2023. Elle dépose une pétition de 612 signatures demandant"
        " que le pont soit restauré sur place, avec ses fermes de bois d'origine, plutôt que"
        " remplacé par un ouvrage d'acier. Elle rappelle que la Société a recueilli"
        " 38 450,00 $ auprès de la population."
    ),
    Text(
        "La mairesse remercie la délégation. En réponse à la conseillère Benhaddou, M. Nolet"
        " précise que la dernière inspection, faite en octobre 2025, classe les culées de"
        " pierre en état « passable » et le tablier en état « déficient »."
    ),
    Section("5.", "Première période de questions"),
    Text(
        "Trois personnes s'adressent au conseil, au sujet du bruit aux abords du terrain de"
        " balle, de la collecte des matières organiques et de la date de dépôt du règlement"
        " sur la location à court terme. La période prend fin à 19 h 58."
    ),
    Section("6.", "Administration et finances"),
    Resolution(
        "2026-04-060",
        "6.1",
        "Comptes à payer de mars 2026",
        (
            "CONSIDÉRANT la liste des comptes à payer remise aux membres du conseil, dont le"
            " sommaire suit;",
        ),
        "Il est proposé par le conseiller Normand Quessy, appuyé par la conseillère Nadia"
        " Benhaddou, et résolu à l'unanimité :",
        (
            "D'APPROUVER les comptes à payer du mois de mars 2026, pour un total de"
            " 412 638,17 $, et d'en autoriser le paiement.",
        ),
        UNANIMOUS,
        before=Grid(
            ("Fonction", "Montant"),
            (
                ("Administration générale", "96 204,55 $"),
                ("Sécurité publique", "71 880,00 $"),
                ("Transport et voirie", "128 417,30 $"),
                ("Hygiène du milieu", "62 951,08 $"),
                ("Loisirs et culture", "34 105,24 $"),
                ("Aménagement et urbanisme", "19 080,00 $"),
                ("Total", "412 638,17 $"),
            ),
            (0.5, 0.28),
            numeric=(1,),
            total=True,
        ),
    ),
    Item("6.2", "Dépôt de l'état comparatif au 31 mars 2026"),
    Text(
        "Conformément à l'article 105.4 de la Loi sur les cités et villes (RLRQ, c. C-19), le"
        " trésorier dépose l'état comparatif des revenus et des dépenses au 31 mars 2026."
    ),
    Grid(
        ("Poste budgétaire", "Budget 2026", "Réel au 31 mars", "%"),
        (
            ("Taxes", "5 842 300 $", "2 978 450 $", "51"),
            ("Paiements tenant lieu de taxes", "118 400 $", "0 $", "0"),
            ("Transferts gouvernementaux", "1 236 900 $", "214 600 $", "17"),
            ("Services rendus", "486 200 $", "97 350 $", "20"),
            ("Autres revenus", "164 000 $", "51 820 $", "32"),
            ("Total des revenus", "7 847 800 $", "3 342 220 $", "43"),
            ("Total des dépenses", "7 847 800 $", "1 983 988 $", "25"),
        ),
        (0.42, 0.22, 0.24, 0.12),
        numeric=(1, 2, 3),
        total=True,
    ),
    Section("7.", "Travaux publics"),
    Resolution(
        "2026-04-061",
        "7.1",
        "Pont couvert des Hirondelles : mandat d'ingénierie",
        (
            "CONSIDÉRANT QUE le pont couvert des Hirondelles, qui enjambe la rivière aux Perdrix,"
            " est cité immeuble patrimonial par le Règlement n° 2011-187;",
            "CONSIDÉRANT QUE l'inspection d'octobre 2025 recommande de refaire le tablier et de"
            " consolider la culée nord avant l'hiver 2027;",
            "CONSIDÉRANT l'offre de services de la firme Génie Haute-Lisière inc., datée du"
            " 23 mars 2026;",
        ),
        "Il est proposé par la conseillère Nadia Benhaddou, appuyé par le conseiller Douglas"
        " Ashworth, et résolu à l'unanimité :",
        (
            "DE MANDATER la firme Génie Haute-Lisière inc. pour préparer les plans et devis de la"
            " restauration du pont couvert des Hirondelles, pour la somme de 74 503,80 $, taxes"
            " incluses;",
            "D'IMPUTER cette dépense au fonds de roulement, remboursable en cinq versements annuels;",
            "DE REMERCIER la Société d'histoire de sa contribution de 38 450,00 $.",
        ),
        UNANIMOUS,
    ),
    Resolution(
        "2026-04-062",
        "7.2",
        "Contrat de déneigement 2026-2029",
        (
            "CONSIDÉRANT l'appel d'offres public TP-2026-02 pour le déneigement et le déglaçage de"
            " 84 km de chemins municipaux pendant trois hivers;",
            "CONSIDÉRANT QUE trois soumissions ont été ouvertes le 31 mars 2026 :",
        ),
        "Il est proposé par le conseiller Étienne Larrivée, appuyé par la conseillère Ghislaine"
        " Tourangeau, et résolu à l'unanimité :",
        (
            "D'ADJUGER à Déneigement Brassard et filles inc., plus bas soumissionnaire conforme, le"
            " contrat de déneigement des chemins municipaux pour les hivers 2026-2027, 2027-2028 et"
            " 2028-2029, au prix de 1 184 362,50 $, taxes incluses;",
            "D'AUTORISER le directeur général à signer le contrat.",
        ),
        UNANIMOUS,
        before=Grid(
            ("Soumissionnaire", "Prix, taxes incluses", "Conforme"),
            (
                ("Déneigement Brassard et filles inc.", "1 184 362,50 $", "Oui"),
                ("Transport Lac-Vert ltée", "1 246 910,00 $", "Oui"),
                ("Excavation des Monts inc.", "1 302 075,25 $", "Non"),
            ),
            (0.5, 0.32, 0.18),
            numeric=(1,),
            centred=(2,),
        ),
    ),
    Section("8.", "Urbanisme et environnement"),
    Resolution(
        "2026-04-063",
        "8.1",
        "Règlement n° 2026-312 sur la location à court terme",
        (
            "CONSIDÉRANT QU'un avis de motion a été donné et qu'un projet de règlement a été déposé à"
            " la séance ordinaire du 10 mars 2026;",
            "CONSIDÉRANT QUE l'assemblée publique de consultation du 30 mars 2026 a réuni une"
            " soixantaine de personnes;",
            "CONSIDÉRANT QUE le règlement limite la location à court terme, hors du village, à la"
            " résidence principale de l'exploitant et exige l'affichage du numéro"
            " d'enregistrement;",
        ),
        "Il est proposé par la conseillère Maude Saint-Cyr, appuyé par la conseillère Nadia"
        " Benhaddou, et résolu à la majorité :",
        (
            "D'ADOPTER le Règlement n° 2026-312 intitulé « Règlement encadrant la location à court"
            " terme dans les résidences de tourisme ».",
        ),
        "ADOPTÉE À LA MAJORITÉ (5 POUR, 1 CONTRE)",
        vote=Grid(
            ("Membre du conseil", "Pour", "Contre", "Abstention"),
            (
                ("Étienne Larrivée", "X", "", ""),
                ("Ghislaine Tourangeau", "X", "", ""),
                ("Douglas Ashworth", "X", "", ""),
                ("Nadia Benhaddou", "X", "", ""),
                ("Normand Quessy", "", "X", ""),
                ("Maude Saint-Cyr", "X", "", ""),
                ("Total", "5", "1", "0"),
            ),
            (0.43, 0.17, 0.19, 0.21),
            centred=(1, 2, 3),
            total=True,
            caption="Le conseiller Normand Quessy demande le vote.",
        ),
        note="La mairesse n'exerce pas son droit de vote. Le conseiller Quessy explique qu'il"
        " juge le délai de conformité de six mois trop court pour les exploitants du lac"
        " Vert.",
    ),
    Resolution(
        "2026-04-064",
        "8.2",
        "Dérogation mineure : 48, rue des Sucres",
        (
            "CONSIDÉRANT la demande visant à permettre un garage isolé à 0,8 m de la ligne latérale"
            " au lieu de 1,0 m;",
            "CONSIDÉRANT la recommandation favorable CCU-2026-009 du comité consultatif d'urbanisme,"
            " du 31 mars 2026, et l'absence d'opposition dans la salle;",
        ),
        "Il est proposé par le conseiller Douglas Ashworth, appuyé par le conseiller Normand"
        " Quessy, et résolu à l'unanimité :",
        ("D'ACCORDER la dérogation mineure demandée pour le 48, rue des Sucres.",),
        UNANIMOUS,
    ),
    Section("9.", "Loisirs et culture"),
    Text(
        "Le conseiller Étienne Larrivée déclare que sa conjointe siège au conseil"
        " d'administration de l'organisme visé au point 9.1; il se retire de la table et ne"
        " participe ni aux délibérations ni au vote."
    ),
    Resolution(
        "2026-04-065",
        "9.1",
        "Aide financière à la Fête des sucres",
        ("CONSIDÉRANT la demande de la Fête des sucres de Val-aux-Érables pour sa 31e édition;",),
        "Il est proposé par la conseillère Ghislaine Tourangeau, appuyé par la conseillère Maude"
        " Saint-Cyr, et résolu :",
        (
            "DE VERSER à la Fête des sucres une aide financière de 1 250,00 $ et de lui prêter"
            " gratuitement la salle communautaire.",
        ),
        "ADOPTÉE (Pour : 5, Contre : 0, Abstention : 1)",
    ),
    Section("10.", "Avis de motion"),
    Item("10.1", "Règlement n° 2026-313 sur la circulation"),
    Text(
        "Le conseiller Normand Quessy donne avis de motion qu'à une prochaine séance sera soumis"
        " pour adoption le Règlement n° 2026-313, abaissant à 30 km/h la vitesse permise aux"
        " abords de l'école des Deux-Rives. Le projet de règlement est déposé."
    ),
    Section("11.", "Affaires diverses"),
    Resolution(
        "2026-04-066",
        "11.",
        "Motion de félicitations",
        (),
        "Il est proposé par la conseillère Nadia Benhaddou, appuyé par la conseillère Ghislaine"
        " Tourangeau, et résolu à l'unanimité :",
        (
            "DE FÉLICITER les pompiers volontaires, qui ont évacué sans blessé six ménages de la rue"
            " du Moulin lors de la crue du 2 avril 2026.",
        ),
        UNANIMOUS,
    ),
    Section("12.", "Deuxième période de questions"),
    Text(
        "Cinq personnes interviennent sur la location à court terme et l'entretien du chemin du"
        " Ruisseau-Clair. La prochaine séance ordinaire aura lieu le mardi 12 mai 2026."
    ),
    Section("13.", "Levée de la séance"),
    Resolution(
        "2026-04-067",
        "13.",
        "Levée de la séance",
        (),
        "Il est proposé par le conseiller Douglas Ashworth, appuyé par le conseiller Étienne"
        " Larrivée, et résolu à l'unanimité :",
        ("DE LEVER la séance à 21 h 12.",),
        UNANIMOUS,
    ),
    Signatures("", (("Odile Courtemanche", "Mairesse"), ("Me Josiane Verrette", "Greffière"))),
)


def as_drafted(block: Block) -> Block:
    """The block as the draft had it: the petition's size misread, corrected when adopted."""
    if isinstance(block, Text):
        return Text(block.text.replace("612 signatures", "621 signatures"))
    return block


DRAFT = Record(
    "fr",
    "Projet de procès-verbal – Conseil municipal, séance ordinaire du 14 avril 2026",
    "PROJET DE PROCÈS-VERBAL",
    BODY,
    SITTING,
    "Conseil municipal – séance du 14 avril 2026",
    "Projet sujet à l'approbation du conseil à une séance ultérieure",
    OPENING,
    tuple(as_drafted(block) for block in BLOCKS),
)

APPROVED = Record(
    "fr",
    "Procès-verbal – Conseil municipal, séance ordinaire du 14 avril 2026",
    "PROCÈS-VERBAL",
    BODY,
    SITTING,
    "Conseil municipal – séance ordinaire du 14 avril 2026",
    "Procès-verbal adopté à la séance ordinaire du 12 mai 2026 (résolution 2026-05-072)",
    OPENING,
    BLOCKS,
)
