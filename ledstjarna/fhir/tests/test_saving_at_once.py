"""Two imports of one person at the same moment, each on a connection of its own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

from django.db import connection, transaction

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.needs.models import ImportedBundle, Suggestion
from ledstjarna.domain.people.actions import register_person
from ledstjarna.domain.people.models import Person
from ledstjarna.fhir.intake.intake import read_bundle
from ledstjarna.fhir.saving.save import Ended, save
from ledstjarna.fhir.tests.bundles import as_bytes, person, whole_life
from ledstjarna.fhir.tests.made import AT, HOW, county, read
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.foundation.findings import RuleBroken

Result = TypeVar("Result")


def at_once(*work: Callable[[], Result]) -> list[Result]:
    together = Barrier(len(work))

    def run(one: Callable[[], Result]) -> Result:
        try:
            with clock_set_to(AT):
                together.wait(10)
                return one()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(work)) as pool:
        return [result.result(30) for result in [pool.submit(run, one) for one in work]]


def test_the_second_finds_who_the_first_registered(own_database: str) -> None:
    with transaction.atomic():
        county()
    for number in range(5):
        content = whole_life()
        content["entry"][0]["resource"] |= {"identifier": [{"system": "https://x.example", "value": str(number)}]}
        found = read_bundle(as_bytes(content))
        ended = at_once(*[lambda found=found: save(found, HOW).ended] * 4)
        assert sorted(ended) == sorted([Ended.NEW, *[Ended.UNCHANGED] * 3])
    with transaction.atomic(), automatic_run("test"):
        assert Person.objects.count() == ImportedBundle.objects.count() == 5
        assert Suggestion.objects.values("source_key").distinct().count() * 5 >= Suggestion.objects.count()


def test_numbers_in_another_order_never_wait_in_a_ring(own_database: str) -> None:
    with transaction.atomic():
        county()
    numbers = [{"system": f"https://{name}.example", "value": "1"} for name in "abcdefgh"]
    one, other = (read(person(identifier=order)) for order in (numbers, numbers[::-1]))
    ended = at_once(*[lambda: save(one, HOW).ended, lambda: save(other, HOW).ended] * 3)
    assert sorted(ended)[-1] is Ended.UNCHANGED
    assert ended.count(Ended.NEW) == 1


def test_staff_who_register_the_same_person_meanwhile(own_database: str) -> None:
    with transaction.atomic():
        county()

    def by_hand() -> str:
        try:
            with transaction.atomic():
                register_person(
                    by=None, county_id="04", given_name="Maria Birgitta", family_name="Ljungberg", at=AT,
                    identity="196101182803", municipality_id="0484",
                )  # fmt: skip
        except RuleBroken as broken:
            return broken.findings[0].code
        return "registered"

    ended = at_once(by_hand, lambda: str(save(read(person()), HOW).ended))
    assert ended in (["registered", "added"], ["identity_taken", "new"])
    with transaction.atomic(), automatic_run("test"):
        assert Person.objects.count() == 1
