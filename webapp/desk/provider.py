"""The town's OpenID Connect provider: where it is, where a login begins, whom its answer names.

Authorization code flow with PKCE (RFC 7636), state and nonce. The protocol and the checks of the
ID token are Authlib's and joserfc's (docs/decisions/024). Only signatures by a key of the provider
are taken: with "none", or the client's secret as a key, anyone could sign.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from archive.oidc import Oidc

ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "Ed25519"]
TIMEOUT_S = 10.0
KEEP_S = 3600.0  # what the provider says of itself
LEEWAY_S = 60  # clocks differ
ENDING = "/.well-known/openid-configuration"


class Unreachable(Exception):
    """The provider does not answer, or answers what it should not."""


class Unbelievable(Exception):
    """What came back is not what was asked for: its argument says in what."""


@dataclass
class Provider:
    """One provider, and what it said of itself lately. Shared by all threads."""

    settings: Oidc
    known: dict[str, Any] = field(default_factory=dict)
    keys: dict[str, Any] = field(default_factory=dict)
    until_s: float = 0.0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def address(self, *, back: str, state: str, nonce: str, verifier: str) -> str:
        """Where the user logs in. Raises Unreachable."""
        client = self._client(back)
        found = client.create_authorization_url(
            self._said()["authorization_endpoint"], state=state, nonce=nonce, code_verifier=verifier
        )
        return str(found[0])

    def claims(self, *, code: str, back: str, nonce: str, verifier: str) -> Mapping[str, Any]:
        """What the provider says of who logged in. Raises Unreachable, Unbelievable."""
        from authlib.integrations.base_client import OAuthError
        from requests import RequestException

        endpoint = self._said()["token_endpoint"]
        try:
            token = self._client(back).fetch_token(
                endpoint, grant_type="authorization_code", code=code, code_verifier=verifier
            )
        except OAuthError as error:
            raise Unbelievable(error.error) from error
        except (RequestException, ValueError) as error:
            raise Unreachable(str(error)) from error
        if not isinstance(token.get("id_token"), str):
            raise Unbelievable("id_token")
        return self._believed(token, nonce)

    def _believed(self, token: Mapping[str, Any], nonce: str) -> Mapping[str, Any]:
        """The claims of an ID token that is signed, ours, of now, and answers what we asked."""
        from authlib.oidc.core import CodeIDToken
        from joserfc import jwt
        from joserfc.errors import InvalidKeyIdError, JoseError
        from joserfc.jwk import KeySet
        from joserfc.jws import JWSRegistry

        registry = JWSRegistry(algorithms=ALGORITHMS, strict_check_header=False)
        try:
            try:
                read = jwt.decode(token["id_token"], KeySet.import_key_set(self._keys()),
                                  registry=registry)  # fmt: skip
            except InvalidKeyIdError:  # a key that is new
                read = jwt.decode(token["id_token"], KeySet.import_key_set(self._keys(anew=True)),
                                  registry=registry)  # fmt: skip
            wanted = {
                "iss": {"essential": True, "value": self._said()["issuer"]},
                "aud": {"essential": True, "value": self.settings.client_id},
                "nonce": {"essential": True, "value": nonce},
            }
            params = {"nonce": nonce, "client_id": self.settings.client_id,
                      "access_token": token.get("access_token")}  # fmt: skip
            claims = CodeIDToken(read.claims, read.header, wanted, params)
            claims.validate(leeway=LEEWAY_S)
        except (JoseError, ValueError, TypeError) as error:
            claim = getattr(error, "claim", None)
            raise Unbelievable(claim or getattr(error, "error", type(error).__name__)) from error
        if not isinstance(claims.get("sub"), str) or not claims["sub"]:
            raise Unbelievable("sub")
        return dict(claims)

    def _client(self, back: str) -> Any:
        from authlib.integrations.requests_client import OAuth2Session

        said = self._said()
        secret = self.settings.secret_file
        methods = said.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
        method = "client_secret_basic" if "client_secret_basic" in methods else methods[0]
        try:
            key = secret.read_text(encoding="utf-8").strip() if secret else None
        except OSError as error:
            raise Unreachable(str(error)) from error
        return OAuth2Session(
            self.settings.client_id, key, scope=self.settings.scope, redirect_uri=back,
            code_challenge_method="S256", token_endpoint_auth_method=method if key else "none",
            default_timeout=TIMEOUT_S,
        )  # fmt: skip

    def _said(self) -> dict[str, Any]:
        """What the provider says of itself (OpenID Connect Discovery 1.0, 4.3)."""
        with self.lock:
            if time.monotonic() >= self.until_s:
                issuer = self.settings.issuer
                found = _get(issuer.rstrip("/") + ENDING)
                if found.get("issuer") != issuer:
                    raise Unreachable(f"issuer: {found.get('issuer')!r}")
                for name in ("authorization_endpoint", "token_endpoint", "jwks_uri"):
                    if not isinstance(found.get(name), str):
                        raise Unreachable(name)
                self.known, self.keys = found, {}
                self.until_s = time.monotonic() + KEEP_S
            return self.known

    def _keys(self, *, anew: bool = False) -> Any:
        said = self._said()
        with self.lock:
            if anew or not self.keys:
                self.keys = _get(said["jwks_uri"])
            return self.keys


def _get(address: str) -> dict[str, Any]:
    """A JSON object. Raises Unreachable."""
    import requests

    try:
        answer = requests.get(address, timeout=TIMEOUT_S, allow_redirects=False)
        found = answer.json() if answer.ok else None
    except (requests.RequestException, ValueError) as error:
        raise Unreachable(str(error)) from error
    if not isinstance(found, dict):
        raise Unreachable(f"{address}: {answer.status_code}")
    return found
