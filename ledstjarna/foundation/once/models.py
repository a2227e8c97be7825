"""Each form that is sent carries a key; the same key never does its work twice."""

from django.db import models

from ledstjarna.foundation.clock import now


class SentForm(models.Model):
    """A form that was sent and carried out, and where it led."""

    key = models.UUIDField(primary_key=True)
    party_id = models.UUIDField()
    sent_at = models.DateTimeField(default=now)
    led_to = models.CharField(max_length=300, default="")
