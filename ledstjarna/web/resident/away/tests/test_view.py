"""Borta: told by the person, their activities pause without being late, and begin again by themselves."""

from datetime import time, timedelta

from ledstjarna.domain.people.models import Absence, AwayDays
from ledstjarna.domain.plans.actions import Times, set_times
from ledstjarna.domain.plans.queries import lived_by
from ledstjarna.domain.plans.rules.activities import Rule
from ledstjarna.foundation.clock import moment_of
from ledstjarna.web.resident.tests.world import NOW, World, text_of

AWAY, WEEK = "/min-plan/borta/", "/min-plan/min-vecka/"
DAY = NOW.date()


def test_what_is_told_pauses_the_days_and_an_early_return_resumes(world: World) -> None:
    part = world.choir()
    singer = world.cast.act(world.cast.staff["singer"])
    times = Times(starts_on=DAY, rule=Rule("day"), at=time(15), minutes=30)
    set_times(by=singer, subject_id=world.subject_id, commitment_id=part.id, times=times, at=NOW)
    told = world.send(AWAY, {"kind": "hospital", "first": "2026-03-04", "back": "2026-03-08", "words": "Höften"})
    shown = world.get(told["Location"])
    assert "Det börjar igen av sig självt när du är tillbaka." in shown
    assert "Från 4 mars, tillbaka 8 mars" in shown
    assert "Du sa till den" in shown
    same = text_of(world.send(AWAY, {"kind": "holiday", "first": "2026-03-20", "back": "2026-03-20"}))
    assert "Dagen tillbaka är samma dag som dagen borta." in same
    week = world.get(WEEK)
    assert week.count("Pausat de här dagarna.") == 4
    # The association sees the days, and never why.
    singer = world.cast.act(singer)
    span = moment_of(DAY, time.min), moment_of(DAY + timedelta(days=7), time.min)
    states = [row.one.state for row in lived_by(singer, *span)]
    assert states == ["planned", "paused", "paused", "paused", "paused", "planned", "planned"]
    assert AwayDays.objects.count() == 1
    assert not Absence.objects.exists()
    world.cast.act(world.person)
    refused = text_of(world.send(AWAY, {"kind": "holiday", "first": "2026-03-07", "back": ""}))
    assert "De dagarna går in i en annan frånvaro, som börjar 4 mars." in refused
    one = Absence.objects.get()
    back = f"{AWAY}{one.id}/"
    late = text_of(world.send(back, {"back": "2026-03-09"}))
    assert "Säg till om de nya dagarna i stället." in late
    # What was told stands in the field: a saved page as it is changes nothing, and no day takes the absence back.
    assert 'value="2026-03-08"' in world.client.get(back).content.decode()
    assert "Tryck på Det blev inget av." in text_of(world.send(back, {"back": "2026-03-04"}))
    shown = world.get(world.send(back, {"back": "2026-03-05"})["Location"])
    assert "Det som är pausat börjar igen den dagen." in shown
    assert "Välkommen hem" not in shown
    assert world.get(WEEK).count("Pausat de här dagarna.") == 1
    world.get(back, status=404)
    world.cast.act(world.person)
    assert list(Absence.objects.order_by("version").values_list("version", "replaced_at")) == [(1, NOW), (2, None)]


def test_somebody_close_tells_and_takes_it_back(world: World) -> None:
    daughter = world.daughter()
    world.sign_in(daughter.id, "close_one")
    world.send(AWAY, {"kind": "other", "first": DAY.isoformat(), "back": ""})
    world.cast.act(world.person)
    one = Absence.objects.get()
    assert one.told_by_id == daughter.id
    assert "ingen vet än till när" in world.get(AWAY)
    assert "Frånvaron är borttagen" in world.get(world.send(f"{AWAY}{one.id}/", {"take_back": "1"})["Location"])
    world.cast.act(world.person)
    assert not Absence.objects.filter(replaced_at=None).exists()
    assert "Säg till när Astrid ska vara borta" in world.get(AWAY)
