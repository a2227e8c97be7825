"""Min plan, put in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from ledstjarna.domain.plans.queries import PlanView
from ledstjarna.domain.worklists.rules import in_order
from ledstjarna.foundation.clock import day_of, last_day_of
from ledstjarna.foundation.work import WorkItem
from ledstjarna.web.resident.contacts import Contact, contacts
from ledstjarna.web.resident.parts import PartGroup, PartRow, groups, part_row
from ledstjarna.web.resident.plan.next_step import Now, Step, next_step
from ledstjarna.web.resident.standing import Standing
from ledstjarna.web.resident.thanking import Thanks
from ledstjarna.web.resident.words import Quoted, quoted
from ledstjarna.web.wording import date_text, filled, label_text, written
from ledstjarna.web.wording.meetings import time_text
from ledstjarna.web.wording.parts import decision_of

# How long a no or a new decision is shown as something to read: the time to appeal (FL 2017:900 44 §).
NEWS_FOR = timedelta(weeks=3)
_NO = ("declined", "refused")
# How many one can call without looking further; the rest of the team is folded.
NEAREST = 3
_TOLD_ELSEWHERE = frozenset({"proposal_open", "answer_to_read", "meeting_cancelled_to_read"})  # on the same page


@dataclass(frozen=True, slots=True)
class Ended:
    """A plan that has come to its end: when, what was said then, whether anything goes on all the same,
    and whether a SIP was in force till then."""

    day: str
    why: str
    goes_on: bool
    version: int
    sip: bool = False
    readers: tuple[str, ...] = ()  # who in the team still reads, and until when or why


@dataclass(frozen=True, slots=True)
class PlanPage:
    """What the page shows."""

    quote: Quoted | None
    step: Step | None
    groups: list[PartGroup]
    goals: list[Any]
    wishes: list[Any]
    thinking: int
    came_to_nothing: list[PartRow]
    contacts: list[Contact]
    follow_up: str
    state: str
    version: int
    waits: int  # how much waits for the person, when it is more than the page tells of already
    cancelled: list[tuple[UUID, str]]  # meetings that will not be: which, and that it is cancelled, in words
    nearest: int = NEAREST
    ended: Ended | None = None
    meeting: str = ""  # when the next meeting that is decided begins

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in the plan yet."""
        return not self.groups and not self.goals


def plan_page(
    view: PlanView,
    *,
    story: Any | None,
    standing: Standing,
    members: Sequence[Any],
    waits: Sequence[WorkItem],
    at: datetime,
    decides: bool,
    lacks: str = "",
    why_ended: str = "",
    had_sip: bool = False,
) -> PlanPage:
    """The plan as the page shows it. `decides`: whether the reader may answer for what waits; `lacks`: what
    hinders agreeing."""
    news = [part for part in view.past_parts if part.state in _NO and at - part.changed_at < NEWS_FOR]
    plan = view.plan
    now = Now(
        has_story=story is not None,
        consent_asked=bool(plan and plan.sip and plan.sip.ended_at is None and plan.sip.state == "judged"),
        to_answer=[(row.id, written(row.title)) for row in view.to_choose if row.state == "open"],
        one_goal=len({row.goal_id for row in view.to_choose if row.state == "open"}) < 2,
        thinking=[(row.id, written(row.title)) for row in view.to_choose if row.state == "thinking"],
        to_read=[(part.id, written(part.title)) for part in (*news, *_partly(view, at))],
        answered_reports=[item.row_id for item in in_order(waits, at) if item.kind == "answer_to_read"],
        goals=len(view.goals), parts=len(view.parts), agreed=bool(plan and plan.state == "agreed"),
        decides=decides, lacks=lacks,
        follow_up=date_text(plan.next_follow_up) if plan else "", ended=view.ended is not None,
    )  # fmt: skip
    return PlanPage(
        quote=quoted(story, standing.name), step=next_step(now, standing) if standing.answers else None,
        groups=groups(view.going_on, standing),
        goals=[row.goal for row in view.goals], wishes=view.wishes, thinking=len(view.to_choose),
        came_to_nothing=[part_row(part, standing) for part in news], contacts=contacts(members),
        follow_up=_follow_up(plan), state=plan.state if plan else "", version=plan.version if plan else 0,
        waits=len(waits) if any(item.kind not in _TOLD_ELSEWHERE for item in waits) else 0,
        cancelled=[
            (item.row_id, _cancelled(item.due)) for item in waits if item.kind == "meeting_cancelled_to_read"
        ],
        ended=_ended(view, members, why_ended, had_sip), meeting=time_text(view.meets_at) if view.meets_at else "",
    )  # fmt: skip


def _cancelled(start: datetime | None) -> str:
    """That a meeting will not be, with the time it had."""
    if start is None:
        return _("Mötet om din plan blir inte av")
    return _("Mötet %(when)s är inställt") % {"when": time_text(start)}


def _ended(view: PlanView, members: Sequence[Any], why: str, had_sip: bool) -> Ended | None:
    plan = view.ended
    if plan is None or plan.ended_at is None:
        return None
    day, reads = date_text(day_of(plan.ended_at), with_year=True), tuple(_readers(members))
    return Ended(day, why, bool(view.carried), plan.version, had_sip, reads)


def _readers(members: Sequence[Any]) -> Iterator[str]:
    """Who in the team can still read once the plan has ended: why, or until which day."""
    by_day: dict[date, list[str]] = {}
    for one in members:
        who = label_text(one.label)
        if one.period.upper:
            by_day.setdefault(last_day_of(one.period.upper), []).append(who)
        elif one.stays_why:
            yield filled(_("%(who)s läser vidare: ”%(why)s”"), who=who, why=written(one.stays_why))
        else:
            yield filled(_("%(who)s har något kvar att göra, och läser så länge."), who=who)
    for last, names in sorted(by_day.items()):
        said = _("Till och med %(day)s läser: %(who)s.")
        yield filled(said, day=date_text(last, with_year=True), who=" · ".join(names))
    if not members:
        yield _("Ingen i teamet läser längre.")


def _partly(view: PlanView, at: datetime) -> list[Any]:
    """Parts with a new decision that gave less than what was asked for."""
    decided = [(part, decision_of(part)) for part in view.going_on]
    return [part for part, made in decided if made and made.outcome == "partly" and at - made.decided_at < NEWS_FOR]


def _follow_up(plan: Any | None) -> str:
    if plan is None or plan.next_follow_up is None:
        return _("Ingen dag är bestämd än. Fråga teamet när ni ska stämma av.")
    words = {"day": date_text(plan.next_follow_up), "how": plan.follow_up_how.rstrip(". ")}
    return (_("%(day)s. %(how)s.") if plan.follow_up_how else _("%(day)s.")) % words


THANKS = {
    "mal": lambda: Thanks(
        _("Tack, målet finns i planen"),
        (_("De som är med i teamet ser målet."), _("De kan föreslå hur det kan nås.")),
    ),
    "malet-slutat": lambda: Thanks(
        _("Målet är avslutat"), (_("Det står kvar i det som har hänt."), _("Resten av planen är som förut."))
    ),
    "tillbaka": lambda: Thanks(
        _("Du har tagit tillbaka det"),
        (_("Ingen behöver svara på det längre."), _("Du kan skriva ett nytt när du vill.")),
    ),
}
