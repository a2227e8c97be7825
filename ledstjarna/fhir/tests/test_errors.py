"""Whatever is wrong with a request, the answer is an OperationOutcome that tells what to do."""

from uuid import uuid4

import pytest

from ledstjarna.fhir.tests.asking import System, busiest, token_for

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("house")]


@pytest.fixture(scope="module")
def system() -> System:
    return System(token_for(busiest()[0]))


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("Nothing", {}, 404),
        ("Nothing/1", {}, 404),
        ("Patient/1/2/3", {}, 404),
        ("Patient/1/_history/1", {}, 404),
        ("", {}, 404),
        ("metadata?_format=xml", {}, 406),
        ("metadata", {"accept": "application/fhir+json; fhirVersion=3.0"}, 406),
        ("Patient?_format=application/fhir%2Bjson;fhirVersion=5.0", {}, 406),
        ("Patient", {"host": "somebody.else.example"}, 400),
        ("Patient?" + "&".join(f"a{number}=1" for number in range(1_100)), {}, 400),
        ("CarePlan?_lastUpdated=ne2026-01-01", {}, 400),
        ("CarePlan?_lastUpdated=yesterday", {}, 400),
        ("CarePlan?_lastUpdated=gt2026-02-30", {}, 400),
        ("CarePlan?_lastUpdated=", {}, 400),
        ("CarePlan?patient=Group/1", {}, 400),
        ("CarePlan?status:not=active", {}, 400),
        ("CarePlan?_count=many", {}, 400),
        ("CarePlan?_cursor=x", {}, 400),
        ("CarePlan?colour=red", {}, 200),
        ("CarePlan?colour=red", {"prefer": "handling=strict"}, 400),
        ("CarePlan?_sort=colour", {"prefer": "handling=strict"}, 400),
        ("CarePlan?_include=CarePlan:colour", {"prefer": "handling=strict"}, 400),
        ("CarePlan", {"accept": "application/fhir+xml"}, 406),
        ("CarePlan?_format=xml", {}, 406),
        ("CarePlan?_format=json", {"accept": "text/html"}, 200),
        ("CarePlan", {"accept": "application/fhir+json; fhirVersion=5.0"}, 406),
        ("CarePlan", {"accept": "application/fhir+json; fhirVersion=4.0"}, 200),
        ("CarePlan", {"accept": "text/html, application/xhtml+xml, */*;q=0.8"}, 200),
        ("CarePlan", {"accept": "text/html"}, 406),
        ("CarePlan?x=%00", {}, 200),
        ("CarePlan?status=%00", {}, 400),
        ("Patient?name=%F6", {}, 400),
        ("Practitioner?name=%F6", {}, 400),
        ("Patient?family=%C3", {}, 400),
    ],
)
def test_errors_are_outcomes(system: System, path: str, headers: dict[str, str], status: int) -> None:
    answer = system.get(path, **headers)
    assert answer.status_code == status, answer.content
    assert answer.headers["Content-Type"].startswith("application/fhir+json")
    assert (answer.json()["resourceType"] == "OperationOutcome") == (status != 200)


@pytest.mark.parametrize(
    "signs", ["-", ".", "%3F", "%25", "_", "%5B", "~", "%7B", "%7C%7D", "a&name=-", "*", "%F0%9F%99%82"]
)
def test_signs_find_nobody(system: System, signs: str) -> None:
    assert system.bundle("Patient?_summary=count")["total"] > 0
    for name in ("name", "family", "given"):
        assert system.bundle(f"Patient?{name}={signs}")["total"] == 0
    for kind in ("Practitioner", "Organization"):
        assert system.bundle(f"{kind}?name={signs}")["total"] == 0


def test_what_was_left_out_is_told(system: System) -> None:
    found = system.bundle("CarePlan?colour=red&status=draft,active")
    assert found["link"][0]["url"].endswith("/fhir/CarePlan?status=draft%2Cactive")
    assert found["entry"][-1]["search"] == {"mode": "outcome"}
    assert "colour" in found["entry"][-1]["resource"]["issue"][0]["diagnostics"]


def test_the_address_itself_is_fhirs_too_and_its_neighbours_are_not(system: System) -> None:
    for method in ("get", "post", "head"):
        answer = getattr(system.client, method)("/fhir")
        assert answer.status_code == (405 if method == "post" else 404)
        assert answer.headers["Content-Type"].startswith("application/fhir+json")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cache-Control"] == "no-store"
    assert system.client.get("/fhirx", headers={"accept": "text/html"}).headers["Content-Type"].startswith("text/html")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_is_written(system: System, method: str) -> None:
    for path in ("", "Patient", f"Patient/{uuid4()}", "metadata", "CarePlan/1"):
        answer = getattr(system.client, method)(f"/fhir/{path}", data="{}", content_type="application/fhir+json")
        assert (answer.status_code, answer.json()["resourceType"]) == (405, "OperationOutcome")
        assert "GET" in answer.headers["Allow"]
    wrong = system.client.post("/fhir/Patient/_search", data="{}", content_type="application/json")
    assert wrong.status_code == 415
