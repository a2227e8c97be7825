"""A bundle is saved whole and once; what we hold is never written over."""

from dataclasses import replace
from typing import Any

import pytest

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessLog
from ledstjarna.domain.needs.models import ForeignFact, ImportedBundle, Need, Suggestion
from ledstjarna.domain.people.actions import register_person
from ledstjarna.domain.people.models import CloseOne, Person, PersonIdentifier, ProtectionChange
from ledstjarna.fhir.intake.intake import read_bundle
from ledstjarna.fhir.saving import save as saving
from ledstjarna.fhir.saving.save import Ended, save
from ledstjarna.fhir.tests.bundles import about, as_bytes, bundle, condition, person, whole_life
from ledstjarna.fhir.tests.made import AT, HOW, county, everything, read, saved
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.foundation.identity import parse

pytestmark = pytest.mark.django_db

STREET = {"line": ["Kungsgatan 1"], "postalCode": "632 20", "city": "Eskilstuna", "country": "SE"}
ABROAD = {"line": ["447 Heaney Dam"], "postalCode": "01550", "city": "Southbridge", "country": "US"}


@pytest.fixture(autouse=True)
def a_county(db):
    county()
    with clock_set_to(AT), automatic_run("test"):
        yield


def whole(**more):
    return read_bundle(as_bytes(whole_life() | more), name="liv.json")


def test_a_life_becomes_a_person_suggestions_and_facts() -> None:
    done = save(whole(), HOW)
    assert (done.ended, done.kept.is_new, done.kept.number.value12) == (Ended.NEW, True, "196101182803")
    someone = Person.objects.get()
    assert (someone.name, str(someone.birth_date), someone.sex) == ("Maria Birgitta Ljungberg", "1961-01-18", "woman")
    assert (someone.county_id, someone.municipality_id) == ("04", "0484")
    kinds = list(Suggestion.objects.order_by("kind", "text").values_list("kind", "text", "state"))
    assert ("goal", "Gå till torget", "open") in kinds
    assert [text for kind, text, _ in kinds if kind == "contact"] == ["Bo Ljungberg", "Siv Ek"]
    assert {kind for kind, *_ in kinds} == {"need", "goal", "contact", "plan"}
    assert set(ForeignFact.objects.values_list("resource_type", flat=True)) == {
        "Patient", "Practitioner", "Organization", "PractitionerRole", "Encounter",
    }  # fmt: skip
    assert not Need.objects.exists()
    assert not CloseOne.objects.exists()


def test_the_provenance_of_everything_is_kept() -> None:
    found = whole()
    save(found, HOW)
    kept = ImportedBundle.objects.get()
    assert (kept.file_name, kept.digest, kept.imported_by_label) == (
        "liv.json",
        found.file.digest,
        "import fhir (test)",
    )
    assert sum(kept.outcome_counts.values()) == len(kept.outcomes) == found.totals.entries
    assert [item["entry"] for item in kept.outcomes] == list(range(found.totals.entries))
    memory = Suggestion.objects.get(kind="need", life_area="d1")
    assert memory.text.startswith("Minne och tanke kan svikta")
    assert {source["provenance"]["bundle_digest"] for source in memory.sources} == {found.file.digest}
    assert memory.sources[0]["provenance"]["resource_type"] == "Condition"
    assert all(fact.provenance["full_url"].startswith("https://sender.example/") for fact in ForeignFact.objects.all())


def test_a_second_run_changes_nothing_at_all() -> None:
    save(whole(), HOW)
    before = everything()
    assert sum(map(len, before.values())) > 20
    again = save(whole(), HOW)
    assert (again.ended, again.kept.new_numbers, again.kept.differences) == (Ended.UNCHANGED, 0, ())
    assert everything() == before


def test_an_older_bundle_read_again_does_not_bring_back_what_a_newer_one_replaced() -> None:
    older, newer = (as_bytes(bundle(person(maritalStatus={"text": text}))) for text in ("Gift", "Skild"))
    assert [save(read_bundle(data), HOW).ended for data in (older, newer)] == [Ended.NEW, Ended.ADDED]
    before = everything()
    assert {save(read_bundle(data), HOW).ended for data in (older, newer, older)} == {Ended.UNCHANGED}
    assert everything() == before


def test_the_same_content_in_another_file_adds_its_provenance_alone() -> None:
    save(whole(), HOW)
    before = everything((*("consent_accesslog",), "needs_importedbundle"))
    again = save(whole(id="another"), HOW)
    assert again.ended is Ended.ADDED
    assert everything((*("consent_accesslog",), "needs_importedbundle")) == before
    assert ImportedBundle.objects.count() == 2


def test_each_run_and_each_person_is_logged() -> None:
    for _ in range(2):
        save(whole(), HOW)
    someone = Person.objects.get()
    rows = list(AccessLog.objects.filter(what="import_fhir").values_list("verb", "subject_id", "party_label"))
    assert rows.count(("run", None, "run:import_fhir")) == 2
    assert rows.count(("find", someone.pk, "run:import_fhir")) == 2
    assert AccessLog.objects.filter(verb="run").first().detail["population"] == 1


def test_what_differs_is_shown_and_never_written_over() -> None:
    register_person(
        by=None, county_id="04", municipality_id="0483", given_name="Maja", family_name="Ljungberg", at=AT,
        identity="196101182803", street="Storgatan 2", postcode="64130", place="Katrineholm", language="fi",
    )  # fmt: skip
    before = Person.objects.values().get()
    done = saved(person(address=[STREET], communication=[{"language": {"coding": [{"code": "sv"}]}}]))
    assert done.ended is Ended.ADDED
    assert Person.objects.values().get() == before
    assert [(item.field, item.ours, item.theirs) for item in done.kept.differences] == [
        ("name", "Maja Ljungberg", "Maria Birgitta Ljungberg"),
        ("address", "Storgatan 2 64130 Katrineholm", "Kungsgatan 1 63220 Eskilstuna"),
        ("language", "fi", "sv"),
    ]


def test_foreign_numbers_are_noted_and_found_again() -> None:
    number = {"system": "https://other.example/id", "value": "A-17"}
    first = saved(person(identifier=[number]))
    assert first.kept.number.value12.startswith("LR")
    assert set(PersonIdentifier.objects.values_list("system", "value")) == {
        (first.kept.number.system, first.kept.number.value12),
        ("https://other.example/id", "A-17"),
    }
    again = saved(person(identifier=[number]), condition())
    assert (again.ended, again.kept.is_new, again.kept.number) == (Ended.ADDED, False, first.kept.number)


def test_a_swedish_number_comes_before_others() -> None:
    numbers = [*person()["identifier"], {"system": "https://other.example/id", "value": "A-17"}]
    first = saved(person())
    second = saved(person(identifier=numbers))
    assert (second.kept.held.pk, second.kept.new_numbers) == (first.kept.held.pk, 1)
    third = saved(person(identifier=numbers[1:]))
    assert third.kept.held.pk == first.kept.held.pk


def test_an_id_on_a_server_is_enough_to_know_somebody_again() -> None:
    first, again = saved(person(identifier=[])), saved(person(identifier=[]))
    assert (first.ended, again.ended) == (Ended.NEW, Ended.UNCHANGED)
    assert again.kept.number == first.kept.number


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"birthDate": "1961-01-19"}, "held_birth_date_differs"),
        ({"birthDate": "1962"}, "held_birth_date_differs"),
        ({"birthDate": None, "name": [{"family": "Annan"}]}, "held_name_differs"),
        ({"name": [{"family": "Annan", "given": ["Anna"]}]}, ""),
        ({"birthDate": "1961-01"}, ""),
    ],
)
def test_others_numbers_alone_are_not_trusted_against_what_we_hold(more, code) -> None:
    number = [{"system": "https://other.example/id", "value": "A-17"}]
    saved(person(identifier=number))
    before = everything()
    done = saved(person(identifier=number, **more))
    assert (done.found.refusal.code if done.found.refusal else "") == code
    if code:
        assert everything() == before
        assert done.found.totals.by_outcome["refused"] == 1


def test_a_new_swedish_number_needs_name_and_birth_date() -> None:
    other = {"system": "https://other.example/id", "value": "A-17"}
    saved(person(identifier=[other]))
    numbers = [*person()["identifier"], other]
    doubtful = saved(person(identifier=numbers, name=[{"family": "Annan", "given": ["Anna"]}]))
    assert doubtful.found.refusal.code == "number_new_for_held"
    sure = saved(person(identifier=numbers))
    assert (sure.ended, sure.kept.new_numbers) == (Ended.ADDED, 1)
    assert Person.objects.count() == 1


def test_numbers_of_two_persons_refuse_the_file() -> None:
    saved(person())
    saved(person(id="p2", identifier=[{"system": "https://other.example/id", "value": "A-17"}]))
    before = everything()
    both = saved(person(identifier=[*person()["identifier"], {"system": "https://other.example/id", "value": "A-17"}]))
    assert (both.ended, both.found.refusal.code) == (Ended.REFUSED, "numbers_of_several")
    assert everything() == before


def test_somebody_who_has_died_here_is_left_in_peace() -> None:
    saved(person(deceasedBoolean=True))
    assert saved(person(), condition()).found.refusal.code == "held_deceased"


def test_nothing_is_half_saved(monkeypatch) -> None:
    before = everything()

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(saving, "log_person", killed)  # everything else has been written by then
    with pytest.raises(KeyboardInterrupt):
        save(whole(), HOW)
    assert everything(()) == before | {key: [] for key in everything(()) if key.startswith("consent_accesslog")}


def test_a_dry_run_tells_and_saves_nothing() -> None:
    before = everything()
    seen = save(whole(), replace(HOW, dry_run=True))
    assert (seen.ended, seen.recorded.suggestions > 3) == (Ended.NEW, True)
    assert everything() == before
    save(whole(), HOW)
    before = everything()
    again = save(whole(), replace(HOW, dry_run=True))
    assert again.ended is Ended.UNCHANGED
    assert everything() == before
    assert AccessLog.objects.filter(verb="find", subject_id=again.kept.held.pk).count() == 2


def test_where_somebody_belongs() -> None:
    assert saved(person(address=[STREET]), municipality="").kept.held.municipality_id == "0484"
    other = person(id="p2", identifier=[{"system": "s", "value": "2"}], address=[ABROAD])
    unknown = saved(other, municipality="")
    assert (unknown.found.refusal.code, unknown.found.refusal.params) == (
        "home_unknown", {"place": "01550 Southbridge, US"},
    )  # fmt: skip
    region = saved(other, municipality="", county="04")
    assert (region.kept.held.county_id, region.kept.held.municipality_id) == ("04", None)


def test_an_address_abroad_stays_with_what_the_sender_said() -> None:
    done = saved(person(address=[ABROAD], telecom=[{"system": "phone", "value": "555-1"}]))
    assert (done.kept.held.street, done.kept.held.postcode, done.kept.held.place) == ("", "", "")
    value = ForeignFact.objects.get(resource_type="Patient").value
    assert value["addresses"][0]["postcode"] == "01550"
    assert value["channels"] == [{"kind": "phone", "value": "555-1"}]


def test_part_of_a_birth_date_is_kept_as_it_was_said() -> None:
    done = saved(person(identifier=[{"system": "s", "value": "1"}], birthDate="1961-01"))
    assert done.kept.held.birth_date is None
    assert ForeignFact.objects.get(resource_type="Patient").value["birth_date"] == "1961-01"


def test_somebody_without_a_name_is_refused_in_words() -> None:
    assert saved(person(name=[])).found.refusal.code == "name_missing"


def test_a_protection_that_only_we_know_of_holds() -> None:
    register_person(
        by=None, county_id="04", given_name="Maria Birgitta", family_name="Ljungberg", at=AT,
        identity=parse("196101182803"), protected_identity="skyddadFolkbokforing",
    )  # fmt: skip
    content = whole_life()
    content["entry"][0]["resource"] |= {"address": [STREET], "telecom": [{"system": "phone", "value": "016-1"}]}
    content["entry"][1]["resource"]["telecom"] = [{"system": "phone", "value": "016-2"}]
    done = save(read_bundle(as_bytes(content)), HOW)
    assert done.ended is Ended.ADDED
    kept = repr([row.value | row.provenance for row in ForeignFact.objects.all()])
    kept += repr([(row.text, row.details, row.sources) for row in Suggestion.objects.all()])
    for trace in ("Kungsgatan", "016-", "Björken", "Siv", "63220"):
        assert trace not in kept
    assert ForeignFact.objects.filter(resource_type="Organization").count() == 0
    assert Suggestion.objects.get(kind="contact").text == "Bo Ljungberg"
    assert done.found.totals.by_reason["skipped", "protected_left_out"] == 4
    assert [item.field for item in done.kept.differences] == ["protected_identity"]


def _protected(kind: str) -> dict[str, Any]:
    label = {"system": "http://hl7.se/fhir/ig/base/CodeSystem/SecurityLabel", "code": kind}
    return person(meta={"security": [label]})


def test_a_protection_that_a_sender_knows_of_holds_at_once() -> None:
    saved(person(address=[STREET]))
    done = saved(_protected("skyddadFolkbokforing"))
    held = Person.objects.get()
    assert (done.ended, done.kept.raised) == (Ended.ADDED, "skyddadFolkbokforing")
    assert (held.protected_identity, held.protected_since) == ("skyddadFolkbokforing", HOW.at)
    assert (held.street, held.postcode) == ("", "")
    assert "protected_identity" not in [item.field for item in done.kept.differences]
    row = ProtectionChange.objects.get()
    assert (row.before, row.after, row.source, row.written_by_label) == (
        "", "skyddadFolkbokforing", "other_system", "run:import_fhir",
    )  # fmt: skip
    again = saved(_protected("skyddadFolkbokforing"))
    assert (again.kept.raised, ProtectionChange.objects.count()) == ("", 1)


@pytest.mark.parametrize("said", ["", "sekretessmarkering"])
def test_a_protection_is_never_lowered_by_a_file(said: str) -> None:
    saved(_protected("skyddadFolkbokforing"))
    done = saved(_protected(said) if said else person())
    assert Person.objects.get().protected_identity == "skyddadFolkbokforing"
    assert (done.kept.raised, ProtectionChange.objects.count()) == ("", 0)
    told = next(item for item in done.kept.differences if item.field == "protected_identity")
    assert (told.ours, told.theirs) == ("skyddadFolkbokforing", said)


def test_who_is_close_is_asked_about_and_a_mandate_never_comes() -> None:
    guardian = about("RelatedPerson", "r1", name=[{"text": "Bo Ek"}], relationship=[
        {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/v3-RoleCode", "code": "GUARD"}]}
    ])  # fmt: skip
    saved(person(), guardian)
    contact = Suggestion.objects.get()
    assert (contact.kind, contact.reason, contact.details["says_representative"]) == ("contact", "close_one", True)


def test_a_wrong_file_saves_nothing() -> None:
    before = everything(())
    assert save(read_bundle(b"{"), HOW).ended is Ended.REFUSED
    assert save(read(person(birthDate="1961-01-19")), HOW).found.refusal.code == "birth_date_contradicts"
    assert everything(()) == before
    assert bundle
