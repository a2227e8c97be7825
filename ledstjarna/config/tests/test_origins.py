"""Forms are received behind a proxy with TLS, from our own names and no others."""

import os
import subprocess
import sys

import pytest
from django.test import Client

NAMES = "plan.example,.ledstjarna.example"


@pytest.mark.parametrize(("https", "trusted"), [("1", "https://plan.example https://*.ledstjarna.example"), ("0", "")])
def test_our_own_names_are_trusted_with_tls(https: str, trusted: str) -> None:
    code = "from ledstjarna.config import settings; print(*settings.CSRF_TRUSTED_ORIGINS)"
    environment = {**os.environ, "LEDSTJARNA_HTTPS": https, "LEDSTJARNA_HOSTS": NAMES, "LEDSTJARNA_BUILD": "1"}
    line = [sys.executable, "-c", code]
    assert subprocess.run(line, env=environment, capture_output=True, text=True, check=True).stdout.strip() == trusted


@pytest.mark.django_db
@pytest.mark.parametrize(("origin", "status"), [("https://testserver", 302), ("https://elsewhere.example", 403)])
def test_a_form_over_tls_is_received(settings: object, origin: str, status: int) -> None:
    settings.CSRF_TRUSTED_ORIGINS = ["https://testserver"]  # type: ignore[attr-defined]
    client = Client(enforce_csrf_checks=True)
    token = client.get("/").content.decode().split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    sent = {"language": "en", "csrfmiddlewaretoken": token}
    assert client.post("/sprak/", sent, headers={"Origin": origin}).status_code == status
