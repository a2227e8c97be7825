"""Imports of the same person wait for each other: a lock by name for each number, until the transaction is done."""

from collections.abc import Iterable

from django.db import connection

from ledstjarna.fhir.saving.numbers import Known


def wait_for_turn(numbers: Iterable[Known]) -> None:
    """Take the locks in one order for all, so that no two imports can wait for each other in a ring."""
    names = [f"fhir:{number.system}|{number.value}" for number in numbers]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(key) FROM (SELECT DISTINCT hashtextextended(name, 0) AS key "
            "FROM unnest(%s::text[]) AS name ORDER BY key) AS ordered",
            [names],
        )
