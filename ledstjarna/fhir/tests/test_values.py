"""What a date in a search stands for, as a table; and tokens, references and lists."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledstjarna.fhir.answering.outcome import Refused
from ledstjarna.fhir.answering.values import Token, compared, key_of, referred, split, token


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("2026", (("gte", at("2026-01-01T00:00+01:00")), ("lt", at("2027-01-01T00:00+01:00")))),
        ("2026-07", (("gte", at("2026-07-01T00:00+02:00")), ("lt", at("2026-08-01T00:00+02:00")))),
        ("2026-03-29", (("gte", at("2026-03-29T00:00+01:00")), ("lt", at("2026-03-30T00:00+02:00")))),  # 23 hours
        ("2026-10-25", (("gte", at("2026-10-25T00:00+02:00")), ("lt", at("2026-10-26T00:00+01:00")))),  # 25 hours
        ("gt2026-07-01", (("gte", at("2026-07-02T00:00+02:00")),)),
        ("ge2026-07-01", (("gte", at("2026-07-01T00:00+02:00")),)),
        ("le2026-07-01", (("lt", at("2026-07-02T00:00+02:00")),)),
        ("eb2026-07-01", (("lt", at("2026-07-01T00:00+02:00")),)),
        ("2026-07-01T10:00Z", (("gte", at("2026-07-01T10:00+00:00")), ("lt", at("2026-07-01T10:01+00:00")))),
        ("gt2026-07-01T10:00:00.5Z", (("gte", at("2026-07-01T10:00:00.500001+00:00")),)),
        ("lt2026-07-01T10:00:00 02:00", (("lt", at("2026-07-01T08:00+00:00")),)),
    ],
)
def test_a_date_is_all_its_moments(text: str, means: object) -> None:
    assert compared("_lastUpdated", text) == means


@pytest.mark.parametrize("text", ["", "2026-13", "2026-02-30", "20260101", "ne2026", "0000", "2026-01-01T25:00"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        compared("_lastUpdated", text)


@given(st.text())
def test_every_text_is_read_or_refused(text: str) -> None:
    for read in (compared, split, referred):
        try:
            read("x", text)
        except Refused:
            continue
    key_of(text)
    token(text)


def test_tokens_references_and_lists() -> None:
    key = "01a22460-91a2-76ef-80d0-5e24d59bfda1"
    assert [token("a"), token("s|a"), token("|a"), token("s|")] == [
        Token(None, "a"), Token("s", "a"), Token("", "a"), Token("s", ""),
    ]  # fmt: skip
    assert split("x", r"a,b\,c") == ["a", "b,c"]
    assert str(referred("x", f"https://h/fhir/Patient/{key}", "Patient")) == key
    assert referred("x", "Patient/nobody", "Patient") is None
    assert key_of(key.replace("-", "")) is None, "an id has one spelling"
    with pytest.raises(Refused):
        referred("x", f"Goal/{key}", "Patient")


@pytest.mark.parametrize("text", ["gt9999-12-31T23:59:59Z", "9999-12-31", "ge9999-12-31T23:59:59.999-12:00"])
def test_the_last_year_there_is_is_a_date_too(text: str) -> None:
    assert all(moment.year in (9998, 9999) for _comparison, moment in compared("_lastUpdated", text))
