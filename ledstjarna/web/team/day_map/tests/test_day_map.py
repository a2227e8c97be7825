"""A day on a map: everything known is in the picture, a protected identity never is, and the table says the same."""

import re
from math import isclose
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from ledstjarna.domain.people.models import Person
from ledstjarna.domain.visits.tests.home import TODAY, moved_in
from ledstjarna.web.printed.tests.papers import Paper, faults
from ledstjarna.web.team.day_map.geometry import ASPECT, BAR, SMALLEST_KM, apart, bar_of, beside, frame_of
from ledstjarna.web.team.day_map.ground import ground_of
from ledstjarna.web.team.day_map.presenter import codes_of
from ledstjarna.web.team.tests.desk import Desk

MAP = "/teamet/planering/karta/"
PLACES = st.lists(st.tuples(st.floats(55.3, 69.0), st.floats(11.0, 24.0)), min_size=1, max_size=12)


@given(PLACES)
def test_the_frame_holds_every_home_and_is_true_to_the_ground(places: list[tuple[float, float]]) -> None:
    frame = frame_of(places)
    assert frame is not None
    assert all(frame.holds(place) for place in places)
    assert isclose(frame.wide_km, frame.high_km * ASPECT)
    assert frame.wide_km >= SMALLEST_KM
    bar = bar_of(frame)
    assert str(bar.metres).strip("0") in ("1", "2", "5")
    assert BAR * 100 / 3 < bar.wide <= BAR * 100 + 0.01
    assert isclose(bar.wide / 100 * frame.wide_km * 1000, bar.metres, rel_tol=0.01)


def test_no_homes_are_no_map() -> None:
    assert frame_of([]) is None


def test_the_ground_is_real() -> None:
    frame = frame_of([(59.37, 16.51), (59.42, 16.46)])  # Eskilstuna and Torshälla
    assert frame is not None
    ground = ground_of(frame)
    assert {"Eskilstuna", "Torshälla"} <= {name for _spot, name in ground.names}
    assert frame.at((59.42, 16.46))[1] < frame.at((59.37, 16.51))[1], "north is up"
    assert ground_of(frame_of([(65.0, 20.0)]) or frame).names == []


def test_two_who_come_to_one_home_are_told_apart() -> None:
    spots = {beside((50.0, 50.0), number) for number in range(40)}
    assert len(spots) > 30
    labels = apart([(50.0, 50.0)] * 5)
    assert len(set(labels)) == 5
    assert codes_of(["Eva Ask", "Bo Lind", "Elin Asp"]) == ["EA1", "BL", "EA2"]


def test_everybody_is_on_the_map_but_who_is_protected(desk: Desk) -> None:
    home = moved_in(desk.cast)
    Person.objects.filter(pk=home.subject_id).update(latitude=59.37, longitude=16.51, street="Ekvägen 7", place="Torp")
    desk.sign_in("planner")
    assert "Inget besök är inlagt" in desk.get(MAP)
    home.published()
    desk.cast.act(desk.staff("planner"))
    shown = desk.client.get(MAP).content.decode()
    assert re.search(r"<polyline points=\"50,50\"", shown)
    eva = desk.get(f"{MAP}?vem={home.carers[0].party_id}")
    assert "Vägen för Eva Ask" in eva
    assert "1. 11.00–11.45" in eva
    assert "Ekvägen 7, Torp" in eva
    assert "Karta över dagen" in desk.get(f"{MAP}?dag=2020-01-01&vem={UUID(int=7)}")
    paper = desk.client.get("/teamet/planering/dagen.pdf").content
    assert faults(paper) == []
    assert {"H1", "H2", "Table", "TH"} <= set(Paper(paper).tags())
    desk.cast.act(desk.staff("manager"))
    Person.objects.filter(pk=home.subject_id).update(protected_identity="sekretessmarkering")
    for path in (MAP, f"{MAP}?vem={home.carers[0].party_id}"):
        page = desk.get(path)
        assert "Ekvägen" not in page
        assert "Torp" not in page
        assert "Astrid" not in page
        assert "<polyline" not in desk.client.get(path).content.decode()
        assert "adress som kan visas" in page
    desk.sign_in("eva")
    desk.get(f"{MAP}?dag={TODAY}", 404)
