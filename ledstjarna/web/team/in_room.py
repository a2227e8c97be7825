"""Who sits down together: nobody is written down as present whom nobody has said is there."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.teams.queries import team
from ledstjarna.web.team.about import About
from ledstjarna.web.wording.labels import label_text


@dataclass(frozen=True, slots=True)
class InRoom:
    """Names with roles: the person and whoever writes, who stand there at once, and the rest of the team to add."""

    there: tuple[str, ...]
    others: tuple[str, ...]


def in_room(reading: Reading, whom: About) -> InRoom:
    """The person, and the writer; the others of the team are named beside the field, to be written when they come."""
    others = dict.fromkeys(_short(row.label) for row in team(reading) if row.party_id not in reading.viewer.parties)
    return InRoom((whom.name, _short(reading.viewer.label)), tuple(others))


def with_others(help_text: str, others: Sequence[str]) -> str:
    """What is said beside the field, and who else of the team there is to write."""
    if not others:
        return help_text
    return f"{help_text} " + _("Skriv till dem i teamet som är med: %(names)s.") % {"names": "; ".join(others)}


def _short(label: str) -> str:
    return ", ".join(label_text(label).split(", ")[:2])  # name and role
