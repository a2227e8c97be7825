"""Letters, as rows: what staff registered on paper or by phone is confirmed to the person."""

from datetime import timedelta

from ledstjarna.demo.county.structure.model import AssignmentDraft
from ledstjarna.demo.loading.case import Case
from ledstjarna.domain.people.models import Letter
from ledstjarna.domain.people.rules.letters import CONFIRMED_WAYS
from ledstjarna.foundation.outbox.models import Happening

_PRINTED_WITHIN = timedelta(days=3)
# What is confirmed, as config/wiring.py has it.
_CONFIRMED = frozenset(
    {"StoryTold", "ConsentGiven", "ConsentHalfGiven", "ConsentRefused", "ConsentWithdrawn", "BlockSet", "BlockLifted",
     "ChoiceMade", "PlanAgreed", "ReportMade", "AbsenceTold", "AbsenceEnded", "ContactDetailsChanged",
     "ImplementationAnswered", "CallAsked", "ContactWished", "RectificationAsked"}
)  # fmt: skip


def write_letters(case: Case) -> None:
    """One letter for each; those of the last days wait to be printed."""
    members: dict[object, AssignmentDraft] = {member.id: member for member in case.draft.team}
    for row in case.of(Happening):
        by = members.get(row["actor_id"])
        if by is None or row["kind"] not in _CONFIRMED or row["body"].get("way") not in CONFIRMED_WAYS:
            continue
        at = row["happened_at"]
        waits = at + _PRINTED_WITHIN > case.moments.latest
        printed = max(at, case.moments.between(at, at + _PRINTED_WITHIN, case.rng))
        case.add(
            Letter, kind=row["kind"], happening_id=row["id"], body=row["body"], unit_id=by.unit.id,
            written_at=at, printed_at=None if waits else printed,
            printed_by_label="" if waits else case.label(by),
        )  # fmt: skip
