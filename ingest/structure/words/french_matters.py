"""Titres français de points qui disent la même chose en d'autres mots : SUBJECTS."""

from __future__ import annotations

from ingest.identity.wordlists import wordings, words_in

# What a title is of, on folded text. The same names stand in english_matters.
SUBJECTS: dict[str, tuple[str, ...]] = {
    "opening": wordings(
        r"""
        \bs'est reuni  \bouvr\w{1,5} la (?:seance|reunion|rencontre)  \bconstate\w* le quorum
        \bouverture\b(?! (?:d'un|des? (?:comptes?|postes?|soumissions|credit)))  \bbienvenue
        \bappel a l'ordre  \bdebut de la (?:seance|reunion)
        """
    ),
    "attendance": wordings(
        r"""
        \bpresences?\b  ^\W*appel(?: nominal| des \w+)?\W*$  \bquorum  \babsences?\b
        \bexcuses\b
        """
    ),
    "agenda": wordings(r"\bordre du jour"),
    "minutes": wordings(
        r"""
        \bproces[- ]verba(?!l de la (?:seance|reunion) [^.,;]{0,60}\btenue)  \bp\.?-?v\.?\b
        \bcomptes?[- ]rendus? (?:de la|du|des)(?! decisions)
        \bregistre des deliberations
        """
    ),
    "public": wordings(
        r"""
        \bperiodes? de questions?
        \bquestions? (?:du public|de l'assistance|des c|de la salle|orales)
        \bparole (?:au|aux|du)  \b(?:intervention|commentaire)s? (?:du public|des citoyens)
        \bassistance  \bcitoyen  ^\W*questions\W*$
        """
    ),
    "interests": wordings(r"\binterets?\b"),
    "closing": wordings(
        r"""
        \bleve[er]\w?\b  \bcloture\b(?! d)  \bcloture de (?:la )?(?:seance|reunion|l'assemblee)
        \bfermeture de (?:la )?(?:seance|reunion|l'assemblee)  \bajournement
        \bfin de la (?:seance|reunion)  ^\W*(?:cloture|fermeture)\W*$
        """
    ),
    "closed": wordings(r"\bhuis[- ]clos"),
    "bills": wordings(
        r"""
        \bcomptes?\b(?![- ]rendu| administratif| de gestion)  \bfournisseurs  \bdebourses?
        \bdeboursements  \bpaiements?\b  \bpayer\b  \bcheques\b  \bfactures\b  \bdepenses\b
        """
    ),
    "letters": wordings(r"\bcorrespondance  \bcourriers?\b  \blettres?\b"),
    "next": wordings(
        r"""
        \bprochaines? (?:\w+ )?(?:seance|reunion|assemblee|rencontre)
        \bdates? (?:de la |des )?prochaine
        """
    ),
    "other": wordings(
        r"""
        \bvaria\b  \bdivers\b  \bdiverses\b  \bautres (?:sujets|affaires|questions)  \btour de table
        """
    ),
    "new": wordings(
        r"""
        \b(?:affaires|sujets) nouvel?\w+  \bnouvelles affaires  \bnouveaux sujets
        """
    ),
    "old": wordings(r"\bsuivis?\b  \baffaires (?:decoulant|anterieures|en cours)"),
    "flag": wordings(
        r"""
        \bpriere  \bmoment de (?:recueillement|silence|reflexion)
        \breconnaissance d[ue]s? territoire
        """
    ),
    "hearing": wordings(r"\b(?:audience|assemblee|consultation) publique"),
    "works": wordings(r"\bvoirie  \btravaux publics  \breseau routier  \bchemins?\b(?= et)"),
    "police": wordings(r"\bpolic  \bsurete  \bgendarmerie"),
    "fire": wordings(r"\bincendies?\b  \bpompiers?"),
    "treasury": wordings(r"\btresor  \betats? (?:financiers?|comparatifs?)"),
    "appoint": wordings(
        r"""
        \bnomm  \bnominat  \bdesign  \bembauch  \bengag  \brecrut  \belection  \belire  \bmandat
        """
    ),
    "award": wordings(
        r"""
        \boctro  \badjug  \badjudic  \battribu  \baccord  \bsoumission  \bappels? d'offres
        """
    ),
    "buy": wordings(r"\bachat  \bachet  \bacqui  \bacquer"),
    "snow": wordings(r"\bdeneige  \bneige\b  \bdeglac"),
    "land": wordings(r"\bzonage  \burbanisme  \bamenagement  \bplan local"),
    "licence": wordings(r"\bpermis\b  \blicences?"),
    "staff": wordings(
        r"""
        \bpersonnel  \bressources humaines  \beffectifs?\b  \bagents?\b  \bemplois?\b
        """
    ),
    "leave": wordings(r"\bdemission  \bretraite\b  \bdepart\b"),
    "grant": wordings(
        r"""
        \bsubvention  \baide financiere  \bcontribution  \bcommandite  \bsoutien financier
        \bdons?\b
        """
    ),
    "vehicles": wordings(
        r"""
        \bniveleuse  \bcamion  \bautopompe  \bretrocaveuse  \bvehicule  \btracteur  \bpelle\b
        \btondeuse
        """
    ),
    "street": wordings(
        r"""
        \bvoies?\b  \bnoms? de rues?  \badressage  \bdenominat  \bodonym  \btoponym
        """
    ),
    "elders": wordings(r"\baines?\b  \bpersonnes agees  \bplus de \d\d ans"),
    "taxes": wordings(r"\bfiscal  \btaxes?\b  \btaxation  \bimposition  \bimpots?\b"),
    "budget": wordings(r"\bbudget  \bprevisions budgetaires  \baffectation"),
    "heating": wordings(r"\bchauff  \bchaudiere"),
    "dues": wordings(r"\bcotisation  \badhesion  \badherer"),
    "data": wordings(r"\brgpd\b  \bprotection des donnees"),
}
# Words that tell no matter by themselves.
SAYS_LITTLE: frozenset[str] = words_in(
    "information informations rapport rapports question questions affaire sujet point dossier"
    " demande depot presentation projet"
)
