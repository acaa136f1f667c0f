"""The words of the query language, in both languages, as data: folded, so without accents."""

from __future__ import annotations

import re

from archive.model import Kind, Lang

# Operators are written in capitals, so that « ou » and near stay words.
OR = frozenset({"OR", "OU"})
NOT = frozenset({"NOT", "SAUF", "WITHOUT", "SANS"})
NEAR = frozenset({"NEAR", "PRÈS", "PRES"})
AND = frozenset({"AND", "ET", "+"})  # all words are wanted anyway

FIELDS = {
    "body": "body instance comite committee board organe",
    "speaker": "speaker intervenant intervenante orateur oratrice",
    "kind": "kind genre type",
    "after": "after apres since depuis",
    "before": "before avant until",
    "date": "date jour day",
    "year": "year annee an",
    "lang": "lang langue language",
    "item": "item point",
    "resolution": "resolution deliberation",
    "vote": "vote outcome issue",
    "amount": "amount montant somme",
    "street": "street rue road avenue chemin boulevard lieu voie adresse address",
    "councillor": "councillor councilor conseiller conseillere member membre elu elue mover",
}
FIELD_NAMED = {word: name for name, words in FIELDS.items() for word in words.split()}

KINDS = {
    Kind.AGENDA: "agenda|agendas|ordre du jour|ordres du jour|odj|convocation",
    Kind.MINUTES: "minutes|pv|proces verbal|proces verbaux|compte rendu|comptes rendus|cr",
    Kind.PACKET: "packet|package|agenda package|dossier|dossier de seance",
    Kind.NOTICE: "notice|notices|avis|avis public",
    Kind.RESOLUTION: "resolution|resolutions|deliberation|deliberations|extrait",
    Kind.BYLAW: "bylaw|bylaws|by law|by laws|ordinance|ordinances|reglement|reglements|arrete",
    Kind.REPORT: "report|reports|rapport|rapports",
    Kind.TRANSCRIPT: "transcript|transcripts|transcription|captions|sous titres",
    Kind.RECORDING: "recording|recordings|enregistrement|audio|video|seance filmee",
    Kind.OTHER: "other|autre|document",
}
KIND_NAMED = {word: kind for kind, words in KINDS.items() for word in words.split("|")}

LANG_NAMED: dict[str, Lang] = {
    "fr": "fr", "francais": "fr", "french": "fr",
    "en": "en", "anglais": "en", "english": "en",
}  # fmt: skip

# What a vote came to, as it is asked for -> as the records have it.
VOTES = {
    "carried": "carried passed adopted approved adopte adoptee approuve approuvee acceptee pour",
    "lost": "lost defeated failed rejected denied rejete rejetee refuse refusee battue contre",
    "unanimous": "unanimous unanimously unanimite unanime",
    "deferred": "deferred tabled postponed reporte reportee differe differee ajourne",
    "withdrawn": "withdrawn retire retiree",
}
VOTE_NAMED = {word: vote for vote, words in VOTES.items() for word in words.split()}

MONTHS = {
    "janvier": 1, "fevrier": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6, "juillet": 7, "aout": 8,
    "septembre": 9, "octobre": 10, "novembre": 11, "decembre": 12, "january": 1, "february": 2,
    "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
    "october": 10, "november": 11, "december": 12, "jan": 1, "janv": 1, "feb": 2, "fev": 2,
    "mar": 3, "apr": 4, "avr": 4, "jun": 6, "jul": 7, "juil": 7, "aug": 8, "sep": 9, "sept": 9,
    "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip

# Words of a question that are not words of its answer: qui s'occupe de…, how long can I…
ASKING = frozenset(
    "what when where who whom whose why how which does do did can could should would may might i "
    "me my our so if any there quand ou qui que quoi comment combien pourquoi quel quelle quels "
    "quelles lequel laquelle est-ce faut peut peuvent puis mon ma mes notre nos votre vos je tu "
    "cas".split()
)
HOW = frozenset("long much many often far big old soon".split())  # after how

# What stands in every decision and answers no question: its words are not counted. Before each
# what stands in it always, in small letters: most texts hold none of these.
FORMULAS = (
    ("signer", re.compile(
        r"\b(?:autoris|charg|mandat|habilit)\w+ [^.;]{0,80}?\bmaire\b[^.;]{0,160}?"
        r"\b(?:a|à) +signer\b[^.;]*",
        re.IGNORECASE,
    )),
    ("pour extrait conforme", re.compile(r"\bpour extrait conforme\b[^.;]*", re.IGNORECASE)),
    (" le maire",
     re.compile(r"(?:^|(?<=[.\n]))\s*(?:M\.|Mme|Madame|Monsieur) le Maire\s*:", re.IGNORECASE)),
    ("authoriz", re.compile(
        r"\bauthoriz\w+ [^.;]{0,40}?\b(?:mayor|clerk|city manager)\b[^.;]{0,120}?"
        r"\b(?:execute|sign)\b[^.;]{0,60}",
        re.IGNORECASE,
    )),
)  # fmt: skip
