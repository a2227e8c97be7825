"""Genomförandeplan: the provider writes how, staff write down the person's answer; the team reads."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ledstjarna.domain.consent.queries import NotForYou, Reading, open_part
from ledstjarna.domain.plans import actions
from ledstjarna.domain.plans.models import Commitment
from ledstjarna.domain.plans.queries import Implementation, implementation
from ledstjarna.domain.plans.queries import part as part_of
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import READ_FIRST, STAFF, ViewerRequest, page
from ledstjarna.web.forms import HouseForm, form_for, sent
from ledstjarna.web.lived.how import how_shown
from ledstjarna.web.team.about import about
from ledstjarna.web.team.door import show_about
from ledstjarna.web.team.fields import text, way_told, yes_or_no
from ledstjarna.web.team.ways import way_to


class WriteForm(HouseForm):
    """How it is carried out, what matters to the person in it, and who comes."""

    how = text(_("Så gör vi"), _("Skriv hur ni gör."), rows=5)
    wishes = text(_("Det här är viktigt för personen"), help_text=_("Med personens egna ord."))
    who_comes = text(_("Vem kommer"), rows=2, help_text=_("Till exempel fast omsorgskontakt, och vem annars."))


class AnswerForm(HouseForm):
    """What the person said about it, and in which way."""

    yes = yes_or_no(
        _("Vad säger personen?"), _("Välj vad personen säger."), yes=_("Ja, det är bra"), no=_("Vill ändra något")
    )
    words = text(_("Vad vill personen ändra?"), rows=3, help_text=_("Behövs när personen vill ändra något."))
    way = way_told()


@page(STAFF, writes=True, readers=READ_FIRST)
def team_how(request: ViewerRequest, subject_id: UUID, commitment_id: UUID) -> HttpResponse:
    """Every version; the provider that holds the assignment writes here."""
    reading, part, found = _opened(request, subject_id, commitment_id, "team_how")
    standing = found.open or found.agreed
    stands = {name: getattr(standing, name) if standing else "" for name in ("how", "wishes", "who_comes")}
    form = form_for(request, WriteForm, stands=stands, seen_version=found.open.version if found.open else 0)

    def act(fields: dict[str, Any], seen: int) -> Any:
        return actions.write_implementation(
            by=request.viewer, subject_id=subject_id, commitment_id=commitment_id, seen_version=seen,
            ask=request.POST.get("do") == "ask", at=now(), **fields,
        )  # fmt: skip

    if request.method == "POST":
        answer = sent(request, form, act, done=lambda row: _here(row, subject_id, f"how_{row.state}"))
        if answer:
            return answer
    context = {
        "form": form, "part": part, "open": how_shown(found.open) if found.open else None,
        "agreed": how_shown(found.agreed) if found.agreed else None, "before": [how_shown(row) for row in found.before],
        "writes": part.assignment is not None and part.assignment.state == "accepted"
        and part.assignment.unit_id in request.viewer.parties,
        "back": way_to("team_part", subject_id, commitment_id=commitment_id) if reading.may("plan")
        else reverse("our_times"),
    }  # fmt: skip
    return show_about(request, "team/how/page.html", reading, context, whom=about(reading))


@page(STAFF, writes=True)
def answer_how(request: ViewerRequest, subject_id: UUID, commitment_id: UUID) -> HttpResponse:
    """Write down what the person said."""
    reading, part, found = _opened(request, subject_id, commitment_id, "answer_how")
    asked = found.open
    if asked is None or asked.state != "asked":
        raise NotForYou(request.viewer, subject_id, "answer_how")
    form = form_for(request, AnswerForm, seen_version=asked.version)

    def act(fields: dict[str, Any], seen: int) -> Any:
        return actions.answer_implementation(
            by=request.viewer, subject_id=subject_id, implementation_id=asked.id, seen_version=seen, at=now(), **fields
        )

    if request.method == "POST":
        answer = sent(request, form, act, done=lambda row: _here(row, subject_id, f"how_{row.state}"))
        if answer:
            return answer
    back = way_to("team_how", subject_id, commitment_id=commitment_id)
    context = {"form": form, "part": part, "one": how_shown(asked), "back": back}
    return show_about(request, "team/how/answer.html", reading, context, whom=about(reading))


def _opened(
    request: ViewerRequest, subject_id: UUID, commitment_id: UUID, what: str
) -> tuple[Reading, Commitment, Implementation]:
    reading = open_part(request.viewer, subject_id, commitment_id, what=what)
    reading.needs("basic")
    part = part_of(reading, commitment_id)
    if part.legal_basis not in ("sol", "lss"):
        raise NotForYou(request.viewer, subject_id, what)
    return reading, part, implementation(reading, commitment_id)


def _here(row: Any, subject_id: UUID, thanks: str) -> str:
    return way_to("team_how", subject_id, thanks, commitment_id=row.commitment_id)
