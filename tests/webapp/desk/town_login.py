"""A small OpenID Connect provider over real HTTP, with real signatures: discovery, keys, an
authorization that says yes at once, and a token endpoint that checks PKCE and the client's secret.

What a test wants to be wrong in an answer is set in lies.
"""

from __future__ import annotations

import base64
import hashlib
import json
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

CLIENT, SECRET = "greffe", "le secret du client"


@dataclass
class TownLogin:
    """The provider: who logs in (claims), and what it says wrongly."""

    claims: dict[str, Any] = field(default_factory=dict)
    lies: dict[str, Any] = field(default_factory=dict)
    denies: str = ""
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    asked: list[dict[str, str]] = field(default_factory=list)
    key: Any = None
    server: Any = None

    @property
    def issuer(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}"

    def start(self) -> None:
        from joserfc.jwk import RSAKey

        self.key = RSAKey.generate_key(2048, {"kid": "one"})
        handler = type("Handler", (_Handler,), {"town": self})
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def discovery(self) -> dict[str, Any]:
        said = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_basic"],
            "id_token_signing_alg_values_supported": ["RS256", "none", "HS256"],
        }
        return said | self.lies.get("discovery", {})

    def keys(self) -> dict[str, Any]:
        return {"keys": [self.key.as_dict(private=False, use="sig", alg="RS256")]}

    def authorize(self, asked: dict[str, str]) -> str:
        """The address to go back to."""
        self.asked.append(asked)
        if self.denies:
            told = {"error": self.denies, "state": asked["state"]}
            return f"{asked['redirect_uri']}?{urlencode(told)}"
        code = f"code-{len(self.asked)}"
        self.codes[code] = asked
        said = {"code": code, "state": asked["state"], "iss": self.issuer}
        return f"{asked['redirect_uri']}?{urlencode(said | self.lies.get('back', {}))}"

    def token(self, form: dict[str, str], authorization: str) -> tuple[int, dict[str, Any]]:
        right = base64.b64encode(f"{CLIENT}:{SECRET.replace(' ', '%20')}".encode()).decode()
        plain = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        if authorization not in (f"Basic {right}", f"Basic {plain}"):
            return 401, {"error": "invalid_client"}
        asked = self.codes.pop(form.get("code", ""), None)
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        proof = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if asked is None or asked["code_challenge"] != proof:
            return 400, {"error": "invalid_grant"}
        return 200, {"access_token": "a", "token_type": "Bearer", "expires_in": 60,
                     "id_token": self.signed(asked["nonce"])}  # fmt: skip

    def signed(self, nonce: str) -> str:
        from joserfc import jwt
        from joserfc.jwk import OctKey, RSAKey

        now = int(time.time())
        claims = {"iss": self.issuer, "sub": "42", "aud": CLIENT, "iat": now, "exp": now + 300,
                  "nonce": nonce} | self.claims | self.lies.get("claims", {})  # fmt: skip
        claims = {name: value for name, value in claims.items() if value is not None}
        how = self.lies.get("signature", "")
        if how == "none":
            return ".".join(_part(one) for one in ({"alg": "none"}, claims)) + "."
        if how == "secret":
            return jwt.encode({"alg": "HS256"}, claims, OctKey.import_key(SECRET.encode() * 3))
        key = RSAKey.generate_key(2048, {"kid": "one"}) if how == "another" else self.key
        return jwt.encode({"alg": "RS256", "kid": key.kid}, claims, key)


class _Handler(BaseHTTPRequestHandler):
    town: TownLogin

    def do_GET(self) -> None:
        where = urlsplit(self.path)
        if where.path == "/.well-known/openid-configuration":
            return self._say(200, self.town.discovery())
        if where.path == "/keys":
            return self._say(200, self.town.keys())
        asked = {name: values[0] for name, values in parse_qs(where.query).items()}
        self.send_response(302)
        self.send_header("Location", self.town.authorize(asked))
        self.send_header("Content-Length", "0")
        self.end_headers()
        return None

    def do_POST(self) -> None:
        content = self.rfile.read(int(self.headers["Content-Length"])).decode()
        form = {name: values[0] for name, values in parse_qs(content).items()}
        self._say(*self.town.token(form, self.headers.get("Authorization", "")))

    def log_message(self, *_args: object) -> None:
        pass

    def _say(self, status: int, what: object) -> None:
        content = json.dumps(what).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


def _part(what: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(what).encode()).rstrip(b"=").decode()
