"""The import as it stands in the access log: an automatic run, over one person at a time."""

from uuid import NAMESPACE_URL, UUID, uuid5

from ledstjarna.domain.consent.queries import Viewer, log_finding

NAME = "import_fhir"
_PARTY = uuid5(NAMESPACE_URL, f"urn:ledstjarna:run:{NAME}")  # the same run in every log


def log_person(subject_id: UUID, county_id: str) -> None:
    """One row that the run looked this person up by their numbers, for the person to see."""
    run = Viewer(_PARTY, (), "run", f"run:{NAME}", county_id=county_id)
    log_finding(run, subject_id, what=NAME)
