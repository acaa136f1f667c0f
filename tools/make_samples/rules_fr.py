"""Le règlement intérieur des séances: the record that bears no date at all."""

from __future__ import annotations

from blocks import Block, Item, Record, Section, Text

ARTICLES: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "Dispositions générales",
        (
            (
                "Objet",
                "Le présent règlement complète la Loi sur les cités et villes (RLRQ, c. C-19)"
                " et fixe les règles de conduite des séances du conseil municipal de la Ville"
                " de Val-aux-Érables.",
            ),
            (
                "Lieu et heure",
                "Le conseil siège à la salle du conseil de l'hôtel de ville. Les séances"
                " ordinaires débutent à 19 h 30, le deuxième mardi du mois, selon le"
                " calendrier adopté chaque année par résolution.",
            ),
            (
                "Langues",
                "Les séances se déroulent en français. Tout membre du conseil et toute personne"
                " présente peut aussi s'exprimer en anglais. Les procès-verbaux sont rédigés en"
                " français et traduits en anglais; en cas de divergence, la version française"
                " prévaut.",
            ),
        ),
    ),
    (
        "Présidence et quorum",
        (
            (
                "Présidence",
                "Le maire préside les séances. En son absence, le maire suppléant le"
                " remplace; à défaut, le conseil choisit un président parmi ses membres.",
            ),
            (
                "Quorum",
                "La majorité des membres du conseil constitue le quorum. Si le quorum n'est pas"
                " atteint trente minutes après l'heure fixée, la greffière dresse la liste des"
                " présences et la séance est ajournée.",
            ),
            (
                "Ordre et décorum",
                "Le président maintient l'ordre. Il peut ordonner l'expulsion de toute"
                " personne qui trouble la séance, après un avertissement.",
            ),
        ),
    ),
    (
        "Ordre du jour",
        (
            (
                "Préparation",
                "La greffière prépare l'ordre du jour et le transmet aux membres, avec les"
                " documents utiles, au plus tard soixante-douze heures avant la séance"
                " ordinaire.",
            ),
            (
                "Modification",
                "L'ordre du jour d'une séance ordinaire peut être modifié en tout temps,"
                " avec l'accord de la majorité des membres présents.",
            ),
        ),
    ),
    (
        "Délibérations et votes",
        (
            (
                "Propositions",
                "Une proposition doit être appuyée pour être débattue. Le proposeur parle"
                " en premier et peut répliquer à la fin du débat.",
            ),
            (
                "Amendement",
                "Un amendement est mis aux voix avant la proposition principale. Un"
                " amendement ne peut faire l'objet que d'un seul sous-amendement.",
            ),
            (
                "Vote",
                "Les votes se donnent à vive voix ou à main levée. Sur demande d'un membre, la"
                " greffière appelle les noms et inscrit au procès-verbal les voix pour, les voix"
                " contre et les abstentions. Sauf le président, tout membre est tenu de voter, à"
                " moins qu'un intérêt ne l'en empêche.",
            ),
            (
                "Partage des voix",
                "Quand les voix sont également partagées, la décision est réputée"
                " rendue dans la négative.",
            ),
        ),
    ),
    (
        "Périodes de questions",
        (
            (
                "Durée",
                "Chaque séance ordinaire comprend deux périodes de questions, d'au plus trente"
                " minutes chacune. Chaque personne dispose de trois minutes, pour une question et"
                " une question complémentaire.",
            ),
            (
                "Déroulement",
                "La personne s'identifie, s'adresse au président et s'en tient à une"
                " question d'intérêt municipal. Le président peut répondre immédiatement,"
                " à une séance ultérieure ou par écrit.",
            ),
            (
                "Délégations",
                "Un organisme peut être entendu pendant dix minutes s'il en a fait la"
                " demande écrite au greffe dans les délais prévus pour l'ordre du jour.",
            ),
        ),
    ),
    (
        "Enregistrement et procès-verbaux",
        (
            (
                "Enregistrement",
                "Les séances sont enregistrées par la Ville. L'enregistrement est publié"
                " sur le site de la Ville dès le deuxième jour ouvrable qui suit et"
                " conservé selon le calendrier de conservation.",
            ),
            (
                "Projet de procès-verbal",
                "Le projet de procès-verbal est public dès sa remise aux"
                " membres. Il porte la mention « Projet » tant que le conseil"
                " ne l'a pas adopté.",
            ),
            (
                "Correction",
                "La greffière peut corriger une erreur évidente dans un procès-verbal. Elle"
                " joint à l'original un procès-verbal de correction et le dépose à la séance"
                " suivante.",
            ),
        ),
    ),
)


def blocks() -> tuple[Block, ...]:
    """The articles, numbered through the chapters."""
    found: list[Block] = []
    number = 0
    for chapter, (title, articles) in enumerate(ARTICLES, start=1):
        found.append(Section(f"{chapter}.", title))
        for heading, text in articles:
            number += 1
            found += [Item(f"Article {number} –", heading), Text(text)]
    return tuple(found)


RULES = Record(
    "fr",
    "Règlement intérieur des séances du conseil municipal",
    "RÈGLEMENT INTÉRIEUR",
    "Conseil municipal",
    "Règles de conduite des séances",
    "Règlement intérieur des séances du conseil municipal",
    "",
    "",
    blocks(),
)
