"""A step that is taken already is told, not asked again: from a bookmark, the back button or a second tab."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ledstjarna.domain.plans.models import Application
from ledstjarna.web.team.application.presenter import step_of
from ledstjarna.web.wording import date_text, label_text, outcome_name

# Where the application stands while the step can be taken. The rules tell what else a step needs.
_OPEN: dict[str, tuple[str, ...]] = {
    "begun": ("submitted",),
    "investigation": ("submitted", "investigated"),
    "decided": ("submitted", "investigated"),
    "assigned": ("submitted", "investigated", "decided"),
}


@dataclass(frozen=True, slots=True)
class Over:
    """What is said instead of the form."""

    heading: str
    text: str


def over(row: Application, thanks: str) -> Over | None:
    """What has happened in place of the step that leads to `thanks`; None while it can be taken."""
    if step_of(row) in _OPEN[thanks]:
        return None
    if row.state == "withdrawn":
        return Over(
            _("Ansökan är tillbakadragen"), _("Personen har dragit tillbaka ansökan. Det finns inget att göra.")
        )
    return _TOLD[thanks](row)


def _begun(row: Application) -> Over:
    told = _("%(who)s tar hand om ansökan.") % {"who": label_text(row.investigator_label)}
    return Over(_("Utredningen är redan påbörjad"), told)


def _investigated(row: Application) -> Over:
    return Over(_("Utredningen är avslutad"), _decision(row))


def _decided(row: Application) -> Over:
    return Over(_("Beslutet är redan fattat"), _decision(row))


def _assigned(row: Application) -> Over:
    given = row.commitment.assignment
    if given is None:
        return Over(_("Det finns inget uppdrag att lämna"), _decision(row))
    told = _("%(unit)s fick uppdraget av %(who)s, %(day)s.") % {
        "unit": given.unit_label, "who": label_text(given.given_by_label), "day": date_text(given.given_at.date()),
    }  # fmt: skip
    return Over(_("Uppdraget är redan lämnat"), told)


def _decision(row: Application) -> str:
    made = row.decision
    return _("Beslutet är redan fattat: %(outcome)s, av %(who)s, %(day)s.") % {
        "outcome": outcome_name(made.outcome), "who": label_text(made.decided_by_label),
        "day": date_text(made.decided_at.date()),
    }  # fmt: skip


_TOLD: dict[str, Callable[[Application], Over]] = {
    "begun": _begun, "investigation": _investigated, "decided": _decided, "assigned": _assigned,
}  # fmt: skip
