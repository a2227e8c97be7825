"""How many different staff somebody meets in fourteen days: the same number wherever whoever plans reads it."""

from datetime import timedelta

from ledstjarna.domain.visits.models import Visit
from ledstjarna.domain.visits.queries import board, cost_of, mets_of, seen_for
from ledstjarna.domain.visits.rules.continuity import met_in
from ledstjarna.domain.visits.tests.home import TODAY, Home


def test_whom_they_met_the_fortnight_before_is_known_and_is_not_counted(home: Home) -> None:
    rows = home.published()
    eva, bo = (one.party_id for one in home.carers)
    first = rows[0].carer_id
    other = bo if first == eva else eva
    assert {row.carer_id for row in rows} == {first}
    # A fortnight on, what was is before, and somebody else comes one day.
    later = TODAY + timedelta(days=13)
    Visit.objects.filter(pk=rows[-1].pk).update(carer_id=other)
    shown = board(home.planner, later)
    seen = seen_for(home.part.owner_id, shown, later)
    asked = next(row for row in shown if row.pk == rows[-1].pk)
    made = cost_of(seen, asked, first)
    assert (made.new_face, made.faces, made.one_more) == (False, 1, True), "known from before, and the first of these"
    assert len(met_in(mets_of(shown), later)[home.subject_id]) == 1
    Visit.objects.filter(pk=rows[-1].pk).update(state="not_done", reason="ill")
    assert not mets_of(board(home.planner, later)), "where it did not come about nobody was met"
