"""Begin contact: the reason first, nothing told before."""

from ledstjarna.web.team.tests.desk import Desk


def test_the_reason_opens_the_plan(desk: Desk) -> None:
    page = desk.path("begin_contact")
    assert "Astrid" not in desk.get(page)
    desk.refused(page, {"reason": " "})
    assert "Skriv skälet med några ord" in desk.refused(page, {"reason": "x"})
    text = desk.done(page, {"reason": "Astrid ringde"})
    assert "Ni har fått kontakt" in text
    assert "Astrid Lind" in text


def test_a_role_that_does_not_begin_contact_is_told_so(desk: Desk) -> None:
    desk.sign_in("manager")
    text = desk.send(desk.path("begin_contact"), {"reason": "x"})
    assert text.status_code in (200, 302)
