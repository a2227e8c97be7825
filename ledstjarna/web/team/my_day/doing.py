"""What can be said at the door: one form and one action each, whether it is sent now or was kept on the telephone."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.plans.actions import write_about
from ledstjarna.domain.visits import actions
from ledstjarna.domain.visits.models import Visit
from ledstjarna.domain.visits.queries import help_of
from ledstjarna.web.addresses import address
from ledstjarna.web.forms import HouseForm
from ledstjarna.web.team.my_day.form import FinishForm, MissForm, ObserveForm, TapForm

FORMS: Mapping[str, type[HouseForm]] = {
    "begin": TapForm, "regret": TapForm, "help": TapForm, "end_help": TapForm, "finish": FinishForm, "miss": MissForm,
    "observe": ObserveForm,
}  # fmt: skip

Act = Callable[[dict[str, Any], int], object]


def acts(by: Viewer, row: Visit, at: datetime) -> dict[str, Act]:
    """By the word of its button, what a cleaned form does. Each raises NotForYou, RuleBroken or ChangedMeanwhile."""
    whose = row.subject_id
    one: dict[str, Any] = {"by": by, "subject_id": whose, "visit_id": row.pk, "at": at}

    def end_help(_fields: dict[str, Any], _seen: int) -> object:
        call = help_of(row)
        return actions.end_help(by=by, subject_id=whose, help_call_id=call.pk if call else row.pk, at=at)

    return {
        "begin": lambda _fields, seen: actions.begin_visit(**one, seen_version=seen),
        "regret": lambda _fields, seen: actions.regret_visit(**one, seen_version=seen),
        "finish": lambda fields, seen: actions.finish_visit(
            **one, seen_version=seen, words=fields["words"], sure=fields["sure"]
        ),
        "miss": lambda fields, seen: actions.miss_visit(
            **one, seen_version=seen, reason=fields["reason"], words=fields["words"]
        ),
        "help": lambda fields, _seen: actions.ask_help(**one, words=fields["words"]),
        "end_help": end_help,
        "observe": lambda fields, _seen: write_about(
            by=by, subject_id=whose, commitment_id=row.commitment_id, words=fields["words"],
            wants_answer=fields["wants_answer"], at=at,
        ),
    }  # fmt: skip


def onwards(row: Visit, do: str) -> str:
    """What is over leads back to the day, where the next one waits; the rest stays at the door."""
    here = address("my_visits") if do in ("finish", "miss") else address("my_visit", visit_id=row.pk)
    return f"{here}?tack=visit_{do}"
