"""All that a text names: streets, lots, sums, matters. Pure; in the order of the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from archive.mentions import Mention, Named
from archive.model import Lang
from ingest.matters import lots, numbers, streets, sums
from ingest.matters.gazetteer import Gazetteer

RULES = 1  # raise it with each change of the rules: documents are read anew by greffe reindex
NO_TOWN = Gazetteer()


def mentions_of(text: str, *, lang: Lang | None, town: Gazetteer = NO_TOWN) -> list[Mention]:
    """What a text names. A street is looked for by the rules of its language, of both where it is
    not known; a name of either language is found by the town's gazetteer."""
    some = [*_streets(text, lang, town), *lots.lots(text), *sums.sums(text)]
    some += numbers.numbers(text)
    return sorted(some, key=lambda one: (one.start, one.end))


def _streets(text: str, lang: Lang | None, town: Gazetteer) -> Iterator[Mention]:
    held = list(town.found_in(text))
    yield from held
    for rules, other in ((streets.french, "en"), (streets.english, "fr")):
        if lang == other:
            continue
        for one in rules(text):
            known = town.known(one)
            if streets.has_name(known.value) and not _overlaps(one, held):
                held.append(known)
                yield known


def _overlaps(one: Mention, held: Sequence[Mention]) -> bool:
    """Whether it stands where the town's own name of a street does, or is found by both rules."""
    return any(
        one.start < other.end
        and other.start < one.end
        and (other.confidence == 1.0 or other.value == one.value)
        for other in held
    )


def of_kind(mentions: Sequence[Mention], named: Sequence[Named]) -> list[Mention]:
    """Those of some kinds, each thing once, in order."""
    kept: dict[tuple[Named, str], Mention] = {}
    for one in mentions:
        if one.named in named:
            kept.setdefault((one.named, one.value), one)
    return list(kept.values())
