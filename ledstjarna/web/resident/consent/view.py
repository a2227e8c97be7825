"""One question about consent on one page: what it means, the answers, and what happens after each."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from ledstjarna.domain.consent.queries import (
    Consent,
    NotForYou,
    Reading,
    answers_version,
    current_consents,
    half_consents,
    last_yes,
)
from ledstjarna.domain.consent.rules import DECISION, NAMES_WHOM, PLAN, TEAM
from ledstjarna.domain.people.actions import answer_consent, renew_consent
from ledstjarna.domain.people.queries import guardians
from ledstjarna.domain.people.rules import CONSENT_MATTERS
from ledstjarna.domain.plans.queries import plan_view
from ledstjarna.domain.teams.queries import left_with_consent, team
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import PERSON, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.how_long import halves_text, how_long_initial, renewed_text, who_said
from ledstjarna.web.persons_word import ask_persons_word, persons_word, persons_word_counts
from ledstjarna.web.resident.choosers import matter_hindrance
from ledstjarna.web.resident.consent.difference import now_and_sent
from ledstjarna.web.resident.consent.form import RENEW, ConsentForm
from ledstjarna.web.resident.opening import opened, room, standing_of, subject
from ledstjarna.web.resident.sharing.organisations import names_of, to_choose_among
from ledstjarna.web.resident.sharing.presenter import QUESTIONS, answer_shown
from ledstjarna.web.resident.thanking import thanks_at


@page(PERSON, about=TEAM, writes=True)
def consent(request: ViewerRequest, kind: str) -> HttpResponse:
    """Give, refuse or withdraw one kind of consent."""
    if kind not in QUESTIONS:
        raise NotForYou(request.viewer, subject(request), "consent")
    reading = opened(request, "consent", TEAM, PLAN, DECISION)
    standing = standing_of(reading)
    consents = current_consents(reading)
    current = consents.get(kind)
    halves = half_consents(reading, kind).get(kind, [])
    asked = next((row for row in halves if row.said_by_id != request.viewer.party_id), None)
    asked = asked or next(iter(halves), current)
    hindrance = matter_hindrance(reading, CONSENT_MATTERS[kind])
    own_half = any(row.said_by_id == request.viewer.party_id for row in halves)
    form = form_for(
        request,
        ConsentForm,
        seen_version=answers_version(reading, kind),
        among=_among(reading, last_yes(reading, kind), *halves) if kind in NAMES_WHOM else None,
        initial={"organisations": [str(one) for one in asked.organisations] if asked else []} | how_long_initial(asked),
    )
    asks_person = not hindrance and persons_word_counts(reading, CONSENT_MATTERS[kind])
    if asks_person:
        ask_persons_word(form, standing.first)

    def act(fields: dict[str, Any], seen_version: int) -> Any:
        about: dict[str, Any] = {"by": request.viewer, "subject_id": subject(request), "kind": kind, "at": now()}
        about |= {"seen_version": seen_version, **persons_word(fields)}
        if fields["answer"] == RENEW:
            return renew_consent(**about, way="digital")
        covered = fields.get("organisations", []) if fields["answer"] == "given" else []
        return answer_consent(
            **about, state=fields["answer"], way="digital", organisations=[UUID(one) for one in covered],
            last_day=fields.get("until"),
        )  # fmt: skip

    if request.method == "POST" and (answer := sent(request, form, act, done=lambda row: _led(reading, row, form))):
        return answer
    names = names_of({**consents, **{str(row.pk): row for row in halves}})
    waits = halves_text(halves, names, guardians(reading)) if halves else []
    renewed = "" if own_half else renewed_text(reading, current)
    shown = answer_shown(
        kind, current, names, standing, renewed, waits, who=who_said(reading, current) if current else ""
    )
    # What somebody who decides for them has said no to, the person may say no to themself: it weighs more.
    others_no = standing.themself and current is not None and current.said_by_id != reading.subject_id
    context = {
        "form": form, "one": shown, "state_now": current.state if current else "", "hindrance": hindrance,
        "others_no": others_no, "own_half": own_half, "asks_person": asks_person,
        "now_and_sent": now_and_sent(form, renewed),
    }  # fmt: skip
    return room(request, "resident/consent/page.html", reading, context, standing=standing)


def _led(reading: Reading, row: Consent, form: ConsentForm) -> str:
    """To whom they may want back, where a new yes lets them ask; else to what now holds."""
    asks = row.kind == "sharing" and row.state == "given" and left_with_consent(reading)
    return thanks_at("back_in_team" if asks else "sharing", _thanks(row.kind, row.state, form))


def _thanks(kind: str, state: str, form: ConsentForm) -> str:
    if state == "half":
        return "halvt"
    return "fornyat" if form.cleaned_data["answer"] == RENEW else f"{kind}-{state}"


def _among(reading: Reading, *answers: Any | None) -> list[tuple[str, str]]:
    covered = [one for row in answers if row for one in row.organisations]
    rows = to_choose_among(reading, plan_view(reading), team(reading), covered)
    return [(str(row.id), row.name) for row in rows]
