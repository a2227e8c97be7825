"""What a plan waits for, and who: what is the viewer's own first, then others, then the person."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.plans.models import Application, Commitment, PersonReport
from ledstjarna.domain.plans.queries import PlanView, Readiness
from ledstjarna.domain.plans.rules.deciding import DECIDES
from ledstjarna.domain.plans.rules.expiring import LATER, expiry_phase
from ledstjarna.domain.plans.rules.lasting import LASTS
from ledstjarna.domain.plans.rules.supports import ASSESSES_HEALTH
from ledstjarna.web.team.about import About
from ledstjarna.web.team.waited import has_waited, waited
from ledstjarna.web.team.ways import way_to
from ledstjarna.web.wording import date_text, label_text, promise_text


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


def waits(
    viewer: Viewer, subject_id: UUID, whom: About, view: PlanView, told: Iterable[PersonReport], at: datetime
) -> list[Wait]:
    """Everything that waits, the promised answers first."""
    found = [_report(viewer, subject_id, row, at) for row in told if row.answered_at is None]
    for wish in view.wishes:
        href = way_to("counter", subject_id, proposal_id=wish.pk)
        text = _("%(who)s vill ändra: %(wish)s") % {"who": whom.name, "wish": wish.why or wish.title}
        due = has_waited(wish.proposed_at, at)
        found.append(Wait(wish.title, text, "mine", href, _("Svara på önskemålet"), due))
    parts = sorted(view.parts, key=lambda part: part.changed_at)
    waiting = ((part, part_waits(viewer, subject_id, part)) for part in parts)
    found += [replace(row, due=has_waited(part.changed_at, at)) for part, row in waiting if row]
    found += _choices(subject_id, whom, view, at)
    sip = view.plan.sip if view.plan else None
    if sip and sip.state == "judged" and sip.ended_at is None:
        found.append(Wait(_("Samtycke till SIP"), whom.name, "person", way_to("team_consent", subject_id, kind="plan")))
    return found


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


def part_waits(viewer: Viewer, subject_id: UUID, part: Commitment) -> Wait | None:
    """Whom a part waits for; None for one that goes on."""
    if part.state == "awaits_owner":
        mine = part.owner_id in viewer.parties
        href = way_to("answer_part", subject_id, commitment_id=part.pk) if mine else ""
        return _wait(part, mine, _("Kan ni göra det här?"), part.owner_label, href, _("Svara"))
    if part.state == "awaits_assessment":
        mine = part.owner_organisation_id == viewer.organisation_id and viewer.role in ASSESSES_HEALTH
        href = way_to("assess_health", subject_id, commitment_id=part.pk) if mine else ""
        return _wait(part, mine, _("Bedöm om det passar"), part.owner_label, href, _("Bedöm"))
    if part.state == "awaits_decision":
        return _decision(viewer, subject_id, part)
    if part.state == "awaits_provider":
        return _provider(viewer, subject_id, part)
    if part.state == "seeks_owner":
        mine, href = part.owner_id in viewer.parties, way_to("new_owner", subject_id, commitment_id=part.pk)
        return _wait(part, mine, _("Söker någon ny"), part.owner_label, href, _("Fråga någon"))
    return None


def _wait(part: Commitment, mine: bool, ask: str, owner: str, href: str, action: str) -> Wait:
    return Wait(part.title, ask if mine else owner, "mine" if mine else "other", href, action)


def _decision(viewer: Viewer, subject_id: UUID, part: Commitment) -> Wait:
    application: Application | None = getattr(part, "application", None)
    who = part.owner_label
    if application is None:
        return Wait(part.title, _("Beslut av %(who)s") % {"who": who}, "other")
    href = way_to("application", subject_id, application_id=application.pk)
    if decides(viewer, application):
        undone = _("Ansökan är inte påbörjad") if application.state == "submitted" else _("Utred och besluta")
        return Wait(part.title, undone, "mine", href, _("Öppna ansökan"))
    who = application.investigator_label or who
    return Wait(part.title, _("Beslut av %(who)s") % {"who": who}, "other", href)


def _provider(viewer: Viewer, subject_id: UUID, part: Commitment) -> Wait:
    given = part.assignment
    if given and given.state == "given":
        mine = given.unit_id in viewer.parties
        href = way_to("assignment", subject_id, assignment_id=given.pk) if mine else ""
        return _wait(part, mine, _("Kan ni ta uppdraget?"), given.unit_label, href, _("Svara"))
    application: Application | None = getattr(part, "application", None)
    if application and decides(viewer, application):
        href = way_to("application", subject_id, application_id=application.pk)
        return Wait(part.title, _("Beviljat, men ingen utförare har tagit det än"), "mine", href, _("Lämna uppdraget"))
    return Wait(part.title, _("En utförare utses av %(who)s") % {"who": label_text(part.owner_label)}, "other")


def decides(viewer: Viewer, application: Application) -> bool:
    """Whether the viewer may decide this application."""
    return application.principal_id == viewer.organisation_id and viewer.role in DECIDES[application.law]


def _report(viewer: Viewer, subject_id: UUID, row: PersonReport, at: datetime) -> Wait:
    titles = {"nobody_came": _("Ingen kom"), "not_satisfied": _("Jag är inte nöjd")}
    mine = row.reaches_id in viewer.parties
    is_late = row.answer_promised_at < at
    due = _("Svar lovat %(moment)s") % {"moment": promise_text(row.answer_promised_at)}
    return Wait(
        titles[row.kind],
        row.words or (row.commitment.title if row.commitment else _("Personen har hört av sig")),
        "mine" if mine or is_late else "other",
        way_to("team_report", subject_id, report_id=row.pk),
        _("Svara personen"),
        due if not is_late else _("Försenat. %(due)s") % {"due": due},
        is_late,
    )


def next_of(
    viewer: Viewer, subject_id: UUID, whom: About, view: PlanView, ready: Readiness, found: Sequence[Wait]
) -> tuple[Wait | None, list[Wait], list[Wait]]:
    """The one next step, the rest of what is the viewer's own, and what waits for others and the person."""
    mine = sorted((row for row in found if row.who == "mine"), key=lambda row: not row.late)
    others = _by_whom(row for row in found if row.who == "other") + [row for row in found if row.who == "person"]
    if mine:
        return mine[0], mine[1:], others
    return _by_itself(subject_id, whom, view, ready, bool(others)), [], others


def _by_whom(rows: Iterable[Wait]) -> list[Wait]:
    """What waits for others: each once, with everything that waits for them; the longest wait first."""
    found: dict[str, Wait] = {}
    for row in rows:
        before = found.get(row.text)
        found[row.text] = replace(before, what=f"{before.what} · {row.what}", href="") if before else row
    return list(found.values())


def _by_itself(subject_id: UUID, whom: About, view: PlanView, ready: Readiness, waiting: bool) -> Wait | None:
    """What comes next when nothing is asked of the viewer."""
    if not whom.words:
        href = way_to("tell_story", subject_id)
        return Wait(_("Fråga vad som är viktigt"), _("Skriv ner det med personens egna ord."), "mine", href, _("Skriv"))
    if not view.goals:
        href = way_to("team_set_goal", subject_id)
        text = _("Ett mål i personens egna ord är början på planen.")
        return Wait(_("Sätt ett första mål"), text, "mine", href, _("Sätt ett mål"))
    without = next((row for row in view.goals if not row.proposals), None)
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
