"""One part: seen, answered by a unit, stopped."""

from django.db.backends.postgresql.psycopg_any import DateRange

from ledstjarna.domain.consent.actions import open_emergency
from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessLog
from ledstjarna.domain.plans.models import Application, AuthorityDecision, Commitment
from ledstjarna.domain.plans.tests.cast import AT
from ledstjarna.foundation.clock import now
from ledstjarna.web.team.reading.tests.test_view import in_contact
from ledstjarna.web.team.tests.desk import Desk


def test_a_unit_sees_only_what_was_told(desk: Desk) -> None:
    desk.story()
    part = desk.part("Träffpunkten", "open_support", "home_care", about="Träffpunkten", name="Astrid")
    desk.sign_in("manager")
    page = desk.path("answer_part", commitment_id=part.pk)
    text = desk.get(page)
    assert "Astrid" in text
    assert "Lind" not in text
    assert "Kören är mitt liv" not in text
    assert "Tack. Ert svar är sparat." in desk.done(page, {"yes": "yes"})
    desk.cast.act(desk.person)
    assert Commitment.objects.get().state == "active"


def test_stopping_takes_the_application_back(desk: Desk) -> None:
    desk.contact()
    part = desk.part("Dusch", "sol", "assessment")
    assert "Dusch" in desk.get(desk.path("team_part", commitment_id=part.pk))
    desk.done(desk.path("team_stop_part", commitment_id=part.pk), {"why": "Jag klarar det."})
    desk.cast.act(desk.person)
    assert Application.objects.get().state == "withdrawn"


def test_a_decision_that_is_shown_stands_in_the_log_by_its_ground(desk: Desk) -> None:
    part = desk.part("Hjälp med dusch", "sol", "assessment")
    bare = desk.part("Träffpunkten", "open_support", "home_care", goal=part.goal)
    assessor = desk.cast.act(desk.staff("assessor"))
    with automatic_run("test"):
        application = Application.objects.get(commitment=part)
        AuthorityDecision.objects.create(
            county_id=application.county_id, subject_id=desk.subject_id, application=application, outcome="granted",
            scope="Två gånger i veckan", period=DateRange(AT.date(), None), decided_at=AT,
            decided_by_id=assessor.party_id, decided_by_label=assessor.label,
        )  # fmt: skip
    in_contact(desk, "nurse")
    desk.share(desk.cast.region, desk.cast.municipality)
    desk.sign_in("nurse")
    page, other = (desk.path("team_part", commitment_id=one.pk) for one in (part, bare))
    assert "Två gånger i veckan" not in desk.get(page)
    assert "decision" not in told(desk), "the plan is no sight of the decision"
    by = desk.cast.act(desk.staff("nurse"))
    open_emergency(by=by, subject_id=desk.subject_id, danger="life", reason="Hittad medvetslös", at=now())
    assert "Två gånger i veckan" in desk.get(page)
    assert told(desk)["decision"] == "emergency"
    assert "Två gånger i veckan" not in desk.get(other)
    assert "decision" not in told(desk), "this part rests on none"
    desk.get(desk.path("team_person"))
    assert told(desk)["decision"] == "emergency"


def told(desk: Desk) -> dict[str, str]:
    """The kinds that the latest reading names, each with its ground."""
    with automatic_run("test"):
        rows = list(AccessLog.objects.filter(verb="read").order_by("at", "pk"))
    return {kind: row.basis for row in rows if row.correlation == rows[-1].correlation for kind in row.kinds}
