"""A by-law, a resolution or a contract through its life, as the records name it.

/matters/<kind>-<number>     bylaw-2026-412, resolution-2014-138, contract-51520
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flask import Blueprint, abort, render_template
from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from archive.mentions import Act, Named
from archive.store import Catalogue, Decided, NamedAt
from webapp import site
from webapp.pages.places import Shown, shown

pages = Blueprint("matters", __name__, url_prefix="/matters")
MOST = 300  # mentions of a matter that are shown
ACTS: dict[Act, LazyString] = {
    Act.NOTICE: _("Notice of motion"),
    Act.FIRST: _("Draft or first reading"),
    Act.SECOND: _("Second reading"),
    Act.THIRD: _("Third reading"),
    Act.HEARING: _("Public hearing"),
    Act.ADOPTED: _("Adopted or approved"),
    Act.AMENDED: _("Amended"),
    Act.REPEALED: _("Repealed or replaced"),
    Act.IN_FORCE: _("In force"),
}
KINDS: dict[Named, LazyString] = {
    Named.BYLAW: _("By-law"),
    Named.RESOLUTION: _("Resolution"),
    Named.CONTRACT: _("Contract"),
}


@dataclass(frozen=True, slots=True)
class Stage:
    """What is done to a matter at one meeting, and the first place that says so; None where it is
    only named."""

    act: Act | None
    first: Shown


@pages.app_template_filter("act")
def act_name(act: Act | str) -> LazyString:
    """How a stage is called: « Avis de motion »."""
    return ACTS[Act(act)]


@pages.get("/<slug>")
def matter(slug: str) -> str:
    """The life of one matter, earliest first. 404 where no record names it."""
    kind, _dash, number = slug.partition("-")
    if kind not in KINDS or not number:
        abort(404)
    catalogue = site.catalogue()
    found = catalogue.named_at([Named(kind)], number, earliest=True, limit=MOST)
    decided = decisions_of(catalogue, Named(kind), number)
    if not found and not decided:
        abort(404)
    life = stages(found)
    return render_template(
        "matter.html",
        kind=KINDS[Named(kind)],
        number=printed(found) or (decided[0].decision.number if decided else number),
        stages=[one for one in life if one.act],
        others=[one for one in life if not one.act],
        decided=decided,
    )


def decisions_of(catalogue: Catalogue, named: Named, number: str) -> list[Decided]:
    """The decisions that bear the number of a matter; a contract's is not that of a decision."""
    return [] if named is Named.CONTRACT else catalogue.decisions_keyed(number)


def stages(found: Sequence[NamedAt]) -> list[Stage]:
    """Each thing done at a meeting once. A meeting that does something is not also listed as one
    that only names the matter."""
    made: dict[tuple[str, Act | None], Stage] = {}
    does = {_of(one) for one in found if one.mention.act}
    for one in found:
        key = (_of(one), one.mention.act)
        if key in made or (one.mention.act is None and _of(one) in does):
            continue
        made[key] = Stage(one.mention.act, shown([one])[0])
    return list(made.values())


def printed(found: Iterable[NamedAt]) -> str:
    """The number of a matter as it is printed: the end of its mention, behind the word."""
    for one in found:
        words = one.mention.name.split()
        held = [word for word in words if any(map(str.isdigit, word))]
        if held:
            return " ".join(words[words.index(held[0]) :]).lstrip("#n°Nº")
    return ""


def _of(one: NamedAt) -> str:
    return one.document.meeting_id or one.document.id
