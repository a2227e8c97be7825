"""An agreed version's snapshot as a page needs it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from ledstjarna.domain.plans.models import Agreement
from ledstjarna.foundation.clock import day_of
from ledstjarna.web.wording import basis_name, date_text, label_text, linked_plan_title, moment_text
from ledstjarna.web.wording.agreed import agreed_as, who_agreed
from ledstjarna.web.wording.compared import agreed_on


@dataclass(frozen=True, slots=True)
class VersionGoal:
    """A goal as it was agreed, with who does what for it."""

    words: str
    parts: list[tuple[str, str, list[str]]]


@dataclass(frozen=True, slots=True)
class Version:
    """What was agreed."""

    name: str
    what_matters: str
    agreed: list[str]
    parties: list[str]
    goals: list[VersionGoal]
    linked: list[str]
    follow_up: str
    sip: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """An agreed version in the list: told by its day from the same number of another plan."""

    id: UUID
    name: str
    agreed: str
    more: str


def agreement_rows(rows: Sequence[Agreement]) -> list[AgreementRow]:
    """The agreed versions, as they come; `plan` is read with each."""
    return [
        AgreementRow(
            row.id, version_name(row),
            _("%(day)s, registrerat av %(who)s")
            % {"day": moment_text(row.agreed_at), "who": label_text(row.agreed_by_label)},
            " · ".join(filter(None, (_("Samordnad individuell plan (SIP)") if row.as_sip else "", _ended(row)))),
        )
        for row in rows
    ]  # fmt: skip


def version_name(row: Agreement) -> str:
    """What a version is called: its number in its plan, and its day."""
    return _("Version %(number)s, %(day)s") % {"number": row.number, "day": agreed_on(row.snapshot)}


def _ended(row: Agreement) -> str:
    at = row.plan.ended_at
    return _("Planen avslutades den %(day)s.") % {"day": date_text(day_of(at), with_year=True)} if at else ""


def version_view(snapshot: dict[str, Any]) -> Version:
    """The snapshot in words."""
    on, how = snapshot["follow_up"]["on"], snapshot["follow_up"]["how"]
    follow_up = " · ".join(filter(None, (date_text(date.fromisoformat(on)) if on else "", how)))
    return Version(
        name=snapshot["person"]["name"],
        what_matters=snapshot["what_matters"],
        agreed=who_agreed(snapshot),
        parties=list(snapshot["parties"]),
        goals=[_goal(goal, snapshot["parts"]) for goal in snapshot["goals"]],
        linked=[f"{linked_plan_title(row['kind'], row['title'])}, {row['held_by']}" for row in snapshot["linked"]],
        follow_up=follow_up,
        sip=_sip(snapshot["sip"]),
    )


def _goal(goal: dict[str, Any], parts: list[dict[str, Any]]) -> VersionGoal:
    return VersionGoal(goal["words"], [_part(part) for part in parts if part["goal"] == goal["id"]])


def _part(part: dict[str, Any]) -> tuple[str, str, list[str]]:
    basis = _("Personen gör det själv") if part["legal_basis"] == "own" else basis_name(part["legal_basis"])
    by_whom = part["answers_for"] if part["answers_for"] not in part["owner"] else ""
    return part["title"], label_text(part["owner"]), [" · ".join(filter(None, (basis, by_whom))), *agreed_as(part)]


def _sip(sip: dict[str, Any] | None) -> list[tuple[str, str]]:
    if not sip:
        return []
    took_part = {True: _("Ja"), False: _("Nej")}.get(sip["person_took_part"], "–")
    others = _("Nej") if sip["others_none"] else _("Ja, se ovan")
    return [
        (_("Övergripande ansvar"), sip["responsible"] or "–"),
        (_("Bedömt av"), sip["judged_by"]),
        (_("Personen har varit med"), took_part),
        (_("Närstående"), sip["close_ones"] or "–"),
        (_("Gör någon annan än kommun och region något"), others),
    ]
