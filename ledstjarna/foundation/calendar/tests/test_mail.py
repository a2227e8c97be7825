"""A reply that comes in an e-mail: read by Python's own library, from whatever part and in whatever encoding."""

import contextlib
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledstjarna.foundation.calendar import NotAReply, read_reply

REPLY = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Möte\r\nDTSTAMP:20260501T080000Z\r\n"
    "ATTENDEE;PARTSTAT=DECLINED:mailto:asa@example.se\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


def mail(encoding: str, charset: str = "utf-8", *, attached: bool = False) -> bytes:
    """An e-mail as calendars send it: a text, and the reply beside it or attached."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "Åsa Ek <Asa@example.se>", "moten@example.se", "Avböjt: Möte"
    made.set_content("Åsa kan inte.")
    written = REPLY.encode(charset)
    if attached:
        made.add_attachment(written, maintype="application", subtype="octet-stream", filename="invite.ics")
    else:
        made.add_alternative(REPLY, subtype="calendar", cte=encoding, charset=charset, params={"method": "REPLY"})
    return made.as_bytes()


@pytest.mark.parametrize("encoding", ["base64", "quoted-printable", "8bit"])
def test_a_reply_comes_in_an_e_mail(encoding: str) -> None:
    found = read_reply(mail(encoding))
    assert (found.uid, found.address, found.coming, found.sender) == ("1", "asa@example.se", "no", "Asa@example.se")
    assert read_reply(REPLY.encode()).sender is None


def test_a_reply_is_attached_or_written_in_another_charset() -> None:
    assert read_reply(mail("", attached=True)).coming == "no"
    assert read_reply(mail("quoted-printable", "iso-8859-1")).coming == "no"


def test_an_e_mail_without_a_reply_is_told_apart() -> None:
    made = EmailMessage()
    made["From"] = "asa@example.se"
    made.set_content("Jag kan inte.")
    for written, code in (
        (made.as_bytes(), "no_calendar_in_mail"),
        (mail("8bit").replace(b"METHOD:REPLY", b"METHOD:REQUEST"), "not_a_reply"),
        (REPLY.replace("METHOD:REPLY", "METHOD:COUNTER").encode(), "no_time_wished"),
        (made.as_bytes() + b"x" * 5_000_000, "too_large"),
    ):
        with pytest.raises(NotAReply) as refused:
            read_reply(written)
        assert refused.value.code == code


@given(st.binary(max_size=400), st.binary(max_size=80))
def test_whatever_an_e_mail_holds_it_is_read_or_refused(body: bytes, header: bytes) -> None:
    with contextlib.suppress(NotAReply):
        read_reply(b"From: " + header + b"\r\nContent-Type: text/calendar; charset=" + header + b"\r\n\r\n" + body)
