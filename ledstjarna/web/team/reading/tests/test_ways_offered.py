"""No way is offered to a page that is not there for who is offered it."""

import re

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessGround
from ledstjarna.domain.consent.rules import BASIC, DECISION, NEEDS, PLAN, kinds_of
from ledstjarna.web.team.reading.presenter import own_text
from ledstjarna.web.team.reading.tests.test_view import assessed_by, consent, in_contact
from ledstjarna.web.team.tests.desk import Desk


def test_what_the_pages_about_the_person_offer_can_be_followed(desk: Desk) -> None:
    """By one who reads others with consent: in the team, and without the plan."""
    assessed_by(desk, "assessor")
    in_contact(desk, "nurse")
    consent(desk, "given")
    desk.done(desk.path("begin_reading"), {"relevance": "Ny medicin", "route": "consent"})
    for basis in ("own_work", "own_records"):
        with automatic_run("test"):
            held = AccessGround.objects.filter(party_id=desk.staff("nurse").party_id, basis__startswith="own_")
            held.update(basis=basis, kinds=list(kinds_of(basis, narrowed=False)))
        assert ("Sätt ett mål" in desk.get(desk.path("needs"))) is (basis == "own_work")
        about = desk.path("needs").removesuffix("behov/")
        for page in (desk.path("needs"), desk.path("team_reading")):
            found = re.findall(r'href="([^"#]+)', desk.client.get(page).content.decode())
            for href in sorted({one.replace("&amp;", "&") for one in found if one.startswith(about)}):
                assert desk.client.get(href).status_code == 200, f"{basis}: {page} offers {href}"


def test_who_knows_one_part_alone_is_told_no_more_than_that() -> None:
    assert "planen" in own_text([BASIC, NEEDS, PLAN], of_parts=False)
    assert own_text([BASIC, NEEDS, DECISION], of_parts=True).endswith("har skrivit.")
    assert own_text([BASIC], of_parts=True).endswith("det som ni har fått frågan om.")
    assert own_text([BASIC], of_parts=False) == "Du läser vem personen är."
