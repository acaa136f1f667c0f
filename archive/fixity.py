"""Does the archive still agree with itself? Originals, store and index, each against the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from archive import index_files, lock
from archive.errors import IndexUnusable
from archive.index.whoosh_engine import WhooshIndex
from archive.model import Lang
from archive.originals import Originals, sha256_of
from archive.settings import Settings
from archive.store import Catalogue

SAYS: dict[str, dict[Lang, str]] = {
    "original-missing": {
        "fr": "L'original de {subject} manque. Restaurez originals/ à partir d'une sauvegarde.",
        "en": "The original of {subject} is missing. Restore originals/ from a backup.",
    },
    "original-changed": {
        "fr": "L'original de {subject} n'est plus celui qui a été reçu. Restaurez-le à partir "
        "d'une sauvegarde.",
        "en": "The original of {subject} is not what was received. Restore it from a backup.",
    },
    "original-unreadable": {
        "fr": "L'original de {subject} est illisible sur le disque. Vérifiez le disque.",
        "en": "The original of {subject} can't be read from the disk. Check the disk.",
    },
    "original-unknown": {
        "fr": "{subject} est dans originals/ sans être dans les archives. Redéposez-le ou "
        "retirez-le.",
        "en": "{subject} lies in originals/ but is not in the archive. Drop it again or remove it.",
    },
    "index-differs": {
        "fr": "L'index ne tient pas {subject} comme les archives. Lancez : greffe reindex.",
        "en": "The index does not hold {subject} as the archive does. Run: greffe reindex.",
    },
    "index-stray": {
        "fr": "L'index tient {subject}, que les archives n'ont pas. Lancez : greffe reindex.",
        "en": "The index holds {subject}, which the archive does not. Run: greffe reindex.",
    },
    "index-unusable": {
        "fr": "L'index est illisible. Lancez : greffe reindex. Aucun document n'est touché.",
        "en": "The index can't be read. Run: greffe reindex. No record is touched.",
    },
    "database-damaged": {
        "fr": "La base archive.db est endommagée ({subject}). Restaurez-la d'une sauvegarde.",
        "en": "The database archive.db is damaged ({subject}). Restore it from a backup.",
    },
}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong. subject is a file name, or a hash where no record bears it."""

    code: str
    subject: str
    document: str | None = None

    def sentence(self, lang: Lang) -> str:
        return SAYS[self.code][lang].format(subject=self.subject)


def check(settings: Settings, catalogue: Catalogue) -> Iterator[Finding]:
    """Everything that is wrong, most serious first. Reads every original whole."""
    yield from _database(catalogue)
    yield from _originals(settings, catalogue)
    yield from _index(settings, catalogue)


def _database(catalogue: Catalogue) -> Iterator[Finding]:
    for line in catalogue.integrity():
        yield Finding("database-damaged", line)


def _originals(settings: Settings, catalogue: Catalogue) -> Iterator[Finding]:
    originals = Originals(settings.originals)
    known = {doc.sha256: doc for doc in catalogue.all_documents()}
    for sha256, doc in sorted(known.items()):
        try:
            if sha256_of(originals.path(sha256)) != sha256:
                yield Finding("original-changed", doc.filename, doc.id)
        except FileNotFoundError:
            yield Finding("original-missing", doc.filename, doc.id)
        except OSError:
            yield Finding("original-unreadable", doc.filename, doc.id)
    strays = [(name, path) for name, path in originals.all() if name not in known]
    if lock.is_held(settings.home):
        return  # they may be on their way to becoming records
    for name, path in strays:
        if path.exists() and catalogue.document_with(name) is None:
            yield Finding("original-unknown", name)


def _index(settings: Settings, catalogue: Catalogue) -> Iterator[Finding]:
    wanted = catalogue.indexed_counts()
    try:
        if not index_files.are_sound(settings.index, index_files.sums(settings), closely=True):
            raise IndexUnusable(str(settings.index))
        held = WhooshIndex(settings.index).document_counts()
    except IndexUnusable:
        if wanted:  # else it has just been made, and nothing was brought over yet
            yield Finding("index-unusable", "index")
        return
    names = catalogue.documents_named(wanted)
    for doc, count in sorted(wanted.items()):
        if held.get(doc) != count:
            yield Finding("index-differs", names[doc].filename, doc)
    every = set(catalogue.document_ids())
    for doc in sorted(set(held) - every):
        yield Finding("index-stray", doc)
