"""One setting, and whether a value is one that it may have."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import cast

from archive.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Option:
    """One setting: its place in greffe.toml, its kind, its default and what it is for."""

    key: str  # "table.name" as in greffe.toml
    kind: type
    default: object
    help: str
    choices: tuple[str, ...] = ()
    pattern: str = ""  # of the whole value, where it is not empty

    @property
    def env(self) -> str:
        """The environment variable that overrides it."""
        return "GREFFE_" + self.key.upper().replace(".", "_")


TRUE, FALSE = ("1", "true", "yes", "oui", "on"), ("0", "false", "no", "non", "off")


def checked(option: Option, raw: object, where: str) -> object:
    """The value in its kind. Text from the environment is converted; TOML's types are not bent."""
    allowed = " | ".join(option.choices) or option.pattern or option.kind.__name__
    value: object = raw
    try:
        if option.kind is bool and isinstance(raw, str):
            value = {**dict.fromkeys(TRUE, True), **dict.fromkeys(FALSE, False)}[raw.lower()]
        elif option.kind in (int, float) and isinstance(raw, str | int | float):
            value = option.kind(raw)
    except (KeyError, ValueError) as cause:
        raise SettingsError(option.key, value=str(raw), allowed=allowed, where=where) from cause
    wrong_kind = not isinstance(value, option.kind)
    negative = option.kind in (int, float) and not wrong_kind and cast(float, value) < 0
    strange = isinstance(value, str) and value and not re.fullmatch(option.pattern or ".*", value)
    if wrong_kind or negative or strange or (option.choices and value not in option.choices):
        raise SettingsError(option.key, value=str(raw), allowed=allowed, where=where)
    return value


def listed(value: str) -> tuple[str, ...]:
    """What stands between commas."""
    return tuple(one.strip() for one in value.split(",") if one.strip())
