"""The settings of [mail]: how e-mail is sent, if it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast

from archive.option import Option

Security = Literal["starttls", "tls", "none"]


MAIL_OPTIONS: tuple[Option, ...] = (
    Option(
        "mail.host",
        str,
        "",
        "The SMTP server that takes the site's e-mail. Empty: no e-mail is sent, and no alert is "
        "offered. [site] address and a sender are needed as well.",
    ),
    Option("mail.port", int, 0, "Its port. 0: 587 for starttls, 465 for tls, 25 for none."),
    Option(
        "mail.security",
        str,
        "starttls",
        "How the line to it is kept secret; none only for a server on this machine.",
        ("starttls", "tls", "none"),
    ),
    Option("mail.user", str, "", "The name under which it lets us in. Empty: it asks for none."),
    Option(
        "mail.password_file",
        str,
        "",
        "The file in which the password for it stands alone, readable by Greffe's account only.",
    ),
    Option(
        "mail.sender",
        str,
        "",
        "The address that e-mail comes from. Empty: [town] email.",
        pattern=r"[^@\s<>,;:\"]+@[^@\s<>,;:\"]+",
    ),
    Option(
        "mail.per_day",
        int,
        500,
        "E-mails within 24 hours, all together; what is beyond waits. 0: none is sent.",
    ),
    Option(
        "mail.wait_minutes",
        int,
        60,
        "Minutes from a record's coming in to its being told by e-mail: what was dropped by "
        "mistake can be withdrawn meanwhile.",
    ),
    Option("mail.every_hours", int, 20, "Hours between two e-mails for the same subscription."),
)
PORTS: dict[Security, int] = {"starttls": 587, "tls": 465, "none": 25}


@dataclass(frozen=True, slots=True)
class Mail:
    """How e-mail is sent, if it is: [mail]. password_file is absolute, None where there is none."""

    host: str = ""
    port: int = 25
    security: Security = "none"
    user: str = ""
    password_file: Path | None = None
    sender: str = ""
    per_day: int = 500
    wait_minutes: int = 60
    every_hours: int = 20


NO_MAIL = Mail()


def mail(values: Mapping[str, Any], *, home: Path) -> Mail:
    """[mail] from all settings by key. A password file is named from the home."""
    security = cast(Security, values["mail.security"])
    named = values["mail.password_file"]
    return Mail(
        host=values["mail.host"],
        port=values["mail.port"] or PORTS[security],
        security=security,
        user=values["mail.user"],
        password_file=(home / named).resolve() if named else None,
        sender=values["mail.sender"] or values["town.email"],
        per_day=values["mail.per_day"],
        wait_minutes=values["mail.wait_minutes"],
        every_hours=values["mail.every_hours"],
    )
