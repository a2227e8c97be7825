"""Readings that stand out, so that a log controller of a made-up county has something to look at.

In each region: somebody who looks up a person of their own surname, a neighbour, a nurse who knocks where they have no
ground, one who looks up many in a short time; emergencies that are late, ended and running; and a question from a
person. All of it through the rooms' own doors, with the clock where it happened. Assumptions of the demonstration.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from ledstjarna.domain.consent.actions import log_refusal, open_emergency
from ledstjarna.domain.consent.context import automatic_run, set_viewer
from ledstjarna.domain.consent.queries import NotForYou, Viewer, log_finding, open_reading
from ledstjarna.domain.control.actions import ask_about_reading
from ledstjarna.domain.control.rules.checks import MANY
from ledstjarna.domain.organisations.actions import assign, employ
from ledstjarna.domain.organisations.models import Assignment
from ledstjarna.domain.people.queries import private_viewer
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.web.entrance.staff import staff_viewer

_YEAR = timedelta(days=365)
# Each region that checks its own log, with two of its nurses at different care centres.
_REGIONS = """
SELECT o.id, o.county_id, array_agg(a.id ORDER BY a.id) FROM organisations_organisation o
JOIN organisations_unit u ON u.organisation_id = o.id AND u.kind = 'care_centre'
JOIN organisations_assignment a ON a.unit_id = u.id AND a.role = 'district_nurse'
WHERE o.kind = 'region' GROUP BY 1, 2 ORDER BY 1
"""
# Persons of the county with a plan whom none of some staff meets.
_STRANGERS = """
SELECT p.subject_id FROM people_person p JOIN plans_plan l ON l.subject_id = p.subject_id
WHERE p.county_id = %s AND p.protected_identity = '' AND NOT EXISTS (
    SELECT 1 FROM consent_accessground g JOIN organisations_assignment a ON g.party_id IN (a.id, a.unit_id)
    WHERE g.subject_id = p.subject_id AND a.id = ANY (%s)
) ORDER BY p.subject_id LIMIT %s
"""
_SAME_NAME = """
SELECT a.id, p.subject_id FROM organisations_unit u JOIN organisations_assignment a ON a.unit_id = u.id
JOIN organisations_staffmember s ON s.id = a.staff_member_id
JOIN people_person p ON p.family_name = s.family_name AND p.county_id = %s AND p.protected_identity = ''
WHERE u.organisation_id = %s AND a.role IN ('district_nurse', 'physician', 'physiotherapist', 'nurse')
ORDER BY EXISTS (SELECT 1 FROM plans_plan l WHERE l.subject_id = p.subject_id) DESC, p.subject_id, a.id LIMIT 1
"""
# A person with a plan, and an adult next door whose name somebody at the care centre has.
_NEXT_DOOR = """
SELECT p.subject_id, q.given_name, q.family_name FROM people_person p
JOIN plans_plan l ON l.subject_id = p.subject_id
JOIN people_person q ON q.county_id = p.county_id AND q.postcode = p.postcode AND q.subject_id <> p.subject_id
    AND q.family_name <> p.family_name AND q.street <> p.street AND q.street <> '' AND q.protected_identity = ''
    AND regexp_replace(q.street, '\\s*[0-9].*$', '') = regexp_replace(p.street, '\\s*[0-9].*$', '')
WHERE p.county_id = %s AND p.protected_identity = ''
    AND q.birth_date BETWEEN %s::date - interval '62 years' AND %s::date - interval '25 years'
ORDER BY p.subject_id, q.subject_id LIMIT 1
"""
_READ = """
SELECT l.subject_id, l.id FROM consent_accesslog l
JOIN consent_accesslog own ON own.subject_id = l.subject_id AND own.basis = 'own'
WHERE l.organisation_id = %s AND l.verb = 'read' AND l.basis = 'own_work' AND NOT EXISTS (
    SELECT 1 FROM control_logquestion q WHERE q.subject_id = l.subject_id
) ORDER BY l.subject_id, l.at DESC, l.id LIMIT 1
"""


def stand_out(*, at: datetime) -> None:
    """Let it happen, in the week that is checked at `at` and up to now, in every region of the county."""
    monday = (at - timedelta(days=at.weekday())).replace(hour=0, minute=0, second=0, microsecond=0)
    for organisation_id, county_id, nurses in _asked(_REGIONS):
        strangers = [row[0] for row in _asked(_STRANGERS, county_id, nurses, MANY + 2)]
        if len(nurses) > 1 and len(strangers) > len(_URGENT):
            _work_at_two_places(nurses, at)
            _look_up(organisation_id, county_id, nurses, strangers, monday - timedelta(days=4, hours=-9), at)
            _open(nurses[-1], strangers, at)
        _ask(organisation_id, at)


def _work_at_two_places(nurses: Sequence[UUID], at: datetime) -> None:
    """One of the nurses works at the other's care centre too, and says where when they sign in."""
    first, other = (_viewer(nurse, at) for nurse in nurses[:2])
    works = Assignment.objects.get(pk=first.party_id)
    assert other.unit_id
    with transaction.atomic():
        assign(
            staff_member_id=works.staff_member_id, unit_id=other.unit_id, role=works.role, start=at - _YEAR
        )  # fmt: skip


def _look_up(
    organisation_id: UUID, county_id: str, nurses: Sequence[UUID], strangers: Sequence[UUID], day: datetime,
    at: datetime,
) -> None:  # fmt: skip
    for reader, subject_id in _asked(_SAME_NAME, county_id, organisation_id):
        _find(_viewer(reader, at), [subject_id, subject_id], day)
    for subject_id, given, family in _asked(_NEXT_DOOR, county_id, at, at):
        with transaction.atomic():
            there = _viewer(nurses[0], at)
            assert there.unit_id
            hired = employ(
                given_name=given, family_name=family, unit_id=there.unit_id, role="nurse", start=at - _YEAR
            )  # fmt: skip
        _find(_viewer(hired.pk, at), [subject_id], day + timedelta(hours=1))
    with clock_set_to(day + timedelta(hours=2)), transaction.atomic():
        log_refusal(NotForYou(_viewer(nurses[1], at), strangers[0], "team_person"))
    if len(strangers) > MANY:  # a small county has too few for that
        _find(_viewer(nurses[0], at), strangers[: MANY + 1], day + timedelta(hours=3))


def _find(by: Viewer, whom: Sequence[UUID], begins: datetime) -> None:
    """Look each up by number, a minute apart."""
    for subject_id, minutes in zip(whom, count(), strict=False):
        with clock_set_to(begins + timedelta(minutes=minutes)), transaction.atomic():
            log_finding(by, subject_id, what="find_person")


_URGENT = (
    (timedelta(days=24), "life", "Hittad medvetslös hemma. Vi behövde veta om sjukdomar."),
    (timedelta(days=2), "health", "Feber och förvirrad, kunde inte berätta vilka som hjälper till hemma."),
    (timedelta(minutes=40), "life", "Svår andnöd i akutbilen. Ingen anhörig svarar."),
)


def _open(nurse: UUID, strangers: Sequence[UUID], at: datetime) -> None:
    """One emergency that nobody has answered for in time, one that has ended, and one whose hours run."""
    for (ago, danger, reason), subject_id in zip(_URGENT, strangers[1:], strict=False):
        then = at - ago
        with clock_set_to(then), transaction.atomic():
            by = _viewer(nurse, then)
            set_viewer(by.parties)
            open_emergency(by=by, subject_id=subject_id, danger=danger, reason=reason, at=then)
        for what, kinds in (("team_person", ["basic", "plan", "story", "team"]), ("needs", ["basic", "needs"])):
            then += timedelta(minutes=4)
            with clock_set_to(then), transaction.atomic():
                set_viewer(by.parties)
                open_reading(by, subject_id, what=what, kinds=kinds)


def _ask(organisation_id: UUID, at: datetime) -> None:
    for subject_id, row_id in _asked(_READ, organisation_id):
        with transaction.atomic():
            set_viewer((subject_id,))
            by = private_viewer(subject_id, "person", subject_id)
            assert by
            words = "Jag känner inte igen namnet. Vem är det, och varför har hen läst?"
            ask_about_reading(by=by, subject_id=subject_id, access_log_id=row_id, words=words, at=at)


def _viewer(assignment_id: UUID, at: datetime) -> Viewer:
    with clock_set_to(at):
        found = staff_viewer(assignment_id)
    assert found
    return found


def _asked(question: str, *values: Any) -> list[tuple[Any, ...]]:
    with transaction.atomic(), automatic_run("load_county"), connection.cursor() as cursor:
        cursor.execute(question, list(values))
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found
