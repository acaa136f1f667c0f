"""What is said in the two recordings: who, in which voice, in which words."""

from __future__ import annotations

from dataclasses import dataclass

from blocks import Lang


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker and their voice of espeak-ng: variant, pitch (0 to 99), words a minute."""

    name: str
    variant: str
    pitch: int
    speed: int


@dataclass(frozen=True, slots=True)
class Line:
    """One caption. spoken replaces text for the voice, where it would read a sign badly.

    pause_s is the silence before it, in seconds.
    """

    voice: Voice
    text: str
    lang: Lang = "fr"
    spoken: str = ""
    pause_s: float = 0.35


MAYOR = Voice("Odile Courtemanche", "f2", 48, 150)
CLERK = Voice("Josiane Verrette", "f4", 62, 158)
DIRECTOR = Voice("Patrick Nolet", "m7", 38, 152)
BENHADDOU = Voice("Nadia Benhaddou", "f3", 58, 160)
LARRIVEE = Voice("Étienne Larrivée", "m3", 52, 156)
TOURANGEAU = Voice("Ghislaine Tourangeau", "f1", 40, 150)
ASHWORTH = Voice("Douglas Ashworth", "m2", 32, 145)
OAKLEY = Voice("Margaret Oakley", "f5", 55, 148)

COUNCIL: tuple[Line, ...] = (
    Line(
        MAYOR,
        "Bonsoir à toutes et à tous. Il est 19 h 30 et nous avons quorum.",
        spoken="Bonsoir à toutes et à tous. Il est dix-neuf heures trente, et nous avons korom.",
        pause_s=0.8,
    ),
    Line(MAYOR, "La séance ordinaire du 12 mai 2026 est ouverte."),
    Line(
        CLERK,
        "Le conseiller Normand Quessy a motivé son absence.",
        pause_s=0.8,
        spoken="Le conseiller Normand Quessi a motivé son absence.",
    ),
    Line(MAYOR, "Qui propose l'adoption de l'ordre du jour?", pause_s=0.7),
    Line(BENHADDOU, "Je le propose, madame la mairesse.", pause_s=0.6),
    Line(LARRIVEE, "J'appuie.", pause_s=0.5),
    Line(MAYOR, "Adopté à l'unanimité. Nous passons à la période de questions.", pause_s=0.6),
    Line(
        OAKLEY,
        "Good evening. My name is Margaret Oakley, and I live by the broken culvert.",
        "en",
        pause_s=1.6,
    ),
    Line(OAKLEY, "Will the school buses get through while you replace it?", "en"),
    Line(
        DIRECTOR,
        "Nous prévoyons un détour de quatre kilomètres par le rang Saint-Émile.",
        pause_s=0.9,
    ),
    Line(DIRECTOR, "The work will be done in July, after the end of classes.", "en"),
    Line(OAKLEY, "Thank you very much.", "en", pause_s=0.6),
    Line(
        MAYOR,
        "Point 6.1 : le ponceau du chemin du Ruisseau-Clair. Monsieur Nolet?",
        spoken="Point six point un, le ponceau du chemin du Ruisseau-Clair. Monsieur Nolet?",
        pause_s=1.5,
    ),
    Line(DIRECTOR, "Trois entreprises ont déposé une soumission.", pause_s=0.7),
    Line(
        DIRECTOR,
        "La plus basse est celle d'Excavation des Monts, à 148 250 $, taxes incluses.",
        spoken="La plus basse est celle d'Excavation des Monts, à cent quarante-huit mille"
        " deux cent cinquante dollars, taxes incluses.",
    ),
    Line(LARRIVEE, "Je propose d'adjuger le contrat à Excavation des Monts.", pause_s=0.8),
    Line(BENHADDOU, "J'appuie la proposition.", pause_s=0.5),
    Line(
        MAYOR, "Le vote est-il demandé? Non. La résolution est adoptée à l'unanimité.", pause_s=0.7
    ),
    Line(
        MAYOR,
        "Point 6.2 : la restauration du pont couvert des Hirondelles.",
        spoken="Point six point deux, la restauration du pont couvert des Hirondelles.",
        pause_s=1.2,
    ),
    Line(
        ASHWORTH,
        "Madam Mayor, I am pleased to move that we apply for the heritage grant.",
        "en",
        pause_s=0.9,
    ),
    Line(
        ASHWORTH,
        "The covered bridge has stood since 1908. It deserves another century.",
        "en",
        spoken="The covered bridge has stood since nineteen oh eight. It deserves another century.",
    ),
    Line(
        TOURANGEAU,
        "J'appuie avec plaisir. La Société d'histoire a déjà recueilli 38 450 $.",
        spoken="J'appuie avec plaisir. La Société d'histoire a déjà recueilli trente-huit mille"
        " quatre cent cinquante dollars.",
        pause_s=0.8,
    ),
    Line(CLERK, "La Ville s'engage à payer sa part et à entretenir le pont restauré.", pause_s=0.7),
    Line(
        MAYOR, "Pas de question? C'est adopté à l'unanimité. Bravo à toute l'équipe.", pause_s=0.9
    ),
    Line(
        MAYOR,
        "Point 7.1 : la vitesse devant l'école, à 30 kilomètres à l'heure.",
        pause_s=1.2,
        spoken="Point sept point un, la vitesse devant l'école, à trente kilomètres à l'heure.",
    ),
    Line(TOURANGEAU, "Je propose l'adoption du règlement.", pause_s=0.7),
    Line(LARRIVEE, "J'appuie.", pause_s=0.5),
    Line(LARRIVEE, "Je propose de lever la séance.", pause_s=2.0),
    Line(
        MAYOR,
        "Il est 20 h 24. La séance est levée. Merci et bonne soirée.",
        spoken="Il est vingt heures vingt-quatre. La séance est levée. Merci, et bonne soirée.",
        pause_s=0.7,
    ),
)

RECREATION: tuple[Line, ...] = (
    Line(
        TOURANGEAU,
        "Bonsoir. Réunion du comité des loisirs, le 18 mars 2026.",
        pause_s=0.6,
        spoken="Bonsoir. Réunion du comité des loisirs, le dix-huit mars deux mille vingt-six.",
    ),
    Line(
        TOURANGEAU,
        "Premier sujet : la patinoire du parc du Moulin.",
        spoken="Premier sujet, la patinoire du parc du Moulin.",
    ),
    Line(
        LARRIVEE,
        "La glace a fermé le 9 mars, deux semaines plus tôt que l'an dernier.",
        spoken="La glace a fermé le neuf mars, deux semaines plus tôt que l'an dernier.",
        pause_s=0.7,
    ),
    Line(LARRIVEE, "Il faudrait une toile pour l'ombrager au printemps."),
    Line(TOURANGEAU, "Je vais demander trois prix pour notre réunion d'avril.", pause_s=0.7),
)
