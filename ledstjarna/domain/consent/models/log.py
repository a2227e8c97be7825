"""Who has read and changed what: the access log."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from ledstjarna.foundation.ids import new_id


class LogVerb(models.TextChoices):
    READ = "read"
    LIST = "list"
    FIND = "find"
    CHANGE = "change"
    REFUSED = "refused"
    RUN = "run"
    SIGN_IN = "sign_in"


class AccessLog(models.Model):
    """One reading or change of a person's data, or a refusal. Append-only, partitioned by month.

    What, where, when, who, about whom and on which ground (PDL 4:3; HSLF-FS 2016:40 4 kap. [T]). The database takes no
    row that leaves out of what it is (rules/logged.py).
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    at = models.DateTimeField()
    county_id = models.CharField(max_length=2)
    subject_id = models.UUIDField(null=True)
    party_id = models.UUIDField(null=True)
    party_label = models.CharField(max_length=200)
    unit_id = models.UUIDField(null=True)
    organisation_id = models.UUIDField(null=True)
    verb = models.CharField(max_length=8, choices=LogVerb)
    what = models.CharField(max_length=80)
    basis = models.CharField(max_length=20, blank=True)
    kinds = ArrayField(models.CharField(max_length=12), default=list)
    correlation = models.UUIDField()
    detail = models.JSONField(default=dict)

    class Meta:
        managed = False
        db_table = "consent_accesslog"
