"""French wording of decisions: who moved, how it ended, who voted how."""

from __future__ import annotations

from collections.abc import Mapping

from archive.model import Choice, Outcome
from ingest.identity.wordlists import wordings

MOVERS: tuple[str, ...] = wordings(
    r"""
    \b(?:propose|proposee)\s?par\s*:?\s*  \bsur (?:une |la )?propos\w* (?:de |du |d')\s*
    \bproposition (?:de |du |d')(?=m\.|mme|monsieur|madame|la conseill|le conseill)\s*
    \bproposeu(?:r|se)\s*:\s*  \bproposee? de\s+(?=m\.|mme)
    """
)
SECONDERS: tuple[str, ...] = wordings(
    r"""
    \b(?:dument )?appuyee?\s?(?:par|de)\s*:?\s*  \bsecondee? par\s*:?\s*
    \bappuyeu(?:r|se)\s*:\s*  \bappui de\s*  \bavec l'appui de\s*  \bappuyee?\s*:\s*
    """
)
MOVES: str = r"(?<!il est )(?<!est )\bpropose(?=,? (?:que|d'adopter|l'adoption|d'accepter)\b)"
SECONDS: str = r"\b(?:appuie|seconde)\b(?= la proposition|,|\.|$)"
MOVER_PAIR: str = r"(?!)"
OPENINGS: tuple[str, ...] = wordings(
    r"""
    \bpropose(?:e)? par\b  \bsur (?:une |la )?proposition (?:de |du |d')(?!la commission|loi)
    \bil est (?:\w+ ){0,2}resolu\b  \bil est propose\b  \bproposeu(?:r|se)\s*:
    \bet (?:il est )?(?:unanimement )?resolu\b
    """
)

_COUNCIL = (
    r"(?:le conseil|l'assemblee|les membres (?:presents )?(?:du conseil"
    r"|de l'assemblee|presents)|les conseillers|le comite"
    r"|le bureau|la commission|le conseil communautaire|les elus"
    r"|les delegues|le comite syndical)"
)
_MIDDLE = r"(?:(?!\b(?:le|la) (?:maire|president)\b[^,]{0,30}(?:propose|demande))[^.;]){0,260}?"
_CARRY = (
    r"(?:decide|approuve|adopte|autorise|accepte|fixe|designe"
    r"|valide|sollicite|confirme|accorde|enterine|ratifie"
    r"|elit|nomme|arrete|instaure|institue|attribue|cree|renouvelle"
    r"|mandate|retient|octroie|s'engage|modifie|vote|constitue"
    r"|proroge|demande|charge|donne (?:un avis favorable|son accord"
    r"|pouvoir|mandat|delegation|quitus)|emet un avis favorable"
    r"|se prononce (?:favorablement|en faveur|pour)|procede"
    r"|definit|supprime|reconduit|souhaite|dit)"
)
_CARRY_MANY = (
    r"(?:decident|approuvent|adoptent|autorisent|acceptent"
    r"|fixent|designent|valident|sollicitent|confirment|accordent"
    r"|ratifient|elisent|nomment|votent|donnent|emettent un avis favorable"
    r"|chargent)"
)
CORES: tuple[tuple[str, Outcome, float], ...] = (
    (
        rf"\b{_COUNCIL}\b{_MIDDLE}\b(?:prend|prennent) acte\b|\b(?:il est "
        rf"|a |ont )pris acte\b|^\W*(?:prend|prennent) acte\b|\b(?:dont"
        rf"|en|donn\w+) acte\b",
        Outcome.NOTED,
        0.85,
    ),
    (
        rf"\b{_COUNCIL}\b{_MIDDLE}\b(?:n'approuve(?:nt)? pas|n'adopte(?:nt)? pas"
        rf"|n'autorise(?:nt)? pas|desapprouve(?:nt)?|rejette(?:nt)?"
        rf"|refuse(?:nt)?|s'oppose(?:nt)?|(?:emet|donne|emettent"
        rf"|donnent) un avis defavorable)\b|^\W*(?:n'approuve pas"
        rf"|desapprouve|rejette|refuse|emet un avis defavorable)\b"
        rf"|\bemet un avis defavorable\b",
        Outcome.LOST,
        0.85,
    ),
    (
        rf"\b{_COUNCIL}\b{_MIDDLE}\b(?:reporte|ajourne|sursoit)\b"
        rf"|\b(?:le|ce|cette|la) (?:point|dossier|sujet|question"
        rf"|deliberation|vote) (?:est|sera|a ete) (?:ajourne|reporte"
        rf"|remis)e?\b",
        Outcome.DEFERRED,
        0.8,
    ),
    (
        r"\b(?:ce|le|cette) (?:point|sujet|dossier|deliberation|item) (?:est|a ete) retiree?\b",
        Outcome.WITHDRAWN,
        0.8,
    ),
    (
        rf"(?<!que )(?<!ou )(?<!dont )(?<!lequel )(?<!informe )(?<!remercie )(?<!devant )(?<!in"
        rf"vite )(?<!propose a )\b{_COUNCIL}\b{_MIDDLE}(?<!\best )(?<!\ba )(?<!\bete )(?<!\bil "
        rf")(?<!\bqui )(?<!\bse )\b(?:{_CARRY}|{_CARRY_MANY})\b(?! par (?:m\."
        rf"|mme|monsieur|le maire))",
        Outcome.CARRIED,
        0.85,
    ),
    (
        rf"\b{_COUNCIL}\b[^.;]{{0,80}}\b(?:a|ont)\b(?=[^.;]{{0,120}}\b(?:unanimite"
        rf"|voix|votes?)\b)[^.;]{{0,160}}\b(?:decide|approuve|adopte"
        rf"|autorise|accepte|valide|desapprouve|vote)\b",
        Outcome.CARRIED,
        0.8,
    ),
    (
        r"\bapres (?:en avoir )?(?:delibere|deliberation|debattu"
        r"|echanges|discussion|avoir delibere|avoir vote)\b",
        Outcome.CARRIED,
        0.6,
    ),
    (
        r"^\W*article (?:1|1er|premier|unique)\W{1,5}(?:approuve"
        r"|autorise|decide|adopte|accepte|valide|fixe|d'approuver"
        r"|d'autoriser|d'adopter|de fixer)\b",
        Outcome.CARRIED,
        0.65,
    ),
    (
        r"\b(?:obtient|ayant obtenu|a obtenu) [^.;]{0,30}\b(?:voix"
        r"|suffrages)\b[^.;]*\b(?:elue?|proclamee?|designee?)\b"
        r"|\b(?:est|sont) (?:proclame|declare)e?s? elue?s?\b|\best elue? (?:maire"
        r"|adjointe?|president|delegue)",
        Outcome.CARRIED,
        0.7,
    ),
    (r"\bpropose(?:nt)? de (?:reporter|ajourner|remettre)\b", Outcome.DEFERRED, 0.62),
    (
        r"^\W*(?:decide|approuve|autorise|adopte|accepte|valide"
        r"|emet un avis favorable)(?:nt)?\b(?!\w)(?= |,|:|$)",
        Outcome.CARRIED,
        0.6,
    ),
)

CLOSINGS: tuple[tuple[str, Outcome, float], ...] = (
    (r"\baccord (?:a l'unanimite|unanime|du conseil)\b", Outcome.CARRIED, 0.75),
    (
        r"\b(?:proposition|motion|resolution|amendement|point"
        r"|deliberation)\b(?: \w+){0,4} (?:est |a ete |etant )?(?:rejete"
        r"|defait|battu)e?\b|^\W*(?:resolution |proposition )?(?:rejete"
        r"|defait)e?\b[^a-z]*(?:a la majorite|sur division|a l'unanimite)?",
        Outcome.LOST,
        0.9,
    ),
    (r"^\W*(?:proposition |point )?retire(?:e)?\W*$", Outcome.WITHDRAWN, 0.8),
    (r"^\W*(?:point )?(?:reporte|ajourne)(?:e)?\W*$", Outcome.DEFERRED, 0.8),
    (
        r"^(?!\W*votes?\s*:\W*$)\W*(?:la |cette |le |ce )?(?:resolution|proposition"
        r"|motion|deliberation|reglement|projet|point|vote|rapport"
        r"|demande)?(?: \w+){0,3}\W*(?:est |a ete |sont )?(?:adopte"
        r"|approuve|accepte|vote|vore)(?:e|s|es)?\W{0,5}(?:a l'unanimite"
        r"|a l unanimite|unanimement|a la majorite|sur division"
        r"|a main levee|telle? que? (?:propose|presente)e?|des (?:membres"
        r"|conseillers|voix|suffrages)[\w ]{0,30}|par \d|\(|\d"
        r"|$)",
        Outcome.CARRIED,
        0.9,
    ),
    (
        r"\b(?:adopte|approuve|accepte|vote)(?:e|s|es)? (?:a l'unanimite"
        r"|a l unanimite|unanimement|a la majorite|sur division)\b"
        r"|\ba l'unanimite (?:\w+ ){0,3}(?:adopte|approuve|accepte)\w*\b",
        Outcome.CARRIED,
        0.85,
    ),
    (
        r"^\W*(?:vote|vore|votes)\s*[:=-]?\s*(?:a )?l?'?unanimite\b"
        r"|^\W*(?:a l'|a l )?unanimite\W*$|^\W*unanimite\b",
        Outcome.CARRIED,
        0.85,
    ),
    (
        r"\b(?:est|sont|a ete|ont ete) (?:\w+ment )?(?:accepte|adopte|approuve)e?s?,? "
        r"(?:par|avec) (?:\d{1,3}|NUMBER) (?:oui|voix|votes?)\b",
        Outcome.CARRIED,
        0.85,
    ),
    (
        r"\b(?:est|sont|a ete|ont ete) (?:\w+ment )?(?:refuse|rejete)e?s?,? "
        r"(?:par|avec) (?:\d{1,3}|NUMBER) (?:oui|non|voix|votes?)\b",
        Outcome.LOST,
        0.85,
    ),
    (
        r"\bau vote\b[^.;]{0,120}\b(?:est|sont) (?:\w+ment )?(?:accepte|adopte|approuve)e?s?\b",
        Outcome.CARRIED,
        0.8,
    ),
    (
        r"\bresolu(?:e)? (?:a l'unanimite|a l unanimite|unanimement"
        r"|majoritairement|a la majorite)\b|\bunanimement resolu\b",
        Outcome.CARRIED,
        0.9,
    ),
    (
        r"\b(?:le |ce )?(?:proces-verbal|proces verbal|compte[ -]rendu"
        r"|pv|ordre du jour|releve de decisions)\b[^.;]{0,130}?\b(?:est"
        r"|sont|a ete|ont ete|soit)? ?(?:\w+ment )?(?:adopte|approuve"
        r"|accepte|valide)(?:e|s|es)?\b",
        Outcome.CARRIED,
        0.7,
    ),
    (
        r"\b(?:la )?(?:proposition|motion|resolution) (?:est "
        r"|a ete )?(?:adopte|approuve|accepte)e?\b",
        Outcome.CARRIED,
        0.8,
    ),
)
NOT_NOW: str = (
    r"^\W*(?:adopte|approuve)e? (?:le|lors d[eu]|par le conseil[^.]{0,40}) [^.;]{0,60}\b\d{4}\b|"
    r"\b(?:avait|avaient|eut) ete\b|\bprecedemment\b|\bl'an dernier\b"
    r"|\b(?:sera|seront|serait|devra|devront)\b[^.;]{0,60}\b(?:adopte"
    r"|approuve|soumis|reporte)\w*\b|\bdoit etre\b|\bdevant etre\b"
    r"|\b(?:qui|que|dont|ou) (?:le conseil|l'assemblee)\b"
    r"|\b(?:sera|seront) (?:realisee|prise|votee|adoptee)s?\b"
    r"|\ba adopte en\b|\bsi le conseil\b|\bpropose(?:r|nt)? (?:au"
    r"|aux membres du) conseil\b(?![^.;]*(?:unanimite|apres en avoir))"
)
CONSENT: str = r"(?!)"
MOTION_OUTCOMES: tuple[tuple[str, Outcome], ...] = (
    (
        r"\bsoi(?:t|ent) (?:reporte|ajourne|remis)e?s?\b|^\W*(?:de "
        r"|d')(?:reporter|ajourner)\b|\bde reporter (?:ce|le|la"
        r"|l')",
        Outcome.DEFERRED,
    ),
    (r"\bsoit retiree?\b|^\W*de retirer (?:ce point|le point)\b", Outcome.WITHDRAWN),
    (r"\bde prendre acte\b|\bde recevoir (?:le depot|et deposer)\b", Outcome.CARRIED),
)

UNANIMOUS: str = r"\ba l['’ ]unanimite\b|\bunanimement\b|\bunanimite\b|\ba l' unanimite\b"
DIVIDED: str = r"\bsur division\b|\ba la majorite\b|\bmajoritairement\b"
COUNTS: tuple[tuple[str, Choice], ...] = (
    (r"\b(?:votes? |voix )?pour\s*:\s*(\d{1,3})\b", Choice.FOR),
    (r"\b(?:votes? |voix )?contre\s*:\s*(\d{1,3})\b", Choice.AGAINST),
    (r"\babstentions?\s*:\s*(\d{1,3})\b", Choice.ABSTAIN),
    (
        r"\b(\d{1,3}|NUMBER)\s*(?:\([\w ]+\)\s*)?(?:voix|votes?"
        r"|suffrages?|conseillers?)\s*(?:se prononcent )?(?:pour"
        r"|favorables?|en faveur)\b",
        Choice.FOR,
    ),
    (r"\b(?:refus|rejet)\w+ par (\d{1,3}|NUMBER) voix contre\b", Choice.AGAINST),
    (
        r"\b(?:refus|rejet)\w+ par (?:\d{1,3}|NUMBER) voix contre (\d{1,3}|NUMBER)\b",
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
    (r"\b(?:par|avec) (\d{1,3}|NUMBER) voix(?= et|,| ?\()(?! contre)", Choice.FOR),
    (r"\b(\d{1,3}|NUMBER) oui\b", Choice.FOR),
    (r"\b(\d{1,3}|NUMBER) non\b(?=\W*$|,| et)", Choice.AGAINST),
    (r"\babstenue?s?(?:\(e\)s?)?\s*:\s*(\d{1,3})\b", Choice.ABSTAIN),
    (
        r"(?<!pour : )(?<!pour: )(?<!pour )\b(\d{1,3}|NUMBER)[ ]*(?:\([\w ]+\)\s*)?(?:voix"
        r"|votes?|suffrages?|conseillers?)?[ ]*contre\b",
        Choice.AGAINST,
    ),
    (r"\b(\d{1,3}|NUMBER)\s*(?:voix )?abstentions?\b", Choice.ABSTAIN),
    (r"\b(\d{1,3}|NUMBER)\s+pour\b(?=[^.;]{0,30}\b(?:contre|abstention))", Choice.FOR),
    (r"^\W*(\d{1,3})\s+(?:voix|votes?)\W*$", Choice.FOR),
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
        r"\b(?:vot(?:ent|e|ant|ants)? |ont vote |a vote )?(?:en faveur|pour)\s*:\s*(?!\d)",
        Choice.FOR,
    ),
    (
        r"\b(?:vot(?:ent|e|ant|ants)? |ont vote |a vote )?contre\s*:\s*"
        r"(?:\d{1,2}\s*(?:voix |votes? )?\("
        r"|(?!\d))|\bvoix contre \(|\b\d{1,2} (?:voix |votes? )?contre\s*:\s*"
        r"|\b(?:\d{1,2}|une?|deux|trois|quatre|cinq|six) (?:voix |votes? )?contre\s*\((?!\d)"
        r"|\bdissidences?\s*:\s*",
        Choice.AGAINST,
    ),
    (
        r"\b(?:abstentions?|s'abstien(?:t|nent)|se sont abstenus?)\s*(?::\s*(?:\d{1,2}\s*\("
        r"|(?!\d))|\()",
        Choice.ABSTAIN,
    ),
    (
        r"\b(?:ne participent? pas|n'ont pas pris part|non[ -]votants?"
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
        r"\b(?:ne prend pas part|ne prennent pas part|ne participe pas"
        r"|n'a pas pris part|n'ont pas pris part|se retire(?:nt)?|s'est retiree?|s'etant retiree?"
        r"|se sont retires|ne participent pas|n'a pas participe|ne vote pas|ne votent pas"
        r"|n'ayant pas pris part"
        r"|quitte (?:la table|la salle|son siege) (?:\w+ ){0,6}et s'abstient"
        r"|s'abstient de (?:participer|prendre part)|quitte la table du conseil)\b",
        Choice.RECUSED,
    ),
)
BEFORE_NAME: tuple[tuple[str, Choice], ...] = (
    (r"\bdissidence de\s+", Choice.AGAINST),
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
    r"|ref|reference|rs)\b[.:]*\s*(?:numero|num\.?|nos?\.?|n\s?[°o.]{0,2}"
    r"|#)?\s*:?\s*(?=[a-z#-]{0,6} ?\d)|arretes? (?=\d{1,5} ?[–:-])|n\s?[°o]\.?\s*(?=\d)"
    r"|numero\s+"
)
NUMBER_ADOPTED: str = r"(?!)"
