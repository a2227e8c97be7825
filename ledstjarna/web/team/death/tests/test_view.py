"""That somebody has died, from the page beside the address to everybody whom it concerns; and that it was a mistake."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.people.models import Person
from ledstjarna.domain.visits.models import Visit
from ledstjarna.domain.visits.tests.home import TODAY, Home, at_hour, moved_in
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.web.team.reading.tests.test_view import assessed_by, in_contact
from ledstjarna.web.team.reading.tests.test_who_is_asked import asked, blocked, hired, left
from ledstjarna.web.team.tests.desk import Desk, text_of

SAID: dict[str, Any] = {"died_on": TODAY.isoformat(), "known": "close_one"}
DAY, WORK = "/teamet/min-dag/", "/teamet/att-gora/"
DIED, PART = "Har avlidit: se vad som är kvar att göra", "Personen har avlidit: avsluta er del"


@pytest.fixture
def there(desk: Desk) -> Iterator[tuple[Desk, Home, list[Visit]]]:
    """The nurse at her desk, a quarter to eleven; a published fortnight of visits at eleven."""
    desk.contact("nurse")
    desk.share(desk.cast.municipality)
    home = moved_in(desk.cast)
    rows = home.published()
    desk.sign_in("nurse")
    with clock_set_to(at_hour(10, 45)):
        yield desk, home, rows


def deceased(desk: Desk) -> bool:
    with automatic_run("test"):
        return Person.objects.get(pk=desk.subject_id).deceased


def states(rows: list[Visit]) -> set[tuple[str, str]]:
    with automatic_run("test"):
        keys = [row.pk for row in rows]
        return set(Visit.objects.filter(pk__in=keys).values_list("state", "cancelled_why"))


def test_it_is_asked_once_more_and_then_holds_for_everybody_at_once(there: tuple[Desk, Home, list[Visit]]) -> None:
    desk, _home, rows = there
    assert "Har personen avlidit?" in desk.get(desk.path("team_story"))
    page = desk.path("death")
    assert "Alla besök som skulle komma ställs in" in desk.get(page)
    later = (TODAY + timedelta(days=1)).isoformat()
    assert "Dagen har inte varit än" in desk.refused(page, {**SAID, "died_on": later})
    assert "Välj hur ni vet det" in desk.refused(page, {**SAID, "known": ""})
    once_more = text_of(desk.send(page, SAID))
    for said in ("Stämmer det att Astrid Lind har avlidit?", "Inget är sparat än", "En närstående har sagt det"):
        assert said in once_more, said
    assert not deceased(desk)
    after = desk.done(page, {**SAID, "sure": "on"})
    assert "Astrid Lind har avlidit" in after
    assert "Det här kan vara kvar att göra" in after
    assert states(rows) == {("cancelled", "deceased")}, "nobody goes there, not in the next minute either"
    assert "Inga besök, brev eller påminnelser" in desk.get(desk.path("team_person"))
    assert "Personen har avlidit: så här står det" in desk.get(desk.path("team_story"))


def test_whoever_was_to_come_and_whoever_has_a_part_is_told(there: tuple[Desk, Home, list[Visit]]) -> None:
    desk, home, rows = there
    desk.done(desk.path("death"), {**SAID, "sure": "on"})
    assert DIED in desk.get(f"{WORK}?visa=allt")
    desk.sign_in("eva" if rows[0].carer_id == home.carers[0].party_id else "bo")
    day = desk.get(DAY)
    assert "Astrid Lind har avlidit" in day
    assert "Besöket 11.00–11.45 är inställt. Åk inte dit." in day
    assert "Nästa besök" not in day
    desk.sign_in("manager")
    assert PART in desk.get(WORK)


def test_a_mistake_is_taken_back_and_somebody_is_to_come_again(there: tuple[Desk, Home, list[Visit]]) -> None:
    desk, home, rows = there
    desk.done(desk.path("death"), {**SAID, "sure": "on"})
    back = desk.path("take_back_death")
    assert "Det blev fel: personen lever" in desk.get(desk.path("death"))
    assert "ring den som planerar" in desk.get(back)
    assert "Nu står det rätt igen" in desk.done(back, {})
    assert not deceased(desk)
    with automatic_run("test"):
        anew = Visit.objects.filter(state="planned", carer_id=None)
        assert anew.count() == len(rows)
    assert desk.client.get(back).status_code == 404
    assert DIED not in desk.get(f"{WORK}?visa=allt")
    desk.sign_in("eva" if rows[0].carer_id == home.carers[0].party_id else "bo")
    assert "har avlidit" not in desk.get(DAY)


def test_who_is_only_asked_to_lift_a_block_is_not_let_in(desk: Desk) -> None:
    hired(desk, "home", desk.cast.municipality.pk, "home_nursing", "nurse")
    assessed_by(desk, "home")
    in_contact(desk, "nurse")
    left(desk, "home")
    asked(desk, "nurse", blocked(desk, desk.cast.municipality.pk))
    desk.sign_in("home")
    assert desk.client.get(desk.path("death")).status_code == 404
