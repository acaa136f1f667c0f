"""Coming in by the town's own account: to its provider, and back with its answer.

What was asked is kept here, in memory, under a key that only the asking browser holds: an answer
that another browser brings, or that comes twice, finds nothing. The second factor is the provider's
to ask for. Local accounts log in as before, so that an administrator gets in when it is down.
"""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import dataclass

from flask import abort, current_app, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from werkzeug.wrappers import Response

from archive.oidc import Oidc
from archive.store import Role
from archive.store.users import UserTaken
from webapp import site
from webapp.absolute import absolute
from webapp.desk import doors, login, proofs
from webapp.desk.doors import accounts, pages
from webapp.desk.provider import Provider, Unbelievable, Unreachable
from webapp.i18n import local

log = logging.getLogger(__name__)
LASTS_S = 600.0  # from the question to the answer
MOST = 2000  # questions at once; a flood of them makes all begin anew
COOKIE, BACK, NAME = "oidc", "/desk/oidc/back", "greffe-oidc"


@dataclass(frozen=True, slots=True)
class Asked:
    """A login that is under way. after: the address to go on to."""

    state: str
    nonce: str
    verifier: str
    after: str
    until_s: float


_asked: dict[str, Asked] = {}  # by the sum of the browser's key
_guard = threading.Lock()


@pages.get("/oidc")
def away() -> ResponseReturnValue:
    """To the provider. Nothing is written down but in memory."""
    provider = _provider()
    key = proofs.new_token()
    asked = Asked(
        proofs.new_token(), proofs.new_token(), proofs.new_token(),
        local(doors.inside(request.args.get("next", ""))), time.monotonic() + LASTS_S,
    )  # fmt: skip
    try:
        address = provider.address(
            back=absolute(BACK), state=asked.state, nonce=asked.nonce, verifier=asked.verifier
        )
    except Unreachable as error:
        log.error("%s: %s", provider.settings.issuer, error)
        return _no(
            gettext("The login of the town can't be reached. Use an account of Greffe, or try "
                    "again in a while."), 503,
        )  # fmt: skip
    _keep(proofs.sum_of(key), asked)
    response = redirect(address)
    # Lax: the way back begins at the provider, and Strict cookies stay away from that.
    doors.set_cookie(response, COOKIE, key, lasts_s=LASTS_S, samesite="Lax")
    return response


@pages.get("/oidc/back")
def back() -> ResponseReturnValue:
    provider = _provider()
    asked = _take(proofs.sum_of(request.cookies.get(doors.cookie(COOKIE), "")))
    if asked is None or not proofs.is_same(asked.state, request.args.get("state", "")):
        return _no(gettext("This login took too long, was used already, or was begun in another "
                           "window. Please begin again."))  # fmt: skip
    if error := request.args.get("error"):
        return _no(gettext("The login of the town did not let you in (%(why)s).", why=error[:60]))
    try:
        if request.args.get("iss", provider.settings.issuer) != provider.settings.issuer:
            raise Unbelievable("iss")  # RFC 9207
        claims = provider.claims(
            code=request.args.get("code", ""), back=absolute(BACK), nonce=asked.nonce,
            verifier=asked.verifier,
        )  # fmt: skip
    except Unbelievable as error:
        log.error("%s: %s", provider.settings.issuer, error)
        return _no(gettext("The answer of the town's login can't be believed (%(what)s). Please "
                           "begin again; if it stays so, tell whoever runs Greffe.",
                           what=str(error)[:60]))  # fmt: skip
    except Unreachable as error:
        log.error("%s: %s", provider.settings.issuer, error)
        return _no(gettext("The login of the town can't be reached. Use an account of Greffe, or "
                           "try again in a while."), 503)  # fmt: skip
    return _let_in(provider.settings, dict(claims), asked)


def _let_in(settings: Oidc, claims: dict[str, object], asked: Asked) -> ResponseReturnValue:
    name = _name(claims)
    role = settings.role_of(claims)
    if role is None:
        return _no(gettext("Your account (%(name)s) has no role at this desk. An administrator can "
                           "give it one in the settings, under [oidc].", name=name))  # fmt: skip
    subject = f"{settings.issuer} {claims['sub']}"
    with accounts() as opened:
        try:
            user = opened.take_in(name, Role(role), subject)
        except UserTaken:
            return _no(gettext("An account of Greffe has the name %(name)s already. Log "
                               "in with its password, or ask an administrator.",
                               name=name))  # fmt: skip
        if user.is_disabled:
            return _no(gettext("Your account was disabled here. An administrator can let you in "
                               "again: greffe user reset."))  # fmt: skip
        # A page, and not a redirect: the session's cookie is Strict, and a browser that was led
        # here from another site would not bring it along.
        response = make_response(render_template("desk/arrived.html", after=asked.after))
        response.headers["Refresh"] = f"0; url={asked.after}"
        response.delete_cookie(doors.cookie(COOKIE))
        return login.with_session(response, opened, user, time.time())


def _name(claims: dict[str, object]) -> str:
    """What the log calls a user: an e-mail address where there is one."""
    for claim in ("email", "preferred_username", "name", "sub"):
        value = claims.get(claim)
        if isinstance(value, str) and (one_line := " ".join(value.split())):
            return "".join(c for c in one_line if c.isprintable())[: login.LONGEST_NAME]
    return "?"


def _provider() -> Provider:
    """404 where the town has no such accounts."""
    settings = site.here().settings.oidc
    if not settings.is_set:
        abort(404)
    known = current_app.extensions.setdefault(NAME, Provider(settings))
    assert isinstance(known, Provider)
    return known


def _keep(key: str, asked: Asked) -> None:
    with _guard:
        if len(_asked) >= MOST:
            now_s = time.monotonic()
            for old in [one for one, what in _asked.items() if what.until_s < now_s] or [*_asked]:
                del _asked[old]
        _asked[key] = asked


def _take(key: str) -> Asked | None:
    """What was asked under a key, once."""
    with _guard:
        found = _asked.pop(key, None)
    return found if found and found.until_s >= time.monotonic() else None


def _no(why: str, status: int = 403) -> Response:
    return login.form(why, status=status)
