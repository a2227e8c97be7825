"""The story: written in the person's words by staff, and two who write at once."""

import re

from ledstjarna.domain.people.models import CloseOne, Letter, Story
from ledstjarna.foundation.identity import official_test_numbers
from ledstjarna.web.entrance.kept_form import KEPT
from ledstjarna.web.team.tests.desk import Desk, hidden_of, text_of

WORDS = {"what_matters": "Kören är mitt liv.", "language": "sv", "way": "phone", "reach": ["phone", "letter"]}


def test_it_is_written_by_staff_and_says_so(desk: Desk) -> None:
    desk.contact()
    text = desk.done(desk.path("tell_story"), WORDS)
    assert "Kören är mitt liv." in text
    assert "Skrivet av Sara Ek" in text
    assert Story.objects.get().told_by_label == "Astrid Lind"
    assert Letter.objects.count() in (0, 1)  # the letter is written by the worker


def test_a_number_to_sign_in_by_is_told_and_taken_away(desk: Desk) -> None:
    desk.contact()
    desk.done(desk.path("name_close_one"), {"name": "Karin Lind", "relation": "dotter", "way": "phone"})
    page = desk.path("close_one_signs_in", close_one_id=CloseOne.objects.get().pk)
    number = next(one for one in sorted(official_test_numbers()) if one.startswith("1979"))
    told = desk.done(page, {"number": number})
    assert "när hen får läsa" in told
    assert "Byt eller ta bort numret" in told
    assert "Ta bort numret" in text_of(desk.client.get(page))
    gone = desk.done(page, {"forget": "yes"})
    assert "Numret är borttaget." in gone
    assert "Kan logga in" not in gone
    assert "Numret är redan borttaget." in desk.refused(page, {"forget": "yes"})


def test_the_way_is_needed_and_something_is_said(desk: Desk) -> None:
    desk.contact()
    assert "Välj hur personen sa det." in desk.refused(desk.path("tell_story"), {**WORDS, "way": ""})


def test_two_at_once_see_the_difference_and_choose(desk: Desk) -> None:
    desk.contact()
    desk.story()
    page = desk.path("tell_story")
    mine = hidden_of(desk.client.get(page))
    desk.done(page, {**WORDS, "what_matters": "Barnbarnen."})
    shown = desk.client.post(page, {**mine, **WORDS, "what_matters": "Trädgården."})
    text = text_of(shown)
    assert "Det har ändrats medan du skrev" in text
    assert "Trädgården." in text
    assert "Barnbarnen." in text
    assert 'id="keep-what_matters-theirs"' in shown.content.decode()
    assert 'id="keep-reach-theirs"' not in shown.content.decode()
    again = desk.client.post(page, {**hidden_of(shown), **WORDS, "keep-what_matters": "theirs"})
    assert again.status_code == 302, text_of(again)
    assert Story.objects.get(replaced_at=None).what_matters == "Barnbarnen."


def test_the_persons_own_words_are_replaced_by_nobody_who_has_not_chosen_so(desk: Desk) -> None:
    desk.contact()
    desk.story()
    page = desk.path("tell_story")
    mine = hidden_of(desk.client.get(page))
    desk.done(page, {**WORDS, "what_matters": "Barnbarnen."})
    shown = desk.client.post(page, {**mine, **WORDS, "what_matters": "Trädgården."})
    assert not re.search(r'name="keep-[^>]*checked', shown.content.decode())
    assert '<textarea name="what_matters"' not in shown.content.decode()  # no box whose words a choice throws away
    unchosen = {name: value for name, value in WORDS.items() if name != "what_matters"}
    again = desk.client.post(page, {**hidden_of(shown), **unchosen})
    assert "Välj vilket som ska gälla." in text_of(again)
    assert "Trädgården." in text_of(again)
    assert Story.objects.get(replaced_at=None).what_matters == "Barnbarnen."


def test_sent_twice_counts_once(desk: Desk) -> None:
    desk.contact()
    page = desk.path("tell_story")
    fields = {**hidden_of(desk.client.get(page)), **WORDS}
    first, second = desk.client.post(page, fields), desk.client.post(page, fields)
    assert first["Location"] == second["Location"]
    assert Story.objects.count() == 1


def test_an_expired_session_keeps_what_was_written(desk: Desk) -> None:
    desk.contact()
    page = desk.path("tell_story")
    fields = {**hidden_of(desk.client.get(page)), **WORDS}
    desk.client.cookies.clear()
    away = desk.client.post(page, fields)
    assert away.status_code == 302
    assert "/logga-in/" in away["Location"]
    session = desk.client.session
    kept = session[KEPT]
    desk.sign_in("nurse")
    session = desk.client.session
    session[KEPT] = kept
    session.save()
    text = desk.get(page)
    assert "Det du skrev finns kvar här." in text
    assert "Kören är mitt liv." in text


def test_a_close_one_is_named(desk: Desk) -> None:
    desk.contact()
    desk.refused(desk.path("name_close_one"), {"name": ""})
    text = desk.done(desk.path("name_close_one"), {"name": "Karin Lind", "relation": "dotter", "way": "phone"})
    assert "Sagt på telefon, antecknat av Sara Ek" in text
    assert "Karin Lind" in text
