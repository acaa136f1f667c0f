"""name:value as a filter. What has no such value is searched as words, and it is said."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from archive import links
from archive.asking import dates
from archive.asking.question import Remark
from archive.asking.thesaurus import Thesaurus
from archive.asking.wording import KIND_NAMED, LANG_NAMED, VOTE_NAMED
from archive.index import analysis
from archive.index.base import Filter
from archive.mentions import padded
from archive.places import street_slug

YEARS = re.compile(r"([12]\d{3})(?:\s*(?:-|–|\.\.|à|to)\s*([12]\d{3}))?")
MOST_YEARS = 60
AMOUNT = re.compile(
    r"(?P<sign>[<>]=?|=|≥|≤)?\s*[$€£]?\s*(?P<low>\d[\d\s.,'\u00a0\u202f]*?)\s*(?P<unit>k|m)?\s*[$€£]?"
    r"(?:\s*(?:\.\.|–|-)\s*[$€£]?\s*(?P<high>\d[\d\s.,'\u00a0\u202f]*?)\s*(?P<unit2>k|m)?\s*[$€£]?)?",
    re.IGNORECASE,
)
# The criteria that are keys of the index -> the key's name there. Of a street or a member, a part
# of the name is enough.
KEYS = {
    "speaker": "speaker", "item": "item", "resolution": "resolution", "vote": "vote",
    "amount": "amount", "street": "street-name", "councillor": "councillor-name",
}  # fmt: skip
UNITS = {"": 1, "k": 1000, "m": 1_000_000}


@dataclass(frozen=True, slots=True)
class Narrowed:
    """A filter, what of the criteria is to be looked for as words, and what is said of it.

    named are the keys asked for with their value as typed, so that they can be looked for as words
    where no record answers to them.
    """

    where: Filter = field(default_factory=Filter)
    words: tuple[str, ...] = ()
    named: tuple[tuple[str, str], ...] = ()
    remarks: tuple[Remark, ...] = ()


def narrowed(
    where: Filter,
    asked: Iterable[tuple[str, str]],
    bodies: Mapping[str, str],
    thesaurus: Thesaurus,
) -> Narrowed:
    """A filter narrowed by criteria. bodies: slug -> name, of those that have met."""
    words: list[str] = []
    named: list[tuple[str, str]] = []
    remarks: list[Remark] = []
    taken: dict[str, list[str]] = {}
    for name, value in asked:
        if name in KEYS:
            if (one := _key(where, name, value)) is not None:
                where = one
                named.append((name, value))
                continue
        elif name in ("after", "before", "date"):
            if (one := _days(where, name, value)) is not None:
                where = one
                continue
        elif values := _values(name, value, bodies, thesaurus):
            taken.setdefault(name, []).extend(values)
            continue
        words.append(value)
        remarks.append(Remark(f"no-{name}", value))
    some = {name: tuple(dict.fromkeys(values)) for name, values in taken.items()}
    where = replace(
        where,
        bodies=some.get("body", where.bodies),
        kinds=some.get("kind", where.kinds),
        years=some.get("year", where.years),
        langs=some.get("lang", where.langs),
    )
    return Narrowed(where, tuple(words), tuple(named), tuple(remarks))


def _values(name: str, value: str, bodies: Mapping[str, str], thesaurus: Thesaurus) -> list[str]:
    """What a value stands for in a column; empty where nothing."""
    folded = " ".join(word for *_, word in analysis.words(value))
    if name == "body":
        return bodies_named(value, bodies, thesaurus)
    if name == "kind":
        spread = analysis.fold(value).replace("-", " ").strip()
        kind = KIND_NAMED.get(spread) or KIND_NAMED.get(folded)
        return [kind.value] if kind else []
    if name == "lang":
        return [lang] if (lang := LANG_NAMED.get(folded)) else []
    if found := YEARS.fullmatch(value.strip()):
        first, last = int(found[1]), int(found[2] or found[1])
        return [str(year) for year in range(first, min(last, first + MOST_YEARS) + 1)]
    return []


def bodies_named(value: str, bodies: Mapping[str, str], thesaurus: Thesaurus) -> list[str]:
    """Slugs of the bodies that a name may mean: itself, what begins or holds it, or what its
    abbreviation stands for."""
    slug = links.slug(value)
    if slug in bodies:
        return [slug]
    for alike in thesaurus.alike(value.split()):
        if (alike.start, alike.end) == (0, len(value.split())):
            found = [s for one in alike.same if (s := links.slug(one)) in bodies]
            if found:
                return found
    words = set(slug.split("-")) - {""}
    return [one for one in bodies if words and words <= set(one.split("-"))]


def _days(where: Filter, name: str, value: str) -> Filter | None:
    """after: from the first of these days; before: not yet on the first of them."""
    span = dates.span_of(value)
    if span is None:
        return None
    since, until = span.first.isoformat(), span.last.isoformat()
    if name == "before":  # exclusive, as the word says: before:2014 is 2013 at the latest
        eve = (span.first - dt.timedelta(days=1)).isoformat()
        return replace(where, date_to=min(eve, where.date_to or eve))
    date_from = max(since, where.date_from or since)
    if name == "after":
        return replace(where, date_from=date_from)
    return replace(where, date_from=date_from, date_to=min(until, where.date_to or until))


def _key(where: Filter, name: str, value: str) -> Filter | None:
    if name == "amount":
        span = amount(value)
        return None if span is None else replace(where, ranges=(*where.ranges, (name, *span)))
    key = key_of(name, value)
    return None if key is None else replace(where, keys=(*where.keys, (KEYS[name], (key,))))


def key_of(name: str, value: str) -> str | None:
    """A value as the records hold it: 2014/138 as 2014-138, Denise Savoie as denise-savoie."""
    folded = analysis.fold(value).strip()
    if name == "vote":
        return VOTE_NAMED.get(folded)
    if name in ("speaker", "councillor"):
        return links.slug(value) or None
    if name == "street":
        return street_slug(value) or None
    key = re.sub(r"[\s/_.]+", "-", folded).strip("-")
    return key or None


def amount(value: str) -> tuple[str | None, str | None] | None:
    """>100 000 $, 1M.., 5k-10k as the lowest and the highest sum, as padded text."""
    found = AMOUNT.fullmatch(value.strip())
    if not found:
        return None
    low = _whole(found["low"], found["unit"])
    if found["high"]:
        return padded(low), padded(_whole(found["high"], found["unit2"]))
    sign = found["sign"] or "="
    if sign in (">", ">=", "≥"):
        return padded(low + (sign == ">")), None
    if sign in ("<", "<=", "≤"):
        return None, padded(max(0, low - (sign == "<")))
    return padded(low), padded(low)


def alone(name: str, value: str) -> Filter:
    """The filter of one criterion, to ask whether any passage answers to it."""
    return _key(Filter(), name, value) or Filter()


def without(where: Filter, one: Filter) -> Filter:
    """A filter without the keys and ranges of another."""
    return replace(
        where,
        keys=tuple(key for key in where.keys if key not in one.keys),
        ranges=tuple(span for span in where.ranges if span not in one.ranges),
    )


def as_words(name: str, value: str) -> tuple[str, tuple[str, ...]]:
    """What is looked for of a criterion that no record answers to: 2014-138; a sum as it may be
    written, 100000 or 100 000."""
    if name != "amount" or (span := amount(value)) is None:
        return value, ()
    number = int(span[0] or span[1] or 0)
    return str(number), (f"{number:,}".replace(",", " "),)


def _whole(text: str, unit: str | None) -> int:
    """Digits as a number. A point or comma before one or two last digits begins the cents."""
    text = re.sub(r"[.,]\d{1,2}$", "", text) if not unit else text.replace(",", ".")
    times = UNITS[(unit or "").lower()]
    if unit:
        return int(float(re.sub(r"[^\d.]", "", text) or 0) * times)
    return int(re.sub(r"\D", "", text) or 0)
