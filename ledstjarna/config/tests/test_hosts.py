"""Another's name in the Host header: one line back, one line in the log, and nothing of what was asked in either.

Under /fhir the answer is an OperationOutcome: ledstjarna/fhir/tests/test_errors.py.
"""

import pytest
from django.test import Client


@pytest.mark.parametrize("path", ["/", "/halsa/", "/teamet/?namn=Eva"])
@pytest.mark.parametrize("host", ["evil", "127.0.0.1.evil.example", "a b"])
def test_a_name_that_is_not_ours(path: str, host: str, caplog: pytest.LogCaptureFixture) -> None:
    answer = Client(headers={"host": host}, raise_request_exception=False).get(path)
    assert answer.status_code == 400
    assert answer.content.decode().count("\n") == 1
    assert answer["X-Content-Type-Options"] == "nosniff"
    ours = [record for record in caplog.records if record.name.startswith(("ledstjarna", "django.security"))]
    assert [(record.getMessage(), record.exc_info) for record in ours] == [("host_not_ours", None)]
    assert "evil" not in caplog.text
