"""Two validators of FHIR R4 that know nothing of each other: what either finds wrong with a resource."""

import re
from functools import cache
from typing import Any

import fhirkit
from pyrofile_validator import Validator
from pyrofile_validator.config import ValidatorConfig


@cache
def _pyrofile() -> Any:
    return Validator(ValidatorConfig(allow_unknown_extensions=True))


# What pyrofile 0.3 calls wrong and R4 does not (the definitions at hl7.org/fhir/R4): its element list for
# Patient.communication lacks `language`, and its codes for Task.status and Observation.status end with those that the
# definition's short text names. fhirkit holds all of it against the whole definitions.
_STATUSES = {
    "Task": {"rejected", "ready", "cancelled", "in-progress", "on-hold", "failed", "completed"},
    "Observation": {"corrected", "entered-in-error", "unknown"},
}  # fmt: skip
_NOT_WRONG = re.compile(
    r": Unknown element Patient[.]communication\[\d+\][.]language$"
    r"|(?P<type>Task|Observation)[.]status: Code '(?P<status>[a-z-]+)' is not in required ValueSet _r4b_status_\d+"
)


def wrong_by_pyrofile(resource: dict[str, Any]) -> list[str]:
    """Errors that pyrofile finds."""
    report = _pyrofile().validate_resource(resource)
    issues = getattr(report, "issues", report)
    errors = [issue for issue in issues if issue.severity.value in ("error", "fatal")]
    said = [f"{issue.path}: {issue.message}" for issue in errors]
    return [text for text in said if not _is_right(text)]


def _is_right(text: str) -> bool:
    found = _NOT_WRONG.search(text)
    return found is not None and (not found["type"] or found["status"] in _STATUSES[found["type"]])


def wrong_by_fhirkit(resource: dict[str, Any]) -> list[str]:
    """Errors that fhirkit finds."""
    return [str(issue) for issue in fhirkit.validate(resource) if str(issue).startswith("error")]
