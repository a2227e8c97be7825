"""Letters that confirm what staff registered."""

from django.db import models

from ledstjarna.domain.consent.models import PersonBound


class Letter(PersonBound):
    """A letter that confirms what staff registered on paper or by phone. `body` holds ids; the door words it.

    `to_id`: the guardian whom it is to, where it is not to the person. One letter to each of what happened; of a
    changed address one more, `AddressLeft`, to where they lived: that address stands in its `body`, and nowhere else.
    """

    kind = models.CharField(max_length=40)
    happening_id = models.UUIDField()
    to_id = models.UUIDField(null=True)
    body = models.JSONField(default=dict)
    unit_id = models.UUIDField(null=True)
    written_at = models.DateTimeField()
    printed_at = models.DateTimeField(null=True)
    printed_by_label = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [models.Index(fields=["county_id", "subject"], name="letter_of_person")]
        constraints = [
            models.UniqueConstraint(
                fields=["happening_id", "to_id"],
                nulls_distinct=False,
                name="one_letter_to_each_of_a_happening",
                condition=~models.Q(kind="AddressLeft"),
            ),
            models.UniqueConstraint(
                fields=["happening_id"],
                name="one_letter_to_the_address_before",
                condition=models.Q(kind="AddressLeft"),
            ),
        ]
