"""A notice has no room for anybody's words, and what goes out is really received."""

import dataclasses
from typing import get_type_hints
from uuid import UUID

import pytest
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st

from ledstjarna.demo.receiving import Inbox, Received, mail_server, sms_gateway
from ledstjarna.foundation.sending import (
    Address,
    Language,
    Notice,
    Outcome,
    Reader,
    Receipt,
    configured_channels,
    text_of,
)
from ledstjarna.foundation.sending.notice import TEXTS, TEXTS_TO_OTHERS

KEY = UUID("01900000-0000-7000-8000-000000000001")
DOOR = "https://plan.example/min-plan/"
BY_EMAIL = Notice(KEY, Language.SWEDISH, Address("email", "astrid@example.org"))
BY_SMS = Notice(KEY, Language.ENGLISH, Address("sms", "+46701740605"))


def test_the_type_has_no_place_for_words() -> None:
    hints = get_type_hints(Notice)
    assert hints == {"key": UUID, "language": Language, "to": Address | None, "reader": Reader}
    assert dataclasses.fields(Notice)[0].name == "key"
    with pytest.raises(dataclasses.FrozenInstanceError):
        BY_SMS.key = "Astrids dusch"  # type: ignore[misc, assignment]
    with pytest.raises(AttributeError):
        object.__setattr__(BY_SMS, "words", "Astrids dusch")


@given(st.text(), st.sampled_from(["email", "sms", "letter", "words"]))
def test_nothing_written_becomes_a_part_of_a_notice(words: str, channel: str) -> None:
    for make in (
        lambda: Notice(words, Language.SWEDISH),  # type: ignore[arg-type]
        lambda: Notice(KEY, words),  # type: ignore[arg-type]
        lambda: Notice(KEY, Language.SWEDISH, words),  # type: ignore[arg-type]
    ):
        with pytest.raises(TypeError):
            make()
    if " " in words or "@" not in words:
        with pytest.raises(ValueError):
            Address("email", words)
    if not words.startswith("+"):
        with pytest.raises(ValueError):
            Address(channel, words if channel != "email" else words.replace("@", ""))


@pytest.mark.parametrize("language", Language)
def test_what_is_said_is_the_same_for_everybody(language: Language) -> None:
    text = text_of(language, DOOR)
    assert DOOR in text.body
    assert len(text.short) <= 160
    others = text_of(language, DOOR, Reader.OTHER)
    assert "https://plan.example/\n" in others.body
    assert "min-plan" not in others.body + others.short
    for said in (*dataclasses.astuple(TEXTS[language]), *dataclasses.astuple(TEXTS_TO_OTHERS[language])):
        assert set(said.replace("{door}", "")) & set("{}0123456789%") == set()


@override_settings(
    PUBLIC_ADDRESS="https://plan.example", DEFAULT_FROM_EMAIL="svara-inte@plan.example", EMAIL_USE_TLS=False,
    EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend", SMS_TOKEN="hemlig", EMAIL_HOST="127.0.0.1",
)  # fmt: skip
def test_both_ways_really_arrive_and_say_what_became_of_it() -> None:
    inbox = Inbox()
    with mail_server(inbox) as mail, sms_gateway(inbox) as sms:
        with override_settings(EMAIL_PORT=mail, SMS_URL=f"http://127.0.0.1:{sms}/v1/messages"):
            channels = configured_channels()
        with override_settings(EMAIL_PORT=mail):
            assert channels["email"].send(BY_EMAIL) == channels["email"].send(BY_EMAIL) == Receipt(Outcome.SENT)
            inbox.refuse = [451, 550]
            assert channels["email"].send(BY_EMAIL) == Receipt(Outcome.FAILED, "smtp_451")
            assert channels["email"].send(BY_EMAIL) == Receipt(Outcome.REFUSED, "smtp_550")
        assert channels["sms"].send(BY_SMS) == channels["sms"].send(BY_SMS) == Receipt(Outcome.SENT)
        inbox.refuse = [503, 429, 400, 301]
        answers = [channels["sms"].send(BY_SMS) for _ in range(4)]
        assert [(one.outcome.value, one.why) for one in answers] == [
            ("failed", "http_503"), ("failed", "http_429"), ("refused", "http_400"), ("refused", "http_301"),
        ]  # fmt: skip
        assert channels["sms"].send(BY_EMAIL) == Receipt(Outcome.REFUSED, "no_address")
    assert channels["sms"].send(BY_SMS) == Receipt(Outcome.FAILED, "no_answer")
    with override_settings(EMAIL_PORT=mail):
        assert channels["email"].send(BY_EMAIL) == Receipt(Outcome.FAILED, "no_answer")
    mailed, texted = inbox.received
    assert (mailed.channel, mailed.to, mailed.key) == ("email", "astrid@example.org", f"<{KEY}@plan.example>")
    assert mailed.text.startswith("Du har något nytt att läsa\nHej!")
    assert texted == Received(
        "sms", "+46701740605", text_of(Language.ENGLISH, DOOR).short, str(KEY), "Bearer hemlig"
    )  # fmt: skip


@override_settings(EMAIL_HOST="", SMS_URL="")
def test_a_channel_that_is_not_set_up_is_not_there() -> None:
    assert configured_channels() == {}
