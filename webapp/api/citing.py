"""A citation for programs: every style of it, and whether quoted words stand there."""

from __future__ import annotations

from typing import Any

from flask import abort, jsonify
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _

from archive import cited, styles
from archive.cited import Withdrawn
from webapp import i18n, site
from webapp.absolute import absolute
from webapp.api.declare import Endpoint, Parameter

TEXT = {"type": "string"}
CITATION = {
    "type": "object",
    "required": ["passage", "text", "address", "sha256", "document", "changed", "replaced_by",
                 "quote_stands", "styles"],
    "properties": {
        "passage": TEXT,
        "text": TEXT,
        "address": TEXT,
        "document": TEXT,
        "sha256": TEXT,
        "resolution": {"type": ["string", "null"]},
        "changed": {"type": "boolean", "description": "The words are others than the link names."},
        "removed": {"type": "boolean", "description": "Whether some of them were removed by the "
                    "records office."},
        "before": {"type": ["string", "null"], "description": "The words that stood there once."},
        "replaced_by": {"type": ["string", "null"]},
        "quote_stands": {"type": ["boolean", "null"]},
        "styles": {"type": "object", "additionalProperties": TEXT},
    },
}  # fmt: skip


def cite(asked: dict[str, Any]) -> ResponseReturnValue:
    """What a permanent address stands for. 404, or 410 where it was withdrawn."""
    try:
        found = cited.find(site.catalogue(), asked["passage"])
    except Withdrawn:
        abort(410)
    quote = asked.get("quote", "")
    stands = cited.stands(site.catalogue(), found, quote) if quote else None
    shown = cited.quoted(found, quote) if stands else found
    town = site.here().settings.town_name
    sheet = styles.Sheet(shown, town, absolute(found.address), i18n.lang())
    return jsonify(
        passage=found.passage.id,
        text=found.passage.text,
        address=found.address,
        document=found.document.id,
        sha256=found.document.sha256,
        resolution=found.resolution,
        changed=found.changed,
        removed=found.removed,
        before=found.before,
        replaced_by=found.newer.document.id if found.newer else None,
        quote_stands=stands,
        styles={name: style.write(sheet) for name, style in styles.STYLES.items()},
    )


ENDPOINT = Endpoint(
    name="cite",
    path="/citations/{passage}",
    about=_("How a passage or a moment is cited, and whether quoted words stand there."),
    gives="citation",
    answer=cite,
    parameters=(
        Parameter("passage", _("A passage's id, with or without the fingerprint of its words."),
                  {"type": "string", "maxLength": 60}, "path"),
        Parameter("quote", _("Words to check, word for word."),
                  {"type": "string", "maxLength": 2000}),
    ),
    refuses=(404, 410),
)  # fmt: skip
