"""`ledstjarna invite`: whom it can be for is listed with ids, and the link is for one of them."""

from typing import Any
from uuid import UUID

import pytest
from click.testing import CliRunner, Result
from django.db import transaction

from ledstjarna.cli.failures import Exit
from ledstjarna.cli.main import cli
from ledstjarna.domain.organisations.models import Invitation
from ledstjarna.domain.organisations.queries import staff_member_of
from ledstjarna.domain.plans.tests.cast import gather
from ledstjarna.foundation.ids import new_id
from ledstjarna.web.entrance.roles import DemoRole

pytestmark = pytest.mark.usefixtures("own_database")


def invite(*words: object) -> Result:
    return CliRunner().invoke(cli, ["invite", *map(str, words)])


def test_the_id_is_found_by_the_associations_name_and_invites() -> None:
    with transaction.atomic():
        singer = gather().staff["singer"].party_id
    listed = invite("--list", "kören")
    assert listed.exit_code == Exit.FINE, listed.output
    [line] = listed.stdout.splitlines()
    assert line.startswith(f"{singer}  Ulla Berg, ")
    made = invite("--for", line.split()[0])
    assert made.exit_code == Exit.FINE, made.output
    assert made.stdout.splitlines()[-1].startswith("http")
    assert "heter så" in invite("--list", "Ingenstans").output


def offered(singer: UUID, nurse: UUID, person: UUID) -> list[DemoRole]:
    """What a demonstration offers, as far as the command asks."""
    return [
        DemoRole("association_contact", "Kontaktperson", "Ulla Berg", "", singer, "association"),
        DemoRole("district_nurse", "Distriktssköterska", "Sara Ek", "", nurse, "staff"),
        DemoRole("person", "Invånare", "Astrid", "", person, "person", person),
    ]


def test_in_a_demonstration_a_role_is_invited_by_its_code(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    with transaction.atomic():
        cast = gather()
    singer, nurse = cast.staff["singer"].party_id, cast.staff["nurse"].party_id
    monkeypatch.setattr("ledstjarna.demo.sign_in.roles", lambda: offered(singer, nurse, cast.subject_id))
    settings.DEMO = True
    for code, party in (("association_contact", singer), ("district_nurse", nurse)):
        made = invite("--for", code)
        assert made.exit_code == Exit.FINE, made.output
        assert made.stdout.splitlines()[-1].startswith("http")
        with transaction.atomic():
            assert Invitation.objects.latest("made_at").staff_member_id == staff_member_of(party)
    for code in ("person", "nobody"):
        assert invite("--for", code).exit_code == Exit.USAGE, "nobody invites a person to a key"
    settings.DEMO = False
    refused = invite("--for", "association_contact")
    assert refused.exit_code == Exit.USAGE, "a role is a name in a demonstration alone"
    assert "--list" in refused.output


def test_what_is_no_assignment_says_where_ids_are_found() -> None:
    with transaction.atomic():
        gather()
    for words in (["--for", new_id()], ["--for", "x"]):
        refused = invite(*words)
        assert refused.exit_code == Exit.USAGE
        assert "--list" in refused.output, words
    assert invite().exit_code == Exit.USAGE
    assert invite("--for", "x", "--list", "y").exit_code == Exit.USAGE
