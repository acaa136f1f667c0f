"""A Whisper of two megabytes that says what it is told to say, and a voice for it to hear.

Both take the true path: the voice passes faster-whisper's voice detector, and the model goes
through features, encoder, decoder, timestamps and alignment of words, without any download. The
weights are random and small, save that each token of what it says calls for the next one: so it
says the same whatever it hears, with conviction, once for each 30 seconds of speech.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from ctranslate2.specs.attention_spec import MultiHeadAttentionSpec
from ctranslate2.specs.common_spec import LayerNormSpec, LinearSpec
from ctranslate2.specs.transformer_spec import FeedForwardSpec
from ctranslate2.specs.whisper_spec import WhisperSpec
from faster_whisper.tokenizer import _LANGUAGE_CODES as LANGUAGES
from numpy.typing import NDArray
from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers

RATE = 16_000
WIDTH, HIDDEN = 64, 128  # at most WIDTH tokens can be said
LAYERS, HEADS = 1, 2
MELS, FRAMES, LONGEST_TEXT = 80, 1500, 448
TIMESTAMPS = 1501  # one for each 0.02 s of a 30 s window
CHANCE, CONVICTION = 0.02, 4.0

Line = tuple[float, str, float]  # start and end in seconds of a window, and the words between
SAYS: tuple[Line, ...] = (
    (0.0, "La séance est ouverte par madame le maire.", 3.0),
    (4.0, "Le conseil municipal adopte ce budget.", 7.0),
)


def make_model(folder: Path, *, says: Sequence[Line] = SAYS, language: str | None = "fr") -> Path:
    """Write a model into a folder and return it.

    It hears `language` in everything; None makes an English-only model. No word of what
    it says may come twice, since each word calls for the next.
    """
    folder.mkdir(parents=True, exist_ok=True)
    said = [["<|transcribe|>"] if language else ["<|startoftranscript|>"]]
    said += [[f"<|{start:.2f}|>", *_tokens(text), f"<|{end:.2f}|>"] for start, text, end in says]
    chain = [token for line in said for token in line] + ["<|endoftext|>"]
    assert len(set(chain)) == len(chain) < WIDTH - 1, "a word comes twice, or there are too many"
    words = _tokenizer([token for _, text, _ in says for token in _tokens(text)], language)
    words.save(str(folder / "tokenizer.json"))
    pairs = list(pairwise(chain))
    pairs.append(("<|notimestamps|>", chain[1]))  # heard in batches, it is asked for no times
    if language:
        pairs.append(("<|startoftranscript|>", f"<|{language}|>"))
    _model(words, pairs).save(str(folder))
    features = {"feature_size": MELS, "sampling_rate": RATE, "hop_length": 160}
    features |= {"chunk_length": 30, "n_fft": 400}
    (folder / "preprocessor_config.json").write_text(json.dumps(features), encoding="utf-8")
    return folder


def voice(seconds: float) -> NDArray[np.float32]:
    """Four vowels in turn at the pace of speech, by harmonics under formants; 16 kHz, -1 to 1."""
    formants = ((730, 1090, 2440), (270, 2290, 3010), (300, 870, 2240), (530, 1840, 2480))
    t = np.arange(int(seconds * RATE)) / RATE
    pitch = 120 + 15 * np.sin(2 * np.pi * 0.7 * t) + 8 * np.sin(2 * np.pi * 3 * t)
    phase = 2 * np.pi * np.cumsum(pitch) / RATE
    vowel = np.asarray(formants)[(t * 4).astype(int) % len(formants)]
    sound = np.zeros(len(t))
    for harmonic in range(1, 30):
        for n in range(3):
            nearness = (harmonic * pitch - vowel[:, n]) / (80 + 40 * n)
            sound += np.exp(-(nearness**2)) / (n + 1) * np.sin(harmonic * phase)
    sound *= np.clip(np.sin(2 * np.pi * 4 * t) * 1.5 + 0.6, 0, 1)
    loudest = float(np.abs(sound).max())
    return np.asarray(0.3 * sound / loudest, np.float32)


def _tokens(text: str) -> list[str]:
    """One token a word, its space before it, in the alphabet of byte-level tokenizers."""
    letters = pre_tokenizers.ByteLevel(add_prefix_space=True, use_regex=False)
    return [letters.pre_tokenize_str(word)[0][0] for word in text.split()]


def _tokenizer(words: Sequence[str], language: str | None) -> Tokenizer:
    """Bytes and words, then Whisper's special tokens in the order that Whisper expects."""
    names = ["endoftext", "startoftranscript", *LANGUAGES, "translate", "transcribe", "startoflm"]
    names += ["startofprev", "nospeech", "notimestamps"]
    names += [f"{n * 0.02:.2f}" for n in range(TIMESTAMPS)]
    plain = [*sorted(pre_tokenizers.ByteLevel.alphabet()), *words]
    if language:
        plain.append("")  # by this token CTranslate2 knows a model of several languages
    made = Tokenizer(models.BPE(vocab={token: n for n, token in enumerate(plain)}, merges=[]))
    made.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    made.decoder = decoders.ByteLevel()
    made.add_special_tokens([AddedToken(f"<|{name}|>", special=True) for name in names])
    return made


def _model(words: Tokenizer, pairs: Sequence[tuple[str, str]]) -> WhisperSpec:
    """A model in which the first token of each pair is followed by the second."""
    chance = np.random.default_rng(0)

    def weights(*shape: int) -> NDArray[np.float32]:
        return (chance.standard_normal(shape) * CHANCE).astype(np.float32)

    def linear(layer: LinearSpec, out: int, into: int) -> None:
        layer.weight, layer.bias = weights(out, into), np.zeros(out, np.float32)

    def norm(layer: LayerNormSpec) -> None:
        layer.gamma, layer.beta = np.ones(WIDTH, np.float32), np.zeros(WIDTH, np.float32)

    def attention(layer: MultiHeadAttentionSpec, *outputs: int) -> None:
        norm(layer.layer_norm)
        for part, out in zip(layer.linear, outputs, strict=True):
            linear(part, out, WIDTH)

    def feed_forward(layer: FeedForwardSpec) -> None:
        norm(layer.layer_norm)
        linear(layer.linear_0, HIDDEN, WIDTH)
        linear(layer.linear_1, WIDTH, HIDDEN)

    spec = WhisperSpec(LAYERS, HEADS, LAYERS, HEADS)
    encoder, decoder = spec.encoder, spec.decoder
    for convolution, into in ((encoder.conv1, MELS), (encoder.conv2, WIDTH)):
        convolution.weight = weights(WIDTH, into, 3)
        convolution.bias = np.zeros(WIDTH, np.float32)
    encoder.position_encodings.encodings = weights(FRAMES, WIDTH)
    decoder.position_encodings.encodings = weights(LONGEST_TEXT, WIDTH)
    reads, writes = weights(words.get_vocab_size(), WIDTH), weights(words.get_vocab_size(), WIDTH)
    for n, (token, following) in enumerate(pairs):
        reads[words.token_to_id(token), n] = CONVICTION
        writes[words.token_to_id(following), n] = CONVICTION
    decoder.embeddings.weight, decoder.projection.weight = reads, writes
    decoder.scale_embeddings = False
    for side in (encoder, decoder):
        norm(side.layer_norm)
        for layer in side.layer:
            attention(layer.self_attention, 3 * WIDTH, WIDTH)
            feed_forward(layer.ffn)
    for layer in decoder.layer:
        attention(layer.attention, WIDTH, 2 * WIDTH, WIDTH)
    spec.config.suppress_ids = spec.config.suppress_ids_begin = []
    spec.config.lang_ids = [words.token_to_id(f"<|{code}|>") for code in LANGUAGES]
    spec.config.alignment_heads = [[0, 0]]
    in_order = sorted(words.get_vocab().items(), key=lambda item: item[1])
    spec.register_vocabulary([token for token, _ in in_order])
    spec.validate()
    spec.optimize()
    return spec
