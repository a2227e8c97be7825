"""Each kind of thing that waits, in words: what it is, and where it is done."""

from collections.abc import Callable
from typing import NamedTuple

from django.utils.translation import gettext as _


class KindWords(NamedTuple):
    """What a kind is called, and its icon. `page` does it, about `key`; `seen` is where others look at it."""

    text: Callable[[], str]
    icon: str
    page: str
    key: str


KIND_WORDS: dict[str, KindWords] = {
    "lift_to_answer": KindWords(
        lambda: _("Nödläge: svara om ni häver en spärr"), "stamp", "answer_lift", "block_lift_id"
    ),
    "protection_to_answer": KindWords(
        lambda: _("Ska skyddet av personuppgifterna bli mindre? Kontrollera och svara"), "stamp",
        "answer_lowering", "protection_change_id",
    ),
    "person_died": KindWords(lambda: _("Har avlidit: se vad som är kvar att göra"), "person", "death", ""),
    "part_of_deceased": KindWords(
        lambda: _("Personen har avlidit: avsluta er del"), "person", "team_part", "commitment_id"
    ),
    "part_asked": KindWords(lambda: _("Svara om ni kan göra det"), "proposal", "answer_part", "commitment_id"),
    "part_to_assess": KindWords(lambda: _("Bedöm om det passar"), "care", "assess_health", "commitment_id"),
    "application_undecided": KindWords(
        lambda: _("Ansökan väntar på beslut"), "letter", "application", "application_id"
    ),
    "provider_to_find": KindWords(
        lambda: _("Beviljat, men ingen utförare än"), "stamp", "application", "application_id"
    ),
    "assignment_returned": KindWords(
        lambda: _("Uppdraget är lämnat tillbaka: sök en ny utförare"), "change", "application", "application_id"
    ),
    "part_ends": KindWords(lambda: _("Tar slut: ska det fortsätta?"), "calendar", "team_part_until", "commitment_id"),
    "part_ends_for_person": KindWords(
        lambda: _("Tar slut: personen säger om det fortsätter"), "calendar", "team_part_until", "commitment_id"
    ),
    "assignment_given": KindWords(lambda: _("Svara på uppdraget"), "house", "assignment", "assignment_id"),
    "assignment_to_begin": KindWords(
        lambda: _("Ni har sagt ja: sätt tider och skriv hur ni gör"), "house", "assignment", "assignment_id"
    ),
    "proposal_open": KindWords(lambda: _("Personen väljer"), "thought", "register_choice", "proposal_id"),
    "wish_unanswered": KindWords(lambda: _("Svara på önskemålet"), "change", "counter", "proposal_id"),
    "nobody_came": KindWords(lambda: _("Ingen kom"), "late", "team_report", "report_id"),
    "not_satisfied": KindWords(lambda: _("Jag är inte nöjd"), "thought", "team_report", "report_id"),
    "missed_visit": KindWords(lambda: _("Ingen kom: skriv vad som hände"), "late", "missed_visit", "missed_id"),
    "decision_ends": KindWords(lambda: _("Beslutet tar slut"), "calendar", "application", "application_id"),
    "follow_up": KindWords(lambda: _("Stäm av planen med personen"), "calendar", "team_follow_ups", ""),
    "owner_sought": KindWords(lambda: _("Söker någon ny"), "people", "new_owner", "commitment_id"),
    "owner_for_person": KindWords(
        lambda: _("Personen väljer om någon ny ska få frågan"), "thought", "owner_choice", "owner_change_id"
    ),
    "owner_asked": KindWords(
        lambda: _("Svara om ni kan ta över"), "people", "take_over", "owner_change_id"
    ),
    "rectification_to_answer": KindWords(
        lambda: _("Personen säger att något inte stämmer"), "pen", "answer_wrong", "rectification_id"
    ),
    "carer_support": KindWords(
        lambda: _("En närstående vill ha stöd för egen del"), "heart", "carer_answer", "support_id"
    ),
    "message_unanswered": KindWords(lambda: _("Meddelande att svara på"), "letter", "team_thread", "thread_id"),
    "message_to_person": KindWords(
        lambda: _("Personen svarar på ett meddelande"), "letter", "team_thread", "thread_id"
    ),
    "call_to_make": KindWords(lambda: _("Vill att någon hör av sig"), "phone", "call_request", "call_request_id"),
    "call_passed_on": KindWords(lambda: _("Vill att någon hör av sig"), "phone", "call_request", "call_request_id"),
    "contact_to_name": KindWords(
        lambda: _("En fast kontakt är inte med i teamet längre: utse en ny"), "person", "team_contacts", ""
    ),
    "meeting_to_answer": KindWords(lambda: _("Svara på kallelsen"), "calendar", "team_call", "call_id"),
    "meeting_for_person": KindWords(lambda: _("Kallelse till möte"), "calendar", "team_call", "call_id"),
    "meeting_to_ask": KindWords(lambda: _("Fråga om tider för mötet"), "calendar", "team_call", "call_id"),
    "meeting_time_to_set": KindWords(lambda: _("Bestäm tid för mötet"), "calendar", "team_call", "call_id"),
    "meeting_person_cannot": KindWords(
        lambda: _("Personen kan inte komma till mötet: hitta en ny tid"), "change", "team_call", "call_id"
    ),
    "meeting_time_wished": KindWords(
        lambda: _("Någon vill ha en annan tid för mötet"), "calendar", "team_call", "call_id"
    ),
    "meeting_moved": KindWords(
        lambda: _("En kollega har ändrat mötet som du kallade till"), "change", "team_call", "call_id"
    ),
    "meeting_cancelled": KindWords(lambda: _("Mötet är inställt"), "ended", "team_call", "call_id"),
    "meeting_other_cannot": KindWords(
        lambda: _("Någon kan inte komma till mötet"), "calendar", "team_call", "call_id"
    ),
    "deviation_to_answer": KindWords(
        lambda: _("Svara på en avvikelse i samarbetet"), "people", "team_deviation", "deviation_id"
    ),
    "deviation_to_send": KindWords(
        lambda: _("En avvikelse som du inte har skickat"), "pen", "team_deviation", "deviation_id"
    ),
    "deviation_unanswered": KindWords(
        lambda: _("Svaret om samarbetet dröjer: hör av er"), "late", "team_deviation", "deviation_id"
    ),
    "deviation_to_learn": KindWords(
        lambda: _("Skriv vad ni har lärt er av en avvikelse"), "people", "team_deviation", "deviation_id"
    ),
    "review_asked": KindWords(lambda: _("Svara om ni ser över beslutet"), "stamp", "review", "application_id"),
    "step_down_for_person": KindWords(
        lambda: _("Personen svarar om mindre hjälp kan räcka"), "thought", "step_down", "step_down_id"
    ),
    "goal_wants_less": KindWords(
        lambda: _("Personen vill ha mindre stöd för målet: ge ett förslag"), "thought", "propose", "goal_id"
    ),
    "how_for_person": KindWords(
        lambda: _("Personen läser hur det ska gå till och svarar"), "thought", "team_how", "commitment_id"
    ),
    "how_to_write": KindWords(lambda: _("Skriv klart hur det ska gå till"), "house", "team_how", "commitment_id"),
    "consent_ends_for_person": KindWords(
        lambda: _("Ett ja tar snart slut: fråga om det ska gälla längre"), "calendar", "team_consents", ""
    ),
    "consent_half_for_person": KindWords(
        lambda: _("Ett ja väntar på den andra vårdnadshavaren"), "thought", "team_consents", ""
    ),
}  # fmt: skip

# What the button says that leads to a thing of one's own; the others are opened.
ACTIONS: dict[str, Callable[[], str]] = {
    "application_undecided": lambda: _("Öppna ansökan"),
    "provider_to_find": lambda: _("Lämna uppdraget"),
    "assignment_returned": lambda: _("Lämna uppdraget"),
    "assignment_to_begin": lambda: _("Börja"),
    "part_to_assess": lambda: _("Bedöm"),
    "protection_to_answer": lambda: _("Läs och svara"),
    "nobody_came": lambda: _("Svara personen"),
    "not_satisfied": lambda: _("Svara personen"),
    "missed_visit": lambda: _("Skriv vad som hände"),
    "owner_sought": lambda: _("Fråga någon"),
    "contact_to_name": lambda: _("Utse en ny"),
    "deviation_to_send": lambda: _("Skriv klart"),
    "wish_unanswered": lambda: _("Svara på önskemålet"),
    "meeting_person_cannot": lambda: _("Hitta en ny tid"),
    **dict.fromkeys(
        ("part_asked", "assignment_given", "owner_asked", "carer_support", "message_unanswered",
         "meeting_to_answer", "deviation_to_answer", "review_asked", "rectification_to_answer"),
        lambda: _("Svara"),
    ),
}  # fmt: skip

# What only whoever it waits for opens; others see the part.
ONLY_OWN = frozenset(
    {"part_asked", "part_to_assess", "application_undecided", "provider_to_find", "assignment_returned",
     "assignment_given", "assignment_to_begin", "decision_ends",
      "missed_visit", "owner_asked", "carer_support", "review_asked", "rectification_to_answer"}
)  # fmt: skip
