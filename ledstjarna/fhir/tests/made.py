"""A county to import into, and bundles saved in it, for the tests of the saving half."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.db import connection

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.organisations.actions import set_up_county, set_up_municipality
from ledstjarna.fhir.intake.answer import Intake
from ledstjarna.fhir.intake.intake import read_bundle
from ledstjarna.fhir.saving.homes import Homes
from ledstjarna.fhir.saving.save import How, Saved, save
from ledstjarna.fhir.tests.bundles import Resource, as_bytes, bundle

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
MUNICIPALITIES = {"0484": "Eskilstuna", "0483": "Katrineholm"}
HOW = How(homes=Homes(MUNICIPALITIES, municipality="0484"), imported_by="import fhir (test)", at=AT)
TOMMY = Path(__file__).parents[4] / "shared/data/fhir/synthea/tommy_friesen.json"

LOGS = ("consent_accesslog",)
"""What a second run adds to: that somebody was looked up is logged every time."""


def county() -> None:
    set_up_county(code="04", name="Södermanlands län")
    for code, name in MUNICIPALITIES.items():
        set_up_municipality(code=code, name=name)


def read(*resources: Resource, **more: Any) -> Intake:
    return read_bundle(as_bytes(bundle(*resources, **more)), name="fil.json")


def saved(*resources: Resource, how: How = HOW, **homes: Any) -> Saved:
    chosen = replace(how, homes=replace(how.homes, **homes)) if homes else how
    return save(read(*resources), chosen)


def everything(leave_out: Iterable[str] = LOGS) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table with the transaction that wrote it: what a run that changes nothing leaves as it was."""
    with automatic_run("test"), connection.cursor() as cursor:
        cursor.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' "
            "AND has_table_privilege(format('%%I.%%I', schemaname, tablename), 'SELECT') ORDER BY tablename",
            [],
        )
        tables = [name for (name,) in cursor.fetchall() if not name.startswith(tuple(leave_out))]
        found = {}
        for table in tables:
            cursor.execute(f'SELECT t.xmin::text, t.ctid::text, to_jsonb(t) FROM "{table}" t ORDER BY t.ctid')
            found[table] = cursor.fetchall()
    return found
