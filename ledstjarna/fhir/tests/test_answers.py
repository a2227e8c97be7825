"""What another system gets: reads, versions, searches, pages, errors; and what of it stands in the log."""

import json
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import transaction

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessGround, AccessLog
from ledstjarna.domain.organisations.actions import revoke_machine_token
from ledstjarna.domain.organisations.models import Assignment, MachineToken
from ledstjarna.domain.people.models import Person, PersonIdentifier
from ledstjarna.domain.plans.models import Commitment, Goal, Plan
from ledstjarna.fhir.answering.kinds import KINDS
from ledstjarna.fhir.tests.asking import System, busiest, plan_of, token_for
from ledstjarna.foundation.clock import now
from ledstjarna.foundation.findings import RuleBroken
from tests.support.house import House

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("house")]


@pytest.fixture(scope="module")
def who(house: House) -> tuple[UUID, UUID]:
    return busiest()


@pytest.fixture(scope="module")
def system(who: tuple[UUID, UUID]) -> System:
    return System(token_for(who[0]))


def logged() -> list[AccessLog]:
    with transaction.atomic(), automatic_run("test"):
        return list(AccessLog.objects.order_by("-at", "-id")[:40])


def new_rows(before: list[AccessLog]) -> list[tuple[str, str, UUID | None]]:
    known = {row.pk for row in before}
    return [(row.verb, row.what, row.subject_id) for row in logged() if row.pk not in known]


def elsewhere() -> UUID:
    """A plan of somebody whom the busiest coordinator has no ground for."""
    with transaction.atomic(), automatic_run("test"):
        mine, _ = busiest()
        held = Assignment.objects.get(pk=mine)
        reached = AccessGround.objects.filter(party_id__in=(held.pk, held.unit_id)).values("subject_id")
        found: UUID = Plan.objects.exclude(subject_id__in=reached).order_by("id")[0].pk
        return found


def test_a_read_its_version_and_its_one_log_row(system: System, who: tuple[UUID, UUID]) -> None:
    path, before = f"CarePlan/{plan_of(who[1])}", logged()
    answer = system.get(path)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/fhir+json; fhirVersion=4.0; charset=utf-8"
    assert new_rows(before) == [("read", "fhir CarePlan", who[1])]
    made = answer.json()
    version, modified = answer.headers["ETag"], answer.headers["Last-Modified"]
    assert version == f'W/"{made["meta"]["versionId"]}"'
    for headers in (
        {"if-none-match": version},
        {"if-none-match": f'W/"x", {version}'},
        {"if-modified-since": modified},
    ):
        again = system.get(path, **headers)
        assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", version)
    assert system.get(path, **{"if-none-match": 'W/"x"', "if-modified-since": modified}).status_code == 200
    assert len(new_rows(before)) == 5, "asking whether it changed is reading too"
    head = system.client.head(f"/fhir/{path}")
    assert (head.status_code, head.content, head.headers["ETag"]) == (200, b"", version)
    with transaction.atomic(), automatic_run("test"):
        Goal.objects.filter(subject_id=who[1]).first().save()  # nothing changed
    assert system.get(path).headers["ETag"] == version
    with transaction.atomic(), automatic_run("test"):
        Plan.objects.filter(subject_id=who[1]).update(next_follow_up="2027-05-05")
    changed = system.get(path, **{"if-none-match": version, "if-modified-since": modified})
    assert changed.status_code == 200
    assert changed.json()["meta"]["lastUpdated"] > made["meta"]["lastUpdated"]


def test_what_is_not_there_and_what_is_not_for_you_are_answered_alike(system: System, who: tuple[UUID, UUID]) -> None:
    with transaction.atomic(), automatic_run("test"):
        other = Plan.objects.get(pk=elsewhere())
        part = Commitment.objects.exclude(subject_id__in=[who[1]]).filter(subject_id=other.subject_id).first()
    pairs = [(f"CarePlan/{other.pk}", f"CarePlan/{uuid4()}"), (f"Patient/{other.subject_id}", f"Patient/{uuid4()}"),
             (f"CareTeam/{other.subject_id}", "CareTeam/nobody"),
             (f"Patient/{other.subject_id}/$everything", f"Patient/{uuid4()}/$everything")]  # fmt: skip
    pairs += [(f"Task/{part.pk}", f"Task/{uuid4()}")] if part else []
    for there, nowhere in pairs:
        before = logged()
        one, two = system.get(there), system.get(nowhere)
        assert (one.status_code, one.content) == (two.status_code, two.content) == (404, one.content)
        assert dict(one.headers) == dict(two.headers)
        assert [verb for verb, *_ in new_rows(before)] == ["refused", "refused"]
    for query in ("CarePlan?patient={}", "Patient?_id={}", "Goal?subject=Patient/{}&_lastUpdated=gt2020"):
        one, two = (system.bundle(query.format(key)) for key in (other.subject_id, uuid4()))
        assert "entry" not in one
        for found in (one, two):
            del found["link"]
        assert one == two


def test_nobody_and_those_whose_token_has_ended_are_told_to_sign_in(system: System, who: tuple[UUID, UUID]) -> None:
    revoked, late = token_for(who[0]), token_for(who[0])
    with transaction.atomic():
        tokens = list(MachineToken.objects.order_by("-made_at")[:2])
        revoke_machine_token(token_id=tokens[1].pk, at=now())
        MachineToken.objects.filter(pk=tokens[0].pk).update(expires_at=now() - timedelta(minutes=1))
    before = logged()
    for asked in (System(), System(revoked), System(late), System("nonsense")):
        answer = asked.get("Patient")
        assert (answer.status_code, answer.json()["resourceType"]) == (401, "OperationOutcome")
        assert answer.headers["WWW-Authenticate"].startswith("Bearer")
    assert System().client.get("/fhir/Patient", headers={"authorization": "Basic eDp5"}).status_code == 401
    assert not new_rows(before)


def test_the_session_of_the_pages_opens_too(who: tuple[UUID, UUID]) -> None:
    own = System(party=str(who[1]), kind="person", subject=str(who[1]))
    assert [one["id"] for one in own.all("Patient")] == [str(who[1])]
    assert own.all("CarePlan")[0]["subject"] == {"reference": f"Patient/{who[1]}"}
    staff = System(party=str(who[0]), kind="staff", subject="")
    assert staff.get(f"CarePlan/{plan_of(who[1])}").status_code == 200
    roles, everybody = own.bundle("PractitionerRole?_summary=count"), staff.bundle("PractitionerRole?_summary=count")
    assert 0 < roles["total"] < everybody["total"], "a person sees those around them, not all who work here"


def test_pages_hold_everything_once_in_order(system: System) -> None:
    for query in ("Provenance?_count=7", "Observation?_count=2&_sort=-_lastUpdated", "Task?_count=3&_sort=_lastUpdated",
                  "RelatedPerson?_count=1", "CareTeam?_count=1", "CarePlan?_count=1&_sort=-_id"):  # fmt: skip
        pages = list(system.pages(query))
        found = [entry["resource"] for page in pages for entry in page.get("entry", [])]
        ids = [one["id"] for one in found]
        assert len(ids) == len(set(ids)) == pages[0]["total"], query
        by_change = [one["meta"]["lastUpdated"] for one in found]
        if "_lastUpdated" in query:
            assert by_change == sorted(by_change, reverse="=-" in query), query
        else:
            assert ids == sorted(ids, reverse="=-" in query), query
        assert len(pages) == max(1, -(-len(ids) // int(query.split("_count=")[1].split("&")[0])))


def test_a_page_stays_where_it_was_when_something_comes_before_it(system: System, who: tuple[UUID, UUID]) -> None:
    pages = system.pages("Goal?_count=1&_sort=_lastUpdated")
    first = next(pages)["entry"][0]["resource"]["id"]
    with transaction.atomic(), automatic_run("test"):
        Goal.objects.filter(pk=first).update(words="Nya ord")
    rest = [entry["resource"]["id"] for page in pages for entry in page["entry"]]
    assert rest[-1] == first, "what changed meanwhile comes again, at the end"
    assert len(rest) == len(set(rest)) == system.bundle("Goal?_summary=count")["total"]


def test_searching_by_what_clients_use(system: System, who: tuple[UUID, UUID]) -> None:
    patient = who[1]
    with transaction.atomic(), automatic_run("test"):
        number = PersonIdentifier.objects.filter(subject_id=patient, official=True).first()
        person = Person.objects.get(pk=patient)
    long = f"{number.value[:8]}-{number.value[8:]}"
    for identifier in (f"{number.system}|{number.value}", f"urn:oid:1.2.752.129.2.1.3.1|{number.value}",
                       long, number.value,
                       f"{number.system}|{long}"):  # fmt: skip
        if "oid" in identifier and not number.system.endswith("personnummer"):
            continue
        assert [one["id"] for one in system.all(f"Patient?identifier={identifier}")] == [str(patient)], identifier
        assert system.all(f"CarePlan?patient.identifier={identifier}")
    ids = {str(patient)}
    born = person.birth_date
    for query in (
        f"_id={patient}",
        f"birthdate={born}&_id={patient}",
        f"birthdate=ge{born.year}&birthdate=le{born.year}",
    ):
        assert ids <= {one["id"] for one in system.all(f"Patient?{query}")}, query
    assert not system.all(f"Patient?_id={patient}&birthdate=lt{born.year}")
    assert ids <= {one["id"] for one in system.all(f"Patient?name={person.given_name[:3]}")}
    plans = system.all("CarePlan")
    by_status = [
        one["id"] for status in ("draft", "active", "completed") for one in system.all(f"CarePlan?status={status}")
    ]
    assert sorted(by_status) == sorted(one["id"] for one in plans)
    assert system.all("CarePlan?status=draft,active,completed") == plans
    assert not system.all("CarePlan?status=nonsense")
    assert {one["for"]["reference"] for one in system.all(f"Task?patient=Patient/{patient}")} == {f"Patient/{patient}"}
    changed = plans[0]["meta"]["lastUpdated"]
    assert plans[0]["id"] in {one["id"] for one in system.all(f"CarePlan?_lastUpdated={changed}")}
    assert plans[0]["id"] not in {one["id"] for one in system.all(f"CarePlan?_lastUpdated=gt{changed}")}
    assert len(system.all("Goal?_lastUpdated=ge2020-01-01T00:00:00Z&_lastUpdated=lt2020-01-01")) == 0
    found = system.bundle(f"CarePlan?patient={patient}&_include=CarePlan:subject&_include=CarePlan:goal"
                          "&_revinclude=Provenance:target&_revinclude=Task:based-on")  # fmt: skip
    modes = {(entry["resource"]["resourceType"], entry["search"]["mode"]) for entry in found["entry"]}
    assert modes >= {("CarePlan", "match"), ("Patient", "include"), ("Goal", "include"), ("Provenance", "include")}
    assert len({entry["fullUrl"] for entry in found["entry"]}) == len(found["entry"])
    cut = system.all("CarePlan?_elements=title")[0]
    assert set(cut) == {"resourceType", "id", "meta", "status", "intent", "subject", "title"}
    posted = system.client.post("/fhir/CarePlan/_search?status=draft,active", {"patient": str(patient)},
                                content_type="application/x-www-form-urlencoded")  # fmt: skip
    assert posted.status_code == 200
    posted = system.client.post(
        "/fhir/CarePlan/_search", f"patient={patient}", content_type="application/x-www-form-urlencoded"
    )
    assert posted.json()["total"] == 1


def test_each_person_told_of_has_one_log_row_a_request(system: System, who: tuple[UUID, UUID]) -> None:
    before = logged()
    found = system.bundle("CarePlan?_include=CarePlan:subject&_revinclude=Goal:patient")
    told = {entry["resource"]["id"] for entry in found["entry"] if entry["resource"]["resourceType"] == "Patient"}
    rows = new_rows(before)
    assert {(verb, what) for verb, what, _ in rows} == {("list", "fhir search CarePlan")}
    assert sorted(str(subject) for *_, subject in rows) == sorted(told)
    before = logged()
    system.bundle(f"Goal?patient={who[1]}")
    system.bundle(f"Patient/{who[1]}/$everything")
    system.bundle("Patient?identifier=191212121212")
    assert new_rows(before) == [
        ("find", "fhir search Patient", None),
        ("read", "fhir $everything", who[1]),
        ("read", "fhir search Goal", who[1]),
    ]  # fmt: skip


def test_the_log_says_every_kind_that_was_handed_out(system: System, who: tuple[UUID, UUID]) -> None:
    told = {
        f"Patient/{who[1]}/$everything": {"basic", "needs", "plan", "team"},
        f"Patient/{who[1]}/$everything?_type=Goal": {"basic", "needs", "plan"},  # a goal tells where it stood
        f"Patient/{who[1]}/$everything?_type=CarePlan": {"basic", "plan"},
        f"CarePlan?patient={who[1]}&_include=CarePlan:care-team:CareTeam": {"plan", "team"},
        f"CarePlan?patient={who[1]}&_include=CarePlan:goal": {"needs", "plan"},
    }
    for address, kinds in told.items():
        system.bundle(address)
        assert set(logged()[0].kinds) == kinds, address


def test_everything_about_a_person(system: System, who: tuple[UUID, UUID]) -> None:
    patient = who[1]
    whole = system.all(f"Patient/{patient}/$everything?_count=200")
    assert {
        "Patient",
        "CarePlan",
        "Goal",
        "CareTeam",
        "Provenance",
        "PractitionerRole",
        "Practitioner",
        "Organization",
    } <= {one["resourceType"] for one in whole}
    names = [(one["resourceType"], one["id"]) for one in whole]
    paged = [(one["resourceType"], one["id"]) for one in system.all(f"Patient/{patient}/$everything?_count=4")]
    assert paged == names
    assert len(set(names)) == len(names)
    goals = system.all(f"Patient/{patient}/$everything?_type=Goal,CarePlan")
    assert {one["resourceType"] for one in goals} == {"Goal", "CarePlan"}
    assert not system.all(f"Patient/{patient}/$everything?_since={datetime.now(UTC).year + 1}&_type=Goal")
    assert system.get(f"Patient/{patient}/$everything?_type=Nothing").status_code == 400


def test_a_protected_person_has_no_name_and_no_address_but_to_themself(system: System, who: tuple[UUID, UUID]) -> None:
    with transaction.atomic(), automatic_run("test"):
        person = Person.objects.get(pk=who[1])
        Person.objects.filter(pk=who[1]).update(protected_identity="sekretessmarkering")
    try:
        told = system.all(f"Patient/{who[1]}/$everything?_count=200")
        patient = told[0]
        assert patient["meta"]["security"][0]["code"] == "sekretessmarkering"
        assert not {"name", "address", "telecom"} & set(patient)
        words = json.dumps([one for one in told if one["resourceType"] not in ("Practitioner", "PractitionerRole")])
        assert person.name not in words
        assert person.street not in words
        assert all("name" not in one and "telecom" not in one for one in told if one["resourceType"] == "RelatedPerson")
        assert not [one for one in system.all(f"Patient?name={person.given_name}") if one["id"] == str(who[1])]
        own = System(party=str(who[1]), kind="person", subject=str(who[1])).all("Patient")[0]
        assert own["name"][0]["text"] == person.name
    finally:
        with transaction.atomic(), automatic_run("test"):
            Person.objects.filter(pk=who[1]).update(protected_identity="")


def test_systems_of_numbers_are_as_the_consumer_wants_them(who: tuple[UUID, UUID]) -> None:
    oids = System(token_for(who[0], number_systems="oid")).get(f"Patient/{who[1]}").json()["identifier"]
    urls = System(token_for(who[0])).get(f"Patient/{who[1]}").json()["identifier"]
    assert [one["value"] for one in oids] == [one["value"] for one in urls]
    pairs = dict(zip((one["system"] for one in urls), (one["system"] for one in oids), strict=True))
    assert all(
        oid == "urn:oid:1.2.752.129.2.1.3.1"
        for url, oid in pairs.items()
        if url == "http://electronichealth.se/identifier/personnummer"
    )


def test_the_capability_statement_tells_what_works(system: System, who: tuple[UUID, UUID]) -> None:
    told = system.get("metadata").json()
    assert System().get("metadata").status_code == 200
    assert (told["fhirVersion"], told["rest"][0]["mode"]) == ("4.0.1", "server")
    strict = {"prefer": "handling=strict"}
    values = {"date": "ge2020-01-01", "token": "true", "string": "a", "reference": str(uuid4())}
    for resource in told["rest"][0]["resource"]:
        name = resource["type"]
        for parameter in resource["searchParam"]:
            query = f"{name}?{parameter['name']}={values[parameter['type']]}&_count=1"
            assert system.get(query, **strict).status_code == 200, query
        for include in resource.get("searchInclude", []):
            assert system.get(f"{name}?_count=1&_include={include}", **strict).status_code == 200, include
        for include in resource.get("searchRevInclude", []):
            assert system.get(f"{name}?_count=1&_revinclude={include}", **strict).status_code == 200, include
        found = system.bundle(f"{name}?_count=1")["entry"][0]["resource"]
        assert system.get(f"{name}/{found['id']}").json() == found
        assert ("operation" in resource) == (name == "Patient")
        time_tells = system.get(f"{name}/{found['id']}", **{"if-modified-since": "Sun, 29 Nov 2099 00:00:00 GMT"})
        assert resource["conditionalRead"] == ("full-support" if time_tells.status_code == 304 else "not-match")
    assert [resource["type"] for resource in told["rest"][0]["resource"]] == list(KINDS)


def test_who_answers_for_one_part_reads_that_one_and_not_the_plan() -> None:
    with transaction.atomic(), automatic_run("test"):
        part, holder = next(
            (part, holder)
            for part in Commitment.objects.exclude(assignment=None).select_related("assignment").order_by("id")
            for holder in Assignment.objects.filter(unit_id=part.assignment.unit_id, period__contains=now())[:1]
            if not AccessGround.objects.filter(
                subject_id=part.subject_id, party_id__in=(holder.pk, holder.unit_id), kinds__contains=["plan"]
            ).exists()
            and AccessGround.objects.filter(
                subject_id=part.subject_id, party_id=holder.unit_id, scope_id=part.pk, period__contains=now()
            ).exists()
        )
    provider = System(token_for(holder.pk))
    assert provider.get(f"Task/{part.pk}").status_code == 200
    assert str(part.pk) in {one["id"] for one in provider.all(f"Task?patient={part.subject_id}")}
    assert provider.get(f"CarePlan/{part.plan_id}").status_code == 404
    assert provider.get(f"Goal/{part.goal_id}").status_code == 404
    assert not provider.all(f"CarePlan?patient={part.subject_id}")


def test_an_association_is_not_let_in() -> None:
    with transaction.atomic():
        contact = Assignment.objects.filter(role="association_contact", period__contains=now()).first()
    with pytest.raises(RuleBroken) as broken:
        token_for(contact.pk)
    assert broken.value.findings[0].code == "association_has_no_key"
    before = logged()
    answer = System(party=str(contact.pk), kind="association", subject="").get("Task")
    assert (answer.status_code, answer.json()["issue"][0]["code"]) == (404, "not-found")
    assert [verb for verb, *_ in new_rows(before)] == ["refused"]
