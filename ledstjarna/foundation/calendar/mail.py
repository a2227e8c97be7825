"""An e-mail that carries a calendar's reply (RFC 6047): which part of it is the calendar's, and who sent it."""

from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage

LARGEST_MAIL = 5_000_000  # bytes; signatures have pictures
_TYPES = ("text/calendar", "application/ics")
# What Python's own reading of mail raises for headers and parts that are not what they say.
_UNREADABLE = (MessageError, ValueError, LookupError, AttributeError, TypeError)


def is_mail(written: bytes) -> bool:
    """Whether these bytes are an e-mail rather than a calendar: they begin with headers."""
    return _read(written) is not None


def calendar_in(written: bytes) -> tuple[bytes | None, str]:
    """The calendar that an e-mail carries, in UTF-8, None when there is none; and the address it was sent from.

    Where there are several, as when the same reply is attached too, the first is meant.
    """
    mail = _read(written)
    if mail is None:
        return None, ""
    try:
        part = next((part for part in mail.walk() if _is_calendar(part)), None)
        return (_decoded(part) if part is not None else None), _sender(mail)
    except _UNREADABLE:
        return None, ""


def _read(written: bytes) -> EmailMessage | None:
    if written.lstrip(b"\xef\xbb\xbf\r\n\t ").upper().startswith(b"BEGIN:VCALENDAR"):
        return None
    try:
        mail = message_from_bytes(written, policy=policy.default)
        told = mail.get("from"), mail.get("content-type")
    except _UNREADABLE:
        return None
    return mail if isinstance(mail, EmailMessage) and all(told) else None


def _is_calendar(part: EmailMessage) -> bool:
    named = str(part.get_filename() or "").lower().endswith(".ics")
    return not part.is_multipart() and (part.get_content_type() in _TYPES or named)


def _decoded(part: EmailMessage) -> bytes:
    """What the part holds: base64 and quoted-printable undone, the part's own charset turned to UTF-8."""
    held = part.get_payload(decode=True)
    charset = part.get_content_charset() or "utf-8"
    if not isinstance(held, bytes):
        return b""
    try:
        return held.decode(charset).encode()
    except (ValueError, LookupError):  # the calendar itself says what it is written in, if anything
        return held


def _sender(mail: EmailMessage) -> str:
    senders = mail["from"].addresses
    return str(senders[0].addr_spec) if len(senders) == 1 else ""
