"""Så gör de: how a provider carries out what was decided, to read and to say yes to or change."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ledstjarna.domain.consent.rules import PLAN
from ledstjarna.domain.plans.actions import answer_implementation
from ledstjarna.domain.plans.queries import implementation
from ledstjarna.domain.plans.queries import part as part_of
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import PERSON, ViewerRequest, page
from ledstjarna.web.forms import HouseForm, form_for, sent
from ledstjarna.web.lived.how import how_shown
from ledstjarna.web.resident.choosers import choice_hindrance
from ledstjarna.web.resident.opening import opened, room, subject
from ledstjarna.web.resident.thanking import Thanks, thanked, thanks_at


class HowForm(HouseForm):
    """Yes, or what one wants otherwise."""

    words = forms.CharField(
        label=gettext_lazy("Vill du ändra något? Skriv vad."), required=False, max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip


THANKS: dict[str, Callable[[], Any]] = {
    "ja": lambda: Thanks(
        _("Tack, nu är ni överens"),
        (_("Det är så de ska göra."), _("Vill du ändra något senare, säg till dem. Då skriver de en ny version.")),
    ),
    "andra": lambda: Thanks(_("Tack, de har fått det du skrev"), (_("De skriver om det och frågar dig igen."),)),
}


@page(PERSON, about=PLAN, writes=True)
def how(request: ViewerRequest, part_id: UUID) -> HttpResponse:
    """What is agreed, and what waits for an answer."""
    reading = opened(request, "how", PLAN)
    part = part_of(reading, part_id)
    found = implementation(reading, part_id)
    asked = found.open if found.open is not None and found.open.state == "asked" else None
    form = form_for(request, HowForm, seen_version=asked.version if asked else None)

    def act(fields: dict[str, Any], seen: int) -> object:
        assert asked is not None
        return answer_implementation(
            by=request.viewer, subject_id=subject(request), implementation_id=asked.id, seen_version=seen,
            yes=request.POST.get("answer") == "yes", words=fields["words"], at=now(),
        )  # fmt: skip

    def done(row: Any) -> str:
        return thanks_at("how", "ja" if row.state == "agreed" else "andra", part_id=part_id)

    if request.method == "POST" and asked is not None and (answer := sent(request, form, act, done=done)):
        return answer
    context = {
        "form": form, "part": part, "asked": how_shown(asked) if asked else None,
        "agreed": how_shown(found.agreed) if found.agreed else None, "before": [how_shown(row) for row in found.before],
        "hindrance": choice_hindrance(reading, part.legal_basis), "thanked": thanked(request, THANKS),
    }  # fmt: skip
    return room(request, "resident/how/page.html", reading, context)
