"""What somebody proposes, and what the person chooses."""

from django.db import models
from django.db.models import Q

from ledstjarna.domain.consent.models import PersonBound, Way
from ledstjarna.foundation.clock import now


class LegalBasis(models.TextChoices):
    """How a support comes about. Which need a decision or an assessment stands in `rules.py`."""

    OWN = "own"  # the person's own doing
    CLOSE_ONE = "close_one"  # a close one's free promise
    ASSOCIATION = "association"  # civil society
    OPEN_SUPPORT = "open_support"  # municipal support without individual needs assessment (SoL 2025:400)
    SOL = "sol"  # after individual needs assessment, Socialtjänstlagen
    LSS = "lss"  # after decision, LSS 1993:387
    HEALTH = "health"  # health care, HSL 2017:30: needs a professional's assessment


class Proposal(PersonBound):
    """Förslag: one way to reach a goal. Several can answer the same goal; the person chooses."""

    plan = models.ForeignKey("plans.Plan", on_delete=models.PROTECT, related_name="+", db_index=False)
    goal = models.ForeignKey("plans.Goal", on_delete=models.PROTECT, related_name="+", db_index=False)
    answers = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    meeting = models.ForeignKey(
        "plans.PlanMeeting",
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    state = models.CharField(max_length=20)
    version = models.PositiveIntegerField(default=1)
    title = models.CharField(max_length=200)
    why = models.TextField(blank=True)
    asks_of_me = models.TextField(blank=True)
    when = models.CharField(max_length=200, blank=True)
    legal_basis = models.CharField(max_length=14, choices=LegalBasis)
    owner_id = models.UUIDField()
    owner_label = models.CharField(max_length=200)
    owner_organisation_id = models.UUIDField(null=True)
    cost_ore = models.PositiveIntegerField(null=True)
    cost_per = models.CharField(max_length=20, blank=True)
    can_change_mind = models.TextField(blank=True)
    after_no = models.TextField(blank=True)
    proposed_by_id = models.UUIDField()
    proposed_by_label = models.CharField(max_length=200)
    proposed_at = models.DateTimeField()
    recorded_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [
            models.Index(fields=["county_id", "subject"], name="proposal_of_person"),
            models.Index(  # what waits is asked of everybody a unit has: few of a person's proposals do
                fields=["county_id", "subject"],
                condition=Q(state__in=("open", "thinking", "other_guardian", "asked")),
                name="proposal_waiting",
            ),
        ]


class ChoiceKind(models.TextChoices):
    YES = "yes"
    CHANGE = "change"
    NO = "no"
    LATER = "later"


class Choice(PersonBound):
    """Medskapare: the person's own answer to a proposal. Never called a decision."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=6, choices=ChoiceKind)
    words = models.TextField(blank=True)
    way = models.CharField(max_length=10, choices=Way)
    capacity = models.CharField(max_length=16)
    mandate_id = models.UUIDField(null=True)
    chosen_by_id = models.UUIDField()
    chosen_by_label = models.CharField(max_length=200)
    registered_by_id = models.UUIDField()
    registered_by_label = models.CharField(max_length=200)
    will_understood_how = models.TextField(blank=True)
    will_understood_by = models.CharField(max_length=200, blank=True)
    will_understood_ground = models.CharField(max_length=60, blank=True)
    chosen_at = models.DateTimeField()
    recorded_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [models.Index(fields=["county_id", "subject"], name="choice_of_person")]
        constraints = [
            models.CheckConstraint(
                name="understood_will_is_told",
                condition=~Q(capacity="understood_will")
                | (~Q(will_understood_how="") & ~Q(will_understood_by="") & ~Q(will_understood_ground="")),
            )
        ]
