"""Two who write at once: the database lets one of them through, and the other is told what happened."""

from collections import defaultdict
from datetime import time
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from ledstjarna.domain.visits.actions import (
    begin_visit,
    place_visit,
    placing,
    regret_visit,
    set_shift,
    shifting,
    write_visit_note,
)
from ledstjarna.domain.visits.actions._shared import first_wins
from ledstjarna.domain.visits.models import Visit, VisitNote
from ledstjarna.domain.visits.tests.home import NOW, TODAY, Home, at_hour
from ledstjarna.foundation.findings import ChangedMeanwhile, RuleBroken


def test_what_another_planner_saved_in_the_same_moment_is_told(home: Home, monkeypatch: Any) -> None:
    rows = home.published()
    by = home.cast.act(home.planner)
    whose = rows[0].carer_id
    assert whose is not None
    own = {"by": by, "carer_id": whose, "day": TODAY, "at": NOW}
    set_shift(**own, hours=(time(21), time(7)))
    tomorrow = own | {"day": rows[1].day, "hours": (time(6), time(15))}
    monkeypatch.setattr(shifting, "_standing", lambda *_asked: defaultdict(list))  # as if it were not there yet
    with pytest.raises(RuleBroken) as told, transaction.atomic():
        set_shift(**tomorrow)
    assert [one.code for one in told.value.findings] == ["shift_overlaps"]

    rows = list(Visit.objects.order_by("starts_at"))
    Visit.objects.filter(pk=rows[2].pk).update(carer_id=whose, starts_at=at_hour(14), ends_at=at_hour(15))
    monkeypatch.setattr(placing, "place_findings", lambda _made: [])
    one = rows[3]
    with pytest.raises(RuleBroken) as told, transaction.atomic():
        place_visit(
            by=by, subject_id=one.subject_id, visit_id=one.pk, seen_version=one.version, carer_id=whose,
            starts_at=at_hour(14, 30), lock=False, sure=True, at=NOW,
        )  # fmt: skip
    assert [one.code for one in told.value.findings] == ["elsewhere_then"]


def test_only_that_constraint_is_told_of(home: Home) -> None:
    manager = home.cast.act(home.cast.staff["manager"])
    about = {"by": manager, "subject_id": home.subject_id, "commitment_id": home.part.pk, "carers": 1, "at": NOW}
    write_visit_note(**about, seen_version=0, getting_in="Ring på.", careful="")
    row = VisitNote.objects.get()
    again = {name: getattr(row, name) for name in ("county_id", "subject_id", "commitment_id", "written_by_id")}
    error = ChangedMeanwhile(what="visit_note", version=0, mine={}, theirs={})
    with pytest.raises(ChangedMeanwhile), first_wins(error, "one_current_visit_note"):
        VisitNote.objects.create(**again, written_at=NOW)
    with pytest.raises(IntegrityError), first_wins(error, "another"):
        VisitNote.objects.create(**again, written_at=NOW)


def test_who_stepped_in_while_busy_elsewhere_does_not_keep_it(home: Home) -> None:
    first, second = home.published()[:2]
    eva, bo = home.carers
    for row, whose in ((first, eva), (second, bo)):
        Visit.objects.filter(pk=row.pk).update(
            carer_id=whose.party_id, starts_at=at_hour(10, 10), ends_at=at_hour(10, 40)
        )
    about = {"by": home.cast.act(eva), "subject_id": home.subject_id, "visit_id": second.pk, "at": NOW}
    begun = begin_visit(**about, seen_version=second.version)
    assert begun.carer_id == eva.party_id
    back = regret_visit(**about, seen_version=begun.version)
    assert (back.state, back.carer_id) == ("published", None)
