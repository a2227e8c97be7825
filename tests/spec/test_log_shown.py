"""The log asks every table that may show to one and not to another of its kind: said once more, by the tables."""

from ledstjarna.domain.consent.queries import shown
from ledstjarna.domain.consent.rules import PLAN
from tests.spec.tables_kinds import AUTHORED, TABLE_KINDS

# What shows with another row of the same kind, or on no page.
WITH_ANOTHER = {"needs_need": "within its assessment", "needs_importedbundle": "is no reading: how facts came here"}


def test_a_kind_that_blocks_can_hide_is_asked_of_all_its_tables() -> None:
    hideable = {TABLE_KINDS[table] for table in AUTHORED} - {PLAN}  # a plan is there without anybody's assessment
    tables = {table: kind for table, kind in TABLE_KINDS.items() if kind in hideable and table not in WITH_ANOTHER}
    places = [place for kept in shown._HELD.values() for place in kept]
    assert {place.model._meta.db_table: place.kind for place in places} == tables
    written = {place.model._meta.db_table for place in places if place.author}
    assert written == {table for table in AUTHORED if table in tables}
