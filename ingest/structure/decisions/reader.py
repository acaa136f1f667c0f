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

from ingest.structure.decisions import contests, extents, interests
from ingest.structure.decisions import numbers as printed
from ingest.structure.decisions.ballots import Ballots
from ingest.structure.decisions.belonging import (
    VOTE_LINE,
    begins_anew,
    comes_again,
    is_told,
    joins,
    stands_alone,
    waits,
)
from ingest.structure.decisions.counted_tables import tallies_of
from ingest.structure.decisions.drafts import Draft, settle
from ingest.structure.decisions.named_tables import polls_of
from ingest.structure.decisions.numbers import Number
from ingest.structure.decisions.openings import Opening, parted
from ingest.structure.decisions.proposals import Proposals
from ingest.structure.decisions.signals import Signal, read_signal, scored
from ingest.structure.decisions.together import CONSENT, Together, lists_acts, passed
from ingest.structure.items.titles import Heading
from ingest.structure.languages import spoken
from ingest.structure.script import Script, sentences_of

VERB_TOLD = 0.65  # how sure a core is that says what is decided, not only that it is
FORMAL = re.compile(r"\bmo(?:ved|ves|tion)")
ENACTS = re.compile(r"\W*(?:que |qu'|d'|de [a-z]+[ei]r\b|that\b|be it\b|to [a-z]+\b)")
AMENDS = re.compile(r"\W*(?:proposition d'|l'|un |cet |an |the )?(?:sous-|sub-)?amende?ments?\b")


class Reader:
    """Walks through the sentences and keeps the one draft that is open."""

    def __init__(
        self,
        script: Script,
        headings: Sequence[Heading],
        found: Sequence[Number],
        openings: Sequence[Opening] = (),
        *,
        one_each: bool = False,
        known: Sequence[str] = (),
    ) -> None:
        """one_each: each number of an extract is one decision. known: names of those present."""
        self.script, self.one_each = script, one_each
        self.numbers = {one.start: one for one in found}
        self.tallies = (polls := polls_of(script)) | tallies_of(script)
        self.openings = {one.start: one for one in openings}
        self.heads = {one.start: one for one in headings if one.start not in self.tallies}
        self.apart = self.openings | polls | printed.under_titles(found, headings)
        self.draft: Draft | None = None
        self.number: Number | None = None
        self.body = 0  # where the text after the last heading or number begins
        self.last_text = 0  # where the last decision ended
        self.interests = interests.Interests()
        self.owner: str | None = None  # the number of the heading of the number at hand
        self.made: list[Draft] = []
        self.together = Together()
        self.titled = False  # the number at hand has a title
        self.contest = contests.Contest()
        self.pending: Draft | None = None  # the main motion, while an amendment to it is voted
        self.consent = False
        self.formal = 0
        self.ballots = Ballots(known)
        self.langs = spoken(script)
        self.proposals = Proposals()
        self.titles = extents.run_in_titles(script)

    def read(self) -> list[Draft]:
        quiet = counted_to = 0  # sentences since the draft heard something; end of a table
        for start, end in parted(sentences_of(self.script), self.apart):
            if opening := self.openings.get(start):
                self.open(opening)
                quiet = 0
                continue
            start = self.boundary(start, end)
            if start >= end:
                quiet = 0
                continue
            if start < counted_to:
                continue  # a row of a table that is read whole
            text, folded = self.script.text[start:end], self.script.folded[start:end]
            flat = folded.replace("\n", " ")
            subject = self.interests.meant_by(flat)
            if tally := self.tallies.get(start):
                signal, counted_to = tally.signal, tally.end
            else:
                said = read_signal(text, flat, subject=subject, langs=self.langs)
                signal = self.ballots.added(said, text, flat)
                if self.draft and self.draft.opened and not (quiet or self.draft.counts):
                    signal = scored(signal, flat)
            signal = self.interests.added(signal, text, flat, subject=subject)
            self.proposals.hear(text, flat, start)
            if self.contested(flat, start):
                continue
            if self.pending and not signal.mover and comes_again(self.script, self.draft, flat):
                self.resume(start)
                signal = replace(signal, opens=False)
            if not signal.says and extents.VOTE_ON.fullmatch(flat) and self.draft:
                if self.draft.closed:
                    self.finish(start)
                    self.body = start
                continue
            if not signal.says:
                if self.draft and extents.AGAINST_SOME.match(flat):
                    self.draft.unanimous = False
                if self.draft and self.draft.closed and not quiet and ENACTS.match(flat):
                    self.draft.end = end  # « … et résolu unanimement | QUE … | QUE … »
                    continue
                if self.draft and lists_acts(self.script, self.draft, start):
                    act = printed.in_title(self.script, start, end)
                    self.together.passes_over(act, end)  # "adopt the consent agenda: (1) …"
                quiet += not VOTE_LINE.match(flat)  # « contre : », with nobody against
                self.consent = False
                continue
            self.take(signal, start, end, folded, quiet)
            quiet = 0
        self.finish(len(self.script.text))
        self.settle_pending()
        return sorted(self.made, key=lambda draft: draft.start)

    def open(self, opening: Opening) -> None:
        """A motion begins with a line of its own. What was counted right above it is its vote."""
        above = self.draft if self.draft and self.draft.only_counted else None
        if above and not self.script.text[above.end : opening.start].strip():
            self.draft = None
        self.set_aside(opening.start)
        if opening.number:
            self.passes_over(opening.start)
            self.number = Number(opening.start, opening.after, opening.number, False, True)
            self.titled = False
        self.draft = draft = self.begin(opening.start, opening.after)
        draft.opened, draft.mover, draft.seconder = True, opening.mover, opening.seconder
        draft.motion = self.body = opening.after
        if above:
            draft.counts |= above.counts

    def boundary(self, start: int, end: int) -> int:
        """Where a sentence begins after the heading or the number that it begins with."""
        for at in range(start, min(start + 8, end)):
            if at in self.numbers:
                number = self.numbers[at]
                if self.draft and self.draft.opened and self.draft.number == number.text:
                    return number.after  # "Motion 24-18 carried", of the one that is open
                if self.draft and extents.awaits_words(self.script, self.draft, at):
                    self.number, self.titled = number, False  # "Moved by Roe | 22-190 | THAT …"
                    self.draft.take_act(number.text, number.after)
                    self.body = number.after
                    return number.after
                amends = AMENDS.match(self.script.folded, number.after)
                (self.set_aside if amends else self.finish)(at)
                self.passes_over(at)
                self.interests.numbered()
                self.number = number
                self.titled = self.script.text[number.after : number.after + 1].isupper()
                after = self.moved_in_line(number, end)
                self.body = after
                if number.moved:
                    return after
                heading = self.heads.get(at) or self.heads.get(after)
                self.owner = heading.number if heading else None
                if heading and heading.end > after:
                    self.enter(heading)
                    self.body = min(heading.end, end)
                    return self.body if not extents.decides(self.script, heading) else after
                return after
            if at in self.heads:
                heading = self.heads[at]
                if (self.draft or self.pending) and extents.within_motion(self.script, heading):
                    return start
                if AMENDS.match(self.script.folded, at) and len(heading.title.split()) < 3:
                    self.set_aside(at)
                    return max(start, min(heading.end, end))
                if not (self.one_each and self.draft):
                    self.finish(at)
                    self.settle_pending()
                self.passes_over(at)
                if self.number and (
                    self.spent or printed.left_behind(self.script, self.number, heading, self.owner)
                ):
                    self.number = None
                line = self.script.line_at(heading.start)
                title_end = max(heading.end, line.end)
                if inside := printed.in_title(self.script, heading.start, title_end):
                    self.number, self.titled, self.owner = inside, True, heading.number
                self.enter(heading)
                whole = heading.end >= end - 3 and not extents.decides(self.script, heading)
                if self.consent and inside and whole:
                    self.made.append(passed(heading.start, heading.end, inside.text))
                elif heading.level == 1 and not inside and not (whole and heading.number):
                    self.together.forget()
                self.body = end if whole else start
                return end if whole else start
        opened = self.draft is not None and self.draft.opened
        if start in self.titles and not (opened and self.titles[start]):
            self.finish(start)  # « CANTINE. - Mme Roy indique que le déficit … »
            self.proposals.clear()
            self.body = start
        return start

    def enter(self, heading: Heading) -> None:
        """What was said of interests and proposals under a heading ends with it."""
        self.interests.enter(heading.number)
        self.contest.counts.clear()
        stretch = slice(heading.start, heading.end)
        flat = self.script.folded[stretch].replace("\n", " ")
        self.proposals.clear()
        self.proposals.hear(self.script.text[stretch], flat, heading.start)

    def passes_over(self, at: int) -> None:
        """A number that gives way to the next heading or number without a decision."""
        if self.number and self.titled and not self.spent:
            self.together.passes_over(self.number, at)

    def moved_in_line(self, number: Number, end: int) -> int:
        """« R2024-228 S. Foote, J. Scott: »: mover and seconder behind the number."""
        pair = extents.pair_behind(self.script, number.after, end)
        if pair is None:
            return number.after
        self.draft = draft = self.begin(number.start, after := pair[2])
        draft.opened, draft.mover, draft.seconder = True, *pair[:2]
        draft.motion = end - len(self.script.text[after:end].lstrip(" :;\n"))
        return draft.motion

    @property
    def spent(self) -> bool:
        """Whether the number at hand has its decision already."""
        lately = [*self.made[-8:], *([self.pending] if self.pending else [])]
        return bool(self.number and any(one.number == self.number.text for one in lately))

    def take(self, signal: Signal, start: int, end: int, folded: str, quiet: int) -> None:
        draft = self.draft
        after = max(draft.start + 1 if draft else 0, self.last_text)
        proposal = self.proposals.decided(signal, folded, start, after=after)
        if (
            signal.opens
            and not proposal
            and not (
                draft
                and (self.one_each or joins(self.script, draft, signal, (start, end), quiet=quiet))
            )
        ):
            self.set_aside(start)
            self.draft = draft = self.begin(start, end)
            draft.opened = True
            draft.motion = extents.motion_start(self.script, signal, start, end)
        elif signal.opens and draft and not proposal:
            if draft.motion is None and not draft.opened:
                draft.motion = extents.motion_start(self.script, signal, start, end)
            draft.opened = True
        elif (signal.core or signal.closing) and (
            proposal
            or draft is None
            or (
                not self.one_each
                and begins_anew(self.script, draft, signal, folded, start, quiet=quiet)
            )
        ):
            fresh = self.number and not self.spent
            before = self.script.text[self.last_text : start]
            if not (proposal or fresh or stands_alone(signal, folded, before, formal=self.formal)):
                return
            (self.set_aside if proposal else self.finish)(proposal.start if proposal else start)
            self.draft = draft = self.begin(proposal.start if proposal else start, end)
            said = proposal or signal.core or not (is_told(folded) or start in self.tallies)
            draft.motion = draft.start if said else None
            if proposal:
                draft.mover = proposal.mover
                if "amend" in proposal.words:  # the number is the main motion's, and who left
                    draft.number = None
                    self.interests.wait(draft.votes)
        elif draft is None and len(signal.votes) > 1 and self.number and not self.spent:
            self.draft = draft = self.begin(start, end)  # a roll call before its outcome
        elif draft is None or waits(draft, signal, folded, quiet=quiet):
            self.interests.wait(signal.votes)  # declared, or left the room, before what comes next
            return
        assert draft is not None
        self.fill(draft, signal, start, end)

    def begin(self, start: int, end: int) -> Draft:
        draft = Draft(start, end)
        if self.number and not (self.spent or AMENDS.match(self.script.folded, start, end)):
            draft.number = self.number.text
        draft.votes += self.interests.for_next()
        return draft

    def fill(self, draft: Draft, signal: Signal, start: int, end: int) -> None:
        if not draft.held:
            draft.end = max(draft.end, end)
        said = self.script.folded[start:end]
        tells = (signal.closing or signal.votes or signal.counts) and not ENACTS.match(said)
        if not draft.told_at and tells and start >= (draft.motion or 0):
            draft.told_at = start
        if signal.seconder and not signal.opens and start <= (draft.motion or 0) + 3:
            draft.motion = extents.motion_start(self.script, signal, start, end)
        draft.mover = draft.mover or signal.mover
        draft.seconder = draft.seconder or signal.seconder
        draft.count(signal.counts, final=bool(signal.closing))
        draft.votes += [vote for vote in signal.votes if vote not in draft.votes]
        if signal.unanimous is not None and draft.unanimous is not False:
            draft.unanimous = signal.unanimous
        if signal.core:
            draft.awaits = signal.sure < VERB_TOLD
        draft.conclude(signal.closing, signal.core, signal.sure)

    def set_aside(self, at: int) -> None:
        """Another motion is made: one that is not decided yet may be when that one is."""
        draft = self.draft
        if not (draft and draft.opened and draft.mover and not draft.closed and not draft.core):
            self.finish(at)
            return
        settle(draft)
        if draft.outcome is not None:
            self.finish(at)
            return
        self.settle_pending()
        self.pending, self.draft = draft, None
        draft.held, draft.end = (at, self.body, self.last_text), max(draft.end, at)

    def contested(self, flat: str, start: int) -> bool:
        """Whether a sentence votes between the main motion and the amendment that is open."""
        draft, main = self.draft, self.pending
        if not (main and draft and draft.opened and not draft.closed):
            return self.contest.told(flat)
        if not (told := self.contest.hear(flat)):
            return False
        contests.decide(main, *told)
        contests.decide(draft, *reversed(told))
        self.finish(start)
        self.settle_pending()
        return True

    def resume(self, start: int) -> None:
        """The main motion is the one at hand again, once what came between is decided."""
        if self.draft is None or not (self.draft.closed or self.draft.counts):
            return
        self.finish(start)
        self.draft, self.pending = self.pending, None

    def settle_pending(self) -> None:
        """A main motion to which the vote never came."""
        draft, self.pending = self.pending, None
        if draft and draft.held:
            now = self.draft, self.body, self.last_text, self.consent
            at, self.body, self.last_text = draft.held
            self.draft = draft
            self.finish(at)
            self.draft, self.body, self.last_text, self.consent = now

    def finish(self, at: int) -> None:
        """Close the draft at a boundary, and keep it if it came to something."""
        draft, self.draft = self.draft, None
        if draft is None:
            return
        settle(draft)
        if draft.outcome is None:
            extents.presume(self.script, draft, at, body=self.body)
        if draft.outcome is None:
            self.interests.wait(draft.votes)
            return
        if self.script.text[: draft.end].rstrip().endswith(":"):
            draft.end = min(at, draft.end + 2_500)  # « il est résolu unanimement : QUE … »
        draft.text = self.extent(draft, at)
        if draft.held and draft.text[0] < draft.held[0] < draft.text[1]:
            draft.text = draft.text[0], draft.held[0]
        draft.outcome = extents.nature(self.script, draft)
        said = self.script.folded[draft.start : draft.end]
        self.formal += draft.opened and bool(FORMAL.search(said))
        self.consent = draft.opened and bool(CONSENT.search(said))
        self.made += [draft, *self.passed_with(draft, at)]
        self.last_text = draft.end

    def passed_with(self, draft: Draft, at: int) -> list[Draft]:
        """What else a motion passes: "to approve R-23-101 and R-23-102"; then it has no number."""
        words = self.script.text[draft.start : draft.end]
        listed = self.consent and self.number and self.number.start in self.heads
        if draft.number and (listed or self.together.names_more(draft.number, words)):
            self.together.passes_over(self.number, min(at, draft.start))
            draft.number = None
        return self.together.decided(draft, words, all_of_them=self.consent)

    def extent(self, draft: Draft, at: int) -> tuple[int, int]:
        """The words of the decision: all after the number in an extract of the register."""
        if self.one_each:
            return extents.whole(draft, self.heads, self.number.after if self.number else 0)
        return extents.extent(self.script, draft, at, body=self.body, last_text=self.last_text)
