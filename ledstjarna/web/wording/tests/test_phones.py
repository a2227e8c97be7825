"""Numbers in groups that can be read aloud."""

import pytest

from ledstjarna.web.wording.phones import phone_text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("+46701740652", "070-174 06 52"), ("0701740652", "070-174 06 52"), ("070-174 06 52", "070-174 06 52"),
        ("+46150123456", "+46150123456"), ("1177", "1177"), ("+4570174065", "+4570174065"),
    ],
)  # fmt: skip
def test_a_mobile_number_is_written_in_groups(number: str, text: str) -> None:
    assert phone_text(number) == text
