"""What a session holds stands unreadable in its table, and opens in its own row alone."""

import base64
import zlib

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from ledstjarna.domain.plans.tests.cast import gather
from ledstjarna.foundation.ids import new_id
from ledstjarna.foundation.sign_in.session_data import closed, opened
from ledstjarna.web.entrance.kept_form import who_note
from ledstjarna.web.entrance.roles import DemoRole

pytestmark = pytest.mark.django_db
WRITTEN = ("Kören är mitt liv", "Åberg", "0155-123 99 87")


def raw_rows() -> list[bytes]:
    """The table as whoever holds a copy may read it: as it stands, decoded, and unpacked wherever that can be done."""
    seen: list[bytes] = []
    for row in Session.objects.all():
        seen.append(row.session_data.encode())
        for part in (row.session_data, *row.session_data.strip(".").split(":")):
            try:
                plain = base64.urlsafe_b64decode(part.strip(".") + "=" * (-len(part.strip(".")) % 4))
            except ValueError:
                continue
            seen.append(plain)
            for begins in range(len(plain)):
                try:
                    seen.append(zlib.decompressobj().decompress(plain[begins:]))
                except zlib.error:
                    continue
    return seen


def test_nothing_of_what_was_written_can_be_read_in_the_table_of_sessions() -> None:
    cast, client = gather(), Client()
    nurse, page = cast.staff["nurse"].party_id, "/teamet/sa-nas-jag/"
    sent = {"what_matters": WRITTEN[0], "words": WRITTEN[0], "phone": WRITTEN[2], "key": str(new_id())}
    client.post(page, {**sent, "who": who_note(nurse)})
    client.post("/logga-in/roll/", {"token": DemoRole("nurse", "", "", "", nurse, "staff").token})
    led = client.post(reverse("find_person"), {"namn": WRITTEN[1]})["Location"]
    kept = str(dict(client.session))
    assert all(words in kept for words in WRITTEN), "the session holds them"
    assert WRITTEN[1] in client.get(led).content.decode()
    rows = raw_rows()
    assert rows
    for words in (*WRITTEN, str(nurse), "kept_forms", "party"):
        for form in (words.encode(), words.encode("utf-16"), ascii(words)[1:-1].encode()):
            assert not any(form in row for row in rows), words


def test_a_reading_of_the_table_that_finds_what_is_signed_alone_would_be_seen() -> None:
    from django.contrib.sessions.backends.db import SessionStore as Djangos

    session = Djangos()
    session["words"] = WRITTEN[2] * 20
    session.save()
    assert any(WRITTEN[2].encode() in row for row in raw_rows())


def test_the_data_opens_in_its_own_row_with_our_keys_alone(settings: object) -> None:
    text = closed("one", {"words": WRITTEN[0]})
    assert opened("one", text) == {"words": WRITTEN[0]}
    assert opened("other", text) == {}, "moved to another's row it says nothing"
    assert closed("one", {"words": WRITTEN[0]}) != text
    whole = base64.b64decode(text)
    for at in (0, 12, len(whole) - 1):
        changed = whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]
        assert opened("one", base64.b64encode(changed).decode()) == {}
    for broken in ("", "a", "å", "AAAA", text[:20]):
        assert opened("one", broken) == {}
    former, settings.SECRET_KEY = settings.SECRET_KEY, "another key of ours, as long as it should be and more"
    assert opened("one", text) == {}
    settings.SECRET_KEY_FALLBACKS = [former]
    assert opened("one", text) == {"words": WRITTEN[0]}, "a key that was ours until lately is still believed"
    new = closed("one", {"words": ""})
    settings.SECRET_KEY_FALLBACKS = []
    assert opened("one", new) == {"words": ""}


def test_somebody_elses_data_in_ones_own_row_signs_nobody_in() -> None:
    cast, client, thief = gather(), Client(), Client()
    role = DemoRole("person", "", "", "", cast.subject_id, "person", cast.subject_id)
    client.get(f"/logga-in/demo/{role.token}/")
    assert client.get("/min-plan/").status_code == 200
    nurse = DemoRole("nurse", "", "", "", cast.staff["nurse"].party_id, "staff")
    thief.get(f"/logga-in/demo/{nurse.token}/")
    mine = Session.objects.get(pk=thief.session.session_key)
    mine.session_data = Session.objects.get(pk=client.session.session_key).session_data
    mine.save()
    assert thief.get("/min-plan/").status_code == 302
