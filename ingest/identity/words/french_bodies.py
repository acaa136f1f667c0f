"""French names of bodies: what conseils, comités and commissions are called."""

from __future__ import annotations

from collections.abc import Mapping

from archive.model import Lang
from ingest.identity.folding import fold
from ingest.identity.wordlists import words_in

LANG: Lang = "fr"

BODY_HEADS: Mapping[str, str] = {
    "conseil": "Conseil",
    "comite": "Comité",
    "commission": "Commission",
    "bureau": "Bureau",
    "assemblee": "Assemblée",
    "syndicat": "Syndicat",
    "collectif": "Collectif",
}
BODY_QUALIFIERS: Mapping[str, str] = {
    fold(word): word
    for word in words_in(
        """municipal communautaire communal arrondissement administration agglomération quartier
        départemental départementale régional régionale métropolitain métropolitaine général
        générale syndical syndicale école établissement commissaires maires exécutif exécutive
        consultatif consultative urbanisme agricole démolition permanente permanent finances
        personnel travaux voirie environnement culture culturelle sports sport loisirs jeunesse
        affaires sociales scolaires scolaire enfance petite aînés patrimoine tourisme
        développement durable économique économie sécurité publique circulation transport
        transports mobilité eau assainissement aménagement territoire communication information
        animation vie associative associations appel offres délégation service public budget
        ressources humaines dérogations mineures plénier plénière spécial spéciale
        extraordinaire pilotage technique paritaire social territorial hygiène santé logement
        habitat bâtiments forêt bois cimetière fêtes cérémonies élections électorale contrôle
        impôts directs vérification action administratif directeur intercommunal intercommunale
        fabrique caisse écoles village sages jeunes citoyen citoyenne bibliothèque
        embellissement famille familles toponymie nomination retraite cessions immobilières
        locale primaire bourgeoisiale bourgeoisial sociale rural rurale police fondation local
        gestion communale communales éducation énergie climat provincial provinciale cantonal
        cantonale paroissial paroissiale concertation suivi vigilance audit éthique déontologie
        gouvernance évaluation services accessibilité handicap égalité diversité immigration accueil
        locaux locales immobilier immobilière foncier foncière agriculture agroalimentaire
        portuaire aéroportuaire déchets matières résiduelles électrification électricité énergies
        numérique informatique technologies incendie incendies secours civile prévention arts
        visuels musée musique mémoire histoire archives consultations marchés adjudication
        adjudications subventions bourses révision législation réglementation pétitions
        naturalisation naturalisations édilité planification prospective stratégique
        stratégiques ruralité commerce commerces artisanat emploi insertion formation solidarité
        solidarités enseignement crèche crèches périscolaire cantine restauration parents
        intergénérationnel personnes âgées retraités seniors anciens propriétaires riverains
        usagers délégués direction surveillance orientation zone participatif participative
        circulations stationnement signalisation nomenclature dénomination cimetières
        équipements infrastructures réseaux voiries chemins routes ponts espaces verts publics
        publiques cadre proximité démocratie jumelage jumelages relations internationales
        internationale coopération sélection recrutement discipline classification équité
        plénières parcs naturel naturelle milieux humides air arbres foresterie
        agricoles pastorale pastoral thermale montagne littoral mer plage plages pêche chasse
        faune animale bien-être animaux conciliation arbitrage recours fiscale fiscalité
        comptes taxation budgétaire budgétaires affectation placements patrimoniale
        architecture architectural paysage paysages zonage lotissement rénovation renouvellement
        urbain urbaine urbaines planification événements festivités fête manifestations"""
    )
}
BODY_GLUE: frozenset[str] = frozenset({"de", "des", "du", "d", "l", "la", "le", "les", "et", "aux"})
BODY_AND: str = "et"
BODY_TAILS: tuple[tuple[str, str], ...] = ()
BODY_WHOLE: tuple[tuple[str, str], ...] = (
    (
        r"\bconseil\s{1,2}de\s{1,2}la\s{1,2}municipalite\s{1,2}regionale\s{1,2}de\s{1,2}comte\b",
        "Conseil de la MRC",
    ),
    (
        r"\bconseil\s{1,2}de\s{1,2}(?:la|cette)\s{1,2}(?:ville|municipalite(?!\s{1,2}regionale)"
        r"|paroisse|commune|corporation)\b",
        "Conseil municipal",
    ),
    (r"\bconseil\s{1,2}de\s{1,2}ville\b", "Conseil de ville"),
    (r"\bconseil\s{1,2}de\s{1,2}(?:la\s{1,2})?mrc\b", "Conseil de la MRC"),
    (r"\bconseil\s{1,2}de\s{1,2}(?:la\s{1,2})?(?:communaute|metropole)\b", "Conseil communautaire"),
    (
        r"\bconseil\s{1,2}(?:de\s{1,2}l'|d'|d\s)\s?arrondissement\b",
        "Conseil d'arrondissement",
    ),
    (r"\bconseil\s{1,2}de\s{1,2}paroisse\b", "Conseil de paroisse"),
    (
        r"\bcollege\s{1,2}des\s{1,2}bourgmestre\s{1,2}et\s{1,2}echevins\b",
        "Collège des bourgmestre et échevins",
    ),
    (r"\bcollege\s{1,2}provincial\b", "Collège provincial"),
    (r"\btable\s{1,2}des\s{1,2}maires\b", "Table des maires"),
    (r"\bconseil\s{1,2}d'etablissement\b", "Conseil d'établissement"),
    (r"\bgrand\s{1,2}conseil\b", "Grand Conseil"),
    (r"\bcollege\s{1,2}communal\b", "Collège communal"),
    (r"\bconseil\s{1,2}des\s{1,2}maires\b", "Conseil des maires"),
    (
        r"\bcommission\s+permanente\s+du\s+conseil\s+departemental\b",
        "Commission permanente du Conseil départemental",
    ),
    (
        r"\bcommission\s+permanente\s+du\s+conseil\s+regional\b",
        "Commission permanente du Conseil régional",
    ),
)
BODY_IN_NAMES: tuple[tuple[str, str], ...] = (
    (r"(?<![a-z])cm(?![a-z])", "Conseil municipal"),
    (r"(?<![a-z])ccu(?![a-z])", "Comité consultatif d'urbanisme"),
)
BODY_PLACES: frozenset[str] = frozenset()
QUALIFIERS_FOLLOW: bool = True
NUMBERED: frozenset[str] = frozenset()
ORGANISATIONS: frozenset[str] = frozenset({"syndicat", "Commission scolaire", "Assemblée publique"})
PART_HEADS: frozenset[str] = words_in("comite commission bureau")
COMPLETE: frozenset[str] = words_in(
    """municipal communal communautaire general departemental regional provincial metropolitain
    syndical intercommunal bourgeoisial"""
)
OF_A_SITTING: frozenset[str] = words_in("extraordinaire speciale special")
AFTER_COMPLETE: str = r"\s{1,2}des\s{1,2}(?:jeunes|enfants|sages|aines|anciens|adolescents)\b"
OF_A_PLACE: frozenset[str] = frozenset()
ITS_PLACE: str = r"(?!)"
GEOGRAPHY: frozenset[str] = frozenset()
_no_town_of_its_own = (
    r"(?ms)\A(?!.*^\W{0,9}(?:municipalite\s(?!regionale)|ville|paroisse|commune|canton|village|mairie"
    r")\b).*?"
)
LETTERHEADS: tuple[tuple[str, str, str], ...] = (
    (r"(?m)^\W{0,60}(conseil de la ville)\W*$", "Conseil municipal", "Conseil de la ville"),
    (
        _no_town_of_its_own + r"(\bmunicipalite\s+regionale\s+de\s+comte\b|^\W*mrc\s)",
        "Conseil",
        "Conseil de la MRC",
    ),
    (
        _no_town_of_its_own + r"(\bcommunaute\s+(?:de\s+communes|d'agglomeration|urbaine)\b)",
        "Conseil",
        "Conseil communautaire",
    ),
    (r"(?m)^\W*(?:ville\W.{0,40}\W)?arrondissement d", "Conseil", "Conseil d'arrondissement"),
    (r"(?m)^\W*province\s+d(?!e\s+quebec)", "Conseil", "Conseil communal"),
    (r"\bbourgmestre\b|\bechevins?\b", "Conseil", "Conseil communal"),
    (r"(?m)^\W*ecole\s+(?:primaire|maternelle|elementaire)\b", "Conseil", "Conseil d'école"),
)
NEVER_ALONE: frozenset[str] = frozenset(
    {"comite", "commission", "bureau", "assemblee", "syndicat", "collectif"}
)
NOT_A_BODY_BEFORE: str = (
    r"(?:\bsalle du|\bmembres? du|\bau sein du|\bmaison du|\bsecretariat du|\bconseillers? du"
    r"|\brepresentants? (?:du|au)|\b(?:direction|services?|greffe|huissiers?)"
    r" (?:de l'|d[eu]s?(?: la)?)"
    r"|\bpresidente? d[ue](?: la| l')?|\bmembres? de (?:la|l')|\bavis d[ue](?: la)?"
    r"|\bdele(?:gations?|guee?s?)\s(?:du|par le|de l[a'])|\bpar delegation d[ue]"
    r")\s{0,2}$"
)
NOT_A_BODY_AFTER: str = r"^\s{1,2}(?:des jeunes elus)\b"
CITES: str = r"\W{0,4}(?:vu|considerant|attendu)\b"
MEETING_WORDS: str = (
    r"\b(?:seance|reunion|reunie?s?|session|tenue?|proces[ -]verbal|compte[ -]rendu|ordre du jour"
    r"|convocation|convoque\w*|deliberations?|decisions?|pv|cr|c-r|decrete|adoptee? par)\b"
)
