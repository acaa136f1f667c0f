"""python -m benchmarks recordings: what Greffe adds to a speech model, and what it survives.

    (nothing)            all of these but asr, half an hour on two cores
    overhead [SECONDS]   time beside a bare faster-whisper call on the same sound, paired
    memory [HOURS]       peak memory of one hour and of several
    kills [ROUNDS]       kill -9 at random moments, and what is heard twice
    damage               3 KB damaged half-way in 60 s of each container
    captions             6,000 cues, from the inbox to searchable
    timing               the second of a found sentence against its sound, by espeak-ng
    asr MODEL FOLDER     word error rate and speed on recordings with references (a .txt, .vtt or
                         .srt beside each)

All but asr run on a tiny model of random weights: the engine's own path, not its accuracy.
"""

from __future__ import annotations

import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

import numpy as np

from archive import timecode
from archive.search import Query, Searcher
from archive.settings import Settings
from archive.store import Store, transcription
from benchmarks.error_rate import errors, words_of
from ingest import inbox, watching
from ingest.recordings import models
from ingest.recordings.channels import choose
from ingest.recordings.hear import Listener
from ingest.recordings.pieces import PIECE_S, pieces
from ingest.recordings.sound import RATE, Tally, decode
from ingest.recordings.transcripts import read_transcript
from ingest.transcribing import transcribe_queue
from tests.media import damage, record, write_wav
from tests.tiny_whisper import make_model

SENTENCES = (
    "La séance est ouverte à dix-neuf heures, je vous souhaite la bienvenue.",
    "Il est proposé par la conseillère d'adopter l'ordre du jour tel que présenté.",
    "Nous passons au point sept, le règlement sur le déneigement des trottoirs.",
    "The motion is carried. We move on to item eight, the budget of the library.",
    "Any questions from the public? Please state your name for the record.",
)

PROMPT = "Conseil municipal."  # what Greffe tells the model of that file


def spoken(path: Path, seconds: float) -> Path:
    """Speech by espeak-ng in both languages, repeated to a length, as MP3."""
    with tempfile.TemporaryDirectory() as folder:
        parts = []
        for n, text in enumerate(SENTENCES):
            part = Path(folder) / f"{n}.wav"
            tongue = "fr" if n < 3 else "en"
            subprocess.run(["espeak-ng", "-v", tongue, "-w", str(part), text], check=True)
            parts += ["-i", str(part)]
        join = "".join(f"[{n}:a]apad=pad_dur={0.4 + 0.5 * n}[p{n}];" for n in range(len(SENTENCES)))
        joined = join + "".join(f"[p{n}]" for n in range(len(SENTENCES)))
        once = Path(folder) / "once.wav"
        graph = f"{joined}concat=n={len(SENTENCES)}:v=0:a=1"
        _ffmpeg(*parts, "-filter_complex", graph, str(once))
        # Long files are made of equal parts: encoding ten hours would take half an hour.
        part_s = min(seconds, 600.0)
        part = Path(folder) / "part.mp3"
        _ffmpeg("-stream_loop", "-1", "-i", str(once), "-t", str(part_s), "-b:a", "48k", str(part))
        listed = Path(folder) / "list.txt"
        listed.write_text(f"file '{part}'\n" * max(1, round(seconds / part_s)))
        _ffmpeg("-f", "concat", "-safe", "0", "-i", str(listed), "-c", "copy", str(path))
    return path


def _ffmpeg(*arguments: str) -> None:
    subprocess.run(["ffmpeg", "-y", "-loglevel", "error", *arguments], check=True)


def overhead(seconds: float = 3600.0, *, rounds: int = 3) -> None:
    """Greffe's whole way (decoding by packet, voice, pieces, store, index) and a bare call.

    In seconds of the processors, since a shared machine's clock tells of others too.
    """
    ratios: dict[int, list[float]] = {1: [], 4: []}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sound = spoken(folder / "Séance du 12 mai 2026.mp3", seconds)
        weights = make_model(folder / "tiny")
        for turn in range(rounds):
            for batch, found in ratios.items():
                ways = [partial(_ours, folder, sound, weights, batch),
                        partial(_bare, sound, weights, batch)]  # fmt: skip
                took = {n: ways[n]() for n in ((0, 1) if turn % 2 else (1, 0))}
                found.append(took[0] / took[1])
                print(f"  batch {batch}: Greffe {took[0]:.1f}, bare {took[1]:.1f}", flush=True)
    for batch, found in ratios.items():
        print(f"batch {batch}: {(median(found) - 1) * 100:+.1f} % of a bare call's time")


def _ours(folder: Path, sound: Path, weights: Path, batch: int) -> float:
    with tempfile.TemporaryDirectory(dir=folder) as home:
        settings = _home(Path(home), weights, batch=batch)
        list(watching.bring_in(settings, inbox.given([sound])))
        began = time.process_time()
        assert len(list(transcribe_queue(settings))) == 1
        return time.process_time() - began


def _bare(sound: Path, weights: Path, batch: int) -> float:
    """faster-whisper as its README calls it, with what we ask of it too: words, both languages,
    the same prompt."""
    from faster_whisper import BatchedInferencePipeline

    began = time.process_time()
    model = models.load(weights, device="cpu")
    told = {"word_timestamps": True, "vad_filter": True, "multilingual": True,
            "initial_prompt": PROMPT}  # fmt: skip
    if batch > 1:
        pipeline = BatchedInferencePipeline(model)
        segments, _ = pipeline.transcribe(str(sound), batch_size=batch, **told)
    else:
        segments, _ = model.transcribe(str(sound), condition_on_previous_text=False, **told)
    assert sum(1 for _ in segments)
    return time.process_time() - began


def memory(hours: float = 10.0) -> None:
    """Peak resident memory of a process that transcribes one hour, and several."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        weights = make_model(folder / "tiny")
        for length in (1.0, hours):
            sound = spoken(folder / "Séance du 12 mai 2026.mp3", length * 3600)
            with tempfile.TemporaryDirectory(dir=folder) as home:
                settings = _home(Path(home), weights)
                list(watching.bring_in(settings, inbox.given([sound])))
                told = _child("peak", home, str(weights)).communicate()[0]
            print(f"{length:g} h: {told.strip()}", flush=True)


def peak(home: str, weights: str) -> None:
    """In a process of its own: transcribe what waits, and print the memory that it took."""
    model = models.load(Path(weights), device="cpu")
    listener = Listener(model, batch=4)
    for piece in pieces(iter(())):  # what loading alone takes
        listener.hear(piece)
    loaded = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    assert len(list(transcribe_queue(_home(Path(home), Path(weights))))) == 1
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak {most:.0f} MB, {most - loaded:.0f} MB beyond the model loaded ({loaded:.0f} MB)")


def kills(rounds: int = 30) -> None:
    """Kill a transcription at random moments until it is whole; compare with one left alone."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        weights = make_model(folder / "tiny")
        sound = spoken(folder / "Séance du 12 mai 2026.mp3", 3600)
        wanted = _alone(folder, sound, weights)
        killed = heard = 0
        same: list[bool] = []
        while killed < rounds:
            home = Path(tempfile.mkdtemp(dir=folder))
            settings = _home(home, weights)
            list(watching.bring_in(settings, inbox.given([sound])))
            while _queued(settings):
                child = _child("hear", str(home), str(weights))
                try:
                    child.wait(random.uniform(1.5, 6.0))
                except subprocess.TimeoutExpired:
                    child.send_signal(signal.SIGKILL)
                    killed += 1
                heard += len(child.communicate()[0].split())
            with Store.open(settings.database) as store:
                (doc,) = store.all_documents()
                same.append(store.cues(doc.id) == wanted)
                kept = len(transcription.ends(store, doc.id))
        print(
            f"{killed} kills in {len(same)} transcripts of {kept} pieces: identical "
            f"{sum(same)}/{len(same)}, pieces begun {heard} for {kept * len(same)} kept: "
            f"{(heard - kept * len(same)) / max(killed, 1):.2f} twice a kill (at most 1)"
        )


def hear(home: str, weights: str) -> None:
    """In a process of its own: transcribe, and print the number of each piece that is begun."""
    before: Callable[..., object] = Listener.hear

    def told(self: Listener, piece: object) -> object:
        print(getattr(piece, "n", "?"), flush=True)
        return before(self, piece)

    Listener.hear = told  # type: ignore[method-assign,assignment]  # to be counted
    list(transcribe_queue(_home(Path(home), Path(weights))))


def _alone(folder: Path, sound: Path, weights: Path) -> object:
    settings = _home(Path(tempfile.mkdtemp(dir=folder)), weights)
    list(watching.bring_in(settings, inbox.given([sound])))
    (doc,) = list(transcribe_queue(settings))
    with Store.open(settings.database) as store:
        return store.cues(doc.id)


def damaged() -> None:
    """3 KB of noise, and of zeros, half-way in 60 s: what is decoded, and what is told."""
    with tempfile.TemporaryDirectory() as name:
        for ending in (".mp3", ".mkv", ".m4a", ".ogg"):
            for zeros in (False, True):
                path, tally = damage(record(Path(name) / f"a{ending}", 60), zeros=zeros), Tally()
                for _ in decode(path, ear=choose(path), tally=tally):
                    pass
                gaps = ", ".join(f"{gap.start_s:.1f}-{gap.end_s:.1f}" for gap in tally.gaps)
                print(
                    f"{ending:5} {'zeros' if zeros else 'noise'}: decoded {tally.sounding_s:.1f} s"
                    f" ({tally.sounding_s / 60:.1%}); gaps told: {gaps or 'none'}"
                )


def captions(cues: int = 6000) -> None:
    """A caption file of four hours: seconds from the inbox to searchable, 5 runs."""
    took = []
    for _ in range(5):
        with tempfile.TemporaryDirectory() as name:
            settings = Settings(home=Path(name) / "home", still_s=0.0)
            settings.make_home()
            lines = ["WEBVTT", ""]
            for n in range(cues):
                at = n * 2.4
                text = SENTENCES[n % len(SENTENCES)].replace(",", f" {n},")
                lines += [f"{timecode.vtt(at)} --> {timecode.vtt(at + 2.3)}", text, ""]
            path = Path(name) / "Séance du 12 mai 2026.vtt"
            path.write_text("\n".join(lines), encoding="utf-8")
            began = time.perf_counter()
            list(watching.bring_in(settings, inbox.given([path])))
            with Store.open(settings.database) as store:
                assert Searcher(settings).find(store, Query("déneigement")).total > 10
            took.append(time.perf_counter() - began)
    print(f"{cues} cues to searchable: median {median(took):.2f} s of {len(took)}, the first "
          f"{took[0]:.2f} s")  # fmt: skip


def timing(sentences: int = 60) -> None:
    """Sentences spoken at known seconds, with captions: where a found one sounds, in seconds."""
    for ending in (".mp3", ".m4a", ".ogg", ".mkv"):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            starts, captioned = _captioned(folder, sentences, ending)
            settings = Settings(home=folder / "home", still_s=0.0)
            settings.make_home()
            list(watching.bring_in(settings, inbox.given([*captioned])))
            off = []
            with Store.open(settings.database) as store:
                searcher = Searcher(settings)
                for n in range(sentences):
                    (hit,) = searcher.find(store, Query(_mark(n))).hits
                    assert hit.start_s is not None
                    off.append(abs(hit.start_s - starts[n]))
            print(f"{ending}: {sentences} sentences, {max(off):.3f} s off at most")


def _mark(n: int) -> str:
    """A word that only one sentence has."""
    return f"vraqu{chr(97 + n // 26)}{chr(97 + n % 26)}bol"


def _captioned(folder: Path, sentences: int, ending: str) -> tuple[list[float], list[Path]]:
    """(where each sentence is heard, as its own decoded sound tells; a recording, its captions)."""
    parts, lines, at_s = [], ["WEBVTT", ""], 1.0
    parts.append(np.zeros(RATE, np.float32))
    for n in range(sentences):
        wav = folder / "one.wav"
        text = SENTENCES[n % len(SENTENCES)]
        subprocess.run(["espeak-ng", "-v", "fr", "-w", str(wav), text], check=True)
        said = np.concatenate([piece.samples for piece in decode(wav)])
        loud = np.flatnonzero(np.abs(said) > 0.01)
        said = said[loud[0] : loud[-1]]
        parts += [said, np.zeros(RATE * 2, np.float32)]
        end_s = at_s + len(said) / RATE
        lines += [f"{timecode.vtt(at_s)} --> {timecode.vtt(end_s)}", f"{text} {_mark(n)}", ""]
        at_s = end_s + 2.0
    whole = write_wav(folder / "whole.wav", np.concatenate(parts))
    recording = folder / f"Séance du 12 mai 2026{ending}"
    _ffmpeg("-i", str(whole), str(recording))
    captions_file = folder / "Séance du 12 mai 2026.vtt"
    captions_file.write_text("\n".join(lines), encoding="utf-8")
    heard = np.concatenate([piece.samples for piece in decode(recording)])
    hundredths = np.abs(heard[: len(heard) // 160 * 160]).reshape(-1, 160).max(axis=1) > 0.01
    quiet = np.convolve(hundredths, np.ones(100), mode="full")[: len(hundredths)] == 0
    onsets = [n for n in np.flatnonzero(hundredths) if n > 0 and quiet[n - 1]]
    return [float(n) / 100 for n in onsets], [recording, captions_file]


def asr(model: str, folder: str) -> None:
    """Word error rate and real-time factor of a model on recordings that have a reference."""
    settings = Settings(home=Path(folder), model=model)
    found = models.find_model(model, models_folder=settings.models)
    if found is None:
        raise SystemExit(f"no model in {model}: python -m benchmarks.recordings asr MODEL FOLDER")
    whisper = models.load(found)
    wrong = said = 0
    heard_s = took_s = 0.0
    for path, reference in _with_references(Path(folder)):
        listener = Listener(whisper, batch=models.batch_of("auto", 0))
        began = time.perf_counter()
        lines = [
            line.text
            for piece in pieces(decode(path, ear=choose(path)))
            for line in listener.hear(piece).lines
        ]
        took = time.perf_counter() - began
        tally = Tally()
        for _ in decode(path, tally=tally):
            pass
        n, of = errors(words_of(reference), words_of(" ".join(lines))), len(words_of(reference))
        wrong, said = wrong + n, said + of
        heard_s, took_s = heard_s + tally.sounding_s, took_s + took
        print(f"{path.name}: {n}/{of} words wrong ({n / max(of, 1):.1%}), real-time factor "
              f"{took / max(tally.sounding_s, 0.1):.2f}", flush=True)  # fmt: skip
    if not said:
        raise SystemExit(f"no recording with a reference beside it in {folder}")
    print(f"word error rate {wrong / said:.1%} of {said} words, real-time factor "
          f"{took_s / heard_s:.2f}, pieces of {PIECE_S:.0f} s at {RATE} Hz")  # fmt: skip


def _with_references(folder: Path) -> list[tuple[Path, str]]:
    """(a recording, what is said in it) for each that has a text of the same name beside it."""
    texts = {".txt", ".vtt", ".srt"}
    found = []
    for reference in sorted(folder.rglob("*")):
        if reference.suffix not in texts:
            continue
        sounds = [p for p in reference.parent.glob(f"{reference.stem}.*") if p.suffix not in texts]
        if reference.suffix == ".txt":
            said = reference.read_text(encoding="utf-8")
        else:
            said = " ".join(cue.text for cue in read_transcript(reference).cues)
        found += [(sound, said) for sound in sounds[:1]]
    return found


def _home(home: Path, weights: Path, *, batch: int = 0) -> Settings:
    settings = Settings(home=home, still_s=0.0, model=str(weights), device="cpu", batch=batch)
    settings.make_home()
    return settings


def _queued(settings: Settings) -> int:
    with Store.open(settings.database) as store:
        return len(store.queued_recordings())


def _child(*words: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "benchmarks.recordings", *words]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def main(words: list[str]) -> None:
    match words:
        case []:
            damaged()
            captions()
            timing()
            overhead()
            kills()
            memory()
        case ["overhead", *rest]:
            overhead(*map(float, rest))
        case ["memory", *rest]:
            memory(*map(float, rest))
        case ["kills", *rest]:
            kills(*map(int, rest))
        case ["damage"]:
            damaged()
        case ["captions"]:
            captions()
        case ["timing"]:
            timing()
        case ["asr", model, folder]:
            asr(model, folder)
        case ["peak" | "hear" as name, home, weights]:
            {"peak": peak, "hear": hear}[name](home, weights)
        case _:
            print(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
