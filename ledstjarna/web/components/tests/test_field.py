"""Label, hint and error belong to their input, whatever kind it is."""

import re

import pytest
from django import forms

from ledstjarna.web.components.gallery import GalleryForm
from ledstjarna.web.components.tests.pages import part

FIELD = '{% from "components/field.html" import field %}{{ field(bound, hint=hint) }}'
KINDS = sorted(GalleryForm.base_fields)


def render(form: forms.Form, name: str, hint: str | None = None) -> str:
    return part(FIELD, bound=form[name], hint=hint)


@pytest.mark.parametrize("name", KINDS)
def test_hint_describes_the_input_or_its_group(name: str) -> None:
    html = render(GalleryForm(), name, hint="Bra att veta")
    assert f'id="id_{name}_helptext"' in html
    assert f'aria-describedby="id_{name}_helptext"' in html


@pytest.mark.parametrize("name", ["name", "words", "language", "channel", "movement"])
def test_error_describes_the_input_and_marks_it(name: str) -> None:
    html = render(GalleryForm({}), name)
    described = re.search(r'aria-describedby="([^"]*)"', html)
    assert described
    assert f"id_{name}_error" in described[1].split()
    assert 'aria-invalid="true"' in html


def test_what_may_be_left_out_says_so() -> None:
    assert "(frivilligt)" in render(GalleryForm(), "until")
    assert "(frivilligt)" not in render(GalleryForm(), "name")


def test_chosen_values_stay_chosen() -> None:
    html = render(GalleryForm({"days": ["mon", "thu"]}), "days")
    assert re.findall(r'value="(\w+)"[^>]* checked', html) == ["mon", "thu"]


def test_hidden_fields_stay_hidden() -> None:
    form = forms.Form()
    form.fields["token"] = forms.CharField(widget=forms.HiddenInput, initial="x")
    assert render(form, "token").startswith('<input type="hidden"')


def test_what_is_typed_is_escaped() -> None:
    form = GalleryForm({"name": '"><script>'})
    assert "<script>" not in render(form, "name")


def test_error_summary_links_to_an_existing_input() -> None:
    form = GalleryForm({})
    html = part('{% from "components/errors.html" import error_summary %}{{ error_summary(form) }}', form=form)
    fields = "".join(render(form, name) for name in KINDS)
    targets = re.findall(r'href="#([^"]+)"', html)
    assert len(targets) == len(form.errors)
    assert all(f'id="{target}"' in fields for target in targets)


def test_no_summary_when_nothing_is_wrong() -> None:
    assert (
        part('{% from "components/errors.html" import error_summary %}{{ error_summary(form) }}', form=GalleryForm())
        == ""
    )
