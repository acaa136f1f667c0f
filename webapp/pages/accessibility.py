"""What was done for people who read, hear or move otherwise; what was tested and what was not."""

from __future__ import annotations

from flask import Blueprint, render_template

pages = Blueprint("accessibility", __name__)


@pages.get("/accessibility")
def statement() -> str:
    """The accessibility statement."""
    return render_template("accessibility.html")
