"""The day as the telephone keeps it: what the carer needs at the doors, in words, and nothing more."""

from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext as _
from markupsafe import Markup

from ledstjarna.domain.consent.queries import NotForYou, Reading, Viewer, open_part
from ledstjarna.domain.plans.queries import implementation
from ledstjarna.domain.visits.models import Visit, VisitNote
from ledstjarna.domain.visits.queries import my_day, notes_of
from ledstjarna.foundation.clock import now, today
from ledstjarna.web.team.about import About, about
from ledstjarna.web.team.my_day.presenter import mark_of, stop_shown
from ledstjarna.web.wording.labels import unmarked, written

Pack = dict[str, Any]


def packed(viewer: Viewer, only: Collection[str] = ()) -> Pack:
    """Today's visits, or `only` some of them, each part opened and logged as at its door. What is out of reach is left
    out. The mark is of the whole day."""
    whole = my_day(viewer, today(), now())
    notes = notes_of(row.commitment_id for row in whole)
    rows = [row for row in whole if not only or str(row.pk) in only]
    readings = {key: reading for key in {(row.subject_id, row.commitment_id) for row in rows}
                if (reading := _opened(viewer, *key))}  # fmt: skip
    whom = {key: about(reading) for key, reading in readings.items()}
    hows = {key: implementation(reading, key[1]).agreed for key, reading in readings.items()}
    return {
        "mark": mark_of(whole, notes),
        "visits": [
            _visit(row, whom[key], hows[key], notes.get(row.commitment_id))
            for row in rows
            if (key := (row.subject_id, row.commitment_id)) in readings
        ],
    }


def _opened(viewer: Viewer, subject_id: Any, commitment_id: Any) -> Reading | None:
    try:
        return open_part(viewer, subject_id, commitment_id, what="my_day_kept")
    except NotForYou:
        return None


def _visit(row: Visit, whom: About, how: Any, note: VisitNote | None) -> Pack:
    stop = stop_shown(row, whom.person, note)
    known = [(_("Adress"), stop.where), (_("Så kommer man in"), written(note.getting_in) if note else ""),
             (_("Så vill %(who)s ha det") % {"who": whom.person.given_name}, written(how.wishes) if how else ""),
             *whom.how_to_meet]  # fmt: skip
    return {
        "id": str(row.pk), "href": stop.href, "version": row.version, "state": row.state, "clock": stop.clock,
        "span": stop.span, "who": unmarked(stop.who), "where": stop.where, "what": unmarked(stop.what),
        "careful": unmarked(stop.careful), "words": whom.words, "how": how.how if how else "",
        "facts": [[name, unmarked(text), isinstance(text, Markup)] for name, text in known if text],
    }  # fmt: skip
