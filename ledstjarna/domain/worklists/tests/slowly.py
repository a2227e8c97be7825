"""What waits, told slowly and obviously: row by row in Python, as the rules say it."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from ledstjarna.domain.consent.models import AccessGround
from ledstjarna.domain.consent.rules import ASKS_BEFORE, READS_ONLY
from ledstjarna.domain.plans.rules.expiring import COMING, ENDED, expiry_phase
from ledstjarna.domain.plans.rules.following_up import DUE, MISSING, OVERDUE, when_due
from ledstjarna.domain.plans.rules.lasting import asks_again
from ledstjarna.domain.teams.rules import who_has_it
from ledstjarna.domain.teams.rules.states import OPEN_CALLS
from ledstjarna.domain.worklists.rules import AFTER_DEATH
from ledstjarna.domain.worklists.tests.chance import NOW, TODAY, Chance
from ledstjarna.foundation.clock import STOCKHOLM

Told = tuple[str, UUID, UUID | None, datetime | None]


class Slowly:
    """The same, row by row in Python: which rows a party reaches, which of them wait, for whom, and until when."""

    def __init__(self, chance: Chance, parties: set[UUID]) -> None:
        self.rows, self.parties = chance.rows, parties
        self.worker, self.others_work = chance.worker.pk, chance.others_work.pk
        self.works_as = {self.worker, chance.principals_unit}
        self.works_at_principal = chance.principals_unit in parties
        self.grounds = [
            g for g in AccessGround.objects.all()
            if g.party_id in parties and NOW in _range(g.period) and g.basis not in READS_ONLY
        ]  # fmt: skip

    def reaches(self, subject_id: UUID, kind: str, part: UUID | None = None) -> bool:
        return any(
            g.subject_id == subject_id and (kind in g.kinds if g.scope_id is None else part and g.scope_id == part)
            for g in self.grounds
        )

    def _sees_matter(self, part: Any) -> bool:
        """An authority's matter is its own to read, and theirs who were asked about that one part."""
        grounds = [g for g in self.grounds if g.subject_id == part.subject_id]
        asked = any(g.scope_id == part.pk for g in grounds)
        return asked or (self.works_at_principal and any("decision" in g.kinds for g in grounds if not g.scope_id))

    def told(self) -> Iterator[Told]:
        """What waits; of who has died, as far as the viewer knows it, only what goes on without them."""
        whose = {row.pk: row.subject_id for rows in self.rows.values() for row in rows}
        dead = {row.pk for row in self.rows["Person"] if row.deceased and self.reaches(row.pk, "basic")}
        yield from (one for one in self._everything() if one[0] in AFTER_DEATH or whose[one[1]] not in dead)
        for row in self.rows["Person"]:
            if row.pk in dead and row.death_noted_at > NOW - timedelta(days=30):
                yield "person_died", row.pk, self._coordinator(row.pk), None
                for part in self.rows["Commitment"]:
                    goes_on = part.state == "active" and part.legal_basis not in ("own", "close_one")
                    if part.subject_id == row.pk and goes_on and self.reaches(row.pk, "plan", part.pk):
                        yield "part_of_deceased", part.pk, part.owner_id, None

    def _everything(self) -> Iterator[Told]:
        for row in self.rows["Commitment"]:
            if self.reaches(row.subject_id, "plan", row.pk):
                yield from self._part(row)
        yield from self._others()
        yield from self._of_team()
        yield from self._of_consent()
        yield from self._of_protection()
        for call in self.rows["PlanMeetingCall"]:
            yield from self._meeting(call)
        for row in self.rows["CooperationDeviation"]:
            if self.reaches(row.subject_id, "plan"):
                yield from self._deviation(row)
        for row in self.rows["Rectification"]:
            within_reach = any(g.subject_id == row.subject_id for g in self.grounds)
            if row.state == "asked" and row.reaches_id in self.parties and within_reach:
                day = datetime(row.due_on.year, row.due_on.month, row.due_on.day, tzinfo=STOCKHOLM)
                yield "rectification_to_answer", row.pk, row.reaches_id, day

    def _of_consent(self) -> Iterator[Told]:
        for row in self.rows["Consent"]:
            if row.replaced_at is None and self.reaches(row.subject_id, "basic"):
                yield from _consent(row, self.rows["Consent"])

    def _of_protection(self) -> Iterator[Told]:
        """Asked of every human but the one who wrote it, by whichever assignment, who works for the person."""
        rows = self.rows.get("ProtectionChange", [])
        for row in rows:
            overtaken = any(other.subject_id == row.subject_id and other.number > row.number for other in rows)
            if not row.lowers or row.agreed is not None or overtaken or not self.reaches(row.subject_id, "basic"):
                continue
            acts = any(
                g.subject_id == row.subject_id and not g.scope_id and "basic" in g.kinds
                and g.basis not in {*READS_ONLY, "lift_request"} and g.party_id in self.works_as
                for g in self.grounds
            )  # fmt: skip
            anothers = row.written_by_id == self.others_work
            mine = acts and anothers and self.worker in self.parties
            yield "protection_to_answer", row.pk, self.worker if mine else None, row.recorded_at + timedelta(days=7)

    def _of_team(self) -> Iterator[Told]:
        for row in self.rows["Thread"]:
            if row.state == "waits" and self._reads(row):
                own = row.waits_for_id == row.subject_id
                kind = "message_to_person" if own else "message_unanswered"
                yield kind, row.pk, row.waits_for_id, None if own else row.answer_by
        for row in self.rows["CallRequest"]:
            if row.state in OPEN_CALLS and self.reaches(row.subject_id, "team"):
                alone = row.coordinator_id in (None, row.reaches_id)
                has_it = who_has_it(row.promised_at, row.tried_at, NOW, is_coordinators=alone)
                whose = {"reached": row.reaches_id, "unit": row.unit_id}
                kind = "call_passed_on" if has_it == "coordinator" else "call_to_make"
                yield kind, row.pk, whose.get(has_it, self._coordinator(row.subject_id)), row.promised_at

        for row in self.rows["NamedContact"]:
            if NOW in _range(row.period) and self.reaches(row.subject_id, "team"):
                there = [
                    one for one in self.rows.get("TeamMember", [])
                    if one.subject_id == row.subject_id and one.party_id in (row.holder_id, row.team_id)
                ]  # fmt: skip
                if not any(NOW in _range(one.period) for one in there):
                    left = max((one.period.upper for one in there), default=row.period.lower)
                    yield "contact_to_name", row.pk, self._coordinator(row.subject_id), left + timedelta(days=7)

    def _reads(self, thread: Any) -> bool:
        grounds = [g for g in self.grounds if g.subject_id == thread.subject_id]
        return any(g.scope_id in (thread.part_id, thread.pk) for g in grounds if g.scope_id) or any(
            "team" in g.kinds and (g.basis != "close_one" or g.party_id in thread.close_ones)
            for g in grounds if not g.scope_id
        )  # fmt: skip

    def _meeting(self, call: Any) -> Iterator[Told]:
        if not self.reaches(call.subject_id, "plan", call.pk):
            return
        there = [m for m in self.rows["MeetingParticipant"] if m.call_id == call.pk]
        times = [t for t in self.rows["MeetingTime"] if t.call_id == call.pk and not t.withdrawn_at]
        coming = sorted((t for t in times if t.starts_at > NOW), key=lambda time: time.starts_at)
        owing = [m for m in there if not m.left_out_at and any(str(t.pk) not in m.answers for t in coming)]
        for row in there:
            own = row.party_id == row.subject_id
            kind = "meeting_for_person" if own else "meeting_to_answer"
            if row.left_out_at or not self.reaches(row.subject_id, "plan", row.pk):
                continue
            if call.state == "asked" and row in owing:
                yield kind, call.pk, row.party_id, None if own else coming[0].starts_at
            if call.state == "set" and not row.coming and call.ends_at > NOW:
                yield kind, call.pk, row.party_id, None if own else call.starts_at
        yield from self._not_coming(call, there)
        if self.reaches(call.subject_id, "plan") and (call.state == "draft" or (call.state == "asked" and not owing)):
            since = max(filter(None, (call.called_at, *(m.answered_at for m in there))))
            kind = "meeting_to_ask" if call.state == "draft" else "meeting_time_to_set"
            yield kind, call.pk, call.called_by_id, since + timedelta(days=3)

    def _not_coming(self, call: Any, there: list[Any]) -> Iterator[Told]:
        unable = [m for m in there if m.coming == "no" and not m.left_out_at]
        ahead = call.state == "set" and call.ends_at > NOW and self.reaches(call.subject_id, "plan")
        if ahead and any(m.wished_starts_at and m.wished_starts_at > NOW and not m.left_out_at for m in there):
            yield "meeting_time_wished", call.pk, call.called_by_id, None
        if unable and call.state == "set" and call.ends_at > NOW and self.reaches(call.subject_id, "plan"):
            own = next((m for m in unable if m.party_id == m.subject_id), None)
            if own is None:
                yield "meeting_other_cannot", call.pk, call.called_by_id, None
            else:
                due = own.answered_at and own.answered_at + timedelta(days=1)
                yield "meeting_person_cannot", call.pk, call.called_by_id, due
        yield from self._by_another(call)
        lately = call.cancelled_at > NOW - timedelta(days=7) and call.starts_at > NOW
        if call.state != "cancelled" or not call.told_at or not lately:
            return
        for row in there:
            knows = row.party_id in (call.called_by_id, call.cancelled_by_id, row.subject_id) or row.left_out_at
            if row.party_id in self.parties and not knows and self.reaches(row.subject_id, "plan", row.pk):
                yield "meeting_cancelled", call.pk, row.party_id, call.starts_at

    def _by_another(self, call: Any) -> Iterator[Told]:
        """What somebody else did with a meeting that one called."""
        if call.called_by_id not in self.parties or call.starts_at <= NOW:
            return
        for state, kind, whose, when in (
            ("cancelled", "meeting_cancelled", call.cancelled_by_id, call.cancelled_at),
            ("set", "meeting_moved", call.changed_by_id, call.changed_at),
        ):
            if call.state == state and whose not in (None, call.called_by_id) and NOW - when < timedelta(days=7):
                yield kind, call.pk, call.called_by_id, call.starts_at

    def _deviation(self, row: Any) -> Iterator[Told]:
        answers = [a for a in self.rows["DeviationAnswer"] if a.deviation_id == row.pk]
        for answer in answers:
            if row.state == "open" and answer.answered_at is None:
                yield "deviation_to_answer", row.pk, answer.reaches_id, answer.answer_promised_at
        if row.state == "open" and any(a.answered_at is None and a.answer_promised_at < NOW for a in answers):
            yield "deviation_unanswered", row.pk, row.noted_by_id, None
        if row.state == "draft" and row.noted_by_id in self.parties:
            yield "deviation_to_send", row.pk, row.noted_by_id, row.noted_at + timedelta(days=1)
        if row.state == "answered":
            since = max(a.answered_at for a in answers)
            yield "deviation_to_learn", row.pk, row.noted_by_id, since + timedelta(days=14)

    def _part(self, part: Any) -> Iterator[Told]:
        application = next(a for a in self.rows["Application"] if a.commitment_id == part.pk)
        sees_matter = self._sees_matter(part)
        kind = {"awaits_owner": "part_asked", "awaits_assessment": "part_to_assess"}.get(part.state)
        if kind:
            yield kind, part.pk, part.owner_id, part.changed_at + timedelta(days=7)
        if sees_matter and application.state in ("submitted", "investigated"):
            whose = application.investigator_id or part.owner_id
            yield "application_undecided", application.pk, whose, application.applied_at + timedelta(days=60)
        waits_for_answer = part.assignment is not None and part.assignment.state == "given"
        if sees_matter and application.state == "decided" and part.state == "awaits_provider" and not waits_for_answer:
            whose = application.investigator_id or part.owner_id
            given_back = part.assignment is not None and part.assignment.state == "returned"
            kind, days = ("assignment_returned", 1) if given_back else ("provider_to_find", 14)
            yield kind, application.pk, whose, part.changed_at + timedelta(days=days)
        if part.state == "active" and self._asks_again(part):
            day = datetime(part.ends_on.year, part.ends_on.month, part.ends_on.day, tzinfo=STOCKHOLM)
            own = part.owner_id == part.subject_id
            yield "part_ends_for_person" if own else "part_ends", part.pk, part.owner_id, day
        if self._ends(part):
            day = datetime(part.ends_on.year, part.ends_on.month, part.ends_on.day, tzinfo=STOCKHOLM)
            row = application if sees_matter else part
            yield "decision_ends", row.pk, application.investigator_id if sees_matter else None, day
        yield from self._given(part)
        yield from self._asked_about(part, application if sees_matter else None)
        for change in self.rows.get("OwnerChange", []):
            if change.commitment_id == part.pk:
                yield from _change(change)

    def _given(self, part: Any) -> Iterator[Told]:
        for given in self.rows.get("ProviderAssignment", []):
            if given.commitment_id == part.pk and given.state == "given":
                yield "assignment_given", given.pk, given.unit_id, given.given_at + timedelta(days=3)
            if given.commitment_id == part.pk and given.state == "accepted" and self._to_begin(part, given):
                yield "assignment_to_begin", given.pk, given.unit_id, given.answered_at + timedelta(days=14)

    def _to_begin(self, part: Any, given: Any) -> bool:
        hows = [how for how in self.rows["ImplementationPlan"] if how.commitment_id == part.pk]
        return part.state == "active" and part.assignment == given and all(how.state == "replaced" for how in hows)

    def _asked_about(self, part: Any, application: Any) -> Iterator[Told]:
        for row in self.rows["StepDown"]:
            if row.commitment_id == part.pk and row.state == "review_asked":
                whose = application.investigator_id if application else None
                yield "review_asked", (application or part).pk, whose, row.moved_at + timedelta(days=14)
            if row.commitment_id == part.pk and row.state == "suggested" and not self._plan_ended(part):
                yield "step_down_for_person", row.pk, row.subject_id, None
        for row in self.rows["ImplementationPlan"]:
            if row.commitment_id == part.pk and row.assignment.state == "returned":
                continue
            if row.commitment_id == part.pk and row.state == "asked":
                yield "how_for_person", row.pk, row.subject_id, None
            if row.commitment_id == part.pk and row.state == "written":
                since = max(filter(None, (row.written_at, row.answered_at)))
                yield "how_to_write", row.pk, part.assignment.unit_id, since + timedelta(days=14)

    def _plan_ended(self, part: Any) -> bool:
        return part.plan.ended_at is not None and self.reaches(part.subject_id, "plan")

    def _asks_again(self, part: Any) -> bool:
        said = sorted((t for t in self.rows["PartTerm"] if t.commitment_id == part.pk), key=lambda term: term.number)
        return asks_again(part.legal_basis, part.ends_on, ends_then=bool(said) and said[-1].ends_then, today=TODAY)

    def _ends(self, part: Any) -> bool:
        live = part.state in ("active", "awaits_provider") and part.legal_basis in ("sol", "lss")
        if not live or expiry_phase(part.legal_basis, part.ends_on, TODAY) not in (COMING, ENDED):
            return False
        alike = [n for n in self.rows["Commitment"] if (n.goal_id, n.legal_basis, n.title) == (
            part.goal_id, part.legal_basis, part.title)]  # fmt: skip
        return not any(
            n.recorded_at > part.recorded_at and n.state in ("awaits_decision", "awaits_provider", "active")
            and self.reaches(n.subject_id, "plan", n.pk)
            for n in alike
        )  # fmt: skip

    def _others(self) -> Iterator[Told]:
        for row in self.rows["Proposal"]:
            if not self.reaches(row.subject_id, "plan"):
                continue
            if row.state in ("open", "thinking", "other_guardian"):
                yield "proposal_open", row.pk, row.subject_id, None
            if row.state == "asked":
                due = row.proposed_at + timedelta(days=7)
                yield "wish_unanswered", row.pk, self._coordinator(row.subject_id), due
        yield from self._promised()
        yield from self._less_of_goals()

    def _promised(self) -> Iterator[Told]:
        for row in self.rows["PersonReport"]:
            if row.answered_at is None and self.reaches(row.subject_id, "plan"):
                yield row.kind, row.pk, row.reaches_id, row.answer_promised_at
        for row in self.rows["MissedVisit"]:
            waits = row.explained_at is None and row.closed_at is None
            if waits and self.reaches(row.subject_id, "plan", row.commitment_id):
                yield "missed_visit", row.pk, row.owner_id, row.answer_promised_at
        for row in self.rows["Plan"]:
            stands = when_due(row.next_follow_up, agreed=row.version > 0, today=TODAY)
            asked = stands in (DUE, OVERDUE, MISSING)
            if row.ended_at is None and asked and self.reaches(row.subject_id, "plan"):
                after = row.next_follow_up and row.next_follow_up + timedelta(days=1)
                due = after and datetime(after.year, after.month, after.day, tzinfo=STOCKHOLM)
                yield "follow_up", row.pk, self._coordinator(row.subject_id), due
        for row in self.rows["CarerSupport"]:
            if row.answered_at is None and self.reaches(row.subject_id, "nobody's", row.pk):
                yield "carer_support", row.pk, row.reaches_id, row.answer_promised_at

    def _less_of_goals(self) -> Iterator[Told]:
        for row in self.rows["GoalResult"]:
            held, goal = row.follow_up, row.goal
            if row.wants != "step_down" or goal.state not in ("wanted", "agreed"):
                continue
            later = [f for f in self.rows["FollowUp"] if f.plan_id == held.plan_id and f.number > held.number]
            instead = [p for p in self.rows["Proposal"] if p.goal_id == goal.pk and p.proposed_at > held.recorded_at]
            steps = [s for s in self.rows.get("StepDown", []) if s.commitment.goal_id == goal.pk]
            by_part = any(s.follow_up_id == held.pk or s.state == "suggested" for s in steps)
            if self.reaches(row.subject_id, "plan") and not later and not instead and not by_part:
                due = held.recorded_at + timedelta(days=14)
                yield "goal_wants_less", goal.pk, self._coordinator(row.subject_id), due

    def _coordinator(self, subject_id: UUID) -> UUID | None:
        members = self.rows.get("TeamMember", [])
        found = [m for m in members if m.subject_id == subject_id and m.is_coordinator]
        return found[0].party_id if found and self.reaches(subject_id, "team") else None


def _consent(row: Any, rows: Iterable[Any]) -> Iterator[Told]:
    if row.state == "half" and (row.ends_at is None or row.ends_at > NOW):
        yield "consent_half_for_person", row.pk, row.subject_id, None
    longer = [
        one
        for one in rows
        if (one.subject_id, one.kind, one.state) == (row.subject_id, row.kind, "half")
        and one.replaced_at is None
        and (one.ends_at is None or (row.ends_at and one.ends_at > row.ends_at))
    ]
    if row.state == "given" and row.ends_at and NOW < row.ends_at <= NOW + ASKS_BEFORE and not longer:
        yield "consent_ends_for_person", row.pk, row.subject_id, row.ends_at


def _change(row: Any) -> Iterator[Told]:
    if row.state == "sought":
        yield "owner_sought", row.pk, row.meanwhile_id, row.promised_at
    if row.state == "asked":
        yield "owner_asked", row.pk, row.new_owner_id, row.promised_at
    if row.state == "awaits_person":
        yield "owner_for_person", row.pk, row.subject_id, None


class _range:
    def __init__(self, period: Any) -> None:
        self.period = period

    def __contains__(self, at: datetime) -> bool:
        return self.period.lower <= at and (self.period.upper is None or at < self.period.upper)
