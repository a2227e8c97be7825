"""Staff write down that the person is away, in the way they were told."""

from ledstjarna.domain.people.models import Absence
from ledstjarna.web.team.tests.desk import Desk


def test_staff_say_how_they_were_told(desk: Desk) -> None:
    desk.get(desk.path("team_away"), status=404)
    desk.contact()
    page = desk.path("team_away")
    assert all(way in desk.get(page) for way in ("På ett möte", "Muntligt", "På telefon", "På papper"))
    fields = {"kind": "hospital", "first": "2026-03-03", "back": "2026-03-02", "words": ""}
    assert "Välj hur ni fick veta det." in desk.refused(page, fields)
    assert "Dagen tillbaka kommer före dagen borta." in desk.refused(page, {**fields, "way": "phone"})
    shown = desk.done(page, {**fields, "back": "", "way": "phone"})
    assert "Tiderna de dagarna är pausade." in shown
    desk.cast.act(desk.person)
    one = Absence.objects.get()
    back = desk.path("team_back", absence_id=one.id)
    assert "Det som var pausat börjar igen den dagen." in desk.done(back, {"back": "2026-03-06", "way": "phone"})
    assert "Från 3 mars, tillbaka 6 mars" in desk.get(page)
    desk.cast.act(desk.person)
    back = desk.path("team_back", absence_id=Absence.objects.get(replaced_at=None).id)
    assert "Frånvaron är borttagen." in desk.done(back, {"take_back": "1", "way": "phone"})
    assert "Från 3 mars" not in desk.get(page)
