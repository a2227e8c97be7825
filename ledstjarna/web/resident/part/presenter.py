"""One part of the plan in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from ledstjarna.domain.plans.rules.prescribing import HealthSaid
from ledstjarna.domain.plans.rules.states import COMMITMENT
from ledstjarna.web.lasting import last_day_of
from ledstjarna.web.resident.choose.presenter import answered_words
from ledstjarna.web.resident.days import day_text
from ledstjarna.web.resident.decisions import entitled, how_to_appeal
from ledstjarna.web.resident.offers import how_it_comes
from ledstjarna.web.resident.parts import PartRow, part_row, waits_for
from ledstjarna.web.resident.standing import Standing
from ledstjarna.web.resident.thanking import Thanks
from ledstjarna.web.wording import date_text, label_text
from ledstjarna.web.wording.parts import decision_of
from ledstjarna.web.wording.shared_facts import facts_in_words


@dataclass(frozen=True, slots=True)
class DecisionShown:
    """What was decided, why, by whom, and how to appeal."""

    gives: str
    is_no: bool
    reasons: str
    made: str
    appeal: str


@dataclass(frozen=True, slots=True)
class PartPage:
    """What the page shows."""

    id: UUID
    row: PartRow
    goal: str
    facts: list[tuple[str, str]]
    decision: DecisionShown | None
    shared: list[tuple[str, str]]
    answer: str
    choices: list[str]
    may_stop: bool
    is_done_by_others: bool


def part_page(
    part: Any, *, standing: Standing, application: Any | None, decision: Any | None, health: HealthSaid,
    choices: Sequence[Any],
) -> PartPage:  # fmt: skip
    """A part with everything that the viewer reaches about it."""
    return PartPage(
        id=part.id, row=part_row(part, standing), goal=part.proposal.goal.words,
        facts=_facts(part, application, health, standing), decision=_decision(decision, standing),
        # What was told to find or meet the person is for who was told it, not for others who are close.
        shared=facts_in_words(part.shared_words) if standing.kind != "close_one" else [], answer=_answer(part),
        choices=answered_words(choices, standing), may_stop=COMMITMENT.may(part.state, "stop"),
        is_done_by_others=part.state == "active" and part.legal_basis != "own",
    )  # fmt: skip


def _facts(part: Any, application: Any | None, health: HealthSaid, standing: Standing) -> list[tuple[str, str]]:
    decision = decision_of(part)
    rows = [
        (_("Vem"), part_row(part, standing).who),
        (_("När") if decision is None else _("När, enligt ansökan"), part.when),
        (_("Så står det till"), waits_for(part, standing) if decision is None else ""),
        (_("Gäller till och med"), _last_day(part) if decision is None else ""),
        (_("Utförare"), part.assignment.unit_label if part.assignment and part.assignment.state != "returned" else ""),
        (_("Ansökan"), _applied(application, decided=decision is not None)),
        (_("Vårdens bedömning"), _assessed(health.assessment)),
        (_("Ordinerat"), _prescribed(health.prescribed)),
        (_("Hur det kommer till"), how_it_comes(part.legal_basis, standing)),
    ]
    return [(term, text) for term, text in rows if text]


def _last_day(part: Any) -> str:
    """The last day of a part that no authority has decided on."""
    last = last_day_of(part)
    return date_text(last, with_year=True) if last else ""


def _applied(application: Any | None, *, decided: bool) -> str:
    if application is None:
        return ""
    sent = {"who": application.principal.name, "day": day_text(application.applied_at)}
    sentences = [_("Skickad till %(who)s den %(day)s.") % sent]
    if application.investigator_label and not decided:
        sentences.append(_("%(who)s utreder.") % {"who": label_text(application.investigator_label)})
    return " ".join(sentences)


def _prescribed(row: Any | None) -> str:
    """What holds now, with whose it is and since when."""
    if row is None:
        return ""
    told = {"what": row.ordination, "who": label_text(row.assessed_by_label), "day": day_text(row.assessed_at)}
    return _("%(what)s (%(who)s, %(day)s)") % told


def _assessed(health: Any | None) -> str:
    if health is None:
        return ""
    words = {"who": label_text(health.assessed_by_label), "why": health.why}
    return (
        _("Det passar, enligt %(who)s: %(why)s") if health.suitable else _("Det passar inte, enligt %(who)s: %(why)s")
    ) % words


def _decision(decision: Any | None, standing: Standing) -> DecisionShown | None:
    if decision is None:
        return None
    made = {"who": label_text(decision.decided_by_label), "day": day_text(decision.decided_at)}
    return DecisionShown(
        gives=entitled(decision, standing), is_no=decision.outcome == "refused", reasons=decision.reasons,
        made=_("%(who)s beslutade den %(day)s.") % made, appeal=how_to_appeal(decision),
    )  # fmt: skip


def _answer(part: Any) -> str:
    if not part.owner_answer:
        return ""
    return _("%(who)s svarade: ”%(words)s”") % {
        "who": label_text(part.owner_answered_by_label),
        "words": part.owner_answer,
    }


def what_stops(part: Any, standing: Standing) -> list[str]:
    """What happens when a part is stopped, by how it came about and how far it has come."""
    who = {"who": label_text(part.owner_label)}
    if part.state == "awaits_decision":
        return [
            _("Ansökan tas tillbaka. Ingen utreder den vidare."),
            _("Du kan ansöka igen när du vill."),
        ]  # fmt: skip
    if part.legal_basis in ("sol", "lss"):
        return [
            _("Hjälpen slutar. Beslutet ligger kvar till sitt slutdatum."),
            _("Ångrar du dig medan beslutet gäller, säg till handläggaren."),
        ]
    if part.legal_basis == "own":
        return [
            standing.say(
                _("Det står inte längre i planen att du gör det."),
                _("Det står inte längre i planen att %(name)s gör det."),
            ),
            _("Du kan föreslå det igen när du vill."),
        ]
    if part.legal_basis == "health":
        return [
            standing.say(
                _("%(who)s får veta att du inte vill ha det här längre."),
                _("%(who)s får veta att %(name)s inte vill ha det här längre."), **who,
            ),
            _("Du kan fråga igen när du vill."),
        ]  # fmt: skip
    return [
        standing.say(
            _("%(who)s ser inte längre det du har berättat, och behöver inte göra något mer."),
            _("%(who)s ser inte längre det som är berättat, och behöver inte göra något mer."), **who,
        ),
        _("Du kan fråga igen när du vill."),
    ]  # fmt: skip


THANKS = {
    "slut": lambda: Thanks(
        _("Nu är det avslutat"),
        (
            _("De som är med i teamet ser att den här delen är slut."),
            _("Resten av planen är som förut."),
            _("Behöver du något annat i stället kan du föreslå det, eller ansöka om hjälp."),
        ),
    ),
}
