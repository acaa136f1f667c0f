"""Why a ZIP, or one of the files in it or in a PDF, is refused. The others of it go on.

Unreadable
├─ EmptyBundle  ├─ DamagedBundle  ├─ TooManyMembers  ├─ BundleTooLarge
├─ MemberDamaged  ├─ MemberLocked  ├─ UnsafeName  ├─ LinkInBundle
├─ Swollen  ├─ NestedTooDeep  ├─ UnknownPacking  ├─ MembersRefused
"""

from __future__ import annotations

from archive.model import Lang
from ingest.errors import Unreadable

DROP_IT: dict[Lang, str] = {
    "en": "Unpack the ZIP and drop that file by itself.",
    "fr": "Décompressez le ZIP et déposez ce fichier seul.",
}


class EmptyBundle(Unreadable):
    code = "empty-bundle"
    says = {
        "en": "{subject} holds no file that can be read",
        "fr": "{subject} ne contient aucun fichier lisible",
    }
    remedy = {
        "en": "Check that the records are in it and drop it again.",
        "fr": "Vérifiez que les documents s'y trouvent et redéposez-le.",
    }


class DamagedBundle(Unreadable):
    code = "damaged-bundle"
    says = {
        "en": "{subject} is a damaged ZIP: the list of what it holds can't be read",
        "fr": "{subject} est un ZIP endommagé : la liste de son contenu est illisible",
    }
    remedy = {
        "en": "Make the ZIP again, or drop the files without a ZIP.",
        "fr": "Refaites le ZIP, ou déposez les fichiers sans ZIP.",
    }


class TooManyMembers(Unreadable):
    code = "too-many-members"
    says = {
        "en": "{subject} holds more than {limit} files",
        "fr": "{subject} contient plus de {limit} fichiers",
    }
    remedy = {
        "en": "Unpack it and drop its folders one after the other.",
        "fr": "Décompressez-le et déposez ses dossiers l'un après l'autre.",
    }


class BundleTooLarge(Unreadable):
    code = "bundle-too-large"
    says = {
        "en": "{subject} would make what is unpacked larger than {limit} MB",
        "fr": "{subject} porterait ce qui est décompressé à plus de {limit} Mo",
    }
    remedy = DROP_IT


class MemberDamaged(Unreadable):
    code = "member-damaged"
    says = {
        "en": "{subject} is damaged inside the file that holds it",
        "fr": "{subject} est endommagé dans le fichier qui le contient",
    }
    remedy = {
        "en": "Take it from where it was before and drop it by itself.",
        "fr": "Reprenez-le là où il était auparavant et déposez-le seul.",
    }


class MemberLocked(Unreadable):
    code = "member-locked"
    says = {
        "en": "{subject} is protected by the ZIP's password",
        "fr": "{subject} est protégé par le mot de passe du ZIP",
    }
    remedy = {
        "en": "Unpack the ZIP with its password and drop the files without one.",
        "fr": "Décompressez le ZIP avec son mot de passe et déposez les fichiers sans celui-ci.",
    }


class UnsafeName(Unreadable):
    code = "unsafe-name"
    says = {
        "en": "{subject} bears a name that leads out of the folder it would be unpacked into",
        "fr": "{subject} porte un nom qui mène hors du dossier où il serait décompressé",
    }
    remedy = DROP_IT


class LinkInBundle(Unreadable):
    code = "link-in-bundle"
    says = {
        "en": "{subject} is a link to another file, not a file",
        "fr": "{subject} est un lien vers un autre fichier, non un fichier",
    }
    remedy = {
        "en": "Drop the file itself.",
        "fr": "Déposez le fichier lui-même.",
    }


class Swollen(Unreadable):
    code = "swollen"
    says = {
        "en": "{subject} is packed more than {limit} times smaller than it is, as is done to harm",
        "fr": "{subject} est comprimé plus de {limit} fois, comme pour nuire",
    }
    remedy = DROP_IT


class NestedTooDeep(Unreadable):
    code = "nested-too-deep"
    says = {
        "en": "{subject} is a ZIP within more than {limit} others",
        "fr": "{subject} est un ZIP imbriqué dans plus de {limit} autres",
    }
    remedy = DROP_IT


class UnknownPacking(Unreadable):
    code = "unknown-packing"
    says = {
        "en": "{subject} is packed in a way that Greffe does not know ({found})",
        "fr": "{subject} est comprimé d'une façon que Greffe ne connaît pas ({found})",
    }
    remedy = DROP_IT


class MembersRefused(Unreadable):
    """Of the ZIP itself, which is kept for their sake. Each of them has its own sentence."""

    code = "members-refused"
    says = {
        "en": "{subject} holds files that could not be unpacked ({count}); the others, if "
        "any, were brought in",
        "fr": "{subject} contient des fichiers qui n'ont pas pu être décompressés ({count}) ; les "
        "autres, s'il y en a, ont été pris",
    }
    remedy = {
        "en": "The ZIP is kept here: take those files out of it and drop them by themselves.",
        "fr": "Le ZIP est gardé ici : sortez-en ces fichiers et déposez-les seuls.",
    }
