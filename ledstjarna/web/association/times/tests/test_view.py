"""Era tider: the association sets when it comes, ticks it, and sees no more of the plan than before."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from ledstjarna.domain.plans.actions import answer_part
from ledstjarna.domain.plans.models import Activity, ActivityMark
from ledstjarna.domain.plans.tests.cast import AT, Cast, gather
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.web.association.requests.tests.test_view import asked, client, key

__all__ = ["client"]

NOW = AT + timedelta(days=1)


@pytest.fixture
def cast(db: Any) -> Iterator[Cast]:
    with clock_set_to(NOW):
        yield gather()


def test_a_time_is_set_and_ticked(cast: Cast, client: Client) -> None:
    part = asked(cast)
    by = cast.act(cast.staff["singer"])
    about = {"by": by, "subject_id": cast.subject_id, "commitment_id": part.id, "seen_version": 1}
    assert client.get(f"/foreningen/fraga/{part.id}/tider/").status_code == 404, "First the yes, then the times."
    answer_part(**about, yes=True, words="", at=cast.at())
    page = f"/foreningen/fraga/{part.id}/tider/"
    fields = {
        "every": "week",
        "weekdays": ["1"],
        "interval": "2",
        "starts_on": "2026-03-03",
        "at": "09:00",
        "minutes": "60",
    }
    sent = client.post(page, {"key": key(client, page), "version": 0, **fields})
    shown = client.get(sent["Location"]).content.decode()
    assert "Varannan vecka: tisdagar kl.\xa009.00, 1\xa0timme" in shown
    assert "Skjuts till kören" in shown
    assert "Planens egen rubrik" not in shown
    row = Activity.objects.get()
    tapped = {"key": key(client, "/foreningen/tider/"), "act": f"done.{row.id}.2026-03-03.0"}
    assert (
        "Tack, det är avprickat" in client.get(client.post("/foreningen/tider/", tapped)["Location"]).content.decode()
    )
    assert ActivityMark.objects.get().state == "done"
    one = f"/foreningen/tider/{row.id}/2026-03-17/"
    html = client.get(one).content.decode()
    assert "Planens egen rubrik" not in html
    moved = {"key": html.split('name="key" value="')[1].split('"')[0], "do": "change", "change": "moved"}
    client.post(one, {**moved, "to_day": "2026-03-18", "to_time": "10:00", "words": "Kören har konsert"})
    assert "Kören har konsert" in client.get(one).content.decode()
    assert client.get("/foreningen/tider/").status_code == 200
