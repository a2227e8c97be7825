"""What happened, in words: one sentence for each kind of event, with who did it and what it was about.

An event holds ids and codes only. The door gives `who` ("Du", or a name) and `what` (a title, empty out of reach).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from ledstjarna.web.wording.access_happenings import ACCESS, DEATH, LOWERED, OWN_PROTECTION, PROTECTED
from ledstjarna.web.wording.consent_happenings import CONSENTS, HALF
from ledstjarna.web.wording.labels import filled, label_text, written
from ledstjarna.web.wording.repeated import CALLED, HappeningText
from ledstjarna.web.wording.visits import VISIT_HAPPENINGS
from ledstjarna.web.wording.vocabulary import outcome_name

Body = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Words:
    """How one kind of event is told: with what it was about, and without."""

    icon: str
    about: Callable[[Body], str]
    bare: Callable[[Body], str]


def _same(icon: str, text: Callable[[], str]) -> _Words:
    return _Words(icon, lambda _body: text(), lambda _body: text())


_CHOICES: dict[str, tuple[Callable[[], str], Callable[[], str]]] = {
    "yes": (lambda: _("%(who)s sa ja till: %(what)s"), lambda: _("%(who)s sa ja till ett förslag")),
    "no": (lambda: _("%(who)s sa nej till: %(what)s"), lambda: _("%(who)s sa nej till ett förslag")),
    "change": (lambda: _("%(who)s ville ändra: %(what)s"), lambda: _("%(who)s ville ändra ett förslag")),
    "later": (lambda: _("%(who)s ville tänka på: %(what)s"), lambda: _("%(who)s ville tänka på ett förslag")),
}

_TOLD: dict[str, tuple[Callable[[], str], Callable[[], str]]] = {
    "done": (lambda: _("%(who)s prickade av: %(what)s"), lambda: _("%(who)s prickade av något")),
    "not_done": (
        lambda: _("%(who)s sa att det inte blev av: %(what)s"),
        lambda: _("%(who)s sa att något inte blev av"),
    ),
    "nobody_came": (lambda: _("%(who)s sa att ingen kom: %(what)s"), lambda: _("%(who)s sa att ingen kom")),
}


_REPORTED: dict[bool, Callable[[], str]] = {
    True: lambda: _("%(who)s sa till om att ingen kom"),
    False: lambda: _("%(who)s var inte nöjd och sa till"),
}


def _left_out(body: Body) -> str:
    if body.get("by_house"):
        return _("De som inte längre får läsa planen kallas inte längre till möten om den")
    return _("%(who)s sa att någon inte ska vara med på mötet")


_STEPS: dict[str, tuple[Callable[[], str], Callable[[], str]]] = {
    "proposed": (
        lambda: _("%(who)s gav ett förslag om mindre stöd: %(what)s"),
        lambda: _("%(who)s gav ett förslag om mindre stöd"),
    ),
    "review_asked": (
        lambda: _("%(who)s bad att beslutet ses över: %(what)s"), lambda: _("%(who)s bad att ett beslut ses över")
    ),
    "review_opened": (
        lambda: _("%(who)s började se över beslutet: %(what)s"), lambda: _("%(who)s började se över ett beslut")
    ),
    "left": (lambda: _("Det fortsätter som förut: %(what)s"), lambda: _("Stödet fortsätter som förut")),
}  # fmt: skip


def _consent(which: int, icon: str) -> _Words:
    def told(body: Body) -> str:
        return CONSENTS[body["kind"]]()[which]

    return _Words(icon, told, told)


def _either(field: str, icon: str, yes: tuple[Callable[[], str], Callable[[], str]],
            no: tuple[Callable[[], str], Callable[[], str]]) -> _Words:  # fmt: skip
    return _Words(icon, lambda b: (yes if b[field] else no)[0](), lambda b: (yes if b[field] else no)[1]())


_KINDS: dict[str, _Words] = {
    **{kind: _Words(*told) for kind, told in VISIT_HAPPENINGS.items()},
    "PersonRegistered": _same("person", lambda: _("Namn och adress skrevs in här")),
    **{kind: _same("stamp", text) for kind, text in OWN_PROTECTION.items()},
    **{kind: _same("person", text) for kind, text in DEATH.items()},
    "ProtectionLoweringAnswered": _Words("stamp", lambda b: LOWERED[b["yes"]](), lambda b: LOWERED[b["yes"]]()),
    "StoryTold": _Words(
        "pen",
        lambda b: _("%(who)s berättade vad som är viktigt") if b["version"] == 1 else _("%(who)s ändrade berättelsen"),
        lambda b: _("%(who)s berättade vad som är viktigt") if b["version"] == 1 else _("%(who)s ändrade berättelsen"),
    ),
    "CloseOneNamed": _Words(
        "heart",
        lambda _b: _("%(who)s nämnde någon som står nära: %(what)s"),
        lambda _b: _("%(who)s nämnde någon som står nära"),
    ),
    "CloseOneEnded": _Words(
        "heart",
        lambda _b: _("%(who)s tog bort någon som stod nära: %(what)s"),
        lambda _b: _("%(who)s tog bort någon som stod nära"),
    ),
    "CloseOneProtected": _Words("heart", lambda b: PROTECTED[b["protected"]](), lambda b: PROTECTED[b["protected"]]()),
    "CloseOneReads": _either(
        "may_read",
        "eye",
        (lambda: _("%(who)s valde vad %(what)s får läsa"), lambda: _("%(who)s valde vad någon som står nära får läsa")),
        (lambda: _("%(who)s lät inte %(what)s läsa längre"), lambda: _("%(who)s lät inte någon läsa längre")),
    ),
    "SignInLet": _Words(
        "person",
        lambda _b: _("%(who)s skrev numret som %(what)s kan logga in med"),
        lambda _b: _("%(who)s skrev ett nummer som någon kan logga in med"),
    ),
    "SignInNumberForgotten": _Words(
        "person",
        lambda _b: _("%(who)s tog bort numret som %(what)s kunde logga in med"),
        lambda _b: _("%(who)s tog bort ett nummer som någon kunde logga in med"),
    ),
    "MandateRegistered": _same("paper", lambda: _("%(who)s skrev in ett uppdrag att företräda")),
    "MandateEnded": _same("paper", lambda: _("%(who)s avslutade ett uppdrag att företräda")),
    "ContactDetailsChanged": _same("house", lambda: _("%(who)s ändrade adress eller språk")),
    "ConsentGiven": _consent(0, "check"),
    "ConsentHalfGiven": _Words("clock", lambda b: HALF[b["kind"]](), lambda b: HALF[b["kind"]]()),
    "ConsentRefused": _consent(1, "no"),
    "ConsentWithdrawn": _consent(2, "ended"),
    "ConsentEnding": _same("clock", lambda: _("Ett ja som gäller en tid tar snart slut")),
    "ConsentEnded": _same("ended", lambda: _("Ett ja som gällde en tid har slutat gälla")),
    **{kind: _same(icon, text) for kind, (icon, text) in ACCESS.items()},
    "NeedsAssessed": _same("search", lambda: _("%(who)s gjorde en bedömning av behov")),
    "OwnViewSaid": _same("pen", lambda: _("%(who)s berättade hur det är")),
    "InstrumentAnswered": _same("search", lambda: _("%(who)s skrev in svar på frågor om hälsan")),
    "SuggestionTaken": _same("search", lambda: _("%(who)s tog upp något från ett annat system")),
    "SuggestionDismissed": _same("search", lambda: _("%(who)s lade undan något från ett annat system")),
    "NeedsSuggested": _same("letter", lambda: _("Uppgifter kom från ett annat system")),
    "OwnWorkBegun": _same("people", lambda: _("%(who)s började arbeta för dig, utan att se planen")),
    "ContactBegun": _same("people", lambda: _("%(who)s började arbeta med planen")),
    "MemberInvited": _Words(
        "people", lambda _b: _("%(who)s bjöd in %(what)s i teamet"), lambda _b: _("%(who)s bjöd in någon i teamet")
    ),
    "MemberLeft": _Words(
        "people",
        lambda _b: _("%(what)s är inte med i teamet längre"),
        lambda _b: _("Någon är inte med i teamet längre"),
    ),
    "CoordinatorNamed": _Words(
        "people", lambda _b: _("%(what)s håller nu ihop planen"), lambda _b: _("Någon ny håller ihop planen")
    ),
    "ContactNamed": _Words(
        "person", lambda _body: _("%(who)s utsåg %(what)s"), lambda _body: _("%(who)s utsåg en fast kontakt")
    ),
    "ContactEnded": _Words(
        "ended", lambda _body: _("%(what)s slutade"), lambda _body: _("%(who)s avslutade en fast kontakt")
    ),
    "ContactAway": _same("calendar", lambda: _("%(who)s skrev in att en fast kontakt är borta")),
    "ContactBack": _same("calendar", lambda: _("%(who)s skrev in att en fast kontakt är tillbaka")),
    "ContactWished": _same("change", lambda: _("%(who)s bad om en fast kontakt")),
    "ContactWishOver": _same("change", lambda: _("Önskemålet om en fast kontakt är besvarat")),
    "CallLate": _same("late", lambda: _("Den som lovat att höra av sig gjorde det inte i tid. Någon annan har det nu")),
    "CallAsked": _same("phone", lambda: _("%(who)s bad någon höra av sig")),
    "CallTried": _Words(
        "phone",
        lambda b: CALLED.get(b.get("outcome", ""), CALLED["reached"])(),
        lambda b: CALLED.get(b.get("outcome", ""), CALLED["reached"])(),
    ),
    "CallWithdrawn": _same("phone", lambda: _("Det behövdes inte längre att någon hörde av sig")),
    "PlanStarted": _same("paper", lambda: _("%(who)s började på planen")),
    "PlanAgreed": _same("check-solid", lambda: _("Ni kom överens om planen")),
    "PlanYesSaid": _same("check", lambda: _("%(who)s sa ja till planen. En vårdnadshavare till behöver säga ja")),
    "PlanEnded": _same("ended", lambda: _("%(who)s avslutade planen")),
    "SipJudged": _same("people", lambda: _("%(who)s bedömde att en gemensam plan behövs")),
    "SipEnded": _same("ended", lambda: _("Den gemensamma planeringen är slut. Besluten gäller fortfarande")),
    "GoalSet": _Words("heart", lambda _b: _("%(who)s skrev målet: %(what)s"), lambda _b: _("%(who)s skrev ett mål")),
    "ProposalMade": _Words(
        "proposal", lambda _b: _("%(who)s föreslog: %(what)s"), lambda _b: _("%(who)s gav ett förslag")
    ),
    "ChoiceMade": _Words("check", lambda b: _CHOICES[b["choice"]][0](), lambda b: _CHOICES[b["choice"]][1]()),
    "CounterAnswered": _either(
        "accepted",
        "change",
        (lambda: _("%(who)s sa ja till önskemålet: %(what)s"), lambda: _("%(who)s sa ja till ett önskemål")),
        (lambda: _("%(who)s svarade på önskemålet: %(what)s"), lambda: _("%(who)s svarade på ett önskemål")),
    ),
    "OwnerAnswered": _either(
        "yes",
        "people",
        (lambda: _("%(who)s ställer upp: %(what)s"), lambda: _("%(who)s ställer upp")),
        (lambda: _("%(who)s kunde inte: %(what)s"), lambda: _("%(who)s kunde inte")),
    ),
    "ApplicationMade": _Words(
        "letter", lambda _b: _("En ansökan skickades: %(what)s"), lambda _b: _("En ansökan skickades")
    ),
    "InvestigationBegun": _Words(
        "search", lambda _b: _("%(who)s började utreda: %(what)s"), lambda _b: _("%(who)s började utreda en ansökan")
    ),
    "DecisionMade": _Words(
        "stamp",
        lambda _b: _("%(who)s beslutade om: %(what)s (%(outcome)s)"),
        lambda _b: _("%(who)s beslutade om en ansökan (%(outcome)s)"),
    ),
    "AssignmentGiven": _Words(
        "letter", lambda _b: _("En utförare fick uppdraget: %(what)s"), lambda _b: _("En utförare fick ett uppdrag")
    ),
    "ProviderAnswered": _either(
        "yes",
        "house",
        (lambda: _("%(who)s tog uppdraget: %(what)s"), lambda: _("%(who)s tog ett uppdrag")),
        (lambda: _("%(who)s kunde inte ta uppdraget: %(what)s"), lambda: _("%(who)s kunde inte ta ett uppdrag")),
    ),
    "HealthAssessed": _either(
        "suitable",
        "care",
        (lambda: _("%(who)s bedömde att det passar: %(what)s"), lambda: _("%(who)s bedömde att något passar")),
        (
            lambda: _("%(who)s bedömde att det inte passar: %(what)s"),
            lambda: _("%(who)s bedömde att något inte passar"),
        ),
    ),
    "CommitmentEnded": _Words(
        "ended", lambda _b: _("%(who)s avslutade: %(what)s"), lambda _b: _("%(who)s avslutade en del av planen")
    ),
    "FactTakenBack": _Words(
        "eye",
        lambda _b: _("%(who)s berättar en sak mindre om: %(what)s"),
        lambda _b: _("%(who)s berättar en sak mindre"),
    ),
    "FactTold": _Words("eye", lambda _b: _("%(who)s berättar mer om: %(what)s"), lambda _b: _("%(who)s berättar mer")),
    "WordsSharedAnew": _Words(
        "eye",
        lambda _b: _("%(who)s låter föreningen läsa igen: %(what)s"),
        lambda _b: _("%(who)s låter föreningen läsa igen"),
    ),
    "PartTermSaid": _either(
        "ends_then",
        "calendar",
        (lambda: _("%(who)s sa att det tar slut: %(what)s"), lambda: _("%(who)s sa att en del av planen tar slut")),
        (
            lambda: _("%(who)s sa till när det gäller: %(what)s"),
            lambda: _("%(who)s sa till när en del av planen gäller"),
        ),
    ),
    "AssignmentReturned": _Words(
        "house",
        lambda _b: _("%(who)s lämnade tillbaka uppdraget: %(what)s. En ny utförare söks"),
        lambda _b: _("%(who)s lämnade tillbaka ett uppdrag. En ny utförare söks"),
    ),
    "PartLeft": _either(
        "left",
        "change",
        (
            lambda: _("%(who)s lämnade över: %(what)s. Någon ny söks"),
            lambda: _("%(who)s lämnade över en del av planen. Någon ny söks"),
        ),
        (
            lambda: _("%(who)s vill lämna över: %(what)s. Någon ny söks"),
            lambda: _("%(who)s vill lämna över en del av planen. Någon ny söks"),
        ),
    ),
    "NewOwnerAsked": _either(
        "awaits_person",
        "change",
        (
            lambda: _("%(who)s föreslog någon ny för: %(what)s. Det väntar på personens val"),
            lambda: _("%(who)s föreslog någon ny. Det väntar på personens val"),
        ),
        (lambda: _("%(who)s frågade någon ny om: %(what)s"), lambda: _("%(who)s frågade någon ny")),
    ),
    "NewOwnerChosen": _either(
        "yes",
        "check",
        (
            lambda: _("%(who)s sa ja till att fråga någon ny om: %(what)s"),
            lambda: _("%(who)s sa ja till att fråga någon ny"),
        ),
        (
            lambda: _("%(who)s sa nej till att fråga någon ny om: %(what)s"),
            lambda: _("%(who)s sa nej till att fråga någon ny"),
        ),
    ),
    "NewOwnerAnswered": _either(
        "yes",
        "people",
        (lambda: _("Någon ny tog över: %(what)s"), lambda: _("Någon ny tog över en del av planen")),
        (lambda: _("Den som fick frågan kunde inte ta över: %(what)s"), lambda: _("Den som fick frågan kunde inte")),
    ),
    "OwnerStayed": _Words(
        "people", lambda _b: _("%(who)s fortsätter: %(what)s"), lambda _b: _("%(who)s fortsätter med en del av planen")
    ),
    "ReportMade": _Words(
        "late",
        lambda b: _REPORTED[b["report"] == "nobody_came"](),
        lambda b: _REPORTED[b["report"] == "nobody_came"](),
    ),
    "ReportAnswered": _same("letter", lambda: _("%(who)s svarade på det som blev fel")),
    "ReportTakenBack": _same("check", lambda: _("%(who)s rättade: det var inte så att ingen kom")),
    "RectificationAsked": _same("pen", lambda: _("%(who)s sa att något inte stämmer")),
    "RectificationAnswered": _same("letter", lambda: _("%(who)s svarade på det som inte stämmer")),
    "RectificationWithdrawn": _same("ended", lambda: _("%(who)s tog tillbaka att något inte stämmer")),
    "MissedVisitExplained": _Words(
        "pen",
        lambda _b: _("%(who)s skrev vad som hände när ingen kom: %(what)s"),
        lambda _b: _("%(who)s skrev vad som hände när ingen kom"),
    ),
    "MessageWritten": _same("letter", lambda: _("%(who)s skrev ett meddelande")),
    "MessagePassedOn": _same(
        "change", lambda: _("Ett meddelande som ingen hade svarat på gick vidare till någon annan")
    ),
    "ThreadClosed": _same("letter", lambda: _("%(who)s avslutade ett samtal och skrev vad det blev av det")),
    "FollowUpPrepared": _same("pen", lambda: _("%(who)s berättade inför uppföljningen hur det går")),
    "FollowUpHeld": _either(
        "corrects",
        "calendar",
        (lambda: _("%(who)s rättade det som skrevs om uppföljningen"),) * 2,
        (lambda: _("Ni följde upp planen tillsammans"),) * 2,
    ),
    "ScaleDescribed": _Words(
        "pen",
        lambda _b: _("%(who)s beskrev stegen till målet: %(what)s"),
        lambda _b: _("%(who)s beskrev stegen till ett mål"),
    ),
    "GoalReached": _Words("check-solid", lambda _b: _("Målet är nått: %(what)s"), lambda _b: _("Ett mål är nått")),
    "StepDownSuggested": _Words(
        "thought",
        lambda _b: _("En fråga väcktes om mindre stöd: %(what)s"),
        lambda _b: _("En fråga väcktes om mindre stöd"),
    ),
    "StepDownMoved": _Words("change", lambda b: _STEPS[b["state"]][0](), lambda b: _STEPS[b["state"]][1]()),
    "ImplementationAsked": _Words(
        "paper",
        lambda _b: _("%(who)s skrev hur de gör och frågade om det är bra: %(what)s"),
        lambda _b: _("%(who)s skrev hur de gör och frågade om det är bra"),
    ),
    "ImplementationAnswered": _either(
        "yes",
        "check",
        (lambda: _("%(who)s sa ja till hur de gör: %(what)s"), lambda: _("%(who)s sa ja till hur de gör")),
        (lambda: _("%(who)s ville ändra hur de gör: %(what)s"), lambda: _("%(who)s ville ändra hur de gör")),
    ),
    "AbsenceTold": _same("house", lambda: _("%(who)s sa till om dagar borta. Tiderna pausas")),
    "AbsenceEnded": _same("house", lambda: _("%(who)s sa till om att vara hemma igen. Tiderna börjar igen")),
    "OccurrenceChanged": _Words(
        "calendar",
        lambda b: _("%(who)s ställde in: %(what)s") if b["kind"] == "cancelled" else _("%(who)s flyttade: %(what)s"),
        lambda b: _("%(who)s ställde in en tid") if b["kind"] == "cancelled" else _("%(who)s flyttade en tid"),
    ),
    "OccurrenceTold": _Words("check", lambda b: _TOLD[b["state"]][0](), lambda b: _TOLD[b["state"]][1]()),
    "DecisionEnding": _Words(
        "late", lambda _b: _("Ett beslut tar snart slut: %(what)s"), lambda _b: _("Ett beslut tar snart slut")
    ),
    "MeetingTimesAsked": _same("letter", lambda: _("%(who)s frågade vilka tider som passar för ett möte")),
    "MeetingCalled": _same("letter", lambda: _("%(who)s kallade till ett möte om planen")),
    "MeetingMoved": _same("change", lambda: _("%(who)s ändrade tid eller plats för mötet")),
    "MeetingParticipantCalled": _same("letter", lambda: _("%(who)s kallade någon mer till mötet")),
    "MeetingParticipantLeftOut": _Words("ended", _left_out, _left_out),
    "MeetingCancelled": _same("ended", lambda: _("%(who)s ställde in mötet")),
    "MeetingAnswered": _same("check", lambda: _("%(who)s svarade på kallelsen till mötet")),
    "MeetingTimeWished": _same("change", lambda: _("%(who)s föreslog en annan tid för mötet")),
    "DeviationNoted": _same("late", lambda: _("%(who)s skrev att samarbetet inte fungerade")),
    "DeviationLate": _same("late", lambda: _("Svaret om samarbetet kom inte i tid")),
    "DeviationAnswered": _same("letter", lambda: _("%(who)s svarade om samarbetet")),
    "DeviationClosed": _same("check", lambda: _("%(who)s skrev vad de har lärt sig om samarbetet")),
    "DeviationWithdrawn": _same("ended", lambda: _("%(who)s tog tillbaka något om samarbetet")),
    "MeetingOpened": _same("people", lambda: _("Ett möte om planen började")),
    "MeetingClosed": _same("people", lambda: _("Mötet om planen slutade")),
}


# What the story turns on; the rest is told beside it.
_MAJOR = frozenset(
    {"StoryTold", "PlanStarted", "GoalSet", "GoalReached", "ChoiceMade", "DecisionMade", "PlanAgreed", "FollowUpHeld",
     "OwnerAnswered", "ProviderAnswered", "ReportMade", "ReportAnswered", "SipJudged", "MeetingClosed"}
)  # fmt: skip


def happening_text(kind: str, body: Body, *, who: str, what: str = "") -> HappeningText | None:
    """One event as a sentence. None for a kind that has no words: it is not for the story of a plan."""
    words = _KINDS.get(kind)
    if words is None:
        return None
    sentence = (words.about if what else words.bare)(body)
    outcome = outcome_name(body.get("outcome", ""))
    told = filled(sentence, who=label_text(who), what=written(what), outcome=outcome)
    alike = f"{kind}.not_reached" if body.get("outcome") == "not_reached" else kind  # told together as such
    return HappeningText(told, words.icon, kind in _MAJOR, alike, label_text(who), written(what))


def worded_kinds() -> frozenset[str]:
    """The kinds of events that have words; a test compares them."""
    return frozenset(_KINDS)
