"""Mandates: registered, overlapping, ended."""

from ledstjarna.domain.people.models import Mandate, Representative
from ledstjarna.web.team.tests.desk import Desk


def fields(**more: object) -> dict[str, object]:
    return {
        "representative": "new", "name": "Bo Ask", "kind": "god_man", "scopes": ["personal"], "start": "2026-01-01",
    } | more  # fmt: skip


def test_registered_overlapping_and_ended(desk: Desk) -> None:
    desk.contact()
    page = desk.path("register_mandate")
    text = desk.done(page, fields(scopes=["personal", "rights"]))
    assert "Bo Ask" in text
    assert "Sörja för person: vård, omsorg och boende" in text
    assert "Bevaka rätt: ansökningar och överklaganden" in text
    assert "Förvalta egendom" not in text
    known = str(Representative.objects.get().pk)
    text = desk.refused(page, fields(representative=known, name="", start="2026-02-01"))
    assert "Bo Ask är redan god man från 1 januari 2026." in text
    text = desk.refused(page, fields(name="Siv Ek", kind="forvaltare", scopes=["rights"], start="2026-02-01"))
    assert "Båda kan inte svara för samma sak samtidigt: bevaka rätt." in text
    desk.done(desk.path("end_mandate", mandate_id=Mandate.objects.get().pk), {})
    assert "Ingen är registrerad" in desk.get(desk.path("mandates"))


def test_what_is_missing(desk: Desk) -> None:
    desk.contact()
    text = desk.refused(desk.path("register_mandate"), fields(scopes=[]))
    assert "Kryssa för vad uppdraget omfattar" in text
    assert "Vad omfattar det? (frivilligt)" not in text
    desk.refused(desk.path("register_mandate"), fields(name=""))
    desk.refused(desk.path("register_mandate"), fields(last_day="2025-01-01"))
