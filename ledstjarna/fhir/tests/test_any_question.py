"""Whatever is asked, nothing breaks: parameters, values, headers and addresses drawn at random, never a 500."""

from typing import Any
from urllib.parse import quote, urlencode
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ledstjarna.fhir.answering.asking import SORTS
from ledstjarna.fhir.answering.kinds import KINDS
from ledstjarna.fhir.tests.asking import System, busiest, token_for
from tests.support.house import House

pytestmark = pytest.mark.database
NAMES = sorted({name for kind in KINDS.values() for name in kind.parameters} | {
    "_count", "_sort", "_include", "_revinclude", "_summary", "_elements", "_total", "_cursor", "_type", "_since",
    "_format", "_pretty", "_has:Task:patient:status", "status:not", "patient:Patient", "x",
})  # fmt: skip
KNOWN = [
    *SORTS, "0", "1", "-1", "99999999999999", "true", "json", "count", "ge2026", "lt0001-01-01", "9999-12-31T23:59:59Z",
    "2026-03-29T02:30", "2026-11-28T10:00:00+01:00", "2026-11-28T10:00:00.123456789-14:00", "sa2026-02-29",
    "active,draft",
    "a\\,b", "|", "||", "a|", "|a", ",", "Patient/1", "http://x/fhir/Patient/1", "CarePlan:goal", "*", "CarePlan:*",
    "0~", "10~", "11~x", "2026-01-01T00:00:00+00:00~00000000-0000-7000-8000-000000000000", "titel", "191212121212",
]  # fmt: skip


@pytest.fixture(scope="module")
def who(house: House) -> tuple[System, UUID]:
    assignment_id, subject_id = busiest()
    return System(token_for(assignment_id)), subject_id


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    kind=st.sampled_from([*KINDS, "Patient/{}/$everything", "Patient/{}", "Binary", "Patient/_search"]),
    pairs=st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(KNOWN) | st.text(max_size=30)), max_size=4),
    prefer=st.sampled_from(["", "handling=strict", "handling=lenient"]),
)
def test_no_question_breaks_anything(who: tuple[System, UUID], kind: str, pairs: list[Any], prefer: str) -> None:
    system, subject_id = who
    query = urlencode(pairs, errors="surrogatepass")
    answer = system.get(f"{kind.format(subject_id)}?{query}", prefer=prefer)
    assert answer.status_code in (200, 400, 404, 406), (kind, pairs, answer.content)
    assert answer.headers["Content-Type"].startswith("application/fhir+json")
    found = answer.json()
    if answer.status_code != 200:
        assert found["resourceType"] == "OperationOutcome"
    elif found["resourceType"] == "Bundle":
        assert found.get("entry", [1])
        assert found["link"][0]["relation"] == "self"


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(path=st.text(max_size=40), accept=st.text(st.characters(codec="ascii", exclude_categories=["Cc"]), max_size=30))
def test_no_address_breaks_anything(who: tuple[System, UUID], path: str, accept: str) -> None:
    answer = who[0].get(quote(path, errors="replace"), accept=accept or "*/*")
    assert answer.status_code in (200, 400, 404, 406), (path, accept)
    assert answer.json()["resourceType"]
