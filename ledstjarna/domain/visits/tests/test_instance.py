"""The question to the planning engine, and its answer back on the board."""

import json
from datetime import time, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from ledstjarna.domain.visits.actions import set_shift, set_weights, take_over_plan, write_visit_note
from ledstjarna.domain.visits.actions.planning import plan_visits
from ledstjarna.domain.visits.models import Visit
from ledstjarna.domain.visits.queries import answered, question
from ledstjarna.domain.visits.rules.instance import FORMAT, PLAN_FORMAT, NotAPlan
from ledstjarna.domain.visits.tests.home import NOW, TODAY, Home
from ledstjarna.engines.routing.formats.either import read_either


def test_two_who_come_are_one_question_and_two_visits(home: Home) -> None:
    cast, eva, bo = home.cast, *home.carers
    by = cast.act(eva)
    write_visit_note(
        by=by, subject_id=home.subject_id, commitment_id=home.part.pk, seen_version=0, getting_in="", careful="",
        carers=2, at=NOW,
    )  # fmt: skip
    rows = home.published()
    by = cast.act(home.planner)
    plan_visits(by=by, first=TODAY, at=NOW)
    told, version = question(by, TODAY)
    assert (told["format"], len(told["days"]), len(told["carers"]), len(rows)) == (FORMAT, 14, 2, 28)
    assert "Astrid" not in json.dumps(told)
    first = told["visits"][0]
    assert (first["together"], first["minutes"]) == (2, 45.0)
    assert first["windows"] == [{"opens": 645.0, "closes": 675.0, "soft": True, "latest": 705.0}]
    assert not any(one.get("optional") for one in told["visits"]), "what was decided is not optional"
    assert first["before"]["starts"] == 660.0
    assert {one["starts"] for one in told["carers"][0]["shifts"]} == {410.0}, "the way there comes before"
    breaks = [
        {"earliest": earliest, "latest": latest, "minutes": 31.0} for earliest, latest in ((630, 690), (900, 960))
    ]
    assert told["carers"][0]["shifts"][0]["breaks"] == breaks, "of thirteen hours"
    stops = [{"visit": first["id"], "starts": 665.0, "ends": 710.0}]
    plan = {
        "format": PLAN_FORMAT,
        "routes": [{"carer": str(one.party_id), "day": TODAY.isoformat(), "stops": stops} for one in (bo, eva)],
    }
    places = answered(by, plan, TODAY)
    assert len(places) == 28
    assert take_over_plan(by=by, first=TODAY, places=places, seen_version=version, at=NOW) == 14
    today = list(Visit.objects.filter(day=TODAY).order_by("position"))
    assert {one.carer_id for one in today} == {eva.party_id, bo.party_id}
    assert [one.carer_id for one in today] == [rows[0].carer_id, rows[1].carer_id], "who was first still is"
    assert {one.starts_at - NOW for one in today} == {timedelta(minutes=65)}
    assert Visit.objects.filter(carer_id=None).count() == 26, "what the answer left unmade has nobody"


def test_the_engine_is_told_how_far_beyond_a_shift_it_may_go_where_the_unit_says_so(home: Home, tmp_path: Path) -> None:
    by = home.cast.act(home.planner)
    eva, bo = (one.party_id for one in home.carers)
    for carer_id, hours in ((eva, (time(7), time(15))), (bo, (time(7), time(20)))):
        set_shift(by=by, carer_id=carer_id, day=TODAY, hours=hours, at=NOW)
    plan_visits(by=by, first=TODAY, at=NOW)
    told, _version = question(by, TODAY)
    assert not any("overtime" in one for carer in told["carers"] for one in carer["shifts"]), "nobody is asked to stay"
    set_weights(by=by, sliders={"beyond": 15}, seen_version=0, at=NOW)
    told, _version = question(by, TODAY)
    by_carer = {carer["id"]: [one.get("overtime") for one in carer["shifts"]] for carer in told["carers"]}
    assert by_carer[str(eva)] == [15.0]
    assert by_carer[str(bo)] == [None], "thirteen hours are as many as the rest of a day leaves"
    file = tmp_path / "asked.json"
    file.write_text(json.dumps(told), encoding="utf-8")
    read_either(file)


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"format": PLAN_FORMAT},
        {"format": PLAN_FORMAT, "routes": [{"carer": "Eva", "day": "2026-03-03", "stops": [{}]}]},
        {
            "format": PLAN_FORMAT,
            "routes": [
                {
                    "carer": str(UUID(int=1)),
                    "day": "2026-03-03",
                    "stops": [{"visit": "x", "starts": 1, "ends": 2}],
                }
            ],
        },
    ],
)
def test_what_is_no_answer_is_refused(home: Home, wrong: dict[str, object]) -> None:
    with pytest.raises(NotAPlan):
        answered(home.cast.act(home.planner), wrong, TODAY)
