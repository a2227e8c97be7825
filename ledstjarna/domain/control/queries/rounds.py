"""What a round looks at: everything an organisation's staff opened in a period, and what is known about both sides."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from ledstjarna.domain.control.rules.checks import Home, Readings, most_in_an_hour

# By each reader's own index in the log, so that a round costs what its readers have read.
_OPENED = """
SELECT l.party_id, l.party_label, l.subject_id, l.at, l.verb, l.basis, l.correlation
FROM organisations_unit u JOIN organisations_assignment a ON a.unit_id = u.id
JOIN consent_accesslog l ON l.party_id = a.id
WHERE u.organisation_id = %s AND l.at >= %s AND l.at < %s AND l.subject_id IS NOT NULL
    AND l.verb IN ('read', 'change', 'find', 'refused') AND a.role <> 'log_controller'
ORDER BY l.party_id, l.at
"""
_READERS = """
SELECT a.id, s.given_name, s.family_name FROM organisations_assignment a
JOIN organisations_staffmember s ON s.id = a.staff_member_id WHERE a.id = ANY (%s)
"""
_PERSONS = """
SELECT subject_id, county_id, family_name, street, postcode, latitude, longitude, protected_identity <> ''
FROM people_person WHERE subject_id = ANY (%s)
"""
_NAMESAKES = """
SELECT p.given_name || ' ' || p.family_name, p.street, p.postcode, p.latitude, p.longitude FROM people_person p
WHERE p.county_id = %s AND p.given_name || ' ' || p.family_name = ANY (%s) AND p.protected_identity = ''
"""
_CLOSE = "SELECT subject_id, name FROM people_closeone WHERE subject_id = ANY (%s) AND ended_at IS NULL"
_ORGANISATIONS = """
SELECT o.id, o.county_id FROM organisations_organisation o
WHERE o.kind <> 'association' AND EXISTS (
    SELECT 1 FROM organisations_unit u JOIN organisations_assignment a ON a.unit_id = u.id
    WHERE u.organisation_id = o.id
) AND NOT EXISTS (SELECT 1 FROM control_loground r WHERE r.organisation_id = o.id AND r.until = %s) ORDER BY o.id
"""


@dataclass(frozen=True, slots=True)
class Pair:
    """One reader and one person, with what a finding is to say of them."""

    seen: Readings
    county_id: str
    label: str
    first_at: datetime
    last_at: datetime
    times: int


def organisations_to_check(until: datetime) -> list[tuple[UUID, str]]:
    """Every care giver or authority whose round up to `until` is not drawn, with its county."""
    return [(row[0], row[1]) for row in _rows(_ORGANISATIONS, [until])]


def pairs_of(organisation_id: UUID, county_id: str, since: datetime, until: datetime) -> list[Pair]:
    """Who opened whom. For automatic runs."""
    opened = _rows(_OPENED, [organisation_id, since, until])
    grouped: dict[tuple[UUID, UUID], list[Any]] = defaultdict(list)
    timeline: dict[UUID, list[tuple[int, UUID]]] = defaultdict(list)
    for row in opened:
        grouped[row[0], row[2]].append(row)
        timeline[row[0]].append((int(row[3].timestamp()), row[2]))
    readers = {row[0]: (row[1], row[2]) for row in _rows(_READERS, [list(timeline)])}
    persons = {row[0]: row[1:] for row in _rows(_PERSONS, [list({subject for _reader, subject in grouped})])}
    homes: dict[str, list[Home]] = defaultdict(list)
    for name, *home in _rows(_NAMESAKES, [county_id, [" ".join(names) for names in readers.values()]]):
        homes[name].append(Home(*home))
    close: dict[UUID, list[str]] = defaultdict(list)
    for subject_id, name in _rows(_CLOSE, [list(persons)]):
        close[subject_id].append(name)
    most = {reader: most_in_an_hour(line) for reader, line in timeline.items()}
    return [
        Pair(
            Readings(
                reader_id=reader, subject_id=subject, given_name=readers[reader][0], family_name=readers[reader][1],
                subject_family_name=persons[subject][1], bases=frozenset(row[5] for row in rows),
                verbs=frozenset(row[4] for row in rows), home=Home(*persons[subject][2:6]),
                namesakes=tuple(homes[" ".join(readers[reader])]), close_names=tuple(close[subject]),
                protected=persons[subject][6], most_in_an_hour=most[reader],
            ),
            persons[subject][0], rows[-1][1], rows[0][3], rows[-1][3], len({row[6] for row in rows}),
        )
        for (reader, subject), rows in grouped.items()
        if reader in readers and subject in persons
    ]  # fmt: skip


def _rows(question: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(question, values)
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found
