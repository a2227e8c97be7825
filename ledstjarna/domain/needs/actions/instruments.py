"""An instrument is answered and scored."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.queries import Viewer, open_change
from ledstjarna.domain.consent.rules import BASIC, NEEDS
from ledstjarna.domain.needs.actions._shared import envelope
from ledstjarna.domain.needs.events import InstrumentAnswered
from ledstjarna.domain.needs.models import InstrumentResult
from ledstjarna.domain.needs.rules import INSTRUMENTS, answer_findings, score
from ledstjarna.domain.people.queries import person_age
from ledstjarna.foundation.clock import STOCKHOLM
from ledstjarna.foundation.findings import Finding, RuleBroken, require
from ledstjarna.foundation.outbox.publishing import publish


@transaction.atomic
def answer_instrument(
    *, by: Viewer, subject_id: UUID, instrument: str, answers: Mapping[str, int], at: datetime
) -> InstrumentResult:
    """Answer a declared instrument whole. The age comes from the person's birth date. The person may answer too.

    Raises NotForYou, RuleBroken: `instrument_unknown`, `answer_missing`, `answer_outside`, `age_unknown`.
    """
    change = open_change(by, subject_id, what="answer_instrument", kinds=[BASIC, NEEDS])
    declared = INSTRUMENTS.get(instrument)
    if declared is None:
        raise RuleBroken(Finding("instrument_unknown", {"instrument": instrument}))
    age = person_age(change, at.astimezone(STOCKHOLM).date())
    require(
        *answer_findings(declared, answers, age),
        *(Finding("answer_missing", field_name=item.code) for item in declared.items if item.code not in answers),
    )
    scored = score(declared, answers, age)
    result = InstrumentResult.objects.create(
        **change.rows, instrument=declared.code, instrument_version=declared.version,
        answers={item.code: int(answers[item.code]) for item in declared.items}, score=scored.score,
        outcome=scored.outcome, answered_by_id=by.party_id, answered_by_label=by.label, answered_at=at,
    )  # fmt: skip
    publish(InstrumentAnswered(**envelope(change, at), result_id=result.id, instrument=declared.code))
    return result
