"""French wording of decisions: who moved, how it ended, who voted how."""

from __future__ import annotations

from collections.abc import Mapping

from archive.model import Choice, Outcome
from ingest.identity.wordlists import wordings

MOVERS: tuple[str, ...] = wordings(
    r"""
    \b(?:propose|proposee)\s?par\s*:?\s*
    \bsur (?:une |la )?(?:propos\w*|motion) (?:dument )?(?:(?:faite|presentee) par |de |du |d')\s*
    ^\W*(?:proposition|motion) (?:de |du |d')(?=[^.;]{3,80}?\b(?:appuye|seconde|resolu))
    (?<!co)(?<!co-)\bmotionnaire\s*:\s*
    \bproposition (?:de |du |d')(?=m\.|mme|monsieur|madame|la conseill|le conseill)\s*
    \bproposeu(?:r|se)\s*:\s*  \bproposee? de\s+(?=m\.|mme)
    """
)
MOVER_ALONE: str = r"\W*(?:proposition|motion)(?: \(?faite\)?)? (?:de |du |d'|par )"
SECONDERS: tuple[str, ...] = wordings(
    r"""
    \b(?:dument )?appuyee?\s?(?:par|de)\s*:?\s*  \bsecondee? par\s*:?\s*
    \bappuyeu(?:r|se)\s*:\s*  \bappui de\s*  \bavec l'appui de\s*
    \bco-?(?:motionnaire|proposeu(?:r|se))\s*:\s*  \bappuyee?\s*:\s*
    (?<=[,;/]\s)app(?:\.|\s?:)\s*  \bsecondeu(?:r|se)\s*:\s*
    """
)
MOVES: str = (
    r",?\s(?:dument )?(?:appuye|seconde)e?s? (?:par|de) [^.;:]{3,80}?,? propose(?:nt)?\b|"
    r"(?<!il est )(?<!est )\bpropose(?:nt)?(?=,? (?:que|d'adopter|l'adoption|d'accepter"
    r"|d'approuver|l'approbation|la levee|de lever|la cloture|l'ajournement|d'ajourner)\b"
    r"|[^.;]{0,200}\b(?:appuye|seconde)e?s? (?:par|de)\b|\s*[:,]?\s*$)"
)
SECONDS: str = r"\b(?:appuie|seconde)\b(?= la proposition|,|\.|$)"
MOVER_PAIR: str = (  # « MOTION : Jean Roy – Lise Côté »
    r"^\W*(?:motion|proposition|prop)\.? ?: ?(?=[a-z][^:;/–—]{2,45} ?(?:/|[–—-] )[^:;/–—]{2,45}$)"
)
OPENINGS: tuple[str, ...] = wordings(
    r"""
    \bpropose(?:e)? par\b
    \bsur (?:une |la )?(?:motion|proposition) (?:de |du |d')(?!la commission|loi)
    \bil est (?:\w+ ){0,2}resolu\b  \bil est propose\b  \bproposeu(?:r|se)\s*:
    \bet (?:il est )?(?:unanimement )?resolu\b
    """
)

_ELSEWHERE = (
    r"(?:au|a la|a l'|aux|a son|en) ?(?:sous-)?(?:comite|commission|direct|administration|service"
    r"|greff|urbanis|conseil|bureau|cabinet|departement|secretaria|group|inspect|table)\w*"
)
ANOTHER_DAY: str = r"(?!)"
CONSENT: str = r"(?!)"
MOTION_OUTCOMES: tuple[tuple[str, Outcome], ...] = (
    (
        r"\b(?:de|a) (?:deposer|mettre|laisser|remettre)\b[^.;:]{0,60} sur la table\b"
        r"|\bsoi(?:t|ent) (?:depose|mis|laisse|remis)e?s? sur la table\b",
        Outcome.TABLED,
    ),
    (
        r"(?<!seance )(?<!reunion )(?<!assemblee )(?<!rencontre )\bsoi(?:t|ent) (?:ajourne|"
        r"reporte|differe|remis(?=e?s? (?:a (?:la|une|plus)|au \d)))e?s?\b|^\W*de (?:reporter"
        r"|differer)\b|^\W*d'ajourner (?!la (?:seance|reunion|presente)|l'assemblee)"
        r"|\bde (?:reporter|differer) (?:ce|le|la|l')"
        r"|\bque (?:le|ce) conseil (?:reporte|differe) (?:ce|cet|cette|le|la|l'|sa decision)"
        r"|\bde remettre (?:ce|cet|cette|le|la|l') ?(?:point|dossier|sujet|question|etude|decision"
        r"|examen|item)\b[^.;:]{0,40} a (?:la|une|plus)\b",
        Outcome.DEFERRED,
    ),
    (
        r"\b(?:de|d') ?(?:referer|renvoyer|retourner|confier) (?:ce|cet|cette|le|la|l'|les)"
        rf" ?[^.;:]{{3,80}}? {_ELSEWHERE}|\b(?:de|d') ?y referer\b"
        rf"|\bsoi(?:t|ent) (?:refere|renvoye|retourne)e?s? {_ELSEWHERE}",
        Outcome.REFERRED,
    ),
    (
        r"^(?![^.;]*\badopt\w+ (?:de )?l'ordre du jour\b)(?:[^.;]*\bsoi(?:t|ent) retiree?s?\b"
        r"(?! du| des| de (?!l'ordre))|[^.;]*\bde retirer (?:ce|cet|cette|le present) ?"
        r"(?:point|dossier|sujet|item|article|projet|objet)\b"
        r"|[^.;]*\bconseil retire [^.;:]{3,80} de l'ordre du jour\b"
        r"|\W*de retirer le point\b|[^.;]*\bde retirer [^.;:]{3,80} de l'ordre du jour\b)",
        Outcome.WITHDRAWN,
    ),
    (r"\bde prendre acte\b|\bde recevoir (?:le depot|et deposer)\b", Outcome.CARRIED),
)

UNANIMOUS: str = (
    r"(?<!quasi.)\bunanimite\b|\bunanimement\b"
    r"|\b(?:accord|avis|decision|vote)(?: favorable)? unanime\b"
    r"|\bpar (?:tous les|l'ensemble des) (?:membres|conseillers|delegues|elus|presents)\b"
    r"|\b(?:en faveur|pour)\s*[:–-]\s*(?:tous|toutes)\b(?! (?:sauf|les autres))"
    r"|\btou(?:s|tes)(?: les (?:membres|conseillers)(?: presents)?)? (?:sont )?(?:en faveur"
    r"|d'accord)\b"
)
DIVIDED: str = r"\bsur division\b|\ba la majorite\b|\bmajoritairement\b"
TALLY_SIDES: Mapping[str, str] = {
    "for": r"pour|oui|favorables?|en faveur|affirmati(?:fs?|ves?)|positi(?:fs?|ves?)",
    "against": r"contre|non|(?:en )?defaveur|defavorables?|oppositions?|opposee?s?"
    r"|negati(?:fs?|ves?)",
    "abstain": r"abst(?:entions?|enu[es]*|\.)?|(?:bulletins? )?blancs?",
    "other": r"(?:membres? |nombre de )?votants|(?:suffrages? )?exprimes|presente?s?|representee?s?"
    r"|en exercice|procurations?|pouvoirs?|absente?s?|majorite(?: absolue)?|total|quorum|nuls?"
    r"|(?:ne )?prend(?:s|nent)? pas part(?: au vote)?|npv|nppv|votes? exprimes",
}
TALLY_GLUE = (r"voix|vote|votes|suffrages?|membres?|conseill\w+|avec|par|et|dont|soit|de",)
NO_VOTES = (r"aucune?|neant|zero",)
COUNTS: tuple[tuple[str, Choice], ...] = (
    (
        r"\b(?:pour|oui|en faveur|favorables?|(?:affirm|posi)ti(?:fs?|ves?))"
        r"\s*(?:[:=]|(?<!\d pour )[–—-])\s*(\d{1,3})\b(?![.,]\d)",
        Choice.FOR,
    ),
    (
        r"\b(?:contre|non|defavorables?|negati(?:fs?|ves?))\s*(?:[:=]|(?<!\d contre )[–—-])"
        r"\s*(\d{1,3})\b(?![.,]\d)",
        Choice.AGAINST,
    ),
    (r"\b(?:pour|oui|en faveur|affirmatives)\s*\((\d{1,3})\)\s*:", Choice.FOR),
    (r"\b(?:contre|non|negatives)\s*\((\d{1,3})\)\s*:", Choice.AGAINST),
    (r"\b(\d{1,3}|NUMBER) (?:voix|votes?) (?:affirm|posi)ti(?:fs?|ves?)\b", Choice.FOR),
    (r"\b(\d{1,3}|NUMBER) (?:voix|votes?) negati(?:fs?|ves?)\b", Choice.AGAINST),
    (r"^\W*(\d{1,3}|NUMBER) (?:pour|en faveur)\W*$", Choice.FOR),
    (  # « par 9 voix contre 4, rejette »: the greater figure is against
        r"\b(?:par|avec|a) (\d{1,3}|NUMBER) voix contre (?:\d{1,3}|NUMBER)\b"
        r"(?! ?voix)[^.;]{0,60}\b(?:rejette|refuse|repousse|ecarte)(?:nt)?\b",
        Choice.AGAINST,
    ),
    (
        r"\b(?:par|avec|a) (?:\d{1,3}|NUMBER) voix contre (\d{1,3}|NUMBER)\b"
        r"(?! ?voix)[^.;]{0,60}\b(?:rejette|refuse|repousse|ecarte)(?:nt)?\b",
        Choice.FOR,
    ),
    (r"\babstentions?\s*[:=–—-]\s*(\d{1,3})\b", Choice.ABSTAIN),
    (
        r"\b(\d{1,3}|NUMBER)\s*(?:\([\w ]+\)\s*)?(?:voix|votes?"
        r"|suffrages?|conseillers?)\s*(?:se prononcent )?(?:pour"
        r"|favorables?|en faveur)\b",
        Choice.FOR,
    ),
    (
        r"\bunanim\w+(?: des \w+)?[ ,(:-]{1,3}(?:soit )?(?:par |avec )?\(?(\d{1,3}|NUMBER)"
        r" (?:voix|oui|votes?|suffrages)\b(?! ?(?:contre|pour))|\bpar (\d{1,3}|NUMBER) voix sans\b",
        Choice.FOR,
    ),
    (
        r"\b(?:refus|rejet|repouss|ecart|batt|balay)\w+ (?:par|avec|a) (\d{1,3}"
        r"|NUMBER) voix contre\b",
        Choice.AGAINST,
    ),
    (
        r"\b(?:refus|rejet|repouss|ecart|batt|balay)\w+ (?:par|avec|a) (?:\d{1,3}|NUMBER) voix"
        r" contre (\d{1,3}|NUMBER)\b",
        Choice.FOR,
    ),
    (r"\b(\d{1,3}|NUMBER) (?:avis contraires?|oppositions?)\b", Choice.AGAINST),
    (
        r"\b(\d{1,3}|NUMBER) voix contre (?=(?:\d{1,3}|NUMBER)\b(?! ?(?:voix|abst)))",
        Choice.FOR,
    ),
    (
        r"\b(?:\d{1,3}|NUMBER) voix contre (\d{1,3}|NUMBER)\b(?! ?(?:voix|abst))",
        Choice.AGAINST,
    ),
    (
        r"\b(?:par|avec) (\d{1,3}|NUMBER) (?:voix|suffrages|bulletins favorables)\b"
        r"(?! ?(?:contre|pour|favorable|en faveur|d'))",
        Choice.FOR,
    ),
    (
        r"\bpour (?:(?:le |la |les |l')\w+"
        r"|(?!\d)[^.:;]{2,40}(?=: ?\d{1,3}\W[^.]{0,40}\bcontre\b)) ?: ?(\d{1,3})\b",
        Choice.FOR,
    ),
    (r"\bcontre (?:le |la |les |l')\w+ ?: ?(\d{1,3})\b", Choice.AGAINST),
    (r"\b(\d{1,3}|NUMBER) oui\b", Choice.FOR),
    (r"\b(\d{1,3}|NUMBER) non\b(?=\W*$|[,;:]| ?[(–-]| et| contre)", Choice.AGAINST),
    (r"\babstenue?s?(?:\(e\)s?)?\s*:\s*(\d{1,3})\b", Choice.ABSTAIN),
    (
        r"(?<!pour : )(?<!pour: )(?<!pour )\b(\d{1,3}|NUMBER)[ ]*(?:\([\w ]+\)\s*)?(?:voix"
        r"|votes?|suffrages?|conseillers?)?[ ]*contre\b",
        Choice.AGAINST,
    ),
    (r"\b(\d{1,3}|NUMBER)\s*(?:voix )?abstentions?\b", Choice.ABSTAIN),
    (r"\b(\d{1,3}|NUMBER)\s+pour\b(?=[^.;]{0,30}\b(?:contre|abstention))", Choice.FOR),
    (r"^\W*(\d{1,3})\s+(?:voix|votes?)\W*$", Choice.FOR),
    (
        r"\bcontre\s*:\s*(?:tous|toutes)? ?les autres\b[^.;()]{0,30}\((\d{1,3}|NUMBER)\)",
        Choice.AGAINST,
    ),
    (r"\bpour (\d{1,3})\b(?=\W{1,6}contre)", Choice.FOR),
    (r"\bpour \d{1,3}\W{1,6}contre (\d{1,3})\b", Choice.AGAINST),
    (r"\bcontre \d{1,3}\W{1,6}(?:et )?abstentions? (\d{1,3})\b", Choice.ABSTAIN),
    (
        r"\b(\d{1,3}|NUMBER) (?:\w+ ){0,3}(?:vot(?:e|ent)|ont vote|se prononcent|sont)"
        r" (?:pour|en faveur)\b",
        Choice.FOR,
    ),
    (
        r"\b(\d{1,3}|NUMBER) (?:\w+ ){0,3}(?:vot(?:e|ent)|ont vote|se prononcent|sont) contre\b",
        Choice.AGAINST,
    ),
)
SCORE: str = r"(?!)"
SCORE_NEAR: str = r"(?!)"
SIDES: tuple[tuple[str, Choice], ...] = (
    (
        r"\b(?:vot(?:ent|e|ant|ants)? |ont vote |a vote )?(?:en faveur|pour|oui)\s*:\s*"
        r"(?:\d{1,3}(?:[.,]\d+)?\s*(?:voix |votes? )?\(|(?!\d))"
        r"|\b(?:voix|votes) affirmati(?:f|ve)s\s*(?:\(\d{1,2}\)\s*)?:\s*(?!\d)",
        Choice.FOR,
    ),
    (
        r"\b(?:vot(?:ent|e|ant|ants)? |ont vote |a vote )?(?:contre|non)\s*:\s*"
        r"(?:\d{1,3}(?:[.,]\d+)?\s*(?:voix |votes? )?\("
        r"|(?!\d))|\bvoix contre \(|\b\d{1,2} (?:voix |votes? )?contre\s*:\s*(?!\d{1,2} ?vo)"
        r"|\b(?:\d{1,2}|une?|deux|trois|quatre|cinq|six) (?:voix |votes? )?(?:contre|non"
        r"|avis contraires?|oppositions?|negati(?:f|ve)s?)\s*[(:]\s*(?!\d)"
        r"|\b(?:voix|votes) negati(?:f|ve)s\s*(?:\(\d{1,2}\)\s*)?:\s*(?!\d)"
        r"|\bdissidences?\s*:\s*",
        Choice.AGAINST,
    ),
    (
        r"\b(?:abstentions?|s'abstien(?:t|nent)|se sont abstenus?)\s*(?::\s*(?:\d{1,2}\s*\("
        r"|(?!\d))|\()",
        Choice.ABSTAIN,
    ),
    (
        r"\b(?:ne participent? pas|n'ont pas pris part|non[ -]votants?|n\.?p\.?p\.?v\.?"
        r"|recuses?)\s*(?:au vote)?\s*:\s*(?!\d)",
        Choice.RECUSED,
    ),
)
AFTER_NAME: tuple[tuple[str, Choice], ...] = (
    (
        r"\b(?:vot(?:e|ent|ant) contre|est dissidente?|inscri(?:t"
        r"|vent) (?:sa|leur) dissidence|demande(?:nt)? que (?:sa"
        r"|leur) dissidence|enregistre(?:nt)? (?:sa|leur) dissidence"
        r"|est contre|exprime(?:nt)? (?:sa|leur) dissidence|inscrit son desaccord"
        r"|(?:desire|souhaite|veut|veulent|tient a|tiennent a|demande a|demande d')(?:nt)?"
        r" ?(?:faire )?(?:inscrire|enregistrer|consigner|exprimer|manifester) (?:sa|son|leur)"
        r" (?:dissidence|opposition|desaccord)"
        r"|etant dissidente?|(?:s'oppose(?:nt)?|s'est opposee?)(?! a ce que)"
        r"|vot(?:e|ent) (?:en defaveur|non)|(?:fait|font) (?:inscrire|enregistrer|consigner)"
        r" (?:sa|leur) dissidence|manifeste(?:nt)? (?:sa|son|leur)"
        r" (?:dissidence|opposition|desaccord)|vot(?:e|ent) negativement)\b",
        Choice.AGAINST,
    ),
    (
        r"\bs'(?:abstient|abstiennent|est abstenue?|abstenant)\b(?! de (?:participer"
        r"|prendre part))",
        Choice.ABSTAIN,
    ),
    (
        r"\b(?:ne pren(?:d|nent|ant) (?:pas |point )?part"
        r"|n'(?:a|ont|ayant) (?:pas )?pris (?:pas )?part"
        r"|se retire(?:nt)?|s'est retiree?|s'etant retiree?s?|se sont retirees?|se deporte(?:nt)?"
        r"|ne (?:participe|participent|participant|vote|votent|votant) (?:pas|ni|point)"
        r"|n'(?:a|ont|ayant) (?:(?:pas|ni) (?:participe|vote)|participe ni)"
        r"|quitte (?:la table|la salle|son siege) (?:\w+ ){0,6}et s'abstient"
        r"|s'abstient de (?:participer|prendre part)|quitte la table du conseil)\b",
        Choice.RECUSED,
    ),
)
BEFORE_NAME: tuple[tuple[str, Choice], ...] = (
    (r"\bdissidence de\s+", Choice.AGAINST),
    (
        r"\b(?:en faveur|pour|favorables?|d'accord)\b,? (?:[^.;,]{3,30},? )?(?:sauf|excepte|hormis"
        r"|a l'exception d(?:e|u))\s+",
        Choice.AGAINST,
    ),
    (r"\babstention de\s+", Choice.ABSTAIN),
)
ROLL: Mapping[str, Choice] = {
    "pour": Choice.FOR, "oui": Choice.FOR, "contre": Choice.AGAINST, "non": Choice.AGAINST,
    "abstention": Choice.ABSTAIN, "absent": Choice.ABSENT, "absente": Choice.ABSENT,
}  # fmt: skip
NUMBER_WORDS: Mapping[str, int] = {
    "zero": 0, "une": 1, "un": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6,
    "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13,
    "quatorze": 14, "quinze": 15,
}  # fmt: skip

DECLARES: str = (
    r"\b(?:declare|denonce|divulgue|mentionne|signale|souligne|informe|indique)(?:nt)?\b"
    r"[^.;]{0,60}\b(?:interets?|interessee?|conflits?)\b|\binteressee? (?:a|dans|par)\b"
)
WITHDRAWS: str = (
    r"\b(?:quitte(?:nt)?|sor(?:t|tent) (?:de )?|s'absente(?:nt)?(?: de)?|a quitte) ?"
    r"(?:la |son |leur |l')?(?:salle|table|seance|siege|assemblee|reunion|enceinte)\b"
)
THIS_ITEM: str = (
    r"\b(?:pour|durant|pendant|lors de) (?:ce|cet|cette|la duree|les?|la) ?"
    r"(?:point|dossier|sujet|vote|question|deliberations?|discussions?|affaire)?\b"
    r"|\bne (?:prend|participe)\w* pas\b"
)
ITEM_REFERENCE: str = r"\b(?:points?|items?|sujets?|articles?) (?:no\.? ?|n° ?|numeros? )?"

NUMBER_LABELS: str = (
    r"(?:resolution|res|deliberation|delib|d\.?c\.?m|decision"
    r"|ref|reference|rs)\b[.:]*\s*(?:numero|num\.?|nos?\.?"
    r"|n\s?[°o.]{0,2}"
    r"|#)?\s*:?\s*(?=[a-z#-]{0,6} ?\d)|arretes? (?=\d{1,5} ?[–:-])"
    r"|n\s?[°o]\.?\s*(?=(?:[a-z]{1,6}[-_/.]){0,3}\d)"
    r"|(?:document|rapport|dossier|motion|v(?:œ|oe)u|proposition|projet|interpellation|point|question"
    r"|preavis|message|postulat|initiative|objet)"
    r"s? (?:de (?:deliberation|resolution|motion|v(?:œ|oe)u|decision) )?(?:n\s?[°o]\.? ?)?:? ?"
    r"(?=(?:[a-z]{1,4}-){0,3}[a-z]{0,4}-?\d{2,4}[-/.]\d{0,2}[a-z./-]{0,2}\d{1,5}\b)"
    r"(?!\d{1,2}/\d{1,2}/)"
    r"|(?:preavis|message|postulat|initiative|rapport-preavis|motion|objet)"
    r"(?: (?!n\b)[a-z-]{4,20})? ?(?:n\s?[°o]\.? ?)?"
    r"(?=\d{1,4}[-/.]\d{2,4}(?:[-/.]\d{2,3})?\b(?![-/.]\d))"
    r"|numero\s+|motion (?:numero|num\.?|nos?\.?|n\s?[°o]\.?)\s*:?\s*(?=\d)"
)
NUMBER_ADOPTED: str = r"(?!)"
NUMBER_VOTED: str = (  # « Le classement du postulat 21-304 est accepté »
    r"(?<!par )(?<!par la )(?<!vu la )(?<!par sa )"
    r"\b(?:preavis|message|postulat|initiative|motion|interpellation|resolution|deliberation)"
    r"(?: (?!n\b|du\b|de\b)[a-z-]{4,20})? ?(?:(?:n\s?[°o]\.? ?)(?=\d)"
    r"|(?=\d{1,4}[-/.]\d{2,4}(?:[-/.]\d{2,3})?\b(?![-/.]\d)))"
)
