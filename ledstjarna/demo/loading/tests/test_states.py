"""Every state that the tables know is somewhere in the county, and everybody whom the demonstration needs."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from ledstjarna.demo.loading.carrying_out import how_it_is_done
from ledstjarna.demo.loading.tests.loaded import owner_of
from ledstjarna.demo.loading.wrongs import SAID
from ledstjarna.domain.consent.rules import BASES
from ledstjarna.domain.plans.rules.choosing import CAPACITIES, CHOICES
from ledstjarna.domain.plans.rules.deciding import DECIDES
from ledstjarna.domain.plans.rules.states import COMMITMENT, OWNER_CHANGE, TABLES
from ledstjarna.domain.plans.rules.supports import SUPPORTS
from tests.support.server import TestServer

NOUNS = {
    "assignment": "plans_providerassignment",
    "deviation": "plans_cooperationdeviation",
    "meeting_call": "plans_planmeetingcall",
    "implementation": "plans_implementationplan",
    "owner_change": "plans_ownerchange",
    "step_down": "plans_stepdown",
}
# A part rests nowhere in its start: the yes that makes it leads on in the same moment.
NEVER_AT_REST = {("commitment", COMMITMENT.start)}
# Nobody has left a part in the county that is drawn: somebody new is sought while the old one goes on.
NOT_DRAWN = {
    ("commitment", "seeks_owner"),
    ("assignment", "returned"),
    *(("owner_change", state) for state in OWNER_CHANGE.ends),
}


@pytest.fixture(scope="module")
def connection(county: str, test_server: TestServer) -> Iterator["psycopg.Connection[Any]"]:
    with owner_of(test_server, county) as found:
        yield found


def values(connection: "psycopg.Connection[Any]", query: str) -> set[Any]:
    """The distinct values of a query's only column."""
    return {row[0] for row in connection.execute(query)}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.noun)
def test_every_state_is_there(connection: "psycopg.Connection[Any]", table: Any) -> None:
    name = NOUNS.get(table.noun, f"plans_{table.noun}")
    wanted = {state for state in table.states if (table.noun, state) not in NEVER_AT_REST | NOT_DRAWN}
    assert values(connection, f"SELECT DISTINCT state FROM {name}") == wanted


def test_every_answer_about_consent_is_there(connection: "psycopg.Connection[Any]") -> None:
    for kind in ("plan", "sharing"):
        found = values(connection, f"SELECT DISTINCT state FROM consent_consent WHERE kind = '{kind}'")
        assert {"given", "refused"} <= found <= {"given", "refused", "withdrawn", "half"}


def test_a_yes_for_a_child_with_two_guardians_is_both_guardians(connection: "psycopg.Connection[Any]") -> None:
    """FB 6:13: what one of them has said holds first when the other has said it too; an older yes as well."""
    alone = """
    SELECT c.id FROM consent_consent c JOIN people_person p ON p.subject_id = c.subject_id
    WHERE c.state = 'given' AND p.birth_date > c.said_at::date - interval '15 years'
      AND (SELECT count(DISTINCT m.representative_id) FROM people_mandate m
           WHERE m.subject_id = c.subject_id AND m.kind = 'guardian' AND m.period @> c.said_at::date) > 1
      AND NOT EXISTS (
          SELECT 1 FROM consent_consent h WHERE h.subject_id = c.subject_id AND h.kind = c.kind AND h.state = 'half'
            AND h.said_by_id <> c.said_by_id AND h.replaced_at = c.said_at AND h.said_at < c.said_at)
    """
    assert values(connection, alone.split("AND NOT EXISTS", maxsplit=1)[0]), "some have two"
    assert values(connection, alone) == set()
    left = "SELECT id FROM consent_consent WHERE state = 'half' AND replaced_at IS NULL"
    assert values(connection, left) == set(), "nothing waits for the other"


def test_what_somebody_says_is_wrong_is_about_the_need_it_is_said_of(connection: "psycopg.Connection[Any]") -> None:
    areas = values(connection, "SELECT DISTINCT life_area FROM needs_need")
    assert areas <= set(SAID), "a need of every area has words"
    said = connection.execute(
        "SELECT n.life_area, r.words, r.reads_now FROM keeping_rectification r JOIN needs_need n ON n.id = r.row_id"
    ).fetchall()
    assert said
    for area, words, reads_now in said:
        assert words == SAID[area][0]
        assert reads_now in ("", SAID[area][1])
    not_so = """
        SELECT r.id FROM keeping_rectification r JOIN needs_need n ON n.id = r.row_id WHERE r.state = 'rectified'
        AND NOT EXISTS (SELECT 1 FROM needs_need now WHERE now.subject_id = n.subject_id AND now.life_area = n.life_area
            AND now.replaced_at IS NULL AND now.need = r.reads_now AND n.replaced_at > r.asked_at)
    """
    assert values(connection, not_so) == set(), "what is said to read so now does"
    assert values(connection, "SELECT id FROM keeping_rectification WHERE state = 'rectified'")
    twice = "SELECT row_id FROM keeping_rectification GROUP BY row_id, words HAVING count(*) > 1"
    assert values(connection, twice) == set()


def test_every_choice_capacity_basis_ground_and_mandate_is_there(connection: "psycopg.Connection[Any]") -> None:
    assert values(connection, "SELECT DISTINCT kind FROM plans_choice") == set(CHOICES)
    assert values(connection, "SELECT DISTINCT capacity FROM plans_choice") == set(CAPACITIES)
    assert values(connection, "SELECT DISTINCT legal_basis FROM plans_commitment") == {rule.basis for rule in SUPPORTS}
    assert values(connection, "SELECT DISTINCT law FROM plans_application") == set(DECIDES)
    # Reading by lag 2022:913 begins with somebody who states why; in an emergency somebody has, and asked no more.
    stated = {"coherent", "incapacity", "lift_request"}
    found = values(connection, "SELECT DISTINCT basis FROM consent_accessground")
    assert found == {rule.basis for rule in BASES} - stated
    assert {"guardian", "god_man"} <= values(connection, "SELECT DISTINCT kind FROM people_mandate")
    assert values(connection, "SELECT DISTINCT upper_inf(period) FROM consent_block") == {True, False}
    assert values(connection, "SELECT DISTINCT reviewed_at IS NULL FROM consent_emergencyaccess") == {True, False}


def test_something_waits_and_something_has_been_answered(connection: "psycopg.Connection[Any]") -> None:
    assert values(connection, "SELECT DISTINCT answered_at IS NULL FROM plans_personreport") == {True, False}
    assert values(connection, "SELECT DISTINCT printed_at IS NULL FROM people_letter") == {True, False}
    assert values(connection, "SELECT DISTINCT verb FROM consent_accesslog") == {"read", "run"}
    assert {1, 2} <= values(connection, "SELECT DISTINCT number FROM plans_agreement")


def test_ids_follow_each_other_as_things_came_to_be(connection: "psycopg.Connection[Any]") -> None:
    rows = connection.execute("SELECT subject_id, proposed_at FROM plans_proposal ORDER BY subject_id, id").fetchall()
    wishes_apart = sorted(rows, key=lambda row: row[0])
    assert [row[0] for row in rows] == [row[0] for row in wishes_apart]
    by_person: dict[Any, list[Any]] = {}
    for subject, at in rows:
        by_person.setdefault(subject, []).append(at)
    assert all(times == sorted(times) for times in by_person.values())


def test_nothing_is_noted_as_done_by_night_on_a_sunday(connection: "psycopg.Connection[Any]") -> None:
    asked = "SELECT DISTINCT extract(isodow FROM chosen_at AT TIME ZONE 'Europe/Stockholm')::int FROM plans_choice"
    assert {1, 2, 3, 4, 5} <= values(connection, asked)


def test_nobody_rings_the_bell_of_whoever_is_met_on_a_screen(connection: "psycopg.Connection[Any]") -> None:
    rows = connection.execute(
        "SELECT how FROM plans_implementationplan i JOIN plans_commitment c ON c.id = i.commitment_id"
        " WHERE c.title ILIKE '%video%' AND i.how ILIKE '%ringer på%'"
    ).fetchall()
    assert rows == []
    assert "video" in how_it_is_done("Boendestöd på video på morgonen", "housing_support")
    assert "ringer på" in how_it_is_done("Hjälp att duscha", "home_care")
