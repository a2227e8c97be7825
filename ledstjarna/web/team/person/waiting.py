"""What a plan waits for, and who: what is the viewer's own first, then others, then the person."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.plans.models import Application, Commitment, Proposal
from ledstjarna.domain.plans.queries import PlanView, Readiness
from ledstjarna.domain.plans.rules.deciding import DECIDES
from ledstjarna.domain.plans.rules.expiring import LATER, expiry_phase
from ledstjarna.domain.plans.rules.lasting import LASTS
from ledstjarna.domain.worklists.rules import Ours, in_order
from ledstjarna.foundation.work import PERSON, WorkItem
from ledstjarna.web.team.about import About
from ledstjarna.web.team.waited import has_waited, waited
from ledstjarna.web.team.ways import way_to
from ledstjarna.web.team.worklist.presenter import Seeing, whose, work_rows
from ledstjarna.web.wording import date_text, filled
from ledstjarna.web.wording.labels import together
from ledstjarna.web.wording.waiting_others import OTHERS


@dataclass(frozen=True, slots=True)
class Wait:
    """One thing that waits. `who` is mine, other or person; `due` says until when."""

    what: str
    text: str
    who: str
    href: str = ""
    action: str = ""
    due: str = ""
    late: bool = False


def waits(whom: About, view: PlanView, items: Iterable[WorkItem], mine: Ours, at: datetime) -> list[Wait]:
    """Everything that waits, as `worklists` tells it: the most urgent first, the person's proposals as one."""
    seeing = Seeing(mine, {whom.subject_id}, {whom.subject_id: whom.person}, at)
    wishes = {wish.pk: wish for wish in view.wishes}
    found = [_wait(item, whom, seeing, wishes) for item in in_order(items, at) if item.kind != "proposal_open"]
    found += _choices(whom.subject_id, whom, view, at)
    sip = view.plan.sip if view.plan else None
    if sip and sip.state == "judged" and sip.ended_at is None:
        href = way_to("team_consent", whom.subject_id, kind="plan")
        found.append(Wait(_("Samtycke till SIP"), whom.name, "person", href))
    return found


def _wait(item: WorkItem, whom: About, seeing: Seeing, wishes: Mapping[UUID, Proposal]) -> Wait:
    [row] = work_rows([item], seeing)
    who = "person" if item.waits_for == PERSON else "mine" if item in seeing.ours else "other"
    what = row.what or (row.title if who == "person" else "")
    if item.row_id in wishes:
        wish = wishes[item.row_id]
        what = _("%(who)s vill ändra: %(wish)s") % {"who": whom.name, "wish": wish.why or wish.title}
    text = {"mine": what, "other": whose(item), "person": what}[who]
    title = row.title
    if who == "other" and item.kind in OTHERS:
        # What it waits for, not what they themselves are asked.
        does = OTHERS[item.kind]()
        title = filled(_("%(does)s: %(what)s"), does=does, what=title) if row.what else does
    late = row.state == "late"
    due = _("Försenat. %(due)s") % {"due": row.when} if late and row.when else row.when
    return Wait(title, text, who, row.href, row.action, due, late)


def _choices(subject_id: UUID, whom: About, view: PlanView, at: datetime) -> list[Wait]:
    """What the person has to choose, as one: each proposal stands by its goal, with how long it has waited."""
    rows = sorted(view.to_choose, key=lambda row: row.proposed_at)
    if not rows:
        return []
    many = ngettext("%(count)s förslag att välja", "%(count)s förslag att välja", len(rows)) % {"count": len(rows)}
    text = _("%(who)s väljer") % {"who": whom.name}
    if all(row.state == "thinking" for row in rows):
        text = _("%(who)s tänker på saken") % {"who": whom.name}
    oldest = waited(rows[0].proposed_at, at)
    due = _("Det äldsta har väntat %(how_long)s") % {"how_long": oldest} if len(rows) > 1 else ""
    href = way_to("register_choice", subject_id, proposal_id=rows[0].pk)
    title = many if len(rows) > 1 else rows[0].title
    return [Wait(title, text, "person", href, due=due or has_waited(rows[0].proposed_at, at))]


def decides(viewer: Viewer, application: Application) -> bool:
    """Whether the viewer may decide this application."""
    return application.principal_id == viewer.organisation_id and viewer.role in DECIDES[application.law]


def next_of(
    subject_id: UUID, whom: About, view: PlanView, ready: Readiness, found: Sequence[Wait], *, suggested: int
) -> tuple[Wait | None, list[Wait], list[Wait]]:
    """The one next step, the rest of what is the viewer's own, and what waits for others and the person.

    `suggested`: how much another system points at that nobody has looked at, where the plan has no goal yet.
    """
    mine = [row for row in found if row.who == "mine"]
    others = _by_whom(row for row in found if row.who == "other") + [row for row in found if row.who == "person"]
    if mine:
        return mine[0], mine[1:], others
    return _by_itself(subject_id, whom, view, ready, suggested, bool(others)), [], others


def _by_whom(rows: Iterable[Wait]) -> list[Wait]:
    """What waits for others: each once, with everything that waits for them; the longest wait first."""
    found: dict[str, Wait] = {}
    for row in rows:
        before = found.get(row.text)
        found[row.text] = replace(before, what=together(before.what, row.what, by=" · "), href="") if before else row
    return list(found.values())


def _by_itself(
    subject_id: UUID, whom: About, view: PlanView, ready: Readiness, suggested: int, waiting: bool
) -> Wait | None:
    """What comes next when nothing is asked of the viewer."""
    if not whom.words or suggested or not view.goals:
        return _to_begin(subject_id, whom, view, suggested)
    without = next((row for row in view.goals if not row.proposals and not row.parts), None)
    if without:
        href = way_to("propose", subject_id, goal_id=without.goal.pk)
        return Wait(_("Föreslå något som leder till målet"), without.goal.words, "mine", href, _("Ge ett förslag"))
    if view.plan and view.plan.state != "agreed" and not waiting and not ready.missing:
        text = _("Allt som behövs finns på plats.")
        return Wait(
            _("Kom överens om planen"), text, "mine", way_to("team_agree", subject_id), _("Läs igenom och kom överens")
        )
    if view.plan and view.plan.state == "agreed" and view.plan.next_follow_up is None:
        return Wait(
            _("Bestäm när ni stämmer av"), _("Planen saknar en dag för uppföljning."), "mine",
            way_to("follow_up", subject_id), _("Välj en dag"),
        )  # fmt: skip
    return None


def _to_begin(subject_id: UUID, whom: About, view: PlanView, suggested: int) -> Wait | None:
    """Before there is a goal: the person's words, what another system points at, a first goal."""
    if not whom.words:
        href = way_to("tell_story", subject_id)
        return Wait(_("Fråga vad som är viktigt"), _("Skriv ner det med personens egna ord."), "mine", href, _("Skriv"))
    if suggested:
        many = ngettext(
            "%(count)s uppgift från ett annat system att titta på",
            "%(count)s uppgifter från ett annat system att titta på",
            suggested,
        ) % {"count": suggested}
        text = _("Bedöm tillsammans vad det betyder för personen.")
        return Wait(many, text, "mine", way_to("needs", subject_id) + "#forslag", _("Titta på dem"))
    href = way_to("team_set_goal", subject_id)
    text = _("Ett mål i personens egna ord är början på planen.")
    # After a plan that ended a new one is the person's to wish for, and nothing that hurries.
    return None if view.ended else Wait(_("Sätt ett första mål"), text, "mine", href, _("Sätt ett mål"))


def expiring(part: Commitment, at: datetime) -> str:
    """That a decision ends within two months, or a part that needs none within one; empty otherwise."""
    if part.legal_basis in LASTS and part.ends_on is not None:
        return _part_ends(part, at) if expiry_phase(part.legal_basis, part.ends_on, at.date()) != LATER else ""
    if part.ends_on is None or not 0 <= (part.ends_on - at.date()).days <= 60:
        return ""
    return _("Beslutet går ut %(day)s") % {"day": date_text(part.ends_on - timedelta(days=1))}


def _part_ends(part: Commitment, at: datetime) -> str:
    assert part.ends_on is not None
    over = part.ends_on <= at.date()
    text = _("Tog slut %(day)s. Fortsätter det?") if over else _("Tar slut %(day)s")
    return text % {"day": date_text(part.ends_on - timedelta(days=1))}
