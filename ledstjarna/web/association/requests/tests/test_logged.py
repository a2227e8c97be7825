"""The log of the person says whether an association's list told their name, as it was when the list was shown."""

from typing import Any

from django.test import Client

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessLog
from ledstjarna.domain.plans.actions import take_back_fact
from ledstjarna.domain.plans.tests.cast import Cast
from ledstjarna.web.association.requests.tests.test_view import asked, cast, client  # noqa: F401 (fixtures)
from ledstjarna.web.entrance.sessions import KIND, PARTY, SUBJECT

LISTS = {"association_home": "/foreningen/", "our_days": "/foreningen/tider/"}


def listed() -> dict[str, list[bool]]:
    with automatic_run("test"):
        rows = AccessLog.objects.filter(verb="list").order_by("at", "id")
        found: dict[str, list[bool]] = {}
        for row in rows:
            found.setdefault(row.what, []).append("unnamed" not in row.detail)
        return found


def own_log(cast: Cast) -> str:  # noqa: F811
    own = Client()
    session: Any = own.session
    session[PARTY], session[KIND], session[SUBJECT] = str(cast.subject_id), "person", str(cast.subject_id)
    session.save()
    return own.get("/min-plan/vem-har-last/").content.decode()


def test_a_name_that_was_taken_back_is_not_said_to_have_been_seen_after_it(cast: Cast, client: Client) -> None:  # noqa: F811
    part = asked(cast)
    assert "Astrid" in client.get("/foreningen/").content.decode()
    assert listed()["association_home"] == [True]
    assert "utan ditt namn" not in own_log(cast)
    by = cast.act(cast.person)
    take_back_fact(
        by=by, subject_id=cast.subject_id, commitment_id=part.id, seen_version=part.version, fact="name", at=cast.at()
    )
    assert "Astrid" not in client.get("/foreningen/").content.decode()
    assert listed()["association_home"] == [True, False]
    shown = own_log(cast)
    assert "Såg ditt namn i en lista" in shown, "what was told before stays"
    assert "Såg dig i en lista, utan ditt namn" in shown
