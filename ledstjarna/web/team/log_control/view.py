"""The log controller's door: what the checks of the own organisation found, and what persons ask.

Nothing of anybody's plan or care is shown. Each finding that is opened leaves a row in the person's own log.
"""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from ledstjarna.domain.consent.actions import review_emergency
from ledstjarna.domain.consent.queries import (
    emergencies_reviewed,
    emergencies_to_review,
    emergency_to_review,
    has_signed_in,
    letter_of_emergency,
    log_listing,
    own_act_finding,
)
from ledstjarna.domain.consent.rules.emergencies import REVIEW, review_due, review_verdicts
from ledstjarna.domain.control.actions import answer_log_question, note_outcome
from ledstjarna.domain.control.queries import (
    acts_between,
    finding_of,
    findings_of,
    last_round,
    persons_of_findings,
    question_for,
    questions_for,
)
from ledstjarna.domain.control.rules.checks import CODES
from ledstjarna.domain.control.rules.outcomes import OUTCOME, verdicts_to_note
from ledstjarna.domain.organisations.models import Role
from ledstjarna.foundation.clock import now
from ledstjarna.web.addresses import address
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.team.door import show_page
from ledstjarna.web.team.log_control.form import LogAnswerForm, OutcomeForm
from ledstjarna.web.team.log_control.presenter import (
    ANSWERED,
    about_whom,
    acts_by_kind,
    acts_of,
    days_checked,
    due_text,
    emergency_lines,
    finding_lines,
    follows,
    in_turn,
    is_drawn,
    is_protected,
    question_lines,
    said_of,
    section,
    times_text,
    unnamed,
    waits_text,
)
from ledstjarna.web.wording import date_text
from ledstjarna.web.wording.log_control import danger_name, log_rule_means, log_rule_name

CONTROLS = frozenset({Role.LOG_CONTROLLER.value})
SHOWN = 30  # readings at a time; the others are a link away


@page(STAFF, roles=CONTROLS)
def log_control(request: ViewerRequest) -> HttpResponse:
    """What waits, what is to be looked at first first; what is answered; and what the checks look for."""
    viewer = request.viewer
    findings, questions, emergencies = findings_of(viewer), questions_for(viewer), emergencies_to_review(viewer)
    reviewed = emergencies_reviewed(viewer, limit=SHOWN)
    answered = [row for row in findings if row.state in ANSWERED][:SHOWN]
    persons = persons_of_findings(
        viewer, {row.subject_id for rows in (findings, questions, emergencies, reviewed) for row in rows}
    )
    urgent = in_turn(emergency_lines(emergencies, persons))
    asked = in_turn(question_lines(questions, persons))
    found = in_turn(finding_lines(findings, persons))
    waiting = in_turn([*urgent, *asked, *found])
    late = sum(line.is_late for line in waiting)
    log_listing(viewer, sorted(persons), what="log_control")
    done = emergency_lines(reviewed, persons) + finding_lines(answered, persons)
    context = {
        "first": waiting[0] if waiting else None, "waits": waits_text(len(urgent), len(asked), len(found), late),
        "sections": [
            section(waiting, *about, show=len(waiting) if about[0] in ("nod", "fragor") else SHOWN) for about in (
                ("nod", _("Nödöppningar att granska"), urgent), ("fragor", _("Personer undrar"), asked),
                ("fynd", _("Läsningar som sticker ut"), [line for line in found if not is_drawn(line)]),
                ("stickprov", _("Stickprov: lotten föll på dem"), [line for line in found if is_drawn(line)]),
            )
        ],
        "checked": days_checked(last_round(viewer)),
        "done": done + [line for line in question_lines(questions, persons) if line.urgency is None],
        "rules": [(log_rule_name(code), log_rule_means(code)) for code in CODES],
        "organisation": viewer.organisation_name,
    }  # fmt: skip
    return show_page(request, "team/log_control/list.html", context)


@page(STAFF, writes=True, roles=CONTROLS)
def log_finding(request: ViewerRequest, log_finding_id: UUID) -> HttpResponse:
    """One finding: who opened what and when, why it stands here, what was said of it, and the answer."""
    viewer = request.viewer
    found = finding_of(viewer, log_finding_id)
    row = found.row
    verdicts = OUTCOME.verbs(row.state)
    # Somebody who comes to what another has just noted is noted too: a page that was shown before offers it.
    form = form_for(
        request, OutcomeForm, verdicts=verdicts_to_note(row.state) if request.method == "POST" else verdicts
    )
    if request.method == "POST":
        answer = sent(
            request, form,
            lambda data, _seen: note_outcome(
                by=viewer, finding_id=row.pk, verdict=data["verdict"], reason=data["reason"], at=now()
            ),
            done=lambda noted: address("log_finding", log_finding_id=row.pk)
            + ("?tack=log_noted" if noted else "?tack=log_noted_before"),
        )  # fmt: skip
        if answer:
            return answer
    log_listing(viewer, [row.subject_id], what="log_finding")
    persons = persons_of_findings(viewer, {row.subject_id})
    context = {
        "form": form, "row": row, "whom": about_whom(row.subject_id, persons), "outcomes": found.outcomes,
        "why": [(log_rule_name(code), log_rule_means(code)) for code in row.rules], "acts": acts_of(found.acts),
        "due": "" if row.state in ANSWERED else date_text(row.due_on), "times": times_text(row.times),
        "follows": follows(verdicts), "unnamed": lambda words: unnamed(words, row.subject_id, persons),
        "own": own_act_finding(viewer, row.reader_id),
    }  # fmt: skip
    return show_page(request, "team/log_control/finding.html", context)


@page(STAFF, writes=True, roles=CONTROLS)
def log_emergency(request: ViewerRequest, emergency_access_id: UUID) -> HttpResponse:
    """One emergency: who opened, why and for how long, what was opened, and the answer. None closes it before its
    hours have ended."""
    viewer, at = request.viewer, now()
    row = emergency_to_review(viewer, emergency_access_id)
    verdicts = review_verdicts(state=row.state, ends_at=row.ends_at, at=at)
    # What the rule refuses is said in its words, by the action, also to a form that was shown before; and somebody who
    # comes to what another has just said is noted too.
    sendable = tuple(dict.fromkeys(step.verb for step in REVIEW.steps))
    form = form_for(request, OutcomeForm, verdicts=sendable if request.method == "POST" else verdicts)
    if request.method == "POST":
        answer = sent(
            request, form,
            lambda data, _seen: review_emergency(
                by=viewer, emergency_id=row.pk, verdict=data["verdict"], reason=data["reason"], at=at
            ),
            done=lambda noted: address("log_emergency", emergency_access_id=row.pk)
            + ("?tack=log_noted" if noted else "?tack=log_noted_before"),
        )  # fmt: skip
        if answer:
            return answer
    log_listing(viewer, [row.subject_id], what="log_emergency")
    persons = persons_of_findings(viewer, {row.subject_id})
    acts = acts_between(viewer, row.opened_by_id, row.subject_id, row.opened_at, row.ends_at)
    context = {
        "form": form, "row": row, "whom": about_whom(row.subject_id, persons), "danger": danger_name(row.danger),
        "acts": acts_by_kind(acts), "runs": row.ends_at > at, "follows": follows(verdicts),
        "due": "" if row.reviewed_at else date_text(review_due(row.ends_at)), "words": said_of(row),
        "unnamed": lambda words: unnamed(words, row.subject_id, persons),
        "own": own_act_finding(viewer, row.opened_by_id), "signed_in": has_signed_in(row.subject_id),
        "letter": letter_of_emergency(row), "protected": is_protected(row.subject_id, persons),
    }  # fmt: skip
    return show_page(request, "team/log_control/emergency.html", context)


@page(STAFF, writes=True, roles=CONTROLS)
def log_question(request: ViewerRequest, log_question_id: UUID) -> HttpResponse:
    """What a person asks about one reading, and the answer."""
    viewer = request.viewer
    row = question_for(viewer, log_question_id)
    form = form_for(request, LogAnswerForm)
    if request.method == "POST":
        answer = sent(
            request, form,
            lambda data, _seen: answer_log_question(by=viewer, question_id=row.pk, answer=data["answer"], at=now()),
            done=lambda _row: address("log_question", log_question_id=row.pk) + "?tack=log_answered",
        )  # fmt: skip
        if answer:
            return answer
    log_listing(viewer, [row.subject_id], what="log_question")
    persons = persons_of_findings(viewer, {row.subject_id})
    acts = acts_between(viewer, row.reader_id, row.subject_id, row.read_at, row.read_at)
    context = {
        "form": form, "row": row, "whom": about_whom(row.subject_id, persons), "due": due_text(row.due_on),
        "acts": acts_of(acts), "unnamed": lambda words: unnamed(words, row.subject_id, persons),
        "own": own_act_finding(viewer, row.reader_id),
    }  # fmt: skip
    return show_page(request, "team/log_control/question.html", context)
