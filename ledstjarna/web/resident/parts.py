"""Vem gör vad: the parts of a plan in the person's words, by who answers for them and what they wait for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from ledstjarna.domain.plans.rules.owners import ASSOCIATION, CLOSE, ME, MUNICIPALITY, REGION
from ledstjarna.web.resident.days import day_text
from ledstjarna.web.resident.decisions import entitled
from ledstjarna.web.resident.standing import Standing
from ledstjarna.web.wording import label_text, together, written
from ledstjarna.web.wording.parts import decision_of, holds_until, part_state

# Who answers for what, in the order the plan tells it: the person first.
OWNERS = (ME, CLOSE, ASSOCIATION, MUNICIPALITY, REGION)


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


def groups(parts: Sequence[Any], standing: Standing) -> list[PartGroup]:
    """The parts by who answers for them, empty groups left out."""
    rows = [part_row(part, standing) for part in parts]
    made = [PartGroup(_heading(owner, standing), [row for row in rows if row.owner == owner]) for owner in OWNERS]
    return [group for group in made if group.rows]


def part_row(part: Any, standing: Standing) -> PartRow:
    """One part in words."""
    look, word = part_state(part)
    # What was decided takes the place of what was proposed: the two may say different times.
    asked = "" if _decides(part) else written(part.when)
    details = tuple(text for text in (asked, waits_for(part, standing), holds_until(part)) if text)
    who = standing.say(_("Jag själv"), "%(name)s") if part.held_by == ME else _who_does(part)
    return PartRow(
        id=part.id, title=part.title, who=who,
        owner=part.held_by, details=details, look=look, word=word,
        has_decision=decision_of(part) is not None,
    )  # fmt: skip


def _who_does(part: Any) -> str:
    """Who does it: the provider once it has taken the assignment, else the one that answers for it."""
    given = part.assignment
    label: str = given.unit_label if given is not None and given.state == "accepted" else part.owner_label
    return label


def _decides(part: Any) -> bool:
    return decision_of(part) is not None and part.state in ("active", "awaits_provider")


def waits_for(part: Any, standing: Standing) -> str:
    """What a part waits for, or what is decided about it, in one or two sentences."""
    decision = decision_of(part)
    if decision is not None and _decides(part):
        return together(entitled(decision, standing), *_provider(part))
    words = {
        "awaits_owner": lambda: _("Fick frågan den %(day)s och har inte svarat än."),
        "awaits_decision": lambda: _application_waits(part, standing),
        "awaits_provider": lambda: _("Väntar på att en utförare tar uppdraget."),
        "awaits_assessment": lambda: (
            standing.say(_("Ska bedöma om det passar för dig."), _("Ska bedöma om det passar för %(name)s."))
            + " "
            + _("Fick frågan den %(day)s.")
        ),
        "seeks_owner": lambda: _("Svarar för det så länge, tills någon ny har sagt ja."),
        "declined": lambda: _("Kunde inte."),
        "refused": lambda: _refused(standing) if decision else _("Ansökan fick ett nej."),
    }.get(part.state)
    return words() % {"day": day_text(part.changed_at)} if words else ""


def _refused(standing: Standing) -> str:
    return standing.say(
        _("Du fick nej på ansökan. Läs varför och hur du överklagar."),
        _("%(name)s fick nej på ansökan. Läs varför och hur man överklagar."),
    )


def _application_waits(part: Any, standing: Standing) -> str:
    application = getattr(part, "application", None)
    if application is not None and application.investigator_label:
        return _("%(who)s utreder ansökan.") % {"who": label_text(application.investigator_label)}
    return _("Ansökan skickades den %(day)s. Här står sedan vem som utreder den.")


def _provider(part: Any) -> list[str]:
    given = part.assignment
    if part.state == "active":
        return []
    if given is not None and given.state == "given":
        return [_("%(who)s har fått uppdraget och ska svara.") % {"who": label_text(given.unit_label)}]
    return [_("Nu letar de efter en utförare.")]


def _heading(owner: str, standing: Standing) -> str:
    return {
        ME: lambda: standing.say(_("Jag själv"), "%(name)s"),
        CLOSE: lambda: standing.say(_("De som står mig nära"), _("De som står %(name)s nära")),
        ASSOCIATION: lambda: _("Föreningar"),
        MUNICIPALITY: lambda: _("Kommunen"),
        REGION: lambda: _("Vården"),
    }[owner]()
