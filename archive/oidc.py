"""[oidc]: the town's own accounts, by OpenID Connect, where it has them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from archive.option import Option

ROLES = ("administrator", "clerk", "editor", "reader")  # the first that opens is taken
WHO = "Who is {role} at the desk: values of the claim, with commas between."
OIDC_OPTIONS: tuple[Option, ...] = (
    Option(
        "oidc.issuer",
        str,
        "",
        "The provider of the town's own accounts (OpenID Connect), such as "
        "https://login.ville.example/realms/ville. Empty: users log in with a password of Greffe.",
        pattern=r"https?://[^\s?#]+",
    ),
    Option("oidc.client_id", str, "", "The name under which the provider knows this site."),
    Option(
        "oidc.secret_file",
        str,
        "",
        "The file in which the client's secret stands alone, readable by Greffe's account only.",
    ),
    Option("oidc.name", str, "", "What the button says; empty: the town's account."),
    Option("oidc.scope", str, "openid email profile", "What the provider is asked for."),
    Option(
        "oidc.claim",
        str,
        "email",
        "The claim of the ID token that tells who may do what: email, or a list such as groups.",
    ),
    *(Option(f"oidc.{role}", str, "", WHO.format(role=role)) for role in ROLES),
)


@dataclass(frozen=True, slots=True)
class Oidc:
    """How the town's own accounts are asked for, if they are. roles: by role, the values of the
    claim (casefolded) that open to it. secret_file is absolute."""

    issuer: str = ""
    client_id: str = ""
    secret_file: Path | None = None
    name: str = ""
    scope: str = ""
    claim: str = "email"
    roles: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def is_set(self) -> bool:
        return bool(self.issuer and self.client_id)

    def role_of(self, claims: Mapping[str, Any]) -> str | None:
        """The role that the claims of an ID token open to; None for none.

        An e-mail address that the provider says it has not verified is nobody's.
        """
        found = claims.get(self.claim)
        if self.claim == "email" and claims.get("email_verified") is False:
            return None
        values = {one.casefold() for one in _listed(found)}
        return next((role for role in ROLES if values & self.roles.get(role, frozenset())), None)


NO_OIDC = Oidc()


def oidc(values: Mapping[str, Any], *, home: Path) -> Oidc:
    """[oidc] from all settings by key. The secret's file is named from the home."""
    named = values["oidc.secret_file"]
    return Oidc(
        issuer=values["oidc.issuer"],
        client_id=values["oidc.client_id"],
        secret_file=(home / named).resolve() if named else None,
        name=values["oidc.name"],
        scope=values["oidc.scope"],
        claim=values["oidc.claim"],
        roles={
            role: frozenset(
                one.strip().casefold() for one in values[f"oidc.{role}"].split(",") if one.strip()
            )
            for role in ROLES
        },
    )


def _listed(value: object) -> list[str]:
    listed = value if isinstance(value, list) else [value]
    return [one for one in listed if isinstance(one, str)]
