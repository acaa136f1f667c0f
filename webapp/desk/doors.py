"""The one place where it is decided who may do what at the desk.

Every endpoint stands in DOORS with the roles that it opens to; one that does not stand there opens
to no one. Whatever changes something carries the session's token and comes from this site.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

from flask import Blueprint, abort, g, redirect, request, url_for
from flask import Response as Page
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from archive.access import Way
from archive.store import Accounts, Role, Session, Store
from webapp import site
from webapp.desk import visitor
from webapp.desk.proofs import is_same, sum_of

IDLE_S = 2 * 3600.0  # a session ends when it is not used for so long,
LASTS_S = 12 * 3600.0  # and however much it is used
READING = ("GET", "HEAD", "OPTIONS")
SMALL_BYTES = 256 * 1024  # of a form
TOKEN, HEADER = "token", "X-Desk-Token"
INSIDE = re.compile(r"/desk(?:/(?!/)[A-Za-z0-9_./-]*)?")

ANYONE = frozenset[Role]()  # with or without a login
ADMINISTRATOR = frozenset({Role.ADMINISTRATOR})
CLERK = ADMINISTRATOR | {Role.CLERK}
EDITOR = CLERK | {Role.EDITOR}
SEALED = CLERK | {Role.READER}  # may see what was withdrawn
EVERYONE = frozenset(Role)

DOORS: dict[str, frozenset[Role]] = {
    "desk.login": ANYONE,
    "desk.log_in": ANYONE,
    "desk.away": ANYONE,
    "desk.back": ANYONE,
    "desk.log_out": EVERYONE,
    "desk.enrolment": EVERYONE,
    "desk.enrol": EVERYONE,
    "desk.front": EVERYONE,
    "desk.now": EVERYONE,
    "desk.retry": EDITOR,
    "desk.retry_many": EDITOR,
    "desk.log": CLERK,
    "desk.log_file": CLERK,
    "desk.documents": EVERYONE,
    "desk.document": EVERYONE,
    "desk.picture": EVERYONE,
    "desk.original": EVERYONE,
    "desk.mend": EDITOR,
    "desk.undo": EDITOR,
    "desk.transcript": EDITOR,
    "desk.sound": EDITOR,
    "desk.revise_lines": EDITOR,
    "desk.revise_stretch": EDITOR,
    "desk.name_speakers": EDITOR,
    "desk.versions": EDITOR,
    "desk.version": EDITOR,
    "desk.restore": EDITOR,
    "desk.chapters": EDITOR,
    "desk.mark": EDITOR,
    "desk.unmark": EDITOR,
    "desk.understood": EVERYONE,
    "desk.amending": EDITOR,
    "desk.adding": EDITOR,
    "desk.amend": EDITOR,
    "desk.add_missed": EDITOR,
    "desk.take_out": EDITOR,
    "desk.withdraw": CLERK,
    "desk.bring_back": CLERK,
    "desk.announcements": CLERK,
    "desk.announce": CLERK,
    "desk.announcement": CLERK,
    "desk.change_announcement": CLERK,
    "desk.withdraw_announcement": CLERK,
    "desk.bring_back_announcement": CLERK,
    "desk.messages": CLERK,
    "desk.message": CLERK,
    "desk.answer_message": CLERK,
    "desk.put_message": CLERK,
    "desk.erase_message": CLERK,
    "desk.mail": CLERK,
    "desk.dismiss": CLERK,
    "desk.many": EDITOR,
    "desk.undo_many": EDITOR,
    "desk.meetings": EVERYONE,
    "desk.meeting": EVERYONE,
    "desk.joining": EDITOR,
    "desk.join": EDITOR,
    "desk.part": EDITOR,
    "desk.move_back": EDITOR,
    "desk.bodies": EVERYONE,
    "desk.rename": CLERK,
    "desk.set_access": CLERK,
    "desk.redaction": CLERK,
    "desk.redact": CLERK,
    "desk.lift": CLERK,
    "desk.given": EVERYONE,
    "desk.retention": CLERK,
    "desk.retain": CLERK,
    "desk.uploads": EDITOR,
    "desk.begin": EDITOR,
    "desk.standing": EDITOR,
    "desk.add": EDITOR,
    "desk.finish": EDITOR,
    "desk.forget": EDITOR,
    "desk.send": EDITOR,
}
# What may bring more bytes than a form: a piece of a file, and files in a form.
LARGE = {"desk.add": 8 << 20, "desk.send": 64 << 20}  # the server takes no more
BY_ITSELF = frozenset({"desk.now"})  # asked for by a page that lies open: no use of a session
BEFORE_ENROLMENT = frozenset({"desk.enrolment", "desk.enrol", "desk.log_out"})

pages = Blueprint("desk", __name__, url_prefix="/desk")


@contextmanager
def accounts() -> Iterator[Accounts]:
    """The users of this home, to be written."""
    with Store.open(site.here().settings.database) as store:
        yield Accounts(store)


def session() -> Session:
    """Of a request that came through a door for users."""
    return cast(Session, g.desk)


def who() -> str:
    return session().user.name


def may(endpoint: str) -> bool:
    """Whether the user may go there: what is not for them is not offered."""
    return session().user.role in DOORS[endpoint]


def sees_sealed() -> bool:
    return session().user.role in SEALED


def sees(way: Way) -> bool:
    """Whether the user may see what is kept from the public so. What waits is seen by all."""
    return way in (Way.OPEN, Way.EMBARGOED) or sees_sealed()


def cookie(name: str) -> str:
    """A cookie's name. Over https it has the prefix that a neighbouring host can't set."""
    return f"__Host-greffe-{name}" if request.is_secure else f"greffe-{name}"


def set_cookie(
    response: Response,
    name: str,
    value: str,
    *,
    lasts_s: float | None = None,
    samesite: str = "Strict",
) -> None:
    """HttpOnly, SameSite=Strict, and Secure over https. No page outside the desk looks at it."""
    response.set_cookie(
        cookie(name),
        value,
        max_age=int(lasts_s) if lasts_s else None,
        httponly=True,
        samesite=samesite,
        secure=request.is_secure,
    )


def inside(address: str) -> str:
    """An address to go on to after the login: one of the desk's own, else its front."""
    return address if INSIDE.fullmatch(address) and ".." not in address else "/desk"


@pages.before_request
def _at_the_door() -> ResponseReturnValue | None:
    allowed = DOORS.get(request.endpoint or "")
    if allowed is None:
        abort(403)
    changes = request.method not in READING
    request.max_content_length = LARGE.get(request.endpoint or "", SMALL_BYTES)
    if changes:
        visitor.refuse_foreign()
    g.desk = _session()
    if allowed is ANYONE:
        return None
    if g.desk is None:
        return _to_login(changes)
    if changes and not is_same(_token(), session().token):
        abort(403)
    user = session().user  # who comes by the town's accounts showed a second factor there
    if not (user.secret or user.subject) and request.endpoint not in BEFORE_ENROLMENT:
        return redirect(url_for("desk.enrolment"))
    if session().user.role not in allowed:
        abort(403)
    return None


@pages.after_request
def _keep_nothing(response: Page) -> Page:
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@pages.context_processor
def _for_templates() -> dict[str, object]:
    known = g.get("desk")
    return {
        "desk_token": known.token if known else "",
        "user": known.user if known else None,
        "may": may,
    }


def _session() -> Session | None:
    key = request.cookies.get(cookie("desk"), "")
    if not key or not site.here().settings.database.exists():
        return None
    with accounts() as opened:
        return opened.session(
            sum_of(key),
            now_s=time.time(),
            idle_s=IDLE_S,
            is_use=request.endpoint not in BY_ITSELF,
        )


def _token() -> str:
    """The session's token as the request brings it. The header first: a form is read whole."""
    return request.headers.get(HEADER) or request.form.get(TOKEN, "")


def _to_login(changes: bool) -> ResponseReturnValue:
    if changes:
        abort(401)
    after = request.path if request.path != "/desk" else None
    return redirect(url_for("desk.login", next=after))
