"""Every error as an OperationOutcome. What a viewer may not see is answered as what is not there, byte for byte."""

from typing import Any

_TYPES = {
    400: "invalid", 401: "login", 404: "not-found", 405: "not-supported", 406: "not-supported", 409: "conflict",
    415: "not-supported", 500: "exception",
}  # fmt: skip


class Refused(Exception):
    """A request that is not answered with what it asked for: the status, and why, for whoever builds the client."""

    def __init__(self, status: int, why: str, *, code: str = "", headers: dict[str, str] | None = None) -> None:
        super().__init__(why)
        self.status = status
        self.outcome = outcome(why, code or _TYPES.get(status, "processing"))
        self.headers = headers or {}


def outcome(why: str, code: str, severity: str = "error") -> dict[str, Any]:
    """One issue. `why` names no id and nothing that is about a person."""
    return {
        "resourceType": "OperationOutcome",
        "issue": [{"severity": severity, "code": code, "diagnostics": why}],
    }


def not_found() -> Refused:
    """The one answer for what is not there and what is not for the viewer."""
    return Refused(404, "No such resource, or not for you.")
