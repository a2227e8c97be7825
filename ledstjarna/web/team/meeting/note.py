"""A note becomes a proposal in one step, in the room: the words filled in, the goal chosen in the same form."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse

from ledstjarna.domain.consent.queries import Reading, open_reading
from ledstjarna.domain.people.models import Person
from ledstjarna.domain.plans import actions
from ledstjarna.domain.plans.actions import Owner
from ledstjarna.domain.plans.models import Proposal
from ledstjarna.domain.plans.queries import open_meeting, plan_view
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.team.about import about
from ledstjarna.web.team.door import show_about
from ledstjarna.web.team.kinds import PLAN_PAGE
from ledstjarna.web.team.meeting.form import NoteProposalForm
from ledstjarna.web.team.meeting.presenter import note_rows
from ledstjarna.web.team.propose.owners import owner_groups
from ledstjarna.web.team.propose.words import BASES, basis_words
from ledstjarna.web.team.ways import way_to
from ledstjarna.web.wording import label_text

Answers = dict[str, tuple[str, Owner]]  # by the value that the form sends: the legal basis and the owner


@page(STAFF, writes=True)
def meeting_note(request: ViewerRequest, subject_id: UUID, note_id: UUID) -> HttpResponse:
    """One form, and back to the meeting, where the person can choose at once."""
    reading = open_reading(request.viewer, subject_id, what="meeting_note", kinds=PLAN_PAGE)
    whom, standing = about(reading), open_meeting(reading)
    note = next((row for row in note_rows(subject_id, standing) if row.pk == str(note_id)), None) if standing else None
    if standing is None or note is None:
        raise Http404
    goals = [(str(row.goal.pk), f"”{row.goal.words}”") for row in plan_view(reading).goals]
    groups, answers = who_could(reading, whom.person)
    form = form_for(
        request, NoteProposalForm, goals=goals, owners=groups,
        initial={"title": note.words[:200], "goal": goals[0][0] if len(goals) == 1 else "", "cost": "unknown"},
    )  # fmt: skip
    if request.method == "POST":
        answer = sent(
            request, form, lambda data, _seen: _propose(request, subject_id, form, data, answers, standing.pk),
            done=lambda _proposal: way_to("meeting", subject_id) + "#valja",
        )  # fmt: skip
        if answer:
            return answer
    context = {"form": form, "note": note, "goals": goals, "back": way_to("meeting", subject_id)}
    return show_about(request, "team/meeting/note.html", reading, context, whom=whom, shared_screen=True)


def _propose(
    request: ViewerRequest, subject_id: UUID, form: NoteProposalForm, data: dict[str, Any], answers: Answers,
    meeting_id: UUID,
) -> Proposal:  # fmt: skip
    basis, owner = answers[data["owner"]]
    words = basis_words(basis)
    usual = {"can_change_mind": words.can_change_mind, "after_no": words.after_no, "why": "", "asks_of_me": ""}
    return actions.propose(
        by=request.viewer, subject_id=subject_id, goal_id=UUID(data["goal"]), owner=owner, meeting_id=meeting_id,
        offered=form.offered(basis, {**usual, **data}), at=now(),
    )  # fmt: skip


def who_could(reading: Reading, person: Person) -> tuple[list[tuple[str, list[tuple[str, str]]]], Answers]:
    """Everybody who could do it, by kind of support, the least intrusive first: the rows, and what each means."""
    rows: list[tuple[str, list[tuple[str, str]]]] = []
    answers: Answers = {}
    for basis in BASES:
        owners = [owner for group in owner_groups(reading, person, basis) for owner in group.owners.values()]
        answers |= {f"{basis}:{owner.party_id}": (basis, owner) for owner in owners}
        if owners:
            rows.append(
                (basis_words(basis).name, [(f"{basis}:{owner.party_id}", label_text(owner.label)) for owner in owners])
            )
    return rows, answers
