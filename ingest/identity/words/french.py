"""French wording: Québec and France. Accents are off in patterns, on in what is written."""

from __future__ import annotations

from collections.abc import Mapping

from archive.model import Kind, Lang, Status
from ingest.identity.wordlists import ranked, wordings, words_in

LANG: Lang = "fr"

COMMON: frozenset[str] = words_in(
    """le la les des du de et un une est dans pour par sur que qui au aux avec ce cette ces son sa
    ses se il elle ils nous vous leur leurs ou ne pas plus sont ete a l d n s qu en conseil
    municipal seance maire monsieur madame etaient presents propose appuye resolu unanimite
    decide vu considerant attendu deliberation commune ville y ont fait lors cela etre mais donc
    tres bien je tout tous toute toutes comme si afin entre sans sous"""
)
TELLING: frozenset[str] = words_in(
    """pv cr conseil municipal seance reunion compte rendu comptes rendus proces verbal verbaux
    deliberation deliberations ordre jour odj convocation convoc avis arrete reglement comite
    commission projet approuve adopte janvier fevrier mars avril mai juin juillet aout septembre
    octobre novembre decembre lundi mardi mercredi jeudi vendredi samedi dimanche mairie
    prefecture envoye recu publie ordinaire extraordinaire arrondissement communautaire
    enregistrement rapport affiche ville commune greffe du le des comptesrendus"""
)

MONTHS: Mapping[str, int] = ranked(
    """
    janvier janv | fevrier fevr fev | mars | avril avr | mai | juin | juillet juil | aout |
    septembre sept | octobre oct | novembre nov | decembre dec
    """,
    first=1,
)
WEEKDAYS: Mapping[str, int] = ranked(
    """
    lundi | mardi | mercredi | jeudi | vendredi | samedi | dimanche
    """,
    first=0,
)
_TENS = {"vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60}
NUMBERS: Mapping[str, int] = _TENS | ranked(
    """
    un une premier | deux | trois | quatre | cinq | six | sept | huit | neuf | dix | onze |
    douze | treize | quatorze | quinze | seize
    """,
    first=1,
)
HUNDREDS: frozenset[str] = frozenset({"cent", "cents"})
THOUSANDS: frozenset[str] = frozenset({"mil", "mille"})
ORDINAL_MARKS: frozenset[str] = frozenset({"er", "e", "eme", "ere", "re"})
DAY_GLUE: frozenset[str] = frozenset({"de", "d"})
YEAR_GLUE: frozenset[str] = words_in(
    "de du d l an annee ou annotation"  # « 18 décembre | No de résolution ou annotation | 2023 »
)
YEAR_OPENERS: frozenset[str] = frozenset({"an", "annee"})

MEETING_CUES: tuple[str, ...] = wordings(
    r"""
    \breunie?s?\b  \btenue?\b  \btenant\b  \btiendra\b  \baura lieu\b  \ba eu lieu\b
    \breunira\b  \bseance (?:\w+ ){0,3}du\b  \breunion (?:\S+ ){0,5}du\b
    \bsession (?:\w+ ){0,2}du\b  \bdate (?:de (?:la )?)?(?:seance|reunion)\b
    \bconseil (?:\S+ ){0,4}du\b  \b(?:proces-verbal|compte[ -]rendu|pv) du\b
    \bcomite (?:\S+ ){0,4}du\b  \bcommission (?:\S+ ){0,4}du\b  \bl'an\b|\bl an\b
    \bnous sommes\b  \bordre du jour du\b  \bassemblee (?:\S+ ){0,3}du\b
    \bconvoque\w* pour\b  \b(?:seance|reunion|rendu|verbal)\b.{0,60}\ben date du\b
    """
)
MEETING_HINTS: tuple[str, ...] = wordings(
    r"""
    \bseance\b  \breunion\b  \bconseil\b  \bproces[ -]verbal\b  \bcompte[ -]rendu\b
    \bordre du jour\b  \bcomite\b  \bcommission\b  \bsession\b  \bcr\b  \bpv\b
    \bassemblee\b  \bc-r\b
    """
)
LABEL_CUES: tuple[str, ...] = wordings(
    r"\b(?:date (?:de (?:la )?)?(?:seance|reunion)|seance du|date et heure)\s*[:-]\s*"
)
SOFT_OTHER_CUES: tuple[str, ...] = wordings(
    r"""
    \bconvo(?:que|cation)\w*  \bdeliberations?\b  \ben date du\b  \bdatee?s? du\b
    \bdepuis\b  \ba compter\b  \bjusqu\w*  \bavant\b  \bau plus tard\b  \bsigne\w*  \bloi\b
    \bdecret\b  \barretee?s?\b  \bordonnance\b  \bexercice\b  \bau\s*$  \bentre le\b
    \bcirculaire\b  \bconvention\b  \belections?\b  \bcourrier\b  \blettre\b
    \bdate d'effet\b  \bne\(?e?\)? le\b  \bresolution\b  \brapport\b
    """
)
HARD_OTHER_CUES: tuple[str, ...] = wordings(
    r"""
    \bapprobation\b  \bapprouve\w*  \badoption\b  \badopt\w+  \bprecedente?s?\b
    \bderniere?s?\b  (?<!a la )(?<!a une )\bprochaine?s? (?:seance|reunion|conseil|session)
    \baffich\w+  \bpublie?\w*\b(?<!publique)(?<!public)(?<!publics)(?<!publiques)
    \benvoy\w+  \benvoi\b  \brecue?s?\b  \breception\b  \btransmi\w+  \bdepose\w*\b
    \bnotifi\w+  \bmise? en ligne\b  \bdate de (?:la )?convocation\b
    \bconvocation (?:en date )?du\b  \bimprim\w+  \bmodifiee? le\b  \bcorrigee? le\b
    \bproces-verba(?:l|ux) (?:\S+ ){0,3}du .{0,40}(?:lu|adopte)  \bfait (?:a|le)\b
    \bdonne a\b  \bavis de motion\b  \bdate d'affichage\b  \ben vigueur\b
    """
)
AFTER_OTHER_CUES: tuple[str, ...] = wordings(
    r"""
    ^[ ,.-]{0,4}(?:adopte|approuve)
    ^[\s,.-]{0,4}(?:a ete |est |sont |ont ete |n'est )(?:adopte|approuve)
    """
)
HEARING_CUES: tuple[str, ...] = wordings(
    r"\benquete publique\b  \bconsultation\b  (?<!rendu de l')(?<!verbal de l')"
    r"\bassemblee publique\b"
)
ENACTING_CUES: tuple[str, ...] = wordings(r"\badopte\w*  \bapprouve\w*  \badoption\b")
ITEM_OTHER_CUES: tuple[str, ...] = wordings(
    r"""
    \bproces[ -]verba\w+  \bcompte[ -]rendus?\b  \bcomptes[ -]rendus\b  \bpv\b
    \bprochaine?\b  \bseance\b  \bsuivi\b
    """
)
PLACE_LINE: str = (
    r"^\W{0,3}(?:fait |donne |signe )?(?:a )?[a-z][a-z' -]{1,40},?\s{1,2}(?:le|ce)\s{1,2}"
    r"(?:lundi |mardi |mercredi |jeudi |vendredi |samedi |dimanche )?$"
)
LINE_OPENERS: frozenset[str] = frozenset(
    {"du", "le", "de", "la", "en", "au", "seance", "publique", "date", "reunion", "ce", "tenue"}
)
UNFINISHED: frozenset[str] = words_in(
    """du le de la les des en au aux a et par pour ce tenue tenu l d seance reunion convoque
    janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre
    publique ordinaire extraordinaire"""
)
NAME_OTHER_CUES: tuple[str, ...] = wordings(
    r"""
    approuv  adopt  modifi  corrig  affich  publi  amend  signe  version  \bmaj\b
    mis en ligne
    """
)
STAMP_CUES: tuple[str, ...] = wordings(
    r"""
    \b(?:envoye|recu|depose)\w{0,3}\s{1,3}(?:en|a la)\s{1,3}(?:sous-)?prefecture
    \b(?:envoi|reception|transmi\w{1,8})\s{1,3}(?:en|a la|au|de la)\s{1,3}(?:sous-)?prefecture
    \benvoi prefecture\b  \baccuse de reception\b
    """
)
STAMP_ID: str = r"\bid\s?:\s?([0-9a-z_-]{10,60})|\b(0\d\d-\d{9}-\d{8}-[0-9a-z_-]{3,40})"

KINDS_IN_NAME: tuple[tuple[str, Kind, float], ...] = (
    (r"transcription\b|sous[ -]titres\b|verbatim\b", Kind.TRANSCRIPT, 0.8),
    (
        r"\b(?:dossier|documents?|pochette)s?[ -](?:de |du |des )?(?:la )?"
        r"(?:seance|conseil|reunion|elus)",
        Kind.PACKET,
        0.9,
    ),
    (r"liste des deliberations|releve des votes", Kind.MINUTES, 0.68),
    (r"\bcahier[ -](?:de |du |des )?(?:la )?(?:seance|conseil|reunion|elus)", Kind.PACKET, 0.55),
    (r"\brapport[ -](?:de )?(?:la )?(?:seance|reunion)\b", Kind.MINUTES, 0.75),
    (
        r"proces[ -]?verba(?:l|ux)|comptes?[ -]?rendus?|releve des? (?:decisions|deliberations)"
        r"|(?<![a-z])pv(?!c)"
        r"|(?<![a-z])c\.?-?r(?![a-z])",
        Kind.MINUTES,
        0.7,
    ),
    (
        r"ordres?[ -]du[ -]jour|(?<![a-z])odj(?![a-z])|convocations?|(?<![a-z])convoc",
        Kind.AGENDA,
        0.7,
    ),
    (r"deliberations?|(?<![a-z])delib(?![a-z])|extrait du registre", Kind.RESOLUTION, 0.65),
    (r"reglements?(?![a-z])|arretes?(?![a-z])", Kind.BYLAW, 0.65),
    (r"(?<![a-z])avis(?![a-z])", Kind.NOTICE, 0.6),
    (
        r"rapports?(?![a-z])|note de synthese|bilan(?![a-z])|etude(?![a-z])|budget(?![a-z])",
        Kind.REPORT,
        0.55,
    ),
)
KINDS_IN_HEADING: tuple[tuple[str, Kind, float], ...] = (
    (r"\brapport\s{1,3}d[ue]\s{1,3}(?:la\s{1,3})?(?:seance|reunion)", Kind.MINUTES, 0.8),
    (
        r"^\W{0,4}(?:liste|registre)\s{1,3}des\s{1,3}deliberations\b"
        r"|\breleve\s{1,3}(?:des?\s{1,3})?(?:votes|actions|proposition)|^\W{0,4}memorial\W{0,3}$"
        r"|^\W{0,4}(?:resume|synthese|rapport|bulletin|memorial)\s{1,3}des\s{1,3}(?:deliberations"
        r"|decisions|seances)",
        Kind.MINUTES,
        0.68,
    ),
    (
        r"extrait\s{1,3}(?:du|des)\s{1,3}(?:registres?|proces-verba\w+)\s{1,3}des\s{1,3}"
        r"deliberations|extrait\s{1,3}(?:du|de)\s{1,3}(?:registre|proces-verbal|deliberation)"
        r"|copie\s{1,3}de\s{1,3}resolution",
        Kind.RESOLUTION,
        0.95,
    ),
    (
        r"^\W{0,4}deliberations? (?:n|du|portant|\d)|^\W{0,4}deliberations?\W{0,4}$"
        r"|^\W{0,4}resolution\b",
        Kind.RESOLUTION,
        0.85,
    ),
    (
        r"\breleve des? (?:decisions|conclusions|deliberations)\b|\blivre des deliberations\b"
        r"|^\W{0,4}decisions du conseil\b",
        Kind.MINUTES,
        0.7,
    ),
    (
        r"\bproces[ -]?verba(?:l|ux)\b|\bcomptes?[ -]?rendus?\b|^\W{0,4}(?:c-?r|pv)\b|\bpv d[ue]\b",
        Kind.MINUTES,
        0.75,
    ),
    (r"^\W{0,4}(?:avis de )?convocation\b", Kind.AGENDA, 0.8),
    (r"\bvous (?:inviter|convoquer|convier)\b", Kind.AGENDA, 0.7),
    (
        r"^\W{0,4}(?:projet d')?(?:l')?ordre du jour\b(?! (?:etant|est|a ete|epuise))",
        Kind.AGENDA,
        0.6,
    ),
    (
        r"^\W{0,4}avis (?:public|de reunion|d'assemblee|d'enquete|aux?|est)\b|^\W{0,4}avis\W{0,4}$"
        r"|\bavis public\b",
        Kind.NOTICE,
        0.75,
    ),
    (
        r"^\W{0,4}(?:(?:premier |second )?projet de )?reglement (?:numero|n|no|d'|de|\d|municipal"
        r"|interieur|sur|\w+ n)"
        r"|^\W{0,4}arrete (?:municipal|n|du|de|portant|permanent|temporaire|\d|prefectoral)"
        r"|^\W{0,4}arrete\W{0,4}$",
        Kind.BYLAW,
        0.8,
    ),
    (r"^\W{0,4}(?:rapport|note de synthese)\b", Kind.REPORT, 0.65),
)
NOT_A_HEADING: str = (
    r"\bapprobation\b|\bapprouv\w+|\badopt\w+|\bprecedent\w*|\bdernier\w*|\blecture\b|\bprochain"
    r"|\bsuivi\b|\baffiche\w*|\bmodification\b|\brapport d'activite|\bdu rapport\b|\ble rapport\b"
)
HAS_BEGUN: str = (
    r"^\W{0,4}(?:etaient |sont )?(?:presente?s?|presences?)\W{0,3}:|\bouvre la (?:seance|reunion)"
    r"|^\W{0,4}(?:absente?s?|excusee?s?)\b"
)
A_HEADING: str = (
    r"^\W{0,4}(?:proces[ -]?verba(?:l|ux)|comptes?[ -]?rendus?|pv|releve|projet|brouillon)\W{1,4}"
    r"(?:(?:non |a |a etre |pas encore )?(?:adopte|approuve)|sujet|sous reserve|en attente|pour ap)"
)
MINUTES_TELLTALES: tuple[str, ...] = wordings(
    r"""
    \bsecretaire de (?:la )?seance\b  \betaient (?:\w+ ){0,2}presents?\b|\bpresents? :
    \babsents?(?: excuses?)?\b|\bexcuses? :  \ba l'unanimite\b  \bvot(?:es?|ants)\b
    \bil est (?:\w+ ){0,3}resolu\b|\bpropose par\b  \bapres en avoir delibere\b
    \bprocuration\b|\bpouvoir a\b  \blevee de la seance\b|\bseance est (?:levee|ouverte)\b
    \bformant (?:quorum|la majorite)\b  \bs'est reuni\b
    \b(?:ouvre|declare ouverte) la (?:seance|reunion|session|assemblee)\b|\bseance ouverte\b
    \bappuyee? (?:par|de)\b|\bappuie\b|\bsecondee? par\b
    \bresolu(?:tion)?\W{1,3}(?:n\W|numero|\d\d)
    \badoptee?\W{0,3}(?:a la majorite|sur division|$)|\bproposition adoptee\b
    \b(?:participent|assistent?|prennent part) (?:egalement )?(?:a |par )|\bpresences\W{0,3}:
    \bprend acte\b|\b(?:conseil|assemblee|commission|comite) (?:decide|approuve|adopte|accepte)\b
    \bordre du jour (?:etant )?epuise\b|\b(?:seance|reunion) est (?:levee|close)\b|\blevee a \d
    \b(?:sont|etaient|est) (?:egalement )?(?:presente?s?|absente?s?)\b|\bsous la presidence de\b
    """
)

WHOLE_MEETING: tuple[str, ...] = wordings(
    r"""
    \bapres en avoir (?:\w+ )?delibere  (?m)^\W{0,3}objet(?: de la deliberation)?\s?(?::|$)
    (?m)^\W{0,3}(?:deliberation|delib\.?|resolution)\s{1,3}n\W
    """
)

STATUS_IN_NAME: tuple[tuple[str, Status], ...] = (
    (
        r"\bprojet\b(?=[ -]{1,3}(?:de )?(?:pv|cr|proces|compte|odj|ordre))|\bprojet\W{0,3}$"
        r"|\bebauche\b|\bbrouillon\b|\bprovisoire\b|\bnon approuve\b",
        Status.DRAFT,
    ),
    (r"\bmodifiee?\b|\bcorrigee?\b|\bamendee?\b|\brectifiee?\b|\bmis a jour\b", Status.AMENDED),
    (r"\bapprouvee?\b|\badoptee?\b", Status.APPROVED),
)
FINAL_IN_NAME: str = r"\bdefiniti(?:f|ve)\b|\bsignee?\b|\bfinale?\b"
STATUS_IN_HEADING: tuple[tuple[str, Status], ...] = (
    (
        r"^\W{0,4}projet\W{0,4}$|^\W{0,4}projet\W{1,4}(?:sujet|sous|a |non|pour|en )"
        r"|\b(?:sujet|sous reserve|en attente)\s(?:a |d'|de )?(?:l'|son |une )?"
        r"(?:approbation|adoption)\b|\bpour approbation\b"
        r"|\bnon officiel(?:le)?\b|\bversion preliminaire\b|\bpas encore (?:adopte|approuve)"
        r"|^\W{0,4}projet d[e'] ?(?:pv|proces|compte|ordre|cr)\b"
        r"|\b(?:ebauche|brouillon|provisoire)\b|\bnon approuve\b|\bsous reserve d'approbation\b"
        r"|\(projet\b|\b(?:a|non) (?:adopter|approuver|adopte|approuve)\)?\W*$"
        r"|[(-]\s?projet\s?\)?$",
        Status.DRAFT,
    ),
    (
        r"(?:^\W{0,4}|-\s{0,2})(?:approuve\b(?=\W*$)|(?:approuve|adopte)\b"
        r"(?= le \d| le [a-z]+di\b| lors | en seance"
        r"| par le conseil| a (?:la (?:seance|reunion|rencontre)|l'assemblee)))"
        r"|\((?:approuve|adopte)\b|\bversion (?:approuvee|"
        r"adoptee|definitive|finale)\b|\bproces-verbal (?:approuve|adopte)\b",
        Status.APPROVED,
    ),
    (
        r"\b(?:ordre du jour|proces-verbal|compte[ -]rendu|version|avis) (?:modifie|corrige|amende"
        r"|rectifie)e?\b|^\W{0,4}(?:modifie|corrige|amende|rectifie)\b"
        r"|\((?:modifie|corrige|amende)e?\b|-\s{0,2}(?:modifie|corrige|amende)e?\W{0,3}$",
        Status.AMENDED,
    ),
)
NOT_A_STATUS: str = (
    r"(?<!sujet a l')(?<!sujet a )(?<!reserve d')(?<!reserve de l')(?<!reserve de son )"
    r"(?<!attente d')(?<!attente de l')\bapprobation\b|\bprecedent\w*|\bpour\s?:"
    r"|\bcontre\s?:|\bloi\b|\bcode\b"
)
YEAR_BOOK_NAMES: tuple[str, ...] = wordings(
    r"archiv  proces[ -]verbaux  comptes[ -]rendus  \bregistre\b  \brecueil\b"
)
ONE_MEETING_NAMES: tuple[str, ...] = wordings(r"assemblee generale  \bag\b  annuelle?\b  budget")

SUBJECTS: tuple[str, ...] = wordings(r"(?im)^\W{0,4}(?:objet|sujet)\s?:\s{0,3}(\S.{3,400})")
READS_OUT: str = (
    r"^\W{0,4}(?:m\.|mme|monsieur|madame|m)\s.{1,60}\b(?:rapporte|expose|presente|rappelle)\s?:?"
)
ATTENDANCE: str = (
    r"^\W{0,4}(?:presents?|etaient|absents?|excuses?|procurations?|date de|nombre de|secretaire"
    r"|convoque|l'an|sont presents|a laquelle|membres|salle|monsieur|madame|j'ai|le conseil"
    r"|ordre du jour\s?:|envoye|recu|affiche|publie)\b"
)
HEADING_WORDS: frozenset[str] = words_in(
    """procès verbal verbaux délibérations délibération séance séances réunion extrait registre
    compte comptes rendu rendus ordre jour convocation ordinaire extraordinaire publique public
    commune mairie ville municipalité paroisse arrêté règlement numéro avis projet liste
    examinées conseil comité commission bureau assemblée tenue tenu lundi mardi mercredi jeudi
    vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre octobre
    novembre décembre concernant modifiant relatif relative portant arrondissement rapport
    annuel session convoqué affichage décision décisions résolution objet mandat président
    présidence secrétaire citoyens membres dépôt adoption modification"""
)
SMALL_WORDS: frozenset[str] = words_in(
    "le la les l de des du d et à au aux en un une sur pour par dans n no er"
)
CONTINUES: str = r"^\W{0,2}(?:du|de|des|d'|tenue?|le|la)\b"
