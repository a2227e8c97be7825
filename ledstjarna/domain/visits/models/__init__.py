"""Nouns of this room, one file each."""

from ledstjarna.domain.visits.models.carer_skill import CarerSkill
from ledstjarna.domain.visits.models.coming_wish import ComingWish
from ledstjarna.domain.visits.models.crew_list import CrewList
from ledstjarna.domain.visits.models.plan_draft import PlanDraft, PlanWeights, PublishedPlan
from ledstjarna.domain.visits.models.shift import WorkShift
from ledstjarna.domain.visits.models.sick_call import SickCall
from ledstjarna.domain.visits.models.told_later import ToldLater
from ledstjarna.domain.visits.models.visit import HelpCall, Visit
from ledstjarna.domain.visits.models.visit_note import VisitNote

__all__ = [
    "CarerSkill",
    "ComingWish",
    "CrewList",
    "HelpCall",
    "PlanDraft",
    "PlanWeights",
    "PublishedPlan",
    "SickCall",
    "ToldLater",
    "Visit",
    "VisitNote",
    "WorkShift",
]
