"""The parts that carry a decision of their own."""

import re

from ledstjarna.web.components.tests.pages import part


def test_journey_has_one_step_that_is_now() -> None:
    html = part('{% from "components/journey.html" import plan_journey %}{{ plan_journey(1) }}')
    assert re.findall(r'<li class="(\w+)"', html) == ["done", "now", "later", "later"]
    assert html.count('aria-current="step"') == 1


def test_finished_journey_has_no_step_that_is_now() -> None:
    html = part('{% from "components/journey.html" import plan_journey %}{{ plan_journey(4) }}')
    assert re.findall(r'<li class="(\w+)"', html) == ["done"] * 4


def test_pages_show_neighbours_and_ends() -> None:
    html = part('{% from "components/pages.html" import pages %}{{ pages(6, 20, "?sida=") }}')
    assert re.findall(r'href="\?sida=(\d+)"', html) == ["5", "1", "5", "6", "7", "20", "7"]


def test_a_single_page_needs_no_pages() -> None:
    assert part('{% from "components/pages.html" import pages %}{{ pages(1, 1, "?sida=") }}') == ""


def test_form_carries_key_version_and_who() -> None:
    html = part(
        '{% from "components/form.html" import form_open with context %}{{ form_open("/x", "k", version=0, who="w") }}'
    )
    assert re.findall(r'name="(\w+)" value="(\w+)"', html) == [
        ("csrfmiddlewaretoken", "token"),
        ("key", "k"),
        ("version", "0"),
        ("who", "w"),
    ]


def test_difference_shows_both_and_chooses_neither() -> None:
    html = part('{% from "components/difference.html" import sides %}{{ sides("goal", "Mål", "Kören", "") }}')
    assert "Kören" in html
    assert "(tomt)" in html
    assert re.findall(r'value="(\w+)" id="keep-goal-\w+">', html) == ["mine", "theirs"]


def test_the_persons_words_are_escaped() -> None:
    html = part('{% from "components/quotation.html" import quotation %}{{ quotation(words, "Elsa") }}', words="<b>")
    assert "&lt;b&gt;" in html


def test_telephone_link_dials_the_digits() -> None:
    html = part(
        '{% from "components/contact.html" import contact %}{{ contact("Amir", "Vårdkontakt", "016-10 00 00") }}'
    )
    assert 'href="tel:016100000"' in html


def test_levels_beside_each_other_say_when_nobody_has_said() -> None:
    html = part('{% from "components/level.html" import levels_beside %}{{ levels_beside(None, 2) }}')
    assert html.count("inte sagt än") == 2


def test_thanks_say_what_happens_now() -> None:
    html = part('{% from "components/notice.html" import thanks %}{{ thanks("Tack", ["Vi ringer."]) }}')
    assert "Det här händer nu" in html
    assert "<li>Vi ringer.</li>" in html
