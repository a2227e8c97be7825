"""Numbers in groups that can be read aloud."""

import pytest
from markupsafe import Markup

from ledstjarna.web.wording.phones import phone_text
from ledstjarna.web.wording.unbroken import names_whole, numbers_whole


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("+46701740652", "070-174 06 52"), ("0701740652", "070-174 06 52"), ("070-174 06 52", "070-174 06 52"),
        ("+46150123456", "+46150123456"), ("1177", "1177"), ("+4570174065", "+4570174065"),
    ],
)  # fmt: skip
def test_a_mobile_number_is_written_in_groups(number: str, text: str) -> None:
    assert phone_text(number) == text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ring 070-174 06 52.", "Ring [070-174 06 52]."),
        ("Ring +46 70 174 06 52, eller 08-465 004 12", "Ring [+46 70 174 06 52], eller [08-465 004 12]"),
        ("Kl. 08.00–12.00 den 2026-03-10, 12-14 dagar, 112", "Kl. 08.00–12.00 den 2026-03-10, 12-14 dagar, 112"),
        ("0155-12 34 56 <b>", "[0155-12 34 56] &lt;b&gt;"),
        (Markup("<i title='0155-12 34'>0155-12 34</i>"), "<i title='0155-12 34'>[0155-12 34]</i>"),
    ],
)
def test_a_number_in_a_text_stands_whole(text: str, told: str) -> None:
    assert numbers_whole(text) == told.replace("[", '<bdi class="unbroken">').replace("]", "</bdi>")


def test_a_name_with_a_hyphen_stands_whole() -> None:
    assert names_whole("Gun-Britt Ek") == '<bdi class="unbroken">Gun-Britt</bdi> Ek'
    assert names_whole("Bo Ek") == "Bo Ek"
