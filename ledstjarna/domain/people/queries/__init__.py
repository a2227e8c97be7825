"""The door for reading about persons. Each query takes the `Reading` (or, for lists, the viewer) first."""

from ledstjarna.domain.people.queries.absences import absence, absences, away_days
from ledstjarna.domain.people.queries.close import (
    RepresentativeSeen,
    close_one,
    close_ones,
    guardians,
    mandate_hindrance,
    mandates_of,
    own_hindrance,
    representatives,
)
from ledstjarna.domain.people.queries.finding import FoundPerson, find_by_identity, find_in_reach, known_as
from ledstjarna.domain.people.queries.letters import letter, letters_to_print
from ledstjarna.domain.people.queries.machines import (
    close_ones_page,
    holds_on,
    known_by,
    mandates_by_representative,
    numbers_of,
    persons_page,
    protected_among,
    representatives_page,
)
from ledstjarna.domain.people.queries.notices import NoticeSeen, last_notice, notices_sent, ways_told
from ledstjarna.domain.people.queries.persons import (
    PROTECTED_NAME,
    HomeArea,
    contact_details,
    display_name,
    home_area,
    identifiers,
    identity_number,
    person,
    person_age,
    persons_named,
)
from ledstjarna.domain.people.queries.stories import current_story, story_versions
from ledstjarna.domain.people.queries.viewers import person_signing_in, private_viewer

__all__ = [
    "PROTECTED_NAME",
    "FoundPerson",
    "HomeArea",
    "NoticeSeen",
    "RepresentativeSeen",
    "absence",
    "absences",
    "away_days",
    "close_one",
    "close_ones",
    "close_ones_page",
    "contact_details",
    "current_story",
    "display_name",
    "find_by_identity",
    "find_in_reach",
    "guardians",
    "holds_on",
    "home_area",
    "identifiers",
    "identity_number",
    "known_as",
    "known_by",
    "last_notice",
    "letter",
    "letters_to_print",
    "mandate_hindrance",
    "mandates_by_representative",
    "mandates_of",
    "notices_sent",
    "numbers_of",
    "own_hindrance",
    "person",
    "person_age",
    "person_signing_in",
    "persons_named",
    "persons_page",
    "private_viewer",
    "protected_among",
    "representatives",
    "representatives_page",
    "story_versions",
    "ways_told",
]
