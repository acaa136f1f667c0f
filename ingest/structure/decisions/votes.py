"""How many and who voted how, from the sentences around a decision. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from archive.model import Choice, Vote
from ingest.structure.decisions.tallies import tally_in
from ingest.structure.people.names import name_before, names_in, read_name
from ingest.structure.words import LANGUAGES, NUMBER_WORDS, either
from ingest.structure.words.quick import quick

WORDS = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
COUNTS = tuple(
    (re.compile(pattern.replace("NUMBER", WORDS)), choice)
    for words in LANGUAGES
    for pattern, choice in words.COUNTS
)
ONE_SIDE = re.compile(
    r"\b(?:pour|contre|oui|non|abst\w+|ayes?|nays?|yeas?|noes|yes"
    r"|no|for|against|opposed|voix|votes?|favou?r|faveur|(?:de)?favorables?)\b"
)
OF_ITSELF = re.compile(r"voix|vot|abst|oui|contraire|opposition|ayes?|nays?|yeas?|noes|favou?r")
SCORE = re.compile(either("SCORE"))
SCORE_NEAR = re.compile(either("SCORE_NEAR"))
SLASHED = re.compile(  # "CARRIED 7/0", "by an absolute majority (5/4)": elsewhere it parts a date
    r"\b(?:carried|lost|defeated|passed|failed|vote[ds]?|voting)\b"
    r"(?:\W|\b(?:unanimous\w*|by|an?|absolute|simple|special|majority|vote|of|en|bloc|resolution)\b)*$"
)
SAID_TO = re.compile(  # what goes before "4 to 1"
    r"\b(?:vot(?:e[ds]?|ing)|carrie[ds]|pass(?:ed|es)|fail(?:ed|s)|lost|defeated|result|roll call"
    r"|division)\b[^.;]{0,30}$|\b(?:by|approved|adopted|denied|tabled|deferred)\W{0,3}(?:an? )?$"
)
LONE_SCORE = re.compile(r"\W*\((\d{1,2})[-–](\d{1,2})(?:[-–](\d{1,2}))?\)\W*")  # "(4-0)"
SIDES = tuple((re.compile(p), choice) for words in LANGUAGES for p, choice in words.SIDES)
AFTER_NAME = tuple((re.compile(p), c) for words in LANGUAGES for p, c in words.AFTER_NAME)
BEFORE_NAME = tuple((re.compile(p), c) for words in LANGUAGES for p, c in words.BEFORE_NAME)
ROLL = {word: choice for words in LANGUAGES for word, choice in words.ROLL.items()}
ROLL_ENTRY = re.compile(
    rf"\s*(?:[,:–—-]|\.{{2,}}|\s(?=[a-z]+\s*(?:[,;.)]|$)))"
    rf"\s*({'|'.join(sorted(ROLL, key=len, reverse=True))})\b"
)
ROLL_LINE = re.compile(  # "Burrill – Nay", a line of its own
    rf"\W*(?:(?:on )?(?:a |the )?roll[- ]?call(?: vote)?\s?[:–-] ?|vote\s?[:–-] ?)?"
    rf"[^\W\d][^,:;]{{2,40}}?\s*(?:[,:–—-]|\.{{2,}})\s*(?:{'|'.join(ROLL)})\W*"
)
ROLL_ROW = re.compile(  # "Byrne  Aye   Delahunt  Nay", two names abreast and more
    rf"\W*(?:[^\W\d][\w.'’ -]{{1,30}}?[ :.–-]+(?:{'|'.join(ROLL)})\b[ ,;.]*){{2,4}}"
)
PLACED_ENTRY = re.compile(rf"[ :.–-]+({'|'.join(sorted(ROLL, key=len, reverse=True))})\b")
BARE_LINE = re.compile(r"[^,:;]{2,40} (?:yes|no|aye|nay|yea|abstain(?:ed)?|oui|non)\W*")
TOGETHER = re.compile(  # "(Roe, Doe - yea)", "(Roe and Doe no)"
    rf"\(([^()]{{4,200}}?)(?: ?[–—-] ?| (?:voting |voted )?)({'|'.join(ROLL)})s?[;)]"
)
EVERYBODY = re.compile(  # "…, seconded by Ms. Roe; all voted aye": nobody who is named before
    r"(?:^|[;:,.] ?|\b(?:and|with|et) )(?:then )?(?:all|every\w+|no ?(?:body|one)|none"
    r"|members|others|the (?:board|council|committee|commission|members|rest|others|vote|body)"
    r"|those|both|tous|toutes|chacun|les (?:autres|membres)|personne|nul)\b[^;:]{0,40}$"
)
ALL_OF_THEM = re.compile(r",? (?:all|each|both|tous|toutes)$")  # "Roe, Doe and Poe all voted aye"
CLAUSE = re.compile(r"[;:(]\s*|\bwith (?:the following \w+ vote)?\s*|, and (?=\w+ vot)")
TALLY = re.compile(r"\(?\d{1,2}\)?\s*[-–:]?\s*")  # "Aye: 4 - Lee, Ray"
FIGURE = re.compile(rf"\d|\b(?:{WORDS})\b")
VOTING = quick(
    r"voix|vot|contr|opposition|abst|ayes?\b|nays?\b|yeas?\b|noes|favou?r|\boui\b|\bnon\b|faveur|yes"
    r"|oppos|suffrage|unanim|against|affirmati|negati|\bno\b *[:=]"
    rf"|\b(?:for|pour)\b[^.;\d]{{0,20}}(?:\d|\b(?:{WORDS})\b)"
    rf"|(?:\d|\b(?:{WORDS})) (?:for|pour|no)\b"
)
SIDED = re.compile(  # without one of these no side of a vote is named
    r"(?:\b(?:ayes?|yeas?|yes|for|favou?r|affirmati|votes?|nays?|noes|no|against|negati|favorable"
    r"|absent|excused|voting|conflict|pour|faveur|oppos|contre|votants?)|dissid|dissent|abst|recus"
    r"|particip|pris part|\boui|\bnon)[^.;:(\n–—-]{0,24}[:–—(-]"
    r"|\b(?:for|against|of) the (?:motion|amendment)\b"
)
TAKES_SIDE = re.compile(  # without one of these no verb says how somebody voted
    r"vot(?:e[ds]?|ent|ant|ing)\b|oppos|diss[ei]|abst|recus|stepp|particip|\bpart\b|excus|withdr|left"
    r"|taking|took|quitt|retir|contre|desaccord|disagree|against|\b(?:was|were) (?:no|nay|in)\b"
    r"|sort|absent|prend|appos|refus"
)
NOBODY_STOOD = re.compile(  # « Contre : / », "Nays: none"
    rf"\b({'|'.join(words.TALLY_SIDES[s] for words in LANGUAGES for s in ('against', 'abstain'))})"
    rf"\b ?[:=] ?(?:[/–—-]|{either('NO_VOTES')})(?=\s*(?:[.;,)]|$))"
)
DASHED = re.compile(  # « Pour – Lise Roy ; contre – tous les autres »
    r"((?:^|[;,.] ?)\W{0,2}(?:pour|contre|abstentions?)) [–—-](?= )"
)
QUOTES = re.compile(r"[«“] ?| ?[»”]|\"")  # « 5 voix « contre » »
OFFICE = re.compile(
    r"(?:monsieur |madame |m\. |mme )?((?:le |la |the )(?:deputy )?"
    r"(?:maire|mairesse|presidente?|mayor|chair(?:man|woman|person)?|reeve|president))"
    r"(?! [a-z-]*[^\W\d_]* ?(?:suppleant|adjoint|d'assemblee))\b"
)
WHO = re.compile(r",? (?:qui|who) ?$")
PRONOUN = re.compile(r"\W*(?:il|elle|ils|elles|he|she|they)\b")
CONTEXT = quick(
    r"\bquitte\b|\bleft the\b|\b(?:yes|no|for|oui|non) ?:|\bvot\w*|\bpour\b|\bcontre\b|\babst\w+"
    r"|\bayes?\b|\bnays?\b|\byeas?\b|\bnoes\b|\bunanim\w*"
    r"|\bcarried\b|\bpassed\b|\bmotion\b"
    r"|\brecus\w*|\bdissiden\w*|\bdesaccord|\boppos\w+|\bfailed\b|\bapproved\b"
    r"|\bsuffrages?\b|\bprend\w* part\b|\bs'abst\w+|\bse retire\b"
    r"|\bno part\b|\bagainst\b[^.;]{0,24}[:–—-]|^\W*(?:for|no|yes) ?(?:[–—-]|\(\d)"
    r"|\b(?:no|against|opposed)\b[ :–-]*\d{0,2} ?\("
    r"|\ben faveur\b|\bfavou?r\b|[-–—:,.] ?(?:yes|no|oui|non)\W*$|not (?:participate|take)"
    r"|stepped down"
    r"|withdrew|(?:him|her|them)sel|retire|\b(?:yes|no|aye|nay|yea|oui|non)\W*$"
)


def counts_in(folded: str) -> dict[Choice, int]:
    """Votes counted in a sentence; only what it says."""
    found: dict[Choice, int] = {}
    if match := LONE_SCORE.fullmatch(folded):
        cast = (int(count) for count in match.groups() if count)
        return dict(zip((Choice.FOR, Choice.AGAINST, Choice.ABSTAIN), cast, strict=False))
    folded = DASHED.sub(r"\1 :", folded)
    voting = bool(VOTING.search(folded))
    if voting:
        folded = NOBODY_STOOD.sub(r"\1 : 0", folded)
    if not FIGURE.search(folded):
        return found
    folded = QUOTES.sub("", folded)
    if voting:
        found = tally_in(folded)
        for pattern, choice in COUNTS:
            match = None if choice in found else pattern.search(folded)
            if match and counts(match, folded):
                found[choice] = value(next(filter(None, match.groups())))
    if Choice.FOR not in found and SCORE_NEAR.search(folded):
        for match in SCORE.finditer(folded):
            ayes, nays, rest = match.group(1), match.group(2), match.group(3)
            if int(ayes) + int(nays) > 99 or not SCORE_NEAR.search(
                folded[max(0, match.start() - 60) : match.end() + 30]
            ):
                continue
            if "to" in match.group() and not SAID_TO.search(folded[: match.start()]):
                continue  # "to approve with conditions 1 to 14"
            if re.search("[/:]", match.group()) and not SLASHED.search(folded[: match.start()]):
                continue
            found[Choice.FOR], found[Choice.AGAINST] = int(ayes), int(nays)
            if rest:
                found[Choice.ABSTAIN] = int(rest)
            break
    return found


def counts(match: re.Match[str], folded: str) -> bool:
    """Whether a figure by the word of a side counts votes: « 4 pour » may count anything."""
    said = match.group()
    led = ":" in said and match.start() < 4  # « Pour : 58. » on its own
    alone = len(said.strip()) == len(folded.strip(" .,;-–—•"))  # « 4 contre »
    return bool(led or alone or OF_ITSELF.search(said) or len(ONE_SIDE.findall(folded)) > 1)


def value(written: str) -> int:
    return int(written) if written.isdigit() else NUMBER_WORDS[written]


def votes_in(text: str, folded: str, *, subject: str | None = None) -> Iterator[Vote]:
    """Who voted how, in a sentence or a list."""
    if not CONTEXT.search(folded):
        return
    folded = DASHED.sub(r"\1 :", folded)
    for pattern, choice in SIDES if SIDED.search(folded) else ():
        for match in pattern.finditer(folded):
            counted = TALLY.match(folded, match.end())
            most = int(counted.group().strip(" ()-–:")) if counted else None
            listed = names_in(text, counted.end() if counted else match.end(), len(text))
            for named in islice(listed, most or None):
                if folded[named.end : named.end + 3].lstrip().startswith(":"):
                    break
                yield Vote(named.name, choice)
    for pattern, choice in BEFORE_NAME:
        if said := pattern.search(folded):
            for one in names_in(text, said.end(), len(text)):
                yield Vote(one.name, choice)
    for pattern, choice in AFTER_NAME if TAKES_SIDE.search(folded) else ():
        for match in pattern.finditer(folded):
            for name in subjects_of(text, folded, match.start(), subject):
                yield Vote(name, choice)
    for match in TOGETHER.finditer(folded) if "(" in folded else ():
        for named in names_in(text, match.start(1), match.end(1)):
            yield Vote(named.name, ROLL[match.group(2)])
    yield from roll_call(text, folded)


def subjects_of(text: str, folded: str, verb: int, subject: str | None) -> list[str]:
    """Whose act a verb is: the names right before it, or the one that begins the sentence."""
    if who := WHO.search(folded, 0, verb):
        verb = who.start()  # « sauf le conseiller Wu, qui vote contre »
    start = max((m.end() for m in CLAUSE.finditer(folded, 0, verb)), default=0)
    if together := ALL_OF_THEM.search(folded, start, len(folded[:verb].rstrip())):
        verb = together.start()
    listed = list(names_in(text, start, verb))
    if listed and not folded[listed[-1].end : verb].strip(" ,)"):
        return [one.name for one in listed]
    for match in re.finditer(r"(?<![\w'’.-])(?=[A-ZÀ-Þ])", text[start:verb]):
        listed = list(names_in(text, start + match.start(), verb))
        if len(listed) > 1 and not folded[listed[-1].end : verb].strip(" ,)"):
            return [one.name for one in listed]  # « …, M. Roy et Mme Côté votant contre »
    if EVERYBODY.search(folded[start:verb].rstrip()):
        return []
    if found := name_before(text, verb):
        return [found.name]
    for office in OFFICE.finditer(folded, start, verb):  # « Le maire quitte la salle »
        if office.start() == start or not folded[office.end() : verb].strip(" ,"):
            return [text[office.start(1) : office.end(1)]]
    if subject and PRONOUN.match(folded):
        return [subject]
    first = read_name(text, 0)
    if first and first.end <= verb and (first.title or first.words > 1):
        return [first.name]
    for match in re.finditer(r"(?<![\w'’-])(?=[A-ZÀ-Þ])", text[:verb]):
        named = read_name(text, match.start())
        if named and named.end <= verb and named.title:
            return [named.name]
    return []


def roll_call(text: str, folded: str) -> Iterator[Vote]:
    """ "Pruitt, yes; O'Hara, yes": names with a word of voting after each, two at least."""
    if "\n" in text or ROLL_ROW.fullmatch(folded):
        yield from roll_lines(text, folded)
    yield from roll(text, folded)


def roll(text: str, folded: str) -> Iterator[Vote]:
    """The same within one line."""
    found: list[Vote] = []
    for match in ROLL_ENTRY.finditer(folded):
        if named := name_before(text, match.start()):
            found.append(Vote(named.name, ROLL[match.group(1)]))
    if len(found) >= 2 or (found and (ROLL_LINE.fullmatch(folded) or BARE_LINE.fullmatch(folded))):
        yield from found


def roll_lines(text: str, folded: str) -> Iterator[Vote]:
    """The votes of lines that each hold a name and its vote, two at least: "Cr Roe   Yea"."""
    place, found = 0, 0
    cast: list[Vote] = []
    for line in text.split("\n"):
        plain = folded[place : place + len(line)]
        place += len(line) + 1
        if ROLL_ROW.fullmatch(plain):
            found += 1
            cast += abreast(line, plain)
        elif BARE_LINE.fullmatch(plain) or ROLL_LINE.fullmatch(plain):
            found += 1
            cast += roll(line, plain)
    if found > 1 or len(cast) > 1:
        yield from cast


def abreast(line: str, folded: str) -> Iterator[Vote]:
    """The votes of a line of names, each with its word of voting behind it and no mark between."""
    place = 0
    for match in PLACED_ENTRY.finditer(folded):
        if (named := read_name(line, place)) and named.end == match.start():
            yield Vote(named.name, ROLL[match.group(1)])
        place = match.end()
