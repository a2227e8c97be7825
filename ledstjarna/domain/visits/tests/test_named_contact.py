"""The person's fast omsorgskontakt comes first where it can be: in a proposal, and as the engine is asked."""

from datetime import timedelta

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.teams.models import NamedContact
from ledstjarna.domain.visits.actions import plan_visits, propose_carers, set_shift
from ledstjarna.domain.visits.models import Visit
from ledstjarna.domain.visits.queries import question
from ledstjarna.domain.visits.tests.home import NOW, TODAY, WORK, Home


def test_the_named_contact_comes_first(home: Home) -> None:
    cast, (eva, bo) = home.cast, home.carers
    by = cast.act(home.planner)
    for carer in (eva, bo):
        for number in range(2):
            set_shift(by=by, carer_id=carer.party_id, day=TODAY + timedelta(days=number), hours=WORK, at=NOW)
    plan_visits(by=by, first=TODAY, at=NOW)
    assert "contact" not in question(by, TODAY)[0]["persons"][0]
    with automatic_run("test"):
        made = NamedContact.objects.create(
            subject_id=home.subject_id, county_id="04", kind="home_care_contact", holder_id=bo.party_id,
            holder_label="Bo Lind", unit_id=cast.units["home_care"].id, organisation_id=cast.municipality.id,
            period=(NOW - timedelta(days=1), None), named_by_id=eva.party_id, named_by_label="Eva Ask",
        )  # fmt: skip
    by = cast.act(home.planner)
    assert question(by, TODAY)[0]["persons"][0]["contact"] == str(bo.party_id)
    propose_carers(by=by, first=TODAY, at=NOW)
    assert {row.carer_id for row in Visit.objects.filter(day__lte=TODAY + timedelta(days=1))} == {bo.party_id}
    with automatic_run("test"):
        NamedContact.objects.filter(pk=made.pk).update(period=(NOW - timedelta(days=1), NOW))
    by = cast.act(home.planner)
    assert "contact" not in question(by, TODAY)[0]["persons"][0], "who was the contact until now is none any more"
