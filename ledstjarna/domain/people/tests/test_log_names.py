"""The access log, which is sealed and kept for years, holds no name of somebody whose identity is protected."""

import json
from datetime import timedelta

import pytest

from ledstjarna.domain.consent.actions import log_refusal, log_sign_in
from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessLog
from ledstjarna.domain.consent.queries import NotForYou, Viewer, log_finding, log_listing, open_change
from ledstjarna.domain.people.actions import let_close_one_read, name_close_one, register_mandate
from ledstjarna.domain.people.models import CloseOne, Person
from ledstjarna.domain.people.queries import THEMSELF
from ledstjarna.domain.people.tests.made import AT, asking, close_viewer, reading, themself
from ledstjarna.foundation.clock import clock_set_to


def does_everything(viewer: Viewer, someone: Person) -> set[str]:
    """All that the log writes of a viewer; by what it calls them."""
    with clock_set_to(AT + timedelta(hours=1)), asking(viewer):
        log_sign_in(viewer, what="signed_in", way="demo")
        reading(viewer, someone, "story")
        log_listing(viewer, [someone.pk], what="list")
        log_finding(viewer, someone.pk, what="find")
        log_refusal(NotForYou(viewer, someone.pk, "refused"))
        if viewer.kind == "person":
            open_change(viewer, someone.pk, what="change", kinds=["story"])
    with automatic_run("test"):
        rows = AccessLog.objects.filter(party_id=viewer.party_id, at__gt=AT)
        assert {row.verb for row in rows} >= {"sign_in", "read", "list", "find", "refused"}
        assert someone.given_name not in json.dumps([row.detail for row in rows])
        return {row.party_label for row in rows}


@pytest.mark.parametrize("protected", ["", "sekretessmarkering", "skyddadFolkbokforing"])
def test_the_person_is_named_only_where_nothing_is_protected(karin: Person, protected: str) -> None:
    with automatic_run("test"):
        Person.objects.filter(pk=karin.pk).update(protected_identity=protected)
    me = themself(karin)
    assert me.label == "Karin Ek", "on their own pages they are called by their name"
    assert does_everything(me, karin) == {THEMSELF if protected else "Karin Ek"}


@pytest.mark.parametrize("kind", ["close_one", "representative"])
@pytest.mark.parametrize("own", [False, True])
def test_those_around_are_named_unless_they_are_protected_themselves_and_never_the_person(
    karin: Person, eva: Viewer, kind: str, own: bool
) -> None:
    me = themself(karin)
    with asking(me):
        close = name_close_one(by=me, subject_id=karin.pk, name="Gustav Lind", relation="son", at=AT)
        let_close_one_read(by=me, subject_id=karin.pk, close_one_id=close.id, may_read=True, at=AT)
    with asking(eva):
        register_mandate(
            by=eva, subject_id=karin.pk, representative=close.id, kind="future_power", scopes=["personal"],
            start=AT.date() - timedelta(days=3), at=AT,
        )  # fmt: skip
    with automatic_run("test"):
        Person.objects.filter(pk=karin.pk).update(protected_identity="sekretessmarkering")
        CloseOne.objects.filter(pk=close.id).update(protected=own)
    with clock_set_to(AT + timedelta(hours=1)):
        viewer = close_viewer(close.id, karin, kind)
    assert viewer
    [told] = does_everything(viewer, karin)
    assert "Karin" not in told
    assert ("Gustav" in told) is not own
    assert told.startswith("son") is own
