"""What stands around a plan, as rows: papers beside it, a meeting, and what the person told went wrong."""

from datetime import timedelta

from ledstjarna.demo.loading.case import Case, Row
from ledstjarna.domain.plans.models import LinkedPlan, MissedVisit, PersonReport, PlanMeeting
from ledstjarna.domain.plans.rules.marking import somebody_comes
from ledstjarna.domain.plans.rules.reports import answer_promised, reaches_who_was_to_come
from ledstjarna.domain.teams.models import TeamMember

_REPORTS = (
    ("nobody_came", "Jag väntade hela förmiddagen."),
    ("not_satisfied", "Jag vill att ni ringer innan ni kommer."),
    ("not_satisfied", "Det var någon ny som inte visste vad jag behövde."),
    ("nobody_came", ""),
)
_ONE_IN = 18  # persons with an agreed plan of whom so many have told of each
NOBODY_CAME = 3  # the one of them that waits for an answer
_ANSWERS = (
    "Tack för att du sa till. Vi ringer dig alltid innan från och med nu.",
    "Förlåt. Det blev fel i vår planering. Maria kommer till dig varje tisdag igen.",
)
_EXPLAINED = "Bytet av schema gick fel. Vi har ringt, och kommer i morgon som vanligt."
_NOTES = (
    "Jag vill att ni kommer efter tio.",
    "Vi provar i en månad och ses sedan.",
    "Jag ringer själv till föreningen.",
)
_PAPERS = {
    "sol": ("implementation_plan", "Genomförandeplan: {title}"),
    "lss": ("lss_plan", "Individuell plan enligt LSS 10 §"),
    "health": ("care_plan", "Vårdplan: {title}"),
}  # fmt: skip


def link_papers(case: Case, live: list[Row]) -> None:
    """A provider's own how, a care plan, an individual plan under LSS: linked beside the plan, never merged."""
    for part in live:
        kind, title = _PAPERS.get(part["legal_basis"], ("", ""))
        if kind and part["state"] == "active" and case.rng.random() < 0.3:
            case.add(
                LinkedPlan, plan_id=part["plan_id"], kind=kind, title=title.format(title=part["title"])[:200],
                held_by_label=part["owner_label"], linked_by_label=case.label(case.coordinator),
                linked_at=case.moments.next(),
            )  # fmt: skip


def meet(case: Case, plan: Row) -> None:
    """A meeting about the plan, chaired by the person, with what was said in it."""
    if not case.turn.met:
        return
    opened = case.moments.next()
    closed = min(opened + timedelta(minutes=55), case.moments.latest)
    said = {"id": str(case.id()), "words": case.rng.choice(_NOTES), "said_by": case.person.given_name}
    row = case.add(
        PlanMeeting, plan_id=plan["id"], chaired_by_label=case.person.name, opened_at=opened, closed_at=closed,
        present=[member["label"] for member in case.of(TeamMember)], version=2,
        notes=[{**said, "at": opened.isoformat()}], **case.by(case.coordinator, "opened"),
    )  # fmt: skip
    case.happened("MeetingOpened", opened, case.coordinator.id, meeting_id=row["id"])
    case.happened("MeetingClosed", closed, case.coordinator.id, meeting_id=row["id"])


def report(case: Case, live: list[Row], turn: int | None = None) -> None:
    """Now and then something went wrong: some of it has been answered, some waits since the last days."""
    turn = case.person.serial % _ONE_IN if turn is None else turn
    reached = sorted(
        (row for row in case.of(TeamMember) if row["period"].upper is None),
        key=lambda row: (not row["is_coordinator"], row["label"]),
    )
    if turn >= len(_REPORTS) or not live or not reached:
        return
    kind, words = _REPORTS[turn]
    about = live[-1]
    if kind == "nobody_came":  # told of what somebody comes home to do, where there is such a part
        others = [part for part in reversed(live) if somebody_comes(part["legal_basis"])]
        if not others:
            return
        about = next((part for part in others if _comes(case, part)), others[0])
    answered = turn < 2
    at = case.moments.next() if answered else case.moments.recent(days=1.5)
    way = case.way()
    by = case.registrar(way, case.speaking.first(at))
    row = case.add(
        PersonReport, plan_id=about["plan_id"], commitment_id=about["id"], kind=kind, words=words, way=way,
        told_at=at, reaches_id=reached[0]["party_id"], reaches_label=reached[0]["label"],
        answer_promised_at=answer_promised(kind, at), recorded_at=at, answered_at=None, answer="", answered_by_label="",
        **case.by(by, "told"),
    )  # fmt: skip
    case.happened("ReportMade", at, by.id, report_id=row["id"], report=kind, way=way)
    if answered:
        then = case.moments.next()
        row |= {"answered_at": then, "answer": _ANSWERS[turn], "answered_by_label": reached[0]["label"]}
        case.happened("ReportAnswered", then, reached[0]["party_id"], report_id=row["id"])
    _reach_who_was_to_come(case, row, about)


def _comes(case: Case, part: Row) -> bool:
    staff = case.structure.staff_in(part["owner_id"])
    return bool(staff) and staff[0].unit.kind != "association"


def _reach_who_was_to_come(case: Case, report: Row, part: Row) -> None:
    """Ingen kom reaches the unit as well; where the person has been answered, it has written what happened."""
    if not reaches_who_was_to_come(report["kind"], is_unit=bool(case.structure.staff_in(part["owner_id"]))):
        return
    row = case.add(
        MissedVisit, report_id=report["id"], commitment_id=part["id"], owner_id=part["owner_id"],
        owner_label=part["owner_label"], should_have_begun=None, told_at=report["told_at"],
        answer_promised_at=report["answer_promised_at"], answers_label=report["reaches_label"], explanation="",
        explained_by_label="", explained_at=None, closed_at=report["answered_at"], recorded_at=report["told_at"],
    )  # fmt: skip
    if report["answered_at"]:
        by = case.structure.staff_in(part["owner_id"])[0]
        row |= {"explanation": _EXPLAINED, "explained_by_label": case.label(by), "explained_at": report["answered_at"]}
        case.happened("MissedVisitExplained", report["answered_at"], by.id, commitment_id=part["id"])
