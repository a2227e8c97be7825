"""Two who really write at the same moment, each on a connection of their own."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

from django.db import connection, transaction

from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.needs.actions import assess
from ledstjarna.domain.needs.queries import current_needs
from ledstjarna.domain.needs.rules import AreaAssessed
from ledstjarna.domain.people.actions import answer_consent, register_person, renew_consent, tell_story
from ledstjarna.domain.people.tests.made import AT, area, asking, person, reading, staff, themself
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.foundation.findings import ChangedMeanwhile, RuleBroken


def at_once(one, other):
    """Run two pieces of work, each in a transaction of its own; what each came to, exceptions too."""
    together = Barrier(2)

    def run(work):
        try:
            with clock_set_to(AT), transaction.atomic():
                together.wait(10)
                return work()
        except (ChangedMeanwhile, RuleBroken) as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        return [result.result(30) for result in (pool.submit(run, one), pool.submit(run, other))]


def seen_at_once(viewer: Viewer, someone, level: int):
    def work():
        with asking(viewer):
            return assess(
                by=viewer, subject_id=someone.pk, way="meeting", person_took_part=True, seen={}, at=AT,
                areas=[AreaAssessed(life_area="d4", own_level=2, professional_level=level, wanted_level=0)],
            )  # fmt: skip

    return work


def told_at_once(viewer: Viewer, someone, words: str):
    def work():
        with asking(viewer):
            return tell_story(by=viewer, subject_id=someone.pk, seen_version=0, what_matters=words, way="phone", at=AT)

    return work


def registered_at_once(viewer: Viewer):
    def work():
        with asking(viewer):
            return register_person(
                by=viewer, county_id="04", given_name="Tolvan", family_name="Ek", identity="191212121212", at=AT
            )

    return work


def renewed_at_once(viewer: Viewer):
    about = {"by": viewer, "subject_id": viewer.party_id, "kind": "plan", "way": "digital", "at": AT}

    def work():
        with asking(viewer):
            return renew_consent(**about, seen_version=2)

    return work


def test_one_wins_and_the_other_is_told(own_database):
    with clock_set_to(AT):
        with transaction.atomic():
            eva = staff(area())
            karin = person(by=eva)
            answer_consent(
                by=themself(karin), subject_id=karin.pk, kind="plan", state="given", way="digital", at=AT,
                last_day=AT.date() + timedelta(days=3),
            )  # fmt: skip
            own = themself(karin)
        refusals = [
            [result for result in results if isinstance(result, Exception)]
            for results in (
                at_once(seen_at_once(eva, karin, 1), seen_at_once(eva, karin, 2)),
                at_once(told_at_once(eva, karin, "Katten."), told_at_once(eva, karin, "Hunden.")),
                at_once(registered_at_once(eva), registered_at_once(eva)),
                at_once(renewed_at_once(own), renewed_at_once(own)),
            )
        ]
        with transaction.atomic():
            assert len(current_needs(reading(eva, karin))) == 1
    assert [len(row) for row in refusals] == [1, 1, 1, 1]
    assert [type(row[0]) for row in refusals] == [
        ChangedMeanwhile, ChangedMeanwhile, RuleBroken, ChangedMeanwhile
    ]  # fmt: skip
    assert refusals[2][0].findings[0].code == "identity_taken"
