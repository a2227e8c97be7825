"""No field falls back to what Django says when it is left empty: each says in the house's words what is missing."""

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from django.forms import CharField, Field
from django.utils import translation

import ledstjarna.web
from ledstjarna.web.forms import HouseForm
from ledstjarna.web.resident.report.form import ReportForm


def _forms(kind: type[HouseForm] = HouseForm) -> Iterator[type[HouseForm]]:
    for made in kind.__subclasses__():
        yield made
        yield from _forms(made)


def all_forms() -> list[type[HouseForm]]:
    """Every form of the doors, whichever module it stands in."""
    for module in pkgutil.walk_packages(ledstjarna.web.__path__, "ledstjarna.web."):
        if ".tests" not in module.name and not module.name.endswith("conftest"):
            importlib.import_module(module.name)
    return [
        form
        for form in dict.fromkeys(_forms())
        if ".tests" not in form.__module__ and form.__module__.startswith("ledstjarna.web")
    ]


def test_each_required_field_says_itself_what_is_missing() -> None:
    usual = Field.default_error_messages["required"]
    found = all_forms()
    assert len(found) > 100
    silent = sorted(
        f"{form.__module__}.{form.__name__}: {name}"
        for form in found
        for name, field in form.base_fields.items()
        if field.required and field.error_messages["required"] == usual
    )
    assert "\n".join(silent) == ""


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_field_that_is_made_required_later_has_words_of_the_house(language: str) -> None:
    with translation.override(language):
        form = ReportForm({}, words_needed=True)
        assert form.errors["words"] == [
            {"sv": "Berätta med några ord vad som hände.", "en": "Tell in a few words what happened."}[language]
        ]


def test_what_no_field_says_itself_is_said_as_the_house_says_it() -> None:
    class Bare(HouseForm):
        """A field that was forgotten."""

        words = CharField()

    assert Bare({}).errors["words"] == ["Det här behövs också, med några ord eller ett val."]
