"""Speech models on this machine: which there are, which one is used, and how it is loaded.

A model is a folder of weights in CTranslate2's form. It may be brought by hand; one is fetched only
when somebody asks for it by name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from archive.errors import GreffeError

if TYPE_CHECKING:
    from faster_whisper import WhisperModel

# faster-whisper fetches tokenizer.json from the network where a folder lacks it.
FILES = ("model.bin", "tokenizer.json")
CPU_TYPE, GPU_TYPE = "int8", "float16"
CPU_BATCH, GPU_BATCH = 4, 16  # windows of 30 s heard at once


class NoSuchModel(GreffeError):
    code = "no-such-model"
    says = {
        "en": "There is no speech model {subject} on this machine",
        "fr": "Il n'y a pas de modèle de reconnaissance vocale {subject} sur cet ordinateur",
    }
    remedy = {
        "en": "Fetch it with: greffe models fetch {subject}, or put its folder into {folder}.",
        "fr": "Téléchargez-le avec : greffe models fetch {subject}, ou placez son dossier dans "
        "{folder}.",
    }


class NotAModelName(GreffeError):
    code = "not-a-model-name"
    says = {
        "en": "No speech model is called {subject}",
        "fr": "Aucun modèle de reconnaissance vocale ne s'appelle {subject}",
    }
    remedy = {
        "en": "Known names: {names}. An address such as Systran/faster-whisper-small works too.",
        "fr": "Noms connus : {names}. Une adresse comme Systran/faster-whisper-small convient "
        "aussi.",
    }


class CouldNotFetch(GreffeError):
    code = "model-not-fetched"
    says = {
        "en": "The speech model {subject} could not be fetched ({fault})",
        "fr": "Le modèle de reconnaissance vocale {subject} n'a pas pu être téléchargé ({fault})",
    }
    remedy = {
        "en": "Without a network, copy its folder (model.bin, tokenizer.json, config.json) from "
        "another machine into {folder}.",
        "fr": "Sans réseau, copiez son dossier (model.bin, tokenizer.json, config.json) depuis un "
        "autre ordinateur dans {folder}.",
    }


class DamagedModel(GreffeError):
    code = "model-damaged"
    says = {
        "en": "The speech model in {subject} can't be loaded ({fault})",
        "fr": "Le modèle de reconnaissance vocale de {subject} ne se charge pas ({fault})",
    }
    remedy = {
        "en": "Fetch or copy it again, or choose another with: greffe models use.",
        "fr": "Téléchargez-le ou copiez-le de nouveau, ou choisissez-en un autre avec : greffe "
        "models use.",
    }


@dataclass(frozen=True, slots=True)
class Installed:
    """A model in models/: name is its folder's; size in bytes."""

    name: str
    folder: Path
    size: int


def find_model(name_or_path: str | None, *, models_folder: Path) -> Path | None:
    """The folder of a model that is already on this machine, or None.

    A name is looked for as a path, then in models_folder, then among what faster-whisper has
    downloaded before (`small`, `large-v3`, `Systran/faster-whisper-small`). Without a name, the
    one model in models_folder; where there are several, none, since it would be a guess.
    """
    if not name_or_path:
        models = [one.folder for one in installed(models_folder)]
        return models[0] if len(models) == 1 else None
    for folder in (Path(name_or_path).expanduser(), models_folder / name_or_path):
        if is_model(folder):
            return folder
    return _downloaded_before(name_or_path)


def installed(models_folder: Path) -> list[Installed]:
    """The models in a folder, by name."""
    folders = sorted(models_folder.iterdir()) if models_folder.is_dir() else []
    return [Installed(one.name, one, sum(_sizes(one))) for one in folders if is_model(one)]


def is_model(folder: Path) -> bool:
    """True if a folder can be loaded without the network."""
    return all((folder / name).is_file() for name in FILES)


def fetch(name: str, *, models_folder: Path) -> Path:
    """Download a model into models_folder and return its folder; the only use of the network.

    Raises NotAModelName, or CouldNotFetch where the network or the disk refuses.
    """
    from faster_whisper.utils import available_models, download_model

    known = available_models()
    if name not in known and "/" not in name:
        raise NotAModelName(name, names=", ".join(known))
    folder = models_folder / name.replace("/", "--")
    coming = folder.with_name(f".{folder.name}.coming")  # half a model is none
    try:
        coming.mkdir(parents=True, exist_ok=True)
        download_model(name, output_dir=str(coming))
    except Exception as cause:  # huggingface_hub, requests and the system each have their own
        fault = " ".join((str(cause).strip() or type(cause).__name__).split())[:150]
        raise CouldNotFetch(name, fault=fault, folder=str(models_folder)) from cause
    if not is_model(coming):
        raise CouldNotFetch(name, fault=" ".join(FILES), folder=str(models_folder))
    coming.rename(folder)
    return folder


def load(
    folder: Path, *, device: str = "auto", compute_type: str = "default", cpu_threads: int = 0
) -> WhisperModel:
    """Load a model from a folder; seconds and up to 3 GB. Raises DamagedModel.

    compute_type 'default' is int8 on a processor and float16 on a graphics card, or what the
    device has that comes nearest.
    """
    from faster_whisper import WhisperModel  # heavy: only who transcribes pays for it

    where = device_of(device)
    if compute_type == "default":
        compute_type = GPU_TYPE if where == "cuda" else CPU_TYPE
    try:
        return WhisperModel(
            str(folder),
            device=where,
            compute_type=compute_type,
            cpu_threads=cpu_threads,
            local_files_only=True,
        )
    except (RuntimeError, ValueError, OSError) as cause:
        fault = " ".join(str(cause).split())[:150]
        raise DamagedModel(str(folder), fault=fault) from cause


def device_of(device: str) -> str:
    """'cpu' or 'cuda': the graphics card where there is one and nothing else was asked for."""
    import ctranslate2

    if device != "auto":
        return device
    return "cuda" if ctranslate2.get_cuda_device_count() else "cpu"


def batch_of(device: str, asked: int) -> int:
    """How many windows are heard at once; 0 asks for what suits the device."""
    return asked or (GPU_BATCH if device_of(device) == "cuda" else CPU_BATCH)


def _sizes(folder: Path) -> Iterator[int]:
    return (path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _downloaded_before(name: str) -> Path | None:
    from faster_whisper.utils import download_model

    try:
        folder = Path(download_model(name, local_files_only=True))
    except (ValueError, OSError):  # no such name; not in the cache
        return None
    return folder if is_model(folder) else None
