"""A role stays the same somebody for as long as the county lives, whatever is done in it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from ledstjarna.demo import sign_in_remembered
from ledstjarna.demo.loading.tests.loaded import DAY
from ledstjarna.demo.sign_in_remembered import picked
from ledstjarna.demo.whom import look_up
from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.people.models import CloseOne
from ledstjarna.domain.plans.models import Commitment, Proposal
from ledstjarna.foundation.clock import clock_set_to


@pytest.fixture(autouse=True)
def reached(county: str, django_db_blocker: Any) -> Iterator[None]:
    """The loaded county; what a test does to it is undone."""
    with django_db_blocker.unblock(), clock_set_to(DAY), transaction.atomic(), automatic_run("test"):
        yield
        transaction.set_rollback(True)


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file beside the demo's database."""
    file = tmp_path / "roles.json"
    monkeypatch.setattr(sign_in_remembered, "_file", lambda: file)
    return file


def _work_is_done(first: Any) -> None:
    Proposal.objects.filter(subject_id=first).update(state="withdrawn")
    Commitment.objects.filter(state__startswith="awaits").update(state="active")


def test_who_was_picked_stays_when_nothing_waits_for_them_any_more(kept: Path) -> None:
    before = picked()
    _work_is_done(before["person"][0])
    assert look_up() != before
    assert picked() == before


def test_a_county_loaded_afresh_forgets(kept: Path) -> None:
    before = picked()
    _work_is_done(before["person"][0])
    file = json.loads(kept.read_text())
    kept.write_text(json.dumps(file | {"county": "another"}))
    assert picked() == look_up() != before


def test_a_damaged_file_is_written_anew(kept: Path) -> None:
    before = picked()
    kept.write_text("[")
    assert picked() == before
    assert json.loads(kept.read_text())["picks"]


def test_only_who_is_gone_is_replaced(kept: Path) -> None:
    before = picked()
    CloseOne.objects.filter(pk=before["asked"][0]).update(ended_at=DAY)
    _work_is_done(before["person"][0])
    after = picked()
    assert after.get("asked") != before["asked"]
    assert {**after, "asked": before["asked"]} == before


def test_another_database_than_the_demos_leaves_no_file() -> None:
    assert sign_in_remembered._file() is None
    assert picked() == picked()
