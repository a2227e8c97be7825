"""Skyddad folkbokföring: nothing of a bundle tells where the person is."""

from ledstjarna.fhir.intake.answer import Intake
from ledstjarna.fhir.intake.intake import read_bundle
from ledstjarna.fhir.intake.outcomes import Outcome
from ledstjarna.fhir.tests.bundles import as_bytes, whole_life
from ledstjarna.fhir.tests.invariants import assert_sound

LABEL = {"system": "http://hl7.se/fhir/ig/base/CodeSystem/SecurityLabel", "code": "skyddadFolkbokforing"}
PHONE = {"system": "phone", "value": "016-123456"}


def protected() -> Intake:
    content = whole_life()
    content["entry"][0]["resource"] |= {
        "meta": {"security": [LABEL]}, "telecom": [PHONE, {"system": "email", "value": "m@example.se"}],
        "address": [{"line": ["Kungsgatan 1"]}], "contact": [{"name": {"text": "Ida Ek"}, "telecom": [PHONE]}],
    }  # fmt: skip
    content["entry"][1]["resource"]["telecom"] = [PHONE]
    return read_bundle(as_bytes(content))


def test_no_address_no_telephone_no_care_centre() -> None:
    found = protected()
    assert_sound(found, len(whole_life()["entry"]))
    assert found.person is not None
    assert (found.person.addresses, found.person.channels, found.parties) == ((), (), ())
    held = repr((found.person, found.contacts, found.encounters, found.plans, found.goals))
    for trace in ("Kungsgatan", "016-", "m@example", "Björken", "Siv"):
        assert trace not in held
    assert {item.provider_key for item in found.encounters} == {""}


def test_those_close_stay_by_name_and_what_is_needed_stays() -> None:
    found, whole = protected(), read_bundle(as_bytes(whole_life()))
    assert [item.name for item in found.contacts] == ["Ida Ek", "Bo Ljungberg"]
    assert [need.life_area for need in found.needs] == [need.life_area for need in whole.needs]
    assert len(found.goals) == len(found.plans) == 1


def test_what_was_left_out_is_told() -> None:
    found = protected()
    left_out = [item.provenance.resource_type for item in found.outcomes if item.reason.code == "protected_left_out"]
    assert left_out == ["Practitioner", "Organization", "PractitionerRole", "CareTeam"]
    assert {"address_left_out", "channels_left_out", "skyddadFolkbokforing"} <= set(found.outcomes[0].marks)
    assert found.totals.by_outcome[Outcome.REFUSED] == 0
