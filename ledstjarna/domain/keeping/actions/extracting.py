"""The person's own extract, made by an operator for somebody who asks without e-identification."""

from uuid import UUID

from ledstjarna.domain.consent.access import reach
from ledstjarna.domain.consent.actions import log_run
from ledstjarna.domain.consent.context import set_viewer
from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.keeping.rules.extracting import extract_findings
from ledstjarna.domain.people.queries import private_viewer
from ledstjarna.foundation.clock import now
from ledstjarna.foundation.findings import require


def open_extract(*, subject_id: UUID, by: str, reason: str) -> Reading | None:
    """The person's own reading, in the running transaction; None when there is nobody.

    It is read as the person reads and logged as what it is: a run about them, with who took it out and why. Nothing
    in the log says that the person read. Raises RuleBroken without a name and a reason.
    """
    told = {"by": " ".join(by.split()), "reason": " ".join(reason.split())}
    require(*extract_findings(told["by"], told["reason"]))
    set_viewer((subject_id,))
    viewer, at = private_viewer(subject_id, "person", subject_id), now()
    reached = reach(viewer, subject_id, at) if viewer else None
    if viewer is None or reached is None:
        return None
    log_run("extract", population=1, county_id=reached.county_id, subject_id=subject_id, detail=told)
    return Reading(viewer, subject_id, reached.county_id, reached, at, reads_only=True)
