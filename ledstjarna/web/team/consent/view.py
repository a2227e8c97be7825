"""Consent comes first: what the person has said, and their answer as staff were told it."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from ledstjarna.domain.consent.models import Consent
from ledstjarna.domain.consent.queries import (
    Reading,
    answers_version,
    current_consents,
    half_consents,
    open_reading,
    own_last,
)
from ledstjarna.domain.consent.rules import NAMES_WHOM
from ledstjarna.domain.organisations.queries import organisations_by_id
from ledstjarna.domain.people.actions import answer_consent
from ledstjarna.domain.people.queries import guardians, representatives
from ledstjarna.domain.people.rules import CONSENT_MATTERS
from ledstjarna.domain.teams.queries import left_with_consent
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.how_long import answer_text, halves_text, holds_text, how_long_initial, who_said
from ledstjarna.web.persons_word import persons_word, whose_word_needs_it
from ledstjarna.web.team.about import About, about
from ledstjarna.web.team.consent.form import ConsentForm
from ledstjarna.web.team.consent.presenter import KINDS, consent_cards, halves_of_kinds, organisation_choices
from ledstjarna.web.team.door import show_about
from ledstjarna.web.team.kinds import PLAN_PAGE
from ledstjarna.web.team.ways import way_to
from ledstjarna.web.wording import label_text, moment_text, state_text, way_name


@page(STAFF)
def team_consents(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """What the person has said about the plan and about sharing."""
    reading = open_reading(request.viewer, subject_id, what="team_consents", kinds=PLAN_PAGE)
    current, halves = current_consents(reading), half_consents(reading)
    rows = [*current.values(), *(one for half in halves.values() for one in half)]
    names = organisations_by_id({one for row in rows for one in row.organisations})
    waits = halves_of_kinds(halves, names, guardians(reading)) if halves else {}
    return show_about(
        request,
        "team/consent/page.html",
        reading,
        {
            "cards": consent_cards(
                subject_id, current, names, waits, {kind: who_said(reading, row) for kind, row in current.items()}
            ),
            "back": way_to("team_story", subject_id),
            "left": [label_text(row.label) for row in left_with_consent(reading)],
        },
    )


@page(STAFF, writes=True)
def team_consent(request: ViewerRequest, subject_id: UUID, kind: str) -> HttpResponse:
    """Register the answer about one kind."""
    if kind not in KINDS:
        raise Http404
    reading = open_reading(request.viewer, subject_id, what="team_consent", kinds=PLAN_PAGE)
    whom, current = about(reading), current_consents(reading).get(kind)
    halves = half_consents(reading, kind).get(kind, [])
    names = {
        key: row.name for key, row in organisations_by_id({o for one in halves for o in one.organisations}).items()
    }
    speakers, own = _speakers(reading, whom), own_last(reading, kind)
    form = form_for(
        request, ConsentForm, seen_version=answers_version(reading, kind),
        initial=_initial(request, subject_id, current), speakers=list(speakers.items()),
        organisations=organisation_choices(whom) if kind in NAMES_WHOM else None, kind=kind,
        first_name=whom.person.given_name, own_no=own is not None and own.own_no, subject_id=subject_id,
        needs_word=whose_word_needs_it(
            reading, [UUID(one) for one in speakers if one != str(subject_id)], CONSENT_MATTERS[kind]
        ),
    )  # fmt: skip
    if request.method == "POST":
        answer = sent(
            request, form, lambda data, seen: _register(reading, kind, data, seen),
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
        "own_no": _own_no(own, whom) if own and own.own_no else "",
        "halves": halves_text(halves, names, guardians(reading)) if halves else [],
        "now_and_sent": _now_and_sent(form),
        "back": way_to("team_consents", subject_id),
    }
    return show_about(request, "team/consent/answer.html", reading, context, whom=whom)


def _register(reading: Reading, kind: str, data: dict[str, Any], seen_version: int) -> Consent:
    return answer_consent(
        by=reading.viewer, subject_id=reading.subject_id, kind=kind, state=data["state"], way=data["way"], at=now(),
        said_by=UUID(data["said_by"]), organisations=[UUID(one) for one in data.get("organisations", [])],
        last_day=data.get("until"), seen_version=seen_version, said_now=data.get("said_now") == "yes",
        **persons_word(data),
    )  # fmt: skip


def _own_no(own: Consent, whom: About) -> str:
    """What the person last answered themself, when and how: what a yes that is registered now would overturn."""
    words = {
        "name": whom.person.given_name, "answer": state_text(own.state, "consent").word.lower(),
        "when": moment_text(own.said_at), "way": way_name(own.way),
    }  # fmt: skip
    if own.way == "digital":
        return _("%(name)s svarade själv i Min plan %(when)s: %(answer)s.") % words
    return _("%(name)s svarade själv %(way)s %(when)s: %(answer)s.") % words


def _now_and_sent(form: ConsentForm) -> list[tuple[str, str]]:
    """How it stands now and what was sent, when somebody else registered an answer meanwhile."""
    if form.conflict is None:
        return []
    whom = form.fields.get("organisations")
    names = {key: str(name) for key, name in whom.choices} if whom else {}  # type: ignore[attr-defined]
    now_text, sent_text = answer_text(form.conflict.theirs, names), answer_text(form.conflict.mine, names)
    return [(_("Så står det nu"), now_text), (_("Det du registrerade"), sent_text)]


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
