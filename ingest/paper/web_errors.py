"""What sites say in the place of a record: not found, forbidden, sign in. Pure.

Such pages come with the record's own name when a link was saved without being looked at. A
record must never be taken for one, so the title (or the heading) must say nothing else, « Refus
d'accès à la plage » and « Règlement 404 » do, and the page must be short.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

FEW_WORDS = 400  # of text: a longer page is no error page, whatever its title
SIGN_IN_WORDS = 150  # of text on a page where one signs in
PARTS = re.compile(r"\s+[–—»·:-]\s+|\s*[|]\s*")  # « Page introuvable - Ville de Saint-Lambert »
STATUS = r"(?:400|401|403|404|410|429|500|502|503|504)"
SAID = r"""
    (?:(?:http|error|erreur)\W+)? STATUS \W+
        (?:error|erreur|not\ found|forbidden|unauthori[sz]ed|gone|bad\ request|bad\ gateway
        |internal\ server\ error|service\ unavailable|gateway\ time-?out|too\ many\ requests
        |page\ not\ found|page\ introuvable|accès\ refusé|accès\ interdit|interdit)
    | (?:http\W+)? (?:error|erreur) (?:\W+STATUS)?
    | (?:oops|oups)? \W* (?:sorry|désolés?)? \W*
        (?:the\ |this\ |that\ |la\ |cette\ )? (?:page|file|document|resource|fichier|ressource)
        (?:\ you\ requested|\ demandée?)?
        (?:\ (?:was|is|could)?\ ?not\ (?:be\ )?(?:found|available|accessible)
        |\ can(?:not|['’]t|\ not)\ be\ found|\ (?:est\ )?introuvable|\ (?:est\ )?indisponible
        |\ non\ (?:trouvée?|disponible)|\ n['’]existe\ (?:pas|plus)|\ (?:is\ )?unavailable)
    | not\ found | forbidden | unauthori[sz]ed | access\ (?:is\ )?denied
    | accès\ (?:refusé|interdit|non\ autorisé) | internal\ server\ error | bad\ gateway
    | service\ (?:is\ )?(?:temporarily\ )?unavailable | service\ (?:temporairement\ )?indisponible
    | site\ en\ maintenance | (?:site\ )?under\ maintenance
    | just\ a\ moment | attention\ required | checking\ your\ browser\b.* | are\ you\ a\ robot
    | un\ instant
""".replace("STATUS", STATUS)
SIGN_IN = r"""
    (?:please\ )?(?:sign|log)[\ -]?in(?:\ to\ .{1,40})? | (?:account|user)\ login
    | connexion | (?:se\ )?connecter | (?:page|écran)\ de\ connexion
    | connectez-vous(?:\ à\ .{1,40})? | authentification | identifi(?:cation|ez-vous)
    | (?:ouvrir|ouvrez)\ une\ session | s['’]identifier | session\ (?:expirée|expired|timed\ out)
"""
ERROR = re.compile(rf"(?ix) ^\W* (?:{SAID}) \W*$")
LOGIN = re.compile(rf"(?ix) ^\W* (?:{SIGN_IN}) \W*$")
BARE_STATUS = re.compile(rf"^\W*{STATUS}\W*$")


def error_title(titles: Iterable[str], *, words: int, asks_password: bool) -> str | None:
    """The title by which a page shows itself to be a site's message; None for a record.

    titles are the page's title and its headings, words the number of words of its text.
    """
    if words > FEW_WORDS:
        return None
    for title in titles:
        said = " ".join(title.split())
        parts = [said, *PARTS.split(said)]
        if BARE_STATUS.match(said) or any(ERROR.match(part) for part in parts):
            return said
        if words <= SIGN_IN_WORDS and any(LOGIN.match(part) for part in parts):
            return said
        if words <= SIGN_IN_WORDS and asks_password and said:
            return said
    return None
