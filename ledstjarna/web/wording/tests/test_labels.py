"""Labels in the reader's language, and people's own words marked with theirs."""

from types import SimpleNamespace

import pytest
from django.template import engines
from django.utils.translation import override
from markupsafe import Markup

from ledstjarna.domain.people.queries import THEMSELF
from ledstjarna.web.wording import filled, label_text, party_name, relation_name, written
from ledstjarna.web.wording.happenings import happening_text
from ledstjarna.web.wording.keeping import thing_name

NURSE = "Petra Olsson, distriktssköterska, Hemsjukvården Eskilstuna"


@pytest.mark.parametrize(
    ("label", "told"),
    [
        (NURSE, "Petra Olsson, district nurse, Hemsjukvården Eskilstuna"),
        ("Timo Järvinen, man", "Timo Järvinen, husband"),
        ("Timo Järvinen, man (Marja Niemi)", "Timo Järvinen, husband (Marja Niemi)"),
        ("Bo Ask, god man", "Bo Ask, god man (appointed representative)"),
        ("läkare, Vårdcentralen", "physician, Vårdcentralen"),
        ("Väntjänsten i Eskilstuna", "Väntjänsten i Eskilstuna"),
        ("", ""),
    ],
)
def test_a_label_is_read_in_the_readers_language(label: str, told: str) -> None:
    assert label_text(label) == label
    with override("en"):
        assert label_text(label).lower() == told.lower()


def test_what_somebody_is_to_the_person() -> None:
    with override("en"):
        assert relation_name("daughter") == relation_name("dotter") == "daughter"
        assert relation_name("man") == "husband"
        assert relation_name("den som bor intill") == "den som bor intill"
    assert relation_name("man") == "make"
    assert relation_name("dotter") == "dotter"


def test_words_keep_their_language() -> None:
    assert written("Kören <3") == "Kören <3"
    with override("en"):
        assert written("Kören <3") == Markup('<span lang="sv">Kören &lt;3</span>')
        assert written("") == ""


def test_a_sentence_keeps_the_mark_of_the_words_in_it() -> None:
    assert filled("%(who)s sa: %(what)s", who="<b>", what=written("Ja")) == "<b> sa: Ja"
    with override("en"):
        assert filled("%(who)s said: %(what)s", who="<b>", what=written("Ja")) == (
            '&lt;b&gt; said: <span lang="sv">Ja</span>'
        )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            NURSE + " suggested it on 11 May.",
            "Petra Olsson, district nurse, Hemsjukvården Eskilstuna suggested it on 11 May.",
        ),
        ("Written down by Petra Olsson, distriktssköterska.", "Written down by Petra Olsson, district nurse."),
        ("Hos Anna Ek, läkare och vän.", "Hos Anna Ek, läkare och vän."),
        (NURSE + "." * 300, NURSE + "." * 300),
    ],
)
def test_a_label_in_a_sentence_of_ours_is_told(text: str, shown: str) -> None:
    with override("en"):
        assert label_text(text) == shown


STORY = f"Idag kom {NURSE}, och sa hej."


@pytest.mark.parametrize("words", [STORY, "”Jag vill sova, äta och gå ut.”"])
def test_what_people_have_written_is_shown_as_it_is(words: str) -> None:
    with override("en"):
        shown = engines["jinja2"].from_string("<textarea>{{ words }}</textarea>").render({"words": words})
    assert shown == f"<textarea>{words}</textarea>"


def test_a_page_marks_its_labels() -> None:
    with override("en"):
        assert "district nurse" in engines["jinja2"].from_string("{{ who | label }}").render({"who": NURSE})


def test_what_happened_tells_role_and_words() -> None:
    body = {"choice": "yes"}
    with override("en"):
        told = happening_text("ChoiceMade", body, who=NURSE, what="Sjunga i kören")
    assert told is not None
    assert told.sentence == (
        'Petra Olsson, district nurse, Hemsjukvården Eskilstuna said yes to: <span lang="sv">Sjunga i kören</span>'
    )


def test_automatic_runs_are_called_by_what_they_do() -> None:
    assert party_name("run:import_fhir") == "Inläsning från ett annat system"
    assert party_name("run:anything_else") == party_name("") == "Systemet"
    assert party_name(NURSE) == NURSE
    with override("en"):
        assert party_name(THEMSELF) == "The person"


def test_a_choice_keeps_the_mark_around_what_somebody_wrote() -> None:
    thing = SimpleNamespace(life_area="", about="goal", title="Gå till <kören>")
    with override("en"):
        shown = engines["jinja2"].from_string("{{ choice }}").render({"choice": thing_name(thing)})
    assert shown == 'Goal: <span lang="sv">Gå till &lt;kören&gt;</span>'
    assert thing_name(thing) == "Mål: Gå till <kören>"
