"""French wording: Québec and France. Accents are off in patterns, on in what is written."""

from __future__ import annotations

from collections.abc import Mapping

from archive.model import Kind, Lang, Status
from ingest.folding import fold

LANG: Lang = "fr"

COMMON: frozenset[str] = frozenset(
    """le la les des du de et un une est dans pour par sur que qui au aux avec ce cette ces son sa
    ses se il elle ils nous vous leur leurs ou ne pas plus sont ete a l d n s qu en conseil
    municipal seance maire monsieur madame etaient presents propose appuye resolu unanimite
    decide vu considerant attendu deliberation commune ville y ont fait lors cela etre mais
    donc tres bien je tout tous toute toutes comme si afin entre sans sous""".split()
)
TELLING: frozenset[str] = frozenset(
    """pv cr conseil municipal seance reunion compte rendu comptes rendus proces verbal verbaux
    deliberation deliberations ordre jour odj convocation convoc avis arrete reglement comite
    commission projet approuve adopte janvier fevrier mars avril mai juin juillet aout septembre
    octobre novembre decembre lundi mardi mercredi jeudi vendredi samedi dimanche mairie
    prefecture envoye recu publie ordinaire extraordinaire arrondissement communautaire
    enregistrement rapport affiche ville commune greffe du le des comptesrendus""".split()
)

MONTHS: Mapping[str, int] = {
    "janvier": 1, "janv": 1, "fevrier": 2, "fevr": 2, "fev": 2, "mars": 3, "avril": 4, "avr": 4,
    "mai": 5, "juin": 6, "juillet": 7, "juil": 7, "aout": 8, "septembre": 9, "sept": 9,
    "octobre": 10, "oct": 10, "novembre": 11, "nov": 11, "decembre": 12, "dec": 12,
}  # fmt: skip
WEEKDAYS: Mapping[str, int] = {
    "lundi": 0, "mardi": 1, "mercredi": 2, "jeudi": 3, "vendredi": 4, "samedi": 5, "dimanche": 6,
}  # fmt: skip
NUMBERS: Mapping[str, int] = {
    "un": 1, "une": 1, "premier": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6,
    "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13,
    "quatorze": 14, "quinze": 15, "seize": 16, "vingt": 20, "vingts": 20, "trente": 30,
    "quarante": 40, "cinquante": 50, "soixante": 60,
}  # fmt: skip
HUNDREDS: frozenset[str] = frozenset({"cent", "cents"})
THOUSANDS: frozenset[str] = frozenset({"mil", "mille"})
ORDINAL_MARKS: frozenset[str] = frozenset({"er", "e", "eme", "ere", "re"})
DAY_GLUE: frozenset[str] = frozenset({"de", "d"})
YEAR_GLUE: frozenset[str] = frozenset({"de", "du", "d", "l", "an", "annee"})
YEAR_OPENERS: frozenset[str] = frozenset({"an", "annee"})

MEETING_CUES: tuple[str, ...] = (
    r"\breunie?s?\b", r"\btenue?\b", r"\btenant\b", r"\btiendra\b", r"\baura lieu\b",
    r"\ba eu lieu\b", r"\breunira\b", r"\bseance (?:\w+ ){0,3}du\b", r"\breunion (?:\S+ ){0,5}du\b",
    r"\bsession (?:\w+ ){0,2}du\b", r"\bdate (?:de (?:la )?)?(?:seance|reunion)\b",
    r"\bconseil (?:\S+ ){0,4}du\b", r"\b(?:proces-verbal|compte[ -]rendu|pv) du\b",
    r"\bcomite (?:\S+ ){0,4}du\b", r"\bcommission (?:\S+ ){0,4}du\b", r"\bl'an\b|\bl an\b",
    r"\bsiege\w*\b", r"\bnous sommes\b", r"\bordre du jour du\b", r"\bassemblee (?:\S+ ){0,3}du\b",
    r"\bconvoque\w* pour\b", r"\b(?:seance|reunion|rendu|verbal)\b.{0,60}\ben date du\b",
)  # fmt: skip
MEETING_HINTS: tuple[str, ...] = (
    r"\bseance\b", r"\breunion\b", r"\bconseil\b", r"\bproces[ -]verbal\b", r"\bcompte[ -]rendu\b",
    r"\bordre du jour\b", r"\bcomite\b", r"\bcommission\b", r"\bsession\b", r"\bcr\b", r"\bpv\b",
    r"\bassemblee\b", r"\bc-r\b",
)  # fmt: skip
LABEL_CUES: tuple[str, ...] = (
    r"\b(?:date (?:de (?:la )?)?(?:seance|reunion)|seance du|date et heure)\s*[:-]\s*",
)
SOFT_OTHER_CUES: tuple[str, ...] = (
    r"\bconvo(?:que|cation)\w*", r"\bdeliberations?\b", r"\ben date du\b", r"\bdatee?s? du\b",
    r"\bdepuis\b", r"\ba compter\b", r"\bjusqu\w*", r"\bavant\b", r"\bau plus tard\b",
    r"\bsigne\w*", r"\bloi\b", r"\bdecret\b", r"\barretee?s?\b", r"\bordonnance\b",
    r"\bavis de motion\b", r"\bexercice\b", r"\bau\s*$", r"\bentre le\b", r"\bcirculaire\b",
    r"\bconvention\b", r"\belections?\b", r"\bcourrier\b", r"\blettre\b", r"\bdate d'effet\b",
    r"\bne\(?e?\)? le\b", r"\bresolution\b", r"\brapport\b",
)  # fmt: skip
HARD_OTHER_CUES: tuple[str, ...] = (
    r"\bapprobation\b", r"\bapprouve\w*", r"\badoption\b", r"\badopt\w+", r"\bprecedente?s?\b",
    r"\bderniere?s?\b", r"(?<!a la )(?<!a une )\bprochaine?s? (?:seance|reunion|conseil|session)",
    r"\baffich\w+", r"\bpublie?\w*\b(?<!publique)(?<!public)(?<!publics)(?<!publiques)",
    r"\benvoy\w+", r"\benvoi\b", r"\brecue?s?\b", r"\breception\b", r"\btransmi\w+",
    r"\bdepose\w*\b", r"\bnotifi\w+", r"\bmise? en ligne\b", r"\bdate de (?:la )?convocation\b",
    r"\bconvocation (?:en date )?du\b", r"\bimprim\w+", r"\bmodifiee? le\b", r"\bcorrigee? le\b",
    r"\bproces-verba(?:l|ux) (?:\S+ ){0,3}du .{0,40}(?:lu|adopte)", r"\bfait (?:a|le)\b",
    r"\bdonne a\b", r"\bdate d'affichage\b", r"\ben vigueur\b",
)  # fmt: skip
AFTER_OTHER_CUES: tuple[str, ...] = (
    r"^[\s,.-]{0,4}(?:a ete |est |sont |ont ete |n'est )?(?:adopte|approuve)",
)
HEARING_CUES: tuple[str, ...] = (r"\benquete publique\b", r"\bconsultation\b", r"\bassemblee publique\b")
ENACTING_CUES: tuple[str, ...] = (
    r"\badopte\w*", r"\bapprouve\w*", r"\bfait a\b", r"\badoption\b", r"\badoption du reglement\b",
)
ITEM_OTHER_CUES: tuple[str, ...] = (
    r"\bproces[ -]verba\w+", r"\bcompte[ -]rendus?\b", r"\bcomptes[ -]rendus\b", r"\bpv\b",
    r"\bprochaine?\b", r"\bseance\b", r"\bsuivi\b",
)  # fmt: skip
PLACE_LINE: str = (
    r"^\W{0,3}(?:fait |donne |signe )?(?:a )?[a-z][a-z' -]{1,40},?\s{1,2}(?:le|ce)\s{1,2}"
    r"(?:lundi |mardi |mercredi |jeudi |vendredi |samedi |dimanche )?$"
)
LINE_OPENERS: frozenset[str] = frozenset(
    {"du", "le", "de", "la", "en", "au", "seance", "publique", "date", "reunion", "ce", "tenue"}
)
UNFINISHED: frozenset[str] = frozenset(
    """du le de la les des en au aux a et par pour ce tenue tenu l d seance reunion convoque
    janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre
    publique ordinaire extraordinaire""".split()
)
NAME_OTHER_CUES: tuple[str, ...] = (
    r"approuv", r"adopt", r"modifi", r"corrig", r"affich", r"publi", r"amend", r"signe",
    r"version", r"\bmaj\b", r"mis en ligne",
)  # fmt: skip
STAMP_CUES: tuple[str, ...] = (
    r"(?:envoye|recu|envoi|reception|transmi\w+|depose)\w{0,3}\s{1,3}(?:en|a la|au|de la)?\s{0,3}"
    r"(?:sous-)?prefecture", r"\benvoi prefecture\b", r"\baccuse de reception\b",
)  # fmt: skip
STAMP_ID: str = r"\bid\s?:\s?([0-9a-z_-]{10,60})|\b(0\d\d-\d{9}-\d{8}-[0-9a-z_-]{3,40})"

KINDS_IN_NAME: tuple[tuple[str, Kind, float], ...] = (
    (r"transcription\b|sous[ -]titres\b|verbatim\b", Kind.TRANSCRIPT, 0.9),
    (r"\b(?:dossier|documents?|cahier|pochette)s?[ -](?:de |du |des )?(?:la )?"
     r"(?:seance|conseil|reunion|elus)", Kind.PACKET, 0.9),
    (r"liste des deliberations", Kind.NOTICE, 0.7),
    (r"proces[ -]?verba(?:l|ux)|comptes?[ -]?rendus?|(?<![a-z])pv(?!c)"
     r"|(?<![a-z])c\.?-?r(?![a-z])", Kind.MINUTES, 0.7),
    (r"ordres?[ -]du[ -]jour|(?<![a-z])odj(?![a-z])|convocations?|(?<![a-z])convoc", Kind.AGENDA,
     0.7),
    (r"deliberations?|(?<![a-z])delib(?![a-z])|extrait du registre", Kind.RESOLUTION, 0.65),
    (r"reglements?(?![a-z])|arretes?(?![a-z])", Kind.BYLAW, 0.65),
    (r"(?<![a-z])avis(?![a-z])", Kind.NOTICE, 0.6),
    (r"rapports?(?![a-z])|note de synthese|bilan(?![a-z])|etude(?![a-z])|budget(?![a-z])",
     Kind.REPORT, 0.55),
)  # fmt: skip
KINDS_IN_HEADING: tuple[tuple[str, Kind, float], ...] = (
    (r"extrait\s{1,3}(?:du|des)\s{1,3}(?:registres?|proces-verba\w+)\s{1,3}des\s{1,3}"
     r"deliberations|extrait\s{1,3}(?:du|de)\s{1,3}(?:registre|proces-verbal|deliberation)"
     r"|^\W{0,4}deliberations? (?:n|du|portant|\d)|^\W{0,4}deliberations?\W{0,4}$"
     r"|copie\s{1,3}de\s{1,3}resolution|^\W{0,4}resolution\b",
     Kind.RESOLUTION, 0.95),
    (r"liste des deliberations", Kind.NOTICE, 0.7),
    (r"\bproces[ -]?verbal\b|\bcomptes?[ -]?rendus?\b|^\W{0,4}(?:c-?r|pv)\b|\bpv d[ue]\b",
     Kind.MINUTES, 0.75),
    (r"^\W{0,4}convocation\b", Kind.AGENDA, 0.75),
    (r"\bvous (?:inviter|convoquer|convier)\b", Kind.AGENDA, 0.7),
    (r"^\W{0,4}(?:projet d')?(?:l')?ordre du jour\b", Kind.AGENDA, 0.6),
    (r"^\W{0,4}avis (?:public|de reunion|d'assemblee|d'enquete|aux?|est)\b|^\W{0,4}avis\W{0,4}$"
     r"|\bavis public\b", Kind.NOTICE, 0.75),
    (r"^\W{0,4}(?:projet de )?reglement (?:numero|n|no|d'|de|\d|municipal|interieur|sur|\w+ n)"
     r"|^\W{0,4}arrete (?:municipal|n|du|de|portant|permanent|temporaire|\d|prefectoral)"
     r"|^\W{0,4}arrete\W{0,4}$", Kind.BYLAW, 0.8),
    (r"^\W{0,4}(?:rapport|note de synthese)\b", Kind.REPORT, 0.65),
)  # fmt: skip
NOT_A_HEADING: str = (
    r"\bapprobation\b|\bapprouv\w+|\badopt\w+|\bprecedent\w*|\bdernier\w*|\blecture\b|\bprochain"
    r"|\bsuivi\b|\baffiche\w*|\bmodification\b|\brapport d'activite|\bdu rapport\b|\ble rapport\b"
)
MINUTES_TELLTALES: tuple[str, ...] = (
    r"\bsecretaire de (?:la )?seance\b", r"\betaient (?:\w+ ){0,2}presents?\b|\bpresents? :",
    r"\babsents?(?: excuses?)?\b|\bexcuses? :", r"\ba l'unanimite\b", r"\bvot(?:es?|ants)\b",
    r"\bil est (?:\w+ ){0,3}resolu\b|\bpropose par\b", r"\bapres en avoir delibere\b",
    r"\bprocuration\b|\bpouvoir a\b", r"\blevee de la seance\b|\bseance est (?:levee|ouverte)\b",
    r"\bformant (?:quorum|la majorite)\b", r"\bs'est reuni\b",
)  # fmt: skip

STATUS_IN_NAME: tuple[tuple[str, Status], ...] = (
    (r"\bprojet\b(?=[ -]{1,3}(?:de )?(?:pv|cr|proces|compte|odj|ordre))|\bprojet\W{0,3}$"
     r"|\bebauche\b|\bbrouillon\b|\bprovisoire\b|\bnon approuve\b", Status.DRAFT),
    (r"\bmodifiee?\b|\bcorrigee?\b|\bamendee?\b|\brectifiee?\b|\bmis a jour\b", Status.AMENDED),
    (r"\bapprouvee?\b|\badoptee?\b|\bdefiniti(?:f|ve)\b|\bsigne\b|\bfinal\b", Status.APPROVED),
)  # fmt: skip
STATUS_IN_HEADING: tuple[tuple[str, Status], ...] = (
    (r"^\W{0,4}projet\W{0,4}$|^\W{0,4}projet d[e'] ?(?:pv|proces|compte|ordre|cr)\b"
     r"|\b(?:ebauche|brouillon|provisoire)\b|\bnon approuve\b|\bsous reserve d'approbation\b"
     r"|^\W{0,4}\(projet\)|[(-]\s?projet\s?\)?$", Status.DRAFT),
    (r"^\W{0,4}(?:approuve|adopte)\b(?! a l'unanimite| a la majorite)|-\s{0,2}(?:approuve|adopte)"
     r"\b(?! a l'unanimite| a la majorite)|\((?:approuve|adopte)\b|\bversion (?:approuvee|"
     r"adoptee|definitive|finale)\b|\bproces-verbal (?:approuve|adopte)\b", Status.APPROVED),
    (r"\b(?:ordre du jour|proces-verbal|compte[ -]rendu|version|avis) (?:modifie|corrige|amende"
     r"|rectifie)e?\b|^\W{0,4}(?:modifie|corrige|amende|rectifie)\b"
     r"|\((?:modifie|corrige|amende)e?\b|-\s{0,2}(?:modifie|corrige|amende)e?\W{0,3}$",
     Status.AMENDED),
)  # fmt: skip
NOT_A_STATUS: str = r"\bapprobation\b|\bprecedent\w*|\bpour\s?:|\bcontre\s?:|\bloi\b|\bcode\b"
YEAR_BOOK_NAMES: tuple[str, ...] = (
    r"archiv", r"proces[ -]verbaux", r"comptes[ -]rendus", r"\bregistre\b", r"\brecueil\b",
)  # fmt: skip
ONE_MEETING_NAMES: tuple[str, ...] = (r"assemblee generale", r"\bag\b", r"annuelle?\b", r"budget")

BODY_HEADS: Mapping[str, str] = {
    "conseil": "Conseil", "comite": "Comité", "commission": "Commission", "bureau": "Bureau",
    "assemblee": "Assemblée", "syndicat": "Syndicat", "collectif": "Collectif",
}  # fmt: skip
BODY_QUALIFIERS: Mapping[str, str] = {
    fold(word): word
    for word in """municipal communautaire communal arrondissement administration agglomération
    quartier départemental départementale régional régionale métropolitain métropolitaine général
    générale syndical syndicale école établissement commissaires maires exécutif exécutive
    consultatif consultative urbanisme agricole démolition permanente permanent finances
    personnel travaux voirie environnement culture culturelle sports sport loisirs jeunesse
    affaires sociales scolaires scolaire enfance petite aînés patrimoine tourisme
    développement durable économique économie sécurité publique circulation transport
    transports mobilité eau assainissement aménagement territoire communication information
    animation vie associative associations appel offres délégation service public budget
    ressources humaines dérogations mineures plénier plénière spécial spéciale extraordinaire
    pilotage technique paritaire social territorial hygiène santé logement habitat bâtiments
    forêt bois cimetière fêtes cérémonies élections électorale contrôle impôts directs vérification
    action administratif directeur intercommunal intercommunale fabrique caisse écoles village
    sages jeunes citoyen citoyenne bibliothèque embellissement famille familles toponymie
    nomination retraite cessions immobilières locale""".split()
}
BODY_GLUE: frozenset[str] = frozenset({"de", "des", "du", "d", "l", "la", "le", "les", "et", "aux"})
BODY_TAILS: tuple[tuple[str, str], ...] = ()
BODY_WHOLE: tuple[tuple[str, str], ...] = (
    (r"\bconseil\s{1,2}de\s{1,2}la\s{1,2}municipalite\s{1,2}regionale\s{1,2}de\s{1,2}comte\b",
     "Conseil de la MRC"),
    (r"\bconseil\s{1,2}de\s{1,2}(?:la|cette)\s{1,2}(?:ville|municipalite(?!\s{1,2}regionale)"
     r"|paroisse|commune|corporation)\b",
     "Conseil municipal"),
    (r"\bconseil\s{1,2}de\s{1,2}ville\b", "Conseil de ville"),
    (r"\bconseil\s{1,2}de\s{1,2}(?:la\s{1,2})?mrc\b", "Conseil de la MRC"),
    (r"\bconseil\s{1,2}de\s{1,2}(?:la\s{1,2})?(?:communaute|metropole)\b", "Conseil communautaire"),
    (r"\bconseil\s{1,2}des\s{1,2}maires\b", "Conseil des maires"),
)  # fmt: skip
BODY_IN_NAMES: tuple[tuple[str, str], ...] = (
    (r"(?<![a-z])cm(?![a-z])", "Conseil municipal"),
    (r"(?<![a-z])ccu(?![a-z])", "Comité consultatif d'urbanisme"),
)
BODY_PLACES: frozenset[str] = frozenset()
QUALIFIERS_FOLLOW: bool = True
NUMBERED: frozenset[str] = frozenset()
NEVER_ALONE: frozenset[str] = frozenset(
    {"comite", "commission", "bureau", "assemblee", "syndicat", "collectif"}
)
NOT_A_BODY_BEFORE: str = (
    r"(?:\bsalle du|\bmembres? du|\bau sein du|\bmaison du|\bsecretariat du|\bconseillers? du"
    r"|\brepresentants? (?:du|au))\s{1,2}$"
)
NOT_A_BODY_AFTER: str = r"^\s{1,2}(?:des jeunes elus)\b"
MEETING_WORDS: str = (
    r"\b(?:seance|reunion|reunie?s?|session|tenue?|proces[ -]verbal|compte[ -]rendu|ordre du jour"
    r"|convocation|convoque\w*|deliberations?|decisions?|pv|cr|c-r|decrete|adoptee? par)\b"
)

SUBJECTS: tuple[str, ...] = (r"(?im)^\W{0,4}(?:objet|sujet)\s?:\s{0,3}(\S.{3,400})",)
READS_OUT: str = (
    r"^\W{0,4}(?:m\.|mme|monsieur|madame|m)\s.{1,60}\b(?:rapporte|expose|presente|rappelle)\s?:?"
)
ATTENDANCE: str = (
    r"^\W{0,4}(?:presents?|etaient|absents?|excuses?|procurations?|date de|nombre de|secretaire"
    r"|convoque|l'an|sont presents|a laquelle|membres|salle|monsieur|madame|j'ai|le conseil"
    r"|ordre du jour\s?:|envoye|recu|affiche|publie)\b"
)
HEADING_WORDS: frozenset[str] = frozenset(
    """procès verbal verbaux délibérations délibération séance séances réunion extrait registre
    compte comptes rendu rendus ordre jour convocation ordinaire extraordinaire publique public
    commune mairie ville municipalité paroisse arrêté règlement numéro avis projet liste examinées
    conseil comité commission bureau assemblée tenue tenu lundi mardi mercredi jeudi vendredi
    samedi dimanche janvier février mars avril mai juin juillet août septembre octobre novembre
    décembre concernant modifiant relatif relative portant arrondissement rapport annuel session
    convoqué affichage décision décisions résolution objet mandat président présidence secrétaire
    citoyens membres dépôt adoption modification""".split()
)
SMALL_WORDS: frozenset[str] = frozenset(
    "le la les l de des du d et à au aux en un une sur pour par dans n no er".split()
)
CONTINUES: str = r"^\W{0,2}(?:du|de|des|d'|tenue?|le|la)\b"
