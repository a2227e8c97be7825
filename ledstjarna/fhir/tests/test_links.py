"""No link of ours tells who somebody is, and paging by them works all the same: for who asked, and nobody else."""

import json
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from django.db import transaction

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.people.models import Person, PersonIdentifier
from ledstjarna.fhir.answering.closed import KEPT, closed, is_personal, opened
from ledstjarna.fhir.answering.kinds import KINDS
from ledstjarna.fhir.answering.outcome import Refused
from ledstjarna.fhir.tests.asking import System, busiest, coordinated, coordinators, token_for
from ledstjarna.foundation.ids import new_id
from ledstjarna.foundation.sign_in.attempts import must_wait
from ledstjarna.foundation.sign_in.limits import LIMITS
from tests.support.house import House

pytestmark = pytest.mark.database


@pytest.fixture(scope="module")
def system(house: House) -> System:
    return System(token_for(busiest()[0]))


def person_of(system: System) -> Person:
    with transaction.atomic(), automatic_run("test"):
        return Person.objects.filter(protected_identity="", pk__in=coordinated(busiest()[0])).order_by("pk")[0]


def links(found: dict[str, Any]) -> dict[str, str]:
    return {one["relation"]: one["url"].split("/fhir/")[1] for one in found["link"]}


def posted(system: System, kind: str, **asked: str) -> dict[str, Any]:
    answer = system.client.post(f"/fhir/{kind}/_search", urlencode(asked), "application/x-www-form-urlencoded")
    assert answer.status_code == 200, answer.content
    found: dict[str, Any] = answer.json()
    return found


def test_a_number_a_name_and_a_day_of_birth_stand_in_no_link(system: System) -> None:
    person = person_of(system)
    with transaction.atomic(), automatic_run("test"):
        number = PersonIdentifier.objects.filter(subject_id=person.pk).values_list("value", flat=True)[0]
    asked = {
        "identifier": number, "family": person.family_name, "given": person.given_name,
        "birthdate": person.birth_date.isoformat(),
    }  # fmt: skip
    for name, value in asked.items():
        for found in (posted(system, "Patient", **{name: value}), system.bundle(f"Patient?{name}={quote(value)}")):
            assert str(person.pk) in json.dumps(found), name
            for address in links(found).values():
                assert value not in address
                assert quote(value) not in address
                assert f"{name}=" not in address
            assert links(system.bundle(links(found)["self"])) == links(found), "the same question, the same address"
    found = posted(system, "CarePlan", **{"patient.identifier": number, "status": "active"})
    assert number not in json.dumps(found["link"])
    assert "status=active" in links(found)["self"]
    assert system.all(links(found)["self"]) == system.all(f"CarePlan?patient.identifier={number}&status=active")


def test_what_was_posted_is_paged_through_by_links_that_hold_nothing_of_it(system: System) -> None:
    asked = {"birthdate": "gt1900-01-01"}
    entries = posted(system, "Patient", **asked, _count="200")["entry"]
    assert len(entries) > 2
    found, seen = posted(system, "Patient", **asked, _count="1"), []
    while True:
        seen += [entry["resource"]["id"] for entry in found["entry"]]
        if "next" not in links(found):
            break
        assert "1900" not in links(found)["next"]
        found = system.bundle(links(found)["next"])
    assert seen == [entry["resource"]["id"] for entry in entries]


def test_what_is_kept_opens_for_nobody_else_and_not_when_changed(system: System) -> None:
    person = person_of(system)
    address = links(posted(system, "Patient", family=person.family_name))["self"]
    assert system.get(address).status_code == 200
    other = System(token_for(next(one for one in coordinators() if one != busiest()[0])))
    for who, changed in (
        (other, address),
        (system, address[:-4]),
        (system, f"Patient?{KEPT}=x"),
        (system, f"{address}å"),
    ):
        answer = who.get(changed)
        assert answer.status_code == 400
        assert answer.json()["resourceType"] == "OperationOutcome"


def test_every_parameter_that_may_tell_who_somebody_is_is_known_as_that() -> None:
    plain = {
        name for kind in KINDS.values() for name, one in kind.parameters.items()
        if one.type in ("string", "token") and not is_personal(kind.name, name) and kind.name != "Organization"
    }  # fmt: skip
    codes = {"_id", "achievement-status", "active", "business-status", "category", "code", "gender", "lifecycle-status"}
    assert plain <= codes | {"role", "status"}
    for name in ("identifier", "name", "family:exact", "subject.identifier", "address-city", "phone", "telecom"):
        assert is_personal("Patient", name)
    assert not is_personal("Organization", "name")


def test_a_former_key_opens_and_another_does_not(settings: Any) -> None:
    party = new_id()
    text = closed(party, [("family", "Ek")])
    former, settings.SECRET_KEY = settings.SECRET_KEY, "another key of ours, as long as it should be and more"
    with pytest.raises(Refused):
        opened(party, text)
    settings.SECRET_KEY_FALLBACKS = [former]
    assert opened(party, text) == [("family", "Ek")]


def test_too_many_tokens_that_are_none_are_asked_to_wait_and_one_that_holds_is_let_in(
    system: System, settings: Any
) -> None:
    settings.PROXIES = 1
    there = {"X-Forwarded-For": "192.0.2.77"}
    most = next(limit.most for limit in LIMITS if limit.by == ("address",))
    answers = [System(f"nonsense{n}").get("Patient", **there) for n in range(most + 3)]
    assert [one.status_code for one in answers] == [401] * most + [429] * 3
    assert int(answers[-1].headers["Retry-After"]) > 0
    assert answers[-1].json()["issue"][0]["code"] == "throttled"
    assert system.get("Patient?_count=1", **there).status_code == 200
    assert System().get("Patient", **there).status_code == 401, "who shows no token has guessed at none"
    assert System("nonsense").get("Patient", **{"X-Forwarded-For": "192.0.2.78"}).status_code == 401
    assert must_wait(address="192.0.2.77") is None, "nobody is shut out of the pages by it"
