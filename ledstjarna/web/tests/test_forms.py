"""A form that comes back carries the version that its writer saw, whatever stands now."""

from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest
from django import forms
from django.test import RequestFactory
from django.utils import translation

from ledstjarna.web.forms import HouseForm, form_for

PARTY = uuid4()
STANDS_NOW = 7


def asked(request: Any, kept: dict[str, list[str]] | None = None) -> Any:
    """A request of somebody signed in, with what was kept for them on this page."""
    request.viewer = SimpleNamespace(party_id=PARTY)
    kept_form = {"party": str(PARTY), "path": request.path, "fields": kept}
    request.session = {"party": str(PARTY)} | ({"kept_form": kept_form} if kept else {})
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
