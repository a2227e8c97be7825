"""Vem gör vad: the parts of a plan in the person's words, by who answers for them and what they wait for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from ledstjarna.web.resident.days import day_text
from ledstjarna.web.resident.decisions import decision_of, entitled
from ledstjarna.web.wording.states import state_text

# Who answers for what, in the order the plan tells it: the person first.
OWNERS = (
    ("me", ("own",)),
    ("close", ("close_one",)),
    ("association", ("association",)),
    ("municipality", ("open_support", "sol", "lss")),
    ("region", ("health",)),
)
_OWNER_OF = {basis: owner for owner, bases in OWNERS for basis in bases}

# The tones of a state that the look has other codes for.
_LOOK = {"new": "draft"}


@dataclass(frozen=True, slots=True)
class PartRow:
    """One part as a row: what, who, what it waits for, how it stands."""

    id: UUID
    title: str
    who: str
    owner: str
    details: tuple[str, ...]
    look: str
    word: str
    has_decision: bool = False


@dataclass(frozen=True, slots=True)
class PartGroup:
    """The parts that one kind of owner answers for."""

    heading: str
    rows: list[PartRow]


def groups(parts: Sequence[Any]) -> list[PartGroup]:
    """The parts by who answers for them, empty groups left out."""
    rows = [part_row(part) for part in parts]
    made = [PartGroup(_heading(owner), [row for row in rows if row.owner == owner]) for owner, _bases in OWNERS]
    return [group for group in made if group.rows]


def part_row(part: Any) -> PartRow:
    """One part in words."""
    shown = state_text(part.state, "commitment")
    details = tuple(text for text in (part.when, waits_for(part)) if text)
    own = part.legal_basis == "own"
    return PartRow(
        id=part.id, title=part.title, who=_("Jag själv") if own else part.owner_label,
        owner=_OWNER_OF[part.legal_basis], details=details, look=_LOOK.get(shown.tone, shown.tone), word=shown.word,
        has_decision=decision_of(part) is not None,
    )  # fmt: skip


def waits_for(part: Any) -> str:
    """What a part waits for, or what is decided about it, in one or two sentences."""
    decision = decision_of(part)
    if decision is not None and part.state in ("active", "awaits_provider"):
        return " ".join((entitled(decision), *_provider(part)))
    words = {
        "awaits_owner": lambda: _("Fick frågan den %(day)s och har inte svarat än."),
        "awaits_decision": lambda: _application_waits(part),
        "awaits_provider": lambda: _("Väntar på att en utförare tar uppdraget."),
        "awaits_assessment": lambda: _("Ska bedöma om det passar för dig. Fick frågan den %(day)s."),
        "declined": lambda: _("Kunde inte."),
        "refused": lambda: (
            _("Du fick nej på ansökan. Läs varför och hur du överklagar.") if decision else _("Ansökan fick ett nej.")
        ),
    }.get(part.state)
    return words() % {"day": day_text(part.changed_at)} if words else ""


def _application_waits(part: Any) -> str:
    application = getattr(part, "application", None)
    if application is not None and application.investigator_label:
        return _("%(who)s utreder din ansökan.") % {"who": application.investigator_label}
    return _("Din ansökan skickades den %(day)s. Du får veta vem som utreder den.")


def _provider(part: Any) -> list[str]:
    if part.state == "active":
        return []
    given = part.assignment
    if given is not None and given.state == "given":
        return [_("%(who)s har fått uppdraget och ska svara.") % {"who": given.unit_label}]
    return [_("Nu letar de efter en utförare.")]


def _heading(owner: str) -> str:
    return {
        "me": lambda: _("Jag själv"),
        "close": lambda: _("De som står mig nära"),
        "association": lambda: _("Föreningar"),
        "municipality": lambda: _("Kommunen"),
        "region": lambda: _("Vården"),
    }[owner]()
