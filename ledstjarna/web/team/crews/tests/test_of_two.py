"""Where two come from different arbetslag: what is counted, told and logged when one of them is chosen."""

from collections.abc import Sequence
from uuid import UUID

import pytest

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessLog
from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.visits.actions import set_crews
from ledstjarna.domain.visits.models import Visit
from ledstjarna.domain.visits.tests.home import NOW, Home, moved_in
from ledstjarna.web.team.tests.desk import Desk

BOARD = "/teamet/planering/"
PUBLISH = f"{BOARD}meddela/"
NORTH, SOUTH, IN_NONE = "?lag=Norr", "?lag=S%C3%B6der", "?lag=-"


@pytest.fixture
def crews(desk: Desk) -> tuple[Desk, Home, list[Visit]]:
    """Eva is in Norr, Bo in Söder; a fortnight is told, with Bo at every visit."""
    home = moved_in(desk.cast)
    rows = home.published()
    eva, bo = home.carers
    by = home.cast.act(home.planner)
    set_crews(by=by, crews={eva.party_id: "Norr", bo.party_id: "Söder"}, seen_version=0, at=NOW)
    given(rows, bo)
    desk.sign_in("planner")
    return desk, home, rows


def given(rows: Sequence[Visit], who: Viewer | None, **more: object) -> None:
    told = {"carer_id": who.party_id, "carer_label": who.label} if who else {"carer_id": None, "carer_label": ""}
    Visit.objects.filter(pk__in=[row.pk for row in rows]).update(**told, **more)


def another(row: Visit, who: Viewer | None, **more: object) -> Visit:
    """The other half of a visit that two come to."""
    made = Visit.objects.get(pk=row.pk)
    made.pk, made.position, made.carer_id, made.carer_label = UUID(int=row.pk.int ^ 1), 2, None, ""
    made.save(force_insert=True)
    given([made], who, **more)
    return made


UNTOLD = {"state": "planned", "published_at": None}


def test_the_page_tells_what_is_told_where_one_of_two_is_told_already(crews: tuple[Desk, Home, list[Visit]]) -> None:
    desk, home, rows = crews
    eva, bo = home.carers
    given(rows[:1], eva)
    another(rows[0], bo, **UNTOLD)
    given(rows[1:4], eva, **UNTOLD)
    given(rows[4:6], bo, **UNTOLD)
    assert "2 andra besök i enheten är inte meddelade" in desk.get(f"{BOARD}{NORTH}")
    page = desk.get(f"{PUBLISH}{NORTH}")
    assert "4 besök hos 1 personer meddelas" in page
    assert "2 andra besök i enheten blir kvar" in page
    assert "Vid 1 besök kommer två, och den andra är inte bland dem du har valt. Också den delen meddelas" in page
    assert "Vid 1 besök kommer två" not in desk.get(PUBLISH)
    thanked = desk.done(f"{PUBLISH}{NORTH}", {})
    assert "Nu vet arbetslaget och personerna." in thanked
    assert "Enhetens andra besök är som de var." not in thanked, "one of theirs was told too"
    assert Visit.objects.filter(state="planned").count() == 2
    assert "2 besök hos 1 personer meddelas" in desk.get(f"{PUBLISH}{SOUTH}")
    assert "Här är allt meddelat. Enheten har andra besök kvar att meddela." in desk.get(f"{PUBLISH}{IN_NONE}")


def test_a_day_where_one_of_two_comes_is_not_without_anybody(crews: tuple[Desk, Home, list[Visit]]) -> None:
    desk, _home, rows = crews
    another(rows[3], None)
    for choice in ("", NORTH, SOUTH):
        board = desk.get(f"{BOARD}{choice}")
        assert "1 besök, 1 saknar en av två" in board, choice
        assert "1 utan någon" not in board, choice


def test_what_the_unit_lacks_is_not_told_as_the_chosen_ones(crews: tuple[Desk, Home, list[Visit]]) -> None:
    desk, home, rows = crews
    eva, bo = home.carers
    given(rows[:2], eva, **UNTOLD)
    given(rows[2:4], bo, **UNTOLD)
    another(rows[2], None, **UNTOLD)
    given(rows[5:6], None, **UNTOLD)
    north, south, every = (desk.get(f"{PUBLISH}{choice}") for choice in (NORTH, SOUTH, ""))
    half, nobody = "Den andra ligger kvar på tavlan.", "1 besök har ingen och meddelas inte"
    assert [half in page for page in (north, south, every)] == [False, True, True]
    assert [nobody in page for page in (north, south, every)] == [False, False, True]
    assert "I enheten i övrigt: 1 besök har ingen, 1 besök saknar en av två." in north
    assert "I enheten i övrigt: 1 besök har ingen." in south
    assert "I enheten i övrigt" not in every


@pytest.mark.parametrize(("door", "what"), [("dagen.pdf", "day_paper"), ("karta/", "day_map")])
def test_the_log_names_those_who_are_shown(crews: tuple[Desk, Home, list[Visit]], door: str, what: str) -> None:
    desk, home, rows = crews

    def named() -> int:
        with automatic_run("test"):
            return AccessLog.objects.filter(subject_id=home.subject_id, what=what, verb="list").count()

    day = f"{BOARD}{door}?dag={rows[0].day}&lag="
    for crew, times in (("Norr", 0), ("S%C3%B6der", 1)):
        assert desk.client.get(f"{day}{crew}").status_code == 200
        assert named() == times, crew
    given(rows[:1], None)
    desk.client.get(f"{day}Norr")
    assert named() == 2, "what nobody has is on every one"
