"""Who may not come, and why: in the rules, on the board, in the engine's question; and what is written down of it."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from ledstjarna.domain.visits.actions import (
    place_visit,
    propose_carers,
    set_carer_skills,
    set_shift,
    write_coming_wish,
)
from ledstjarna.domain.visits.models import CarerSkill, ComingWish, Visit
from ledstjarna.domain.visits.queries import question
from ledstjarna.domain.visits.rules.abilities import ABILITIES, SEXES, Able, Wish, able_findings, barred, together
from ledstjarna.domain.visits.tests.home import NOW, TODAY, WORK, Home
from ledstjarna.engines.routing.formats.either import read_either
from ledstjarna.engines.routing.fortnight.problem import Fortnight
from ledstjarna.foundation.findings import ChangedMeanwhile, RuleBroken

DAY = date(2026, 3, 3)
WHO = UUID(int=1)
ables = st.builds(
    Able,
    st.dictionaries(
        st.sampled_from(ABILITIES), st.none() | st.dates(DAY - timedelta(days=2), DAY + timedelta(days=2))
    ),
    sex=st.sampled_from(("", *SEXES)),
)  # fmt: skip
wishes = st.builds(
    Wish, never=st.sampled_from((frozenset(), frozenset({WHO}))), sex=st.sampled_from(("", *SEXES)),
    sex_required=st.booleans(), abilities=st.frozensets(st.sampled_from(ABILITIES), max_size=3),
)  # fmt: skip


@given(wishes, ables)
def test_somebody_comes_only_where_nothing_that_is_said_is_broken(wish: Wish, able: Able) -> None:
    lacks = [
        code for code in wish.abilities
        if code not in able.abilities or (able.abilities[code] is not None and able.abilities[code] < DAY)
    ]  # fmt: skip
    wrong = wish.sex_required and wish.sex in SEXES and wish.sex != able.sex
    assert (barred(wish, WHO, able, DAY) == "") == (not lacks and not wrong and WHO not in wish.never)
    assert barred(wish, WHO, able, DAY) in ("", "refused", "other_sex", "not_able")


def test_what_is_refused_for_one_part_is_refused_for_the_person() -> None:
    one = together([Wish(preferred=frozenset({WHO})), Wish(never=frozenset({WHO}), sex="male")])
    assert (one.preferred, one.never, one.sex) == (frozenset(), frozenset({WHO}), "male")
    assert together([Wish(sex="male"), Wish(sex="female", sex_required=True)]).sex == "female"


def test_a_delegation_has_a_last_day_within_a_year() -> None:
    for last, fine in ((DAY, True), (DAY + timedelta(days=366), True), (DAY + timedelta(days=367), False),
                       (DAY - timedelta(days=1), False), (None, False)):  # fmt: skip
        assert (able_findings(Able({"insulin": last}), today=DAY) == []) is fine
    assert able_findings(Able({"lift": None}), today=DAY) == []


def said(home: Home, wish: Wish, version: int = 0) -> ComingWish:
    manager = home.cast.act(home.cast.staff["manager"])
    return write_coming_wish(
        by=manager, subject_id=home.subject_id, commitment_id=home.part.pk, seen_version=version, wish=wish, at=NOW
    )


def broken(work: Any) -> list[str]:
    with pytest.raises(RuleBroken) as told, transaction.atomic():
        work()
    return [one.code for one in told.value.findings]


def test_the_board_and_the_engine_keep_to_what_is_said(home: Home, tmp_path: Path) -> None:
    rows = home.published()
    eva, bo = (carer.party_id for carer in home.carers)
    said(home, Wish(preferred=frozenset({bo}), abilities=frozenset({"insulin"}), language="fi"))
    with pytest.raises(ChangedMeanwhile):
        said(home, Wish())
    assert broken(lambda: said(home, Wish(preferred=frozenset({eva}), never=frozenset({eva})), 1)) == [
        "wished_and_refused"
    ]
    assert broken(lambda: said(home, Wish(never=frozenset({UUID(int=7)}), sex_required=True), 1)) == [
        "carer_unknown", "sex_of_whom"
    ]  # fmt: skip
    by = home.cast.act(home.planner)
    assert question(by, TODAY)[0]["visits"] == [], "nobody has the delegation: nobody is asked for"
    one = Visit.objects.get(pk=rows[3].pk)

    def place(who: UUID) -> None:
        place_visit(
            by=by, subject_id=one.subject_id, visit_id=one.pk, seen_version=one.version, carer_id=who,
            starts_at=one.starts_at, lock=False, at=NOW,
        )  # fmt: skip

    assert broken(lambda: place(bo)) == ["not_able"]
    last = TODAY + timedelta(days=5)
    bos = Able({"insulin": last, "lift": None}, frozenset({"fi"}), "male")
    assert set_carer_skills(by=by, carer_id=bo, able=bos, at=NOW) == 4
    assert set_carer_skills(by=by, carer_id=bo, able=bos, at=NOW) == 0
    place(bo)
    Visit.objects.update(carer_id=None, carer_label="")
    assert propose_carers(by=by, first=TODAY, at=NOW) == 6, "through the delegation's last day"
    assert set(Visit.objects.exclude(carer_id=None).values_list("carer_id", flat=True)) == {bo}
    asked = question(by, TODAY)[0]
    assert [len(asked["visits"]), asked["visits"][0]["abilities"]] == [6, ["insulin"]]
    file = tmp_path / "asked.json"
    file.write_text(json.dumps(asked), encoding="utf-8")
    assert isinstance(read_either(file), Fortnight), "the engine takes it"
    told = {one["id"]: one for one in asked["carers"]}[str(bo)]
    assert told["delegations"] == [{"ability": "insulin", "last": last.isoformat()}]
    assert (told["abilities"], told["languages"], told["sex"]) == (["lift"], ["fi"], "male")
    assert asked["persons"][0]["preferred"] == [str(bo)]
    assert asked["persons"][0]["languages"] == ["fi"]
    assert broken(lambda: set_carer_skills(by=by, carer_id=bo, able=Able({"wound": None}), at=NOW)) == [
        "delegation_last_day"
    ]
    assert set_carer_skills(by=by, carer_id=bo, able=Able(), at=NOW) == 4
    assert CarerSkill.objects.filter(ended_at=None).count() == 0
    said(home, Wish(never=frozenset({eva, bo})), 1)
    set_shift(by=by, carer_id=eva, day=TODAY, hours=WORK, at=NOW)
    one.refresh_from_db()
    assert broken(lambda: place(eva)) == ["refused"]
    assert ComingWish.objects.count() == 2, "what stood is kept"
