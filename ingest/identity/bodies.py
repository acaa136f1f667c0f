"""Which council, board or committee a document belongs to, by its name without the town's.

"Souldern Parish Council" -> Parish Council; « Conseil Municipal de la Ville de Montpellier »
-> Conseil municipal. A name is read outward from its noun (council, comité) as long as the
words are ones that bodies are named with, so the town's own name ends it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from archive.model import Evidence, Kind
from ingest.identity.evidence import candidate, doubted
from ingest.identity.folding import fold, is_blank_break, quote, split_name
from ingest.identity.heading import Line, Opening
from ingest.identity.line_names import named_by_line
from ingest.identity.spoken_dates import Token, tokens_of
from ingest.identity.words import BODIES, BodyWords

_FOLDER, _ALIAS_IN_PAGE = 0.95, 0.88
_HEADING_MEETS, _HEADING, _SENTENCE_MEETS, _NAME, _MENTION = 0.9, 0.8, 0.7, 0.72, 0.3
_MEMBERS = 0.42  # "Board members present": the board has met
_BARE = 0.12  # less, for a noun alone
_OWNER = 0.39  # a council whose committee met
_ENOUGH = 0.4
_UNSURE = 0.66  # at most: a noun alone, or another body named nearly as plainly
_RIVAL = 0.1  # a body named plainer than this much less
_HEADS = 8  # lines in which it does
_BELOW = 3  # lines between « DISTRICT COUNCIL » and the committee of it that met
_HEADING_WORDS = 11
_LONGEST_NAME = 7  # words before or after the noun
_WRAPPED_LINE = 55  # characters: a line this long may go on in the next
_NOUNS = frozenset(head for words in BODIES for head in words.BODY_HEADS.values())
_GAP = re.compile(r"\s?[,&'/-]?\s{0,3}\Z")
_MEMBER = re.compile(r"\s{1,2}members?\b|\s{1,2}members?\s{1,2}present")


@dataclass(frozen=True, slots=True)
class Mention:
    """A body named in a text, start to end. bare: the noun alone, so a better name may exist."""

    name: str
    start: int
    end: int
    bare: bool
    organisation: bool = False  # as much the name of what a body governs: « syndicat »


def identify_body(
    name: str,
    *,
    folders: tuple[str, ...],
    opening: Opening,
    kind: Kind,
    aliases: Mapping[str, str],
    default: str | None,
) -> tuple[str | None, list[Evidence], list[str]]:
    """(the body, evidence for each candidate, doubts). Folders win over the page and the name."""
    found = [
        *_in_folders(folders, aliases),
        *_in_name(name, aliases),
        *_in_page(opening, aliases, enacting=kind in (Kind.BYLAW, Kind.RESOLUTION)),
    ]
    fit = [evidence for evidence in found if evidence.confidence >= _ENOUGH]
    if fit:
        best = max(fit, key=lambda evidence: evidence.confidence)
        longer = [one for one in fit if one.value.startswith(f"{best.value} du ")]
        if len({one.value for one in longer}) == 1:
            best = longer[0]  # « Commission permanente du Conseil départemental »
        full = _in_full(best.value, found, opening, default)
        if full and full.value != best.value:
            found.append(full)
            return full.value, found, []
        if best.value in _NOUNS or _has_rival(best, fit):
            found = doubted(found, best.value, at_most=_UNSURE)
        return best.value, found, []
    named = named_by_line(opening) or _named_by_its_town(opening)
    if named:
        return named.value, [*found, named], []
    if default:
        found.append(candidate("body", default, "settings", default, 0.3))
        return default, found, ["body-assumed"]
    return None, found, ["body-unknown"]


def _has_rival(best: Evidence, fit: list[Evidence]) -> bool:
    """Whether another body, not the same by a longer or shorter name, is named as plainly."""
    return any(
        one.confidence >= best.confidence - _RIVAL
        and one.value.casefold() not in best.value.casefold()
        and best.value.casefold() not in one.value.casefold()
        for one in fit
    )


def mentions(folded: str) -> Iterator[Mention]:
    """Every body named in a folded text, in every language."""
    tokens = tokens_of(folded)
    for words in BODIES:
        taken: list[tuple[int, int]] = []
        for pattern, written in words.BODY_WHOLE:
            for match in re.finditer(pattern, folded):
                taken.append(match.span())
                yield Mention(match.expand(written), *match.span(), bare=False)
        for i, token in enumerate(tokens):
            if token.text not in words.BODY_HEADS:
                continue
            mention = _around(folded, tokens, i, words)
            if mention and not any(a < mention.end and mention.start < b for a, b in taken):
                yield mention


def _around(folded: str, tokens: list[Token], i: int, words: BodyWords) -> Mention | None:
    head = tokens[i]
    if words.QUALIFIERS_FOLLOW:
        first, last = i, _walk(folded, tokens, i, +1, words)
        if i < last and tokens[i + 1].text in words.COMPLETE:
            last = (
                i + 1 if not re.match(words.AFTER_COMPLETE, folded[tokens[i + 1].end :]) else last
            )
        while last > i + 1 and tokens[last].text in words.OF_A_SITTING:
            last -= 1
        tail = ""
        end = tokens[last].end
    else:
        first, last = _walk(folded, tokens, i, -1, words), i
        tail, end = _tail(folded, head.end, words)
        if not tail and head.text in words.PART_HEADS:
            tail, end = _matter(folded, tokens, i, words)
    if tail:  # "Watershed District Board of Managers": the board of that district
        owner = [k for k in range(first, i) if tokens[k].text in words.BODY_PLACES]
        first = owner[-1] + 1 if owner else first
    while first < i - 1 and tokens[first].text in words.BODY_PLACES:
        first += 1
        while tokens[first].text in words.BODY_GLUE and first < i:
            first += 1
    noun = i if tail or head.text not in words.PART_HEADS else i - 1
    first = _after_place(folded, tokens, first, noun, words)
    if first == i - 1 and tokens[first].text == "public" and head.text == "council":
        first = i  # "Regular Public Council Meeting": the meeting is public
    start = tokens[first].start
    if re.search(words.NOT_A_BODY_BEFORE, folded[max(0, start - 30) : start]):
        return None
    if re.match(words.NOT_A_BODY_AFTER, folded[end : end + 30]):
        return None
    bare = first == last and not tail
    if bare and head.text in words.NEVER_ALONE:
        return None
    name = _written(folded, tokens[first : last + 1], words) + (f" {tail}" if tail else "")
    if tokens[first].text in words.OF_A_PLACE and first < i:
        own = re.search(words.ITS_PLACE, folded[max(0, start - 60) : start])
        name = f"{' '.join(w.capitalize() for w in own[1].split())} {name}" if own else name
    number = re.match(r"\s{1,2}(?:no\.?\s?)?(\d{1,3})\b", folded[end : end + 10])
    if number and any(token.text in words.NUMBERED for token in tokens[first:i]):
        name, end = f"{name} {number[1]}", end + number.end()
    organisation = bool(words.ORGANISATIONS.intersection((head.text, name)))
    return Mention(name, start, end, bare=bare, organisation=organisation)


def _walk(folded: str, tokens: list[Token], i: int, step: int, words: BodyWords) -> int:
    """Index of the name's last qualifier in one direction; small words must be inside it."""
    furthest, k = i, i + step
    while 0 <= k < len(tokens) and abs(k - i) <= _LONGEST_NAME:
        left, right = sorted((k, k - step))
        gap = folded[tokens[left].end : tokens[right].start]
        if not _GAP.match(gap) or is_blank_break(gap):
            break
        if step < 0 and "\n" in gap and _is_short_line_above(folded, tokens[left].end):
            break
        text = tokens[k].text
        if text in words.BODY_QUALIFIERS:
            furthest = k
        elif text not in words.BODY_GLUE:
            break
        k += step
    return furthest


def _after_place(folded: str, tokens: list[Token], first: int, noun: int, words: BodyWords) -> int:
    """Where the name begins after the end of the town's own: "Fall River City Council"."""
    while 0 < first < noun and tokens[first].text in words.GEOGRAPHY:
        gap = folded[tokens[first - 1].end : tokens[first].start]
        if "\n" in gap or not _GAP.match(gap) or tokens[first - 1].text in words.BODY_GLUE:
            break
        first += 1
    return first


def _is_short_line_above(folded: str, end: int) -> bool:
    """Whether the line that ends here is a heading's, so that the next one starts anew."""
    return end - folded.rfind("\n", 0, end) < _WRAPPED_LINE


def _tail(folded: str, end: int, words: BodyWords) -> tuple[str, int]:
    for pattern, written in words.BODY_TAILS:
        match = re.match(rf"\s{{1,3}}{pattern}", folded[end : end + 60])
        if match:
            kept = match.expand(written)
            return " ".join(w if w in words.BODY_GLUE else w.capitalize() for w in kept.split()), (
                end + match.end()
            )
    return "", end


def _matter(folded: str, tokens: list[Token], i: int, words: BodyWords) -> tuple[str, int]:
    """What a committee is "on": "Standing Committee on Public Works"."""
    last = _walk(folded, tokens, i, +1, words)
    if last == i or tokens[i + 1].text != "on":
        return "", tokens[i].end
    return _written(folded, tokens[i + 1 : last + 1], words), tokens[last].end


def _written(folded: str, parts: list[Token], words: BodyWords) -> str:
    """The name as it is written: capitals by the language, « & » as a word, d' and l' joined."""
    name = ""
    for before, token in zip([None, *parts], parts, strict=False):
        written = words.BODY_HEADS.get(token.text) or words.BODY_QUALIFIERS.get(token.text)
        if written is None or (before and words.QUALIFIERS_FOLLOW):
            written = (written or token.text).lower()
        gap = folded[before.end : token.start] if before else ""
        joint = f" {words.BODY_AND} " if "&" in gap else ", " if "," in gap else " "
        joint = "-" if gap == "-" and not words.QUALIFIERS_FOLLOW else joint
        name += joint + written if name else written
    return re.sub(r"\b([dl]) (?=\w)", r"\1'", name)


def _in_folders(folders: tuple[str, ...], aliases: Mapping[str, str]) -> Iterator[Evidence]:
    for folder in reversed(folders):
        if alias := aliases.get(folder.strip().casefold()):
            yield candidate("body", alias, "folder", folder, _FOLDER + 0.03)
            continue
        if folder.strip().casefold() in {body.casefold() for body in aliases.values()}:
            yield candidate("body", folder.strip(), "folder", folder, _FOLDER + 0.03)
            continue
        for mention in _in_short_text(folder):
            sure = _FOLDER - (0.03 if mention.bare else 0.0)
            said = aliases.get(mention.name.casefold(), mention.name)
            yield candidate("body", said, "folder", folder, sure)


def _in_name(name: str, aliases: Mapping[str, str]) -> Iterator[Evidence]:
    folded = split_name(name)
    spaced = name.casefold().replace("_", " ")
    for alias, body in aliases.items():
        if re.search(_whole(alias), spaced):
            yield candidate("body", body, "file name", alias, _NAME + 0.1)
    for mention in _in_short_text(name):
        sure = _NAME - (_BARE if mention.bare else 0.0)
        said = aliases.get(mention.name.casefold(), mention.name)
        yield candidate("body", said, "file name", folded[mention.start : mention.end], sure)


def _whole(alias: str) -> str:
    return rf"(?<![^\W_]){re.escape(alias)}(?![^\W_])"


def _in_short_text(name: str) -> list[Mention]:
    """Bodies in a file or folder name, abbreviations too, the first named first."""
    folded = re.sub(r"[-.]", " ", split_name(name))
    found = list(mentions(folded))
    for words in BODIES:
        for pattern, body in words.BODY_IN_NAMES:
            if match := re.search(pattern, folded):
                found.append(Mention(body, *match.span(), bare=False))
    return sorted(found, key=lambda mention: (mention.bare, mention.start))


def _in_page(opening: Opening, aliases: Mapping[str, str], *, enacting: bool) -> Iterator[Evidence]:
    head = opening.head
    head_end = head[-1].end if head else 0
    for alias, body in aliases.items():
        if match := re.search(_whole(alias), opening.text[:head_end].casefold()):
            yield candidate("body", body, "page 1", match.group(), _ALIAS_IN_PAGE)
    best: dict[str, Evidence] = {}
    named = list(mentions(opening.folded))
    owners = _owners(named, opening, head_end)
    for mention in named:
        name = aliases.get(mention.name.casefold(), mention.name)
        sure, said = _weigh(mention, opening, head_end, enacting=enacting)
        if mention.name in owners:
            sure = min(sure, _OWNER)
        if name not in best or best[name].confidence < sure:
            best[name] = candidate("body", name, "page 1", said, sure)
    yield from best.values()


def _owners(named: list[Mention], opening: Opening, head_end: int) -> set[str]:
    """Bodies that only head the paper of a committee of theirs, named on a line soon below."""
    owners: set[str] = set()
    heads = [one for one in named if one.end <= head_end]
    for above, below in pairwise(sorted(heads, key=lambda one: one.start)):
        line, other = opening.line_at(above.start), opening.line_at(below.start)
        near = line.number < other.number <= min(line.number + _BELOW, _HEADS)
        if not near or opening.in_list(other) or opening.text[other.start :].lstrip()[:1].islower():
            continue
        if _is_part(above.name) or not _is_part(below.name, alone=_fills(below, other)):
            continue
        if _says_little(line, above) and _says_little(other, below):
            owners.add(above.name)
    return owners


def _is_part(name: str, *, alone: bool = False) -> bool:
    """Whether a body is one that a council has: a committee, its cabinet, its own full council."""
    parts = {head for words in BODIES for head in words.PART_HEADS}
    return bool(parts.intersection(fold(name).split())) or (alone and name == "Council")


def _fills(mention: Mention, line: Line) -> bool:
    return len(line.folded.strip(" :.-")) <= mention.end - mention.start + len("full ")


def _says_little(line: Line, mention: Mention) -> bool:
    """Whether a line is the body's name with a town's, and no sentence or list of its own."""
    return line.is_short and len(line.folded.split()) <= _HEADING_WORDS and not line.is_item


def _weigh(
    mention: Mention, opening: Opening, head_end: int, *, enacting: bool
) -> tuple[float, str]:
    """(confidence that this is the body that meets, the line quoted).

    enacting: a by-law names bodies in its title that it creates, so only wording counts there.
    """
    line = opening.line_at(mention.start)
    said = quote(opening.text[line.start : line.end])
    bare = _BARE if mention.bare or mention.organisation else 0.0
    if _MEMBER.match(opening.folded[mention.end : mention.end + 20]):
        return (_MEMBERS if mention.bare else _MENTION), said
    if any(re.match(words.CITES, line.folded) for words in BODIES):
        return _MENTION, said
    end = line.end if line.end - line.start < _WRAPPED_LINE else line.end + _WRAPPED_LINE
    around = opening.folded[max(line.start, mention.start - 70) : min(end, mention.end + 90)]
    meets = any(re.search(words.MEETING_WORDS, around) for words in BODIES)
    later = 0.004 * line.number + 0.0001 * (mention.start - line.start)
    goes_on = line.number > _HEADS and opening.text[line.start :].lstrip()[:1].islower()
    if mention.start < head_end and not goes_on and not opening.in_list(line):
        if meets:
            return _HEADING_MEETS - bare - later, said
        if not enacting and line.is_short and len(line.folded.split()) <= _HEADING_WORDS:
            return _HEADING - bare - later, said
    if meets and not line.is_item:
        return max(0.45, _SENTENCE_MEETS - bare - later), said
    return _MENTION, said


def _in_full(
    value: str, found: list[Evidence], opening: Opening, default: str | None
) -> Evidence | None:
    """For a noun alone, the one longer name with that noun that the town or the page gives.

    For a body that is one of several with a number, the one number that the page gives.
    """
    numbered = [e for e in found if re.fullmatch(rf"{re.escape(value)} \d+", e.value)]
    if len({e.value for e in numbered}) == 1:
        return candidate("body", numbered[0].value, "page 1", numbered[0].quote, 0.88)
    office = value.rpartition(" ")[2]
    boards = [e for e in found if e.value.startswith("Board of ") and e.value.endswith(office)]
    if value != office and office.endswith(("ers", "ors", "men", "ees")) and boards:
        best = max(boards, key=lambda one: one.confidence)  # "Laramie County Commissioners"
        return candidate("body", best.value, best.source, best.quote, _SENTENCE_MEETS)
    if named := _named_by_its_town(opening, noun=value):
        return named
    if value not in _NOUNS:
        return None
    if default and value.casefold() in default.casefold().split():
        return candidate("body", default, "settings", default, 0.6)
    longer = {
        e.value: e for e in found
        if e.value != value and value in e.value.split() and e.source == "page 1"
        and e.confidence != _OWNER
    }  # fmt: skip
    fit = [e for e in longer.values() if e.confidence >= _ENOUGH] or list(longer.values())
    if len(fit) != 1:
        return None
    return candidate("body", fit[0].value, "page 1", fit[0].quote, 0.65)


def _named_by_its_town(opening: Opening, *, noun: str = "Conseil") -> Evidence | None:
    """The name in full of what stands as a noun, or nowhere, by the letterhead: « MRC de … »."""
    head = opening.folded[: opening.head[-1].end] if opening.head else ""
    for words in BODIES:
        for pattern, of, name in words.LETTERHEADS:
            if noun == of and (match := re.search(pattern, head)):
                said = quote(match.group(match.lastindex or 0))
                return candidate("body", name, "page 1", said, _UNSURE)
    return None
