"""What the records office announces: the list, and each at its permanent address."""

from __future__ import annotations

from flask import Blueprint, abort, render_template

from webapp import site

pages = Blueprint("announcements", __name__, url_prefix="/announcements")


@pages.get("")
def announcements() -> str:
    """What is announced, and what was."""
    today = site.today()
    found = site.catalogue().announced(today)
    return render_template(
        "announcements.html",
        current=[one for one in found if not one.is_over(today)],
        past=[one for one in found if one.is_over(today)],
    )


@pages.get("/<int:number>")
def announcement(number: int) -> str:
    """One announcement, also when it is over. 404 before its first day, 410 once withdrawn."""
    today = site.today()
    one = site.catalogue().announcement(number)
    if one.is_withdrawn:
        abort(410)
    if one.starts > today:
        abort(404)
    return render_template("announcement.html", one=one, is_over=one.is_over(today))
