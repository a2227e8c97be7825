"""What has happened, in a sentence each, for the team."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from ledstjarna.web.wording import choice_name, outcome_name, way_name

Body = dict[str, Any]


def happened_words(kind: str, body: Body) -> str:
    """The sentence for one event; its code when it has no words yet, so that nothing is hidden."""
    words = _WORDS.get(kind)
    return words(body)[0] if words else kind


def happened_icon(kind: str) -> str:
    """The picture beside it."""
    words = _WORDS.get(kind)
    return words({})[1] if words else "info"


def way_words(body: Body) -> str:
    """In which way it was said, empty for the digital one."""
    way = body.get("way", "")
    return way_name(way) if way and way != "digital" else ""


_WORDS: dict[str, Callable[[Body], tuple[str, str]]] = {
    "PersonRegistered": lambda b: (_("Personen registrerades"), "person"),
    "StoryTold": lambda b: (_("Berättelsen skrevs"), "pen"),
    "CloseOneNamed": lambda b: (_("En närstående antecknades"), "heart"),
    "CloseOneEnded": lambda b: (_("En närstående är inte längre antecknad"), "heart"),
    "CloseOneReads": lambda b: (
        _("En närstående får läsa") if b.get("may_read") else _("En närstående får inte längre läsa"),
        "eye",
    ),
    "MandateRegistered": lambda b: (_("En ställföreträdare registrerades"), "paper"),
    "MandateEnded": lambda b: (_("En ställföreträdares uppdrag avslutades"), "paper"),
    "ContactDetailsChanged": lambda b: (_("Kontaktuppgifterna ändrades"), "pen"),
    "ConsentGiven": lambda b: (
        _consent(b, _("Personen samtyckte till att dela planen"), _("Personen samtyckte till en SIP")),
        "check",
    ),
    "ConsentRefused": lambda b: (
        _consent(b, _("Personen sa nej till att dela planen"), _("Personen sa nej till en SIP")),
        "no",
    ),
    "ConsentWithdrawn": lambda b: (
        _consent(b, _("Personen tog tillbaka sitt ja till att dela"), _("Personen tog tillbaka sitt ja till en SIP")),
        "no",
    ),
    "ContactBegun": lambda b: (_("En ny kontakt började"), "people"),
    "MemberInvited": lambda b: (_("Någon bjöds in i teamet"), "people"),
    "MemberLeft": lambda b: (_("Någon lämnade teamet"), "people"),
    "CoordinatorNamed": lambda b: (_("Teamet fick en ny samordnare"), "people"),
    "NeedsAssessed": lambda b: (_("Behoven bedömdes"), "paper"),
    "OwnViewSaid": lambda b: (_("Personen berättade hur det är"), "pen"),
    "InstrumentAnswered": lambda b: (_("Ett formulär besvarades"), "paper"),
    "SuggestionTaken": lambda b: (_("En uppgift från ett annat system ledde till ett behov"), "info"),
    "SuggestionDismissed": lambda b: (_("En uppgift från ett annat system lades undan"), "info"),
    "NeedsSuggested": lambda b: (_("Uppgifter kom från ett annat system"), "info"),
    "PlanStarted": lambda b: (_("Planen började"), "paper"),
    "PlanAgreed": lambda b: (
        _("Ni kom överens om planen, version %(number)s") % {"number": b.get("number", "")},
        "check-solid",
    ),
    "PlanEnded": lambda b: (_("Planen avslutades"), "ended"),
    "SipJudged": lambda b: (_("En SIP bedömdes behövas"), "paper"),
    "SipEnded": lambda b: (_("SIP avslutades"), "ended"),
    "GoalSet": lambda b: (_("Ett mål skrevs eller ändrades"), "pen"),
    "ProposalMade": lambda b: (_("Ett förslag lades fram"), "proposal"),
    "ChoiceMade": lambda b: (_("Personen svarade: %(choice)s") % {"choice": choice_name(b.get("choice", ""))}, "check"),
    "CounterAnswered": lambda b: (
        _("Personens önskemål fick ett ja") if b.get("accepted") else _("Personens önskemål fick ett annat förslag"),
        "change",
    ),
    "OwnerAnswered": lambda b: (
        _("Den som fick frågan sa ja") if b.get("yes") else _("Den som fick frågan kunde inte"),
        "check",
    ),
    "HealthAssessed": lambda b: (
        _("Vården bedömde att det passar") if b.get("suitable") else _("Vården bedömde att det inte passar"),
        "care",
    ),
    "CommitmentEnded": lambda b: (_("Något i planen avslutades"), "ended"),
    "ApplicationMade": lambda b: (_("En ansökan gjordes"), "letter"),
    "InvestigationBegun": lambda b: (_("En ansökan började utredas"), "search"),
    "DecisionMade": lambda b: (_("Beslut: %(outcome)s") % {"outcome": outcome_name(b.get("outcome", ""))}, "stamp"),
    "AssignmentGiven": lambda b: (_("Ett uppdrag lämnades till en utförare"), "house"),
    "ProviderAnswered": lambda b: (
        _("Utföraren tog uppdraget") if b.get("yes") else _("Utföraren kunde inte ta uppdraget"),
        "house",
    ),
    "ReportMade": lambda b: (
        _("Personen sa: ingen kom") if b.get("report") == "nobody_came" else _("Personen sa: jag är inte nöjd"),
        "late",
    ),
    "ReportAnswered": lambda b: (_("Personen fick ett svar"), "letter"),
    "MeetingOpened": lambda b: (_("Ett möte började"), "people"),
    "MeetingClosed": lambda b: (_("Mötet avslutades"), "people"),
}


def _consent(body: Body, sharing: str, plan: str) -> str:
    return plan if body.get("kind") == "plan" else sharing
