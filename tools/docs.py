"""Writes docs/cli.md and docs/settings.md from the program itself. A test compares them.

Usage: python tools/docs.py
"""

from __future__ import annotations

import os
from pathlib import Path

os.environ["GREFFE_LANG"] = "en"

import click  # the language is chosen when commands are imported

from archive.settings import OPTIONS
from webapp.cli import COMMANDS, main

DOCS = Path(__file__).parents[1] / "docs"


def cli() -> str:
    """The help of every command, as the terminal shows it."""
    root = click.Context(main, info_name="greffe", max_content_width=100, terminal_width=100)
    parts = [
        "# The command line\n\nPrinted by `python tools/docs.py`; a test compares it with --help.",
        "Exit status: 0 done, 1 something was refused or found wrong (said on standard error), "
        "2 wrong usage.",
        _block(main.get_help(root)),
    ]
    for name in COMMANDS:
        command = main.get_command(root, name)
        assert command is not None
        context = click.Context(
            command, info_name=name, parent=root, max_content_width=100, terminal_width=100
        )
        parts.append(f"## greffe {name}\n\n{_block(command.get_help(context))}")
        if isinstance(command, click.Group):
            parts += [_block(_within(context, one)) for one in command.list_commands(context)]
    return "\n\n".join(parts) + "\n"


def _within(group: click.Context, name: str) -> str:
    """The help of one command of a group."""
    assert isinstance(group.command, click.Group)
    command = group.command.get_command(group, name)
    assert command is not None
    width = {"max_content_width": 100, "terminal_width": 100}
    return command.get_help(click.Context(command, info_name=name, parent=group, **width))


def settings() -> str:
    """Every setting with its default, its place and what it is for."""
    lines = [
        "# Settings",
        "",
        "`greffe.toml` in the home, or the environment, which wins. Printed by "
        "`python tools/docs.py`.",
        "",
        "| greffe.toml | environment | default | for |",
        "| --- | --- | --- | --- |",
    ]
    for option in OPTIONS:
        table, name = option.key.split(".")
        default = repr(option.default).lower() if option.kind is bool else option.default
        shown = f"`{default}`" if default != "" else ""
        choices = f" ({' or '.join(option.choices)})" if option.choices else ""
        lines.append(f"| `[{table}] {name}` | `{option.env}` | {shown} | {option.help}{choices} |")
    lines += [
        "",
        "`[bodies.aliases]` gives the other names of a body, in either language, so that its",
        "records are gathered under one:",
        "",
        "```toml",
        "[bodies.aliases]",
        '"Conseil municipal" = ["Municipal Council", "Council", "CM"]',
        "```",
        "",
        "`[bodies.about]` says on a body's page what it is, in one language or each in its own:",
        "",
        "```toml",
        "[bodies.about]",
        '"CCU" = { fr = "Il conseille le conseil.", en = "It advises the council." }',
        "```",
        "",
        '`[retention."…"]` is a rule of the town\'s own schedule: how many full years records of',
        "a kind and a body (either may be left out) are kept after their date. What is due is",
        "shown at the desk; nothing is ever deleted:",
        "",
        "```toml",
        '[retention."Avis de convocation"]',
        'kind = "notice"',
        'body = "Conseil municipal"',
        "years = 5",
        'action = "flag"',
        "```",
    ]
    return "\n".join(lines) + "\n"


def _block(text: str) -> str:
    return f"```\n{text}\n```"


if __name__ == "__main__":
    (DOCS / "cli.md").write_text(cli(), encoding="utf-8")
    (DOCS / "settings.md").write_text(settings(), encoding="utf-8")
