"""French verdicts: what a council decides in a sentence, and how a vote ended.

The sentences are built of their parts: who decides (le conseil …), the verb (décide, décident,
a décidé), or the thing and its participle (l'amendement est rejeté), and how it was voted. CORES
are tried on text whose last é is kept, so that « reporté » is not taken for « reporte ».
"""

from __future__ import annotations

from archive.model import Outcome

_COUNCIL = (
    r"(?:le conseil|l'assemblee|les membres (?:presents )?(?:du (?:conseil|comit[eé]|bureau)"
    r"|de l'assemblee|presents)|les conseillers|le comit[eé]|le bureau|la commission"
    r"|le (?:grand conseil|parlement)|les elus|les delegues)"
)
_MIDDLE = (
    r"(?:(?!\b(?:le|la) (?:maire|president)\b[^,]{0,30}(?:propose|demande))"
    r"(?:[^.;]|(?<=\bm)\.|(?<=\bmm)\.|(?<=\bmme)\.|(?<=\b[a-z])\.(?=[ -]\w|\d))){0,260}?"
)
# stems of verbs in -er, whose third persons end in -e and -ent
_ER = (
    r"abrog|accept|accord|adhere|adopt|affect|allou|approuv|arret|attribu|autoris|ced|charg|class"
    r"|confi|confirm|constitu|cre|declass|deleg|demand|denomm|design|donn|engag|enterin"
    r"|exoner|fix|habilit|instaur|institu|mandat|nomm|octroi|ratifi|rapport|renouvel+"
    r"|renonc|sollicit|supprim|valid|vot|annul|modifi|prorog|prolong"
)
_OTHER = (
    r"decide|dit|elit|retient|s'engage|definit|reconduit|souhaite|procede|se prononce"
    r"|emet (?:le|un) v(?:œ|oe)u|emet un avis (?:[\w-]+ ){0,2}?favorable|tire le bilan|fait droit"
    r"|decident|elisent|procedent|font droit|se prononcent|emettent un avis favorable"
    r"|emettent (?:le|un) v(?:œ|oe)u|retire la deliberation|consent|maintient|prend en charge"
    r"|admet(?:tent)?|marque(?:nt)? (?:son|leur) accord|renonce|prononce l'urgence"
    r"|suit (?:m\.|mme|monsieur|madame|la proposition|l'avis|le maire|la commission)"
)
_ADVISES_AGAINST = (
    r"(?:(?:emet|donne|rend|formule|exprime)(?:t?ent|nt)?\b[^.;]{0,50}? ?\bun avis"
    r" (?:[\w-]+ ){0,2}?(?:defavorable|negatif))"
)
_CARRY = rf"(?:(?:{_ER})(?:e|ent)|{_OTHER})"
_DONE = (  # participles; « é » is kept at the end of a word
    r"(?:decid|adopt|approuv|autoris|accept|valid|vot|accord|attribu|fix|design|nomm|ratifi|enterin"
    r"|confirm|octroy|alloue|affect|retenu|elu|choisi|emis un avis favorable|donne son accord"
    r"|donne un avis favorable|constitu|reconduit)"
    r"[eé]?e?s?"
)
_BODY_SAYS = rf"\b{_COUNCIL}\b{_MIDDLE}\b"
_LATER = (
    r"(?:reporter|ajourner|differer|surseoir|remettre (?:l'(?:etude|examen|affaire|adoption)|ce"
    r"|cette|le (?:point|dossier|vote)|la (?:question|decision|suite)|sa decision|a (?:une|la)))"
)
_THING = (
    r"(?:point|dossier|sujet|question|deliberation|vote|affaire|item|projet|rapport|objet"
    r"|amendement|sous-amendement|proposition|motion|postulat|resolution|demande|v(?:œ|oe)u)"
)
CORES: tuple[tuple[str, Outcome, float], ...] = (
    (
        rf"{_BODY_SAYS}(?:prend|prennent) (?:bonne )?(?:acte|note|connaissance)\b|\b(?:il est "
        rf"|a |ont )pris (?:acte|connaissance)\b|^\W*(?:prend|prennent) (?:acte|connaissance)\b"
        rf"|\b(?:dont|en|donn\w+) acte\b",
        Outcome.NOTED,
        0.85,
    ),
    (
        rf"{_BODY_SAYS}(?:n'approuve(?:nt)? pas|n'adopte(?:nt)? pas"
        rf"|n'autorise(?:nt)? pas|desapprouve(?:nt)?|rejette(?:nt)?|repousse(?:nt)?"
        rf"|refuse(?:nt)?|(?<!ne )s'oppose(?:nt)?(?! pas)|n'accepte(?:nt)? pas|ecarte(?:nt)?"
        rf"|se prononce(?:nt)? (?:contre|defavorablement)|ne donne(?:nt)? pas (?:suite|son accord)"
        rf"|{_ADVISES_AGAINST})\b|^\W*(?:n'approuve pas"
        rf"|desapprouve|rejette|refuse|se prononce contre)\b|\b{_ADVISES_AGAINST}\b",
        Outcome.LOST,
        0.85,
    ),
    (
        rf"{_BODY_SAYS}(?:reporte(?:nt)?|ajourne(?:nt)?|sursoit|differe"
        rf"|(?:decid|accept)(?:e|é|ent)[^.;]{{0,60}}? d[e'] ?{_LATER})\b"
        rf"|\b(?:le|ce|cette|la|l'|cet) ?{_THING} (?:est|sera|a et[eé]) (?:ajourn|report|diff[eé]r"
        rf"|remis)[eé]?e?\b",
        Outcome.DEFERRED,
        0.8,
    ),
    (
        rf"{_BODY_SAYS}(?:renvoie(?:nt)?|(?:decid|accept)(?:e|é|ent)[^.;]{{0,60}}? de renvoyer)\b"
        r"(?! (?:aux? rapport|a la lecture))",
        Outcome.REFERRED,
        0.8,
    ),
    (
        rf"\b(?:ce|le|cette|la|l'|cet) ?{_THING} (?:est|a et[eé]) retir[eé]e?\b"
        rf"|\bretire (?:sa|son|ce|cet|cette|le present) "
        rf"?(?:\w+ )?{_THING}\b",
        Outcome.WITHDRAWN,
        0.8,
    ),
    (
        rf"(?<!que )(?<!ou )(?<!dont )(?<!lequel )(?<!informe )(?<!informer )"
        r"(?<!rappelle a )(?<!remercie )(?<!devant )(?<!in"
        rf"vite )(?<!propose a ){_BODY_SAYS[:-2]}(?<!\best )(?<!\ba )(?<!\bete )(?<!\bil "
        rf")(?<!\bqui )(?<!\bse )\b{_CARRY}\b(?! par (?:m\."
        rf"|mme|monsieur|le maire))",
        Outcome.CARRIED,
        0.85,
    ),
    (
        rf"\b{_COUNCIL}\b[^.;]{{0,80}}\b(?:a|ont)\b(?=[^.;]{{0,120}}\b(?:unanimite"
        rf"|voix|votes?)\b)[^.;]{{0,160}}\b(?:d[eé]cid|approuv|adopt"
        rf"|autoris|accept|valid|d[eé]sapprouv|vot)[eé]\b",
        Outcome.CARRIED,
        0.8,
    ),
    (
        rf"\b{_COUNCIL}\b[^.;]{{0,80}}\b(?:a|ont)\b[^.;]{{0,160}}\b(?:desapprouv|rejet|refus"
        rf"|repouss)[eé]\b",
        Outcome.LOST,
        0.75,
    ),
    (
        rf"^\W*(?:[^.;:,]{{3,60}}, ?)?{_COUNCIL}(?: \w+)?(?:, [^.;]{{0,80}},)? ?"
        rf"\b(?:a|ont)(?: \w+ment| ainsi| donc)? {_DONE}\b(?! (?:en|le|lors|l'an)\b)",
        Outcome.CARRIED,
        0.75,
    ),
    (
        r"\bapres (?:en avoir )?(?:d[eé]lib[eé]r[eé]|deliberation|debattu"
        r"|echanges|discussion|avoir delib[eé]r[eé]|avoir vot[eé])\b",
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
        r"|suffrages)\b[^.;]*\b(?:elue?|proclam[eé]e?|design[eé]e?)\b"
        r"|\b(?:est|sont|a et[eé]|ont et[eé]) (?:proclam|d[eé]clar)[eé]e?s? "
        r"(?:elue?s?|maires?|(?:\w+ )?(?:adjointe?s?|vice-presidente?s?|presidente?s?))"
        r"|\best elue? (?:maire|adjointe?|president|delegue)",
        Outcome.CARRIED,
        0.7,
    ),
    (  # the council stands above or is understood: « A l'unanimité, approuve le compte. »
        r"^\W*(?:a l'unanimit[eé][^,;:]{0,40}|par (?:\d{1,3}|une?|deux|trois|quatre|cinq|six"
        r"|sept|huit|neuf|dix) (?:voix|votes?|oui)[^.;:]{0,80}|a la majorit[eé][^.;:]{0,60}"
        rf"|apres (?:en )?avoir [^,;:]{{3,30}}),? {_CARRY}\b(?!\w)",
        Outcome.CARRIED,
        0.8,
    ),
    (r"\bpropose(?:nt)? de (?:reporter|ajourner|remettre)\b", Outcome.DEFERRED, 0.62),
    (
        r"^\W*(?:decide|approuve|autorise|adopte|accepte|valide"
        r"|emet un avis favorable)(?:nt)?\b(?!\w)(?= |,|:|$)",
        Outcome.CARRIED,
        0.6,
    ),
)
# The verb in capitals without its subject, which stands far above: « DESIGNE Madame … ».
CAPITALS: tuple[tuple[str, Outcome], ...] = (
    (r"(?:prend|prennent) (?:acte|connaissance|note)\b|constate\b", Outcome.NOTED),
    (
        rf"(?:rejette|refuse|n'approuve pas|desapprouve|{_ADVISES_AGAINST}"
        r"|se prononce contre|s'oppose)\b",
        Outcome.LOST,
    ),
    (r"renvoie\b", Outcome.REFERRED),
    (r"(?:reporte|ajourne|sursoit)\b", Outcome.DEFERRED),
    (
        rf"(?!(?:vote|demande|charge|mandate|classe)\b ?(?:$|:|-|–|d|a l'una|unan)){_CARRY}\b",
        Outcome.CARRIED,
    ),
)

_GOOD = (
    r"(?:adopt|approuv|accept|enterin|ratifi|valid|vot|vor|confirm|accord|octroy|attribu|allou|fix"
    r"|nomm|design|elu|reconduit|renouvel|retenu|decid|institu|cre|autoris|arret|proclam)"
    r"(?:e|ee|s|es|ees)?"
)
_BAD = r"(?:rejet|refus|repouss|ecart|defait|battu|desapprouv)(?:e|ee|s|es|ees)?"
_IS = (
    r"(?:est|sont|a ete|ont ete|fut|furent|etant)"
    r"(?:,? (?:\w+ment|ainsi|donc|alors|aussi|egalement|lu et|lue et|considere comme)){0,2},?"
)
_VOTED = (
    r"(?:a (?:l'|l )?unanimite|unanimement|(?:a (?:la|une) )(?:\w+ ){0,2}majorite|majoritairement"
    r"|sur division|a mains? levees?|sans (?:opposition|avis contraire|discussion|observation"
    r"|remarque|modification|reserve)|tacitement|par acclamation|au scrutin|(?:au|a) bulletins?"
    r"|(?:par|avec|a) (?:\d{1,3}|NUMBER) (?:oui|non|voix|votes?|suffrages|bulletins|avis|abst\w+"
    r"|opposit\w+)|\(?unanimite\b)"
)
_PUT = r"(?:mise?s? (?:aux voix|au vote)|soumise?s? au vote|\bau vote\b|passe au vote|vote final)"
CLOSINGS: tuple[tuple[str, Outcome, float], ...] = (
    (
        r"\b(?:departage|tranche|preponderante?)\b[^.;]{0,60}\b(?:en faveur|pour|favorable)",
        Outcome.CARRIED,
        0.92,
    ),
    (r"\b(?:departage|tranche|preponderante?)\b[^.;]{0,60}\bcontre\b", Outcome.LOST, 0.92),
    (r"\baccord (?:a l'unanimite|unanime|du conseil)\b", Outcome.CARRIED, 0.75),
    (
        r"^\W*(?:votes? )?(?:en faveur|pour)\s*[:–-]\s*(?:tou(?:te)?s|unanim\w+)(?! (?:sauf|les))"
        r"|^\W*tou(?:s|tes)(?: les (?:membres|conseillers)(?: presents)?)? (?:sont |ont vote )?"
        r"(?:en faveur|pour)\b",
        Outcome.CARRIED,
        0.8,
    ),
    (
        r"\b(?:proposition|motion|resolution|amendement|point"
        r"|deliberation)\b(?: \w+){0,4} (?:est |a ete |etant )?(?:rejete"
        r"|defait|battu)e?\b|^\W*(?:resolution |proposition )?(?:rejete"
        r"|defait)e?\b[^a-z]*(?:a la majorite|sur division|a l'unanimite)?",
        Outcome.LOST,
        0.9,
    ),
    (
        rf"\b{_IS} {_BAD}\b[^.;]{{0,80}}?\b{_VOTED}|{_PUT}\b[^.;]{{0,200}}\b{_IS} {_BAD}\b"
        rf"|\b{_THING}\b[^.;]{{0,60}}? {_IS} {_BAD}\b"
        rf"|\b(?:n'est|n'a|n'ont|ne sont) pas (?:ete )?(?:{_GOOD}|obtenu la majorite)\b(?! par)",
        Outcome.LOST,
        0.85,
    ),
    (
        rf"^\W*(?:{_THING} (?:est )?)?retiree?s?"
        r"(?: (?:de (?:l'ordre du jour|la seance)|par [^.;:]{2,60}|de l'odj))?\W*$",
        Outcome.WITHDRAWN,
        0.8,
    ),
    (
        rf"^\W*(?:{_THING} (?:est )?)?renvoyee?s?"
        r" (?:au|aux|a|en|devant) [^.;:]{0,60}?\b(?:commission|bureau|comite|college|conseil"
        r"|service|executif|municipalite|groupe)\b[^.;:]{0,40}$",
        Outcome.REFERRED,
        0.8,
    ),
    (
        rf"^\W*(?:{_THING} (?:est )?)?(?:reporte|ajourne|remis|differe)e?"
        r"(?: a (?:la|une) [^.;:]{0,40}?(?:seance|reunion|assemblee|date)\b[^.;:]{0,30})?\W*$",
        Outcome.DEFERRED,
        0.8,
    ),
    (
        rf"\b(?:(?:proposition|demande) de renvoi|le renvoi)\b[^.;]{{0,80}}?{_IS} {_GOOD}\b"
        rf"|\b{_THING}\b[^.;]{{0,120}}?\b(?:est|sont|a ete|ont ete) renvoyee?s? (?:au|a|en)\b",
        Outcome.REFERRED,
        0.88,
    ),
    (
        rf"\b(?:(?:proposition|demande) de report|le report|l'ajournement)\b[^.;]{{0,80}}?"
        rf"{_IS} {_GOOD}\b",
        Outcome.DEFERRED,
        0.88,
    ),
    (
        r"^(?!\W*votes?\s*:\W*$)(?!\W*le vote a main)"
        r"\W*(?:la |cette |le |ce )?(?:resolution|proposition"
        r"|motion|deliberation|reglement|projet|point|vote|rapport"
        r"|demande)?(?: \w+){0,3}\W*(?:est |a ete |sont )?(?:adopte"
        r"|approuve|accepte|vote(?!\W*$)|vore)(?:e|s|es)?\W{0,5}(?:a l'unanimite"
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
        r"^\W*(?:vote|vore|votes|(?:resultat|decision|avis)(?: du (?:vote|scrutin|conseil))?)"
        r"\s*[:=-]?\s*(?:a )?l?'?unanimite\b|^\W*avis favorable (?:a l'unanimite|unanime)\b"
        r"|^\W*(?:a l'|a l )?unanimite\W*$|^\W*unanimite\b|^\W*a l'unanimite d\w+ [^.;]{0,70}$"
        r"|^\W*a la majorite (?=\(|d\w+ (?:voix|suffrages|votants|membres))[^.;]{0,70}$",
        Outcome.CARRIED,
        0.85,
    ),
    (
        rf"\b{_IS} {_GOOD}\b[^.;]{{0,80}}?\b{_VOTED}"
        rf"|\b{_IS} {_GOOD}\b[^.;]{{0,140}}\(unanimite",
        Outcome.CARRIED,
        0.85,
    ),
    (
        rf"{_PUT}\b[^.;]{{0,200}}\b{_IS} {_GOOD}\b",
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
        rf"\b(?:la |le |l'|cet |cette |ce )(?:sous-)?(?:proposition|motion|resolution|amendement"
        rf"|v(?:œ|oe)u|postulat|conclusions)\b[^.;]{{0,60}}?{_IS} {_GOOD}\b"
        rf"|\b(?:proposition|motion|resolution) (?:adopte|approuve|accepte)e?\b",
        Outcome.CARRIED,
        0.8,
    ),
    (
        r"(?:^|, )(?:(?!\b(?:qui|que|qu'|dont|lorsque|si|quand|prochaine?|rappelle|deja|seance"
        r"|reunion)\b)(?:[^,.;:]|(?<=\bm)\.|(?<=\bmm)\.)){3,120}\b(?:est|sont)"
        r" (?:(?:donc|ainsi|des lors|alors) )?(?:fixe|vote|designe|nomme|engage|recrute"
        r"|accorde|attribue|alloue|retenu)e?s?\b"
        r"(?! (?:comme |en qualite de )?secretaire)",
        Outcome.CARRIED,
        0.62,
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
    r"|\ben cas d|\brappel\w* que\b"
)
# What a committee advises before the council votes: its figures are not the council's.
ADVISES: str = (
    r"\bpreavis\w* (?:favorabl|defavorabl|dans|positiv|negativ)\w*|\ba preavise\b"
    r"|\b(?:celle-ci|celui-ci|commission\b[^.;]{0,60})[^.;]{0,60}\b(?:propose|recommande"
    r"|preconise|invite|conclu[te])\b|\bconclut, (?:par|a l'unanim)"
)

_ASKED = (
    r"(?:(?:un|une|l'|sa|son|le|la|cet|cette) ?(?:\w+ )?(?:amendement|sous-amendement|motion"
    r"|postulat|proposition|renvoi|report|retrait|huis clos|suspension|contre-proposition)\b"
    r"|(?:que|qu')\b[^.;]{0,140}\bsoi(?:t|ent)\b|(?:d'|de )(?:ne pas )?(?:l'|la |le |les |y )?"
    r"[a-z]+(?:er|ir|re)\b)"
)
PROPOSES: str = (
    r"\b(?:propose|demande|souhaite|sollicite|suggere|depose|presente|developpe|formule|introduit"
    r"|defend|soumet)(?:nt)?,? (?:au nom d[^,.;]{1,60}, |alors |ensuite |en outre |par ecrit )?"
    rf"{_ASKED}"
)
PROPOSED_BY: str = (
    r"\b(?:amendement|sous-amendement|motion|proposition|postulat|suspension|renvoi)\b[^.;:]{0,60}"
    r"\b(?:presentee?|deposee?|proposee?|formulee?|demandee?|introduite?|emanant) (?:par|de) "
    r"|^\W*(?:\d[\d.]* )?(?:amendement|sous-amendement|motion|proposition|postulat)"
    r"(?: (?:urgent|oral|ecrit|commun|principal)e?)?(?: n?[o°] ?\d+)?,? (?:de |du |d'|des )"
)
# « La proposition de M. Roy est repoussée »: its words stand where he made it.
MADE_BEFORE: str = r"\W*(?:la|cette|l'|cet) ?(?:proposition|motion|amendement|demande)\b"
TAKEN_UP: str = (
    r"\b(?:l'|cet |cette |la |le |ce |son |sa )(?:\w+ )?(?:sous-)?(?:amendement|proposition|demande"
    r"|motion|renvoi|postulat|suspension|report|retrait|urgence)\b"
    r"|\bsuit (?:m|mme|monsieur|madame)\b"
)
# A deliberation begins with who decides; « autorise le maire » goes on with the one before.
FRESH: str = (
    r"\W*(?:apres (?:en avoir |avoir )?\w+,? |a l.unanimit[eé],? "
    r"|(?:en consequence|ensuite|enfin),? )?"
    rf"{_COUNCIL}\b(?![^.;]{{0,80}}\b(?:autorise|charge|mandate|habilite"
    r"|donne (?:tous? )?pouvoirs?)\b)|\W*apres en avoir delibere\b"
)
