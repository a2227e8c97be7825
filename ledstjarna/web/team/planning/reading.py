"""The fortnight of a unit as the planner's pages read it."""

from collections.abc import Sequence

from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.people.queries import persons_named
from ledstjarna.domain.visits.models import Visit
from ledstjarna.domain.visits.queries import (
    Seen,
    board,
    help_calls,
    met_before,
    met_elsewhere,
    mets_of,
    seen_for,
    without_carer,
)
from ledstjarna.domain.visits.rules.continuity import new_faces
from ledstjarna.domain.visits.rules.counting import Short, short
from ledstjarna.domain.visits.rules.needs import DAYS
from ledstjarna.foundation.clock import today


class Board:
    """The fortnight of the viewer's unit, asked once for a page."""

    def __init__(self, viewer: Viewer) -> None:
        self.first = today()
        self.rows = board(viewer, self.first)
        self.calls = help_calls(viewer)
        self.persons = persons_named({row.subject_id for row in [*self.rows, *self.calls]})
        self.elsewhere = met_elsewhere(viewer, self.rows, self.first)
        self.seen: Seen = seen_for(
            viewer.unit_id or viewer.party_id, self.rows, self.first, DAYS, elsewhere=self.elsewhere
        )
        self.new = new_faces(met_before(viewer, self.first), mets_of(self.rows))

    @property
    def loose(self) -> list[Visit]:
        """What nobody has."""
        return without_carer(self.rows)

    @property
    def short(self) -> Short:
        """How many visits that is."""
        return short(self.loose, self.rows)


def untold_of(rows: Sequence[Visit]) -> list[Visit]:
    """What somebody is to make and nobody else has been told."""
    return [row for row in rows if row.carer_id is not None and row.state == "planned"]
