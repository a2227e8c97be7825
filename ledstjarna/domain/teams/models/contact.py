"""The person's named contacts, when one is away, and what the person wishes."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import Q

from ledstjarna.domain.consent.models import PersonBound, Way
from ledstjarna.foundation.changing import changed_at
from ledstjarna.foundation.clock import now


class NamedContactKind(models.TextChoices):
    """Inera 1.2.752.129.5.1.69; what each asks stands in `rules/contacts.py`."""

    CARE_CONTACT = "care_contact"  # 1 fast vårdkontakt
    PHYSICIAN_CONTACT = "physician_contact"  # 2 fast läkarkontakt i primärvård
    HOME_CARE_CONTACT = "home_care_contact"  # 3 fast omsorgskontakt i hemtjänsten
    COORDINATING_CONTACT = "coordinating_contact"  # 4 fast vårdkontakt med övergripande samordningsansvar


class NamedContact(PersonBound):
    """Somebody with a name whom the person turns to, for a period. Changed by ending it and naming another.

    `team_id` is the unit, when the person's team holds the contact and the holder is its named person.
    """

    kind = models.CharField(max_length=24, choices=NamedContactKind)
    holder_id = models.UUIDField()
    holder_label = models.CharField(max_length=200)
    unit_id = models.UUIDField()
    organisation_id = models.UUIDField()
    team_id = models.UUIDField(null=True)
    period = DateTimeRangeField()
    ended_why = models.CharField(max_length=300, blank=True)
    named_by_id = models.UUIDField()
    named_by_label = models.CharField(max_length=200)
    recorded_at = models.DateTimeField(default=now)
    changed_at = changed_at()

    @property
    def has_ended(self) -> bool:
        """Whether an end is set; one that ended in the moment it began has an empty period."""
        return self.period.isempty or self.period.upper is not None

    class Meta:
        indexes = [
            models.Index(fields=["county_id", "subject"], name="contact_of_person"),
            models.Index(fields=["unit_id"], name="contacts_of_unit"),
            models.Index(fields=["holder_id"], name="contacts_of_holder"),
        ]
        constraints = [
            ExclusionConstraint(
                name="one_contact_of_a_kind",
                expressions=[
                    ("subject", RangeOperators.EQUAL),
                    ("kind", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                condition=~Q(kind="care_contact"),
            ),
            ExclusionConstraint(
                name="one_care_contact_each",
                expressions=[
                    ("subject", RangeOperators.EQUAL),
                    ("organisation_id", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                condition=Q(kind="care_contact"),
            ),
        ]


class ContactAbsence(PersonBound):
    """That a contact is away for a period, and who steps in, if anybody does. Changed by ending it and a new row."""

    contact = models.ForeignKey(NamedContact, on_delete=models.PROTECT, related_name="+", db_index=False)
    period = DateTimeRangeField()
    stand_in_id = models.UUIDField(null=True)
    stand_in_label = models.CharField(max_length=200, blank=True)
    noted_by_id = models.UUIDField()
    noted_by_label = models.CharField(max_length=200)
    ended_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField(default=now)
    changed_at = changed_at()

    class Meta:
        indexes = [models.Index(fields=["county_id", "subject"], name="contactabsence_of_person")]
        constraints = [
            ExclusionConstraint(
                name="contact_absence_no_overlap",
                expressions=[("contact", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)],
                condition=Q(ended_at=None),
            )
        ]


class ContactWish(PersonBound):
    """That the person asks for a named contact, or for another one. Moves by rules.states.CONTACT_WISH."""

    kind = models.CharField(max_length=24, choices=NamedContactKind)
    contact = models.ForeignKey(NamedContact, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    state = models.CharField(max_length=12)
    words = models.TextField(blank=True)
    way = models.CharField(max_length=10, choices=Way)
    asked_by_id = models.UUIDField()
    asked_by_label = models.CharField(max_length=200)
    asked_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_by_label = models.CharField(max_length=200, blank=True)
    answered_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [models.Index(fields=["county_id", "subject"], name="contactwish_of_person")]
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "kind"], condition=Q(state="asked"), name="one_open_wish_of_a_kind"
            )
        ]
