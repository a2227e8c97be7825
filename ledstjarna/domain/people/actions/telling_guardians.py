"""Telling the other guardian that a yes for their child waits for theirs: by their own ways, never what it is."""

from uuid import UUID

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.people.actions.telling_others import RUN, tell_other
from ledstjarna.domain.people.models import Mandate
from ledstjarna.domain.people.rules.notices import REASONS
from ledstjarna.foundation.clock import day_of
from ledstjarna.foundation.outbox.models import Happening


def tell_other_guardians(happening: Happening) -> None:
    """Hear that one guardian has said half a yes: each of the others of that day is told that there is something.

    They decide together (FB 6:13), and the one who has not answered need not have opened the page. By the ways that are
    known, and by letter where none is or works.
    """
    with automatic_run(RUN):
        guardians = Mandate.objects.filter(
            county_id=happening.county_id, subject_id=happening.subject_id, kind="guardian",
            period__contains=day_of(happening.happened_at),
        )  # fmt: skip
        asked = set(guardians.values_list("representative_id", flat=True)) - {UUID(str(happening.body["said_by_id"]))}
    for party_id in sorted(asked):
        tell_other(happening, party_id, REASONS[happening.kind])
