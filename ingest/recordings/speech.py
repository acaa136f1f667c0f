"""From a recording to lines with times, by faster-whisper. Nothing is ever downloaded.

A recording goes through in pieces of about five minutes, so memory stays flat (whole, an hour
would take 560 MB of sound and 2.5 GB of spectrum), and each line is yielded as soon as it is
heard. What a model says over silence is left out as far as it can be told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from archive.model import LANGS, Cue, Lang
from ingest.recordings.sound import Piece, Samples, pieces

if TYPE_CHECKING:
    from faster_whisper import WhisperModel
    from faster_whisper.transcribe import Segment, Word

# faster-whisper fetches tokenizer.json from the network where a folder lacks it.
MODEL_FILES = ("model.bin", "tokenizer.json")

PIECE_S = 300.0
SHORTEST_S = 0.02  # the step of Whisper's clock
VAD = {"min_silence_duration_ms": 1000, "speech_pad_ms": 400}
# Another language than the archive's is believed only when it is plain: over noise a model
# finds Welsh or Nynorsk with little conviction.
PLAIN = 0.8

# A line is left out where nobody seems to speak and the words are unlikely: Whisper's own pair of
# thresholds (no speech above, mean log probability of a token below), and a stricter one.
SILENT = ((0.6, -1.0), (0.9, -0.5))
UNLIKELY = -1.5
REPETITIVE = 3.0  # gzip ratio; Whisper tries again above 2.4, what still passes 3 goes in circles
SLOWEST_WORDS_S = 0.06  # "i", alone in 26 seconds, is what a model says of an empty room
LOOP_WORDS = 5  # a sentence this long said again at once is a loop
SHORT_REPEATS = 15  # "Aye." said fifteen times is a vote

PAUSE_S = 2.0  # a line ends at a silence
LINE_S = 7.0  # and, once it has lasted this long, at the next stop or comma
LONGEST_LINE_S = 14.0
STOPS = (".", "!", "?", "…", ";", ":", ",")
# Credits of the films that Whisper was trained on: said over silence, never at a council.
CREDITS = re.compile(
    r"amara\.org|sous-titr\w+ (?:réalisé|fait|par|st['’ ]?\s?\d)|sous-titrage (?:société|st|md|fr)"
    r"|subtitles by the|transcription by (?:castingwords|eso)|^thanks for watching\W*$"
    r"|^merci d['’]avoir regardé (?:cette|la) vidéo\W*$|otter\.ai",
    re.IGNORECASE,
)


def find_model(name_or_path: str | None, *, models_folder: Path) -> Path | None:
    """The folder of a model that is already on this machine, or None.

    A name is looked for as a path, then in models_folder, then among what faster-whisper has
    downloaded before (`small`, `large-v3`, `Systran/faster-whisper-small`). Without a name, the
    one model in models_folder; where there are several, none, since it would be a guess.
    """
    if not name_or_path:
        folders = sorted(models_folder.iterdir()) if models_folder.is_dir() else []
        models = [folder for folder in folders if is_model(folder)]
        return models[0] if len(models) == 1 else None
    for folder in (Path(name_or_path).expanduser(), models_folder / name_or_path):
        if is_model(folder):
            return folder
    return _downloaded_before(name_or_path)


def is_model(folder: Path) -> bool:
    """True if a folder can be loaded without the network."""
    return all((folder / name).is_file() for name in MODEL_FILES)


def load(
    folder: Path, *, device: str = "auto", compute_type: str = "default", cpu_threads: int = 0
) -> WhisperModel:
    """Load a model from a folder; seconds and up to 3 GB. Raises RuntimeError if it is damaged."""
    from faster_whisper import WhisperModel  # heavy: only who transcribes pays for it

    return WhisperModel(
        str(folder),
        device=device,
        compute_type=compute_type,
        cpu_threads=cpu_threads,
        local_files_only=True,
    )


class Transcription(Iterator[Cue]):
    """The lines of a recording, in order of time, each yielded as soon as it is heard.

    Once it is exhausted, lang is the archive's language of most of the speech, or None where
    nothing was said or neither of the archive's languages was spoken.
    """

    def __init__(
        self,
        sound: Iterable[Piece],
        model: WhisperModel,
        *,
        language: str | None,
        hotwords: str | None,
        on_progress: Callable[[float], None] | None,
    ) -> None:
        self._model = model
        self._language = language
        self._hotwords = hotwords
        self._on_progress = on_progress
        self._spoken_s: dict[str, float] = {}
        self._cues = without_loops(self._hear(sound))

    def __next__(self) -> Cue:
        return next(self._cues)

    @property
    def lang(self) -> Lang | None:
        spoken = {lang: self._spoken_s.get(lang, 0.0) for lang in LANGS}
        most = max(LANGS, key=lambda lang: spoken[lang])
        return most if spoken[most] >= sum(self._spoken_s.values()) / 2 > 0 else None

    def _hear(self, sound: Iterable[Piece]) -> Iterator[Cue]:
        for piece in sound:
            speech = _speech(piece.samples)
            if len(speech):  # faster-whisper's language detection fails where nobody speaks
                language = _language(speech, self._model, asked=self._language)
                yield from self._hear_piece(piece, language)
            if self._on_progress:
                self._on_progress(piece.end_s)

    def _hear_piece(self, piece: Piece, language: str) -> Iterator[Cue]:
        segments, _ = self._model.transcribe(
            piece.samples,
            language=language,
            hotwords=self._hotwords,
            vad_filter=True,
            vad_parameters=VAD,
            # Without words, a segment on both sides of a silence that the voice detector took
            # out seems to last as long as the silence, and its second half starts too early.
            word_timestamps=True,
            # A line that is wrong must not lead the next ones astray.
            condition_on_previous_text=False,
        )
        for segment in filter(is_speech, segments):
            for line in lines(segment):
                start_s = piece.start_s + max(0.0, line.start_s)
                end_s = max(min(piece.start_s + line.end_s, piece.end_s), start_s + SHORTEST_S)
                spoken_s = self._spoken_s.get(language, 0.0)
                self._spoken_s[language] = spoken_s + end_s - start_s
                yield Cue(round(start_s, 3), round(end_s, 3), line.text)


def transcribe(
    path: Path,
    model: WhisperModel,
    *,
    language: str | None = None,
    hotwords: str | None = None,
    on_progress: Callable[[float], None] | None = None,
) -> Transcription:
    """Yield the lines of a recording; the result also tells its language once exhausted.

    language is Whisper's code ('fr', 'en'); without one it is heard anew in each piece, since a
    council may speak both. hotwords: names that the model should expect, as one string.
    on_progress is told, after each piece, how many seconds of the recording are done.
    Raises NoSound or Empty as ingest.recordings.sound.decode does.
    """
    return Transcription(
        pieces(path, longest_s=PIECE_S),
        model,
        language=language,
        hotwords=hotwords,
        on_progress=on_progress,
    )


def is_speech(segment: Segment) -> bool:
    """False of what a model says where nobody spoke, as far as its own figures tell."""
    heard_s = sum(line.end_s - line.start_s for line in lines(segment))
    return (
        any(letter.isalnum() for letter in segment.text)
        and segment.avg_logprob >= UNLIKELY
        and segment.compression_ratio <= REPETITIVE
        and not any(
            segment.no_speech_prob > silence and segment.avg_logprob < likelihood
            for silence, likelihood in SILENT
        )
        and len(segment.text.split()) >= heard_s * SLOWEST_WORDS_S
        and not CREDITS.search(segment.text.strip())
    )


def lines(segment: Segment) -> list[Cue]:
    """A segment as lines that can be read while they are heard, cut at silences and at stops."""
    if not segment.words:
        return [Cue(float(segment.start), float(segment.end), " ".join(segment.text.split()))]
    held: list[list[Word]] = [[]]
    for word in segment.words:
        line = held[-1]
        if line:
            lasted_s = line[-1].end - line[0].start
            stop = line[-1].word.strip().endswith(STOPS)
            silence = word.start - line[-1].end >= PAUSE_S
            if silence or lasted_s >= LONGEST_LINE_S or (stop and lasted_s >= LINE_S):
                held.append([])
        held[-1].append(word)
    texts = [" ".join("".join(word.word for word in line).split()) for line in held]
    pairs = zip(held, texts, strict=True)
    return [Cue(float(line[0].start), float(line[-1].end), text) for line, text in pairs if text]


def without_loops(cues: Iterable[Cue]) -> Iterator[Cue]:
    """Leave out lines that repeat the one before, save short ones, which may be votes."""
    said, times = "", 0
    for cue in cues:
        words = re.findall(r"\w+", cue.text.casefold())
        times = times + 1 if " ".join(words) == said else 1
        said = " ".join(words)
        if times <= (1 if len(words) >= LOOP_WORDS else SHORT_REPEATS):
            yield cue


def _speech(samples: Samples) -> Samples:
    """The parts of a sound in which somebody speaks, joined; empty where nobody does."""
    from faster_whisper.vad import VadOptions, get_speech_timestamps

    spans = get_speech_timestamps(samples, VadOptions(**VAD))
    return np.concatenate([samples[:0], *(samples[s["start"] : s["end"]] for s in spans)])


def _language(speech: Samples, model: WhisperModel, *, asked: str | None) -> str:
    """Whisper's code of the language spoken: one of the archive's unless another is plain."""
    if not model.model.is_multilingual:
        return "en"
    if asked:
        return asked
    found, sureness, every = model.detect_language(speech)
    if found in LANGS or sureness >= PLAIN:
        return str(found)
    sureness_of = dict(every)
    return max(LANGS, key=lambda lang: sureness_of.get(lang, 0.0))


def _downloaded_before(name: str) -> Path | None:
    from faster_whisper.utils import download_model

    try:
        folder = Path(download_model(name, local_files_only=True))
    except (ValueError, OSError):  # no such name; not in the cache
        return None
    return folder if is_model(folder) else None
