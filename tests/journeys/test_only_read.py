"""Who may only read is offered nothing that would be refused: a nurse in an emergency walks all that is linked to."""

import re
from collections import Counter, deque
from collections.abc import Iterator
from html import unescape
from urllib.parse import urlsplit
from uuid import UUID

import pytest
from django.db import transaction
from django.test import Client
from django.urls import Resolver404, ResolverMatch, resolve, reverse

from ledstjarna.domain.consent.actions import open_emergency
from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessGround
from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.organisations.models import Assignment
from ledstjarna.domain.plans.models import Plan
from ledstjarna.domain.plans.tests.cast import viewer_of
from ledstjarna.foundation.clock import now
from ledstjarna.foundation.outbox.models import Happening
from ledstjarna.web.door import OF_READING
from ledstjarna.web.entrance.sessions import KIND, PARTY
from tests.architecture.sources import holds
from tests.journeys.every_page import LEFT_OUT
from tests.support.house import House

pytestmark = pytest.mark.journey

PERSONS = 3  # whose plans have lived most
WHY = "Du läser genom en nödöppning till "
_WAY = re.compile(r'(?:href|action)="([^"]*)"')
_EMPTY = re.compile(r"<(p|li|ul|ol|div|section)\b[^>]*>[\s·]*</\1>")


def opened() -> tuple[Viewer, list[UUID]]:
    """A nurse who has opened the plans that have lived most, of persons whom they do not meet."""
    with transaction.atomic(), automatic_run("test"):
        nurse = viewer_of(Assignment.objects.filter(role="district_nurse").order_by("id").first())
        known = AccessGround.objects.filter(party_id__in=nurse.parties).values("subject_id")
        plans = Plan.objects.filter(ended_at=None).exclude(subject_id__in=known).values_list("subject_id", flat=True)
        happened = Counter(Happening.objects.filter(subject_id__in=list(plans)).values_list("subject_id", flat=True))
        subjects = [subject_id for subject_id, _count in happened.most_common(PERSONS)]
        for subject_id in subjects:
            open_emergency(by=nurse, subject_id=subject_id, danger="life", reason="Hittad medvetslös", at=now())
    return nurse, subjects


def found(href: str) -> ResolverMatch | None:
    """Which page an address of this house leads to."""
    parts = urlsplit(unescape(href))
    try:
        return None if parts.netloc or not parts.path else resolve(parts.path)
    except Resolver404:
        return None


def faults(page: str, here: ResolverMatch) -> Iterator[str]:
    """What a page offers that writes, what was left empty where nothing is offered, and that it does not say why."""
    if here.func.readers == OF_READING:
        return
    if WHY not in page:
        yield "does not say why"
    if 'method="post"' in page:
        yield "a form"
    for href in _WAY.findall(page):
        to = found(href)
        if to and to.func.writes and not to.func.readers:
            yield f"a way to {to.view_name}"
    yield from (f"left empty: {left[0]}" for left in _EMPTY.finditer(page))


def walk(client: Client, subject_id: UUID) -> Iterator[tuple[str, str]]:
    """Every kind of page about the person that the pages link to: what it is called, and what is wrong with it."""
    waiting, seen = deque([reverse("team_person", args=[subject_id])]), set()
    while waiting:
        address = waiting.popleft()
        here = found(address)
        about = here and str(here.kwargs.get("subject_id")) == str(subject_id)
        if not about or here.view_name in seen | LEFT_OUT:
            continue
        seen.add(here.view_name)
        answer = client.get(unescape(address))
        if answer.status_code != 200:
            yield here.view_name, f"answered {answer.status_code}"
            continue
        text = answer.content.decode()
        main = text[text.index("<main") : text.index("</main")]
        yield here.view_name, ""
        yield from ((here.view_name, fault) for fault in faults(main, here))
        waiting.extend(href for href in _WAY.findall(main))


def test_a_nurse_in_an_emergency_is_offered_nothing_that_would_be_refused(house: House) -> None:
    nurse, subjects = opened()
    client = Client()
    session = client.session
    session[PARTY], session[KIND] = str(nurse.party_id), "staff"
    session.save()
    steps = [step for subject_id in subjects for step in walk(client, subject_id)]
    names = {name for name, _fault in steps}
    holds(
        {f"{name}: {fault}" for name, fault in steps if fault},
        "Draw it by the macros of web/components, or ask offers().",
    )
    assert len(names) >= 25, sorted(names)


def test_what_is_offered_is_seen() -> None:
    page = f'{WHY} 12.00 <p> · </p><a href="{reverse("team_agree", args=[UUID(int=1)])}">Kom överens</a>'
    here = resolve(reverse("team_person", args=[UUID(int=1)]))
    assert [fault.split(":")[0] for fault in faults(page, here)] == ["a way to team_agree", "left empty"]
    assert list(faults('<form method="post">', here)) == ["does not say why", "a form"]
