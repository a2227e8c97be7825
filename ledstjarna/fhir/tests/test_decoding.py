"""Files that are no FHIR bundles, each with its own clear refusal."""

import json
from pathlib import Path

import pytest

from ledstjarna.fhir.intake.decoding import LARGEST_FILE
from ledstjarna.fhir.intake.intake import Intake, read_bundle, read_file
from ledstjarna.fhir.tests.bundles import as_bytes, bundle, person

GOOD = as_bytes(bundle(person()))


def refusal(data: bytes, largest: int = LARGEST_FILE) -> str:
    found = read_bundle(data, largest=largest)
    assert found.refusal is not None
    assert found.person is None
    return found.refusal.code


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file_empty"),
        (b" \n\t ", "file_empty"),
        (b"\xef\xbb\xbf", "file_empty"),
        (b"\xef\xbb\xbf  \n", "file_empty"),
        (b" " * 200, "file_empty"),
        (b"<Bundle xmlns='http://hl7.org/fhir'/>", "file_xml"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>", "file_xml"),
        (b"PK\x03\x04whatever", "file_packed"),
        (b"\x1f\x8bwhatever", "file_packed"),
        (b"hello", "file_not_json"),
        (b"{'a': 1}", "file_not_json"),
        (b'{"resourceType": "Bundle",,}', "file_not_json"),
        (GOOD[:-1], "file_truncated"),
        (GOOD[: len(GOOD) // 2], "file_truncated"),
        (b'{"resourceType": "Bun', "file_truncated"),
        ('{"name": "å"}'.encode("latin-1"), "file_encoding"),
        (GOOD.decode().encode("utf-16"), "file_encoding"),
        (GOOD.decode().encode("utf-16-le"), "file_encoding"),
        (b"[" * 100_000, "file_too_deep"),
        (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "file_too_deep"),
        (b"[" + b"{}," * 3_000_001 + b"{}]", "file_too_many_parts"),
        (b"[]", "file_not_fhir"),
        (b"42", "file_not_fhir"),
        (b"null", "file_not_fhir"),
        (b'"Bundle"', "file_not_fhir"),
        (b"{}", "file_not_fhir"),
        (b'{"resourceType": "Bundle"}', "bundle_empty"),
        (b'{"resourceType": "Bundle", "entry": {}}', "bundle_entries_unreadable"),
        (b'{"resourceType": "Bundle", "entry": "all"}', "bundle_entries_unreadable"),
        (b'{"resourceType": "Bundle", "type": "history", "entry": [{}]}', "bundle_type"),
        (b'{"resourceType": "Bundle", "type": "batch-response", "entry": [{}]}', "bundle_type"),
    ],
)
def test_refused_with_its_reason(data: bytes, code: str) -> None:
    assert refusal(data) == code


def test_size_and_entries_are_limited() -> None:
    assert refusal(GOOD, largest=len(GOOD) - 1) == "file_too_large"
    assert read_bundle(GOOD, largest=len(GOOD)).refusal is None
    assert refusal(as_bytes({"resourceType": "Bundle", "entry": [1] * 50_001})) == "file_too_many_entries"


def test_a_position_is_told() -> None:
    found = read_bundle(b'{\n "a": oops}')
    assert found.refusal is not None
    assert found.refusal.params == {"line": 2, "column": 7}


def test_a_byte_order_mark_is_forgiven() -> None:
    assert read_bundle(b"\xef\xbb\xbf" + GOOD).person is not None


def test_no_number_is_too_large_or_too_strange() -> None:
    words = GOOD.decode().replace('"female"', "NaN").replace('"1961-01-18"', "1" * 5000)
    found = read_bundle(words.encode())
    assert found.person is not None
    assert found.person.sex == "unknown"


def test_one_resource_alone_is_a_bundle_of_one() -> None:
    found = read_bundle(as_bytes(person()))
    assert found.person is not None
    assert found.file.bundle_type == "Patient"


def test_one_resource_per_line() -> None:
    lines = [json.dumps(person()), "", "broken{", json.dumps({"resourceType": "Claim"})]
    found = read_bundle("\n".join(lines).encode())
    assert [item.reason.code for item in found.outcomes] == ["person_taken", "entry_unreadable", "type_not_used"]


def test_files_that_cannot_be_opened(tmp_path: Path) -> None:
    for path, code in ((tmp_path, "file_is_folder"), (tmp_path / "missing.json", "file_missing")):
        found = read_file(path)
        assert found.refusal is not None
        assert found.refusal.code == code
        assert found.outcomes == ()


def test_a_file_is_not_read_beyond_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "large.json"
    path.write_bytes(GOOD)
    assert read_file(path).person is not None
    found: Intake = read_file(path, largest=10)
    assert found.refusal is not None
    assert found.refusal.code == "file_too_large"
