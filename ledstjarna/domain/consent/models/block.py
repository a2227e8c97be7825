"""Spärr: what a care giver, a unit or a process has written is hidden from everybody outside it."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import Q

from ledstjarna.domain.consent.models.ground import PersonBound, Way
from ledstjarna.foundation.clock import now


class Block(PersonBound):
    """What is hidden: all of an organisation's records, or those of one unit or one process (kind of unit) in it.

    `unit_id` empty and `process` blank: the whole organisation. It begins at once, and ends when it is lifted.
    `lifted_registered_by_label` is blank when the person lifted it themself.
    """

    organisation_id = models.UUIDField()
    unit_id = models.UUIDField(null=True)
    process = models.CharField(max_length=20, blank=True, default="")
    period = DateTimeRangeField()
    way = models.CharField(max_length=10, choices=Way)
    said_by_id = models.UUIDField()
    said_by_label = models.CharField(max_length=200)
    registered_by_id = models.UUIDField()
    registered_by_label = models.CharField(max_length=200)
    lifted_way = models.CharField(max_length=10, choices=Way, blank=True, default="")
    lifted_by_label = models.CharField(max_length=200, blank=True, default="")
    lifted_registered_by_label = models.CharField(max_length=200, blank=True, default="", db_default="")
    recorded_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [
            models.Index(fields=["county_id", "subject"], name="block_of_person"),
            models.Index(fields=["subject", "organisation_id"], name="block_of_organisation"),
        ]
        constraints = [
            models.CheckConstraint(name="block_one_level", condition=Q(unit_id=None) | Q(process="")),
            ExclusionConstraint(
                name="block_whole_no_overlap",
                expressions=[
                    ("subject", RangeOperators.EQUAL),
                    ("organisation_id", RangeOperators.EQUAL),
                    ("process", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                condition=Q(unit_id=None),
            ),
            ExclusionConstraint(
                name="block_unit_no_overlap",
                expressions=[
                    ("subject", RangeOperators.EQUAL),
                    ("unit_id", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                condition=Q(unit_id__isnull=False),
            ),
        ]


class BlockLift(PersonBound):
    """That somebody outside a block asked whoever blocks to lift it for them, and what was answered.

    `sector`: whose staff are asked, for what their own have written; one row for each that is asked. Blank on rows from
    before each answered for its own: they lift everything.
    `period` is empty until the answer is yes: then the block does not hold for `organisation_id` that long. Answered by
    nobody: the emergency was over before anybody had answered, its hours had passed and it was asked anew, or the
    person lifted the block themself meanwhile.
    """

    block = models.ForeignKey(Block, on_delete=models.PROTECT, related_name="+", db_index=False)
    organisation_id = models.UUIDField()
    sector = models.CharField(max_length=10, blank=True, default="", db_default="")
    reason = models.CharField(max_length=300)
    asked_by_id = models.UUIDField()
    asked_by_label = models.CharField(max_length=200)
    asked_at = models.DateTimeField()
    answered_by_label = models.CharField(max_length=200, blank=True, default="")
    answered_at = models.DateTimeField(null=True)
    period = DateTimeRangeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["county_id", "subject"], name="block_lift_of_person"),
            models.Index(fields=["block"], name="block_lift_of_block"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["block", "organisation_id", "sector"],
                condition=Q(answered_at=None),
                name="block_lift_asked_once",
            )
        ]
