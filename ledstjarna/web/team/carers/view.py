"""Stöd till den som hjälper: somebody who cares has asked for support of their own, and gets an answer in words."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ledstjarna.domain.plans import actions
from ledstjarna.domain.plans.queries import carer_support
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import HouseForm, form_for, sent
from ledstjarna.web.team.door import show_page
from ledstjarna.web.team.fields import text


class AnswerForm(HouseForm):
    """The answer, which the carer reads."""

    answer = text(_("Ditt svar"), _("Skriv ett svar."), rows=4, help_text=_("Till exempel när du ringer."))


@page(STAFF, writes=True)
def carer_answer(request: ViewerRequest, subject_id: UUID, support_id: UUID) -> HttpResponse:
    """What the carer wrote and how they are reached, and the answer. The plan is not shown: it is not about that."""
    row = carer_support(request.viewer, subject_id, support_id, what="carer_answer")
    form = form_for(request, AnswerForm)
    if request.method == "POST":
        answer = sent(
            request,
            form,
            lambda data, _seen: actions.answer_carer(
                by=request.viewer, subject_id=subject_id, support_id=support_id, answer=data["answer"], at=now()
            ),
            done=lambda _row: reverse("team_work") + "?tack=carer",
        )
        if answer:
            return answer
    return show_page(request, "team/carers/page.html", {"form": form, "one": row, "back": reverse("team_work")})
