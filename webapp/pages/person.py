"""A member of a body: meetings attended, motions, votes. Staff and citizens have no page."""

from __future__ import annotations

from flask import Blueprint, abort, render_template

from archive import people
from webapp import site

pages = Blueprint("person", __name__)


@pages.get("/bodies/<body>/members/<slug>")
def member(body: str, slug: str) -> str:
    """A member as the minutes record them. 404 for a name that no minutes list as a member's."""
    catalogue = site.catalogue()
    found_body = site.body_or_error(body)
    sittings = catalogue.sittings(body)
    found = next((one for one in people.members(sittings) if one.slug == slug), None)
    if found is None:
        abort(404)
    documents = {one.document.id for one in found.sittings}
    acts = catalogue.acts_of(documents)
    present = people.keys_by_sitting(sittings)
    return render_template(
        "member.html", body=found_body, member=people.with_acts(found, acts, present)
    )
