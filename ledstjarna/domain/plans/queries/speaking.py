"""Whose word is the person's: asked by the actions, and by the pages before anybody has tried."""

from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.people.queries import mandate_hindrance, own_hindrance
from ledstjarna.foundation.findings import Finding


def telling_hindrance(reading: Reading) -> Finding | None:
    """Why this viewer may not write in the person's own words. A child tells for themself; somebody close does not."""
    return None if reading.viewer.kind == "person" else deciding_hindrance(reading, "plan")


def deciding_hindrance(
    reading: Reading, matter: str, *, person_says: str = "", own_no: bool = False
) -> Finding | None:  # fmt: skip
    """Why this viewer's word is not the person's in `matter`. Staff register what was said to them. `person_says` and
    `own_no`: what is known of the person's own position, as `may_choose_for` has it.
    """
    viewer = reading.viewer
    if viewer.kind == "staff":
        return None
    if viewer.kind == "person":
        return own_hindrance(reading, matter)
    if viewer.kind == "representative":
        return mandate_hindrance(reading, viewer.party_id, matter, person_says=person_says, own_no=own_no)
    return Finding("no_mandate", {"kind": viewer.kind}, section="FB 11–12 kap.; lag 2017:310")
