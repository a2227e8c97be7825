"""`ledstjarna fhir …`: a key is shown once, opens as its assignment, leaves log rows, and is ended at once."""

import pytest
from click.testing import CliRunner, Result
from django.db import transaction
from django.test import Client

from ledstjarna.cli.failures import Exit
from ledstjarna.cli.main import cli
from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessLog
from ledstjarna.domain.organisations.models import MachineToken
from ledstjarna.domain.plans.tests.cast import gather
from ledstjarna.foundation.ids import new_id

pytestmark = pytest.mark.usefixtures("own_database")


def fhir(*words: object) -> Result:
    return CliRunner().invoke(cli, ["fhir", *map(str, words)])


def test_a_key_is_made_shown_once_used_and_ended() -> None:
    with transaction.atomic():
        nurse = gather().staff["nurse"].party_id
    made = fhir("token", "--for", nurse, "--days", 2, "--note", "journalen")
    assert made.exit_code == Exit.FINE, made.output
    token = made.stdout.splitlines()[-1]
    with transaction.atomic():
        kept = MachineToken.objects.get()
    assert token not in (kept.digest, kept.note)
    client = Client(headers={"host": "127.0.0.1", "authorization": f"Bearer {token}"})
    assert client.get("/fhir/Patient").status_code == 200
    listed = fhir("tokens").output
    assert "Sara Ek" in listed
    assert "journalen" in listed
    assert token not in listed
    assert fhir("revoke", kept.pk).exit_code == Exit.FINE
    assert client.get("/fhir/Patient").status_code == 401
    assert fhir("revoke", kept.pk).exit_code == Exit.USAGE
    with transaction.atomic(), automatic_run("test"):
        runs = AccessLog.objects.filter(verb="run", what__startswith="fhir_token").order_by("at")
        assert [run.what for run in runs] == ["fhir_token_made", "fhir_token_revoked"]


def test_what_cannot_be_made() -> None:
    with transaction.atomic():
        nurse = gather().staff["nurse"].party_id
    for words in (["--for", new_id()], ["--for", nurse, "--days", 0], ["--for", nurse, "--days", 367], ["--for", "x"]):
        assert fhir("token", *words).exit_code == Exit.USAGE, words
    with transaction.atomic():
        assert not MachineToken.objects.exists()
