"""The channels that this house is set up with. One that is not set up is not there."""

from django.conf import settings

from ledstjarna.foundation.sending.email import EmailChannel
from ledstjarna.foundation.sending.notice import Channel
from ledstjarna.foundation.sending.sms import SmsChannel

PATIENCE = 15.0  # seconds for another system to answer


def configured_channels() -> dict[str, Channel]:
    """Every channel by its code: email, sms."""
    door = settings.PUBLIC_ADDRESS.rstrip("/") + "/min-plan/"
    found: dict[str, Channel] = {}
    if settings.EMAIL_HOST:
        found["email"] = EmailChannel(settings.DEFAULT_FROM_EMAIL, door, PATIENCE)
    if settings.SMS_URL:
        found["sms"] = SmsChannel(
            settings.SMS_URL, settings.SMS_TOKEN, settings.SMS_SENDER, settings.SMS_FIELDS,
            settings.SMS_FORMAT == "form", door, PATIENCE,
        )  # fmt: skip
    return found
