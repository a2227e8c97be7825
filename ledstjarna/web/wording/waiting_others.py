"""What others have to do, as it is told to whoever waits for it: the person, and the rest of the team."""

from collections.abc import Callable

from django.utils.translation import gettext as _

OTHERS: dict[str, Callable[[], str]] = {
    "part_asked": lambda: _("Ska svara ja eller nej"),
    "part_to_assess": lambda: _("Ska bedöma om det passar"),
    "application_undecided": lambda: _("Ansökan utreds"),
    "provider_to_find": lambda: _("Letar efter en utförare"),
    "assignment_returned": lambda: _("Utföraren har lämnat tillbaka uppdraget: letar efter en ny"),
    "assignment_given": lambda: _("Har fått uppdraget och ska svara"),
    "assignment_to_begin": lambda: _("Har sagt ja och ska skriva hur de gör"),
    "owner_sought": lambda: _("Söker någon ny, svarar för det så länge"),
    "owner_asked": lambda: _("Ska svara om de kan ta över"),
    "message_unanswered": lambda: _("Ska svara på ett meddelande"),
    "call_to_make": lambda: _("Ring mig: ska höra av sig"),
    "call_passed_on": lambda: _("Ring mig: ska höra av sig"),
    "contact_to_name": lambda: _("Ska utse en ny fast kontakt"),
    "meeting_to_answer": lambda: _("Ska svara på kallelsen till mötet"),
    "meeting_time_to_set": lambda: _("Ska bestämma tid för mötet"),
    "meeting_person_cannot": lambda: _("Ska hitta en ny tid för mötet"),
    "deviation_to_answer": lambda: _("Ska svara om när samarbetet inte fungerade"),
    "deviation_to_learn": lambda: _("Ska skriva vad de har lärt sig av när samarbetet inte fungerade"),
    "review_asked": lambda: _("Ska svara om de ser över beslutet"),
    "missed_visit": lambda: _("Ingen kom: ska skriva vad som hände"),
    "goal_wants_less": lambda: _("Ska ge ett förslag med mindre stöd för målet"),
    "how_to_write": lambda: _("Ska skriva klart hur de gör"),
}
