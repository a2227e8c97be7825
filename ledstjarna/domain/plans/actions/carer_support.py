"""Anhörigstöd: somebody who cares asks for support of their own, and somebody named answers.

No event: what happens in a plan shows to the person and the team, and this is the carer's own matter.
"""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.actions import write_ground
from ledstjarna.domain.consent.context import automatic_run, set_viewer_as
from ledstjarna.domain.consent.queries import NotForYou, Reading, Viewer, open_change, open_own_matter
from ledstjarna.domain.consent.rules import CARER
from ledstjarna.domain.organisations.queries import staff_of, units
from ledstjarna.domain.people.queries import home_area
from ledstjarna.domain.plans.actions._parts import locked
from ledstjarna.domain.plans.actions.owner_changing import leave_part
from ledstjarna.domain.plans.models import CarerSupport, OwnerChange
from ledstjarna.domain.plans.rules.carers import asking_findings, carer_answer_promised
from ledstjarna.domain.teams.queries import answers_meanwhile
from ledstjarna.foundation.findings import Finding, RuleBroken, require
from ledstjarna.foundation.ids import new_id


class _Reached(NamedTuple):
    party_id: UUID
    label: str
    organisation_id: UUID | None


@transaction.atomic
def ask_for_carer_support(*, by: Viewer, subject_id: UUID, words: str, reach_by: str, at: datetime) -> CarerSupport:
    """Somebody close asks for support of their own: the one that stands, when they have asked already.

    It reaches the municipality's carer advisor, else the coordinator. Raises NotForYou, RuleBroken.
    """
    change = open_change(by, subject_id, what="carer_support", kinds=[CARER])
    require(*asking_findings(kind=by.kind, reach_by=reach_by))
    standing = CarerSupport.objects.filter(**change.rows, carer_id=by.party_id, answered_at=None).first()
    if standing:
        return standing
    reached, support_id = _reached(change, at), new_id()
    # Reached by nobody but the carer and who answers: their grounds are narrowed to this one row, and come first.
    for party_id, organisation_id in ((by.party_id, None), (reached.party_id, reached.organisation_id)):
        write_ground(
            by=by, subject_id=subject_id, county_id=change.county_id, party_id=party_id, basis="request", at=change.at,
            scope_id=support_id, organisation_id=organisation_id,
        )  # fmt: skip
    set_viewer_as(by)  # the row policies still take the moment before these grounds began
    return CarerSupport.objects.create(
        **change.rows, id=support_id, carer_id=by.party_id, carer_label=by.label.removesuffix(f" ({by.whose})"),
        words=words.strip(), reach_by=reach_by.strip(), asked_at=at, reaches_id=reached.party_id,
        reaches_label=reached.label, answer_promised_at=carer_answer_promised(at),
    )  # fmt: skip


@transaction.atomic
def let_go(
    *, by: Viewer, subject_id: UUID, commitment_id: UUID, seen_version: int, at_once: bool, words: str,
    support: bool, reach_by: str, at: datetime,
) -> OwnerChange:  # fmt: skip
    """Jag orkar inte längre: somebody who cares ends their part, and asks for support in the same moment if they want.

    Nothing is saved when any step is refused. Raises NotForYou, RuleBroken, ChangedMeanwhile.
    """
    if support:
        ask_for_carer_support(by=by, subject_id=subject_id, words=words, reach_by=reach_by, at=at)
    return leave_part(
        by=by, subject_id=subject_id, commitment_id=commitment_id, seen_version=seen_version, at_once=at_once,
        words=words, at=at,
    )  # fmt: skip


@transaction.atomic
def answer_carer(*, by: Viewer, subject_id: UUID, support_id: UUID, answer: str, at: datetime) -> CarerSupport:
    """Answer a carer, in words to them. Whoever it reached may, or their unit."""
    asked = CarerSupport.objects.filter(subject_id=subject_id, pk=support_id).first()
    if asked is None:
        raise NotForYou(by, None, "answer_carer")
    change = open_own_matter(by, subject_id, support_id, whose=asked.carer_id, what="answer_carer", change=True)
    support = locked(CarerSupport.objects.filter(**change.rows), by, support_id, "answer_carer")
    require(
        None if by.kind == "staff" else Finding("the_team_answers_a_report"),
        None if answer.strip() else Finding("answer_missing", field_name="answer"),
        Finding("already_answered", {"who": support.answered_by_label}) if support.answered_at else None,
    )
    support.answer, support.answered_by_label, support.answered_at = answer.strip(), by.label, at
    support.save(update_fields=["answer", "answered_by_label", "answered_at"])
    return support


def _reached(change: Reading, at: datetime) -> _Reached:
    area = home_area(change.subject_id)
    for unit in units(kinds=["carer_support"], municipality_id=area.municipality_id, county_id=area.county_id):
        advisor = next((row for row in staff_of(unit_id=unit.pk) if row.role == "carer_advisor"), None)
        if advisor:
            return _Reached(unit.pk, f"{advisor.staff_member.name}, {unit.name}"[:200], unit.organisation_id)
    with automatic_run("carer_support"):
        member = answers_meanwhile(change.county_id, change.subject_id, at)
    if member is None:
        raise RuleBroken(Finding("nobody_to_reach"))
    return _Reached(member.party_id, member.label, member.organisation_id)
