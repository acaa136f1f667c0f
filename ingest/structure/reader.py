"""From signals to decisions: what was moved, what was decided, what belongs together. Pure.

A draft gathers what the sentences say of one decision. A heading, a number or a new motion begins
another. Anglo-American and Québec minutes open (moved, il est proposé) and close (carried,
adoptée); French délibérations are decided in a sentence (le conseil, après en avoir délibéré,
décide), and the vote closes them; either may lack a part.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from archive.model import Choice, Outcome, Vote
from ingest.structure import extents, votes
from ingest.structure import numbers as printed
from ingest.structure.ballots import Ballots
from ingest.structure.drafts import Draft, settle
from ingest.structure.interests import Interests
from ingest.structure.languages import spoken
from ingest.structure.numbers import Number
from ingest.structure.people import names_in, read_name
from ingest.structure.script import Script, sentences_of
from ingest.structure.signals import Signal, read_signal
from ingest.structure.titles import Heading
from ingest.structure.words import either

LONE_SURE = 0.6  # a closing without a motion must be so sure
CONSENT = re.compile(either("CONSENT"))
VOTE_LINE = re.compile(
    r"\W*(?:pour|contre|abst\w+|votes?|unanim\w+|ayes?|yeas?|nays?|\d{1,3} (?:voix|votes?))\b"
)
ENACTS = re.compile(r"\W*(?:que |qu'|d'|de [a-z]+[ei]r\b|that\b|be it\b|to [a-z]+\b)")
TITLED = re.compile(r"[^.:;(]{6,70}? ?: ")  # « Affectation du résultat : adoptée à l'unanimité »
HOW = re.compile(
    r"\W*(?:votes?|result\w*|disposition|motion|decision|deliberation|resolution|proposition|action"
    r"|pour|contre|abst\w+|votants|ayes?|nays?|noes|yeas?|le conseil|decid\w*|unanim\w*|for|against"
    r"|in favou?r|opposed|ont|se sont|votent|roll|article)\b"
)
AMENDMENT = re.compile(r"\W*(?:l'|un |cet |an |the |ce |le )?(?:sous-|sub-)?amende?ments?\b")
INTEREST = re.compile(r"\binter(?:et|est|esse)|conflit|conflict|recus|leav|quitte|s'abstien|sort ")
VOTING = re.compile(
    r"\bvot\w*\b|^\W*(?:recus\w*|conflict)\s*[:(–-]"
    r"|\bno part\b|not (?:take part|participate)|pas (?:pris )?part"
)


def stands_aside(signal: Signal) -> bool:
    """Whether a sentence says no more than that somebody takes no part."""
    told = signal.opens or signal.seconder or signal.closing or signal.core or signal.counts
    return (
        bool(signal.votes)
        and not told
        and all(vote.choice is Choice.RECUSED for vote in signal.votes)
    )


class Reader:
    """Walks through the sentences and keeps the one draft that is open."""

    def __init__(
        self,
        script: Script,
        headings: Sequence[Heading],
        found: Sequence[Number],
        *,
        one_each: bool = False,
        known: Sequence[str] = (),
    ) -> None:
        """one_each: an extract of the register, where each number is one decision. known: names
        of those who were there."""
        self.one_each = one_each
        self.script = script
        self.numbers = {one.start: one for one in found}
        self.heads = {one.start: one for one in headings}
        self.draft: Draft | None = None
        self.number: Number | None = None
        self.body = 0  # where the text after the last heading or number begins
        self.last_text = 0  # where the last decision ended
        self.recused: list[Vote] = []  # who stands aside from the next decision
        self.interests = Interests()
        self.item: str | None = None  # the number of the heading that was passed last
        self.made: list[Draft] = []
        self.consent = False
        self.formal = 0
        self.ballots = Ballots(known)
        self.subject: str | None = None  # who declared an interest: « Il quitte la table »
        self.langs = spoken(script)

    def read(self) -> list[Draft]:
        quiet = 0  # sentences since the draft last heard something
        for sentence in sentences_of(self.script):
            start, end = sentence.start, sentence.end
            start = self.boundary(start, end)
            if start >= end:
                quiet = 0
                continue
            text, folded = self.script.text[start:end], self.script.folded[start:end]
            flat = folded.replace("\n", " ")
            subject = self.subject if votes.PRONOUN.match(flat) else None
            signal = read_signal(text, flat, subject=subject, langs=self.langs)
            signal = self.ballots_in(signal, text, flat)
            if INTEREST.search(flat) and (named := read_name(text)):
                self.subject = named.name
            aside = self.interests.hear(text, flat, subject=subject)
            if aside := [vote for vote in aside if vote not in signal.votes]:
                signal = replace(signal, votes=(*signal.votes, *aside))
            if not signal.says:
                if self.draft and self.draft.closed and not quiet and ENACTS.match(flat):
                    self.draft.end = end  # « … et résolu unanimement | QUE … | QUE … »
                    continue
                quiet += not VOTE_LINE.match(flat)  # « contre : », with nobody against
                self.consent = False
                continue
            self.take(signal, start, end, folded, quiet)
            quiet = 0
        self.finish(len(self.script.text))
        return self.made

    def ballots_in(self, signal: Signal, text: str, folded: str) -> Signal:
        """What a sentence says with the row of a table, or with the side of a vote that it ends."""
        if "|" in text:
            row = self.ballots.row(text, folded)
            if row is None:
                return signal
            moved = row.moved
            return Signal(
                mover=moved.get("mover"), seconder=moved.get("seconder"), votes=tuple(row.votes)
            )
        more = [vote for vote in self.ballots.goes_on(text, folded) if vote not in signal.votes]
        return replace(signal, votes=(*signal.votes, *more)) if more else signal

    def boundary(self, start: int, end: int) -> int:
        """Where a sentence begins after the heading or the number that it begins with."""
        for at in range(start, min(start + 8, end)):
            if at in self.numbers:
                number = self.numbers[at]
                self.finish(at)
                self.number = number
                after = self.moved_in_line(number, end)
                self.body = after
                if number.moved:
                    return after
                if (heading := self.heads.get(at) or self.heads.get(after)) and heading.end > after:
                    self.recused, self.item = [], heading.number
                    self.body = min(heading.end, end)
                    return self.body if not self.decides(heading) else after
                return after
            if at in self.heads:
                heading = self.heads[at]
                if not (self.one_each and self.draft):
                    self.finish(at)
                if self.number and (self.spent or self.left_behind(heading)):
                    self.number = None
                line = self.script.line_at(heading.start)
                title_end = max(heading.end, line.end)
                if inside := printed.in_title(self.script, heading.start, title_end):
                    self.number = inside
                self.recused, self.item = [], heading.number
                whole = heading.end >= end - 3 and not self.decides(heading)
                if self.consent and inside and whole:
                    self.passed_together(heading, inside)
                self.body = end if whole else start
                return end if whole else start
        return start

    def left_behind(self, heading: Heading) -> bool:
        """Whether a number belongs to what stood between it and a numbered heading."""
        assert self.number is not None
        between = self.script.text[self.number.after : heading.start].strip()
        return bool(between) and heading.number is not None

    def decides(self, heading: Heading) -> bool:
        """Whether what reads as a title says a decision: « a. The accounts were approved »."""
        stretch = slice(heading.start, heading.end)
        said = read_signal(
            self.script.text[stretch], self.script.folded[stretch].replace("\n", " ")
        )
        moved = said.opens and said.mover is not None
        if heading.number is None:  # « Le compte rendu du 1er juillet est approuvé à l'unanimité »
            plain = not self.script.text[stretch].isupper()
            return said.closing is not None and said.sure >= LONE_SURE and plain
        return said.closing is not None or moved

    def passed_together(self, heading: Heading, number: Number) -> None:
        """An item of a consent agenda that has a number is a decision of its own."""
        draft = Draft(heading.start, heading.end, number=number.text, outcome=Outcome.CARRIED)
        draft.sure, draft.text = 0.75, (heading.start, heading.end)
        self.made.append(draft)

    def moved_in_line(self, number: Number, end: int) -> int:
        """« R2024-228 S. Foote, J. Scott: »: mover and seconder behind the number."""
        pair = list(names_in(self.script.text, number.after, min(end, number.after + 80)))[:2]
        if len(pair) < 2:
            return number.after
        after = pair[1].end
        behind = self.script.text[after : after + 2]
        if behind[:1] != "\n" and behind.strip()[:1] not in (":", ";", ""):
            return number.after
        self.draft = draft = self.begin(number.start, after)
        draft.opened = True
        draft.mover, draft.seconder = pair[0].name, pair[1].name
        while after < end and self.script.text[after] in " :;\n":
            after += 1
        draft.motion = after
        return after

    @property
    def spent(self) -> bool:
        """Whether the number at hand has its decision already."""
        return bool(self.number and any(one.number == self.number.text for one in self.made[-8:]))

    def take(self, signal: Signal, start: int, end: int, folded: str, quiet: int) -> None:
        draft = self.draft
        if signal.opens and not (
            draft and (self.one_each or self.joins(draft, signal, (start, end), quiet))
        ):
            self.finish(start)
            self.draft = draft = self.begin(start, end)
            draft.opened = True
            draft.motion = extents.motion_start(self.script, signal, start, end)
        elif signal.opens and draft:
            if draft.motion is None and not draft.opened:
                draft.motion = extents.motion_start(self.script, signal, start, end)
            draft.opened = True
        elif (signal.core or signal.closing) and self.begins_anew(draft, signal, folded, quiet):
            if not self.stands_alone(signal, folded, start):
                return
            self.finish(start)
            self.draft = draft = self.begin(start, end)
            told = len(folded.split()) <= 5 or VOTE_LINE.match(folded)
            draft.motion = start if signal.core or not told else None
        elif draft is None and len(signal.votes) > 1 and self.number and not self.spent:
            self.draft = draft = self.begin(start, end)  # a roll call before its outcome
        elif draft is None:
            self.recuse(signal)
            return
        elif draft.closed and stands_aside(signal) and not VOTING.search(folded):
            self.recuse(signal)  # declared, or left the room, before what comes next
            return
        assert draft is not None
        self.fill(draft, signal, start, end)

    def joins(self, draft: Draft, signal: Signal, said: tuple[int, int], quiet: int) -> bool:
        """Whether a motion's words belong to the draft: who moved what was just decided."""
        if draft.closed:
            if quiet > 1 or draft.mover or not signal.mover or signal.closing:
                return False
            place = said[0] + signal.after  # « The minutes were approved. Prop: CR 2nd: KA »
            return (
                len(self.script.text[place : min(place + 60, said[1])].split("\n")[0].split()) <= 6
            )
        if draft.opened:
            return draft.mover is None or signal.mover in (None, draft.mover)
        return not draft.core

    def begins_anew(self, draft: Draft | None, signal: Signal, folded: str, quiet: int) -> bool:
        """Whether an outcome is that of another decision than the draft's."""
        if draft is None or self.one_each:
            return draft is None
        bare = len(folded.split()) <= 8  # no more than how a vote went
        if TITLED.match(folded) and not HOW.match(folded) and not draft.opened:
            return True
        if not draft.closed:
            return False
        if draft.opened and quiet == 0 and folded.lstrip().startswith("resolved"):
            return False
        if bare:
            return quiet > (2 if draft.opened else 0) and signal.sure >= 0.85
        return signal.sure >= (0.8 if draft.opened else LONE_SURE)

    def stands_alone(self, signal: Signal, folded: str, start: int) -> bool:
        """Whether an outcome without a motion is one; after a number even a weak one is."""
        if self.number and not self.spent:
            return True
        if len(folded.split()) == 1 and not self.script.text[self.last_text : start].strip(" \n"):
            return False  # « APPROVED » over the heading: the document's own state
        if re.search(r"\bit was (?:\w+ )*(?:agreed|decided)\b", folded) and self.formal:
            return False
        return signal.sure >= LONE_SURE

    def begin(self, start: int, end: int) -> Draft:
        draft = Draft(start, end)
        amends = AMENDMENT.match(self.script.folded, start, end)
        if self.number and not self.spent and not amends:
            draft.number = self.number.text
        draft.votes += dict.fromkeys([*self.recused, *self.interests.under(self.item)])
        self.recused = []
        return draft

    def fill(self, draft: Draft, signal: Signal, start: int, end: int) -> None:
        draft.end = max(draft.end, end)
        said = self.script.folded[start:end]
        tells = (signal.closing or signal.votes or signal.counts) and not ENACTS.match(said)
        if not draft.told_at and tells and start >= (draft.motion or 0):
            draft.told_at = start
        if signal.seconder and not signal.opens and start <= (draft.motion or 0) + 3:
            draft.motion = extents.motion_start(self.script, signal, start, end)
        draft.mover = draft.mover or signal.mover
        draft.seconder = draft.seconder or signal.seconder
        draft.counts |= {choice: n for choice, n in signal.counts if choice not in draft.counts}
        draft.votes += [vote for vote in signal.votes if vote not in draft.votes]
        if signal.unanimous is not None and draft.unanimous is not False:
            draft.unanimous = signal.unanimous
        draft.conclude(signal.closing, signal.core, signal.sure)

    def recuse(self, signal: Signal) -> None:
        self.recused += [vote for vote in signal.votes if vote.choice is Choice.RECUSED]

    def finish(self, at: int) -> None:
        """Close the draft at a boundary, and keep it if it came to something."""
        draft, self.draft = self.draft, None
        if draft is None:
            return
        settle(draft)
        if draft.outcome is None:
            extents.presume(self.script, draft, at, body=self.body)
        if draft.outcome is None:
            self.recused += [vote for vote in draft.votes if vote.choice is Choice.RECUSED]
            return
        if self.script.text[: draft.end].rstrip().endswith(":"):
            draft.end = min(at, draft.end + 2_500)  # « il est résolu unanimement : QUE … »
        draft.text = self.extent(draft, at)
        draft.outcome = extents.nature(self.script, draft)
        self.formal += draft.opened
        self.consent = draft.opened and bool(
            CONSENT.search(self.script.folded[draft.start : draft.end])
        )
        self.made.append(draft)
        self.last_text = draft.end

    def extent(self, draft: Draft, at: int) -> tuple[int, int]:
        """The words of the decision: all after the number in an extract of the register."""
        if self.one_each:
            return extents.whole(draft, self.heads, self.number.after if self.number else 0)
        return extents.extent(self.script, draft, at, body=self.body, last_text=self.last_text)
