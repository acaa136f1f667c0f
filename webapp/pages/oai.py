"""OAI-PMH for libraries that harvest the archive."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Blueprint, Response, request

from archive.export import oai as protocol
from webapp import site
from webapp.absolute import root

pages = Blueprint("oai", __name__)


@pages.route("/oai", methods=["GET", "POST"])
def oai() -> Response:
    """An answer in XML, errors included (the protocol asks for 200). POST reads, as it must."""
    settings = site.here().settings
    repository = protocol.Repository(
        name=settings.town_name or "Greffe",
        root=root(),
        host=urlsplit(root()).hostname or "localhost",
        email=settings.email,
        licence=settings.licence,
        lang=settings.lang,
    )
    asked = request.args if request.method == "GET" else request.form
    given = {name: asked.getlist(name) for name in asked}
    return Response(protocol.answer(site.catalogue(), repository, given), mimetype="text/xml")
