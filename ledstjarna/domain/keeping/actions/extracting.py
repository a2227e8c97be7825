"""The person's own extract, made by an operator for somebody who asks without e-identification."""

from uuid import UUID

from ledstjarna.domain.consent.context import set_viewer
from ledstjarna.domain.consent.queries import Reading, open_by_operator
from ledstjarna.domain.keeping.rules.extracting import extract_findings
from ledstjarna.domain.people.queries import private_viewer
from ledstjarna.foundation.findings import require


def open_extract(*, subject_id: UUID, by: str, reason: str) -> Reading | None:
    """The person's own reading, in the running transaction; None when there is nobody.

    It is read as the person reads and logged as what it is: a run about them, with who took it out and why. Nothing
    in the log says that the person read. Raises RuleBroken without a name and a reason.
    """
    told = {"by": " ".join(by.split()), "reason": " ".join(reason.split())}
    require(*extract_findings(told["by"], told["reason"]))
    set_viewer((subject_id,))
    viewer = private_viewer(subject_id, "person", subject_id)
    return open_by_operator(viewer, subject_id, what="extract", detail=told) if viewer else None
