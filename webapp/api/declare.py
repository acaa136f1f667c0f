"""What an address of the API takes and gives. Routes, checks and OpenAPI are made from this."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from flask.typing import ResponseReturnValue
from flask_babel import LazyString

Schema = Mapping[str, Any]
DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"


class Refused(Exception):
    """A parameter that can't be used: its name, its value and what is expected."""

    def __init__(self, name: str, value: str, expected: str) -> None:
        self.name, self.value, self.expected = name, value, expected
        super().__init__(f"{name}: {value!r}, {expected} is expected")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter. schema is JSON Schema: string (pattern, enum, format date or date-time) or
    integer (minimum, maximum)."""

    name: str
    about: LazyString
    schema: Schema = field(default_factory=lambda: {"type": "string"})
    where: Literal["query", "path"] = "query"
    required: bool = False
    many: bool = False  # may be given several times
    example: str = ""

    def value(self, given: str) -> Any:
        """The value understood. Raises Refused."""
        if self.schema["type"] == "integer":
            return self._integer(given)
        if choices := self.schema.get("enum"):
            if given not in choices:
                raise Refused(self.name, given, ", ".join(choices))
        elif self.schema.get("format") in ("date", "date-time"):
            return self._time(given)
        elif (pattern := self.schema.get("pattern")) and not re.fullmatch(pattern, given):
            raise Refused(self.name, given, self.example or pattern)
        if len(given) < self.schema.get("minLength", 0):
            raise Refused(self.name, given, self.example or "…")
        longest = self.schema.get("maxLength")
        if longest and len(given) > longest:
            raise Refused(self.name, given[:40] + "…", f"≤ {longest}")
        return given

    def _integer(self, given: str) -> int:
        low, high = self.schema["minimum"], self.schema["maximum"]
        if not re.fullmatch(r"[0-9]{1,9}", given) or not low <= int(given) <= high:
            raise Refused(self.name, given, f"{low} – {high}")
        return int(given)

    def _time(self, given: str) -> str:
        """A day as it is; a time in UTC, as the database has it."""
        is_day = self.schema["format"] == "date"
        try:
            if is_day and not re.fullmatch(DAY, given):
                raise ValueError(given)
            time = dt.datetime.fromisoformat(given)
            if is_day:
                return given
            return time.replace(tzinfo=time.tzinfo or dt.UTC).astimezone(dt.UTC).isoformat()
        except (ValueError, OverflowError):
            raise Refused(self.name, given, self.example or "2014-04-24") from None

    def openapi(self) -> dict[str, Any]:
        """As OpenAPI 3.1 has it."""
        schema = dict(self.schema)
        if self.many:
            schema = {"type": "array", "items": schema}
        said = {
            "name": self.name,
            "in": self.where,
            "required": self.required or self.where == "path",
            "description": str(self.about),
            "schema": schema,
        }
        return said | ({"example": self.example} if self.example and not self.many else {})


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One address. path has its parameters in braces; gives names a schema, or is one."""

    name: str
    path: str
    about: LazyString
    gives: str | Schema
    answer: Callable[[dict[str, Any]], ResponseReturnValue]
    parameters: tuple[Parameter, ...] = ()
    refuses: tuple[int, ...] = ()  # but 400 for parameters, and 429
    media_type: str = "application/json"

    @property
    def rule(self) -> str:
        """The path as Werkzeug has it."""
        return re.sub(r"\{(\w+)\}", r"<\1>", self.path)
