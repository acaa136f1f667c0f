"""python -m benchmarks meetings [align] [NAME…]: spoken meetings whose every second is known.

Fourteen meetings, seven agendas a language, each worded as another chair and another clerk word
them (benchmarks/spoken; the rules were last changed before the two numbered 7 were written), spoken
by espeak-ng at a pace that changes with each sentence, with debate from a common stock between.
Agenda, sound and captions go through the inbox. Told are

    words     the second of a searched word against the true second of the line that says it
    items     the second at which an item begins, as its page tells it, against when it is taken up
    align     the same words as a text without times: beside captions of a machine that gets one
              word in six wrong, and beside the sound alone
"""

from __future__ import annotations

import random
import re
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import numpy as np

from archive import timecode
from archive.search import Query, Searcher
from archive.settings import Settings
from archive.store import Store
from benchmarks.voice import Voice
from ingest import inbox, watching
from ingest.aligning import align_waiting
from ingest.recordings.aligning import WORD
from ingest.recordings.captions import read_captions
from tests.media import write_wav
from webapp.app import create_app

SPOKEN = Path(__file__).parent / "spoken"
TITLED = re.compile(r"(\S+?)\.? (.+)")
TAKEN_UP = re.compile(r"@(\S+) (.+)")
LINE_WORDS = 11  # of a caption, about two lines of a screen
ASKED = 40  # words that are searched in each meeting
WRONG = 1 / 6  # of the words of a poor model: it leaves them out or hears others
REACH_WORD_S, REACH_ITEM_S = 0.5, 5.0


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting as written: its agenda, and what is said, with the item that it takes up."""

    name: str
    title: str
    items: tuple[tuple[str, str], ...]
    said: tuple[tuple[str | None, str], ...]

    @property
    def lang(self) -> str:
        return self.name[:2]


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence as it sounds: the second of each of its words, and its end."""

    item: str | None
    words: tuple[tuple[str, float], ...]
    end_s: float


def main(arguments: Sequence[str]) -> None:
    align = "align" in arguments
    names = [one for one in arguments if one != "align"]
    voice = Voice()
    told: dict[str, list[float]] = {}
    counts: Counter[str] = Counter()
    for path in sorted(SPOKEN.glob("[ef][nr]-*.txt")):
        if names and path.stem not in names:
            continue
        meeting = written(path)
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            lines = spoken(meeting, folder, voice)
            if align:
                _align(meeting, lines, folder, told)
            else:
                _measure(meeting, lines, folder, told, counts)
    for what, off in sorted(told.items()):
        off.sort()
        print(
            f"{what:24} {len(off):4}: median {median(off):6.3f} s, p95 "
            f"{off[int(len(off) * 0.95) - 1]:6.3f} s, most {off[-1]:6.3f} s, within "
            f"{REACH_WORD_S:g} s {sum(one <= REACH_WORD_S for one in off) / len(off):.1%}"
        )
    for lang in ("fr", "en"):
        if counts[f"{lang} items"]:
            print(
                f"{lang}: of {counts[f'{lang} items']} items {counts[f'{lang} shown']} are shown, "
                f"{counts[f'{lang} near']} of them within {REACH_ITEM_S:g} s "
                f"({counts[f'{lang} near'] / max(1, counts[f'{lang} shown']):.0%})"
            )


def written(path: Path) -> Meeting:
    """A meeting from its file, with debate of the stock between its sentences."""
    agenda, _, speech = path.read_text(encoding="utf-8").partition("\n---\n")
    title, *items = agenda.splitlines()
    chance = random.Random(path.stem)
    stock = (SPOKEN / f"filler-{path.stem[:2]}.txt").read_text(encoding="utf-8").splitlines()
    said: list[tuple[str | None, str]] = []
    for line in speech.splitlines():
        if found := TAKEN_UP.fullmatch(line):
            if said:
                said += [(None, one) for one in chance.sample(stock, chance.randint(2, 9))]
            said.append((found[1], found[2]))
        else:
            said.append((None, line))
    pairs = [found.groups() for one in items if (found := TITLED.fullmatch(one))]
    return Meeting(path.stem, title, tuple((a, b) for a, b in pairs), tuple(said))


def spoken(meeting: Meeting, folder: Path, voice: Voice) -> list[Line]:
    """Speak a meeting into folder/whole.mp3; where each sentence and word begins."""
    chance = random.Random(meeting.name)
    lines, parts, at_s = [], [np.zeros(voice.rate, np.float32)], 1.0
    for item, text in meeting.said:
        heard = voice.say(
            text, lang={"fr": "fr", "en": "en-us"}[meeting.lang],
            words_a_minute=chance.randint(130, 200),
        )  # fmt: skip
        words = [text[a:b].strip() for a, b in _bounds(text, [at for at, _ in heard.words])]
        times = [round(at_s + second, 3) for _, second in heard.words]
        length_s = len(heard.samples) / voice.rate
        lines.append(Line(item, tuple(zip(words, times, strict=True)), at_s + length_s))
        pause = np.zeros(int(voice.rate * chance.uniform(0.2, 2.0)), np.float32)
        parts += [heard.samples, pause]
        at_s += length_s + len(pause) / voice.rate
    wav = write_wav(folder / "whole.wav", np.concatenate(parts), rate=voice.rate)
    mp3 = ["ffmpeg", "-y", "-loglevel", "error", "-i", str(wav), str(folder / "whole.mp3")]
    subprocess.run(mp3, check=True)
    return lines


def _bounds(text: str, starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    yield from zip(starts, [*starts[1:], len(text)], strict=True)


def captions(lines: Sequence[Line]) -> str:
    """The words as a captioner cuts them: each caption begins with its first word."""
    blocks = ["WEBVTT"]
    for start_s, end_s, text in _cut(lines):
        blocks.append(f"{timecode.vtt(start_s)} --> {timecode.vtt(end_s)}\n{text}")
    return "\n\n".join(blocks) + "\n"


def _cut(lines: Sequence[Line]) -> Iterator[tuple[float, float, str]]:
    for line in lines:
        for n in range(0, len(line.words), LINE_WORDS):
            some = line.words[n : n + LINE_WORDS]
            rest = line.words[n + LINE_WORDS :]
            yield some[0][1], rest[0][1] if rest else line.end_s, _joined(some)


def _joined(words: Sequence[tuple[str, float]]) -> str:
    """The words with a space between two, but for what an apostrophe joins."""
    return re.sub(r"(['’]) ", r"\1", " ".join(word for word, _ in words))


def _brought_in(meeting: Meeting, folder: Path, files: dict[str, str | Path]) -> Settings:
    settings = Settings(home=folder / "home", still_s=0.0, lang="fr")
    settings.make_home()
    dropped = []
    for name, content in files.items():
        path = folder / name
        if isinstance(content, Path):
            content.rename(path)
        else:
            path.write_text(content, encoding="utf-8")
        dropped.append(path)
    outcomes = list(watching.bring_in(settings, inbox.given(dropped)))
    assert all(one.outcome == "added" for one in outcomes), outcomes
    return settings


def _agenda(meeting: Meeting) -> str:
    head = {"fr": "ORDRE DU JOUR", "en": "AGENDA"}[meeting.lang]
    listed = "\n\n".join(
        f"{number}{'' if number[-1:].isalpha() and len(number) > 1 else '.'} {title}"
        if "." not in number
        else f"{number} {title}"
        for number, title in meeting.items
    )
    return f"{head}\n\n{meeting.title}\n\n{listed}\n"


def _measure(
    meeting: Meeting,
    lines: Sequence[Line],
    folder: Path,
    told: dict[str, list[float]],
    counts: Counter[str],
) -> None:
    """Words and items of one meeting, as the site tells them."""
    settings = _brought_in(
        meeting, folder,
        {
            f"{meeting.title}.mp3": folder / "whole.mp3",
            f"{meeting.title}.vtt": captions(lines),
            f"{_agenda(meeting).split()[0].lower()} {meeting.title}.txt": _agenda(meeting),
        },
    )  # fmt: skip
    lang = meeting.lang
    with Store.open(settings.database) as store:
        (recording,) = [doc.id for doc in store.all_documents() if doc.media]
        searcher = Searcher(settings)
        for word, line_s, word_s in _to_ask(lines):
            hits = searcher.find(store, Query(f'"{word}"', kinds=("transcript",))).hits
            if len(hits) == 1 and hits[0].start_s is not None:
                told.setdefault(f"{lang} line of a word", []).append(abs(hits[0].start_s - line_s))
                waits = abs(hits[0].start_s - word_s)
                told.setdefault(f"{lang} the word itself", []).append(waits)
    truth = {line.item: line.words[0][1] for line in lines if line.item}
    answer = create_app(settings).test_client().get(f"/recordings/{recording}/chapters.vtt")
    path = folder / "chapters.vtt"
    path.write_bytes(answer.data if answer.status_code == 200 else b"WEBVTT\n\n")
    shown = {cue.text: cue.start_s for cue in read_captions(path).cues} if len(answer.data) else {}
    for number, title in meeting.items:
        found = [at for text, at in shown.items() if text.endswith(title)]
        counts[f"{lang} items"] += 1
        off = abs(found[0] - truth[number]) if found else None
        counts[f"{lang} shown"] += off is not None
        counts[f"{lang} near"] += off is not None and off <= REACH_ITEM_S
        if off is not None:
            told.setdefault(f"{lang} beginning of an item", []).append(off)
        if off is None or off > REACH_ITEM_S:
            far = "not found" if off is None else f"{off:.1f} s off"
            print(f"  {meeting.name} {number} {title}: {far}", flush=True)


def _to_ask(lines: Sequence[Line]) -> list[tuple[str, float, float]]:
    """(word, second of its caption, its own second) of words that are said once."""
    found: dict[str, tuple[float, float]] = {}
    times: Counter[str] = Counter()
    for line in lines:
        for n, (word, second) in enumerate(line.words):
            plain = re.sub(r"\W", "", word).lower()
            times[plain[:5]] += 1  # a search finds other forms of the word too
            if len(plain) >= 6 and word.strip(".,;:?!").isalpha():
                found[plain] = (line.words[n - n % LINE_WORDS][1], second)
    once = [(word, *at) for word, at in found.items() if times[word[:5]] == 1]
    random.Random(len(once)).shuffle(once)
    return once[:ASKED]


def _align(
    meeting: Meeting, lines: Sequence[Line], folder: Path, told: dict[str, list[float]]
) -> None:
    """A text without times beside a poor machine's captions, and beside the sound alone."""
    text = "\n\n".join(_joined(line.words) for line in lines) + "\n"
    name = f"{meeting.title} transcription"
    for way in ("machine", "voice"):
        with tempfile.TemporaryDirectory(dir=folder) as made:
            place = Path(made)
            (place / "whole.mp3").write_bytes((folder / "whole.mp3").read_bytes())
            files: dict[str, str | Path] = {f"{meeting.title}.mp3": place / "whole.mp3"}
            if way == "machine":
                files[f"{meeting.title} auto.vtt"] = captions(_misheard(lines, meeting.name))
            settings = _brought_in(meeting, place, {**files, f"{name}.txt": text})
            align_waiting(settings)
            with Store.open(settings.database) as store:
                (doc,) = [one for one in store.all_documents() if one.filename.endswith(".txt")]
                cues = store.cues(doc.id)
            true = [at for line in lines for word, at in line.words for _ in WORD.findall(word)]
            off, n = [], 0
            for cue in cues:
                off.append(abs(cue.start_s - true[n]))
                n += len(WORD.findall(cue.text))
            assert n == len(true), "a word was lost"
            told.setdefault(f"{meeting.lang} text by {way}", []).extend(off)


def _misheard(lines: Sequence[Line], seed: str) -> list[Line]:
    """What a poor model makes of it."""
    chance = random.Random(seed)
    made = []
    for line in lines:
        heard = [
            (word if chance.random() > WRONG else chance.choice(("euh", "alors", "the", "")), at)
            for word, at in line.words
        ]
        made.append(Line(None, tuple(one for one in heard if one[0]) or heard[:1], line.end_s))
    return made
