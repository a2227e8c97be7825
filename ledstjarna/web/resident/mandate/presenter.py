"""Applications and decisions without the plan around them, as a representative for rights alone reads them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.keeping.rules.promised import promised
from ledstjarna.domain.plans.models import Application
from ledstjarna.web.resident.days import day_text
from ledstjarna.web.resident.decisions import entitled, how_to_appeal
from ledstjarna.web.resident.standing import Standing
from ledstjarna.web.wording import law_name
from ledstjarna.web.wording.labels import label_text, written

_PROMISED: dict[str, Callable[[Standing], str]] = {
    "who": lambda standing: _("vem %(name)s är") % {"name": standing.first},
    "close_ones": lambda standing: _("vilka som står %(name)s nära") % {"name": standing.first},
    "mandate": lambda _standing: _("vilka uppdrag att företräda som finns, och vad ditt låter dig läsa"),
    "decisions": lambda standing: _("%(whose)s ansökningar, och besluten om dem") % {"whose": standing.whose},
    "meetings": lambda _standing: _("möten som du är kallad till"),
}


def promised_texts(reading: Reading, standing: Standing) -> list[str]:
    """What the representative reads, here and in the file: the same rule decides both. Nothing where they read all."""
    told = promised(reading.reached.kinds, called=bool(reading.reached.parts)) or ()
    return [_PROMISED[one.code](standing) for one in told]


@dataclass(frozen=True, slots=True)
class ApplicationShown:
    """One application, with the decision where there is one. `state` is the application's code."""

    title: str
    made: str
    state: str
    gives: str = ""
    reasons: str = ""
    decided: str = ""
    appeal: str = ""


def application_shown(row: Application, standing: Standing) -> ApplicationShown:
    """The application in words."""
    title = _("Ansökan · %(law)s") % {"law": law_name(row.law)}
    made = _("Skickad %(day)s till %(whom)s.") % {
        "day": day_text(row.applied_at), "whom": row.principal.name,
    }  # fmt: skip
    decision = getattr(row, "decision", None)
    if decision is None:
        return ApplicationShown(title, made, row.state)
    decided = _("Beslutat %(day)s av %(who)s.") % {
        "day": day_text(decision.decided_at), "who": label_text(decision.decided_by_label),
    }  # fmt: skip
    return ApplicationShown(
        title, made, row.state, gives=entitled(decision, standing), reasons=written(decision.reasons), decided=decided,
        appeal=how_to_appeal(decision),
    )  # fmt: skip


def applications_shown(rows: Iterable[Application], standing: Standing) -> list[ApplicationShown]:
    """Each of them, the newest first as they come."""
    return [application_shown(row, standing) for row in rows]
