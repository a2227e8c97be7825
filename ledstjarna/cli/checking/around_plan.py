"""What stands around the plan: linked papers, meetings, and what the person has told went wrong."""

from collections.abc import Iterator

from ledstjarna.cli.checking.check import Check, Fault, each
from ledstjarna.cli.checking.known import Known
from ledstjarna.cli.checking.life import Life, grouped
from ledstjarna.cli.language import N_
from ledstjarna.domain.plans.rules.reports import KINDS, answer_promised
from ledstjarna.domain.plans.rules.states import CALL

_LINKED = frozenset({"care_plan", "implementation_plan", "lss_plan"})


def _linked(life: Life, _known: Known) -> Iterator[Fault]:
    for row in life.linked_plans:
        if row.kind not in _LINKED or not row.title.strip() or not row.held_by_label.strip():
            yield Fault(row.id)


def _meetings(life: Life, _known: Known) -> Iterator[Fault]:
    for row in life.meetings:
        backwards = row.closed_at is not None and row.closed_at < row.opened_at
        if backwards or any(not note["words"].strip() for note in row.notes):
            yield Fault(row.id)
    standing = [row for row in life.meetings if row.closed_at is None]
    for rows in grouped(standing, "plan_id").values():
        yield from each(rows[1:])


def _reports(life: Life, known: Known) -> Iterator[Fault]:
    for row in life.reports:
        if row.kind not in KINDS or row.answer_promised_at not in (
            answer_promised(row.kind, row.told_at),
            answer_promised(row.kind, row.told_at, "home_care"),
        ):
            yield Fault(row.id, "answer_not_promised")
        if row.reaches_id not in known.assignments and row.reaches_id not in known.units:
            yield Fault(row.id, "nobody_to_reach")
        # What was taken back is answered by that, in no words.
        worded = bool(row.answer.strip()) or row.taken_back_at is not None
        answered = (row.answered_at is not None, worded, bool(row.answered_by_label))
        if len(set(answered)) > 1 or (row.answered_at is not None and row.answered_at < row.told_at):
            yield Fault(row.id, "answer_not_whole")


def _missed(life: Life, _known: Known) -> Iterator[Fault]:
    """That nobody came reaches who was to come: of one report each, closed when the person has been answered."""
    reports = {row.id: row for row in life.reports}
    for row in life.missed_visits:
        report = reports[row.report_id]
        told = (row.explained_at is not None, bool(row.explanation.strip()), bool(row.explained_by_label))
        same = (row.commitment_id, row.told_at, row.closed_at, row.taken_back_at) == (
            report.commitment_id, report.told_at, report.answered_at, report.taken_back_at,
        )  # fmt: skip
        if report.kind != "nobody_came" or len(set(told)) > 1 or not same:
            yield Fault(row.id)


def _calls(life: Life, _known: Known) -> Iterator[Fault]:
    people, times = grouped(life.participants, "call_id"), grouped(life.meeting_times, "call_id")
    for row in life.meeting_calls:
        if row.state not in CALL.states or (row.state in ("set", "held")) > (row.starts_at is not None):
            yield Fault(row.id, "call_without_time")
        if not any(one.kind == "person" and one.left_out_at is None for one in people.get(row.id, [])):
            yield Fault(row.id, "the_person_is_always_called")
        asked = {str(one.id) for one in times.get(row.id, [])}
        yield from each(one for one in people.get(row.id, []) if not set(one.answers) <= asked)


CHECKS = (
    Check(
        "linked_plan_wrong",
        "LinkedPlan",
        N_("Ett papper bredvid planen saknar vad det är eller vem som har det."),
        _linked,
    ),
    Check(
        "meeting_wrong", "PlanMeeting", N_("Ett möte slutar innan det börjar, eller två är öppna samtidigt."), _meetings
    ),
    Check(
        "meeting_call_wrong",
        "PlanMeetingCall",
        N_("Ett möte saknar tid eller personen själv, eller ett svar gäller en tid som ingen har frågat om."),
        _calls,
    ),
    Check("missed_wrong", "MissedVisit", N_("Att ingen kom når inte den som skulle ha kommit som det var."), _missed),
    Check("report_wrong", "PersonReport", N_("Det personen berättade når ingen, eller svaret är inte helt."), _reports),
)
