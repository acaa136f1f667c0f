"""What keeps a public form from machines, without a third party, a puzzle or a cookie.

A field that people don't see and machines fill in; a signed second at which the form was shown,
since nobody writes within three; a count of what comes from one address, in memory and for an
hour; lengths; and how many links a text holds.
"""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Mapping

from flask import Flask, current_app, request
from flask_babel import gettext as _

from webapp.alerts import tokens
from webapp.limits import Counter

NAME = "greffe.guards"
TRAP = "website"
SOONEST_S, LATEST_S = 3, 24 * 3600  # from the form's being shown to its being sent
PER_HOUR = 20  # forms from one address, which an office may share
HOUR_S = 3600
LINKS = 3
LINK = re.compile(r"https?://|www\.", re.IGNORECASE)
# As much of RFC 5321 as is in use: plain letters, no comments, no quotes.
ADDRESS = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@"
    r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}"
)
LONGEST_ADDRESS = 254


class Guards:
    """Of one application. A class because it counts."""

    def __init__(self) -> None:
        self.key = secrets.token_bytes(32)  # a form shown before a restart is shown once more
        self.counter = Counter(window_s=HOUR_S)


def init_app(app: Flask) -> None:
    app.extensions[NAME] = Guards()
    app.jinja_env.globals["shown_at"] = shown_at


def shown_at() -> str:
    """What a form carries: when it was shown."""
    return tokens.signed(_guards().key, "form", f"{int(time.time()):x}")


def is_machine(form: Mapping[str, str]) -> bool:
    """Whether the field that nobody sees was filled in."""
    return bool(form.get(TRAP, ""))


def is_fresh(form: Mapping[str, str]) -> bool:
    """Whether a form was shown not just now, nor yesterday."""
    shown = tokens.read(_guards().key, "form", form.get("shown", ""))
    if shown is None:
        return False
    return SOONEST_S <= time.time() - int(shown, 16) <= LATEST_S


def is_too_much() -> bool:
    """Count this visitor's form. Whether there were too many within an hour."""
    asked, _left_s = _guards().counter.count(request.remote_addr or "", time.monotonic())
    return asked > PER_HOUR


def links_in(text: str) -> int:
    return len(LINK.findall(text))


def address_trouble(address: str) -> str:
    """Why an e-mail address can't be taken; empty where it can."""
    if len(address) <= LONGEST_ADDRESS and ADDRESS.fullmatch(address):
        return ""
    return str(_("An e-mail address looks like name@example.org."))


def _guards() -> Guards:
    found: Guards = current_app.extensions[NAME]
    return found
