"""What can be wrong with an archive, and what to do about it: one sentence each, in both
languages."""

from __future__ import annotations

from dataclasses import dataclass

from archive.model import Lang

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
    "redacted-missing": {
        "fr": "Le fichier de {subject} sans ce qui en est retiré manque ; le public ne reçoit rien "
        "d'ici là. Lancez : greffe reindex.",
        "en": "The file of {subject} without what is removed from it is missing; until it is made "
        "the public gets none. Run: greffe reindex.",
    },
    "redacted-changed": {
        "fr": "Le fichier de {subject} sans ce qui en est retiré n'est plus celui qui a été fait. "
        "Supprimez-le de redacted/ et lancez : greffe reindex.",
        "en": "The file of {subject} without what is removed from it is not what was made. Remove "
        "it from redacted/ and run: greffe reindex.",
    },
    "redacted-unknown": {
        "fr": "redacted/{subject} n'est le fichier d'aucun document caviardé. Retirez-le.",
        "en": "redacted/{subject} is the file of no redacted document. Remove it.",
    },
    "pages-differ": {
        "fr": "{subject} n'a pas dans archive.db toutes ses pages. Restaurez archive.db à partir "
        "d'une sauvegarde.",
        "en": "{subject} does not have all its pages in archive.db. Restore archive.db from a "
        "backup.",
    },
    "passages-missing": {
        "fr": "{subject} n'a aucun passage et ne peut être trouvé. Restaurez archive.db à partir "
        "d'une sauvegarde.",
        "en": "{subject} has no passage and can't be found. Restore archive.db from a backup.",
    },
    "passages-astray": {
        "fr": "{subject} a des passages hors de ses pages. Restaurez archive.db à partir d'une "
        "sauvegarde.",
        "en": "{subject} has passages outside its pages. Restore archive.db from a backup.",
    },
    "passages-misnamed": {
        "fr": "{subject} a des passages que leurs liens ne trouvent pas. Restaurez archive.db à "
        "partir d'une sauvegarde.",
        "en": "{subject} has passages that their links do not find. Restore archive.db from a "
        "backup.",
    },
    "rows-orphaned": {
        "fr": "archive.db garde des lignes sans ce à quoi elles appartiennent ({subject}). "
        "Restaurez archive.db à partir d'une sauvegarde.",
        "en": "archive.db holds rows without what they belong to ({subject}). Restore archive.db "
        "from a backup.",
    },
    "rejected-unknown": {
        "fr": "rejected/{subject} n'est pas au registre des rejets. Redéposez ce qu'il contient "
        "ou retirez-le.",
        "en": "rejected/{subject} is not on record as rejected. Drop what it holds again or "
        "remove it.",
    },
    "rejected-gone": {
        "fr": "{subject} a été rejeté et n'est plus dans rejected/. Si quelqu'un l'a rangé ou "
        "redéposé, il n'y a rien à faire.",
        "en": "{subject} was rejected and is no longer in rejected/. If someone tidied it away or "
        "dropped it again, there is nothing to do.",
    },
    "index-withdrawn": {
        "fr": "L'index tient encore {subject}, qui a été retiré. Lancez : greffe reindex.",
        "en": "The index still holds {subject}, which was withdrawn. Run: greffe reindex.",
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
    "audit-broken": {
        "fr": "Le journal des actes a été altéré à partir de l'entrée {subject}. Comparez-le à une "
        "sauvegarde de archive.db.",
        "en": "The audit log was altered from entry {subject} on. Compare it with a backup of "
        "archive.db.",
    },
    "file-unreadable": {
        "fr": "{subject} est illisible sur le disque et n'est pas dans la sauvegarde. Vérifiez le "
        "disque et les droits du compte.",
        "en": "{subject} can't be read from the disk and is not in the backup. Check the disk and "
        "the rights of the account.",
    },
    "backup-damaged": {
        "fr": "Dans la sauvegarde, {subject} est endommagé et n'a pas été restauré.",
        "en": "In the backup, {subject} is damaged and was not restored.",
    },
    "backup-missing": {
        "fr": "Dans la sauvegarde, {subject} manque.",
        "en": "In the backup, {subject} is missing.",
    },
    "backup-unreadable": {
        "fr": "Dans la sauvegarde, {subject} est illisible sur le disque.",
        "en": "In the backup, {subject} can't be read from the disk.",
    },
    "backup-line-damaged": {
        "fr": "Dans la sauvegarde, une ligne de manifest-sha256.txt est endommagée ({subject}).",
        "en": "In the backup, a line of manifest-sha256.txt is damaged ({subject}).",
    },
    "database-damaged": {
        "fr": "La base archive.db est endommagée ({subject}). Restaurez-la d'une sauvegarde.",
        "en": "The database archive.db is damaged ({subject}). Restore it from a backup.",
    },
}


# What someone may have meant to do: told, and not called wrong.
NOTES = frozenset({"rejected-gone"})


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong. subject is a file name, or a hash where no record bears it."""

    code: str
    subject: str
    document: str | None = None

    def sentence(self, lang: Lang) -> str:
        return SAYS[self.code][lang].format(subject=self.subject)

    @property
    def is_note(self) -> bool:
        return self.code in NOTES
