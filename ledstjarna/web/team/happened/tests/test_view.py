"""What has happened, in a sentence each."""

from ledstjarna.domain.consent import events as consent_events
from ledstjarna.domain.needs import events as needs_events
from ledstjarna.domain.people import events as people_events
from ledstjarna.domain.plans import events as plans_events
from ledstjarna.domain.teams import events as teams_events
from ledstjarna.foundation.outbox.publishing import Event
from ledstjarna.web.team.happened.words import happened_words
from ledstjarna.web.team.tests.desk import Desk

ROOMS = (consent_events, needs_events, people_events, plans_events, teams_events)


def test_every_event_has_words() -> None:
    events = {one for room in ROOMS for one in vars(room).values() if isinstance(one, type) and issubclass(one, Event)}
    silent = [one.__name__ for one in events - {Event} if happened_words(one.__name__, {}) == one.__name__]
    assert silent == []


def test_the_latest_first_with_who(desk: Desk) -> None:
    desk.contact()
    desk.story()
    desk.part("Jag går", "own")
    text = desk.get(desk.path("team_happened"))
    assert text.index("Personen svarade: Ja tack") < text.index("Berättelsen skrevs") < text.index("En ny kontakt")
    assert "Astrid Lind" in text
