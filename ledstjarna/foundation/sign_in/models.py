"""Who is signed in where, and what went wrong at the door. No name, no number: keyed digests only."""

from django.db import models

from ledstjarna.foundation.clock import now
from ledstjarna.foundation.ids import new_id


class OpenSession(models.Model):
    """That a session belongs to somebody, and by which provider's session they came. Gone when it is ended.

    `who_id` is the staff member or the person; `subject` and `provider_session` are digests of the provider's own
    `sub` and `sid`, by which it ends sessions.
    """

    session_key = models.CharField(primary_key=True, max_length=40)
    who_id = models.UUIDField(db_index=True)
    provider = models.CharField(max_length=40, blank=True)
    subject = models.CharField(max_length=64, blank=True, db_index=True)
    provider_session = models.CharField(max_length=64, blank=True, db_index=True)
    began_at = models.DateTimeField(default=now)


class FailedSignIn(models.Model):
    """One failed way in, by digests of the address that it came from and of the account that it was for."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    address = models.CharField(max_length=64)
    account = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["address", "at"], name="failed_by_address"),
            models.Index(fields=["account", "at"], name="failed_by_account"),
        ]


class HeardLogout(models.Model):
    """A logout token that was heard: the same one is not heard twice."""

    token = models.CharField(primary_key=True, max_length=64)
    at = models.DateTimeField()
