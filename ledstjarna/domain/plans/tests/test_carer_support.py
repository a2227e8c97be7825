"""A carer's asking reaches somebody named, and nobody else: not the person, not the team."""

from datetime import timedelta

import pytest

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.queries import NotForYou, Viewer
from ledstjarna.domain.organisations.actions import employ, set_up_unit
from ledstjarna.domain.people.actions import let_close_one_read, name_close_one
from ledstjarna.domain.plans.actions import answer_carer, ask_for_carer_support
from ledstjarna.domain.plans.models import CarerSupport
from ledstjarna.domain.plans.tests.cast import AT, Cast, gather, viewer_of
from ledstjarna.domain.plans.tests.test_owner_changing import nurse_in_team
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.foundation.findings import RuleBroken

pytestmark = pytest.mark.django_db


def daughter(cast: Cast) -> Viewer:
    cast.act(cast.person)
    row = name_close_one(by=cast.person, subject_id=cast.subject_id, name="Karin", relation="daughter", at=cast.at())
    let_close_one_read(by=cast.person, subject_id=cast.subject_id, close_one_id=row.pk, may_read=True, at=cast.at())
    return Viewer(row.pk, (row.pk,), "close_one", "Karin, dotter", county_id="04")


def seen_by(cast: Cast, viewer: Viewer) -> int:
    cast.act(viewer)
    return CarerSupport.objects.count()


def test_it_reaches_the_carer_advisor_and_is_hidden_from_the_person_and_the_team() -> None:
    with clock_set_to(AT + timedelta(days=1)):
        cast = gather()
        unit = set_up_unit(organisation_id=cast.municipality.id, kind="carer_support", name="Anhörigstöd")
        advisor = viewer_of(employ(
            given_name="Eva", family_name="Lund", unit_id=unit.id, role="carer_advisor", start=AT - timedelta(days=9)
        ))  # fmt: skip
        nurse_in_team(cast)
        karin = cast.act(daughter(cast))
        about = {"by": karin, "subject_id": cast.subject_id, "words": "Jag sover inte", "at": cast.at()}
        with pytest.raises(RuleBroken):
            ask_for_carer_support(**about, reach_by=" ")
        asked = ask_for_carer_support(**about, reach_by="070-1740635")
        assert ask_for_carer_support(**about, reach_by="070-1740635") == asked, "asked twice is asked once"
        assert asked.reaches_label == "Eva Lund, Anhörigstöd"
        assert [seen_by(cast, viewer) for viewer in (karin, advisor)] == [1, 1]
        assert [seen_by(cast, viewer) for viewer in (cast.person, cast.staff["nurse"])] == [0, 0]
        nurse = cast.act(cast.staff["nurse"])
        with pytest.raises(NotForYou):
            answer_carer(by=nurse, subject_id=cast.subject_id, support_id=asked.pk, answer="Hej", at=cast.at())
        cast.act(advisor)
        answer_carer(by=advisor, subject_id=cast.subject_id, support_id=asked.pk, answer="Jag ringer", at=cast.at())
        with pytest.raises(RuleBroken):
            answer_carer(by=advisor, subject_id=cast.subject_id, support_id=asked.pk, answer="Igen", at=cast.at())


def test_without_an_advisor_it_reaches_the_coordinator_and_without_anybody_it_says_so() -> None:
    with clock_set_to(AT + timedelta(days=1)):
        cast = gather()
        karin = cast.act(daughter(cast))
        about = {"by": karin, "subject_id": cast.subject_id, "words": "", "reach_by": "070-1740635"}
        with pytest.raises(RuleBroken) as refused:
            ask_for_carer_support(**about, at=cast.at())
        assert [finding.code for finding in refused.value.findings] == ["nobody_to_reach"]
        nurse_in_team(cast)
        cast.act(karin)
        assert "Sara Ek" in ask_for_carer_support(**about, at=cast.at()).reaches_label
        with automatic_run("test"):
            assert CarerSupport.objects.count() == 1
