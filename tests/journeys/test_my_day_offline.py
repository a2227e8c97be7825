"""My day without a net: cut, restarted, signed out, revoked, sent twice and done on two telephones; nothing is lost."""

import os
from datetime import time, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.urls import reverse
from playwright.sync_api import Page, expect

from ledstjarna.demo.sign_in import roles
from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessGround, AccessLog
from ledstjarna.domain.teams.models import Message
from ledstjarna.domain.visits.models import ToldLater, Visit
from ledstjarna.domain.visits.rules.doing import EARLY
from ledstjarna.foundation.clock import moment_of, now, today
from ledstjarna.foundation.ids import new_id
from tests.journeys.every_page import LIGHT, sideways_at_every_width, take_pictures
from tests.support.accessibility import violations
from tests.support.browser import Visit as Open
from tests.support.house import House

pytestmark = pytest.mark.journey

PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 800}, "has_touch": True, "is_mobile": True}
KEPT = "myDay.store.fact('who').then(who => myDay.store.day(who)).then(day => day ? day.visits.length : 0)"
LEFT = """Promise.all([indexedDB.databases(), caches.keys(), navigator.serviceWorker.getRegistrations()])
          .then(found => found.map(one => one.length).join())"""


LATE = time(23, 58)


def given_today(carer_id: object) -> list[Visit]:
    """Three visits early this morning and one late tonight, each as the second of two: so the plan's own days stay as
    they are."""
    with transaction.atomic(), automatic_run("test"):
        unit = Visit.objects.filter(carer_id=carer_id).values("unit_id")[:1]
        found = list(Visit.objects.filter(unit_id__in=unit, state="published", day__gt=today()).order_by("id")[:4])
        Visit.objects.filter(carer_id=carer_id, day=today()).update(carer_id=None, carer_label="")
        for turn, row in enumerate(found):
            row.starts_at = row.earliest_at = row.latest_at = moment_of(today(), time(0, turn) if turn < 3 else LATE)
            row.ends_at, row.position = row.starts_at + timedelta(minutes=1), 2
            row.carer_id, row.carer_label = carer_id, "Elin Ek, Hemtjänsten"
            row.save()
        return found


def revoked(row: Visit) -> None:
    """The unit has no ground to reach the person any longer."""
    with transaction.atomic(), automatic_run("test"):
        grounds = AccessGround.objects.filter(subject_id=row.subject_id, party_id=row.unit_id)
        assert grounds.update(period=(now() - timedelta(days=2), now() - timedelta(minutes=1)))


def looked_at(page: Page, name: str) -> None:
    """Whole for everybody, at every width."""
    assert not violations(page), name
    assert not sideways_at_every_width(page), name
    page.set_viewport_size(PHONE["viewport"])
    pictures(page, name)


def pictures(page: Page, name: str) -> None:
    """On a phone and on a desk, where they are wanted."""
    if os.environ.get("LEDSTJARNA_SCREENSHOTS"):
        take_pictures(page, f"my-day-{name}")
        page.set_viewport_size(PHONE["viewport"])


def comes_and_goes(page: Page, row: Visit, words: str = "") -> None:
    """Check in, and out with a few words, where there are any."""
    page.goto(reverse("my_visit", args=[row.pk]))
    page.get_by_role("button", name="Jag är här").click()
    if words:
        page.get_by_label("Något för nästa kollega att veta?").fill(words)
        page.get_by_role("button", name="Klart, jag går nu").click()
        # Within two minutes: asked once, by the telephone or by the house, which has a box to tick.
        expect(page.get_by_text("Besöket tog 0 minuter, stämmer det?").first).to_be_visible()
        if (sure := page.get_by_label("Ja, det stämmer", exact=True)).count():
            sure.check()
        page.get_by_role("button", name="Klart, jag går nu").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Min dag")


def test_what_did_not_come_about_without_a_net(visit: Open, house: House) -> None:
    """Only what the house asks for is asked for, in the page's own words; and what has changed meanwhile is told.

    Comes before the other journey, which takes the assignment back.
    """
    links = {role.code: reverse("sign_in_link", args=[role.token]) for role in roles()}
    first, second, third, tonight = given_today(next(role.party_id for role in roles() if role.code == "visits_carer"))
    page = visit(links["visits_carer"], **PHONE)
    page.goto(reverse("my_visits"))
    expect(page.locator("#min-dag-net[data-kept]")).to_be_attached()
    expect(page.locator("[data-news]")).to_be_hidden()
    breaks = page.locator("main p", has_text="ast ").filter(has_text="–").all_inner_texts()
    page.context.set_offline(True)
    page.goto(reverse("my_visits"))
    for said in breaks:
        expect(page.get_by_text(said, exact=True)).to_be_visible()
    page.goto(reverse("my_visit", args=[first.pk]))
    page.get_by_text("Det blev inte av", exact=True).first.click()
    send = page.get_by_role("button", name="Det blev inte av")
    asked = page.get_by_role("group", name="Varför blev det inte av?")
    expect(asked).to_be_visible()  # the part has unfolded: what moves under a finger is not pressed
    send.click()
    expect(asked.locator(".ds-validation-message")).to_have_text("Fel: Välj varför det inte blev av.")
    expect(asked).to_have_accessible_description("Fel: Välj varför det inte blev av.")
    asked.get_by_label("Något annat").check()
    send.click()
    words = page.get_by_label("Några ord")
    expect(words).to_have_accessible_description("Fel: Skriv några ord.")
    expect(words).to_be_focused()
    expect(asked.locator(".ds-validation-message")).to_have_count(0)
    looked_at(page, "offline-missing")
    asked.get_by_label("Personen var inte hemma").check()
    send.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Min dag")
    expect(page.locator(".net-line")).to_contain_text("1 sak väntar på att skickas.")
    expect(page.get_by_text("1 av 4 besök är avslutade. 1 blev inte av.")).to_be_visible()
    page.goto(reverse("my_visit", args=[second.pk]))
    page.get_by_text("Berätta för teamet", exact=True).click()
    tell = page.get_by_role("button", name="Spara till teamet")
    tell.click()
    expect(page.get_by_label("Vad har du sett?")).to_have_accessible_description("Fel: Skriv några ord.")
    page.get_by_label("Vad har du sett?").fill("Yr i dag.")
    tell.click()
    kept = page.locator("details .notice", has_text="Sparat i telefonen")
    expect(kept).to_be_visible()
    expect(kept).to_contain_text("Du skrev till teamet. ”Yr i dag.”")
    looked_at(page, "offline-saved")
    # Meanwhile one visit becomes a colleague's and one gets another time.
    with transaction.atomic(), automatic_run("test"):
        other = {"carer_id": new_id(), "carer_label": "Helena Laine, Hemtjänsten"}
        Visit.objects.filter(pk=tonight.pk).update(**other, version=tonight.version + 1)
        later = {"starts_at": third.starts_at + timedelta(minutes=5), "ends_at": third.ends_at + timedelta(minutes=5)}
        Visit.objects.filter(pk=third.pk).update(**later, version=third.version + 1)
    page.goto(reverse("my_visits"))
    page.context.set_offline(False)
    expect(page.locator(".net-line")).to_contain_text("Allt är skickat.")
    news = page.locator("[data-news]")
    expect(news).to_contain_text("23.58–23.59")
    expect(news).to_contain_text("är inte längre ditt besök.")
    expect(news).to_contain_text("har fått en annan tid: 00.07–00.08.")
    expect(page.get_by_text("1 av 3 besök är avslutade. 1 blev inte av.")).to_be_visible()
    looked_at(page, "news")
    news.get_by_role("button", name="Jag har sett det").click()
    expect(news).to_be_hidden()
    page.reload()
    expect(page.locator("#min-dag-net[data-kept]")).to_be_attached()
    expect(news).to_be_hidden()
    if now() < tonight.starts_at:
        page.goto(reverse("my_visit", args=[tonight.pk]))
        expect(page.get_by_text("Helena Laine kommer i stället.")).to_be_visible()
    page.goto(reverse("my_visit", args=[second.pk]))
    expect(page.locator("main .card", has_text="Berättat för teamet")).to_contain_text("Yr i dag.")
    pictures(page, "told")
    with transaction.atomic(), automatic_run("test"):
        missed = Visit.objects.get(pk=first.pk)
        assert (missed.state, missed.reason, missed.words) == ("not_done", "person_not_home", "")


def test_a_day_without_a_net(visit: Open, house: House) -> None:
    began = now()
    links = {role.code: reverse("sign_in_link", args=[role.token]) for role in roles()}
    first, second, third, tonight = given_today(next(role.party_id for role in roles() if role.code == "visits_carer"))
    page = visit(links["visits_carer"], **PHONE)
    phone, line = page.context, page.locator(".net-line")
    page.goto(reverse("my_visits"))
    expect(line).to_have_text("Dagens besök finns i telefonen om nätet försvinner.")
    pictures(page, "online")
    # The net is cut, and the worker ended by the browser: the day is there, and what is done waits.
    phone.set_offline(True)
    expect(line).to_contain_text("Du är utan nät.")
    comes_and_goes(page, first, "Åt frukost.")
    devtools = phone.new_cdp_session(page)
    for word in ("enable", "stopAllWorkers"):
        devtools.send(f"ServiceWorker.{word}")
    comes_and_goes(page, second, "Ville vänta med duschen.")
    if now() < tonight.starts_at - EARLY:  # the telephone itself says no, at once and without a net
        comes_and_goes(page, tonight)
        expect(line).to_contain_text("Det är för tidigt.")
    expect(line).to_contain_text("4 saker väntar på att skickas.")
    looked_at(page, "offline")
    assert page.evaluate("performance.getEntriesByType('navigation')[0].transferSize") < LIGHT
    # Meanwhile another telephone of the same carer.
    other = visit(links["visits_carer"], **PHONE)
    comes_and_goes(other, second, "Duschade.")
    # The net is back and the session over: nothing is sent, the day is gone, what was done waits for its own.
    phone.clear_cookies(name="sessionid")
    phone.set_offline(False)
    expect(line).to_contain_text("Du har loggats ut")
    expect(line).to_contain_text("4 saker väntar")
    assert page.evaluate(KEPT) == 0
    expect(page.locator("#min-dag-shell")).to_have_count(0)
    looked_at(page, "signed-out")
    page.goto(links["unit_manager"])
    page.goto(reverse("my_visits"))
    expect(page.locator("[data-others]")).to_be_visible()
    expect(page.locator("#min-dag-net[data-kept]")).to_be_attached()  # nothing is under way when another signs in
    expect(line).not_to_contain_text("väntar")
    # Back as themselves. Every answer is lost on the way at first: all is sent more than once, and done once.
    page.route("**/skicka/", lambda route: (route.fetch(), route.abort()))
    page.goto(links["visits_carer"])
    page.goto(reverse("my_visits"))
    expect(line).to_contain_text("Du är utan nät.")
    page.get_by_role("button", name="Logga ut").click()
    expect(page.get_by_role("heading", name="Allt är inte skickat")).to_be_visible()
    page.get_by_role("button", name="Stanna kvar").click()
    expect(page.get_by_role("heading", name="Allt är inte skickat")).to_be_hidden()
    page.unroute_all(behavior="wait")
    conflict = page.locator(".net-card", has_text="Besöket har ändrats sedan du såg det")
    expect(conflict).to_contain_text("Ville vänta med duschen.")
    expect(conflict).to_contain_text("Duschade.")
    looked_at(page, "conflict")
    conflict.get_by_role("button", name="Skicka det till teamet").click()
    expect(line).to_have_text("Allt är skickat.")
    # An assignment is taken back while somebody is there: it is told plainly, and the telephone forgets.
    page.goto(reverse("my_visits"))
    expect(page.locator("#min-dag-net[data-kept]")).to_be_attached()
    phone.set_offline(True)
    comes_and_goes(page, third)
    expect(line).to_contain_text("1 sak väntar på att skickas.")
    revoked(third)
    phone.set_offline(False)
    refused = page.locator(".net-card", has_text="Ni har inte längre det här uppdraget")
    expect(refused).to_be_visible()
    assert page.evaluate(KEPT) == 0
    pictures(page, "refused")
    refused.get_by_role("button", name="Jag förstår").click()
    expect(refused).to_have_count(0)
    with transaction.atomic(), automatic_run("test"):
        states = [Visit.objects.get(pk=row.pk).state for row in (first, second, third)]
        assert states == ["done", "done", "published"]
        told = ToldLater.objects.filter(recorded_at__gte=began).values_list("what", flat=True)
        assert sorted(told) == ["begin", "finish", "observe"]
        assert Message.objects.filter(subject_id=second.subject_id, words__contains="Ville vänta med").count() == 1
        assert AccessLog.objects.filter(subject_id=first.subject_id, what="my_day_kept", verb="read").exists()
    page.get_by_role("button", name="Logga ut").click()
    page.wait_for_url(f"{house.address}/")
    assert page.evaluate(LEFT) == "0,0,0"
