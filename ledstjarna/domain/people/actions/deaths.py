"""The person has died, or that was a mistake. What ends, ends at once; what staff wrote is kept and read as before."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from ledstjarna.domain.consent.actions import GroundTerm, close_grounds, closed_at, set_grounds
from ledstjarna.domain.consent.queries import NotForYou, Reading, Viewer, open_change
from ledstjarna.domain.consent.rules import BASIC, consent_end
from ledstjarna.domain.people.access import REGISTERS, last_day_let, last_happening, may_speak
from ledstjarna.domain.people.actions._shared import envelope, locked_person
from ledstjarna.domain.people.actions.mandates import let_read
from ledstjarna.domain.people.events import DeathNoted, DeathTakenBack
from ledstjarna.domain.people.models import AwayDays, CloseOne, Mandate, Person
from ledstjarna.domain.people.rules.deaths import death_findings, noting_finding
from ledstjarna.foundation.clock import day_of
from ledstjarna.foundation.findings import require
from ledstjarna.foundation.outbox.publishing import publish

_FACTS = ["deceased", "died_on", "death_known", "death_noted_at", "death_noted_label"]


@transaction.atomic
def note_death(*, by: Viewer, subject_id: UUID, died_on: date, known: str, at: datetime) -> Person:
    """Note that the person has died: by staff who work for them. Nobody comes any more, and nobody writes to them;
    those close and representatives read no more. The mandates stand as they are written, and let nobody do anything.

    Raises NotForYou, RuleBroken (in `died_on`, `known`; `death_stands`).
    """
    change = open_change(by, subject_id, what="note_death", kinds=[BASIC])
    may_speak(change, REGISTERS, "plan")
    person = locked_person(change)
    require(
        noting_finding(deceased=person.deceased),
        *death_findings(died_on, known, today=day_of(at), birth_date=person.birth_date),
    )
    person.deceased, person.died_on, person.death_known = True, died_on, known
    person.death_noted_at, person.death_noted_label = at, by.label
    person.save(update_fields=_FACTS)
    AwayDays.objects.create(**change.rows, absence=None, period=DateRange(died_on, None))
    _follow_mandates(change, person, at)
    for close_one_id in CloseOne.objects.filter(**change.rows).values_list("pk", flat=True):
        close_grounds(subject_id=subject_id, party_id=close_one_id, at=at, basis="close_one")
    publish(DeathNoted(**envelope(change, at)))
    return person


@transaction.atomic
def take_back_death(*, by: Viewer, subject_id: UUID, at: datetime) -> Person:
    """It was a mistake. Those who read as close to the person, or represent them, do so again: as much as before, and
    until the day that was said; the visits are needed again, and given to somebody by whoever plans. Raises NotForYou,
    for somebody who lives too.
    """
    change = open_change(by, subject_id, what="take_back_death", kinds=[BASIC])
    may_speak(change, REGISTERS, "plan")
    person = locked_person(change)
    if not person.deceased:
        raise NotForYou(by, subject_id, "take_back_death")
    ended = person.death_noted_at
    person.deceased, person.died_on, person.death_known = False, None, ""
    person.death_noted_at, person.death_noted_label = None, ""
    person.save(update_fields=_FACTS)
    AwayDays.objects.filter(**change.rows, absence=None, replaced_at=None).update(replaced_at=at)
    _follow_mandates(change, person, at)
    read = closed_at(subject_id=subject_id, basis="close_one", at=ended) if ended else {}
    for close_one_id in CloseOne.objects.filter(**change.rows, ended_at=None, pk__in=read).values_list("pk", flat=True):
        let = last_happening(change, ["CloseOneReads"], close_one_id=close_one_id)
        term = GroundTerm(read[close_one_id], at, consent_end(last_day_let(let) if let else None))
        set_grounds(
            by=by, subject_id=subject_id, county_id=change.county_id, party_id=close_one_id, basis="close_one",
            terms=[term], at=at,
        )  # fmt: skip
    publish(DeathTakenBack(**envelope(change, at)))
    return person


def _follow_mandates(change: Reading, person: Person, at: datetime) -> None:
    """Let every representative read what their mandates let them, which is nothing of who has died."""
    holders = Mandate.objects.filter(**change.rows, period__isempty=False).values_list("representative_id", flat=True)
    for representative_id in sorted(set(holders)):
        let_read(change, representative_id, person, at)
