"""Who opened about the person in an emergency, until when, which danger it was and in which words: as was promised."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from ledstjarna.domain.consent.models import EmergencyAccess
from ledstjarna.web.wording import label_text, moment_text, state_text, written
from ledstjarna.web.wording.log_control import own_danger_name


@dataclass(frozen=True, slots=True)
class EmergencyShown:
    """One opening in words; `runs` while it can be read by."""

    who: str
    where: str
    runs: bool
    facts: list[tuple[str, str]]


def emergencies_shown(rows: Iterable[EmergencyAccess], at: datetime) -> list[EmergencyShown]:
    """Every opening, in the order it comes."""
    return [_shown(row, at) for row in rows]


def _shown(row: EmergencyAccess, at: datetime) -> EmergencyShown:
    who, _comma, where = label_text(row.opened_by_label).partition(", ")
    told = [
        (_("Öppnade"), moment_text(row.opened_at)), (_("Kan läsa till"), moment_text(row.ends_at)),
        (_("Varför det är tillåtet"), own_danger_name(row.danger)), (_("Skälet, med deras ord"), written(row.reason)),
        (_("Granskning"), _reviewed(row)),
    ]  # fmt: skip
    runs = row.ends_at > at
    if not runs:
        told[1] = (_("Kunde läsa till"), moment_text(row.ends_at))
    return EmergencyShown(who, where, runs, told)


def _reviewed(row: EmergencyAccess) -> str:
    if row.reviewed_at is None:
        return _("Väntar på den som kontrollerar loggen")
    outcome = state_text(row.state, "emergency").word
    return _("%(outcome)s. Granskad %(when)s") % {"outcome": outcome, "when": moment_text(row.reviewed_at)}
