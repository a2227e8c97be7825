"""The file of shifts from the planner's desk: whole, or nothing."""

from django.core.files.uploadedfile import SimpleUploadedFile

from ledstjarna.domain.organisations.models import Assignment, StaffMember
from ledstjarna.domain.visits.models import Visit, WorkShift
from ledstjarna.domain.visits.tests.home import moved_in
from ledstjarna.web.team.tests.desk import Desk

PAGE = "/teamet/planering/pass/"
HEAD = "hsa-id;dag;från;till\n"


def file(text: str, encoding: str = "utf-8") -> dict[str, object]:
    return {"file": SimpleUploadedFile("pass.csv", text.encode(encoding))}


def test_the_whole_file_or_nothing(desk: Desk) -> None:
    home = moved_in(desk.cast)
    rows = home.published()
    desk.sign_in("planner")
    its = Assignment.objects.get(pk=home.carers[0].party_id)
    StaffMember.objects.filter(pk=its.staff_member_id).update(hsa_id="SE1-EVA")
    had = WorkShift.objects.count()
    assert "Välj en fil." in desk.refused(PAGE, {})
    page = desk.refused(PAGE, file(HEAD + "SE1-EVA;2026-03-05;07:00;12:00\nSE1-BO;2026-03-05;07:00;12:00\n"))
    assert "Rad 3: ingen hos er har det HSA-id:t." in page
    assert WorkShift.objects.count() == had
    page = desk.done(PAGE, file(HEAD + "se1-eva;2026-03-05;7.00;10.00\nSE1-EVA;2026-03-05;13:00;16:00\n", "cp1252"))
    assert "Passen är hämtade." in page
    assert WorkShift.objects.count() == had + 1
    gone = Visit.objects.get(day="2026-03-05")
    assert gone.carer_id == (None if rows[2].carer_id == its.pk else rows[2].carer_id), "at eleven, between the two"
    desk.sign_in("eva")
    desk.get(PAGE, 404)
