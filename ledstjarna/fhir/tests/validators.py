"""Two validators of FHIR R4 that know nothing of each other: what either finds wrong with a resource."""

from functools import cache
from typing import Any

import fhirkit
from pyrofile_validator import Validator
from pyrofile_validator.config import ValidatorConfig


@cache
def _pyrofile() -> Any:
    return Validator(ValidatorConfig(allow_unknown_extensions=True))


def wrong_by_pyrofile(resource: dict[str, Any]) -> list[str]:
    """Errors that pyrofile finds."""
    report = _pyrofile().validate_resource(resource)
    issues = getattr(report, "issues", report)
    return [f"{issue.path}: {issue.message}" for issue in issues if issue.severity.value in ("error", "fatal")]


def wrong_by_fhirkit(resource: dict[str, Any]) -> list[str]:
    """Errors that fhirkit finds."""
    return [str(issue) for issue in fhirkit.validate(resource) if str(issue).startswith("error")]
