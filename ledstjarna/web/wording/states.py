"""States as a word with a tone; `components/state.html` draws each tone, never by colour alone."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class StateText:
    """A state in words, and its tone: a key of LOOKS in components/state.html."""

    word: str
    tone: str


_STATES: dict[str, dict[str, tuple[Callable[[], str], str]]] = {
    "plan": {
        "written": (lambda: _("Skrivs"), "draft"),
        "agreed": (lambda: _("Överenskommen"), "agreed"),
        "changed": (lambda: _("Ändrad sedan ni kom överens"), "waits"),
        "ended": (lambda: _("Avslutad"), "ended"),
    },
    "log_finding": {
        "found": (lambda: _("Att titta på"), "waits"),
        "reader_asked": (lambda: _("Läsaren är tillfrågad"), "thinking"),
        "cleared": (lambda: _("I sin ordning"), "done"),
        "reported": (lambda: _("Anmäld som misstänkt obehörig åtkomst"), "late"),
    },
    "emergency": {
        "opened": (lambda: _("Att granska"), "waits"),
        "reader_asked": (lambda: _("Läsaren är tillfrågad"), "thinking"),
        "cleared": (lambda: _("I sin ordning"), "done"),
        "reported": (lambda: _("Anmäld som misstänkt obehörig åtkomst"), "late"),
        "reviewed": (lambda: _("Granskad"), "done"),  # before there were verdicts to choose
    },
    "rectification": {
        "asked": (lambda: _("Väntar på svar"), "waits"),
        "rectified": (lambda: _("Rättat"), "done"),
        "disputed": (lambda: _("Båda versionerna står kvar"), "agreed"),
        "erased": (lambda: _("Borttaget"), "done"),
        "refused": (lambda: _("Nej, med skäl"), "declined"),
        "withdrawn": (lambda: _("Tillbakataget"), "ended"),
    },
    "sip": {
        "judged": (lambda: _("Väntar på samtycke"), "waits"),
        "consented": (lambda: _("Samtycke finns, planen skrivs"), "draft"),
        "in_force": (lambda: _("Gäller"), "agreed"),
        "refused": (lambda: _("Personen sa nej"), "declined"),
        "ended": (lambda: _("Avslutad"), "ended"),
    },
    "goal": {
        "wanted": (lambda: _("Önskat"), "draft"),
        "agreed": (lambda: _("Överenskommet"), "agreed"),
        "reached": (lambda: _("Nått"), "done"),
        "ended": (lambda: _("Avslutat"), "ended"),
    },
    "proposal": {
        "open": (lambda: _("Väntar på val"), "proposed"),
        "thinking": (lambda: _("Vill tänka på saken"), "thinking"),
        "other_guardian": (lambda: _("Väntar på den andra vårdnadshavaren"), "waits"),
        "chosen": (lambda: _("Valt"), "agreed"),
        "declined": (lambda: _("Nej tack"), "declined"),
        "countered": (lambda: _("Personen vill ändra"), "change"),
        "asked": (lambda: _("Önskemål som väntar på svar"), "waits"),
        "answered": (lambda: _("Besvarat med nytt förslag"), "ended"),
        "withdrawn": (lambda: _("Tillbakadraget"), "ended"),
    },
    "commitment": {
        "chosen": (lambda: _("Valt"), "agreed"),
        "awaits_owner": (lambda: _("Väntar på svar"), "waits"),
        "awaits_decision": (lambda: _("Ansökan väntar på beslut"), "applied"),
        "awaits_provider": (lambda: _("Beviljat, väntar på utförare"), "waits"),
        "awaits_assessment": (lambda: _("Väntar på bedömning"), "waits"),
        "active": (lambda: _("På gång"), "ongoing"),
        "seeks_owner": (lambda: _("Söker någon ny"), "waits"),
        "declined": (lambda: _("Kunde inte"), "declined"),
        "refused": (lambda: _("Avslag"), "refused"),
        "ended": (lambda: _("Avslutat"), "ended"),
    },
    "owner_change": {
        "sought": (lambda: _("Söker någon ny"), "waits"),
        "awaits_person": (lambda: _("Väntar på personens val"), "thinking"),
        "asked": (lambda: _("Väntar på svar"), "waits"),
        "done": (lambda: _("Någon ny har tagit över"), "done"),
        "kept": (lambda: _("Fortsätter som förut"), "agreed"),
        "ended": (lambda: _("Avslutat"), "ended"),
    },
    "application": {
        "submitted": (lambda: _("Inkommen"), "waits"),
        "investigated": (lambda: _("Utreds"), "waits"),
        "decided": (lambda: _("Beslutad"), "agreed"),
        "withdrawn": (lambda: _("Återtagen"), "ended"),
    },
    "assignment": {
        "given": (lambda: _("Väntar på utförarens svar"), "waits"),
        "accepted": (lambda: _("Tagit uppdraget"), "agreed"),
        "declined": (lambda: _("Kunde inte ta uppdraget"), "declined"),
        "ended": (lambda: _("Avslutat"), "ended"),
        "returned": (lambda: _("Lämnat tillbaka"), "declined"),
    },
    "notice": {
        "waiting": (lambda: _("Väntar på att skickas"), "waits"),
        "sent": (lambda: _("Skickat"), "done"),
        "letter": (lambda: _("Blev ett brev"), "done"),
        "no_way": (lambda: _("Nådde inte fram"), "late"),
    },
    "thread": {
        "begun": (lambda: _("Börjat"), "draft"),
        "waits": (lambda: _("Väntar på svar"), "waits"),
        "rests": (lambda: _("Pågår"), "ongoing"),
        "closed": (lambda: _("Avslutat"), "ended"),
    },
    "step_down": {
        "suggested": (lambda: _("Går att prova med mindre"), "proposed"),
        "proposed": (lambda: _("Ligger som förslag"), "proposed"),
        "review_asked": (lambda: _("Kommunen tillfrågad om att se över beslutet"), "waits"),
        "review_opened": (lambda: _("Beslutet ses över"), "ongoing"),
        "left": (lambda: _("Fortsätter som förut"), "ended"),
    },
    "call": {
        "asked": (lambda: _("Väntar på att någon hör av sig"), "waits"),
        "tried": (lambda: _("Har försökt, inte fått tag i"), "waits"),
        "reached": (lambda: _("Klart"), "done"),
        "given_up": (lambda: _("Avslutat med besked"), "ended"),
        "withdrawn": (lambda: _("Behövs inte längre"), "ended"),
    },
    "contact_wish": {
        "asked": (lambda: _("Väntar på svar"), "waits"),
        "named": (lambda: _("En ny kontakt är utsedd"), "done"),
        "answered": (lambda: _("Besvarat"), "ended"),
        "withdrawn": (lambda: _("Tillbakadraget"), "ended"),
    },
    "activity": {
        "running": (lambda: _("Gäller"), "ongoing"),
        "replaced": (lambda: _("Ändrad"), "ended"),
        "ended": (lambda: _("Avslutad"), "ended"),
    },
    "meeting_call": {
        "draft": (lambda: _("Inte skickad än"), "draft"),
        "asked": (lambda: _("Väntar på svar om tider"), "waits"),
        "set": (lambda: _("Tiden är bestämd"), "agreed"),
        "held": (lambda: _("Mötet har varit"), "done"),
        "cancelled": (lambda: _("Inställt"), "ended"),
    },
    "deviation": {
        "draft": (lambda: _("Inte skickad än"), "draft"),
        "open": (lambda: _("Väntar på svar"), "waits"),
        "answered": (lambda: _("Besvarad, lärdom saknas"), "ongoing"),
        "closed": (lambda: _("Klar"), "done"),
        "withdrawn": (lambda: _("Tillbakatagen"), "ended"),
    },
    "implementation": {
        "written": (lambda: _("Skrivs"), "draft"),
        "asked": (lambda: _("Väntar på svar"), "waits"),
        "agreed": (lambda: _("Överenskommen"), "agreed"),
        "replaced": (lambda: _("Ersatt av en ny"), "ended"),
    },
    "visit": {
        "planned": (lambda: _("Planerat, inte sagt till någon än"), "draft"),
        "published": (lambda: _("Bestämt"), "agreed"),
        "begun": (lambda: _("Pågår"), "ongoing"),
        "done": (lambda: _("Gjort"), "done"),
        "not_done": (lambda: _("Blev inte av"), "declined"),
        "cancelled": (lambda: _("Inställt"), "ended"),
    },
    "plan_draft": {
        "asked": (lambda: _("Väntar på att räknas"), "waits"),
        "solving": (lambda: _("Räknas fram"), "ongoing"),
        "solved": (lambda: _("Att ta ställning till"), "proposed"),
        "failed": (lambda: _("Det blev inget förslag"), "declined"),
        "taken": (lambda: _("Planen är omlagd"), "done"),
        "dropped": (lambda: _("Slängt"), "ended"),
    },
    "help_call": {
        "asked": (lambda: _("Väntar på att någon kommer"), "late"),
        "answered": (lambda: _("Någon kommer"), "ongoing"),
        "ended": (lambda: _("Hjälpen behövs inte längre"), "ended"),
    },
    "consent": {
        "": (lambda: _("Inte frågat än"), "waits"),
        "given": (lambda: _("Ja"), "agreed"),
        "refused": (lambda: _("Nej"), "declined"),
        "withdrawn": (lambda: _("Tillbakataget"), "ended"),
        "ended": (lambda: _("Tiden är slut"), "ended"),
        "half": (lambda: _("Väntar på den andra vårdnadshavaren"), "waits"),
    },
}


def state_text(code: str, noun: str) -> StateText:
    """The state `code` of `noun` in words. Raises KeyError for one the state tables do not know."""
    word, tone = _STATES[noun][code]
    return StateText(word(), tone)
