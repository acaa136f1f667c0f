"""Which item of the minutes is which of the agenda: by number and title, in order. Pure."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from archive.model import AgendaItem
from ingest.structure.items.matters import SAYS_LITTLE, WORD, Matter, Wording, wordings

SAME_NUMBER = 0.25  # what an equal number adds to the likeness of two titles
SAME_NUMBERING = 0.4  # the same where most numbers of the two lists agree
NEAR = 0.15  # what standing apart in the two lists takes off, from head to end
ENOUGH_BETWEEN = 0.24  # the same between two pairs that are sure
ENOUGH = 0.42  # likeness below which two items are two matters
ENOUGH_LEFT = 0.2  # the same for two that share a word which no other item has
ENOUGH_TOGETHER = 0.3  # the same for an item that shares its partner with its neighbour
LONG = 6  # words of a title that one common word of another does not sum up
SAID = 0.5  # what all the words of a title are worth where what was decided says them
REFERENCE = 0.4  # what a number is worth that only these two matters have
SUBJECT = 0.6  # of a word: what a subject weighs that two titles are of
OWN_SUBJECT = 1.2  # the same where no other title is of it
ONE_SIDED = 0.9  # of a word: what one weighs that only one paper has
OWN_WORD = 3  # letters of a word that may tell a matter by itself


@dataclass(frozen=True, slots=True)
class Match:
    """own and other are places in the two lists of items. confidence is their likeness, 0 to 1."""

    own: int
    other: int
    confidence: float


def match(own: Sequence[AgendaItem], other: Sequence[AgendaItem]) -> list[Match]:
    """The pairs of two lists of items, each item in one at most."""
    return paired([Matter(one) for one in own], [Matter(one) for one in other], together=False)


def paired(own: Sequence[Matter], other: Sequence[Matter], *, together: bool = True) -> list[Match]:
    """The pairs, the likest first taken; given in order of own.

    What is left between two pairs is then tried again there with less likeness, since a meeting
    takes its items in order; then what is left wherever it was taken, if a word tells it, and what
    stands over paired items. together: items that one paper takes as one are each paired with it.
    """
    if not own or not other:
        return []
    likes = Likeness(own, other)
    pairs: dict[int, int] = {}
    scored = sorted(
        ((likes.score(i, j), -i, -j) for i in range(len(own)) for j in range(len(other))),
        reverse=True,
    )
    for enough in (ENOUGH, ENOUGH_BETWEEN):
        spine = backbone(pairs)
        taken = set(pairs.values())
        for told, i, j in scored:
            if told < enough or -i in pairs or -j in taken:
                continue
            if enough == ENOUGH or in_order(spine, -i, -j):
                pairs[-i] = -j
                taken.add(-j)
                if enough == ENOUGH_BETWEEN:
                    insort(spine, (-i, -j))
    for i, j in left_over(pairs, likes):
        pairs[i] = j
    for i, j in headings_over(pairs, own, other):
        pairs[i] = j
    found = list(pairs.items())
    if together:
        found += merged(pairs, likes)
    return [Match(i, j, round(max(0.2, min(likes.score(i, j), 1.0)), 2)) for i, j in sorted(found)]


class Likeness:
    """How alike each item of one paper is to each of another."""

    def __init__(self, own: Sequence[Matter], other: Sequence[Matter]) -> None:
        self.left, self.right = wordings(own, other)
        self.levels = [one.item.level for one in own], [one.item.level for one in other]
        self.ours = Counter(word for one in self.left for word in one.title)
        self.theirs = Counter(word for one in self.right for word in one.title)
        # How many matters say a word, in their title or in what was decided.
        self.heard = [
            Counter(word for one in some for word in one.title.keys() | one.said)
            for some in (self.left, self.right)
        ]
        self.weights = {
            word: weight(word, self.ours[word], self.theirs[word])
            for word in self.ours | self.theirs
        }
        self.alike = [
            [
                self.likeness(one, two, loose=own[i].loose or other[j].loose)
                for j, two in enumerate(self.right)
            ]
            for i, one in enumerate(self.left)
        ]
        self.numbers = paths([one.item for one in own]), paths([one.item for one in other])
        same = numbered_alike(*self.numbers, self.alike)
        self.same = SAME_NUMBERING if same else SAME_NUMBER

    def score(self, i: int, j: int) -> float:
        """Likeness of two matters, with their numbers and their places; 0 where no word is one."""
        if self.alike[i][j] == 0:
            return 0.0
        equal = self.numbers[0][i] is not None and self.numbers[0][i] == self.numbers[1][j]
        apart = abs(i / len(self.left) - j / len(self.right))
        return self.alike[i][j] + self.same * equal - NEAR * apart

    def likeness(self, one: Wording, two: Wording, *, loose: bool) -> float:
        """How alike two matters are by their titles and by what was decided, 0 to 1 and more."""
        like = self.titles(one.title, two.title, loose=loose)
        told = self.said(one.title, two.said, 1) + self.said(two.title, one.said, 0)
        both = (one.title.keys() | one.said) & (two.title.keys() | two.said)
        sure = any(is_reference(word) and self.heard[0][word] == self.heard[1][word] == 1
                   for word in both)  # fmt: skip
        if not like and told <= ENOUGH_TOGETHER and not sure:
            return 0.0
        return like + (SAID * told + REFERENCE * sure) * (1 - min(1.0, like))

    def titles(self, one: Counter[str], two: Counter[str], *, loose: bool = False) -> float:
        """The share of words that two titles have in common, rare words counting more, 0 to 1."""
        shared = one & two
        common = self.weigh(shared)
        if not common:
            return 0.0
        shorter, longer = sorted((self.weigh(one), self.weigh(two)))
        if loose:  # a decision's wording says more than a title
            return 0.8 * common / shorter
        # Minutes often shorten a title, so what is said of the shorter one counts most.
        like = 0.6 * common / shorter + 0.4 * common / longer
        few, many = sorted((plain_words(one), plain_words(two)))
        return like / 4 if few == 1 and many > LONG and not any(map(self.tells, shared)) else like

    def said(self, title: Counter[str], said: frozenset[str], side: int) -> float:
        """The share of a title's words that what was decided says, those few say counting more."""
        if not said:
            return 0.0
        heard = self.heard[side]
        told = sum(
            self.weights[word] / heard[word] for word in title if word in said and word[0] != "@"
        )
        return told / max(1.0, self.weigh(title))

    def weigh(self, words: Counter[str]) -> float:
        return sum(self.weights[word] for word in words)

    def tells(self, word: str) -> bool:
        """Whether only one item of each paper has a word, and it is no common heading."""
        alone = self.ours[word] == self.theirs[word] == 1
        return alone and len(word) >= OWN_WORD and word not in SAYS_LITTLE


def weight(word: str, ours: int, theirs: int) -> float:
    """What a word weighs: one that many items of a paper share says little."""
    told = 1.0 / (1.0 + 0.35 * (max(ours, theirs) - 1))
    if word[0] == "@":
        sure = OWN_SUBJECT if ours == theirs == 1 else SUBJECT
        return sure * told if ours and theirs else 0.0
    return told if ours and theirs else ONE_SIDED * told


def is_reference(word: str) -> bool:
    """Whether a word is the number of a by-law or a file, or a sum, and no year."""
    return word.isdigit() and len(word) >= 3 and not (len(word) == 4 and word[:2] in ("19", "20"))


def plain_words(title: Counter[str]) -> int:
    return sum(word[0] != "@" for word in title)


def left_over(pairs: Mapping[int, int], likes: Likeness) -> list[tuple[int, int]]:
    """Pairs of what is in none yet: each is the likest to the other, by a word only they have."""
    ours = [i for i in range(len(likes.left)) if i not in pairs]
    taken = set(pairs.values())
    theirs = [j for j in range(len(likes.right)) if j not in taken]
    found = []
    for i in ours:
        j = max(theirs, key=lambda j: likes.alike[i][j], default=None)
        if j is None or likes.alike[i][j] < ENOUGH_LEFT:
            continue
        if max(ours, key=lambda other: likes.alike[other][j]) != i:
            continue
        if any(map(likes.tells, likes.left[i].title & likes.right[j].title)):
            found.append((i, j))
    return found


def headings_over(
    pairs: Mapping[int, int], own: Sequence[Matter], other: Sequence[Matter]
) -> Iterator[tuple[int, int]]:
    """Headings left alone that most of the items under them are paired under: « Voirie »."""
    ours, theirs = tops(own), tops(other)
    taken = set(pairs.values())
    under = Counter(
        (ours[i], theirs[j]) for i, j in pairs.items() if ours[i] >= 0 and theirs[j] >= 0
    )
    sizes = Counter(ours)
    for (i, j), count in under.items():
        if i not in pairs and j not in taken and count >= 2 and 2 * count >= sizes[i]:
            yield i, j


def tops(matters: Sequence[Matter]) -> list[int]:
    """The place of the heading that each matter stands under; -1 for those at the first level."""
    found, top = [], -1
    for n, one in enumerate(matters):
        top = n if one.item.level == 1 else top
        found.append(-1 if one.item.level == 1 else top)
    return found


def merged(pairs: Mapping[int, int], likes: Likeness) -> list[tuple[int, int]]:
    """Items that one paper parts and the other takes as one, beside the one that is paired."""
    partner = {j: i for i, j in pairs.items()}
    found = []
    for i in range(len(likes.left)):
        if i in pairs:
            continue
        near = [pairs[n] for n in neighbours(likes.levels[0], i) if n in pairs]
        found += [(i, j) for j in near if joins(likes, (i, j), (partner[j], j))][:1]
    for j in range(len(likes.right)):
        if j in partner:
            continue
        near = [partner[n] for n in neighbours(likes.levels[1], j) if n in partner]
        found += [(i, j) for i in near if joins(likes, (i, j), (i, pairs[i]))][:1]
    return found


def neighbours(levels: Sequence[int], n: int) -> list[int]:
    """The items before and after one at its own level."""
    return [m for m in (n - 1, n + 1) if 0 <= m < len(levels) and levels[m] == levels[n]]


def joins(likes: Likeness, pair: tuple[int, int], beside: tuple[int, int]) -> bool:
    """Whether an item is part of what its neighbour is paired with, by its title alone.

    Of two titles with days or sums, one must be the same.
    """
    one, two = likes.left[pair[0]].title, likes.right[pair[1]].title
    told = likes.titles(one, two)
    if told < max(ENOUGH_TOGETHER, 0.4 * likes.alike[beside[0]][beside[1]]):
        return False
    numbers = {word for word in one if word.isdigit()}, {word for word in two if word.isdigit()}
    return not (numbers[0] and numbers[1]) or bool(numbers[0] & numbers[1])


def backbone(pairs: Mapping[int, int]) -> list[tuple[int, int]]:
    """The longest run of pairs that both papers take in one order."""
    best: list[list[tuple[int, int]]] = []
    for i, j in sorted(pairs.items()):
        at = bisect_left([run[-1][1] for run in best], j)
        run = [*(best[at - 1] if at else []), (i, j)]
        if at < len(best):
            best[at] = run
        else:
            best.append(run)
    return best[-1] if best else []


def in_order(spine: Sequence[tuple[int, int]], i: int, j: int) -> bool:
    """Whether a pair stands between the pairs before and after it, in both lists."""
    at = bisect_left(spine, (i, -1))
    before = at == 0 or spine[at - 1][1] < j
    return before and (at == len(spine) or spine[at][1] > j)


def paths(items: Sequence[AgendaItem]) -> list[str | None]:
    """The number of each item with those it stands under: an « a » under 6 is 6.a."""
    found: list[str | None] = []
    above: dict[int, str] = {}
    for one in items:
        number = plain(one.number) if one.number else None
        if number and one.level > 1 and "." not in number and (top := above.get(one.level - 1)):
            number = number if number.startswith(top) else f"{top}.{number}"
        if number:
            above[one.level] = number
        found.append(number)
    return found


def numbered_alike(
    ours: Sequence[str | None], theirs: Sequence[str | None], alike: Sequence[Sequence[float]]
) -> bool:
    """Whether equal numbers of two lists mostly have titles that are alike."""
    places = {number: j for j, number in enumerate(theirs) if number}
    shared = [
        alike[i][places[number]] for i, number in enumerate(ours) if number and number in places
    ]
    return len(shared) >= 3 and sum(one > 0.3 for one in shared) >= 0.6 * len(shared)


def plain(number: str | None) -> str:
    """'07.1)' and '7.1' are one number."""
    return ".".join(part.lstrip("0") or "0" for part in WORD.findall((number or "").lower()))
