"""A form that edits what stands: what its writer left alone takes what is saved; only what both changed is asked."""

from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import translation

from ledstjarna.web.day_field import DayField
from ledstjarna.web.forms import HouseForm

STOOD: dict[str, Any] = {"words": "Katten.", "on": date(2027, 3, 4), "several": ["a", "b"], "yes": False, "level": 3}


class Edited(HouseForm):
    words = forms.CharField(label="Ord", widget=forms.Textarea, required=False)
    on = DayField("Dag", required=False)
    several = forms.MultipleChoiceField(
        choices=[("a", "Anna"), ("b", "Bo"), ("c", "Cia")], widget=forms.CheckboxSelectMultiple, required=False
    )
    yes = forms.BooleanField(required=False)
    level = forms.TypedChoiceField(choices=[(n, f"Nivå {n}") for n in range(5)], coerce=int, widget=forms.RadioSelect)


def drawn() -> str:
    form = Edited(initial=STOOD)
    form.edits(STOOD, 1)
    return form.base


def sent(now: dict[str, Any], base: str | None = None, **fields: Any) -> Edited:
    """The form sent with these fields, as it is held against what stands now."""
    data = QueryDict(mutable=True)
    as_drawn = {"words": "Katten.", "on": "2027-03-04", "several": ["b", "a"], "level": "3"}
    for name, value in {**as_drawn, "base": drawn() if base is None else base, **fields}.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    form = Edited(data, seen_version=1)
    form.edits({**STOOD, **now}, 2)
    return form


def cleaned(form: Edited) -> dict[str, Any]:
    assert form.is_valid(), form.errors
    return form.cleaned_data


def test_what_was_left_alone_takes_what_is_saved_whatever_kind_of_field_it_is() -> None:
    now = {"words": "Kören.", "on": date(2027, 5, 6), "several": ["c"], "yes": True, "level": 1}
    form = sent(now)
    assert cleaned(form) == now
    assert (form.asked, form.conflict, form.seen_version) == ({}, None, 2)


def test_what_was_changed_here_alone_stands() -> None:
    form = sent({"words": "Kören."}, several=["c"], yes="on", level="0", on="2027-04-01")
    assert cleaned(form) == {"words": "Kören.", "on": date(2027, 4, 1), "several": ["c"], "yes": True, "level": 0}


def test_line_breaks_and_spaces_are_no_change() -> None:
    stood = {**STOOD, "words": "Katten.\nHunden."}
    form = Edited(initial=stood)
    form.edits(stood, 1)
    assert cleaned(sent({"words": "Kören."}, form.base, words="Katten.\r\nHunden. "))["words"] == "Kören."


def test_only_what_both_changed_is_asked_about_in_words() -> None:
    with translation.override("sv"):
        form = sent({"words": "Kören.", "several": ["c"], "level": 1}, words="Barnen.", several=["a"])
    assert {name: (one.mine, one.theirs) for name, one in form.asked.items()} == {
        "words": ("Barnen.", "Kören."), "several": ("Anna", "Cia"),
    }  # fmt: skip
    assert form.conflict is not None
    assert form["words"].value() == "Barnen."
    assert form["level"].value() == "1"


def test_the_same_written_twice_is_no_question() -> None:
    assert not sent({"words": "Kören."}, words="Kören.").asked


def asked_again(now: dict[str, Any], **fields: Any) -> Edited:
    """The conflict page sent, with what was chosen there."""
    first = sent({"words": "Kören."}, words="Barnen.")
    return sent(now, first.base, asked="words", words="Barnen.", **fields)


def test_the_choice_stands() -> None:
    assert cleaned(asked_again({"words": "Kören."}, **{"keep-words": "theirs"}))["words"] == "Kören."
    assert cleaned(asked_again({"words": "Kören."}, **{"keep-words": "mine"}))["words"] == "Barnen."


def test_without_a_choice_it_is_asked_again_and_nothing_is_lost() -> None:
    form = asked_again({"words": "Kören."})
    assert form.asked["words"].unchosen
    assert (form.asked["words"].mine, form.asked["words"].theirs) == ("Barnen.", "Kören.")


def test_what_is_saved_anew_while_somebody_chooses_is_asked_about_anew() -> None:
    form = asked_again({"words": "Resan."}, **{"keep-words": "mine"})
    assert (form.asked["words"].theirs, form.asked["words"].unchosen) == ("Resan.", False)
    assert cleaned(asked_again({"words": "Resan."}, **{"keep-words": "theirs"}))["words"] == "Resan."


def test_nonsense_for_a_base_tells_nothing_so_that_all_that_differs_is_asked() -> None:
    assert set(sent({"words": "Kören."}, "nonsens : x").asked) == {"words"}
