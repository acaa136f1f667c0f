"""28 avril 2026, comité consultatif d'urbanisme : ordre du jour et procès-verbal."""

from __future__ import annotations

from blocks import Agenda, Block, Grid, Item, Record, Resolution, Roll, Section, Signatures, Text

BODY = "Comité consultatif d'urbanisme"
SITTING = "Réunion ordinaire du mardi 28 avril 2026"
UNANIMOUS = "Adoptée à l'unanimité"

AGENDA = Agenda(
    lang="fr",
    title="Ordre du jour – Comité consultatif d'urbanisme, 28 avril 2026",
    kind="ORDRE DU JOUR",
    body=BODY,
    sitting="Réunion ordinaire du comité consultatif d'urbanisme (CCU)",
    when="Le mardi 28 avril 2026, à 18 h 30",
    where="Salle des comités, hôtel de ville, 12, rue Principale",
    entries=(
        ("1.", "Ouverture de la réunion et vérification du quorum"),
        ("2.", "Adoption de l'ordre du jour"),
        ("3.", "Approbation du procès-verbal de la réunion du 31 mars 2026"),
        ("4.", "Demandes de dérogation mineure"),
        ("4.1", "112, chemin du Lac-Vert : marge latérale de l'agrandissement"),
        ("5.", "Plans d'implantation et d'intégration architecturale (PIIA)"),
        ("5.1", "7, rue Principale : fenêtres et enseigne"),
        ("6.", "Projet de lotissement du domaine de l'Érablière"),
        ("7.", "Varia"),
        ("8.", "Prochaine réunion : le 26 mai 2026"),
        ("9.", "Levée de la réunion"),
    ),
    closing=(
        "Les demandeurs peuvent présenter leur projet au comité. Les délibérations ont lieu à huis"
        " clos; le comité fait ses recommandations au conseil municipal.",
        "Transmis aux membres le 22 avril 2026",
    ),
    signed="Anouk Desrosby, urbaniste et secrétaire du comité",
)

OPENING = (
    "Procès-verbal de la réunion ordinaire du comité consultatif d'urbanisme de la Ville de"
    " Val-aux-Érables, tenue le mardi 28 avril 2026 à 18 h 30, à la salle des comités de l'hôtel"
    " de ville."
)

BLOCKS: tuple[Block, ...] = (
    Roll(
        "Sont présents :",
        (
            ("Mme Maude Saint-Cyr", "conseillère municipale, présidente"),
            ("M. Alain Jutras-Poirier", "membre"),
            ("Mme Carol Whitfield", "membre"),
            ("Mme Béatrice Lafontant", "membre"),
        ),
    ),
    Roll("Est absent :", (("M. Laurent Dubreuil-Hamel", "membre"),)),
    Roll(
        "Est aussi présente :",
        (("Mme Anouk Desrosby", "urbaniste et secrétaire du comité, sans droit de vote"),),
    ),
    Section("1.", "Ouverture de la réunion"),
    Text("Le quorum étant constaté, la présidente ouvre la réunion à 18 h 32."),
    Section("2.", "Adoption de l'ordre du jour"),
    Resolution(
        "CCU-2026-011",
        "2.",
        "Adoption de l'ordre du jour",
        (),
        "Il est proposé par Mme Carol Whitfield, appuyé par M. Alain Jutras-Poirier, et résolu à"
        " l'unanimité :",
        ("D'adopter l'ordre du jour tel que présenté.",),
        UNANIMOUS,
    ),
    Section("3.", "Procès-verbal du 31 mars 2026"),
    Resolution(
        "CCU-2026-012",
        "3.",
        "Approbation du procès-verbal",
        (),
        "Il est proposé par Mme Béatrice Lafontant, appuyé par Mme Carol Whitfield, et résolu à"
        " l'unanimité :",
        ("D'approuver le procès-verbal de la réunion du 31 mars 2026.",),
        UNANIMOUS,
    ),
    Section("4.", "Demandes de dérogation mineure"),
    Item("4.1", "112, chemin du Lac-Vert (zone V-12)"),
    Text(
        "Les propriétaires souhaitent agrandir leur maison vers l'ouest. La secrétaire présente"
        " l'analyse du service de l'urbanisme :"
    ),
    Grid(
        ("Élément", "Norme", "Demandé", "Écart"),
        (
            ("Marge latérale ouest", "2,0 m", "1,6 m", "0,4 m"),
            ("Marge avant", "7,5 m", "8,1 m", "–"),
            ("Coefficient d'emprise au sol", "20 %", "17 %", "–"),
        ),
        (0.43, 0.19, 0.2, 0.18),
        centred=(1, 2, 3),
    ),
    Resolution(
        "CCU-2026-013",
        "4.1",
        "Recommandation : 112, chemin du Lac-Vert",
        (
            "Considérant que l'écart est mineur et que le voisin immédiat a donné son accord par"
            " écrit;",
            "Considérant que la bande de protection riveraine de 15 m est respectée;",
        ),
        "Il est proposé par M. Alain Jutras-Poirier, appuyé par Mme Béatrice Lafontant, et résolu à"
        " l'unanimité :",
        (
            "De recommander au conseil municipal d'accorder la dérogation mineure, à la condition"
            " qu'une haie soit plantée le long de la ligne mitoyenne.",
        ),
        UNANIMOUS,
    ),
    Section("5.", "Plans d'implantation et d'intégration architecturale"),
    Resolution(
        "CCU-2026-014",
        "5.1",
        "Recommandation : 7, rue Principale",
        (
            "Considérant que le bâtiment, l'ancien magasin général, est visé par le Règlement"
            " n° 2014-221 sur les PIIA;",
            "Considérant que les fenêtres à guillotine proposées reprennent le modèle d'origine et que"
            " l'enseigne sera de bois peint, éclairée par l'extérieur;",
        ),
        "Il est proposé par Mme Carol Whitfield, appuyé par Mme Béatrice Lafontant, et résolu à"
        " l'unanimité :",
        ("De recommander au conseil municipal d'approuver les plans déposés le 9 avril 2026.",),
        UNANIMOUS,
    ),
    Section("6.", "Projet de lotissement du domaine de l'Érablière"),
    Text(
        "Le promoteur présente un avant-projet de 22 terrains dans l'érablière du rang"
        " Saint-Émile. Les membres s'interrogent sur l'alimentation en eau potable, la coupe"
        " d'arbres matures et l'accès au sentier du Moulin. Le promoteur quitte la salle à"
        " 19 h 25."
    ),
    Resolution(
        "CCU-2026-015",
        "6.",
        "Recommandation : domaine de l'Érablière",
        (
            "Considérant que l'avant-projet ne comporte ni étude hydrogéologique ni inventaire des"
            " arbres;",
        ),
        "Il est proposé par Mme Béatrice Lafontant, appuyé par M. Alain Jutras-Poirier, et résolu à"
        " la majorité :",
        (
            "De recommander au conseil municipal de ne pas donner suite à l'avant-projet tant que ces"
            " deux études n'auront pas été déposées.",
        ),
        "Adoptée à la majorité (3 pour, 1 contre)",
        note="Mme Carol Whitfield vote contre : elle aurait préféré reporter le dossier d'un mois.",
    ),
    Section("7.", "Varia"),
    Text(
        "La secrétaire informe le comité que le Règlement n° 2026-312 sur la location à court"
        " terme, adopté par le conseil le 14 avril 2026, est en vigueur."
    ),
    Section("8.", "Prochaine réunion"),
    Text("La prochaine réunion du comité aura lieu le mardi 26 mai 2026 à 18 h 30."),
    Section("9.", "Levée de la réunion"),
    Resolution(
        "CCU-2026-016",
        "9.",
        "Levée de la réunion",
        (),
        "Il est proposé par Mme Carol Whitfield, appuyé par M. Alain Jutras-Poirier, et résolu à"
        " l'unanimité :",
        ("De lever la réunion à 20 h 05.",),
        UNANIMOUS,
    ),
    Signatures("", (("Maude Saint-Cyr", "Présidente"), ("Anouk Desrosby", "Secrétaire"))),
)

MINUTES = Record(
    "fr",
    "Procès-verbal – Comité consultatif d'urbanisme, 28 avril 2026",
    "PROCÈS-VERBAL",
    BODY,
    SITTING,
    "Comité consultatif d'urbanisme – 28 avril 2026",
    "",
    OPENING,
    BLOCKS,
)
