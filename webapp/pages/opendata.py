"""The open data: what there is, and the whole of it as one file."""

from __future__ import annotations

import datetime as dt
from typing import cast

from flask import Blueprint, Response, abort, current_app, render_template, send_file
from flask.blueprints import BlueprintSetupState

from archive.export.declared import TABLES, count
from archive.links import slug
from archive.store import published
from webapp import site
from webapp.bulk import Maker
from webapp.pages.api import share

pages = Blueprint("opendata", __name__, url_prefix="/open-data")
NAME = "greffe.bulk"


@pages.record_once
def _maker(state: BlueprintSetupState) -> None:
    here: site.Site = state.app.extensions[site.NAME]
    state.app.extensions[NAME] = Maker(here.settings)


def maker() -> Maker:
    """The maker of this home's ZIP."""
    return cast(Maker, current_app.extensions[NAME])


@pages.get("")
def page() -> str:
    """What the town gives away, in which forms, and under which licence."""
    catalogue = site.catalogue()
    made = maker().newest(catalogue) if published.count(catalogue, "documents") else None
    return render_template(
        "opendata.html",
        tables=[(table, count(catalogue, table)) for table in TABLES],
        licence=site.here().settings.licence,
        made=made,
        size=made.stat().st_size if made else 0,
        made_on=dt.datetime.fromtimestamp(made.stat().st_mtime, dt.UTC).date() if made else None,
    )


@pages.get("/archive.zip")
def archive_zip() -> Response:
    """The ZIP. 503 with Retry-After while the first one is being made."""
    made = maker().newest(site.catalogue())
    if made is None:
        abort(503)
    name = slug(site.here().settings.town_name or "greffe")
    answer = send_file(
        made, mimetype="application/zip", as_attachment=True, download_name=f"{name}-open-data.zip",
        conditional=True, etag=made.stem, max_age=0,
    )  # fmt: skip
    return share(answer)
