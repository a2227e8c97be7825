"""Följ upp tillsammans: the form, how it goes, less support as a question, and versions beside each other."""

import re
from datetime import timedelta
from typing import Any

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessLog
from ledstjarna.domain.consent.queries import open_reading
from ledstjarna.domain.consent.rules import PLAN
from ledstjarna.domain.plans.actions import Agreed, agree_plan, answer_part, set_goal
from ledstjarna.domain.plans.models import Agreement, Commitment, FollowUp, Plan, Proposal, StepDown
from ledstjarna.domain.plans.queries import level_of, plan_view
from ledstjarna.domain.plans.rules.following_up import field_of
from ledstjarna.foundation.clock import clock_set_to, now
from ledstjarna.web.team.reading.tests.test_view import assessed_by, block
from ledstjarna.web.team.tests.desk import NOW, Desk, hidden_of
from ledstjarna.web.wording.level_now import level_now_text

LATER = NOW + timedelta(days=90)


def agreed(desk: Desk) -> Commitment:
    """A choir that has said yes, in a plan that the nurse agreed with Astrid."""
    desk.contact()
    part = desk.part("Kören hämtar mig", "association", "choir", name="Astrid")
    by = desk.cast.act(desk.staff("singer"))
    answer_part(
        by=by, subject_id=desk.subject_id, commitment_id=part.id, seen_version=part.version, yes=True, words="",
        at=desk.at(),
    )  # fmt: skip
    again(desk, 0)
    return part


def again(desk: Desk, seen: int) -> None:
    by = desk.cast.act(desk.staff("nurse"))
    agree_plan(by=by, subject_id=desk.subject_id, seen_version=seen, agreed=Agreed(way="meeting"), at=desk.at())


def fields(part: Commitment, **more: Any) -> dict[str, Any]:
    goal, key = field_of("goal", part.goal_id), field_of("part", part.id)
    return {
        "held_on": str(LATER.date()), "how": "home", "present": "Astrid Lind\nSara Ek", "person_took_part": "yes",
        "words": "Jag sjunger igen.", "next_on": str(LATER.date() + timedelta(days=60)), "next_how": "Vi ringer",
        f"{goal}_own": "1", f"{goal}_professional": "2", f"{goal}_wants": "continue",
        f"{key}_helped": "yes", f"{key}_wants": "step_down",
    } | more  # fmt: skip


def test_a_follow_up_is_written_down_and_leads_on(desk: Desk) -> None:
    part = agreed(desk)
    form = desk.path("hold_follow_up")
    waits = desk.part("Hjälp att duscha", "sol", "assessment", goal=part.goal)
    with clock_set_to(LATER):
        desk.sign_in("nurse")
        shown = desk.client.get(form).content.decode()
        assert "Det här har inte börjat än" in shown
        there = shown.split('name="present"')[1].split(">", 1)[1].split("</textarea>")[0].strip().splitlines()
        assert [name.partition(",")[0] for name in there] == [
            "Astrid Lind",
            desk.staff("nurse").label.partition(",")[0],
        ]
        assert "Skriv vilka som var med" in desk.refused(form, fields(part, present=" "))
        assert field_of("part", waits.id) not in shown, "nobody is asked whether what has not begun has helped"
        told = desk.refused(form, fields(part, held_on="2026-03-01"))
        assert "Planen började först 2 mars" in told
        assert "Välj en dag för nästa uppföljning" in desk.refused(form, fields(part, next_on=""))
        assert "Dagen har inte varit än" in desk.refused(form, fields(part, held_on="2026-12-24"))
        # What is to be mended is told in the order of the page: the goals first, the sitting itself last.
        empty = desk.client.post(form, hidden_of(desk.client.get(form))).content.decode()
        summary = empty.partition("errors")[2].partition("</ul>")[0]
        names = [name.removesuffix("_0") for name in re.findall(r'href="#id_([\w-]+)"', summary)]
        page = [empty.index(f'name="{name}"') for name in names]
        assert page == sorted(page)
        assert names[-1] == "present"
        assert not FollowUp.objects.exists()
        page = desk.done(form, fields(part))
        for text in (
            "Tack. Uppföljningen är sparad.",
            "Jag sjunger igen.",
            "Lätta svårigheter",
            "Mindre stöd kan räcka",
        ):
            assert text in page, text
        assert "när målet skrevs: stora svårigheter" in desk.get(desk.path("team_person"))
        reading = open_reading(desk.staff("nurse"), desk.subject_id, what="plan", kinds=(PLAN,))
        now_at = level_of(plan_view(reading, levels=True).goals[0].goal)
        assert level_now_text(now_at) == "lätta svårigheter, enligt uppföljningen den 1\xa0juni", (
            "one truth about the level"
        )
        overview = desk.get(desk.path("team_follow_ups"))
        assert "Astrid klarar mer själv nu än i mars: från stora svårigheter till lätta svårigheter." in overview
        assert "Astrid tycker sig klara mer själv" in overview, "whose view it is"
        assert "Mindre stöd kan räcka" in overview
        step = desk.path("step_down", step_down_id=StepDown.objects.get().pk)
        html = desk.client.get(desk.path("team_follow_ups")).content.decode()
        assert html.count(f'href="{step}"') == 1, "one question is asked once on a page"
        row = FollowUp.objects.get()
        desk.get(f"{form}?ratta=abc", status=404)
        corrected = desk.done(f"{form}?ratta={row.id}", fields(part, words="Jag sjunger varje vecka."))
        assert "Jag sjunger varje vecka." in corrected
        assert "är rättad" in desk.get(desk.path("team_follow_up", follow_up_id=row.id))


LESS = "Personen vill ha mindre stöd för målet"


def test_less_of_a_goal_waits_for_whoever_coordinates_until_something_is_proposed(desk: Desk) -> None:
    part = agreed(desk)
    goal, key = field_of("goal", part.goal_id), field_of("part", part.id)
    with clock_set_to(LATER):
        desk.sign_in("nurse")
        desk.done(desk.path("hold_follow_up"), fields(part, **{f"{goal}_wants": "step_down", f"{key}_wants": "end"}))
        StepDown.objects.all().delete()
        pages = [desk.get(f"/teamet/att-gora/?visa={view}") for view in ("mitt", "vantar")]
        assert any("Personen vill ha mindre stöd för målet: ge ett förslag" in page for page in pages)
        link = desk.path("propose", goal_id=part.goal_id)
        shown = "".join(desk.client.get(f"/teamet/att-gora/?visa={v}").content.decode() for v in ("mitt", "vantar"))
        assert f'href="{link}' in shown
        # What remains to do after the follow-up says the same as the worklist, by the same rule.
        follow_up = desk.path("team_follow_up", follow_up_id=FollowUp.objects.get().id)
        for page in (desk.path("team_follow_ups"), follow_up):
            assert LESS in desk.get(page)
        desk.proposal(part.goal, "Jag går själv", "own", desk.cast.own(), by=desk.staff("nurse"))
        Proposal.objects.filter(title="Jag går själv").update(proposed_at=now() + timedelta(minutes=1))
        desk.sign_in("nurse")
        for page in ("/teamet/att-gora/?visa=mitt", "/teamet/att-gora/?visa=vantar", desk.path("team_follow_ups")):
            assert LESS not in desk.get(page), page
        assert LESS not in desk.get(follow_up)


def test_less_is_a_question_that_becomes_a_proposal(desk: Desk) -> None:
    part = agreed(desk)
    with clock_set_to(LATER):
        desk.sign_in("nurse")
        desk.done(desk.path("hold_follow_up"), fields(part))
        step = StepDown.objects.get()
        page = desk.get(desk.path("step_down", step_down_id=step.id))
        assert "Astrid har sagt att mindre hjälp räcker." in page
        assert "Ingenting ändras av sig självt." in page
        assert "se över beslutet" not in page, "there is no decision behind a choir"
        proposal = desk.path("propose", goal_id=part.goal_id) + f"?mindre={step.id}&sort=own"
        owner = str(desk.subject_id)
        said = {
            "title": "Jag går själv",
            "owner": owner,
            "can_change_mind": "Ja.",
            "after_no": "Inget.",
            "cost": "free",
        }
        assert "Förslaget ligger framför personen." in desk.done(proposal, said)
        step.refresh_from_db()
        assert (step.state, step.proposal.title if step.proposal else "") == ("proposed", "Jag går själv")


def test_a_plan_that_ends_and_two_versions_beside_each_other(desk: Desk) -> None:
    part = agreed(desk)
    desk.part("Jag går en promenad", "own", goal=part.goal)
    again(desk, 1)
    with clock_set_to(LATER):
        desk.sign_in("nurse")
        one, two = Agreement.objects.order_by("number").values_list("id", flat=True)
        compared = desk.get(desk.path("team_compare") + f"?fran={one}&till={two}")
        assert "1 del har kommit till." in compared
        same = desk.get(desk.path("team_compare") + f"?fran={two}&till={two}")
        assert "Välj två olika planer att jämföra." in same
        assert "har kommit till" not in same
        assert "Jag går en promenad Personen själv Nytt" in compared
        assert "Som förut: Kören hämtar mig" in compared
        steps = {name: name for name in ("expected", "more", "much_more", "less")} | {"weight": "1"}
        scale = desk.path("describe_scale", goal_id=part.goal_id)
        assert "Beskriv hur det är på det här steget." in desk.refused(scale, steps)
        assert "Stegen är beskrivna." in desk.done(scale, steps | {"much_less": "Inte alls"})
        story = desk.get(desk.path("team_happened"))
        assert "Mars 2026" in story
        ends = fields(part, ends_plan="on") | own_of(desk)
        assert "Ta bort dagen" in desk.refused(desk.path("hold_follow_up"), ends)
        proposed = hidden_of(desk.client.get(desk.path("hold_follow_up")))["proposed"]
        ended = desk.done(desk.path("hold_follow_up"), ends | {"next_on": proposed, "proposed": proposed})
        assert "planen är slut" in ended
        assert Plan.objects.get().state == "ended"
        assert "ingen plan att följa upp" in desk.get(desk.path("hold_follow_up"))


def own_of(desk: Desk) -> dict[str, str]:
    own = Commitment.objects.get(legal_basis="own")
    return {f"{field_of('part', own.id)}_helped": "yes", f"{field_of('part', own.id)}_wants": "continue"}


def test_with_a_block_the_goals_own_level_is_nobodys_view(desk: Desk) -> None:
    assessed_by(desk, "assessor")
    desk.contact()
    by = desk.cast.act(desk.person)
    set_goal(
        by=by, subject_id=desk.subject_id, words="Jag vill duscha själv.", life_area="d5", current_level=4,
        wanted_level=1, at=desk.at(),
    )  # fmt: skip
    page = desk.path("team_follow_ups")
    desk.sign_in("nurse")
    shown = desk.get(page)
    assert "Måttliga svårigheter" in shown
    assert "Här syns inte allt" not in shown
    assert named(desk)
    block(desk)
    shown = desk.get(page)
    assert "Här syns inte allt" in shown
    assert "När målet skrevs" in shown
    assert "Klarar det inte alls själv" in shown
    for view in ("Så ser personen på det", "Så bedömer teamet", "Måttliga svårigheter"):
        assert view not in shown, view
    assert not named(desk), "what the block hid was not read"


def named(desk: Desk) -> bool:
    """Whether the latest reading of the page is one of needs."""
    with automatic_run("test"):
        rows = AccessLog.objects.filter(what="team_follow_ups").order_by("at", "pk")
        return "needs" in {kind for row in rows if row.correlation == rows.last().correlation for kind in row.kinds}
