"""What a setting is: its place in greffe.toml, its kind, its default."""

from __future__ import annotations

from dataclasses import dataclass


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
