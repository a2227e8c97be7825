"""Nästa steg: the single most important thing that somebody can do now. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.utils.translation import gettext as _

from ledstjarna.web.resident.standing import Standing


@dataclass(frozen=True, slots=True)
class Now:
    """What the next step depends on. Ids stand where the step leads to one single thing."""

    has_story: bool = False
    consent_asked: bool = False
    to_answer: Sequence[tuple[UUID, str]] = ()  # proposals that wait for an answer: id and title
    one_goal: bool = True  # whether they are alternatives to each other
    thinking: Sequence[tuple[UUID, str]] = ()
    to_read: Sequence[tuple[UUID, str]] = ()  # parts with a no or a new decision
    answered_reports: Sequence[UUID] = ()
    goals: int = 0
    parts: int = 0
    agreed: bool = False
    decides: bool = True  # False for a child whose guardians say yes or no
    follow_up: str = ""
    lacks: str = ""  # the first thing that hinders agreeing, in words; empty when it can be done
    ended: bool = False  # the plan has come to its end: the page itself tells of it, and of how to begin anew


@dataclass(frozen=True, slots=True)
class Step:
    """A step: what, why, and where it is done (the name of a page and its arguments)."""

    title: str
    text: str = ""
    page: str = ""
    action: str = ""
    arguments: dict[str, object] = field(default_factory=dict)


def next_step(now: Now, standing: Standing) -> Step | None:
    """The first thing in the order below that there is to do; None when there is nothing but to live."""
    return next((step for step in (rule(now, standing) for rule in _IN_ORDER) if step), None)


def _tell(now: Now, standing: Standing) -> Step | None:
    if now.has_story:
        return None
    return Step(
        standing.say(_("Berätta vad som är viktigt för dig"), _("Berätta vad som är viktigt för %(name)s")),
        standing.say(
            _("Dina ord kommer först. Det tar några minuter, och du kan ändra dem när du vill."),
            _("%(whose)s ord kommer först. Det tar några minuter, och de går att ändra när som helst."),
        ),
        "story", _("Berätta"),
    )  # fmt: skip


def _consent(now: Now, standing: Standing) -> Step | None:
    if not now.consent_asked or not now.decides:
        return None
    return Step(
        standing.say(
            _("Säg ja eller nej till att kommunen och regionen planerar tillsammans med dig"),
            _("Säg ja eller nej till att kommunen och regionen planerar tillsammans med %(name)s"),
        ),
        _("De får inte börja förrän du har svarat."), "consent", _("Läs och svara"), {"kind": "plan"},
    )  # fmt: skip


def _choose(now: Now, standing: Standing) -> Step | None:
    count = len(now.to_answer)
    if count == 0:
        return None
    if not now.decides:
        return Step(
            _("Läs förslagen och berätta vad du tycker"),
            _("Dina vårdnadshavare säger ja eller nej, men det du tycker är viktigt."), "proposals", _("Läs"),
        )  # fmt: skip
    if count == 1:
        proposal_id, title = now.to_answer[0]
        return Step(_("Svara på ett förslag"), title, "choose", _("Titta"), {"proposal_id": proposal_id})
    asks = _("Välj mellan %(count)d förslag") if now.one_goal else _("Svara på %(count)d förslag")
    text = standing.say(
        _("Du bestämmer. Du kan säga ja, ändra, säga nej eller vänta."),
        _("Prata med %(name)s. Ni kan säga ja, ändra, säga nej eller vänta."),
    )
    return Step(asks % {"count": count}, text, "proposals", _("Titta"))


def _read(now: Now, _standing: Standing) -> Step | None:
    if not now.to_read:
        return None
    part_id, title = now.to_read[0]
    return Step(_("Läs svaret du har fått"), title, "part", _("Läs"), {"part_id": part_id})


def _agree(now: Now, _standing: Standing) -> Step | None:
    if now.agreed or now.lacks or not now.parts or not now.decides:
        return None
    return Step(
        _("Titta igenom planen och kom överens"),
        _("När du har sagt ja gäller planen för alla som är med. Du kan ändra den sedan."), "agree", _("Titta igenom"),
    )  # fmt: skip


def _think(now: Now, _standing: Standing) -> Step | None:
    if not now.thinking:
        return None
    proposal_id, title = now.thinking[0]
    return Step(_("Du ville tänka på saken"), title, "choose", _("Titta igen"), {"proposal_id": proposal_id})


def _answer(now: Now, _standing: Standing) -> Step | None:
    if not now.answered_reports:
        return None
    return Step(
        _("Läs svaret på det du sa till om"), "", "report_told", _("Läs"), {"report_id": now.answered_reports[0]}
    )


def _goal(now: Now, standing: Standing) -> Step | None:
    if now.goals or now.ended:
        return None
    return Step(
        standing.say(_("Skriv ett mål med dina egna ord"), _("Skriv ett mål med %(whose)s egna ord")),
        standing.say(
            _("Då vet de andra vad de ska hjälpa dig att nå."), _("Då vet de andra vad %(name)s vill nå.")
        ), "set_goal", _("Skriv"),
    )  # fmt: skip


def _wait(now: Now, standing: Standing) -> Step | None:
    if now.ended:
        return None
    if not now.parts:
        return Step(
            standing.say(_("Nu väntar du på förslag"), _("Nu väntar ni på förslag")),
            _("Teamet föreslår. Du kan också föreslå något själv, här nedanför."),
        )
    if now.lacks and now.decides and not now.agreed:
        return Step(_("Sedan kan ni komma överens om planen"), now.lacks, "agree", _("Se vad som är kvar"))
    return Step(_("Nästa gång ni stämmer av är %(day)s") % {"day": now.follow_up}) if now.follow_up else None


_IN_ORDER: tuple[Callable[[Now, Standing], Step | None], ...] = (
    _tell, _consent, _choose, _read, _agree, _answer, _think, _goal, _wait,
)  # fmt: skip
