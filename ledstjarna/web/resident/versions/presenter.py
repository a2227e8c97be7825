"""An agreed version, read from its snapshot."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from ledstjarna.domain.plans.queries import is_intact
from ledstjarna.foundation.clock import day_of
from ledstjarna.web.resident.thanking import Thanks
from ledstjarna.web.wording import date_text, label_text, linked_plan_name, moment_text, way_name
from ledstjarna.web.wording.agreed import agreed_as, who_agreed
from ledstjarna.web.wording.compared import agreed_on


@dataclass(frozen=True, slots=True)
class GoalAgreed:
    """A goal and who does what for it: title, whose it is, and the rest line by line."""

    words: str
    parts: list[tuple[str, str, list[str]]]


@dataclass(frozen=True, slots=True)
class VersionShown:
    """One version as it is read and printed."""

    title: str
    agreed: str
    by_whom: str
    person: str
    what_matters: str
    goals: list[GoalAgreed]
    linked: list[str]
    facts: list[tuple[str, str]]
    intact: bool
    digest: str


def list_shown(rows: Sequence[Any]) -> list[tuple[UUID, str, str, str]]:
    """Its id, what it is called, who agreed it; and the day when its plan ended, where it has."""
    return [(row.id, version_name(row), label_text(row.agreed_by_label), _ended(row.plan.ended_at)) for row in rows]


def version_name(row: Any) -> str:
    """What a version is called: its number in its plan, and its day, which tells it from the same number of another."""
    return _("Plan %(number)s, %(day)s") % {"number": row.number, "day": agreed_on(row.snapshot)}


def _ended(at: datetime | None) -> str:
    return date_text(day_of(at), with_year=True) if at else ""


def version_shown(row: Any) -> VersionShown:
    """The snapshot in words."""
    plan = row.snapshot
    return VersionShown(
        title=version_name(row), agreed=moment_text(datetime.fromisoformat(plan["agreed_at"])),
        by_whom=label_text(row.agreed_by_label),
        person=plan["person"]["name"], what_matters=plan["what_matters"],
        goals=[_goal(goal, plan["parts"]) for goal in plan["goals"]],
        linked=[
            _("%(kind)s: %(title)s, finns hos %(holder)s")
            % {"kind": linked_plan_name(one["kind"]), "title": one["title"], "holder": label_text(one["held_by"])}
            for one in plan["linked"]
        ],
        facts=_facts(plan), intact=is_intact(row), digest=row.digest,
    )  # fmt: skip


def _goal(goal: dict[str, Any], parts: list[dict[str, Any]]) -> GoalAgreed:
    return GoalAgreed(goal["words"], [_part(part) for part in parts if part["goal"] == goal["id"]])


def _part(part: dict[str, Any]) -> tuple[str, str, list[str]]:
    answers_for = part["answers_for"]
    told = bool(answers_for) and answers_for not in part["owner"]
    lines = [_("Ansvarig: %(who)s") % {"who": label_text(answers_for)}] if told else []
    return part["title"], label_text(part["owner"]), [*agreed_as(part), *lines]


def _facts(plan: dict[str, Any]) -> list[tuple[str, str]]:
    follow_up, sip = plan["follow_up"], plan["sip"]
    when = date_text(date.fromisoformat(follow_up["on"])) if follow_up["on"] else _("ingen dag är bestämd")
    facts = [
        (_("Har sagt ja till planen"), " · ".join(who_agreed(plan))),
        *([(_("Med i planen"), ", ".join(map(label_text, plan["parties"])))] if plan["parties"] else []),
        (_("Ni stämmer av"), f"{when}, {follow_up['how']}" if follow_up["how"] else when),
        (_("Hur ni kom överens"), way_name(plan["way"])),
    ]
    if sip:
        facts.append((_("Övergripande ansvar"), sip["responsible"]))
        others = _("Ingen annan än kommunen och regionen gör något.") if sip["others_none"] else _("Se ovan.")
        facts.append((_("Det som andra gör"), others))
    return facts


THANKS = {
    "overens": lambda: Thanks(
        _("Tack, nu är ni överens"),
        (
            _("Planen är sparad precis som den står här. Ingen kan ändra den i efterhand."),
            _("Alla som är med ser den. Det som någon ska göra kan börja."),
            _("Vill du ändra något gör ni en ny. Säg till ditt team eller ändra själv."),
        ),
    ),
}
