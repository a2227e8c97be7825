"""A county's form is data: its own order and words, nothing left out that the law asks."""

from pathlib import Path
from typing import Any

import pytest
from django.utils.translation import override

from ledstjarna.domain.plans.rules.sip_form import FIELDS
from ledstjarna.foundation.findings import RuleBroken
from ledstjarna.web.printed.sip.filled import _FIELDS
from ledstjarna.web.printed.sip.forms import STANDARD, FormUnreadable, form_of, read


def test_every_field_can_be_filled_and_the_standard_form_asks_them_all() -> None:
    codes = {one.code for one in FIELDS}
    assert set(_FIELDS) == codes
    assert {one.code for section in read(STANDARD).sections for one in section.fields} == codes


def test_a_county_has_its_own_form_by_configuration(tmp_path: Path, settings: Any) -> None:
    settings.SIP_FORMS = tmp_path
    worded = '{ code = "consent", label = { sv = "Ja till SIP" } }'
    own = STANDARD.read_text(encoding="utf-8").replace('{ code = "consent" }', worded)
    (tmp_path / "04.toml").write_text(own, encoding="utf-8")
    label = next(one for section in form_of("04").sections for one in section.fields if one.code == "consent")
    with override("en"):
        assert label.in_words("Consent") == "Ja till SIP"
    assert form_of("18") == read(STANDARD)
    (tmp_path / "18.toml").write_text(own.replace('{ code = "responsible" },', ""), encoding="utf-8")
    with pytest.raises(RuleBroken, match="form_leaves_out"):
        form_of("18")
    (tmp_path / "18.toml").write_text("title = ", encoding="utf-8")
    with pytest.raises(FormUnreadable):
        form_of("18")
