"""What Greffe is not sure of, as the clerk reads it. A code comes with a document's record."""

from __future__ import annotations

from collections.abc import Iterable

from archive.model import Lang

# Doubts that go once someone states a field: how their codes begin.
SETTLED_BY: dict[str, tuple[str, ...]] = {
    "date": ("date-", "year-book"),
    "body": ("body-",),
    "kind": ("kind-",),
    "lang": ("lang-",),
}

SAYS: dict[str, dict[Lang, str]] = {
    "date-unknown": {
        "fr": "la date de la séance n'a été trouvée ni dans le nom ni sur la première page",
        "en": "no meeting date was found in the name or on the first page",
    },
    "date-incomplete": {
        "fr": "la date de la séance est incomplète",
        "en": "the meeting date is incomplete",
    },
    "date-conflict": {
        "fr": "le nom du fichier et le document donnent des dates différentes",
        "en": "the file name and the document give different dates",
    },
    "date-ambiguous": {
        "fr": "les chiffres de la date se lisent de deux façons (jour et mois)",
        "en": "the date's figures can be read two ways (day and month)",
    },
    "year-book": {
        "fr": "le fichier réunit plusieurs séances; il est classé à la première",
        "en": "the file binds several meetings; it is filed under the first",
    },
    "body-unknown": {
        "fr": "l'instance (conseil, comité…) n'a pas été reconnue",
        "en": "the body (council, committee…) was not recognised",
    },
    "body-assumed": {
        "fr": "aucune instance n'est nommée; le document est classé au conseil",
        "en": "no body is named; the document is filed under the council",
    },
    "kind-unknown": {
        "fr": "le type de document n'a pas été reconnu",
        "en": "the kind of document was not recognised",
    },
    "lang-unknown": {
        "fr": "la langue n'a pas été reconnue",
        "en": "the language was not recognised",
    },
    "not-understood": {
        "fr": "le document est cherchable, mais ses points et ses décisions n'ont pas pu être "
        "repérés : une règle du programme a échoué; signalez-le à qui entretient Greffe",
        "en": "the document can be searched, but its items and decisions could not be told: a rule "
        "of the program failed; report it to who maintains Greffe",
    },
    "no-text": {
        "fr": "ce sont des images sans texte : seuls son nom et sa date se cherchent",
        "en": "these are images without text: only its name and date can be searched",
    },
    "some-pages-no-text": {
        "fr": "certaines pages sont des images sans texte",
        "en": "some pages are images without text",
    },
    "not-yet-read": {
        "fr": "des pages numérisées attendent Tesseract, qui n'est pas installé; elles seront lues "
        "quand il le sera",
        "en": "scanned pages wait for Tesseract, which is not installed; they are read once it is",
    },
    "ocr-doubtful": {
        "fr": "des pages numérisées ont été mal lues : comparez leur texte à l'image",
        "en": "scanned pages were read badly: compare their text with the picture",
    },
    "name-misleads": {
        "fr": "le nom se termine comme celui d'un autre type de fichier; le contenu a été lu pour "
        "ce qu'il est",
        "en": "the name ends as that of another type of file; the content was read as what it is",
    },
    "only-stamp": {
        "fr": "des pages numérisées n'ont que le tampon pour texte",
        "en": "scanned pages have only a stamp for text",
    },
    "some-pages-unreadable": {
        "fr": "certaines pages n'ont pas pu être lues",
        "en": "some pages could not be read",
    },
    "recording-no-sound": {
        "fr": "l'enregistrement a une image mais pas de son",
        "en": "the recording has a picture but no sound",
    },
    "recording-cut-short": {
        "fr": "la fin de l'enregistrement manque",
        "en": "the end of the recording is missing",
    },
    "recording-gap": {
        "fr": "des passages de l'enregistrement sont sans son : le fichier est endommagé",
        "en": "stretches of the recording have no sound: the file is damaged",
    },
    "text-differs": {
        "fr": "deux lecteurs ne trouvent pas le même texte : comparez-le à l'image des pages",
        "en": "two readers do not find the same text: compare it with the picture of the pages",
    },
    "cut-short": {
        "fr": "la fin du fichier manque : ce qui a pu être lu est gardé",
        "en": "the end of the file is missing: what could be read is kept",
    },
    "attachments-unread": {
        "fr": "des pièces jointes à l'intérieur n'ont pas pu être lues; elles restent dans "
        "l'original",
        "en": "files attached within it could not be read; they remain in the original",
    },
    "page-count-differs": {
        "fr": "deux lecteurs ne comptent pas le même nombre de pages",
        "en": "two readers do not count the same number of pages",
    },
}


def left(codes: Iterable[str], stated: Iterable[str]) -> tuple[str, ...]:
    """The doubts that are left once someone has stated these fields."""
    gone = tuple(start for name in stated for start in SETTLED_BY.get(name, ()))
    return tuple(code for code in codes if not (gone and code.startswith(gone)))


def sentence(code: str, lang: Lang) -> str:
    """The doubt in words; an unknown code is shown as it is."""
    return SAYS[code][lang] if code in SAYS else code
