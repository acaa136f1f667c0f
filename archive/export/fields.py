"""A field and a table of the open data, and how they are described."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from archive.model import Kind, Lang, Status
from archive.store import Catalogue
from archive.store.published import Row

Type = Literal["string", "integer", "number"]
Said = Mapping[Lang, str]
STATUSES = tuple(one.value for one in Status if one is not Status.WITHDRAWN)
KINDS = tuple(one.value for one in Kind)


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a table. derive makes it from the others where the database has none of it."""

    name: str
    about: Said
    type: Type = "string"
    nullable: bool = False
    format: str = ""
    choices: tuple[str, ...] = ()
    refers_to: str = ""
    derive: Callable[[Row], str] | None = None

    def schema(self) -> dict[str, Any]:
        """JSON Schema 2020-12, as OpenAPI 3.1 has it."""
        said: dict[str, Any] = {"type": [self.type, "null"] if self.nullable else self.type}
        if self.format:
            said["format"] = self.format
        if self.choices:
            said["enum"] = [*self.choices, None] if self.nullable else [*self.choices]
        return said | {"description": self.about["en"]}


@dataclass(frozen=True, slots=True)
class Table:
    """One kind of record. id are the fields that name a row. source makes the rows where they are
    more than what a statement selects: of one body if its slug is given, else of all."""

    name: str
    about: Said
    id: tuple[str, ...]
    fields: tuple[Field, ...]
    source: Callable[[Catalogue, str | None], Iterator[Row]] | None = None

    def schema(self) -> dict[str, Any]:
        return {
            "type": "object",
            "description": self.about["en"],
            "required": [field.name for field in self.fields],
            "additionalProperties": False,
            "properties": {field.name: field.schema() for field in self.fields},
        }

    def row(self, found: Row) -> Row:
        """A row of the database with what is derived of it, in the order of the fields."""
        return {
            field.name: field.derive(found) if field.derive else found[field.name]
            for field in self.fields
        }


LANG: Said = {
    "fr": "Langue du texte : fr ou en.",
    "en": "Language of the text: fr or en.",
}  # fmt: skip
DAY: Said = {"fr": "Jour de la séance (ISO 8601).", "en": "Day of the meeting (ISO 8601)."}
CHANGED: Said = {
    "fr": "Dernier changement de ce qui s'y trouve (UTC).",
    "en": "Last change of what is there (UTC).",
}
MEETING: Said = {"fr": "Séance (meetings.id).", "en": "Meeting (meetings.id)."}
BODY: Said = {"fr": "Instance (bodies.id).", "en": "Body (bodies.id)."}
BODY_NAME: Said = {"fr": "Nom de l'instance.", "en": "Name of the body."}
DOCUMENT: Said = {"fr": "Document (documents.id).", "en": "Document (documents.id)."}
URL: Said = {
    "fr": "Adresse sur le site, sans l'hôte.",
    "en": "Address on the site, without its host.",
}
