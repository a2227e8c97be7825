"""Asking back into the team, in one step, those who left when the person's yes did not hold any more."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.queries import NotForYou, Viewer, open_change
from ledstjarna.domain.consent.rules import TEAM
from ledstjarna.domain.people.queries import mandate_hindrance, own_hindrance, word_of_person
from ledstjarna.domain.teams.actions.membership import invite
from ledstjarna.domain.teams.models import TeamMember
from ledstjarna.domain.teams.queries.left import left_with_consent
from ledstjarna.foundation.findings import Finding, require

ASKS = frozenset({"person", "representative", "staff"})


@transaction.atomic
def ask_back(
    *, by: Viewer, subject_id: UUID, member_ids: Collection[UUID], at: datetime, said_by: UUID | None = None,
    person_says: str = "", person_how: str = "",
) -> list[TeamMember]:  # fmt: skip
    """Let those of `member_ids` who may be asked back be in the team again, each with a ground of their own.

    Nothing else of what they had comes with it: who coordinates, steps in or is called is chosen anew. `said_by`: who
    said so to staff, the person or somebody who decides for them; the person where nobody is named. `person_says` and
    `person_how`: as for `people.actions.answer_consent`. Raises NotForYou for somebody close; RuleBroken where nobody
    is chosen, or none of them may be asked any more.
    """
    change = open_change(by, subject_id, what="ask_back", kinds=[TEAM], detail=word_of_person(person_says, person_how))
    if by.kind not in ASKS:
        raise NotForYou(by, subject_id, "ask_back")
    found = [row for row in left_with_consent(change) if row.pk in member_ids]
    speaker = (said_by or subject_id) if by.is_staff else by.party_id
    others = speaker != subject_id
    require(
        mandate_hindrance(change, speaker, "sharing", person_says=person_says) if others else None,
        own_hindrance(change, "sharing") if by.kind == "person" else None,
        None if found else Finding("nobody_to_ask_back", field_name="members"),
    )
    return [
        invite(
            by=by, subject_id=subject_id, party_id=row.party_id, label=row.label, role=row.role,
            organisation_id=row.organisation_id, phone=row.phone, at=at,
        )
        for row in found
    ]  # fmt: skip
