"""Reasons in words."""

from django.test import override_settings

from ledstjarna.fhir import wording
from ledstjarna.fhir.intake.intake import read_bundle
from ledstjarna.fhir.tests.bundles import as_bytes, bundle, condition, person
from ledstjarna.foundation.findings import Finding


@override_settings(LANGUAGE_CODE="sv", USE_I18N=False)
def test_a_reason_with_its_parameters() -> None:
    assert wording.reason(Finding("newer_exists", {"entry": 12})) == "Det finns ett nyare resultat (post 12)."
    assert wording.reason(Finding("unknown_code", {"code": "sct|{1}"})) == "Koden sct|{1} känns inte igen."


@override_settings(LANGUAGE_CODE="sv", USE_I18N=False)
def test_a_reason_inside_a_reason() -> None:
    found = read_bundle(as_bytes(bundle(person(birthDate="1961-01-19"), condition())))
    assert [wording.reason(item.reason) for item in found.outcomes] == [
        "Födelsedatumet 1961-01-19 stämmer inte med numret 19610118-****. Inget lästes in: det kan vara två personer.",
        "Inget ur filen sparas, eftersom personen avvisades: födelsedatumet stämmer inte med numret.",
    ]
    wrong = Finding("identity_wrong", {"kind": "personnummer", "why": "checksum"})
    assert wording.reason(wrong) == "Identitetsnumret är fel (personnummer): kontrollsiffran stämmer inte."
