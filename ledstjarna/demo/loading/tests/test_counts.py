"""The county that `ledstjarna demo` loads, counted: every state is there more than once, and it is a life of today."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import psycopg
import pytest

from ledstjarna.demo.loading.tests.loaded import DAY, loaded, owner_of
from ledstjarna.demo.loading.tests.test_states import NEVER_AT_REST, NOT_DRAWN, NOUNS
from ledstjarna.domain.plans.rules.activities import rule_of
from ledstjarna.domain.plans.rules.bounds import bound_findings, bounds_in
from ledstjarna.domain.plans.rules.states import TABLES
from ledstjarna.domain.visits.rules.resting import short_rests
from ledstjarna.foundation.clock import STOCKHOLM
from tests.support.server import TestServer

Connection = psycopg.Connection[Any]
TODAY = DAY.astimezone(STOCKHOLM).date()
MISSING_IN_SMALL = 13  # of some sixty states: twenty plans have few SIPs, guardians, follow-ups and deviations


@pytest.fixture(scope="module")
def usual(test_server: TestServer, template_database: str, django_db_blocker: Any) -> Iterator[Connection]:
    """As many persons as the demonstration has when nothing else is said."""
    with (
        django_db_blocker.unblock(),
        loaded(test_server, template_database, "usual", seed=1, persons=2000, plans=None) as name,
        owner_of(test_server, name) as connection,
    ):
        yield connection


@pytest.fixture(scope="module")
def small(test_server: TestServer, template_database: str, django_db_blocker: Any) -> Iterator[Connection]:
    """A tenth of them."""
    with (
        django_db_blocker.unblock(),
        loaded(test_server, template_database, "small", seed=1, persons=200, plans=None) as name,
        owner_of(test_server, name) as connection,
    ):
        yield connection


def states(connection: Connection) -> Counter[tuple[str, str]]:
    """How many rows stand in each state, by noun."""
    found: Counter[tuple[str, str]] = Counter()
    for table in TABLES:
        name = NOUNS.get(table.noun, f"plans_{table.noun}")
        rows = connection.execute(f"SELECT state, count(*) FROM {name} GROUP BY 1").fetchall()
        found.update({(table.noun, state): number for state, number in rows})
    return found


def wanted() -> set[tuple[str, str]]:
    """Every state in which something can rest."""
    return {(table.noun, state) for table in TABLES for state in table.states} - NEVER_AT_REST - NOT_DRAWN


def number(connection: Connection, query: str, *values: object) -> int:
    """The only number of a query."""
    row = connection.execute(query, values or None).fetchone()
    return int(row[0]) if row else 0


def test_the_usual_county_has_every_state_more_than_once(usual: Connection) -> None:
    found = states(usual)
    assert {state for state in wanted() if found[state] < 2} == set()


def test_a_small_county_has_nearly_all(small: Connection) -> None:
    found = states(small)
    assert len({state for state in wanted() if not found[state]}) <= MISSING_IN_SMALL


@pytest.mark.parametrize("kind", ["sekretessmarkering", "skyddadFolkbokforing"])
def test_a_small_county_too_has_somebody_of_each_protected_kind_with_a_plan(small: Connection, kind: str) -> None:
    query = """
        SELECT count(*) FROM people_person p JOIN plans_plan l ON l.subject_id = p.subject_id
        WHERE p.protected_identity = %s AND p.protected_since IS NOT NULL
            AND p.birth_date < %s::date - interval '18 years'
    """
    assert number(small, query, kind, TODAY) >= 1


@pytest.mark.parametrize("kind", ["plan", "sharing"])
def test_consent_is_given_refused_and_withdrawn(usual: Connection, kind: str) -> None:
    rows = usual.execute("SELECT state, count(*) FROM consent_consent WHERE kind = %s GROUP BY 1", [kind]).fetchall()
    found = dict(rows)
    assert min(found.get(state, 0) for state in ("given", "refused", "withdrawn")) >= 2


def test_every_kind_of_part_waits_for_somebody(usual: Connection) -> None:
    rows = usual.execute("SELECT DISTINCT legal_basis FROM plans_commitment WHERE state LIKE 'awaits%'").fetchall()
    assert {row[0] for row in rows} == {"association", "close_one", "open_support", "health", "sol", "lss"}


def test_what_waits_has_waited_for_days_or_weeks(usual: Connection) -> None:
    for query in (
        "SELECT min(changed_at), max(changed_at) FROM plans_commitment WHERE state LIKE 'awaits%'",
        "SELECT min(o.proposed_at), max(o.proposed_at) FROM plans_proposal o JOIN plans_plan p ON p.id = o.plan_id"
        " WHERE o.state IN ('open', 'thinking', 'asked') AND p.ended_at IS NULL",
        "SELECT min(told_at), max(told_at) FROM plans_personreport WHERE answered_at IS NULL",
    ):
        row = usual.execute(query).fetchone()
        assert row is not None
        assert DAY - timedelta(days=80) < row[0]
        assert DAY - timedelta(days=12) < row[1] < DAY


def test_what_is_granted_still_holds_and_some_of_it_not_for_long(usual: Connection) -> None:
    query = (
        "SELECT count(*) FROM plans_authoritydecision d JOIN plans_application a ON a.id = d.application_id"
        " JOIN plans_commitment c ON c.id = a.commitment_id"
        " WHERE c.state IN ('active', 'awaits_provider') AND upper(d.period) <= %s"
    )
    assert number(usual, query, TODAY) == 0
    assert 2 <= number(usual, query, TODAY + timedelta(days=45)) < 40


def test_follow_ups_are_near_and_few_are_late(usual: Connection) -> None:
    query = "SELECT count(*) FROM plans_plan WHERE ended_at IS NULL AND next_follow_up BETWEEN %s AND %s"
    late = number(usual, query, TODAY - timedelta(days=400), TODAY - timedelta(days=1))
    soon = number(usual, query, TODAY, TODAY + timedelta(days=10))
    later = number(usual, query, TODAY + timedelta(days=11), TODAY + timedelta(days=130))
    assert 1 <= late < later / 8
    assert soon >= 5
    assert late + soon + later == number(usual, query, TODAY - timedelta(days=9999), TODAY + timedelta(days=9999))


def test_nobody_is_up_at_night(usual: Connection) -> None:
    # What is lived is ticked when it was: somebody who writes their day in the evening does so in the evening.
    also = {"consent_accesslog": " AND verb = 'read'", "outbox_happening": " AND kind <> 'OccurrenceTold'"}
    for table, column in (
        ("outbox_happening", "happened_at"),
        ("consent_accesslog", "at"),
        ("people_letter", "printed_at"),
    ):
        rows = usual.execute(
            f"SELECT DISTINCT extract(hour FROM {column} AT TIME ZONE 'Europe/Stockholm')::int FROM {table}"
            f" WHERE {column} IS NOT NULL" + also.get(table, "")
        ).fetchall()
        assert {row[0] for row in rows} <= set(range(8, 18)), table


def test_goals_are_never_worse_than_now(usual: Connection) -> None:
    assert number(usual, "SELECT count(*) FROM plans_goal WHERE wanted_level > current_level") == 0
    assert (
        number(usual, "SELECT count(*) FROM needs_need WHERE wanted_level > least(own_level, professional_level)") == 0
    )


def test_persons_with_plans_have_official_test_numbers(usual: Connection) -> None:
    query = (
        "SELECT count(*) FROM people_personidentifier i WHERE i.system {} LIKE 'urn:ledstjarna%'"
        " AND EXISTS (SELECT 1 FROM teams_teammember m WHERE m.subject_id = i.subject_id)"
    )
    assert number(usual, query.format("NOT")) > 180
    assert (
        number(usual, "SELECT count(*) FROM people_personidentifier WHERE official <> (system NOT LIKE 'urn:%')") == 0
    )


_BOARD = """
WITH shown AS (SELECT unit_id FROM visits_visit WHERE state = 'published' GROUP BY 1 ORDER BY count(*) DESC LIMIT 1)
SELECT count(*), count(*) FILTER (WHERE carer_id IS NULL), count(*) FILTER (WHERE state = 'published'),
    count(*) FILTER (WHERE starts_at > latest_at), count(DISTINCT subject_id), count(DISTINCT carer_id)
FROM visits_visit WHERE unit_id = (SELECT unit_id FROM shown) AND starts_at > %s
"""


@pytest.mark.parametrize("county", ["small", "usual"])
def test_the_board_that_is_shown_is_as_full_as_a_real_one_and_has_a_plan(
    county: str, request: pytest.FixtureRequest
) -> None:
    connection: Connection = request.getfixturevalue(county)
    row = connection.execute(_BOARD, [DAY]).fetchone()
    crews = [its for (its,) in connection.execute("SELECT crews FROM visits_crewlist")]
    assert any(len(set(its.values())) > 1 for its in crews)
    assert row is not None
    visits, nobody, told, late, persons, carers = row
    assert visits >= 14 * 12
    assert 0 < nobody <= visits / 30, "a handful, with reasons"
    assert told > visits * 0.8
    assert late <= visits / 12
    assert persons >= 6
    assert visits / carers < 14 * 6, "nobody has more than a working day's"
    faces = connection.execute(
        "SELECT avg(n) FROM (SELECT count(DISTINCT carer_id) AS n FROM visits_visit WHERE starts_at > %s"
        " GROUP BY unit_id, subject_id HAVING count(*) >= 28) AS of_person",
        [DAY],
    ).fetchone()
    assert faces is not None
    assert faces[0] < 9


@pytest.mark.parametrize("county", ["small", "usual"])
def test_everybody_rests_as_the_law_has_it(county: str, request: pytest.FixtureRequest) -> None:
    connection: Connection = request.getfixturevalue(county)
    spans = defaultdict(list)
    for carer, starts, ends in connection.execute(
        "SELECT assignment_id, lower(period), upper(period) FROM visits_workshift"
    ):
        spans[carer].append((starts, ends))
    assert len(spans) > 20
    assert {carer: short_rests(own) for carer, own in spans.items() if short_rests(own)} == {}


def test_nowhere_do_many_visits_have_nobody(usual: Connection) -> None:
    rows = usual.execute(
        "SELECT unit_id, count(*), count(*) FILTER (WHERE carer_id IS NULL) FROM visits_visit GROUP BY 1"
    ).fetchall()
    assert all(nobody <= max(2, visits / 8) for _unit, visits, nobody in rows)


def test_nobody_comes_for_longer_than_was_decided(small: Connection) -> None:
    rows = small.execute(
        "SELECT g.scope, a.minutes FROM plans_activity a JOIN plans_commitment c ON c.id = a.commitment_id "
        "JOIN plans_providerassignment g ON g.id = c.assignment_id"
    ).fetchall()
    bounded = [(bounds_in(scope).minutes, minutes) for scope, minutes in rows if bounds_in(scope).minutes]
    assert bounded
    assert [pair for pair in bounded if pair[1] > pair[0]] == []


def test_nobody_comes_for_longer_or_oftener_than_was_prescribed(usual: Connection) -> None:
    rows = usual.execute(
        "SELECT h.ordination, max(a.minutes), array_agg(a.rule) FROM plans_activity a "
        "JOIN plans_healthassessment h ON h.commitment_id = a.commitment_id "
        "WHERE h.ordination <> '' AND a.state = 'running' GROUP BY h.id"
    ).fetchall()
    assert [words for words, _minutes, _rules in rows if bounds_in(words).weekly is not None]
    for words, minutes, rules in rows:
        everything = [rule_of(rule) for rule in rules]
        assert bound_findings(bounds_in(words), words=words, minutes=minutes, rules=everything) == []


def test_some_let_home_care_and_home_nursing_know_of_each_other(usual: Connection) -> None:
    rows = usual.execute(
        "SELECT count(DISTINCT c.subject_id) FROM plans_commitment c "
        "JOIN organisations_unit u ON u.id = c.owner_id AND u.kind = 'home_nursing' "
        "JOIN plans_commitment h ON h.subject_id = c.subject_id AND h.state = 'active' "
        "JOIN organisations_unit v ON v.id = h.owner_id AND v.kind = 'home_care' "
        "JOIN consent_consent s ON s.subject_id = c.subject_id AND s.kind = 'sharing' AND s.state = 'given' "
        "AND s.replaced_at IS NULL AND s.organisations @> ARRAY[u.organisation_id, v.organisation_id] "
        "WHERE c.state = 'active'"
    ).fetchone()
    assert rows is not None
    assert rows[0] >= 2
