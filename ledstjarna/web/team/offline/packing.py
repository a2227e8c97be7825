"""The day as the telephone keeps it: what the carer needs at the doors, in words, and nothing more."""

from collections.abc import Collection, Sequence
from typing import Any

from django.utils.translation import gettext as _
from markupsafe import Markup

from ledstjarna.domain.consent.queries import NotForYou, Reading, Viewer, open_part
from ledstjarna.domain.people.models import Person
from ledstjarna.domain.people.queries import PROTECTED_NAME, persons_named, without_names
from ledstjarna.domain.plans.queries import implementation
from ledstjarna.domain.teams.queries import ToldTeam, told_team
from ledstjarna.domain.visits.models import Visit, VisitNote
from ledstjarna.domain.visits.queries import homes_in, my_breaks, my_day, notes_of
from ledstjarna.foundation.clock import now, today
from ledstjarna.web.team.about import About, about
from ledstjarna.web.team.my_day.presenter import mark_of, stop_shown
from ledstjarna.web.visiting.words import break_text
from ledstjarna.web.wording import moment_text
from ledstjarna.web.wording.labels import unmarked, written

Pack = dict[str, Any]


def packed(viewer: Viewer, only: Collection[str] = ()) -> Pack:
    """Today's visits, or `only` some of them, each part opened and logged as at its door. What is out of reach is left
    out. The mark is of the whole day."""
    whole = my_day(viewer, today(), now())
    notes = notes_of(row.commitment_id for row in whole)
    told = told_team((row.commitment_id for row in whole), at=now())
    rows = [row for row in whole if not only or str(row.pk) in only]
    readings = {key: reading for key in {(row.subject_id, row.commitment_id) for row in rows}
                if (reading := _opened(viewer, *key))}  # fmt: skip
    whom = {key: about(reading) for key, reading in readings.items()}
    hows = {key: implementation(reading, key[1]).agreed for key, reading in readings.items()}
    homes = homes_in(persons_named({row.subject_id for row in whole}))
    breaks = ", ".join(break_text(one) for one in my_breaks(viewer, today(), whole, homes)) if whole else ""
    return {
        "breaks": f"{breaks[:1].upper()}{breaks[1:]}." if breaks else "",
        "mark": mark_of(whole, notes, told),
        "visits": [
            _visit(row, whom[key], hows[key], notes.get(row.commitment_id), told.get(row.commitment_id, []))
            for row in rows
            if (key := (row.subject_id, row.commitment_id)) in readings
        ],
    }


def _opened(viewer: Viewer, subject_id: Any, commitment_id: Any) -> Reading | None:
    try:
        return open_part(viewer, subject_id, commitment_id, what="my_day_kept")
    except NotForYou:
        return None


def _visit(row: Visit, whom: About, how: Any, note: VisitNote | None, told: Sequence[ToldTeam]) -> Pack:
    stop = stop_shown(row, whom.person, note, now())
    protected = bool(whom.person.protected_identity)
    who = _("personen") if protected else whom.person.given_name
    known = [_told(told, protected), (_("Adress"), stop.where), (_("Så kommer man in"), _getting_in(note, protected)),
             (_("Så vill %(who)s ha det") % {"who": who}, written(how.wishes) if how else ""),
             *whom.how_to_meet]  # fmt: skip
    pack = {
        "id": str(row.pk), "href": stop.href, "version": row.version, "state": row.state, "clock": stop.clock,
        "starts": row.starts_at.isoformat(), "ends": row.ends_at.isoformat(), "span": stop.span,
        "who": unmarked(stop.who), "where": stop.where,
        "what": unmarked(stop.what),
        "careful": unmarked(stop.careful), "words": whom.words, "how": how.how if how else "",
        "facts": [[name, unmarked(text), isinstance(text, Markup)] for name, text in known if text],
    }  # fmt: skip
    return {key: _unnamed(value, whom.person) for key, value in pack.items()} if protected else pack


def _told(told: Sequence[ToldTeam], protected: bool) -> tuple[str, str]:
    """What was told to the team last: it may matter at this very door. Who wrote it, what was told before, and what is
    about somebody protected is read on the visit's page, and kept nowhere else."""
    if not told:
        return "", ""
    title = _("Berättat för teamet, %(when)s") % {"when": moment_text(told[0].at)}
    return title, _("Det står på besökets sida, när du har nät.") if protected else written(told[0].words)


def _getting_in(note: VisitNote | None, protected: bool) -> str:
    """How one gets in. Where a protected person is found is told at the door's own page, and kept nowhere else."""
    if note is None or not note.getting_in:
        return ""
    return _("Det står på besökets sida, när du har nät.") if protected else written(note.getting_in)


def _unnamed(value: Any, person: Person) -> Any:
    """A protected name is not kept in what somebody wrote either (OSL 22:1)."""
    if isinstance(value, str):
        return without_names(value, (person.name, person.given_name, person.family_name), PROTECTED_NAME)
    return [_unnamed(each, person) for each in value] if isinstance(value, list) else value
