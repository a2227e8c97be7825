"""Signing in as people do, in a browser: a provider's page, a passkey, and the warning before a session ends."""

import json
import os
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from playwright.sync_api import Browser, Page, expect

from ledstjarna.cli.health import wait_for_health
from ledstjarna.cli.serve import web_command
from ledstjarna.cli.supervision import Children
from ledstjarna.demo.sign_in import roles
from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.organisations.actions import assign, invite
from ledstjarna.domain.organisations.models import Assignment
from ledstjarna.domain.organisations.queries import staff_member_of
from ledstjarna.domain.people.models import PersonIdentifier
from ledstjarna.foundation.clock import now
from tests.journeys.every_page import sideways_at_every_width, take_pictures
from tests.support.accessibility import violations
from tests.support.browser import DESK
from tests.support.house import HOST, House, free_port
from tests.support.provider import SECRET, RunningProvider, file_of, started

pytestmark = pytest.mark.journey

AUTHENTICATOR = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


@pytest.fixture(scope="module")
def entrance(house: House) -> Iterator[str]:
    """A house without demonstration, with the provider beside it, at a name: passkeys belong to no number."""
    port, at = free_port(), free_port()
    address = f"http://localhost:{port}"
    provider = RunningProvider(f"http://{HOST}:{at}")
    process = started(at, address)
    with tempfile.TemporaryDirectory(prefix="ledstjarna-test-") as folder, Children(Path(folder)) as children:
        file = Path(folder) / "sign-in.toml"
        file.write_text(file_of(provider), encoding="utf-8")
        secrets = {f"LEDSTJARNA_OIDC_SECRET_{code.upper()}": SECRET for code in provider.tables()}
        environment = {
            **house.environment, **secrets, "LEDSTJARNA_DEMO": "", "LEDSTJARNA_HTTPS": "0",
            "LEDSTJARNA_ADDRESS": address, "LEDSTJARNA_SIGN_IN": str(file),
        }  # fmt: skip
        children.start("web", web_command(HOST, port, workers=1), environment)
        wait_for_health(f"http://{HOST}:{port}", children)
        yield address
    process.terminate()
    process.communicate(timeout=10)


@pytest.fixture(scope="module")
def demonstration(house: House) -> Iterator[str]:
    """The same county as a demonstration, as `ledstjarna demo` serves it: by number, and reached by name."""
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="ledstjarna-test-") as folder, Children(Path(folder)) as children:
        environment = {**house.environment, "LEDSTJARNA_ADDRESS": f"http://{HOST}:{port}"}
        children.start("web", web_command(HOST, port, workers=1), environment)
        wait_for_health(f"http://{HOST}:{port}", children)
        yield f"http://localhost:{port}"


@pytest.fixture
def page(browser: Browser, entrance: str) -> Iterator[Page]:
    """A new browser at the page to sign in on."""
    context = browser.new_context(base_url=entrance, viewport=DESK, locale="sv-SE")
    context.set_default_timeout(15_000)
    page = context.new_page()
    page.goto("/logga-in/")
    yield page
    context.close()


def looked_at(page: Page, name: str) -> None:
    """Whole for everybody, at every width."""
    assert not [*violations(page), *sideways_at_every_width(page)], page.url
    if os.environ.get("LEDSTJARNA_SCREENSHOTS"):
        take_pictures(page, f"sign-in-{name}")


def party(code: str) -> Any:
    return next(role.party_id for role in roles() if role.code == code)


def says(page: Page, sub: str) -> None:
    page.get_by_label("Id").fill(sub)
    page.get_by_role("button", name="Legitimera").click()


def test_a_person_signs_in_is_warned_in_time_and_loses_nothing(page: Page) -> None:
    with transaction.atomic(), automatic_run("test"):
        number = PersonIdentifier.objects.filter(subject_id=party("person"), system__endswith="nummer").first()
    looked_at(page, "start")
    page.clock.install()
    page.get_by_role("link", name="Logga in med BankID").click()
    says(page, number.value)
    page.wait_for_url("**/min-plan/")
    page.goto("/min-plan/berattelse/")
    page.get_by_role("textbox").first.fill("Kören är mitt liv.")
    page.clock.fast_forward("55:30")
    warned = page.get_by_role("alertdialog", name="Är du kvar?")
    expect(warned).to_be_visible()
    expect(page.get_by_role("button", name="Stanna inloggad")).to_be_focused()
    looked_at(page, "warned")
    page.keyboard.press("Enter")
    expect(warned).to_be_hidden()
    expect(page.get_by_role("textbox").first).to_have_value("Kören är mitt liv.")
    page.clock.fast_forward("40:00")
    expect(warned).to_be_hidden()
    page.clock.fast_forward("30:00")
    over = page.get_by_role("alertdialog", name="Du har blivit utloggad")
    expect(over).to_be_visible()
    looked_at(page, "over")
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Logga in och fortsätt").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Logga in")
    expect(page.get_by_role("main")).to_contain_text("Det du skrev är sparat i en timme")


def test_staff_choose_an_assignment_and_change_it(page: Page) -> None:
    who = staff_member_of(party("district_nurse"))
    member = Assignment.objects.select_related("staff_member").get(pk=party("district_nurse")).staff_member
    other = Assignment.objects.exclude(unit__organisation__kind="association").exclude(staff_member_id=who).first()
    assert other is not None
    assert who is not None
    assign(staff_member_id=who, unit_id=other.unit_id, role="nurse", start=now() - timedelta(days=1))
    page.get_by_role("link", name="Logga in med SITHS").click()
    says(page, member.hsa_id)
    page.wait_for_url("**/logga-in/uppdrag/")
    looked_at(page, "assignments")
    page.get_by_role("button", name="Välj").first.click()
    page.wait_for_url("**/teamet/")
    page.get_by_role("link", name="Byt uppdrag").click()
    expect(page.get_by_text("Du arbetar här nu")).to_be_visible()
    page.get_by_role("button", name="Logga ut").click()
    looked_at(page, "signed-out")
    page.goto("/logga-in/")
    page.get_by_role("link", name="Logga in med SITHS").click()
    if page.get_by_label("Id").count():
        says(page, "SE0000000000-9999")
        looked_at(page, "unknown")


def test_an_association_makes_keys_signs_in_and_loses_one(page: Page) -> None:
    who = staff_member_of(party("association_contact"))
    assert who is not None
    _, code = invite(staff_member_id=who, at=now(), made_by="test")
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = AUTHENTICATOR
    first = devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})["authenticatorId"]
    page.goto(f"/inbjudan/{code}/")
    looked_at(page, "new-key")
    page.get_by_role("button", name="Gör nyckeln").click()
    expect(page.get_by_text("Nyckeln är sparad")).to_be_visible()
    looked_at(page, "my-sign-in")
    page.get_by_role("link", name="Ta bort").click()
    expect(page.get_by_text("Nyckeln är din enda")).to_be_visible()
    page.get_by_role("button", name="Logga ut", exact=True).click()
    page.goto("/logga-in/?next=/foreningen/moten/")
    page.get_by_role("button", name="Logga in med nyckel").click()
    page.wait_for_url(lambda address: address.endswith("/foreningen/moten/") and "?" not in address)
    # One more, on another device; then the first is lost.
    kept = devtools.send("WebAuthn.getCredentials", {"authenticatorId": first})["credentials"][0]
    devtools.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": first})
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": {**options, "transport": "usb"}})
    page.goto("/inloggning/nyckel/")
    page.get_by_label("Vad heter den?").fill("Föreningens dosa")
    page.get_by_role("button", name="Gör nyckeln").click()
    expect(page.get_by_role("heading", name="Föreningens dosa")).to_be_visible()
    page.get_by_role("link", name="Min telefon").click()
    looked_at(page, "remove-key")
    page.get_by_role("button", name="Ta bort nyckeln").click()
    expect(page.get_by_text("Nyckeln är borttagen")).to_be_visible()
    page.get_by_role("button", name="Logga ut", exact=True).click()
    # The removed key, found again, opens nothing.
    again = page.context.new_cdp_session(page)
    again.send("WebAuthn.disable")
    again.send("WebAuthn.enable")
    found = again.send("WebAuthn.addVirtualAuthenticator", {"options": options})["authenticatorId"]
    again.send("WebAuthn.addCredential", {"authenticatorId": found, "credential": json.loads(json.dumps(kept))})
    page.goto("/logga-in/")
    page.get_by_role("button", name="Logga in med nyckel").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Nyckeln gick inte att använda")


def test_a_key_made_in_a_demonstration_opens_it_from_its_own_page(browser: Browser, demonstration: str) -> None:
    who = staff_member_of(party("association_contact"))
    assert who is not None
    _, code = invite(staff_member_id=who, at=now(), made_by="test")
    context = browser.new_context(base_url=demonstration, viewport=DESK, locale="sv-SE")
    context.set_default_timeout(15_000)
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    page.goto(f"/inbjudan/{code}/")
    page.get_by_role("button", name="Gör nyckeln").click()
    expect(page.get_by_text("Nyckeln är sparad")).to_be_visible()
    page.get_by_role("button", name="Logga ut", exact=True).click()
    page.goto("/logga-in/?next=/foreningen/moten/")
    page.get_by_text("Logga in med en nyckel", exact=True).click()
    looked_at(page, "demonstration")
    page.get_by_role("button", name="Logga in med nyckel").click()
    page.wait_for_url(lambda address: address.endswith("/foreningen/moten/") and "?" not in address)
    context.clear_cookies()
    page.goto(demonstration.replace("localhost", HOST) + "/logga-in/")
    page.get_by_text("Logga in med en nyckel", exact=True).click()
    expect(page.get_by_text("Här går det inte att använda en nyckel")).to_be_visible()
    expect(page.get_by_role("button", name="Logga in med nyckel")).to_have_count(0)
    context.close()
