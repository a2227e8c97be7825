"""From application to a provider's yes, step by step, by the one who decides."""

import re

import pytest

from ledstjarna.domain.plans.models import Application, AuthorityDecision, Commitment, ProviderAssignment
from ledstjarna.web.team.tests.desk import Desk


@pytest.fixture
def application(desk: Desk) -> Application:
    desk.part("Hjälp att duscha", "sol", "assessment")
    desk.sign_in("assessor")
    return Application.objects.get()


def go(desk: Desk, name: str, row: Application, **fields: object) -> str:
    return desk.done(desk.path(name, application_id=row.pk), fields)


def investigated(desk: Desk, row: Application) -> None:
    go(desk, "begin_investigation", row)
    go(desk, "write_investigation", row, investigation="Astrid behöver stöd.")


def test_the_whole_way(desk: Desk, application: Application) -> None:
    assert "Börja utreda" in desk.get(desk.path("application", application_id=application.pk))
    investigated(desk, application)
    text = go(desk, "decide", application, outcome="granted", scope="Två gånger i veckan", starts="2026-03-09",
              last_day="2026-12-31")  # fmt: skip
    assert "Beviljad" in text
    assert "31 december" in text
    unit = desk.cast.units["home_care"]
    text = go(desk, "assign_provider", application, unit=str(unit.pk), chosen_by_person="yes")
    assert "Väntar på utföraren" in text
    given = ProviderAssignment.objects.get()
    desk.sign_in("manager")
    page = desk.path("assignment", assignment_id=given.pk)
    assert "Astrid Lind" in desk.get(page)
    assert "Skriv några ord om varför" in desk.refused(page, {"yes": "no"})
    desk.done(page, {"yes": "yes", "words": "Välkommen"})
    desk.cast.act(desk.person)
    assert Commitment.objects.get().state == "active"


def test_the_step_goes_on_when_the_investigation_is_saved(desk: Desk, application: Application) -> None:
    page, decide = (desk.path(name, application_id=application.pk) for name in ("application", "decide"))
    assert "Utredningen är inte skriven än" in desk.get(decide)
    assert desk.path("begin_investigation", application_id=application.pk) in desk.client.get(decide).content.decode()
    text = go(desk, "begin_investigation", application)
    assert "Nästa steg Skriv utredningen" in text
    assert now_at(desk, page) == "Utredning"
    assert "Fatta beslutet" not in desk.get(decide), "a decision is open before there is anything to decide on"
    assert desk.path("write_investigation", application_id=application.pk) in desk.client.get(decide).content.decode()
    text = go(desk, "write_investigation", application, investigation="Astrid behöver stöd.")
    assert "Nästa steg Besluta" in text
    assert "Nästa steg Skriv utredningen" not in text
    assert now_at(desk, page) == "Beslut"
    assert "Fatta beslutet" in desk.get(decide)
    go(desk, "decide", application, outcome="granted", scope="Dusch", starts="2026-03-09")
    assert now_at(desk, page) == "Uppdrag"


def now_at(desk: Desk, page: str) -> str:
    """The step that the line says is now."""
    (step,) = re.findall(r'aria-current="step".*?</li>', desk.client.get(page).content.decode(), re.DOTALL)
    return next(name for name in ("Utredning", "Beslut", "Uppdrag", "Ansökan") if name in step)


def test_a_no_from_the_provider_comes_back(desk: Desk, application: Application) -> None:
    investigated(desk, application)
    go(desk, "decide", application, outcome="granted", scope="Dusch", starts="2026-03-09")
    go(desk, "assign_provider", application, unit=str(desk.cast.units["home_care"].pk), chosen_by_person="no")
    desk.sign_in("manager")
    desk.done(
        desk.path("assignment", assignment_id=ProviderAssignment.objects.get().pk), {"yes": "no", "words": "Fullt"}
    )
    desk.sign_in("assessor")
    assert "kunde inte ta uppdraget. Fullt" in desk.get(desk.path("application", application_id=application.pk))


def test_a_refusal_needs_reasons_and_tells_how_to_appeal(desk: Desk, application: Application) -> None:
    page = desk.path("decide", application_id=application.pk)
    go(desk, "begin_investigation", application)
    assert "Skriv utredningen innan du beslutar." in desk.get(page)
    go(desk, "write_investigation", application, investigation="Text")
    assert "förvaltningsrätten" in desk.client.get(page).content.decode()
    text = desk.refused(page, {"outcome": "refused"})
    assert "Skriv skälen." in text
    assert "Skriv hur man överklagar." in text
    refusal = {"outcome": "refused", "reasons": "Därför.", "how_to_appeal": "Så här."}
    for more in ({"scope": "Dusch två gånger i veckan"}, {"starts": "2026-03-09"}, {"last_day": "2026-12-31"}):
        assert "Ett avslag ger inget" in desk.refused(page, refusal | more)
    text = desk.done(page, refusal)
    assert "Avslag" in text
    assert "Uppdrag" not in text.partition("Ansökan")[2].partition("Går till")[0]
    assert AuthorityDecision.objects.get().reasons == "Därför."


def test_an_end_before_the_start(desk: Desk, application: Application) -> None:
    investigated(desk, application)
    fields = {"outcome": "granted", "scope": "x", "starts": "2026-03-09", "last_day": "2026-03-01"}
    assert "Slutdagen kommer före startdagen" in desk.refused(
        desk.path("decide", application_id=application.pk), fields
    )


def test_another_principal_gets_no_page(desk: Desk, application: Application) -> None:
    desk.contact()
    desk.sign_in("nurse")
    # What the municipality investigates is not the region's to read in its own work (PDL 4:1; OSL 26:1).
    desk.get(desk.path("application", application_id=application.pk), status=404)
    desk.sign_in("manager")
    desk.get(desk.path("application", application_id=application.pk), status=404)


def test_the_persons_words_and_the_reason_reach_whoever_decides(desk: Desk) -> None:
    desk.contact("assessor")
    owner = desk.cast.unit_owner("assessment")
    offered = desk.proposal(desk.goal(), "Hjälp att duscha", "sol", owner, why="Benen bär inte på morgonen.")
    desk.answered(offered, words="Helst av Selma.")
    desk.sign_in("assessor")
    row = Application.objects.get()
    text = desk.get(desk.path("application", application_id=row.pk))
    assert "Helst av Selma." in text
    assert "Benen bär inte på morgonen." in text
    go(desk, "begin_investigation", row)
    for name in ("write_investigation", "decide"):
        page = desk.get(desk.path(name, application_id=row.pk))
        if name == "write_investigation":
            go(desk, name, row, investigation="Astrid behöver stöd.")
        assert "Helst av Selma." in page
        assert "aldrig skäl till avslag" in page
