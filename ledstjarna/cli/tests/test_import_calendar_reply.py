"""`ledstjarna import calendar-reply`: answers that count, strangers, older invitations, garbage."""

from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from ledstjarna.cli.importing.replies import take
from ledstjarna.cli.main import cli
from ledstjarna.domain.plans import actions
from ledstjarna.domain.plans.actions import Arrangement
from ledstjarna.domain.plans.models import MeetingParticipant, PlanMeetingCall
from ledstjarna.domain.plans.tests.cast import AT, Cast, gather
from ledstjarna.domain.teams.actions import begin_contact
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.foundation.outbox.models import Happening

START = datetime(2026, 3, 10, 12, 30, tzinfo=UTC)
WRITTEN = """BEGIN:VCALENDAR
VERSION:2.0
METHOD:REPLY
BEGIN:VEVENT
UID:{uid}
SEQUENCE:{sequence}
DTSTAMP:{stamp}
ATTENDEE;PARTSTAT={said}:mailto:{address}
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def call(db: Any) -> PlanMeetingCall:
    """A meeting that has been moved once."""
    with clock_set_to(AT.replace(hour=11)):
        cast: Cast = gather()
        nurse = cast.act(cast.staff["nurse"])
        told = {"by": nurse, "subject_id": cast.subject_id}
        begin_contact(**told, reason="Astrid ringde", at=cast.at())
        by_phone = Arrangement("phone", 30, phone="0150-123 45")
        made = actions.call_meeting(**told, who=[nurse.party_id], arranged=by_phone, at=cast.at())
        told |= {"call_id": made.id}
        made = actions.set_meeting_time(**told, seen_version=made.version, start=START, at=cast.at())
        later = START.replace(day=11)
        return actions.move_meeting(**told, seen_version=made.version, start=later, arranged=by_phone, at=cast.at())


def test_each_file_says_what_came_of_it(call: PlanMeetingCall, tmp_path: Path) -> None:
    person = MeetingParticipant.objects.get(kind="person")
    fine = {"uid": call.id, "sequence": 1, "stamp": "20260303T080000Z", "said": "ACCEPTED",
            "address": f"svar-{person.id}@ledstjarna.example"}  # fmt: skip
    for number, (more, told) in enumerate(
        (
            ({}, "Svaret är sparat: Kommer."),
            ({}, "Svaret var redan sparat: Kommer."),
            ({"said": "DECLINED", "stamp": "20260303T070000Z"}, "Ett senare svar finns redan."),
            ({"said": "DECLINED", "stamp": "20260303T090000Z"}, "Svaret är sparat: Kan inte."),
            ({"address": "eve@example.se"}, "Den som svarar är inte kallad"),
            ({"sequence": 0}, "Svaret gäller en äldre kallelse än den som gäller nu."),
            ({"sequence": -1}, "Svaret gäller en kallelse som aldrig har skickats."),
            ({"sequence": 7}, "Svaret gäller en nyare kallelse"),
            ({"uid": person.id}, "Svaret gäller ett möte som inte finns här."),
            ({"uid": "'; DROP TABLE"}, "Svaret gäller ett möte som inte finns här."),
            ({"said": "DELEGATED"}, "varken ja, nej eller kanske"),
        )
    ):
        file = tmp_path / f"{number}.ics"
        file.write_text(WRITTEN.format(**{**fine, **more}), encoding="utf-8")
        counted, said = take(file, sent_by=more.get("address", "astrid@example.se"))
        assert told in said
        assert counted == ("sparat: " in said)
    (tmp_path / "bild.ics").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    assert take(tmp_path / "bild.ics") == (False, "Filen är ingen kalenderfil.")
    assert "Filen går inte att läsa: den finns inte" in take(tmp_path / "saknas.ics")[1]
    assert MeetingParticipant.objects.get(kind="person").coming == "no"


def test_an_e_mail_counts_when_it_was_sent_from_the_address_that_answers(call: PlanMeetingCall, tmp_path: Path) -> None:
    nurse = MeetingParticipant.objects.get(kind="staff")
    MeetingParticipant.objects.filter(pk=nurse.pk).update(calendar_address="sara@example.se")
    said = {"uid": call.id, "sequence": 1, "stamp": "20260303T080000Z", "said": "DECLINED"}

    def mailed(sender: str, address: str) -> tuple[bool, str]:
        made = EmailMessage()
        made["From"], made["Subject"] = sender, "Avböjt: Möte"
        made.set_content("Jag kan inte.")
        made.add_alternative(WRITTEN.format(**said, address=address), subtype="calendar", cte="base64")
        (tmp_path / "svar.eml").write_bytes(made.as_bytes())
        return take(tmp_path / "svar.eml")

    assert "inte kallad" in mailed("Eva <eve@example.se>", "sara@example.se")[1]
    assert mailed("Sara Ek <Sara@example.se>", "sara@example.se") == (True, "Svaret är sparat: Kan inte.")
    # Nobody else has seen whom an invitation without an address of one's own was made out to.
    made_out = f"svar-{MeetingParticipant.objects.get(kind='person').id}@ledstjarna.example"
    assert mailed("Astrid <astrid@example.se>", made_out) == (True, "Svaret är sparat: Kan inte.")


def test_a_file_alone_is_nobodys_answer_until_somebody_says_whose(call: PlanMeetingCall, tmp_path: Path) -> None:
    nurse = MeetingParticipant.objects.get(kind="staff")
    MeetingParticipant.objects.filter(pk=nurse.pk).update(calendar_address="sara@example.se")
    said = {"uid": call.id, "sequence": 1, "stamp": "20260303T080000Z", "said": "DECLINED"}
    file = tmp_path / "svar.ics"
    file.write_text(WRITTEN.format(**said, address="sara@example.se"), encoding="utf-8")
    counted, told = take(file)
    assert (counted, "vem som skickade den" in told, "--from ADRESS" in told) == (False, True, True)
    assert "inte kallad" in take(file, sent_by="eve@example.se")[1]
    nurse.refresh_from_db()
    assert nurse.coming == ""
    assert take(file, sent_by="Sara@example.se") == (True, "Svaret är sparat: Kan inte.")


# As Outlook writes *Propose New Time*: its own name of the zone, the time that stood in a line of its own.
OUTLOOK = """BEGIN:VCALENDAR
METHOD:COUNTER
PRODID:Microsoft Exchange Server 2010
VERSION:2.0
BEGIN:VTIMEZONE
TZID:W. Europe Standard Time
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
ATTENDEE;PARTSTAT=TENTATIVE;CN=Sara Ek:mailto:{address}
COMMENT;LANGUAGE=sv-SE:Hellre på torsdag
UID:{uid}
SUMMARY;LANGUAGE=sv-SE:Nytt tidsförslag: Möte
DTSTART;TZID=W. Europe Standard Time:{day}T101500
DTEND;TZID=W. Europe Standard Time:{day}T110000
CLASS:PRIVATE
DTSTAMP:{stamp}
SEQUENCE:{sequence}
X-MS-OLK-ORIGINALSTART;TZID=W. Europe Standard Time:20260311T133000
END:VEVENT
END:VCALENDAR
"""


def test_another_time_is_a_wish_and_changes_nothing_else(call: PlanMeetingCall, tmp_path: Path) -> None:
    nurse = MeetingParticipant.objects.get(kind="staff")
    fine = {"uid": call.id, "sequence": 1, "stamp": "20260303T080000Z", "day": "20260312",
            "address": f"svar-{nurse.id}@ledstjarna.example"}  # fmt: skip
    for number, (more, told) in enumerate(
        (
            ({}, "Önskemålet om en annan tid är sparat."),
            ({}, "Önskemålet om en annan tid var redan sparat."),
            ({"stamp": "20260303T070000Z", "day": "20260313"}, "Ett senare svar finns redan."),
            ({"stamp": "20260303T090000Z", "day": "20260201"}, "Tiden som föreslås har redan varit."),
            ({"stamp": "20260303T090000Z", "day": "20290201"}, "mer än ett år"),
            ({"sequence": 0}, "Svaret gäller en äldre kallelse"),
            ({"address": "eve@example.se"}, "Den som svarar är inte kallad"),
        )
    ):
        file = tmp_path / f"{number}.ics"
        file.write_text(OUTLOOK.format(**{**fine, **more}), encoding="utf-8")
        with clock_set_to(AT.replace(hour=12)):
            assert told in take(file, sent_by="sara@example.se")[1]
    row = MeetingParticipant.objects.get(pk=nurse.pk)
    assert (row.wished_starts_at, row.wished_ends_at) == (
        datetime(2026, 3, 12, 9, 15, tzinfo=UTC), datetime(2026, 3, 12, 10, tzinfo=UTC)
    )  # fmt: skip
    assert (row.coming, row.version) == (nurse.coming, nurse.version + 1)
    stands = PlanMeetingCall.objects.get(pk=call.pk)
    assert (stands.starts_at, stands.version, stands.sequence) == (call.starts_at, call.version, call.sequence)
    assert Happening.objects.filter(kind="MeetingTimeWished").count() == 1
    # Whoever then says yes to the time that stands wishes for no other.
    (tmp_path / "ja.ics").write_text(WRITTEN.format(**{**fine, "said": "ACCEPTED", "stamp": "20260303T100000Z"}))
    assert take(tmp_path / "ja.ics", sent_by="sara@example.se")[0]
    assert MeetingParticipant.objects.get(pk=nurse.pk).wished_starts_at is None


def test_the_command_is_there() -> None:
    shown = CliRunner().invoke(cli, ["import", "calendar-reply", "--help"])
    assert shown.exit_code == 0
    assert "METHOD:REPLY" in shown.output
