"""What the person says about sharing, said by somebody who may say it: consent stands in the room below."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.actions import record_consent
from ledstjarna.domain.consent.queries import Consent, Reading, Viewer, open_change
from ledstjarna.domain.consent.rules import BASIC, PLAN
from ledstjarna.domain.people.access import TELLS, hindrance_of, hindrance_of_own
from ledstjarna.domain.people.models import Person, Representative
from ledstjarna.domain.people.rules import CONSENT_MATTERS, way_finding
from ledstjarna.foundation.findings import Finding, require


@transaction.atomic
def answer_consent(
    *, by: Viewer, subject_id: UUID, kind: str, state: str, way: str, at: datetime,
    said_by: UUID | None = None, organisations: Sequence[UUID] = (),
) -> Consent:  # fmt: skip
    """Give, refuse or take back one kind of consent: by the person, a representative within their mandate, or as
    staff were told it by `said_by` (the person or a representative).

    Raises NotForYou; RuleBroken for a close one, a child whose guardians decide, a mandate that does not reach, an
    unknown speaker, a way that is not told, a yes to sharing or reading with nobody.
    """
    change = open_change(by, subject_id, what="answer_consent", kinds=[BASIC, PLAN])
    require(None if by.kind in TELLS else Finding("no_mandate", {"kind": by.kind}))
    speaker = (said_by or subject_id) if by.kind == "staff" else by.party_id
    with_nobody = kind in ("sharing", "reading") and state == "given" and not organisations
    require(
        way_finding(by.kind, way),
        _hindrance(change, speaker, CONSENT_MATTERS[kind]),
        Finding("sharing_with_nobody", field_name="organisations") if with_nobody else None,
    )
    return record_consent(
        change, kind=kind, state=state, way=way, at=at, said_by=(speaker, _label(change, speaker)),
        organisations=organisations,
    )  # fmt: skip


def _hindrance(change: Reading, speaker: UUID, matter: str) -> Finding | None:
    if speaker == change.subject_id:
        return hindrance_of_own(change, matter)
    return hindrance_of(change, speaker, matter)


def _label(change: Reading, speaker: UUID) -> str:
    if change.viewer.kind != "staff":
        return change.viewer.label
    if speaker == change.subject_id:
        return Person.objects.get(**change.rows).name
    return Representative.objects.get(**change.rows, pk=speaker).name
