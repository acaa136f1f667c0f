"""A piece of sound heard by faster-whisper: lines with the time of each word. Nothing is fetched.

What the voice detector takes for speech is joined and heard in windows of 30 seconds, several at
once. A window that comes out poorly is heard again by itself, with Whisper's own second chances,
which the batched way lacks. The language is told anew in each window, since a council may change
it in mid-sentence; that costs one step of the decoder, no second run of the encoder.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from archive.model import LANGS
from archive.spoken import Dropped, HeardLine, HeardPiece, Word
from ingest.recordings.channels import Samples
from ingest.recordings.guards import is_poor, why_dropped
from ingest.recordings.pieces import Span, Spoken
from ingest.recordings.sound import RATE

if TYPE_CHECKING:
    from faster_whisper import WhisperModel
    from faster_whisper.transcribe import Segment
    from faster_whisper.transcribe import Word as WhisperWord

WINDOW = 30 * RATE  # what Whisper hears at once
SHORTEST_S = 0.02  # the step of Whisper's clock
# Another language than the archive's is believed only when it is plain: over noise a model
# finds Welsh or Nynorsk with little conviction.
PLAIN = 0.8

PAUSE_S = 2.0  # a line ends at a silence
LINE_S = 5.0  # and, once it has lasted this long, at the next stop or comma
LONGEST_LINE_S = 7.0  # a caption of more is hard to follow
STOPS = (".", "!", "?", "…", ";", ":", ",")
HOTWORD_TOKENS, PROMPT_TOKENS = 120, 60  # of Whisper's 448, half of which are for what it says


class Listener:
    """Hears pieces, one after the other. A class because it goes on in the language it heard last.

    language: 'fr', 'en' or another of Whisper's codes; None hears it. terms: names to expect.
    prompt: a sentence that says what this is. batch: windows heard at once; 1 is one by one.
    before: the language in which a transcript that goes on was heard last.
    """

    def __init__(
        self,
        model: WhisperModel,
        *,
        language: str | None = None,
        terms: Sequence[str] = (),
        prompt: str = "",
        batch: int = 1,
        before: str | None = None,
    ) -> None:
        self._model = model
        self._tongues = _Tongues.of(model)
        many = bool(self._tongues.is_multilingual)
        self._multilingual = many and language is None
        self._language = (language or before or LANGS[0]) if many else "en"
        self._batch = batch
        self._options: dict[str, Any] = {
            "hotwords": _bounded(model, terms, HOTWORD_TOKENS),
            "initial_prompt": _bounded(model, prompt.split(), PROMPT_TOKENS, joint=" "),
            "word_timestamps": True,
            # A line that is wrong must not lead the next ones astray.
            **({} if batch > 1 else {"condition_on_previous_text": False}),
        }

    def hear(self, piece: Spoken) -> HeardPiece:
        """The lines of a piece, in seconds of the recording, and what was left out of them."""
        lines: list[HeardLine] = []
        dropped: list[Dropped] = []
        spoken_s: dict[str, float] = {}
        told = f"{self._options['initial_prompt'] or ''} {self._options['hotwords'] or ''}"
        for segment, language in self._segments(piece) if piece.spans else ():
            found = [_at(line, piece.start_s, piece.end_s) for line in lines_of(segment)]
            heard_s = sum(line.end_s - line.start_s for line in found)
            if why := why_dropped(segment, heard_s, prompt=told):
                dropped.append(_left_out(segment, piece.start_s, why))
            else:
                lines += found
                spoken_s[language] = spoken_s.get(language, 0.0) + heard_s
        lines.sort(key=lambda line: line.start_s)
        lang = max(spoken_s, key=lambda one: spoken_s[one]) if spoken_s else None
        self._language = lang or self._language
        return HeardPiece(piece.n, piece.start_s, piece.end_s, lang, tuple(lines), tuple(dropped))

    def _segments(self, piece: Spoken) -> Iterator[tuple[Segment, str]]:
        """Segments with the language they were heard in; times in seconds of the piece."""
        from faster_whisper.transcribe import restore_speech_timestamps

        packed = np.concatenate([piece.samples[first:after] for first, after in piece.spans])
        spans = [{"start": first, "end": after} for first, after in piece.spans]
        heard = self._batched(packed, windows(piece.spans)) if self._batch > 1 else None
        for segment, language in heard or self._one_by_one(packed):
            (placed,) = restore_speech_timestamps([segment], spans, RATE)
            yield placed, language

    def _one_by_one(self, packed: Samples) -> Iterator[tuple[Segment, str]]:
        self._tongues.heard.clear()
        segments, _ = self._model.transcribe(
            packed, language=self._language, multilingual=self._multilingual, **self._options
        )
        for segment in segments:  # heard as they are asked for
            yield segment, self._tongues.last or self._language

    def _batched(self, packed: Samples, cut: Sequence[Span]) -> Iterator[tuple[Segment, str]]:
        """The windows, several at once; a poor one again by itself.

        Without marks of time in what it says: with them, words after the last mark are lost,
        which Whisper would hear again in the next window. The times of words do not need them.
        """
        from faster_whisper import BatchedInferencePipeline

        self._tongues.heard.clear()
        segments, _ = BatchedInferencePipeline(self._model).transcribe(
            packed,
            clip_timestamps=[{"start": a / RATE, "end": b / RATE} for a, b in cut],
            language=self._language,
            multilingual=self._multilingual,
            batch_size=self._batch,
            without_timestamps=True,
            **self._options,
        )
        found: dict[int, list[Segment]] = {n: [] for n in range(len(cut))}
        numbers = {int(first / RATE * 100): n for n, (first, _) in enumerate(cut)}
        for segment in segments:
            found[numbers[segment.seek]].append(segment)
        languages = self._tongues.heard[:] or [self._language] * len(cut)
        for n, (first, after) in enumerate(cut):
            again = any(map(is_poor, found[n]))
            for segment in self._again(packed[first:after], languages[n]) if again else found[n]:
                if again:
                    _shift(segment, first / RATE)
                yield segment, languages[n]

    def _again(self, window: Samples, language: str) -> Iterator[Segment]:
        options = self._options | {"condition_on_previous_text": False}
        segments, _ = self._model.transcribe(window, language=language, **options)
        yield from segments


def windows(spans: Sequence[Span]) -> list[Span]:
    """Spans of speech, joined without the silences between them, in windows of up to 30 s.

    In samples of what is joined. A window ends where a span does.
    """
    found: list[Span] = []
    first = end = 0
    for start, after in spans:
        length = after - start
        if end + length - first > WINDOW and end > first:
            found.append((first, end))
            first = end
        end += length
    return [*found, (first, end)] if end > first else found


def lines_of(segment: Segment) -> list[HeardLine]:
    """A segment as lines that can be read while they are heard, cut at silences and at stops."""
    if not segment.words:
        text = " ".join(segment.text.split())
        return [HeardLine(float(segment.start), float(segment.end), text)] if text else []
    held: list[list[WhisperWord]] = [[]]
    for word in segment.words:
        line = held[-1]
        if line:
            lasted_s = line[-1].end - line[0].start
            stop = line[-1].word.strip().endswith(STOPS)
            silence = word.start - line[-1].end >= PAUSE_S
            if silence or lasted_s >= LONGEST_LINE_S or (stop and lasted_s >= LINE_S):
                held.append([])
        held[-1].append(word)
    return [line for line in map(_line, held) if line.text]


def _line(words: Sequence[WhisperWord]) -> HeardLine:
    text = " ".join("".join(word.word for word in words).split())
    own = tuple(
        Word(float(one.start), float(one.end), one.word.strip(), float(one.probability))
        for one in words
    )
    return HeardLine(float(words[0].start), float(words[-1].end), text, own)


def _at(line: HeardLine, start_s: float, end_s: float) -> HeardLine:
    """A line of a piece, in seconds of the recording and not outside its piece."""

    def moved(at_s: float) -> float:
        return round(min(start_s + max(0.0, at_s), end_s), 3)

    words = tuple(
        Word(moved(one.start_s), moved(one.end_s), one.text, round(one.sure, 2))
        for one in line.words
    )
    begins_s = moved(line.start_s)
    return HeardLine(begins_s, max(moved(line.end_s), begins_s + SHORTEST_S), line.text, words)


def _left_out(segment: Segment, from_s: float, why: str) -> Dropped:
    start_s, end_s = (round(from_s + float(at), 3) for at in (segment.start, segment.end))
    return Dropped(start_s, end_s, segment.text.strip(), why)


def _shift(segment: Segment, by_s: float) -> None:
    segment.start, segment.end = segment.start + by_s, segment.end + by_s
    for word in segment.words or ():
        word.start, word.end = word.start + by_s, word.end + by_s


def _bounded(
    model: WhisperModel, parts: Sequence[str], most: int, *, joint: str = ", "
) -> str | None:
    """The first parts that fit a number of the model's tokens, joined; None where there are none.

    More than half of Whisper's 448 in all, and it has no room left to answer.
    """
    kept: list[str] = []
    for part in parts:
        if len(model.hf_tokenizer.encode(joint.join([*kept, part])).ids) > most:
            break
        kept.append(part)
    return joint.join(kept) or None


class _Tongues:
    """CTranslate2's model, whose ear for languages is held to the archive's, and remembered."""

    def __init__(self, model: Any) -> None:
        self._model = model
        self.heard: list[str] = []

    @classmethod
    def of(cls, whisper: WhisperModel) -> _Tongues:
        """The one in a model, put there once."""
        if not isinstance(whisper.model, cls):
            whisper.model = cls(whisper.model)
        tongues: _Tongues = whisper.model
        return tongues

    @property
    def last(self) -> str | None:
        return self.heard[-1] if self.heard else None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._model, name)

    def detect_language(self, encoded: Any) -> list[list[tuple[str, float]]]:
        """For each window its languages, the most likely of the archive's first unless another is
        plain."""
        found: list[list[tuple[str, float]]] = []
        for every in self._model.detect_language(encoded):
            token, sureness = every[0]
            if sureness < PLAIN:
                ours = [one for one in every if one[0][2:-2] in LANGS]
                token = ours[0][0] if ours else token
            found.append([(token, sureness)])
            self.heard.append(token[2:-2])
        return found
