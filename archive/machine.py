"""What the machine refuses, said as a sentence: no room, no right to write, a damaged database.

The file that was being brought in is not at fault, so it is not rejected: it waits where it lies.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from archive.errors import GreffeError

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class MachineTrouble(GreffeError):
    """The machine's fault. Nothing is lost, and the same command works once it is put right."""

    code = "machine"
    says = {
        "en": "The machine refuses {subject} ({fault})",
        "fr": "La machine refuse {subject} ({fault})",
    }
    remedy = {
        "en": "Nothing was lost. Put that right and start again.",
        "fr": "Rien n'est perdu. Corrigez cela et recommencez.",
    }


class NoRoom(MachineTrouble):
    code = "no-room"
    says = {
        "en": "There is no room left on the disk that holds {subject}",
        "fr": "Il n'y a plus de place sur le disque qui porte {subject}",
    }
    remedy = {
        "en": "Make room: what was not brought in still waits, and nothing was lost.",
        "fr": "Faites de la place : ce qui n'est pas entré attend toujours, et rien n'est perdu.",
    }


class Unwritable(MachineTrouble):
    code = "unwritable"
    says = {
        "en": "Greffe can't use {subject} ({fault})",
        "fr": "Greffe ne peut pas utiliser {subject} ({fault})",
    }
    remedy = {
        "en": "Check the disk, and that the account which runs Greffe may read and write there. "
        "Nothing was lost.",
        "fr": "Vérifiez le disque, et que le compte qui exécute Greffe peut y lire et y écrire. "
        "Rien n'est perdu.",
    }


class DatabaseDamaged(MachineTrouble):
    code = "database-damaged"
    says = {
        "en": "The database {subject} is damaged ({fault})",
        "fr": "La base de données {subject} est endommagée ({fault})",
    }
    remedy = {
        "en": "Restore it from a backup. The originals and the inbox were not touched.",
        "fr": "Restaurez-la à partir d'une sauvegarde. Les originaux et la boîte de dépôt n'ont "
        "pas été touchés.",
    }


class DatabaseBusy(MachineTrouble):
    code = "database-busy"
    says = {
        "en": "Another program holds the database {subject}",
        "fr": "Un autre programme retient la base de données {subject}",
    }
    remedy = {
        "en": "Close it and start again. Nothing was lost.",
        "fr": "Fermez-le et recommencez. Rien n'est perdu.",
    }


# How SQLite names what went wrong begins so.
SQLITE: tuple[tuple[str, type[MachineTrouble]], ...] = (
    ("SQLITE_FULL", NoRoom),
    ("SQLITE_NOTADB", DatabaseDamaged),
    ("SQLITE_CORRUPT", DatabaseDamaged),
    ("SQLITE_BUSY", DatabaseBusy),
    ("SQLITE_LOCKED", DatabaseBusy),
    ("SQLITE_READONLY", Unwritable),
    ("SQLITE_CANTOPEN", Unwritable),
    ("SQLITE_PERM", Unwritable),
    ("SQLITE_IOERR", Unwritable),
)


def trouble(cause: BaseException, subject: str | os.PathLike[str]) -> MachineTrouble | None:
    """The sentence for what the machine refused; None if the fault is ours or nobody's."""
    if isinstance(cause, MachineTrouble):
        return cause
    if isinstance(cause, sqlite3.Error):
        name = getattr(cause, "sqlite_errorname", None) or ""  # absent where Python raised it
        kinds = [kind for start, kind in SQLITE if name.startswith(start)]
        return kinds[0](os.fspath(subject), fault=str(cause)) if kinds else None
    if isinstance(cause, BrokenPipeError) or not isinstance(cause, OSError):
        return None
    kind = NoRoom if cause.errno in FULL else Unwritable
    place = cause.filename if isinstance(cause.filename, str | bytes) else subject
    shown = os.fsencode(place).decode("utf-8", "backslashreplace")
    return kind(shown, fault=cause.strerror or type(cause).__name__)


@contextmanager
def sentences(subject: str | os.PathLike[str]) -> Iterator[None]:
    """Raise what the machine refuses as MachineTrouble; subject is what it was done to."""
    try:
        yield
    except (OSError, sqlite3.Error) as cause:
        if (said := trouble(cause, subject)) is None:
            raise
        raise said from cause
