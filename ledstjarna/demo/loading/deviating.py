"""Cooperation deviations, as rows: noted by the coordinator, put to another organisation, and what came of each."""

from ledstjarna.demo.loading.case import Case, Row
from ledstjarna.domain.plans.models import CooperationDeviation, DeviationAnswer, DeviationFigure
from ledstjarna.domain.plans.rules.deviations import answer_promised
from ledstjarna.domain.teams.models import TeamMember
from ledstjarna.foundation.clock import day_of

_NOTED = (
    ("open", "handover", "Hen kom hem i fredags utan att någon hade sagt till oss."),
    ("answered", "information", "Vi fick inte veta att tiderna hade ändrats."),
    ("closed", "medicines", "Listan vi fick stämde inte med dosetten."),
    ("withdrawn", "responsibility", "Vi visste inte vem som beställer hjälpmedlet."),
    ("draft", "other", ""),
)
OPEN = 0  # the one of them that waits for an answer
_ONE_IN = 8  # persons with an agreed plan, of whom so many have one of each
_ANSWER = "Vi har pratat om det i gruppen. Från och med nu ringer vi samma dag."
_LEARNT = "Vi ringer varandra före fredag lunch, och skriver i planen vem som gör det."


def deviate(case: Case, live: list[Row], turn: int | None = None) -> None:
    """Now and then the cooperation failed: one waits since the last days, others are answered or learnt from."""
    turn = case.person.serial % _ONE_IN if turn is None else turn
    own = case.organisation(case.coordinator)
    others = sorted(
        (row for row in case.of(TeamMember) if row["period"].upper is None and row["organisation_id"] != own),
        key=lambda row: (not row["is_coordinator"], row["label"]),
    )
    if turn >= len(_NOTED) or not live or not others:
        return
    state, kind, words = _NOTED[turn]
    at = case.moments.recent(days=6) if state in ("open", "draft") else case.moments.next()
    row = case.add(
        CooperationDeviation, plan_id=live[-1]["plan_id"], commitment_id=live[-1]["id"], kind=kind, words=words,
        state=state, organisation_id=own, noted_at=at, recorded_at=at, ended_at=None, learnt="", learnt_by_label="",
        **case.by(case.coordinator, "noted"),
    )  # fmt: skip
    if state == "draft":  # its writer has tapped, and told nobody yet
        return
    asked, promised = others[0], answer_promised(kind, at)
    answer = case.add(
        DeviationAnswer, deviation_id=row["id"], organisation_id=asked["organisation_id"],
        reaches_id=asked["party_id"], reaches_label=asked["label"], answer_promised_at=promised, answer="",
        answered_by_label="", answered_at=None,
    )  # fmt: skip
    case.happened("DeviationNoted", at, case.coordinator.id, deviation_id=row["id"], kind=kind)
    if state in ("answered", "closed"):
        then = case.moments.next()
        answer |= {"answered_at": then, "answer": _ANSWER, "answered_by_label": asked["label"]}
        case.happened("DeviationAnswered", then, asked["party_id"], deviation_id=row["id"])
    if state in ("closed", "withdrawn"):
        row["ended_at"] = case.moments.next()
        told = "DeviationClosed" if state == "closed" else "DeviationWithdrawn"
        case.happened(told, row["ended_at"], case.coordinator.id, deviation_id=row["id"])
    if state == "closed":
        row |= {"learnt": _LEARNT, "learnt_by_label": case.label(case.coordinator)}
    case.add_plain(
        DeviationFigure, id=answer["id"], county_id=case.bound["county_id"], noted_on=day_of(at), kind=kind,
        from_organisation_id=own, to_organisation_id=asked["organisation_id"], promised_at=promised,
        answered_at=answer["answered_at"], withdrawn=state == "withdrawn",
    )  # fmt: skip
