"""The identity providers of this house, as its settings tell them: data, never code.

One file in TOML, named by LEDSTJARNA_SIGN_IN, a table per provider; docs/operate/sign-in.md shows one. No secret
stands in it: each provider's comes from the environment.
"""

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

SECRET = "LEDSTJARNA_OIDC_SECRET_"  # noqa: S105 (the beginning of a setting's name: the provider's code follows)
AUDIENCES = ("staff", "person", "association")
# What a claim may hold, and which doors that identity opens.
MEANINGS = {"hsa_id": ("staff", "association"), "personal_number": ("person",), "account": ("association", "staff")}
_CODE = re.compile(r"[a-z][a-z0-9-]{0,30}")
_KEYS = {"for", "name", "issuer", "client_id", "scope", "claim", "meaning", "acr", "icon", "logout"}
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}


class BadProviders(ValueError):
    """The file cannot be used: `provider` is the table, `key` what is wrong in it, `why` a code."""

    def __init__(self, provider: str, key: str, why: str) -> None:
        super().__init__(f"{provider}.{key}: {why}")
        self.provider, self.key, self.why = provider, key, why


@dataclass(frozen=True, slots=True)
class Provider:
    """One identity provider.

    `claim` is the claim that tells who it is, and `meaning` what stands in it; `acr` the levels of assurance that
    are good enough, none when the provider has only one; `ends_elsewhere` whether its own session is worth ending.
    """

    code: str
    audience: str
    name: str
    issuer: str
    client_id: str
    client_secret: str
    scope: str
    claim: str
    meaning: str
    acr: tuple[str, ...]
    ends_elsewhere: bool


def providers() -> tuple[Provider, ...]:
    """Every provider, in the file's order; none where no file is named. Raises BadProviders."""
    return _read(str(settings.SIGN_IN_FILE)) if settings.SIGN_IN_FILE else ()


def provider(code: str) -> Provider | None:
    """The provider with this code."""
    return next((one for one in providers() if one.code == code), None)


@cache
def _read(path: str) -> tuple[Provider, ...]:
    try:
        tables = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise BadProviders("", path, "unreadable") from error
    except tomllib.TOMLDecodeError as error:
        raise BadProviders("", path, "not_toml") from error
    return told(tables, os.environ)


def told(tables: Mapping[str, Any], environment: Mapping[str, str]) -> tuple[Provider, ...]:
    """The providers that a file's tables tell of, with their secrets. Raises BadProviders for the first fault."""
    return tuple(_one(code, table, environment) for code, table in tables.items())


def _one(code: str, table: Any, environment: Mapping[str, str]) -> Provider:
    if not _CODE.fullmatch(code) or not isinstance(table, dict):
        raise BadProviders(code, "", "code")
    for key in table.keys() - _KEYS:
        raise BadProviders(code, key, "unknown")
    for key in ("for", "name", "issuer", "client_id", "claim", "meaning"):
        if not isinstance(table.get(key), str) or not table[key]:
            raise BadProviders(code, key, "missing")
    audience, meaning, acr = table["for"], table["meaning"], table.get("acr", [])
    if audience not in AUDIENCES:
        raise BadProviders(code, "for", "choice")
    if audience not in MEANINGS.get(meaning, ()):
        raise BadProviders(code, "meaning", "choice")
    if not isinstance(acr, list) or not all(isinstance(level, str) for level in acr):
        raise BadProviders(code, "acr", "list")
    if not _safe(table["issuer"]):
        raise BadProviders(code, "issuer", "https")
    return Provider(
        code=code, audience=audience, name=table["name"], issuer=table["issuer"], client_id=table["client_id"],
        client_secret=environment.get(SECRET + code.replace("-", "_").upper(), ""),
        scope=table.get("scope", "openid"), claim=table["claim"], meaning=meaning, acr=tuple(acr),
        ends_elsewhere=bool(table.get("logout", True)),
    )  # fmt: skip


def _safe(issuer: str) -> bool:
    """Over TLS, or on this very machine (a test's, or a developer's): what is said is believed."""
    parts = urlsplit(issuer)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)
