"""Consent comes first: what the person has said, and their answer as staff were told it."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse

from ledstjarna.domain.consent.models import Consent
from ledstjarna.domain.consent.queries import Reading, current_consents, open_reading
from ledstjarna.domain.organisations.queries import organisations_by_id
from ledstjarna.domain.people.actions import answer_consent
from ledstjarna.domain.people.queries import representatives
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.how_long import holds_text, how_long_initial
from ledstjarna.web.team.about import About, about
from ledstjarna.web.team.consent.form import ConsentForm
from ledstjarna.web.team.consent.presenter import KINDS, consent_cards, organisation_choices
from ledstjarna.web.team.door import show_about
from ledstjarna.web.team.kinds import PLAN_PAGE
from ledstjarna.web.team.ways import way_to


@page(STAFF)
def team_consents(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """What the person has said about the plan and about sharing."""
    reading = open_reading(request.viewer, subject_id, what="team_consents", kinds=PLAN_PAGE)
    current = current_consents(reading)
    names = organisations_by_id({one for row in current.values() for one in row.organisations})
    return show_about(
        request,
        "team/consent/page.html",
        reading,
        {"cards": consent_cards(subject_id, current, names), "back": way_to("team_story", subject_id)},
    )


@page(STAFF, writes=True)
def team_consent(request: ViewerRequest, subject_id: UUID, kind: str) -> HttpResponse:
    """Register the answer about one kind."""
    if kind not in KINDS:
        raise Http404
    reading = open_reading(request.viewer, subject_id, what="team_consent", kinds=PLAN_PAGE)
    whom, current = about(reading), current_consents(reading).get(kind)
    speakers = _speakers(reading, whom)
    form = form_for(
        request, ConsentForm, initial=_initial(request, subject_id, current), speakers=list(speakers.items()),
        organisations=organisation_choices(whom) if kind in ("sharing", "reading") else None, kind=kind,
    )  # fmt: skip
    if request.method == "POST":
        answer = sent(
            request, form, lambda data, _seen: _register(reading, kind, data),
            done=lambda _consent: way_to("team_consents", subject_id, "consent"),
        )  # fmt: skip
        if answer:
            return answer
    context = {
        "form": form,
        "kind": kind,
        "words": KINDS[kind],
        "current": current,
        "until": holds_text(current),
        "back": way_to("team_consents", subject_id),
    }
    return show_about(request, "team/consent/answer.html", reading, context, whom=whom)


def _register(reading: Reading, kind: str, data: dict[str, Any]) -> Consent:
    return answer_consent(
        by=reading.viewer, subject_id=reading.subject_id, kind=kind, state=data["state"], way=data["way"], at=now(),
        said_by=UUID(data["said_by"]), organisations=[UUID(one) for one in data.get("organisations", [])],
        last_day=data.get("until"),
    )  # fmt: skip


def _speakers(reading: Reading, whom: About) -> dict[str, str]:
    """The person themself, and those who hold a mandate; whether it reaches consent is checked when sent."""
    return {
        str(reading.subject_id): whom.name,
        **{str(seen.representative.pk): seen.representative.name for seen in representatives(reading)},
    }


def _initial(request: ViewerRequest, subject_id: UUID, current: Consent | None) -> dict[str, Any]:
    """Whom the standing consent covers, and the one that somebody wants to invite."""
    wanted = request.GET.get("for", "")
    covered = {str(one) for one in current.organisations} if current else set()
    return {"said_by": str(subject_id), "organisations": sorted(covered | ({wanted} if wanted else set()))} | (
        how_long_initial(current)
    )
