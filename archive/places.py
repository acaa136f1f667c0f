"""How a street is called in an address and in a question: one slug for every way to write it. Pure.

'boul. St-Joseph', 'BOULEVARD SAINT-JOSEPH' -> 'boulevard-saint-joseph'; 'W. 30th St.' ->
'west-30th-street'. The kinds of street and their short forms are data, in both languages.
"""

from __future__ import annotations

from archive import links

# What stands before the name, in French; and what is short for it.
BEFORE = {
    "rue": "", "avenue": "av ave", "boulevard": "boul bd bld blvd", "chemin": "ch che", "rang": "",
    "route": "rte", "impasse": "imp", "allee": "all", "quai": "", "square": "sq", "place": "pl",
    "esplanade": "", "ruelle": "", "rond-point": "", "montee": "", "cote": "", "cours": "",
    "mail": "", "passage": "", "promenade": "", "sentier": "", "faubourg": "fg", "terrasse": "",
    "croissant": "", "autoroute": "",
}  # fmt: skip
# What stands after the name, in English.
AFTER = {
    "street": "st str", "road": "rd", "avenue": "ave av", "drive": "dr", "lane": "ln",
    "boulevard": "blvd", "court": "ct", "place": "pl", "circle": "cir", "way": "", "trail": "",
    "highway": "hwy", "parkway": "pkwy", "terrace": "terr", "crescent": "cres", "alley": "",
    "pike": "", "turnpike": "tpke", "square": "sq", "close": "", "row": "", "rue": "", "rang": "",
}  # fmt: skip
SIDES = {"n": "north", "s": "south", "e": "east", "w": "west"}
SAINTS = {"st": "saint", "ste": "sainte"}
LINKS = frozenset("de du des d la le les l of the a au aux".split())
LONG_BEFORE = {short: full for full, some in BEFORE.items() for short in some.split()}
LONG_AFTER = {short: full for full, some in AFTER.items() for short in some.split()}


def street_slug(name: str) -> str:
    """A street's name as it stands in an address and in the index."""
    words = links.slug(name).split("-")
    if len(words) > 1:
        words[0] = LONG_BEFORE.get(words[0], words[0])
    before = "-".join(words[:2]) if words[:2] == ["rond", "point"] else words[0]
    if before not in BEFORE and len(words) > 1:
        words[-1] = LONG_AFTER.get(words[-1], words[-1])
        if words[-1] in AFTER:
            words[0] = SIDES.get(words[0], words[0])
    return "-".join(SAINTS.get(word, word) for word in words)


def bare(slug: str) -> str:
    """A street's slug without its kind: 'rue-saint-jean' -> 'saint-jean', 'rue-de-l-eglise' ->
    'eglise'. The whole where nothing would be left."""
    words = slug.split("-")
    if words[:2] == ["rond", "point"]:
        words = words[2:]
    elif words[0] in BEFORE and len(words) > 1:
        words = words[1:]
    elif words[-1] in AFTER and len(words) > 1:
        words = words[:-1]
    while len(words) > 1 and words[0] in LINKS:
        words = words[1:]
    return "-".join(words) or slug


def sorted_by(slug: str) -> str:
    """What a street is sorted by in a list from A to Z: its name without its kind."""
    return bare(slug)
