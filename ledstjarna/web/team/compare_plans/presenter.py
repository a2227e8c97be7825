"""What the plans to compare are called."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ledstjarna.domain.visits.models import PlanDraft, PublishedPlan
from ledstjarna.web.team.plan_weights.presenter import factor_name
from ledstjarna.web.team.replanning.presenter import kind_text
from ledstjarna.web.wording import moment_text


def published_name(row: PublishedPlan) -> str:
    """A plan that was told, by when."""
    return _("Meddelad %(at)s") % {"at": moment_text(row.published_at)}


def draft_name(row: PlanDraft, factor: float | None = None) -> str:
    """A proposal, by what it is about and when it was asked for; one of the trade-off by how much faces weigh in it."""
    if factor is not None:
        told = {"how": factor_name(factor), "at": moment_text(row.asked_at)}
        return _("Avvägningen, kända ansikten väger %(how)s, %(at)s") % told
    return _("Förslag: %(what)s, %(at)s") % {"what": kind_text(row), "at": moment_text(row.asked_at)}


def differ_text(many: int) -> str:
    """How much lies between."""
    if not many:
        return _("Inget besök skiljer sig.")
    return ngettext("%(n)s besök skiljer sig.", "%(n)s besök skiljer sig.", many) % {"n": many}
