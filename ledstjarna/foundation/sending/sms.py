"""Notices as text messages, through a gateway that takes an HTTP POST. What its fields are called is a setting."""

import json
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass

from ledstjarna.foundation.sending.notice import Notice, Outcome, Receipt, text_of

# Answers that say "not now" rather than "not this".
LATER = frozenset({408, 425, 429})


@dataclass(frozen=True, slots=True)
class SmsChannel:
    """A gateway. `fields` names its fields for to, text, from and key; an empty name leaves the field out."""

    url: str
    token: str
    sender: str
    fields: Mapping[str, str]
    as_form: bool
    door: str
    patience: float

    def send(self, notice: Notice) -> Receipt:
        """Send one notice to the number it holds. The key goes along, also as the header Idempotency-Key."""
        if notice.to is None or notice.to.channel != "sms":
            return Receipt(Outcome.REFUSED, "no_address")
        try:
            with _OPENER.open(self._request(notice), timeout=self.patience):
                return Receipt(Outcome.SENT)
        except urllib.error.HTTPError as answered:
            later = answered.code >= 500 or answered.code in LATER
            return Receipt(Outcome.FAILED if later else Outcome.REFUSED, f"http_{answered.code}")
        except OSError:
            return Receipt(Outcome.FAILED, "no_answer")

    def _request(self, notice: Notice) -> urllib.request.Request:
        assert notice.to
        said = {
            "to": notice.to.value, "text": text_of(notice.language, self.door, notice.reader).short,
            "from": self.sender,
            "key": str(notice.key),
        }  # fmt: skip
        body = {self.fields[name]: value for name, value in said.items() if self.fields.get(name) and value}
        data = urllib.parse.urlencode(body) if self.as_form else json.dumps(body, ensure_ascii=False)
        headers = {
            "Content-Type": "application/x-www-form-urlencoded" if self.as_form else "application/json",
            "Idempotency-Key": str(notice.key),
        }
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        return urllib.request.Request(self.url, data.encode(), headers, method="POST")  # noqa: S310 (a setting's url)


class _StayHere(urllib.request.HTTPRedirectHandler):
    """A gateway that has moved is to be set anew: the token and the number follow no redirect."""

    def redirect_request(self, *_args: object, **_more: object) -> None:
        return None


_OPENER = urllib.request.build_opener(_StayHere)
