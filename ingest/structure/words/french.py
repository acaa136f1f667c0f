"""French wording: Québec's cities and municipalities, France's communes."""

from __future__ import annotations

from collections.abc import Mapping

from archive.model import Lang, Presence
from ingest.identity.wordlists import wordings, words_in

LANG: Lang = "fr"
ABBREVIATIONS: frozenset[str] = words_in(
    """m mm mme mmes mlle me mr ms dr pr no nos n art al ste st inc ltee cie av bd boul ch env ex
    p.j cf etc"""
)
LINE_STARTERS: tuple[str, ...] = wordings(
    r"""
    il est\b  sur (?:la |une )?proposition\b
    propose\b  appuye\w*\b  seconde\b  resolu\b  adopte\w*\b  approuve\w*\b  rejete\w*\b
    attendu\b  considerant\b  (?:co-?)?motionnaire\b  (?:voix|votes) (?:affirma|nega)ti\w+
    en consequence\b  vu\b  d'[a-z]+er\b  de (?:la|le|l')?\s?\w+er\b  que\b  pour\s*:
    contre\s*:  abstentions?\s*:
    vot(?:e|es|ent|ants?)\b  vore\s*:  unanimite\b  (?:est|sont|etaient|etai[st])\b  absents?\b
    presents?\b  excuses?\b  procurations?\b  pouvoirs?\b
    secretaire\b  nombre\b  article\b  delibere\b  apres\b  le conseil\b  les membres\b  ont\b
    resolution\b  deliberation\b
    (?:le |l'|ce )?(?:rapport|v(?:œ|oe)u|dossier|point|projet|amendement) (?:est )?[a-z]+ee?\b
    monsieur\b  madame\b  m\.\s  mme\b  me\s
    """
)
TITLES: tuple[str, ...] = wordings(
    r"""
    m(?=\.(?!-))  mm  mme  mmes  mlle  me  mr  ms  dr  monsieur  madame  messieurs  mesdames
    mademoiselle  maitre  mmes et ms  son honneur  mmes et mm  mm et mmes  mm\.? et mmes
    mesdames et messieurs
    (?:le |la |les |l')?(?:premi\w+ )?mair(?:e|esse)(?:[ -](?:suppleant|adjoint|delegue)e?)?
    (?:le |la |les )?conseill(?:er|ere)s? region(?:ale|aux|al)s?
    (?:le |la |les )?conseill(?:er|ere)s? (?:d'arrondissement|de (?:la )?ville|departementale?)
    (?:le |la |les )?conseill(?:er|ere)s?(?: et conseill(?:er|ere)s?)?(?: municipa(?:l|le|ux|les))?
    (?:le |la |les |l')?(?:\d(?:er|e|eme|ere)? )?adjointe?s?(?: au maire)?
    (?:le |la )?(?:vice-)?president(?:e)?  (?:le |la )?prefet  (?:le |la )?pro-maire
    echevine?s?  (?:le |la )?presidente? du conseil
    (?:le |la |les )?commissaires?  (?:le |la |les )?deleguee?s?  (?:le |la |les )?syndics?
    (?:le |la |les |l')?administrat(?:eur|rice)s?
    (?:le |la |les )?membres?  siege (?:no?|n°|numero|#)\s*\d+\s*[:-]?
    district (?:no?|n°)?\s*\d+\s*:?  (?:le |la )?represente?ante? de [\w' -]{3,40}
    """
)
PARTICLES: frozenset[str] = words_in(
    "de du des la le les d' l' el ben van von den der di da st ste saint sainte bin al"
)
NOT_NAMES: frozenset[str] = words_in(
    """conseil municipal municipale municipaux commune ville village mairie departement province
    seance reunion ordre jour proces verbal proces-verbal compte rendu presents present presente
    presentes absents absent absente absentes excuses excuse excusee procuration procurations
    pouvoir pouvoirs secretaire votants exercice nombre quorum convocation date aucun aucune neant
    vacant vacante le la les un une et ou en au aux par pour contre abstention abstentions vote
    deliberation resolution adopte adoptee rapport article loi code vu considerant attendu monsieur
    madame messieurs mesdames
    ont il elle ils elles est sont etaient qui que tous toutes membres membre
    janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre lundi mardi
    mercredi jeudi vendredi samedi dimanche salle rue avenue boulevard prefecture republique
    francaise service direction generale secretariat assemblee districts district siege formant
    sous presidence administration regie comite commission urbanisme motif motivee retard arrive
    egalement aussi personnes personne public publique ordinaire extraordinaire province quebec
    mrc municipalite unanimite majorite affichage affiche publie recu envoye annexe annexes
    groupe groupes questions question diverses point points sans ayant donne avec dont represente
    representes representee approbation adoption ouverture levee periode decide approuve autorise
    accepte general generale adjoint adjointe vice parents personnel enseignants scrutateur
    scrutateurs appuye appuyee appuyes seconde secondee propose proposee rejete rejetee retire
    reporte reportee retiree"""
)
SURNAMES: frozenset[str] = frozenset()
PARTIES: frozenset[str] = words_in(
    """verts vert socialiste socialistes liberal liberale radical radicale democrate centre udc plr
    pdc ps pvl mcg prd ecolo independant independante defi cdh sans"""
)
OF_OFFICES: frozenset[str] = words_in("municipal communal departemental regional")
ROLES: str = (
    r"maire|mairesse|conseill(?:er|ere)s?|adjointe?|greffi(?:er"
    r"|ere)|tresori(?:er|ere)|secretaire|direct(?:eur|rice)"
    r"|urbaniste|ingenieure?"
    r"|chef(?:fe)?|president(?:e)?|coordonnat(?:eur|rice)"
    r"|inspect(?:eur|rice)|technicien(?:ne)?|prefet|responsable"
    r"|avocate?|assistante?|adjointe?|dgs|deleguee?|comptable"
    r"|deputee?s?|surintendante?|pompier|charge[e]? d[e']|conseiller juridique|archiviste"
    r"|agente?|membre|echevin|consultante?|commis|administrat(?:eur|rice)|bourgmestre"
)
STAFF_ROLES: str = (
    r"greffi(?:er|ere)|tresori(?:er|ere)|secretaire|direct(?:eur"
    r"|rice)|urbaniste|ingenieure?|chef(?:fe)?\b|coordonnat(?:eur"
    r"|rice)|inspect(?:eur|rice)|technicien|responsable|avocate?"
    r"|assistante?|dgs\b|comptable|archiviste|agente?\b|chargee? d"
    r"|surintendante?|consultante?|commis\b|personne-ressource|proces-verbaliste"
)
SAYS_PRESENT: frozenset[str] = words_in(
    """present presente presents presentes presence presences participants participantes participent
    participaient assistent assistaient participant"""
)
SAYS_ABSENT: frozenset[str] = words_in(
    """absent absente absents absentes absence absences excuse excusee excuses excusees
    empeche empechee empeches empechees"""
)
SAYS_STAFF: frozenset[str] = words_in(
    """personnel fonctionnaires fonctionnaire administration officiers employes direction
    services cadres"""
)
SAYS_PUBLIC: frozenset[str] = words_in(
    """aussi egalement autre autres invite invites invitee invitees public citoyens observateurs
    consultants consultant collaborateurs"""
)
SAYS_MEMBERS: frozenset[str] = words_in(
    """membre membres conseiller conseillers conseillere conseilleres elu elus elue elues delegue
    delegues commissaires administrateurs administratrices echevins representants titulaires
    deputes"""
)
SAYS_MORE: frozenset[str] = words_in(
    """sont etaient est etait ont a la le les l de du des d en par a au aux et ou seance reunion
    rencontre assemblee conseil municipal municipaux comite commission suivant suivants
    suivante suivantes personne personnes ayant motive motives motivee motivees motivant leur leurs
    sans motif avec visioconference videoconference telephone zoom teams distance presentiel ligne
    physiquement virtuellement salle"""
)
DENIES: frozenset[str] = frozenset()
LABELS: tuple[tuple[str, Presence, str], ...] = (
    (
        r"(?:(?:sont|etaient|est|etait) )?(?:egalement|aussi|de plus"
        r"|en outre) (?:sont |etaient )?presente?s?"
        r"(?: a (?:la|cette) (?:presente )?(?:seance|rencontre|reunion|assemblee))?"
        r"|(?:y )?(?:assist|particip)(?:ent|aient|e|ait) (?:egalement|aussi)"
        r"(?: a (?:la|cette) \w+)?"
        r"|y assist(?:ent|aient|e|ait)[ ,]+au titre d[eu] [^:]{3,40}(?= ?:)"
        r"|assist(?:e|ait|ent|aient) a la (?:rencontre|seance|reunion)|direction(?= ?:)"
        r"|(?:ainsi que|de meme que|et)(?= ?:)"
        r"|(?:autre(?:s|\(s\))? |personnes )(?:presence(?:s|\(s\))?|presentes?"
        r"|personnes?(?: presentes?)?)"
        r"|invitee?s?(?: presents?)?"
        r"|personnes?-ressources?|(?:fonctionnaires?|officiers?"
        r"|personnel|administration|employes?)(?: municipa\w+)?(?: presents?)?"
        r"|assistances?|en presence d(?:e|u|es)"
        r"(?= (?:(?:la |l')?(?:direct|greffi|secretaire|tresori|adjointe? a|urban|inspect)"
        r"|public|:))|auditeurs?",
        Presence.PRESENT,
        "staff",
    ),
    (
        r"(?:(?:membres?|conseillers?|elus?|conseilleres?"
        r"|deleguee?s?|commissaires?|administrat(?:eur|rice)s?|representante?s?"
        r"|titulaires?|suppleante?s?) )?(?:(?:sont|etaient|etait|est) )?"
        r"(?:absent|excuse)"
        r"(?:e|s|es)?(?: (?:et )?(?:non )?(?:excuse|motive|represente)(?:e"
        r"|s|es)?)*(?: et non representes?)? ?(?:ayant|qui ont) (?:vote par"
        r"|donne) (?:procuration|pouvoir|mandat|delegation)s?(?:[^:\n]{0,40}(?=:))?"
        r"|(?:(?:membres?|conseillers?|elus?|deleguee?s?) )?(?:ont|a|ayant|avaient|avait|ayant)"
        r" (?:donne|remis|confie|laisse) (?:(?:leur|son|un) )?(?:procuration"
        r"|pouvoir|mandat|delegation)s?(?: (?:de vote|ecrit|de voter))?"
        r"|(?:membres?|conseillers?|elus?|deleguee?s?) (?:(?:absent|excuse)e?s? )?representee?s?"
        r"(?: par (?:pouvoir|procuration|mandat)s?)?"
        r"|votes? par (?:procuration|mandat)s?|(?:(?:sont|etaient|etait|est) )?(?:procurations?"
        r"|pouvoirs?"
        r"|mandats?|representee?s?|deleg(?:ation|uees?)s? de vote"
        r"|membres? representes?|absents? (?:excuses? )?representee?s?"
        r"|excuses? representee?s?)(?: donnes?| ecrits?)?",
        Presence.PROXY,
        "member",
    ),
    (
        r"(?:(?:est|sont|etai(?:t|ent)) )?(?:(?:les? |la )?(?:membres?"
        r"|conseill(?:er|ere)s?|elus?|deleguee?s?|commissaires?"
        r"|administrat(?:eur|rice)s?|representante?s?"
        r"|titulaires?|suppleante?s?)"
        r"(?: suivante?s?)? (?:sont |etaient )?)?(?:absent(?:e|s|es)?"
        r"|excuse(?:e|s|es)?|absence(?:s|\(s\))?|(?:s'est|se sont|s'etai(?:t"
        r"|ent)) (?:fait )?excuser?s?|en l'absence d(?:e|u|es)(?= (?:m\.|mm|mme|mon|mad|mes|l))"
        r"|(?:ont|a|avaient|avait) (?:(?:fait )?(?:part de |excuser? )|(?:prie|demande) (?:de |d')?"
        r"(?:les )?(?:bien vouloir )?excuser |presente )(?:leurs?|son|ses|l')"
        r" ?(?:absences?|excuses)(?: a (?:cette|la) (?:seance|reunion))?"
        r"|(?:a|ont|avait|avaient) (?:motive|justifie|signifie) (?:son|leurs?) absences?"
        r"|ont (?:prie|demande) (?:de |d')(?:les )?excuser|empechee?s?"
        r"|n'(?:ont|a) pu (?:assister|etre presente?s?))(?:[ ,]*(?:et |ou )?(?:non[ -])?(?:excuse"
        r"|motive|represente)(?:e|s|es)?| se (?:sont|est) fait excuser)*(?: sans (?:motif|excuse"
        r"|procuration|pouvoir))?(?: a cette seance)?",
        Presence.ABSENT,
        "member",
    ),
    (
        r"(?:(?:est|sont|etaient|etait) )?(?:arrives?|arrivees?|annonces?|annoncees?)"
        r" (?:en retard|en cours de (?:seance|reunion)|tardive?ment)|(?:arrivees? )?retards?"
        r"|arrivees? tardives?",
        Presence.LATE,
        "member",
    ),
    (
        r"(?:(?:est|sont|etaient|etait) )?(?:partie?s?|departs?) (?:en cours de (?:seance|reunion)"
        r"|anticipee?s?|avant la fin(?: de la (?:seance|reunion))?)",
        Presence.LEFT,
        "member",
    ),
    (
        r"(?:a laquelle )?(?:(?:sont|etaient|etait|est|y sont"
        r"|assistent|assistaient) )?(?:(?:les? |la )?(?:membres?"
        r"|conseill(?:er|ere)s?(?: municipa\w+)?|elus?|deleguee?s?|commissaires?"
        r"|administrat(?:eur|rice)s?|representante?s?"
        r"|titulaires?|suppleante?s?)"
        r"(?: suivante?s?)? )?(?:(?:sont"
        r"|etaient) )?(?:present(?:e|s|es)?|presences?)(?: (?:les? "
        r"|la )?(?:membres?|conseill(?:er|ere)s?)(?: municipa\w+)?(?: suivants?)?"
        r"| a (?:cette|la) (?:seance|reunion)| a l'ouverture(?: de (?:la seance|l'assemblee))?"
        r"| physiquement| les membres du conseil"
        r"| mmes et (?:ms|mm))*|assistent a (?:la|cette) (?:seance"
        r"|reunion)|sont presents? a cette (?:seance|reunion)"
        r"|les conseillers(?: suivants)?(?= ?:)|membres du conseil(?= ?:)"
        r"|(?:conseil (?:administratif|communal|executif)|municipalite|executif"
        r"|college(?: communal| executif| echevinal)?)(?= ?:)"
        r"|scrutat(?:eur|rice)s?(?= ?:)"
        r"|appel (?:nominal|des membres|des conseillers|de presence)"
        r"|(?:prise|liste|releve) des presences|quorum(?= ?:)"
        r"|membres? (?:avec|sans|ayant)(?: le)? droit de vote(?= ?:)"
        r"|membres? (?:du|de la|de l')[a-z' -]{4,40}(?= ?:? ?$)"
        r"|(?:ont|a) (?:assiste|participe|pris part|repondu)(?: (?:a (?:la|cette|l')|presente?s?"
        r"|a l'appel(?: nominal| de leur nom)?))?"
        r" ?(?:seance|reunion|rencontre|assemblee)?(?= ?:)|en presence d(?:e|es|u)(?= (?:m\.|mm|mme"
        r"|mon|mad|mes|conseill|membres))",
        Presence.PRESENT,
        "member",
    ),
)
PRESIDING: str = (
    r"presidence (?=m\.|mme |mm\.)|(?:sous |a )?la presidence (?:de |du |d')"
    r"|presidee? par|presidence\s*:"
)
PRESIDES: str = r"\bpreside\b(?! par)|\bpresidait\b"
SECRETARY: str = (
    r"(?:secretaire(?: de (?:la )?(?:seance|reunion))?|secretariat|proces-verbaliste"
    r"|redact(?:ion|eur|rice)(?: d[ue] (?:la |l[ae] )?(?:proces-verbal|pv|seance))?"
    r"|prise de notes?)\s*:[ ]*|\bsecretaire (?=m\.|mme )"
    r"|(?:a ete |est )(?:nommee?|nomme\(e\)|designee?|elue?) (?:comme "
    r"|en qualite de )?secretaire(?: de seance)?\s*:?\s*"
    r"|assiste(?:e|s|es)? (?:de|par) (?=m\.|mme|mlle|madame|monsieur|me )"
    r"|secretariat (?:de (?:la )?(?:seance|reunion) )?(?:est |a ete |etait )?(?:assure|tenu) par"
)
PROXY: str = (
    r"(?:a )?(?:donne|donnant|ayant donne)? ?(?:procuration"
    r"|pouvoir|mandat|delegation)(?: de vote)?(?: est)?(?: donnee?)? ?(?:a"
    r"|au|pour)\b|representee? par|(?:procuration|pouvoir"
    r"|mandat)\s*:|\bmandataire\s*:?|=> ?|→ ?"
)
PROXY_PAIR: str = (
    r"(?:a |ont |ayant )?(?:donne|donnant) (?:sa )?(?:procuration"
    r"|pouvoir|mandat)(?: de vote)? a\b|representee? par|(?:procuration"
    r"|pouvoir) a\b|\ba\b|\bpar\b|en faveur d[eu]\b|->|=>|→"
)
ALSO_THERE: str = (
    r"\b(?:agit|agissait|agissent|assiste|assistent|est egalement"
    r"|est aussi|sont egalement|sont aussi|etait egalement"
    r"|etaient egalement|fait fonction)"
    r"(?: egalement| aussi)?(?: presente?s?| a (?:titre|la seance"
    r"|la reunion)| (?:comme|a titre de|en qualite de) (?:secretaire"
    r"|greffi)| de secretaire)"
)
ARRIVES: str = (
    r"\b(?:arrive|se joint|prend place|prend son siege|est arrivee?|fait son entree|rejoint)\b"
)
LEAVES: str = r"\bquitte (?:la (?:seance|reunion|salle)|l'assemblee|son siege|definitivement)\b"
THERE: str = r"(?!)"
ABSENT: str = (
    r"\b(?:est|etait|sont|etaient) (?:absent|excuse)(?:e|s|es)?\b(?!\s?:)"
    r"|\b(?:s'est|se sont|s'etait|s'etaient) (?:fait )?excuse(?:r|e|es|s)?\b(?!\s?:)"
    r"|\b(?:n'a|n'ont|n'avait|n'avaient) pu (?:se joindre|assister|etre presente?s?|participer)\b"
    r"|\b(?:a|ont|avait|avaient|ayant) motive (?:son|leur) absence\b"
)
NOBODY: str = r"aucune?|neant|vacante?|poste vacant|personne|sans objet"
JOINTS: str = r"\bet\b|\bainsi que\b"

ITEM_LABELS: str = (
    r"ad(?= \d)\s*|(?:(?:point|item|sujet|question|affaire|rapport|dossier|objet"
    r"|deliberation(?= n[o°] ?\d{1,2}\b(?![-/])))(?: (?:no|n°|numero))?|n°)\s*[.:#]?\s*"
)
AGENDA_HEADS: str = (
    r"(?:projet d')?(?:l')?ordre du jour(?: de la seance| suivant)?"
    r"|points? a l'ordre du jour|questions? a l'ordre du jour"
)
AGENDA_ENDS: str = (
    r"(?:fait a|donne a|le maire|la greffiere|le greffier"
    r"|comptant sur|je vous prie|veuillez agreer|pouvoir\b"
    r"|secretaire de seance|le quorum|la seance est)"
)
HEADINGS: str = (
    r"ouverture de (?:la )?(?:seance|l'assemblee|reunion)"
    r"|(?:adoption|approbation) d[ue] (?:l'ordre|proces|compte)"
    r"|adoption de l'ordre du jour|(?:premiere |deuxieme "
    r"|seconde )?periodes? de questions?|levee de (?:la )?(?:seance"
    r"|l'assemblee|reunion)"
    r"|questions? diverses|affaires (?:diverses|nouvelles"
    r"|courantes)|correspondance|varia|depot de|avis de motion"
    r"|reglementation|urbanisme|administration|tresorerie"
    r"|travaux publics|loisirs|divers|informations? (?:diverses"
    r"|du maire)|(?:proces[- ]verba(?:l|ux)|comptes?[- ]rendus?) (?:de la|des) (?:seances?"
    r"|reunions?|assemblees?) (?:precedente|anterieure|derniere)s?"
    r"|cloture de (?:la )?(?:seance|reunion)|presentation des comptes"
)

REGULAR: tuple[tuple[str, str], ...] = (
    (
        r"\b(?:seance|session|reunion|rencontre|assemblee|conseil) (?:\w+ ){0,2}extraordinaire\b"
        r"|\bsession extraordinaire\b",
        "special",
    ),
    (r"\b(?:seance|session|reunion|rencontre|assemblee) (?:\w+ ){0,2}speciale\b", "special"),
    (r"\b(?:seance|reunion|assemblee) (?:\w+ ){0,2}d'urgence\b", "emergency"),
    (
        r"\b(?:seance|reunion|session)\b(?:(?!ordinaire|reguliere|speciale|publique|avis)[^.;:])"
        r"{1,140}\ba huis clos\b",
        "closed",
    ),
    (r"\b(?:seance|reunion|rencontre) (?:\w+ ){0,2}(?:de travail|pleniere)\b", "work"),
    (r"\bassemblee (?:publique )?de consultation\b|\bconsultation publique\b", "hearing"),
    (
        r"\b(?:seance|session|reunion|rencontre|assemblee|conseil) (?:\w+ ){0,2}(?:ordinaire"
        r"|reguliere|generale)\b|\bsession ordinaire\b",
        "regular",
    ),
)
CANCELLED: str = (
    r"\b(?:seance|reunion)\b[^.]{0,160}\b(?:est|a ete|sera) annulee\b"
    r"|\bannulation de la (?:seance|reunion)\b|\b(?:seance"
    r"|reunion) annulee\b"
)
POSTPONED: str = (
    r"\b(?:seance|reunion)\b[^.]{0,160}\b(?:est|a ete|sera) (?:reportee"
    r"|remise|ajournee)\b|\breport de la seance\b"
)
CLOCK: str = (
    r"(?<!\d)(\d{1,2})\s?(?:h|heures?)\b\.?(?:\s?(\d{2})(?![.,]?\d))?(?!\d)"
    r"|(?<![\d.,])(\d{1,2})\.([0-5]\d) ?(?:h\b|heures?\b)"
    r"|(?<!\d)(\d{1,2}):(\d{2})(?!\d)|(?<!\d)(\d{1,2})h(\d{2})(?!\d)"
    r"|\b(?:huit|neuf|dix(?:[ -](?:sept|huit|neuf))?|onze|treize|quatorze|quinze|seize"
    r"|vingt(?:[ -](?:et[ -])?(?:une?|deux|trois))?) heures?\b"
    r"(?: (?:et )?(?:quart|demie|(?:trente|quarante|vingt|cinquante)(?:[ -]cinq)?|quinze|dix|cinq)"
    r"\b(?! (?:janvier|jours?)))?"
)
HOUR_WORDS: Mapping[str, int] = {
    "cinq": 5, "huit": 8, "neuf": 9, "dix": 10, "onze": 11, "treize": 13, "quatorze": 14,
    "quinze": 15, "seize": 16, "dix-sept": 17, "dix-huit": 18, "dix-neuf": 19, "vingt": 20,
    "vingt-cinq": 25, "vingt-et-une": 21, "vingt-deux": 22, "vingt-trois": 23, "quart": 15,
    "demie": 30, "trente": 30, "trente-cinq": 35, "quarante": 40, "quarante-cinq": 45,
    "cinquante": 50, "cinquante-cinq": 55,
}  # fmt: skip
STARTS: str = (
    r"\b(?:ouvre|(?<!\ba l')ouverture de|ouverte|ouvrir|declare ouverte|debute|debut de)\b"
)
MEETS: str = r"(?!)"
ENDS: str = (
    r"\b(?:levee|lever|leve|fin d[ue] (?:la |l')?(?:seance|reunion|rencontre|assemblee|conseil"
    r"|comite|commission)|heure de fin|cloture|close|clos|clot"
    r"|ajourne(?:ment|e|r)?(?! (?:au|jusqu|a une))"
    r"|termine\w*|s'acheve|s'est achevee?|(?:prend|a pris) fin)\b"
)
NOT_ENDS: str = r"\bhuis clos\b|\bsuspen\w+|\breprise\b"
PLANNED: str = r"\b(?:tenue|a|reuni|seance|tiendra|lieu|heures?)\b"
SAYS_NOTHING: frozenset[str] = words_in(
    "les des une aux par pour sur dans que qui est sont soit tel telle seance conseil"
    " reunion assemblee"
)
# Beginnings (five letters, four of short words) of words that say one thing in titles of items.
MEANINGS: tuple[str, ...] = (
    "appro adopt accep", "leve clotu ajour", "ouver debut mot", "proce pv verba",
    "questi varia", "divers autre varia", "compt depens debou payer", "period parol",
    "regle arret", "octro adjud attri", "embau engag nomin",
)  # fmt: skip

# A decision that approves the minutes of an earlier meeting.
MINUTES_PAPER: str = r"\b(?:proces[- ]verba(?:l|ux)|comptes?[- ]rendus?|pv)\b"
APPROVES: str = r"\b(?:approu?v\w+|adopt\w+|accept\w+|enterin\w+|ratifi\w+|valid\w+)\b"
LAST_MEETING: str = (
    r"\b(?:derniere|precedente) (?:\w+ ){0,2}(?:seance|reunion|assemblee)\b"
    r"|\b(?:seance|reunion|assemblee) (?:\w+ ){0,2}precedente\b"
)
BARE_HEADINGS: str = (  # words that are a heading only where they stand alone
    r"proces[- ]verba(?:l|ux)|correspondance|divers|varia|finances?|urbanisme|travaux|voirie"
    r"|personnel|informations?|elections?|communications?|budgets?|loisirs|comptes?|rapports?"
    r"|ordre du jour|questions?|incendie|securite|culture|ecoles?|environnement|eau|subventions?"
    r"|nominations?|levee|ouverture|mot de bienvenue|administration|voies publiques|tour de table"
    r"|parole au public|suivis?|bienvenue"
)
STORY_BEGINS: str = (
    r"m\.|mm\.|mmes?|monsieur|madame|le|la|les|il|on|un|une|aucune?|apres|sur|considerant|l'\w+"
)
NO_HEADINGS: str = (
    r"m\.|mm\.|mmes?|monsieur|madame|presents?|presentes?|absente?s?|excusee?s?|pouvoirs?"
    r"|procurations?|etaient|secretaire|president\w*|maire|mairesse|signe|approuve|adopte\w*"
    r"|rejete\w*|propose|appuye|resolution|deliberation|reglement|votes?|votants|pour|contre"
    r"|membres?|page|date|convocation|ville de|commune de|municipalite|rapporteur\w*|vu|considerant"
    r"|attendu|article|decide|fait a|le conseil|la seance|nombre|quorum(?= ?[:=])|conseillers?"
    r"|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre"
)
TITLE_ENDS: str = (  # what a motion begins with, right after an item's title
    r"il est (?:propose|resolu|dument)|(?:propose|appuye)e? par\b|sur (?:une )?proposition d"
)
