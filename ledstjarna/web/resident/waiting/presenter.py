"""One thing that waits, in the person's words: what, who has it, and when an answer is promised."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from ledstjarna.domain.plans.queries import unread_words
from ledstjarna.domain.plans.rules.states import LIVE_COMMITMENTS
from ledstjarna.domain.plans.rules.telling import IDENTIFYING, Protection
from ledstjarna.domain.worklists.rules import is_late
from ledstjarna.foundation.work import OWNER, PERSON, WorkItem
from ledstjarna.web.resident.days import day_text
from ledstjarna.web.resident.standing import Standing
from ledstjarna.web.wording import filled, label_text, promise_text, written
from ledstjarna.web.wording.changed_for import CHANGED_FOR, changed_detail, changed_page, changed_title
from ledstjarna.web.wording.meetings import time_text
from ledstjarna.web.wording.waiting_consents import work_title
from ledstjarna.web.wording.waiting_others import OTHERS

# What each kind is called to the person. A carer's own matter, a meeting nobody is called to yet, and that somebody
# else cannot come to one, never stand here.
_TEXTS: dict[str, Callable[[], str]] = OTHERS | {
    "part_ends": lambda: _("Tar slut: fortsätter det?"),
    "part_ends_for_person": lambda: _("Tar slut: fortsätter du?"),
    "proposal_open": lambda: _("Ett förslag att välja"),
    "wish_unanswered": lambda: _("Ett önskemål som teamet svarar på"),
    "nobody_came": lambda: _("Du sa till: ingen kom"),
    "not_satisfied": lambda: _("Du sa till: inte nöjd"),
    "decision_ends": lambda: _("Beslutet tar slut"),
    "follow_up": lambda: _("Dags att stämma av planen"),
    "owner_for_person": lambda: _("Välj om någon ny ska få frågan"),
    "message_to_person": lambda: _("Ett meddelande att svara på"),
    "meeting_for_person": lambda: _("En kallelse till ett möte att svara på"),
    "meeting_cancelled_to_read": lambda: _("Mötet är inställt"),
    "message_to_read": lambda: _("Ett nytt meddelande att läsa"),
    "answer_to_read": lambda: _("Läs svaret på det du sa till om"),
    "rectification_answer_to_read": lambda: _("Läs svaret på det som inte stämde"),
    "log_answer_to_read": lambda: _("Läs svaret på din fråga om vem som har läst"),
    "step_down_for_person": lambda: _("Kan mindre hjälp räcka? Du bestämmer"),
    "how_for_person": lambda: _("Så gör de: läs och säg ja eller vad du vill ändra"),
    "consent_ends_for_person": lambda: _("Ett ja tar snart slut: ska det gälla längre?"),
    "consent_half_for_person": lambda: _("Ett ja väntar på den andra vårdnadshavaren"),
    CHANGED_FOR: lambda: _("Någon har ändrat något åt dig"),
}
_PROMISED = frozenset(
    {"nobody_came", "not_satisfied", "owner_sought", "owner_asked", "message_unanswered", "call_to_make",
     "call_passed_on", "deviation_to_answer"}
)  # fmt: skip
_MEETINGS = frozenset({"meeting_to_answer", "meeting_for_person", "meeting_time_to_set", "meeting_person_cannot",
                       "meeting_cancelled_to_read"})  # fmt: skip
# As on the page they lead to: for the person and whoever answers for them.
_FOR_WHO_ANSWERS = frozenset(
    {"deviation_to_answer", "deviation_to_learn", "consent_ends_for_person", "consent_half_for_person"}
)
_ENDS = frozenset({"decision_ends", "part_ends", "part_ends_for_person", "consent_ends_for_person"})
_PAGES = {"decision_ends": "expiring", "rectification_answer_to_read": "my_data", "log_answer_to_read": "log_questions",
          "consent_ends_for_person": "sharing", "consent_half_for_person": "sharing",
          "review_asked": "follow_ups", "goal_wants_less": "follow_ups", "step_down_for_person": "follow_ups",
          "deviation_to_answer": "cooperation",
          "deviation_to_learn": "cooperation", "contact_to_name": "my_team"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """One thing that waits."""

    title: str
    who: str
    detail: str
    look: str
    word: str
    href: str


def waiting_row(item: WorkItem, at: datetime, standing: Standing) -> WaitingRow | None:
    """The item in words; None for what is not the person's."""
    if item.kind not in _TEXTS or (item.kind in _FOR_WHO_ANSWERS and not standing.answers):
        return None
    late = is_late(item, at) and item.kind not in _ENDS
    text = _TEXTS[item.kind]()
    title = work_title(item)
    if item.kind == CHANGED_FOR:
        title, text = changed_title(item), changed_detail(item)
    look, word = ("late", _("Försenat")) if late else ("waits", _("Väntar"))
    if item.waits_for == PERSON:
        look, word = "thinking", _("Väntar på dig") if standing.answers else standing.say("", _("Väntar på %(name)s"))
    if item.kind == "meeting_cancelled_to_read":
        look, word = "ended", _("Inställt")
    if item.kind in _ENDS and item.waits_for != PERSON:
        look, word = "expiring", _("Går ut snart")
    return WaitingRow(
        title=title or text, who="" if item.waits_for == PERSON else label_text(item.whose_label),
        detail=" · ".join(filter(None, [text if item.title else "", _when(item)])), look=look, word=word,
        href=_href(item, standing),
    )  # fmt: skip


def hidden_rows(parts: Iterable[Any], protection: Protection, standing: Standing) -> list[WaitingRow]:
    """What was shared with an association that a protected identity hides from it now: whoever answers for the person
    chooses anew what they are to know, until nothing is hidden (rules/telling.py).
    """
    hidden = [
        (part, facts)
        for part in parts
        if part.state in LIVE_COMMITMENTS and (facts := unread_words(part, protection))
    ] if standing.answers else []  # fmt: skip
    return [
        WaitingRow(
            title=written(part.title), who="", look="thinking", word=_("Väntar på dig"),
            detail=filled(
                _("Namn och telefon är dolda för %(who)s nu: välj på nytt vad de får veta") if facts & set(IDENTIFYING)
                else _("Det du har skrivit är dolt för %(who)s nu: välj på nytt vad de får veta"),
                who=label_text(part.owner_label),
            ),
            href=reverse("sharing") + "#fragade",
        )
        for part, facts in hidden
    ]  # fmt: skip


def for_the_other(item: WorkItem, who: str) -> WorkItem:
    """A yes that the reader has said: it waits for the other guardian, `who`."""
    return item._replace(waits_for=OWNER, whose_label=who)


def _when(item: WorkItem) -> str:
    if item.kind in _ENDS and item.due:
        return _("Sista dagen är %(day)s") % {"day": day_text(item.due - timedelta(hours=1))}
    if item.kind == "follow_up" and item.due:
        return _("Dagen är %(day)s") % {"day": day_text(item.due - timedelta(hours=1))}
    if item.kind in _PROMISED and item.due:
        return _("Svar lovat %(moment)s") % {"moment": promise_text(item.due)}
    if item.kind == "meeting_cancelled_to_read" and item.due:
        return _("Skulle ha varit %(when)s") % {"when": time_text(item.due)}
    return _("Sedan den %(day)s") % {"day": day_text(item.since)} if item.since else ""


def _href(item: WorkItem, standing: Standing) -> str:
    places: dict[str, tuple[str, str, UUID | None]] = {
        "proposal_open": ("choose", "proposal_id", item.row_id),
        "wish_unanswered": ("choose", "proposal_id", item.row_id),
        "nobody_came": ("report_told", "report_id", item.row_id),
        "not_satisfied": ("report_told", "report_id", item.row_id),
        "answer_to_read": ("report_told", "report_id", item.row_id),
        "owner_for_person": ("choose_owner", "owner_change_id", item.row_id),
        "message_unanswered": ("message_thread", "thread_id", item.row_id),
        "message_to_read": ("message_thread", "thread_id", item.row_id),
        "message_to_person": ("message_thread", "thread_id", item.row_id),
        "call_to_make": ("call_asked", "call_request_id", item.row_id),
        "call_passed_on": ("call_asked", "call_request_id", item.row_id),
        "meeting_to_answer": ("resident_meeting", "call_id", item.row_id),
        "meeting_for_person": ("resident_meeting", "call_id", item.row_id),
        "meeting_time_to_set": ("resident_meeting", "call_id", item.row_id),
        "meeting_person_cannot": ("resident_meeting", "call_id", item.row_id),
        "meeting_cancelled_to_read": ("resident_meeting", "call_id", item.row_id),
        "how_for_person": ("how", "part_id", item.part_id),
        "how_to_write": ("how", "part_id", item.part_id),
        "part_ends": ("part_until", "part_id", item.part_id),
        "part_ends_for_person": ("part_until", "part_id", item.part_id),
    }
    if item.kind in _MEETINGS and not standing.answers:
        return reverse("resident_meetings")
    if item.kind == CHANGED_FOR:
        return reverse(changed_page(item))
    if item.kind in _PAGES:
        return reverse(_PAGES[item.kind])
    name, key, row_id = places.get(item.kind, ("part", "part_id", item.part_id))
    return reverse(name, kwargs={key: row_id}) if row_id else ""
