"""What was taken otherwise than it was typed, in a sentence."""

from __future__ import annotations

from flask_babel import LazyString, gettext
from flask_babel import lazy_gettext as _

from archive.asking.question import Remark
from webapp import views

SENTENCES: dict[str, LazyString] = {
    "cut": _("The question was long: what follows %(words)s was left out."),
    "too-many": _("There were many words: the first %(words)s were looked for."),
    "unknown-field": _("%(words)s is no criterion: it was searched as a word."),
    "star": _("A star can only end a word: in %(words)s it was left out."),
    "prefix": _("The beginning of a word has three letters at least: %(words)s was searched as "
                "a word."),
    "quote": _("A quotation mark was left out: it has no other."),
    "no-body": _("No body is called %(words)s: it was searched as words."),
    "no-kind": _("No kind of document is called %(words)s: it was searched as words."),
    "no-year": _("%(words)s is no year: it was searched as words."),
    "no-lang": _("%(words)s is neither French nor English: it was searched as words."),
    "no-after": _("%(words)s is no date: it was searched as words."),
    "no-before": _("%(words)s is no date: it was searched as words."),
    "no-date": _("%(words)s is no date: it was searched as words."),
    "no-vote": _("%(words)s is no outcome of a vote: it was searched as words."),
    "no-amount": _("%(words)s is no sum: it was searched as words."),
    "absent": _("No record answers to the criterion %(words)s: it was searched as words."),
}  # fmt: skip


def sentence(remark: Remark) -> str:
    """A remark in the reader's language."""
    said = SENTENCES.get(remark.code)
    if said is None:
        return str(gettext("%(words)s was searched as words.", words=views.quoted(remark.words)))
    shown = remark.words if remark.code == "too-many" else views.quoted(remark.words)
    return str(said) % {"words": shown}
