"""The dashboard, and each of its figures as a file for a spreadsheet."""

from __future__ import annotations

import csv
import io

from flask import Blueprint, Response, abort, render_template, request

from archive.export.tables import FORMULA_STARTS
from webapp import figures as drawn
from webapp import site
from webapp.figures import Cell, Figure

pages = Blueprint("figures", __name__, url_prefix="/figures")


@pages.get("")
def figures() -> str:
    """All figures; ?body= those of one body."""
    return render_template(
        "figures.html",
        figures=_asked(),
        body=request.args.get("body"),
        bodies=site.catalogue().bodies(),
    )


@pages.get("/<name>.csv")
def table(name: str) -> Response:
    """One figure, in the reader's language. With the mark by which spreadsheets know UTF-8."""
    found = next((one for one in _asked() if one.name == name), None)
    if found is None:
        abort(404)
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(found.columns)
    writer.writerows([_harmless(cell) for cell in row] for row in found.rows)
    response = Response("\ufeff" + out.getvalue(), mimetype="text/csv")
    response.headers["Content-Disposition"] = f'attachment; filename="{found.name}.csv"'
    return response


def _asked() -> list[Figure]:
    catalogue, body = site.catalogue(), request.args.get("body") or None
    if body:
        site.body_or_error(body)
    within = site.here().settings.minutes_days
    return drawn.all_of(catalogue, today=site.today(), within=within, body=body)


def _harmless(cell: Cell) -> Cell:
    """A name that a spreadsheet would run as a formula is quoted (OWASP, CSV injection)."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell
