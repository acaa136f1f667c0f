"""The words around places, sums and matters, in both languages, as data. Folded where said."""

from __future__ import annotations

# French: kinds of street that are hardly anything else, and those that are common words.
FR_STRONG = (
    "rue|avenue|av\\.|boulevard|boul\\.|bd\\.?|chemin|impasse|allée|allee|quai|square|esplanade|"
    "ruelle|rond-point|rang"
)
FR_SMALL = frozenset("rue impasse ruelle".split())  # known by a name in small letters too
FR_WEAK = "place|route|promenade|montée|côte|sentier|faubourg|croissant|terrasse|passage|mail|cours"
# These are followed by the name itself: « cours Gambetta », but « cours de danse ».
FR_BARE = frozenset({"cours", "mail", "passage", "cote", "montee", "terrasse", "faubourg"})
FR_OF = r"(?i:de[ ]la[ ]|de[ ]l['’][ ]?|de[ ]|du[ ]|des[ ]|d['’][ ]?)"
FR_TITLE = (  # « avenue du docteur Pezet »
    "docteur|professeur|général|maréchal|colonel|capitaine|commandant|président|cardinal|abbé|curé|"
    "chanoine|père|frère|soeur|sœur|saint|sainte"
)
FR_LINK = (
    rf"(?:{FR_OF}(?:(?:{FR_TITLE})[ ](?=[A-ZÀ-Þ]))?|(?i:la[ ]|le[ ]|les[ ]|l['’][ ]?|aux[ ]|au[ ]))"
)
# Where a French name ends, folded: it is no part of it.
FR_STOP = frozenset(
    """conseil conseiller conseillere maire ville etat commune commission assemblee comite
    region departement metropole agglomeration communaute gouvernement president presidente m mm
    mme madame monsieur messieurs plan service services projet prefet seance municipalite mrc
    quartier batiment lot lots section parcelle parcelles cadastre cadastree approbation cession
    acquisition adoption demande avenant convention vente permis tous toutes le la les un une et ou
    en au aux par pour sur dans avec entre situe situee commerces stationnement
    preparatoire elementaire moyen france federal provinciale departementale nationale communale
    communal municipale municipal scolaire publique public privee prive tel telephone tranche phase
    zone zac plu propriete il elle ce cette vu considerant que qui attendu angle cedex bp
    rue rues avenue avenues boulevard chemin impasse allee quai square place route a de
    requalification amenagement travaux reamenagement refection lancement autorisation
    subvention montant concessions concession secteur dont depot adjacente adjacentes imp""".split()
)

# English: kinds of street that stand by themselves, those that need an address or a preposition,
# and short forms, which need an address.
EN_STRONG = "Street|Road|Avenue|Drive|Boulevard|Parkway|Highway|Crescent|Pike|Rd|Ave|Blvd|Hwy|Pkwy"
EN_WEAK = "Lane|Court|Place|Circle|Way|Trail|Terrace|Alley|Row|Square"
EN_SHORT = "St|Dr|Ln|Ct|Pl|Cir"
# Where a name of an English street begins: it is no part of it, folded.
EN_STOP = frozenset(
    """the a an at on in of from for and to by with between near along off across via or but no if
    this that these all any each mr mrs ms dr commissioner director mayor councillor councilman
    councilwoman councilmember alderman member clerk chair city town village county township
    municipal board committee department said relocated federal state interstate principal public
    market high parking north-south motion section lot lots block west-side also is was were be
    so then there when where as public juvenile supreme district superior circuit probate
    city's new existing proposed private local urban rural major arterial collector
    unnamed residential complete main-line frontage service access toll through our your my his
    her their its other another one two both same every most some not see re note subject location
    address project request approve approval resolution ordinance authorizing discussion update
    item budget fund maintenance winter gravel paved jr sr street road avenue drive highway
    boulevard approving amending accepting establishing vacating rezoning closing opening improving
    regarding concerning naming renaming constructing repairing resurfacing repaving""".split()
)
EN_KEPT_ALONE = frozenset("main high market park north south east west state county".split())
EN_AFTER = frozenset(  # what makes a street's kind a common word: Road Committee
    """committee committees department departments commissioner superintendent program programs
    fund funds tax maintenance report reports administration improvement improvements authority
    crew crews budget district court supervisors association superintendents""".split()
)
EN_AT = "on|at|along|off|near|onto|from|down|of|to|between|and|across|with|up|for"

MONTHS = (
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|"
    "fevrier|aout|decembre"
)

# How the words before a number begin, folded.
NUMBERED = (
    "reglement", "by-law", "bylaw", "ordinance", "arrete", "resolution", "deliberation", "motion",
    "contrat", "contract", "marche", "appel", "soumission", "rfp", "rfq", "itb", "bid ", "tender ",
    "agreement",
)  # fmt: skip
# Numbers of matters: what stands before them.
NO = r"(?:num[ée]ros?|num\.|nos?\.?|n[°ºo]s?\.?|number|no\.?|nbr\.?|#)[ ]?#?"
FR_BYLAW = r"r[èe]glements?|arr[êe]t[ée]s?"
EN_BYLAW = r"by-?laws?|ordinances?"
# What may stand between a French word and its number: « règlement de zonage no 312 ».
BYLAW_OF = r"(?:[a-zéèêîôûçà'’-]+[ ]){0,6}?"
RESOLUTION = r"r[ée]solutions?|d[ée]lib[ée]rations?|motions?"
CONTRACT = (
    r"contrats?|contracts?|march[ée]s?(?:[ ]public)?(?:[ ]négocié)?|"
    r"appels?[ ]d['’]offres(?:[ ]\w+)?|soumissions?|RFPs?|RFQs?|ITB|bids?|tenders?|agreement"
)

# What is done to a matter. before: within some words before its number; after: just behind it.
# Order counts: the first that fits is taken. Folded.
DIRECT = (
    ("repealed", r"abroge(?:ant|r|s)?\b|abrogation|\brepeal(?:s|ing)?\b|rescind(?:s|ing)?\b"
                 r"|remplacant|revoqu\w+|annulant"),
    ("amended", r"modifiant|amendant|modifier|modification|modifie\b"
                r"|\bamend(?:s|ing|ment)?\b"),
)  # fmt: skip
BEFORE = (
    ("notice", r"avis de motion|notice of motion|notice is (?:hereby )?given"),
    ("third-reading", r"(?:troisieme|3e|third|3rd) (?:et derniere |and final )?"
                      r"(?:lecture|reading)"),
    ("second-reading", r"(?:deuxieme|seconde?|2e|second|2nd) (?:lecture|reading|projet)"),
    ("first-reading", r"(?:premiere?|1re|1ere|first|1st) (?:lecture|reading|projet)|depot du projet"
                      r"|presentation du projet|projet de|\bintroduc(?:tion|e|ing)\b"),
    ("hearing", r"assemblee publique|audience publique|consultation publique|enquete publique"
                r"|public (?:hearing|meeting|consultation)"),
    ("in-force", r"entree en vigueur|(?:come|came|comes) into (?:force|effect)"),
    ("adopted", r"\badoption\b|\badopt(?:e|er|ed|ing|s)?\b|\bpass(?:ed|es|ing|age)?\b|\benact\w*"
                r"|\bapprouv\w+|decret\w+"),
)  # fmt: skip
AFTER = (
    ("repealed", r"(?:est |soit |is |be |are )(?:hereby )?(?:et est )?"
                 r"(?:abroge\w*|repealed|rescinded)"),
    ("amended", r"(?:est |soit |is |be |are )(?:hereby )?(?:modifie\w*|amended)"),
    ("hearing", r"public hearing|assemblee publique de consultation"),
    ("third-reading", r"(?:third|3rd) (?:and final )?reading|troisieme lecture|third time"),
    ("second-reading", r"(?:second|2nd) reading|deuxieme lecture|second time"),
    ("first-reading", r"(?:first|1st) reading|premiere lecture|first time"),
    ("in-force", r"entre\w* en vigueur|(?:come|came|comes|be in) (?:into )?(?:force|effect)"),
    ("adopted", r"(?:est|soit|is|be|was) (?:hereby )?(?:et est )?"
                r"(?:adopte\w*|adopted|passed|enacted|approved|approuve\w*)"),
)  # fmt: skip
# « Ordinance No. 761-98, passed June 8 » tells of another day: nothing is done to it here.
PAST = (
    r"\W{0,3}(?:as )?(?:duly )?(?:passed|adopted|adoptee?|approved|approuvee?|enacted|entered)"
    r"\W{1,3}(?:on|by|le|par|en date|the|at|in|\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
)
PAST_BEFORE = (
    r"\b(?:as amended by|pursuant to|under|authority of|authorized by|en vertu d[eu]s?|"
    r"conformement aux?|conformement a|vu)\W{1,3}(?:\w+[ ']){0,2}$"
)
