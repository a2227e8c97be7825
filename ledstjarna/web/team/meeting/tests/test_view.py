"""Meeting mode: opened, noted, proposed, chosen and agreed in the room, printed, closed."""

from ledstjarna.domain.plans.models import Commitment, PlanMeeting, Proposal
from ledstjarna.web.team.tests.desk import Desk


def test_a_whole_meeting(desk: Desk) -> None:
    desk.contact()
    desk.story()
    desk.goal()
    page = desk.path("meeting")
    assert "Astrid Lind" in desk.get(page)
    text = desk.done(page, {"present": "Astrid Lind\nSara Ek"})
    assert "Astrid leder mötet" in text
    html = desk.client.get(page).content.decode()
    assert 'data-size="lg"' in html
    text = desk.done(page, {"words": "Kören kan hämta", "said_by": "Karin"})
    assert "Gör till förslag" in text
    goal_id = Proposal.objects.first()
    assert goal_id is None
    goal = desk.path("propose", goal_id=_goal(desk)) + "?mote=1&sort=own&text=Kören+kan+hämta"
    assert "Kören kan hämta" in desk.client.get(goal).content.decode()
    desk.done(
        goal,
        {
            "title": "Jag ringer kören", "owner": str(desk.subject_id), "cost": "free", "can_change_mind": "Ja.",
            "after_no": "Inget.",
        },
    )  # fmt: skip
    proposal = Proposal.objects.get()
    assert proposal.meeting_id == PlanMeeting.objects.get().pk
    text = desk.done(desk.path("meeting_choice", proposal_id=proposal.pk), {"kind": "yes"})
    assert "Jag ringer kören" in text
    assert Commitment.objects.get().state == "active"
    desk.done(desk.path("follow_up") + "?mote=1", {"on": "2026-06-01", "how": "Sara ringer"})
    desk.done(desk.path("team_agree") + "?mote=1", {"said_by": str(desk.subject_id), "way": "meeting"})
    paper = desk.get(desk.path("meeting_paper"))
    assert "Kören kan hämta" in paper
    assert "1 juni" in paper
    assert "Mötet är avslutat." in desk.done(desk.path("close_meeting"), {})


def _goal(desk: Desk) -> object:
    from ledstjarna.domain.plans.models import Goal

    return Goal.objects.get().pk


def test_a_note_with_several_goals_asks_which(desk: Desk) -> None:
    desk.contact()
    desk.goal()
    desk.goal("Jag vill sova gott.")
    desk.done(desk.path("meeting"), {"present": "Astrid"})
    desk.done(desk.path("meeting"), {"words": "Kvällspromenad"})
    note = PlanMeeting.objects.get().notes[0]["id"]
    text = desk.get(desk.path("meeting_note", note_id=note))
    assert "Jag vill sova gott." in text


def test_choosing_passes_on_what_the_person_ticks(desk: Desk) -> None:
    desk.contact()
    desk.story()
    proposal = desk.proposal(desk.goal(), "Kören hämtar", "association", desk.cast.unit_owner("choir"))
    desk.done(desk.path("meeting"), {"present": "Astrid"})
    page = desk.path("meeting_choice", proposal_id=proposal.pk)
    desk.refused(page, {"kind": "change"})
    desk.done(page, {"kind": "yes", "shared_facts": ["name"]})
    assert Commitment.objects.get().shared_words == {"about": "Kören hämtar", "name": "Astrid"}
