"""Meeting mode: opened, noted, proposed, chosen and agreed in the room, printed, closed."""

from ledstjarna.domain.plans.models import Commitment, PlanMeeting, Proposal
from ledstjarna.domain.teams.actions import invite
from ledstjarna.web.team.in_room import InRoom
from ledstjarna.web.team.meeting.form import OpenForm
from ledstjarna.web.team.tests.desk import Desk


def test_a_whole_meeting(desk: Desk) -> None:
    desk.contact()
    desk.story()
    desk.goal()
    page = desk.path("meeting")
    assert "Astrid Lind" in desk.get(page)
    assert 'rows="4"' in desk.client.get(page).content.decode()
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


def test_a_note_becomes_a_proposal_in_one_step(desk: Desk) -> None:
    desk.contact()
    desk.goal()
    second = desk.goal("Jag vill sova gott.")
    desk.done(desk.path("meeting"), {"present": "Astrid"})
    # Written down and straight on: the words are filled in, the goal is chosen in the same form.
    form = desk.send(desk.path("meeting"), {"words": "Kvällspromenad", "go": "proposal"})["Location"]
    assert form == desk.path("meeting_note", note_id=PlanMeeting.objects.get().notes[0]["id"])
    assert 'value="Kvällspromenad"' in desk.client.get(form).content.decode()
    fields = {"title": "Kvällspromenad", "owner": f"own:{desk.subject_id}", "cost": "unknown"}
    assert "Välj vilket mål det leder till." in desk.refused(form, fields)
    assert "Kvällspromenad" in desk.done(form, {**fields, "goal": str(second.pk)})
    row = Proposal.objects.get()
    assert (row.goal_id, row.legal_basis, row.cost_ore) == (second.pk, "own", None)
    assert row.can_change_mind
    assert row.after_no


def test_a_note_is_offered_to_whoever_fits(desk: Desk) -> None:
    desk.contact()
    goal = desk.goal()
    desk.done(desk.path("meeting"), {"present": "Astrid"})
    desk.done(desk.path("meeting"), {"words": "Kören hämtar"})
    page = desk.path("meeting_note", note_id=PlanMeeting.objects.get().notes[0]["id"])
    owner = f"association:{desk.cast.units['choir'].pk}"
    desk.done(page, {"title": "Kören hämtar", "goal": str(goal.pk), "owner": owner, "cost": "free"})
    row = Proposal.objects.get()
    assert (row.legal_basis, row.owner_id, row.cost_ore) == ("association", desk.cast.units["choir"].pk, 0)


def test_a_wish_waits_in_the_room_and_on_the_paper(desk: Desk) -> None:
    desk.contact()
    proposal = desk.proposal(desk.goal(), "Dusch på morgonen", "sol", desk.cast.unit_owner("assessment"))
    desk.answered(proposal, "change", new_title="Dusch på kvällen", words="Jag är trött på morgonen.")
    desk.sign_in("nurse")
    desk.done(desk.path("meeting"), {"present": "Astrid"})
    text = desk.get(desk.path("meeting"))
    assert text.index("Önskemål att svara på") < text.index("Dusch på kvällen") < text.index("Vår plan")
    paper = desk.get(desk.path("meeting_paper"))
    assert "Teamet svarar på ditt önskemål: Dusch på kvällen." in paper
    assert "Vem ringer jag? Sara Ek" in paper


def test_choosing_passes_on_what_the_person_ticks(desk: Desk) -> None:
    desk.contact()
    desk.story()
    proposal = desk.proposal(desk.goal(), "Kören hämtar", "association", desk.cast.unit_owner("choir"))
    desk.done(desk.path("meeting"), {"present": "Astrid"})
    page = desk.path("meeting_choice", proposal_id=proposal.pk)
    desk.refused(page, {"kind": "change"})
    desk.done(page, {"kind": "yes", "shared_facts": ["name"]})
    assert Commitment.objects.get().shared_words == {"about": "Kören hämtar", "name": "Astrid"}


def test_everybody_who_may_be_in_the_room_is_seen_at_once() -> None:
    names = [f"Namn {number}" for number in range(7)]
    form = OpenForm(room=InRoom(tuple(names[:2]), tuple(names[2:])))
    widget = form["present"].as_widget()
    assert 'rows="8"' in widget
    assert [name in widget for name in names] == [True] * 2 + [False] * 5, "nobody is there unless it is said"
    assert all(name in form["present"].help_text for name in names[2:])


def test_nobody_is_in_the_room_whom_nobody_wrote_there(desk: Desk) -> None:
    desk.contact()
    desk.goal()
    writer, other = desk.staff("nurse"), desk.staff("assessor")
    desk.share(desk.cast.municipality)
    invite(
        by=desk.cast.act(writer), subject_id=desk.subject_id, party_id=other.party_id, label=other.label,
        role="care_assessor", organisation_id=other.organisation_id, at=desk.at(),
    )  # fmt: skip
    desk.sign_in("nurse")
    form = desk.client.get(desk.path("meeting")).content.decode()
    there = form.split("<textarea")[1].split("</textarea>")[0]
    assert "Astrid Lind" in there
    assert writer.label.split(", ")[0] in there
    assert other.label.split(", ")[0] not in there
    assert other.label.split(", ")[0] in form
    assert "Skriv vilka som är med" in desk.refused(desk.path("meeting"), {"present": " "})
