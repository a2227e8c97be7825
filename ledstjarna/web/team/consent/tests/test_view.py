"""Consent: given, refused, withdrawn; by whom and how; for whom."""

from ledstjarna.domain.consent.models import Consent
from ledstjarna.web.team.tests.desk import Desk


def answer(desk: Desk, **more: object) -> dict[str, object]:
    return {"state": "given", "said_by": str(desk.subject_id), "way": "phone"} | more


def test_sharing_names_the_organisations(desk: Desk) -> None:
    desk.contact()
    page = desk.path("team_consent", kind="sharing")
    text = desk.done(page, answer(desk, organisations=[str(desk.cast.municipality.pk)]))
    assert "Katrineholms kommun" in text
    row = Consent.objects.get(replaced_at=None)
    assert (row.state, row.way, row.said_by_label) == ("given", "phone", "Astrid Lind")


def test_taken_back(desk: Desk) -> None:
    desk.contact()
    page = desk.path("team_consent", kind="plan")
    assert "Det finns inget samtycke att ta tillbaka" in desk.refused(page, answer(desk, state="withdrawn"))
    desk.done(page, answer(desk))
    assert "Tillbakataget" in desk.done(page, answer(desk, state="withdrawn"))


def test_an_unknown_kind_is_not_there(desk: Desk) -> None:
    desk.contact()
    desk.get(desk.path("team_consent", kind="anything"), status=404)
