"""A step that is taken already, or whose turn has not come, is told and not asked: from a bookmark or a second tab."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ledstjarna.domain.plans.models import Application
from ledstjarna.web.team.application.presenter import step_of
from ledstjarna.web.wording import date_text, label_text, outcome_name

# Where the application stands while the step can be taken. The rules tell what else a step needs.
_OPEN: dict[str, tuple[str, ...]] = {
    "begun": ("submitted",),
    "investigation": ("submitted", "investigated", "to_decide"),
    "decided": ("to_decide",),
    "assigned": ("submitted", "investigated", "to_decide", "decided"),
}


@dataclass(frozen=True, slots=True)
class Over:
    """What is said instead of the form, and the page of the step that comes before where that is to be taken first."""

    heading: str
    text: str
    first: str = ""


def over(row: Application, thanks: str) -> Over | None:
    """What has happened in place of the step that leads to `thanks`; None while it can be taken."""
    if step_of(row) in _OPEN[thanks]:
        return None
    if row.state == "withdrawn":
        return Over(
            _("Ansökan är tillbakadragen"), _("Personen har dragit tillbaka ansökan. Det finns inget att göra.")
        )
    if thanks == "decided" and row.state != "decided":
        first = "begin_investigation" if row.state == "submitted" else "write_investigation"
        return Over(_("Utredningen är inte skriven än"), _("Skriv utredningen innan du beslutar."), first)
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
