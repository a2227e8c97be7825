"""Messages that nobody has answered in time go on to somebody else, by the declared rule. Run by the clock."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from ledstjarna.domain.consent.actions import log_run, write_ground
from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.organisations.queries import manager_of, still_working, unit_of
from ledstjarna.domain.teams.events import MessagePassedOn
from ledstjarna.domain.teams.models import PassedOn, Thread
from ledstjarna.domain.teams.queries.recipients import staff_of_team
from ledstjarna.domain.teams.rules import ENDED, THREAD, Somebody, next_rung_at, rungs_due, who_is_asked
from ledstjarna.foundation.outbox.publishing import publish

RUN = "pass_on_unanswered"


def pass_on_unanswered(*, at: datetime) -> int:
    """Let every question that is due go on. Returns how many did. Safe to run twice, and beside itself.

    A question whose holder's assignment has ended does not wait for its rung: it goes to the coordinator at once.
    """
    passed = 0
    for thread_id in _due(at):
        with transaction.atomic(), automatic_run(RUN):
            passed += _pass_on(thread_id, at)
    if passed:
        with transaction.atomic():
            log_run(RUN, population=passed)
    return passed


def _due(at: datetime) -> list[UUID]:
    with transaction.atomic(), automatic_run(RUN):
        waiting = Thread.objects.filter(state="waits")
        holders = set(waiting.values_list("waits_for_id", flat=True).distinct())
        # The owner of a part is no staff: their question goes on by the ladder alone.
        gone = {holder for holder in holders if holder and unit_of(holder)} - still_working(filter(None, holders))
        rows = waiting.filter(Q(next_rung_at__lte=at) | Q(waits_for_id__in=gone))
        return list(rows.order_by("waiting_since").values_list("pk", flat=True))


def _pass_on(thread_id: UUID, at: datetime) -> int:
    """Every rung that is due, one after the other: after a long silence of the clock nobody is left out."""
    thread = Thread.objects.select_for_update(skip_locked=True).filter(pk=thread_id, state="waits").first()
    if thread is None or thread.waiting_since is None or thread.waits_for_id is None:
        return 0
    count = 0
    staff = [Somebody(one.party_id, one.label) for one in staff_of_team(thread.county_id, thread.subject_id, at)]
    if unit_of(thread.waits_for_id) and not still_working([thread.waits_for_id]):
        count += _give(thread, ENDED, who_is_asked(thread.waits_for_id, [*staff, _manager(thread)]), at)
    for rung in rungs_due(thread.waiting_since, thread.climbed, at):
        candidates = staff[:1] if rung.who == "coordinator" else list(_managers(thread))
        count += _give(thread, rung.who, who_is_asked(thread.waits_for_id, candidates), at)
        thread.climbed += 1
        thread.next_rung_at = next_rung_at(thread.waiting_since, thread.climbed)
    thread.save(update_fields=["climbed", "next_rung_at", "waits_for_id", "waits_for_label"])
    return count


def _managers(thread: Thread) -> Iterator[Somebody | None]:
    """The manager of whoever was asked first, then of whoever has the question now."""
    for party_id in (thread.asked_id, thread.waits_for_id):
        yield _manager_of_party(party_id)


def _manager(thread: Thread) -> Somebody | None:
    return _manager_of_party(thread.waits_for_id)


def _manager_of_party(party_id: UUID | None) -> Somebody | None:
    unit_id = unit_of(party_id) if party_id else None
    found = manager_of(unit_id) if unit_id else None
    return Somebody(found.pk, f"{found.staff_member.name}, {found.unit.name}") if found else None


def _give(thread: Thread, rung: str, to: Somebody | None, at: datetime) -> int:
    if to is None or thread.waits_for_id is None or thread.waiting_since is None:
        return 0
    PassedOn.objects.create(
        county_id=thread.county_id, subject_id=thread.subject_id, thread=thread, waiting_since=thread.waiting_since,
        rung=rung, from_id=thread.waits_for_id, from_label=thread.waits_for_label, to_id=to.party_id,
        to_label=to.label, passed_at=at,
    )  # fmt: skip
    if to.party_id not in {one.party_id for one in staff_of_team(thread.county_id, thread.subject_id, at)}:
        _let_read(thread, to, at)
    thread.state = THREAD.after(thread.state, "pass_on")
    thread.waits_for_id, thread.waits_for_label = to.party_id, to.label
    publish(
        MessagePassedOn(
            county_id=thread.county_id, subject_id=thread.subject_id, actor_id=None, happened_at=at,
            thread_id=thread.pk,
        )
    )  # fmt: skip
    return 1


def _let_read(thread: Thread, to: Somebody, at: datetime) -> None:
    """A ground to this one thread for a manager, who is not in the team: it is their unit's own work."""
    holder = thread.waits_for_id
    assert holder
    write_ground(
        by=Viewer(holder, (holder,), "staff", thread.waits_for_label), subject_id=thread.subject_id,
        county_id=thread.county_id, party_id=to.party_id, basis="own_work", at=at, scope_id=thread.pk, reason=RUN,
    )  # fmt: skip
