"""Needs, instruments and goals, as rows."""

from uuid import UUID

from ledstjarna.demo.loading.case import Case, Row
from ledstjarna.domain.needs.models import Assessment, InstrumentResult, Need
from ledstjarna.domain.needs.rules import INSTRUMENTS, level_now, score
from ledstjarna.domain.people.rules import age_on
from ledstjarna.domain.plans.models import Goal
from ledstjarna.foundation.clock import STOCKHOLM

_OLD, _TEEN = 65, 15


def assess(case: Case) -> list[Row]:
    """One assessment with the person over the life areas; for some a second one, of the first area."""
    sitting = _sitting(case, len(case.draft.needs))
    rows = [_need(case, index, sitting["id"]) for index in range(len(case.draft.needs))]
    if case.turn.reassessed:
        again = _sitting(case, 1)
        rows[0]["replaced_at"] = again["assessed_at"]
        rows[0] = _need(case, 0, again["id"])
        if rows[0]["professional_level"] > rows[0]["wanted_level"]:
            rows[0]["professional_level"] -= 1
    if case.rng.random() < 0.25:
        _ask_instrument(case)
    return rows


def _sitting(case: Case, areas: int) -> Row:
    at, by = case.moments.next(), case.coordinator
    row = case.add(
        Assessment, organisation_id=case.organisation(by), way="meeting", person_took_part=True, assessed_at=at,
        recorded_at=at, **case.by(by, "assessed"),
    )  # fmt: skip
    case.happened("NeedsAssessed", at, by.id, assessment_id=row["id"], areas=areas, way="meeting")
    return row


def _need(case: Case, index: int, assessment: UUID) -> Row:
    need = case.draft.needs[index]
    return case.add(
        Need, assessment_id=assessment, life_area=need.life_area, own_level=need.own_level,
        professional_level=need.professional_level, wanted_level=need.wanted_level, own_words=need.own_words,
        resources=need.resources, need=need.need, replaced_at=None,
    )  # fmt: skip


def _ask_instrument(case: Case) -> None:
    at, by = case.moments.next(), case.coordinator
    age = age_on(case.person.birth_date, at.astimezone(STOCKHOLM).date())
    if age < _TEEN:
        return
    instrument = INSTRUMENTS["isar_pc" if age >= _OLD else "who5"]
    answers = {item.code: case.rng.randint(item.lowest, item.highest) for item in instrument.items}
    found = score(instrument, answers, age)
    row = case.add(
        InstrumentResult, instrument=instrument.code, instrument_version=instrument.version, answers=answers,
        score=found.score, outcome=found.outcome, answered_at=at, recorded_at=at, **case.by(by, "answered"),
    )  # fmt: skip
    case.happened("InstrumentAnswered", at, by.id, result_id=row["id"], instrument=instrument.code)


def set_goals(case: Case, plan_id: UUID, needs: list[Row]) -> list[Row]:
    """The goals, in the person's words."""
    at, rows = case.moments.at, []
    for goal in case.draft.goals:
        need = needs[goal.need]
        way = case.way()
        writer = case.registrar(way, case.speaking.first(at))
        now = level_now(need["own_level"], need["professional_level"])
        row = case.add(
            Goal, plan_id=plan_id, need_id=need["id"], state="wanted", version=1, words=goal.words,
            life_area=need["life_area"], current_level=now, wanted_level=need["wanted_level"], written_at=at,
            earlier=[], **case.by(writer, "written"),
        )  # fmt: skip
        case.happened("GoalSet", at, writer.id, goal_id=row["id"])
        rows.append(row)
    return rows


def rewrite(case: Case, goal: Row) -> None:
    """A goal is written anew after it was agreed; what it said before is kept."""
    at, way = case.moments.next(), case.way()
    writer = case.registrar(way, case.speaking.first(at))
    was = {key: goal[key] for key in ("version", "words", "current_level", "wanted_level")}
    goal["earlier"] = [{**was, "written_by": goal["written_by_label"], "written_at": goal["written_at"].isoformat()}]
    goal |= {
        "words": f"{goal['words']}, i min egen takt", "version": goal["version"] + 1, "state": "wanted",
        "written_at": at, **case.by(writer, "written"),
    }  # fmt: skip
    case.happened("GoalSet", at, writer.id, goal_id=goal["id"])


def let_go(case: Case, goal: Row) -> None:
    """The person no longer wants it."""
    at, way = case.moments.next(), case.way()
    goal |= {"state": "ended", "version": goal["version"] + 1}
    case.happened("GoalSet", at, case.registrar(way, case.speaking.first(at)).id, goal_id=goal["id"])
