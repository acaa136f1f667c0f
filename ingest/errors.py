"""Why a file can't be read. The file's own fault: it goes to rejected/ with the sentence.

Unreadable
├─ WordNamedPdf   ├─ Encrypted   ├─ CutShort   ├─ Damaged   ├─ Empty   ├─ NotAPdf
├─ OldWord        ├─ Unsupported ├─ NoSound    ├─ NoCues    ├─ TooSlow ├─ Crashed   ├─ TooLarge
"""

from __future__ import annotations

from archive.errors import GreffeError


class Unreadable(GreffeError):
    code = "unreadable"
    says = {"en": "{subject} can't be read", "fr": "{subject} est illisible"}
    remedy = {
        "en": "Open it to check it, save it again as a PDF and drop it again.",
        "fr": "Ouvrez-le pour le vérifier, enregistrez-le de nouveau en PDF et redéposez-le.",
    }


class WordNamedPdf(Unreadable):
    code = "word-named-pdf"
    says = {
        "en": "{subject} is a Word document whose name ends in {suffix}",
        "fr": "{subject} est un document Word dont le nom se termine par {suffix}",
    }
    remedy = {
        "en": "Open it in Word, choose Save as PDF, and drop that PDF instead.",
        "fr": "Ouvrez-le dans Word, choisissez « Enregistrer au format PDF » et déposez ce PDF.",
    }


class Encrypted(Unreadable):
    code = "encrypted"
    says = {
        "en": "{subject} is protected by a password",
        "fr": "{subject} est protégé par un mot de passe",
    }
    remedy = {
        "en": "Ask its author for a copy without a password and drop that copy.",
        "fr": "Demandez à son auteur une copie sans mot de passe et déposez-la.",
    }


class CutShort(Unreadable):
    code = "cut-short"
    says = {
        "en": "{subject} is incomplete: its end is missing, as after an interrupted copy",
        "fr": "{subject} est incomplet : la fin manque, comme après une copie interrompue",
    }
    remedy = {
        "en": "Copy it again from where it comes and drop it again.",
        "fr": "Copiez-le de nouveau depuis sa source et redéposez-le.",
    }


class Damaged(Unreadable):
    code = "damaged"
    says = {
        "en": "{subject} is damaged: no page of it can be opened",
        "fr": "{subject} est endommagé : aucune de ses pages ne s'ouvre",
    }
    remedy = {
        "en": "Open it to check it, save it again as a PDF and drop it again.",
        "fr": "Ouvrez-le pour le vérifier, enregistrez-le de nouveau en PDF et redéposez-le.",
    }


class Empty(Unreadable):
    code = "empty"
    says = {"en": "{subject} is empty (0 bytes)", "fr": "{subject} est vide (0 octet)"}
    remedy = {
        "en": "Copy it again from where it comes and drop it again.",
        "fr": "Copiez-le de nouveau depuis sa source et redéposez-le.",
    }


class NotAPdf(Unreadable):
    code = "not-a-pdf"
    says = {
        "en": "{subject} is named .pdf but is not a PDF (it looks like {found})",
        "fr": "{subject} se nomme .pdf mais n'est pas un PDF (on dirait : {found})",
    }
    remedy = {
        "en": "Save it as a PDF from the program that made it and drop that PDF.",
        "fr": "Enregistrez-le en PDF depuis le logiciel qui l'a créé et déposez ce PDF.",
    }


class Unsupported(Unreadable):
    code = "unsupported"
    says = {
        "en": "{subject} is of a kind that Greffe does not read ({found})",
        "fr": "{subject} est d'un type que Greffe ne lit pas ({found})",
    }
    remedy = {
        "en": "Drop a PDF, a Word or web page, a scan (PNG, JPEG, TIFF), a recording (MP4, MP3, "
        "WAV…) or captions (VTT, SRT).",
        "fr": "Déposez un PDF, un document Word, une page web, une numérisation (PNG, JPEG, TIFF), "
        "un enregistrement (MP4, MP3, WAV…) ou des sous-titres (VTT, SRT).",
    }


class NoSound(Unreadable):
    code = "no-sound"
    says = {
        "en": "{subject} holds no sound that can be played",
        "fr": "{subject} ne contient aucun son lisible",
    }
    remedy = {
        "en": "Play it to check it, export it again (MP4 or MP3) and drop it again.",
        "fr": "Écoutez-le pour le vérifier, exportez-le de nouveau (MP4 ou MP3) et redéposez-le.",
    }


class NoCues(Unreadable):
    code = "no-cues"
    says = {
        "en": "{subject} holds no caption line with a time",
        "fr": "{subject} ne contient aucune ligne de sous-titre avec un temps",
    }
    remedy = {
        "en": "Export the captions again as WebVTT or SRT and drop them again.",
        "fr": "Exportez de nouveau les sous-titres en WebVTT ou SRT et redéposez-les.",
    }


class TooSlow(Unreadable):
    code = "too-slow"
    says = {
        "en": "{subject} was given up after {seconds} seconds without a page read",
        "fr": "{subject} a été abandonné après {seconds} secondes sans qu'une page soit lue",
    }
    remedy = {
        "en": "Print it to a new PDF and drop that one.",
        "fr": "Imprimez-le dans un nouveau PDF et déposez celui-ci.",
    }


class Crashed(Unreadable):
    code = "crashed"
    says = {
        "en": "{subject} made the reader stop (it is damaged, or made to harm)",
        "fr": "{subject} a fait tomber le lecteur (il est endommagé, ou conçu pour nuire)",
    }
    remedy = {
        "en": "Print it to a new PDF and drop that one.",
        "fr": "Imprimez-le dans un nouveau PDF et déposez celui-ci.",
    }


class TooLarge(Unreadable):
    code = "too-large"
    says = {
        "en": "{subject} needs more memory than a file may take ({limit} MB)",
        "fr": "{subject} demande plus de mémoire qu'un fichier n'en a droit ({limit} Mo)",
    }
    remedy = {
        "en": "Split it, or print it to a new PDF, and drop the result.",
        "fr": "Divisez-le, ou imprimez-le dans un nouveau PDF, et déposez le résultat.",
    }


class ReaderFault(Unreadable):
    code = "reader-fault"
    says = {
        "en": "{subject} met a fault in Greffe itself ({fault})",
        "fr": "{subject} s'est heurté à un défaut de Greffe ({fault})",
    }
    remedy = {
        "en": "The file is kept here: report this sentence, and drop the file again after an "
        "upgrade.",
        "fr": "Le fichier est gardé ici : signalez cette phrase, et redéposez le fichier après une "
        "mise à jour.",
    }


class Vanished(Unreadable):
    code = "vanished"
    says = {
        "en": "{subject} could not be opened ({fault})",
        "fr": "{subject} n'a pas pu être ouvert ({fault})",
    }
    remedy = {
        "en": "Check that it is there and that Greffe may read it.",
        "fr": "Vérifiez qu'il est là et que Greffe a le droit de le lire.",
    }


class TooManyCues(Unreadable):
    code = "too-many-cues"
    says = {
        "en": "{subject} holds more than {limit} caption lines",
        "fr": "{subject} contient plus de {limit} lignes de sous-titres",
    }
    remedy = {
        "en": "Check that it is the captions of one meeting, and drop one file for each meeting.",
        "fr": "Vérifiez que ce sont les sous-titres d'une seule séance, et déposez un fichier par "
        "séance.",
    }


class NotThere(Unreadable):
    code = "not-there"
    says = {"en": "There is no {subject}", "fr": "{subject} n'existe pas"}
    remedy = {"en": "Check its name and its folder.", "fr": "Vérifiez son nom et son dossier."}


class NotAllowed(Unreadable):
    code = "not-allowed"
    says = {
        "en": "Greffe is not allowed to read {subject}",
        "fr": "Greffe n'a pas le droit de lire {subject}",
    }
    remedy = {
        "en": "Give the account that runs Greffe the right to read it: it stays where it is.",
        "fr": "Donnez au compte qui exécute Greffe le droit de le lire : il reste où il est.",
    }


class NotAFile(Unreadable):
    code = "not-a-file"
    says = {"en": "{subject} is not a file", "fr": "{subject} n'est pas un fichier"}
    remedy = {
        "en": "Give a PDF, a recording or captions.",
        "fr": "Donnez un PDF, un enregistrement ou des sous-titres.",
    }


class StillWritten(Unreadable):
    code = "still-written"
    says = {
        "en": "{subject} was being written while it was read",
        "fr": "{subject} était en cours d'écriture pendant sa lecture",
    }
    remedy = {
        "en": "Wait until it is whole and bring it in again: it stays where it is.",
        "fr": "Attendez qu'il soit entier et apportez-le de nouveau : il reste où il est.",
    }


class NeedsLibreOffice(Unreadable):
    """Old Word, OpenDocument, RTF, WordPerfect: found is the format's suffix, '.doc'."""

    code = "needs-libreoffice"
    says = {
        "en": "{subject} is of a format ({found}) that needs LibreOffice, which this server "
        "does not have",
        "fr": "{subject} est d'un format ({found}) qui demande LibreOffice, absent de ce serveur",
    }
    remedy = {
        "en": "Save it as PDF or as .docx and drop the result, or have libreoffice-writer "
        "installed and drop it again.",
        "fr": "Enregistrez-le en PDF ou en .docx et déposez le résultat, ou faites installer "
        "libreoffice-writer et redéposez-le.",
    }


class OfficeTooSlow(Unreadable):
    code = "office-too-slow"
    says = {
        "en": "{subject} was given up: LibreOffice had not opened it after {seconds} seconds",
        "fr": "{subject} a été abandonné : LibreOffice ne l'avait pas ouvert après {seconds} "
        "secondes",
    }
    remedy = {
        "en": "Save it as a PDF from the program that made it and drop that PDF.",
        "fr": "Enregistrez-le en PDF depuis le logiciel qui l'a créé et déposez ce PDF.",
    }


class WebErrorPage(Unreadable):
    """found is the page's own title, by which the clerk will know it."""

    code = "web-error-page"
    says = {
        "en": "{subject} is no record but a web site's message, saved in its place (“{found}”)",
        "fr": "{subject} n'est pas un document mais un message de site web, enregistré à sa place "
        "(« {found} »)",
    }
    remedy = {
        "en": "Open the record in a browser, signed in where the site asks, save it and drop "
        "it again.",
        "fr": "Ouvrez le document dans un navigateur, en vous identifiant si le site le demande, "
        "enregistrez-le et redéposez-le.",
    }


class NoWords(Unreadable):
    code = "no-words"
    says = {
        "en": "{subject} holds no word that can be read",
        "fr": "{subject} ne contient aucun mot lisible",
    }
    remedy = {
        "en": "Open it to check it, save it again and drop it again.",
        "fr": "Ouvrez-le pour le vérifier, enregistrez-le de nouveau et redéposez-le.",
    }


class PictureTooLarge(Unreadable):
    code = "picture-too-large"
    says = {
        "en": "{subject} is a picture of {found} million pixels; no more than {limit} are read",
        "fr": "{subject} est une image de {found} millions de pixels ; on n'en lit que {limit}",
    }
    remedy = {
        "en": "Scan it again at 300 dots per inch and drop that file.",
        "fr": "Numérisez-le de nouveau à 300 points par pouce et déposez ce fichier.",
    }


class NotWellFormed(Unreadable):
    code = "not-well-formed"
    says = {
        "en": "{subject} is not well-formed {format}: it breaks off at line {line}",
        "fr": "{subject} n'est pas du {format} bien formé : la lecture s'arrête à la ligne {line}",
    }
    remedy = {
        "en": "Export it again, as WebVTT or SRT if you can, and drop that file.",
        "fr": "Exportez-le de nouveau, en WebVTT ou en SRT si possible, et déposez ce fichier.",
    }


class SidecarWrong(Unreadable):
    code = "sidecar"
    says = {
        "en": "{subject} has {key}: {value!r}, where {allowed} is expected",
        "fr": "{subject} contient {key} : {value!r}, là où il faut {allowed}",
    }
    remedy = {
        "en": "Correct it, or take it away, and drop it again with the file that it describes.",
        "fr": "Corrigez-le, ou retirez-le, et redéposez-le avec le fichier qu'il décrit.",
    }


class SidecarAlone(Unreadable):
    code = "sidecar-alone"
    says = {
        "en": "{subject} describes {described}, which is neither beside it nor in the archive",
        "fr": "{subject} décrit {described}, qui n'est ni à côté de lui ni dans les archives",
    }
    remedy = {
        "en": "Drop the two together, in the same folder.",
        "fr": "Déposez les deux ensemble, dans le même dossier.",
    }
