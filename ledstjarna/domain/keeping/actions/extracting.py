"""The person's own extract, made by an operator for somebody who asks without e-identification."""

from uuid import UUID

from ledstjarna.domain.consent.actions import log_run
from ledstjarna.domain.consent.context import set_viewer
from ledstjarna.domain.consent.queries import Reading, open_reading
from ledstjarna.domain.consent.rules import ALL_KINDS, PART
from ledstjarna.domain.people.queries import private_viewer


def open_extract(*, subject_id: UUID) -> Reading | None:
    """The person's own reading, in the running transaction; None when there is nobody.

    The person's log tells that it was made for them, not by them.
    """
    set_viewer((subject_id,))
    viewer = private_viewer(subject_id, "person", subject_id)
    if viewer is None:
        return None
    log_run("extract", population=1, county_id=viewer.county_id, subject_id=subject_id)
    kinds = [kind for kind in ALL_KINDS if kind != PART]
    return open_reading(viewer, subject_id, what="extract_by_operator", kinds=kinds)
