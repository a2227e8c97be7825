"""Who was offered before stays offered: a role is the same somebody for as long as the county lives.

What waits changes as people try things, so asking anew would make somebody else of the one they had worked with.
"""

import json
import os
from pathlib import Path
from uuid import UUID

import dj_database_url
from django.conf import settings
from django.db import connection

from ledstjarna.demo.whom import Picks, look_up
from ledstjarna.domain.organisations.models import Assignment
from ledstjarna.domain.people.models import CloseOne, Person, Representative
from ledstjarna.foundation.clock import now
from ledstjarna.foundation.postgres import running_server

_in_memory: dict[str, Picks] = {}


def picked() -> Picks:
    """Who is offered, by code. Needs a transaction that reaches everybody.

    Whoever does not exist any more is looked up anew, around the same first person.
    """
    county = _county()
    before = _read(county)
    kept = _still_there(before)
    if kept and kept.keys() == before.keys():
        return kept
    picks = look_up(kept["person"][0] if "person" in kept else None) | kept
    if picks:
        _write(county, picks)
    return picks


def _county() -> str:
    """Which database this is: a county that is loaded afresh has another."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT oid FROM pg_database WHERE datname = current_database()")
        (number,) = cursor.fetchone()
    return f"{connection.settings_dict['NAME']} {number}"


def _file() -> Path | None:
    """Beside the demo's database; None for every other database."""
    folder = Path(settings.VAR) / "demo"
    address = running_server(folder) if folder.exists() else None
    ours = address and dj_database_url.parse(address).get("HOST") == connection.settings_dict["HOST"]
    return folder / "roles.json" if ours else None


def _read(county: str) -> Picks:
    file = _file()
    if file is None:
        return _in_memory.get(f"{connection.settings_dict['HOST']} {county}", {})
    try:
        kept = json.loads(file.read_text())
        found = kept["picks"] if kept["county"] == county else {}
        return {code: (UUID(party), UUID(person) if person else None) for code, (party, person) in found.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _write(county: str, picks: Picks) -> None:
    file = _file()
    if file is None:
        _in_memory[f"{connection.settings_dict['HOST']} {county}"] = picks
        return
    plain = {code: [str(party), str(person) if person else None] for code, (party, person) in picks.items()}
    draft = file.with_suffix(f".{os.getpid()}")  # whole or not at all: several processes of the demo read it
    draft.write_text(json.dumps({"county": county, "picks": plain}, indent=1))
    draft.replace(file)


def _still_there(picks: Picks) -> Picks:
    ids = [party for party, _ in picks.values()]
    there = {
        *Person.objects.filter(pk__in=ids).values_list("pk", flat=True),
        *CloseOne.objects.filter(pk__in=ids, ended_at=None).values_list("pk", flat=True),
        *Representative.objects.filter(pk__in=ids).values_list("pk", flat=True),
        *Assignment.objects.filter(pk__in=ids, period__contains=now()).values_list("pk", flat=True),
    }
    return {code: pick for code, pick in picks.items() if pick[0] in there}
