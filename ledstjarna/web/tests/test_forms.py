"""A form that comes back carries the version that its writer saw, whatever stands now."""

from datetime import date
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest
from django import forms
from django.test import RequestFactory
from django.utils import translation

from ledstjarna.foundation.clock import today
from ledstjarna.web.day_field import FARTHEST, LONGEST_AGO, DayField
from ledstjarna.web.entrance.kept_form import KEPT
from ledstjarna.web.forms import HouseForm, form_for

PARTY = uuid4()
STANDS_NOW = 7


def asked(request: Any, kept: dict[str, list[str]] | None = None) -> Any:
    """A request of somebody signed in, with what was kept for them on this page."""
    request.viewer = SimpleNamespace(party_id=PARTY)
    kept_forms = {str(PARTY): {"party": str(PARTY), "path": request.path, "fields": kept}}
    request.session = {"party": str(PARTY)} | ({KEPT: kept_forms} if kept else {})
    return request


def test_a_new_form_carries_what_stands_now() -> None:
    form = form_for(asked(RequestFactory().get("/x/")), HouseForm, seen_version=STANDS_NOW)
    assert (form.seen_version, form.is_bound, form.was_kept) == (STANDS_NOW, False, False)


def test_a_sent_form_carries_the_version_it_was_sent_with() -> None:
    request = asked(RequestFactory().post("/x/", {"version": "3"}))
    assert form_for(request, HouseForm, seen_version=STANDS_NOW).seen_version == 3


def test_a_kept_form_carries_the_version_it_was_kept_with() -> None:
    form = form_for(asked(RequestFactory().get("/x/"), {"version": ["0"]}), HouseForm, seen_version=STANDS_NOW)
    assert (form.seen_version, form.is_bound, form.was_kept) == (0, True, True)


@pytest.mark.parametrize("nonsense", ["", "-1", "²", "1" * 40, "x"])
def test_nonsense_is_no_version(nonsense: str) -> None:
    request = asked(RequestFactory().post("/x/", {"version": nonsense}))
    assert form_for(request, HouseForm, seen_version=STANDS_NOW).seen_version == STANDS_NOW


def test_a_form_about_nothing_that_changes_carries_none() -> None:
    request = asked(RequestFactory().post("/x/", {"version": "3"}))
    assert form_for(request, HouseForm).seen_version is None


class Plain(HouseForm):
    words = forms.CharField(max_length=3)
    pick = forms.ChoiceField(choices=[("a", "A")], error_messages={"invalid_choice": "Eget."})
    other = forms.ChoiceField(choices=[("a", "A")])


def test_a_field_says_in_plain_words_what_is_wrong() -> None:
    with translation.override("sv"):
        errors = Plain({"words": "fyra", "pick": "b", "other": "b"}).errors
        assert errors["words"] == ["Det är för långt. Skriv högst 3 tecken. Nu är det 4."]
        assert errors["pick"] == ["Eget."]
        assert errors["other"] == ["Välj ett av svaren som går att välja."]
        assert Plain({"words": "a\0"}).errors["words"] == [
            "Ett tecken i texten går inte att spara. Skriv om den delen."
        ]
    with translation.override("en"):
        assert Plain({"words": "fyra"}).errors["words"] == [
            "This is too long. Write at most 3 characters. It is 4 now."
        ]


class Dated(HouseForm):
    on = DayField("Dag", "Skriv dagen.")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("9999-12-31", "Dagen är för långt fram. Kontrollera året."),
        ("0001-01-01", "Dagen är för långt tillbaka. Kontrollera året."),
        ("10000-01-01", "Skriv dagen som år-månad-dag, till exempel 2027-03-14."),
        ("", "Skriv dagen."),
    ],
)
def test_a_day_out_of_reason_is_told_by_its_field(written: str, said: str) -> None:
    with translation.override("sv"):
        assert Dated({"on": written}).errors["on"] == [said]


def test_days_within_reason_are_read() -> None:
    for year in (today().year - LONGEST_AGO, today().year + FARTHEST):
        form = Dated({"on": f"{year}-01-31"})
        assert form.is_valid()
        assert form.cleaned_data["on"] == date(year, 1, 31)
