"""Coming in and going out; a user's own password and second factor at the first login."""

from __future__ import annotations

import time

from flask import g, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from werkzeug.wrappers import Response

from archive.store import Accounts, User
from webapp import site
from webapp.desk import doors, proofs, throttle
from webapp.desk.doors import accounts, pages, session
from webapp.i18n import local

TRUSTED_S = 365 * 86_400.0  # how long a browser is known
LOGIN_S = 3600.0  # how long a login form may lie open
LONGEST_NAME = 100


@pages.get("/login")
def login() -> ResponseReturnValue:
    return form()


@pages.post("/login")
def log_in() -> ResponseReturnValue:
    """One form for all three proofs: which of them is wrong is not told."""
    before = request.cookies.get(doors.cookie("login"), "")
    if not before or not proofs.is_same(before, request.form.get(doors.TOKEN, "")):
        return form(gettext("This form lay open for too long. Please try again."), status=403)
    name = request.form.get("name", "").strip()[:LONGEST_NAME]
    with accounts() as opened:
        user = opened.user(name)
        device = request.cookies.get(doors.cookie("known"), "")
        known = bool(user and device) and opened.is_trusted(user, proofs.sum_of(device))  # type: ignore[arg-type]  # user is there
        now_s = time.time()
        keys = throttle.keys_of(
            name, request.remote_addr or "", device if known else None,
            shows_code=_shows_code(user, now_s),
        )  # fmt: skip
        if wait_s := throttle.wait_s(keys, opened.attempts(keys), now_s=now_s):
            return _wait(wait_s)
        # Counted before it is looked at: many at once are no way around.
        opened.note_failure(keys, now_s=now_s)
        nobody = proofs.nobody()
        if user is None or not _is_proven(opened, user, now_s):
            if user is None:
                proofs.is_password(request.form.get("password", ""), nobody)
            return form(gettext("Name, password or code is wrong."), status=403)
        opened.forgive(throttle.forgiven(keys))
        return _let_in(opened, user, device if known else "", now_s)


@pages.post("/logout")
def log_out() -> ResponseReturnValue:
    with accounts() as opened:
        opened.end(session())
    response = redirect(url_for("desk.login"))
    response.delete_cookie(doors.cookie("desk"))
    return response


@pages.get("/enrol")
def enrolment() -> ResponseReturnValue:
    """A new secret each time it is shown, until one is confirmed."""
    if session().user.secret is not None or session().user.subject:
        return redirect(url_for("desk.front"))
    return _enrolment(proofs.new_secret())


@pages.post("/enrol")
def enrol() -> ResponseReturnValue:
    user, secret = session().user, request.form.get("secret", "")
    if user.secret is not None or user.subject:
        return redirect(url_for("desk.front"))
    password = request.form.get("password", "")
    trouble = _trouble(user, password)
    step = _confirmed(secret)
    if not trouble and step is None:
        trouble = gettext("The code is wrong. Check that the clock of your phone is right.")
    if trouble or step is None:
        return _enrolment(secret if _is_secret(secret) else proofs.new_secret(), trouble)
    codes = proofs.new_codes()
    with accounts() as opened:
        opened.enrol(
            user,
            password=proofs.hashed(password),
            secret=secret,
            step=step,
            codes=[proofs.sum_of(proofs.plain(code)) for code in codes],
        )
        g.desk = None  # that session has ended with the others
        response = make_response(render_template("desk/codes.html", codes=codes))
        return with_session(response, opened, opened.known(user.name), time.time())


def _shows_code(user: User | None, now_s: float) -> bool:
    """Whether the code of the second factor is right, which alone lets nobody in."""
    if user is None or not user.secret:
        return False
    return proofs.step_of(request.form.get("code", ""), user.secret, now_s=now_s) is not None


def _is_proven(opened: Accounts, user: User, now_s: float) -> bool:
    """Password and second factor. A user without one yet gets no further than to choose it."""
    password = request.form.get("password", "")
    if not proofs.is_password(password, user.password) or user.is_disabled:
        return False
    if user.secret is None:
        return True
    code = request.form.get("code", "")
    step = proofs.step_of(code, user.secret, now_s=now_s)
    if step is not None:
        return opened.use_step(user, step)
    return opened.use_recovery(user, proofs.sum_of(proofs.plain(code)))


def _let_in(opened: Accounts, user: User, device: str, now_s: float) -> Response:
    if proofs.is_old(user.password):
        opened.rehash(user, proofs.hashed(request.form.get("password", "")))
    after = doors.inside(request.form.get("next", ""))
    response = redirect(local(after if user.secret else "/desk/enrol"))
    if user.secret and not device:
        device = proofs.new_token()
        opened.trust(user, proofs.sum_of(device))
    if user.secret:
        doors.set_cookie(response, "known", device, lasts_s=TRUSTED_S)
    response.delete_cookie(doors.cookie("login"))
    return with_session(response, opened, user, now_s)


def with_session(response: Response, opened: Accounts, user: User, now_s: float) -> Response:
    """A new session under a new key: one that was set before the login is worth nothing."""
    key = proofs.new_token()
    opened.start(
        user,
        key=proofs.sum_of(key),
        token=proofs.new_token(),
        now_s=now_s,
        ends_s=now_s + doors.LASTS_S,
    )
    doors.set_cookie(response, "desk", key)
    return response


def form(trouble: str = "", *, status: int = 200) -> Response:
    """The login form, with a token of its own until there is a session to hold one."""
    token = proofs.new_token()
    after = doors.inside(request.values.get("next", ""))
    response = make_response(
        render_template(
            "desk/login.html", trouble=trouble, login_token=token, after=after,
            oidc=site.here().settings.oidc,
        ), status,
    )  # fmt: skip
    doors.set_cookie(response, "login", token, lasts_s=LOGIN_S)
    return response


def _wait(seconds: float) -> Response:
    whole = int(seconds) + 1
    said = gettext("Too many attempts. Please wait %(n)s seconds and try again.", n=whole)
    response = form(said, status=429)
    response.headers["Retry-After"] = str(whole)
    return response


def _trouble(user: User, password: str) -> str:
    """What is wrong with a new password."""
    if not proofs.SHORTEST <= len(password) <= proofs.LONGEST:
        return str(gettext("A password has at least %(n)s characters.", n=proofs.SHORTEST))
    if proofs.is_password(password, user.password):
        return str(gettext("Choose a password other than the one you were given."))
    if password != request.form.get("again", ""):
        return str(gettext("The two passwords differ."))
    return ""


def _is_secret(secret: str) -> bool:
    return len(secret) == 32 and secret.isalnum() and secret.isupper()


def _confirmed(secret: str) -> int | None:
    """The step of the code that shows that an app holds the secret."""
    try:
        code = request.form.get("code", "")
        return proofs.step_of(code, secret, now_s=time.time()) if _is_secret(secret) else None
    except ValueError:  # no base 32
        return None


def _enrolment(secret: str, trouble: str = "") -> Response:
    import segno

    town = site.here().settings.town_name
    address = proofs.address_of(secret, user=session().user.name, town=town)
    picture = segno.make(address, error="m").svg_inline(scale=5, dark="#000", light="#fff")
    page = render_template(
        "desk/enrol.html", secret=secret, trouble=trouble, picture=picture, shortest=proofs.SHORTEST
    )
    return make_response(page, 403 if trouble else 200)
