"""Notices by e-mail, through the SMTP server that Django is set to."""

import smtplib
from dataclasses import dataclass

from django.core.mail import EmailMessage, get_connection

from ledstjarna.foundation.sending.notice import Notice, Outcome, Receipt, text_of

PERMANENT = 500  # SMTP: from here on a server says that it will never take it


@dataclass(frozen=True, slots=True)
class EmailChannel:
    """E-mail from one sender. A notice that is tried again has the same Message-ID."""

    sender: str
    door: str
    patience: float

    def send(self, notice: Notice) -> Receipt:
        """Send one notice to the e-mail address it holds."""
        if notice.to is None or notice.to.channel != "email":
            return Receipt(Outcome.REFUSED, "no_address")
        text = text_of(notice.language, self.door, notice.reader)
        headers = {"Message-ID": f"<{notice.key}@{self.sender.rpartition('@')[2]}>", "Auto-Submitted": "auto-generated"}
        message = EmailMessage(
            text.subject, text.body, self.sender, [notice.to.value], headers=headers,
            connection=get_connection(timeout=self.patience),
        )  # fmt: skip
        try:
            message.send()
        except smtplib.SMTPRecipientsRefused as refused:
            codes = [code for code, _ in refused.recipients.values()]
            return _refused(min(codes, default=0))
        except smtplib.SMTPResponseException as answered:
            return _refused(answered.smtp_code)
        except (OSError, smtplib.SMTPException):
            return Receipt(Outcome.FAILED, "no_answer")
        return Receipt(Outcome.SENT)


def _refused(code: int) -> Receipt:
    return Receipt(Outcome.REFUSED if code >= PERMANENT else Outcome.FAILED, f"smtp_{code}")
