"""Vem får veta: the person's answers, kept apart, and who can read now."""

from dataclasses import replace

from django.http import HttpResponse

from ledstjarna.domain.consent.queries import (
    Reading,
    answers_version,
    current_consents,
    emergencies_about,
    grounds_now,
    kinds_reached,
)
from ledstjarna.domain.consent.rules import DECISION, PLAN, TEAM
from ledstjarna.domain.organisations.queries import assignments_by_id
from ledstjarna.domain.people.queries import block_hindrance, close_ones, person, representatives
from ledstjarna.domain.people.rules import CONSENT_MATTERS
from ledstjarna.domain.plans.queries import calls, plan_view, protection_of
from ledstjarna.domain.teams.queries import left_by_answer, left_with_consent, team_reaching
from ledstjarna.web.door import PERSON, ViewerRequest, page
from ledstjarna.web.forms import HouseForm, form_for
from ledstjarna.web.how_long import renewed_text
from ledstjarna.web.persons_word import persons_word_counts
from ledstjarna.web.resident.choosers import matter_hindrance
from ledstjarna.web.resident.opening import Standing, opened, room, standing_of
from ledstjarna.web.resident.sharing.organisations import names_of
from ledstjarna.web.resident.sharing.presenter import answers_shown, gone_text, thanks_words
from ledstjarna.web.resident.sharing.readers import Around, reader_groups
from ledstjarna.web.resident.sharing.told import told_to
from ledstjarna.web.resident.thanking import Thanks, thanked


@page(PERSON, about=TEAM)
def sharing(request: ViewerRequest) -> HttpResponse:
    """What the person has said yes and no to, and who reads because of what."""
    reading = opened(request, "sharing", TEAM, PLAN, DECISION)
    standing = standing_of(reading)
    consents = current_consents(reading)
    parts, members = plan_view(reading).going_on, team_reaching(reading)
    close, acting = close_ones(reading), [row.representative for row in representatives(reading)]
    # Whom the person lets read is theirs to see; to somebody close, who else is let is not told.
    let = {row.pk for row in close if standing.themself or row.pk == request.viewer.party_id}
    around = Around(
        members=members,
        close=close,
        representatives=acting,
        reached={
            (party_id, basis): kinds
            for (party_id, basis), kinds in kinds_reached(reading, {*let, *(row.pk for row in acting)}).items()
            if basis == "representative" or party_id in let
        },
        parts=parts,
        # Only the person sees every ground; others are shown the team, which is what they reach.
        grounds=grounds_now(reading) if standing.themself else None,
        emergencies=[row for row in emergencies_about(reading) if row.ends_at > reading.at]
        if standing.themself
        else [],
        meetings=frozenset(row.pk for row in calls(reading)) if standing.themself else frozenset(),
        works_at=frozenset(row.unit_id for row in assignments_by_id(row.party_id for row in members).values()),
    )
    # What others were told to reach the person by is not told to somebody close (rules/identities).
    asked = [row for row in parts if standing.answers or row.owner_id == request.viewer.party_id]
    know_more = {row.party_id for row in around.grounds or () if row.scope_id is None} | around.works_at
    context = {
        "answers": answers_shown(reading, consents, names_of(consents), standing),
        "groups": reader_groups(around, standing),
        "told_to": told_to(asked, readers=know_more, protection=protection_of(person(reading))),
        "hindrance": matter_hindrance(reading, "sharing"),
        "renewing": {
            kind: form_for(request, HouseForm, seen_version=answers_version(reading, kind))
            for kind, row in consents.items()
            if renewed_text(reading, row) and not persons_word_counts(reading, CONSENT_MATTERS[kind])
        }, "no_blocking": block_hindrance(reading),
        "left": left_with_consent(reading), "thanked": _thanked(request, reading, standing),
    }  # fmt: skip
    return room(request, "resident/sharing/page.html", reading, context, standing=standing)


def _thanked(request: ViewerRequest, reading: Reading, standing: Standing) -> Thanks | None:
    """The thanks; after an answer to sharing with whoever is in the team no more because of it."""
    thanks = thanked(request, thanks_words(standing))
    if thanks is None or request.GET.get("tack") not in ("sharing-given", "sharing-withdrawn", "sharing-refused"):
        return thanks
    gone = gone_text(left_by_answer(reading))
    return replace(thanks, now=(gone, *thanks.now)) if gone else thanks
