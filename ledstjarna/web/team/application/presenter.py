"""An application's way: submitted, investigated, decided, given to a provider."""

from datetime import timedelta

from django.utils.translation import gettext as _

from ledstjarna.domain.plans.models import Application, Commitment
from ledstjarna.web.wording import date_text, outcome_name

_ORDER = ("submitted", "investigated", "decided", "assigned")


def step_of(application: Application) -> str:
    """Where the application stands, the assignment included; `ended` when there is nothing more to do.

    An investigation that is written has come to its decision (`to_decide`), whoever adds to it.
    """
    if application.state == "investigated" and application.investigation.strip():
        return "to_decide"
    if application.state != "decided":
        return application.state
    part = application.commitment
    if part.state == "awaits_provider":
        return "waits_for_provider" if part.assignment and part.assignment.state == "given" else "decided"
    return "ended"


def journey_of(application: Application) -> list[tuple[str, str | None, str]]:
    """The steps for the journey component: all four, or those it came to where a no or a withdrawal ended it."""
    decision = getattr(application, "decision", None)
    part = application.commitment
    at = {"submitted": 0, "investigated": 0, "to_decide": 1, "withdrawn": 0}.get(step_of(application), 3)
    given = part.assignment.unit_label if part.assignment else None
    texts = [
        date_text(application.applied_at.date()),
        application.investigator_label or None,
        outcome_name(decision.outcome) if decision else None,
        given,
    ]
    names = (_("Ansökan"), _("Utredning"), _("Beslut"), _("Uppdrag"))
    ended = part.state in ("active", "ended")
    done = 4 if ended else at if application.state == "decided" else at + 1
    if decision and decision.outcome == "refused":
        texts, done = texts[:3], 3  # nothing is given to anybody after a refusal
    elif application.state == "withdrawn":
        done = 2 if application.investigator_label else 1
        texts = texts[:done]
    return [
        (name, text, "done" if place < done else "now" if place == done else "later")
        for place, (name, text) in enumerate(zip(names, texts, strict=False))
    ]


def period_of(part: Commitment) -> str:
    """From when and to when a decision or a part holds, the last day included."""
    if part.ends_on is None:
        return _("Från %(day)s, tills vidare") % {"day": date_text(part.starts_on)} if part.starts_on else "–"
    last = part.ends_on - timedelta(days=1)
    if part.starts_on is None:
        return _("Till och med %(day)s") % {"day": date_text(last)}
    both = part.starts_on.year != last.year  # a year on the one alone is read as the other's too
    first = date_text(part.starts_on, with_year=both)
    return _("%(first)s till %(last)s") % {"first": first, "last": date_text(last, with_year=both)}


def how_to_appeal(principal: str) -> str:
    """The text to begin with (FL 2017:900 33, 43–44 §§): three weeks from when the person got the decision."""
    return _(
        "Du kan överklaga beslutet till förvaltningsrätten. Skriv vilket beslut det gäller, varför du tycker att "
        "det är fel och hur du vill ha det. Skriv under med namn, adress och telefonnummer. Skicka eller lämna "
        "brevet till %(principal)s inom tre veckor från den dag du fick beslutet. Du kan få hjälp att skriva."
    ) % {"principal": principal}
