"""One e-mail to the SMTP server, and what became of it: known, or known to be unknown."""

from __future__ import annotations

import re
import smtplib
import ssl
from contextlib import suppress
from email.message import EmailMessage
from enum import Enum

from archive.errors import GreffeError
from archive.mail_settings import Mail

TIMEOUT_S = 60.0  # of one answer of the server (RFC 5321, 4.5.3.2 gives minutes; nobody waits here)
ADDRESS = re.compile(r"\S*@\S*")
LONGEST_WHY = 300


class Became(Enum):
    """What became of an e-mail."""

    SENT = "sent"
    REFUSED = "refused"  # for good
    UNKNOWN = "unknown"  # the line broke after its words had begun to go out
    LATER = "later"  # not taken now; others may be
    DOWN = "down"  # the server takes none


class NoPassword(GreffeError):
    code = "no-mail-password"
    says = {
        "en": "The password file {subject} can't be read ({why})",
        "fr": "Le fichier du mot de passe {subject} est illisible ({why})",
    }
    remedy = {
        "en": "Correct [mail] password_file, or its rights: Greffe's account must read it.",
        "fr": "Corrigez [mail] password_file, ou ses droits : le compte de Greffe doit le lire.",
    }


def send(mail: Mail, message: EmailMessage, to: str) -> tuple[Became, str]:
    """Send an e-mail once. What became of it, and why, in the server's words without addresses.

    Until its words begin to go out nothing can have arrived: then it is LATER or DOWN. Once they
    went out only an answer tells; without one it is UNKNOWN. Raises NoPassword.
    """
    password = _password(mail)
    try:
        server = _connected(mail, password)
    except (OSError, smtplib.SMTPException) as error:
        return Became.DOWN, why(error)
    try:
        return _handed_over(server, mail, message, to)
    finally:
        with suppress(OSError, smtplib.SMTPException):
            server.quit()


def _handed_over(
    server: smtplib.SMTP, mail: Mail, message: EmailMessage, to: str
) -> tuple[Became, str]:
    try:
        code, said = server.mail(mail.sender)
        if code >= 400:  # our own address: it is not the reader's fault
            return Became.DOWN, _said(code, said)
        code, said = server.rcpt(to)
        if code >= 400:
            return _answered(code, said)
    except (OSError, smtplib.SMTPException) as error:
        return Became.DOWN, why(error)
    try:
        code, said = server.data(message.as_bytes())
    except smtplib.SMTPDataError as error:  # before the words went out
        return _answered(error.smtp_code, error.smtp_error)
    except (OSError, smtplib.SMTPException) as error:
        return Became.UNKNOWN, why(error)
    return _answered(code, said)


def _answered(code: int, said: bytes | str) -> tuple[Became, str]:
    if code < 400:
        return Became.SENT, ""
    if code == 421:  # it closes the line (RFC 5321, 3.8)
        return Became.DOWN, _said(code, said)
    return (Became.LATER if code < 500 else Became.REFUSED), _said(code, said)


def _connected(mail: Mail, password: str) -> smtplib.SMTP:
    ours = mail.sender.rpartition("@")[2]
    if mail.security == "tls":
        secure = ssl.create_default_context()
        server: smtplib.SMTP = smtplib.SMTP_SSL(
            mail.host, mail.port, local_hostname=ours, timeout=TIMEOUT_S, context=secure
        )
    else:
        server = smtplib.SMTP(mail.host, mail.port, local_hostname=ours, timeout=TIMEOUT_S)
    try:
        server.ehlo_or_helo_if_needed()
        if mail.security == "starttls":
            server.starttls(context=ssl.create_default_context())
        if mail.user:
            server.login(mail.user, password)
    except BaseException:
        server.close()
        raise
    return server


def _password(mail: Mail) -> str:
    if mail.password_file is None:
        return ""
    try:
        return mail.password_file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise NoPassword(str(mail.password_file), why=str(error)) from error


def why(error: Exception) -> str:
    """What an error says, on one line and without addresses."""
    if isinstance(error, smtplib.SMTPResponseException):
        return _said(error.smtp_code, error.smtp_error)
    return _plain(str(error) or type(error).__name__)


def _said(code: int, said: bytes | str) -> str:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return _plain(f"{code} {text}")


def _plain(text: str) -> str:
    return ADDRESS.sub("…", " ".join(text.split()))[:LONGEST_WHY]
