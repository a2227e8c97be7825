"""Each writes their own part into their own record, and gets nothing of another's."""

import json

from ledstjarna.web.team.tests.desk import Desk


def test_each_record_holds_its_own_part_alone(desk: Desk) -> None:
    desk.contact()
    assert "Ni ansvarar inte för något i planen än" in desk.get(desk.path("records"))
    desk.story()
    goal = desk.goal()
    desk.part("Provtagning hemma", "health", "care_centre", goal)
    desk.part("Dusch", "sol", "assessment", goal)
    text = desk.get(desk.path("records"))
    assert "Provtagning hemma" in text
    assert "kören på torsdagar" in text
    assert "Dusch" not in text
    got = desk.client.get(desk.path("record_text", record="region_health"))
    assert got["Content-Disposition"] == 'attachment; filename="plan-till-regionens-journal-2026-03-03.txt"'
    assert all(words not in got.content.decode() for words in ("Astrid", "Dusch", "Kören är mitt liv"))
    desk.get(desk.path("record_data", record="municipal_social"), status=404)

    desk.contact("assessor")
    desk.sign_in("assessor")
    data = json.loads(desk.client.get(desk.path("record_data", record="municipal_social")).content)
    parts = [part for one in data["goals"] for part in one["parts"]]
    assert [(part["title"], part["legal_basis"]) for part in parts] == [("Dusch", "sol")]
    assert (data["form"], data["goals"][0]["life_area"]) == ("ledstjarna.record/1", "d9")
    desk.get(desk.path("record_text", record="region_health"), status=404)
