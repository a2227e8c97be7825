"""`ledstjarna invite`: whom it can be for is listed with ids, and the link is for one of them."""

import pytest
from click.testing import CliRunner, Result
from django.db import transaction

from ledstjarna.cli.failures import Exit
from ledstjarna.cli.main import cli
from ledstjarna.domain.plans.tests.cast import gather
from ledstjarna.foundation.ids import new_id

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


def test_what_is_no_assignment_says_where_ids_are_found() -> None:
    with transaction.atomic():
        gather()
    for words in (["--for", new_id()], ["--for", "x"]):
        refused = invite(*words)
        assert refused.exit_code == Exit.USAGE
        assert "--list" in refused.output, words
    assert invite().exit_code == Exit.USAGE
    assert invite("--for", "x", "--list", "y").exit_code == Exit.USAGE
