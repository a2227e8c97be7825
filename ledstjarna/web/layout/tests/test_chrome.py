"""The frame knows its reader."""

from ledstjarna.web.components.tests.pages import CHROME, environment
from ledstjarna.web.layout.chrome import Chrome


def test_residents_read_larger_letters_and_a_shared_screen_the_largest() -> None:
    assert Chrome("resident", "Min plan").text_size == "md"
    assert Chrome("team", "Teamet").text_size == "sm"
    assert Chrome("team", "Teamet", shared_screen=True).text_size == "lg"


def test_one_switches_to_the_other_language() -> None:
    assert Chrome("team", "Teamet").other_language == ("en", "English")
    assert Chrome("team", "Team", language="en").other_language == ("sv", "Svenska")


def test_nobody_signed_in_gives_no_sign_out() -> None:
    source = '{% extends "layout/base.html" %}{% block title %}Start{% endblock %}'
    html = environment().from_string(source).render(chrome=Chrome("", ""), csrf_input="")
    assert "Logga ut" not in html
    assert "<title>Start – Ledstjärna</title>" in html
    assert "<h1>Start</h1>" in html


def test_whose_plan_it_is_stands_at_the_top() -> None:
    source = '{% extends "layout/base.html" %}{% block title %}Min plan{% endblock %}'
    html = environment().from_string(source).render(chrome=CHROME, csrf_input="")
    assert html.index("Elsas plan") < html.index("<main")
