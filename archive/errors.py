"""What can go wrong, said to a person, in French and in English.

GreffeError                 has a code, a subject (a file, a setting, a query) and a remedy
├─ SettingsError            a setting can't be used
├─ NotFound                 no such record
├─ NoArchive                nothing was ever brought into this home
├─ HomeBusy                 another Greffe holds the home
├─ SchemaTooNew             the archive was written by a later Greffe
├─ IndexUnusable            the search index must be rebuilt
├─ FixityError              an original is not what was received
├─ AlreadyThere             a folder to be made is there already
├─ HalfRestored             a restore was interrupted
└─ ingest.errors.*          Unreadable (the file's fault) and NotYet (the machine's fault)

Sentences are data, kept beside the class that raises them, because the ingester writes them
into reason.txt without any web framework. A rejected file keeps code and fields, so the site
can say it again in the reader's language.
"""

from __future__ import annotations

from typing import ClassVar

from archive.model import Lang


class GreffeError(Exception):
    """Base. Subclasses give code, says and remedy for each language.

    says and remedy may use {subject} and any field passed to the constructor.
    """

    code: ClassVar[str] = "error"
    exit_code: ClassVar[int] = 1
    says: ClassVar[dict[Lang, str]] = {"en": "{subject} failed", "fr": "{subject} a échoué"}
    remedy: ClassVar[dict[Lang, str]] = {"en": "", "fr": ""}

    def __init__(self, subject: str, **fields: str | int | float) -> None:
        self.subject = subject
        self.fields = fields
        super().__init__(self.sentence("en"))

    def sentence(self, lang: Lang) -> str:
        """The trouble and the way out, as one or two sentences."""
        return sentence(self.code, lang, self.subject, self.fields)


def registry() -> dict[str, type[GreffeError]]:
    """Every error class by its code, those of other packages included once imported."""
    found: dict[str, type[GreffeError]] = {}
    waiting: list[type[GreffeError]] = [GreffeError]
    while waiting:
        one = waiting.pop()
        found[one.code] = one
        waiting.extend(one.__subclasses__())
    return found


def sentence(code: str, lang: Lang, subject: str, fields: dict[str, str | int | float]) -> str:
    """Say an error again from what was kept of it. An unknown code still gives a sentence."""
    kind = registry().get(code, GreffeError)
    said = kind.says[lang].format(subject=subject, **fields)
    way_out = kind.remedy[lang].format(subject=subject, **fields)
    return f"{said}. {way_out}".strip() if way_out else f"{said}."


class SettingsError(GreffeError):
    code = "settings"
    exit_code = 2
    says = {
        "en": "{subject}: {value!r} can't be used, {allowed} is expected",
        "fr": "{subject} : {value!r} ne convient pas, il faut {allowed}",
    }
    remedy = {"en": "Correct {where}.", "fr": "Corrigez {where}."}


class NotFound(GreffeError):
    code = "not-found"
    says = {
        "en": "{subject} is not in the archive",
        "fr": "{subject} n'est pas dans les archives",
    }


class NoArchive(GreffeError):
    code = "no-archive"
    says = {
        "en": "There is no archive in {subject}",
        "fr": "Il n'y a pas d'archives dans {subject}",
    }
    remedy = {
        "en": "Make one with: greffe --home {subject} init, or name another folder with --home.",
        "fr": "Créez-les avec : greffe --home {subject} init, ou nommez un autre dossier avec "
        "--home.",
    }


class SchemaTooNew(GreffeError):
    code = "schema-too-new"
    says = {
        "en": "{subject} was written by a later version of Greffe",
        "fr": "{subject} a été écrit par une version plus récente de Greffe",
    }
    remedy = {
        "en": "Upgrade with: pip install --upgrade greffe.",
        "fr": "Mettez à jour avec : pip install --upgrade greffe.",
    }


class IndexUnusable(GreffeError):
    code = "index-unusable"
    says = {
        "en": "The search index in {subject} can't be read",
        "fr": "L'index de recherche dans {subject} est illisible",
    }
    remedy = {
        "en": "Rebuild it with: greffe reindex. No record is touched.",
        "fr": "Reconstruisez-le avec : greffe reindex. Aucun document n'est touché.",
    }


class FixityError(GreffeError):
    code = "fixity"
    says = {
        "en": "The original of {subject} is no longer what was received",
        "fr": "L'original de {subject} n'est plus celui qui a été reçu",
    }
    remedy = {
        "en": "Restore {path} from a backup.",
        "fr": "Restaurez {path} à partir d'une sauvegarde.",
    }


class AlreadyThere(GreffeError):
    code = "already-there"
    says = {
        "en": "{subject} exists already",
        "fr": "{subject} existe déjà",
    }
    remedy = {
        "en": "Name a folder that is not there yet: nothing is written over.",
        "fr": "Nommez un dossier qui n'existe pas encore : rien n'est écrasé.",
    }


class HalfRestored(GreffeError):
    code = "half-restored"
    says = {
        "en": "The restoring of {subject} was interrupted or is under way",
        "fr": "La restauration de {subject} a été interrompue ou est en cours",
    }
    remedy = {
        "en": "Start it again with: greffe --home {subject} restore {source}.",
        "fr": "Relancez-la avec : greffe --home {subject} restore {source}.",
    }
