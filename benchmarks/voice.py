"""Speech whose every word has a known second: espeak-ng by its library, which tells them."""

from __future__ import annotations

import ctypes
import ctypes.util
from dataclasses import dataclass
from itertools import takewhile

import numpy as np
from numpy.typing import NDArray

RETRIEVAL, MILLISECONDS, UTF8, WORD = 1, 0, 1, 1
RATE_OF_SPEECH, LIST_END = 1, 0


class _Event(ctypes.Structure):
    """espeak_EVENT of speak_lib.h, as far as it is read."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),  # milliseconds
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", ctypes.c_void_p),
    )


_Callback = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
)


@dataclass(frozen=True, slots=True)
class Utterance:
    """Sound in -1 to 1, and (letter at which it begins, second) of each word."""

    samples: NDArray[np.float32]
    words: tuple[tuple[int, float], ...]


class Voice:
    """espeak-ng, opened once: the library is a single state."""

    def __init__(self) -> None:
        name = ctypes.util.find_library("espeak-ng")
        if name is None:
            raise SystemExit("no libespeak-ng: apt-get install espeak-ng")
        self._lib = ctypes.CDLL(name)
        self.rate = self._lib.espeak_Initialize(RETRIEVAL, 0, None, MILLISECONDS)
        self._sound: list[NDArray[np.int16]] = []
        self._words: list[tuple[int, float]] = []
        self._called = _Callback(self._take)  # held: the library keeps its address only
        self._lib.espeak_SetSynthCallback(self._called)

    def say(self, text: str, *, lang: str, words_a_minute: int) -> Utterance:
        """A sentence as it is spoken."""
        self._sound.clear()
        self._words.clear()
        self._lib.espeak_SetVoiceByName(lang.encode())
        self._lib.espeak_SetParameter(RATE_OF_SPEECH, words_a_minute, 0)
        written = text.encode()
        self._lib.espeak_Synth(written, len(written) + 1, 0, 1, 0, UTF8, None, None)
        self._lib.espeak_Synchronize()
        whole = np.concatenate(self._sound).astype(np.float32) / np.float32(32768)
        return Utterance(whole, tuple(self._words))

    def _take(self, wav: object, count: int, events: object) -> int:
        if wav and count:
            self._sound.append(np.ctypeslib.as_array(wav, (count,)).copy())  # type: ignore[arg-type]  # a C pointer
        told = (events[n] for n in range(10_000))  # type: ignore[index]  # ended by a last one
        for one in takewhile(lambda event: event.type != LIST_END, told):
            # Where a clause begins, its first words are told twice.
            at = one.text_position - 1
            if one.type == WORD and (not self._words or at > self._words[-1][0]):
                self._words.append((at, one.audio_position / 1000))
        return 0
