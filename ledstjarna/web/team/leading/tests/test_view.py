"""Numbers of many for who leads, and no way to one: not on the page, and not past the page."""

from django.apps import apps

from ledstjarna.domain.consent.context import automatic_run, set_viewer
from ledstjarna.domain.consent.models import AccessLog, Subject
from ledstjarna.domain.organisations.models import Assignment, StaffMember
from ledstjarna.domain.plans.models import Plan
from ledstjarna.domain.plans.queries import leading
from ledstjarna.domain.plans.tests.cast import viewer_of
from ledstjarna.domain.teams.models import TeamMember
from ledstjarna.foundation.ids import new_id
from ledstjarna.web.team.tests.desk import Desk

PAGE = "/teamet/siffror/"


def leader_of(desk: Desk) -> None:
    """Somebody who leads where the nurse works; signs them in."""
    there = Assignment.objects.get(pk=desk.staff("nurse").party_id)
    someone = StaffMember.objects.create(given_name="Lo", family_name="Ledare")
    made = Assignment.objects.create(
        staff_member=someone, unit=there.unit, role="process_leader", period=there.period, pk=None
    )
    desk.cast.staff["leader"] = viewer_of(made)
    desk.sign_in("leader")


def test_a_leader_sees_counts_and_reaches_nobody(desk: Desk) -> None:
    desk.contact()
    desk.goal()
    leader_of(desk)
    text = desk.get(PAGE)
    assert "Antalet är för litet för att visas" in text
    assert "1 till 4" in text
    assert "Astrid" not in text
    _many_more(desk, 7)
    viewer = desk.cast.act(desk.staff("leader"))
    written = next(one for one in leading(viewer, at=desk.at()).numbers if one.code == "written")
    assert (sum(filter(None, written.told.counts)), written.told.total) == (8, 8)
    with automatic_run("test"):
        assert AccessLog.objects.filter(what="leading", verb="run").count() == 1
    set_viewer(viewer.parties)
    for model in apps.get_models():
        columns = {each.attname for each in model._meta.concrete_fields}
        if "subject_id" in columns and model.__module__.startswith("ledstjarna."):
            assert not model._base_manager.exists(), model


def _many_more(desk: Desk, how_many: int) -> None:
    """As many more plans as the nurse's, each somebody's."""
    with automatic_run("test"):
        plan, member = Plan.objects.get(), TeamMember.objects.filter(is_coordinator=True).first()
        member = member or TeamMember.objects.first()
        assert member
        TeamMember.objects.filter(pk=member.pk).update(is_coordinator=True)
        person = apps.get_model("people", "Person").objects.get(pk=plan.subject_id)
        for _number in range(how_many):
            subject = Subject.objects.create(id=new_id(), county_id="04")
            for row in (person, plan, member):
                row.pk, row.subject_id = (subject.pk if row is person else new_id()), subject.pk
                row._state.adding = True
                row.save(force_insert=True)


def test_who_does_not_lead_is_refused(desk: Desk) -> None:
    desk.sign_in("nurse")
    desk.get(PAGE, status=404)
