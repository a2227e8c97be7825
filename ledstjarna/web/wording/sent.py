"""What was sent to the person, in words: what a letter is about, why a notice, by which way, and what became of it."""

from collections.abc import Callable

from django.utils.translation import gettext as _


def letter_subject(kind: str, about: str = "") -> str:
    """What the letter is about, for the list and the heading; `about`: which consent, where it is an answer to one."""
    if (kind, about) in _ANSWERS:
        return _ANSWERS[kind, about]()
    return _SUBJECTS[kind]() if kind in _SUBJECTS else _("Det vi har skrivit ner åt dig")


def notice_way(channel: str) -> str:
    """By which way; empty before one is chosen."""
    return _WAYS[channel]() if channel in _WAYS else ""


def notice_reason(reason: str) -> str:
    """What there was to tell."""
    return _REASONS[reason]()


def notice_outcome(outcome: str) -> str:
    """What became of one attempt."""
    return _OUTCOMES[outcome]()


_SUBJECTS: dict[str, Callable[[], str]] = {
    "OtherAsked": lambda: _("Det finns något att svara på"),
    "NoticeMade": lambda: _("Du har något nytt att läsa"),
    "StoryTold": lambda: _("Din berättelse"),
    "ChoiceMade": lambda: _("Ditt svar på ett förslag"),
    "ConsentGiven": lambda: _("Ditt ja"),
    "ConsentHalfGiven": lambda: _("Ett ja som väntar på den andra vårdnadshavaren"),
    "ConsentRefused": lambda: _("Ditt nej"),
    "ConsentWithdrawn": lambda: _("Du har ändrat dig"),
    "BlockSet": lambda: _("Det du har spärrat"),
    "BlockLifted": lambda: _("Spärren som du har hävt"),
    "NeedsAssessed": lambda: _("Det vi gick igenom"),
    "OwnViewSaid": lambda: _("Hur du ser på din vardag"),
    "PlanAgreed": lambda: _("Din plan"),
    "ReportMade": lambda: _("Det du berättade för oss"),
    "RectificationAsked": lambda: _("Det som inte stämmer"),
    "AbsenceTold": lambda: _("Att du är borta"),
    "AbsenceEnded": lambda: _("Att du är tillbaka"),
    "ImplementationAnswered": lambda: _("Ditt svar om hur hjälpen går till"),
    "CallAsked": lambda: _("Att du vill bli uppringd"),
    "ContactWished": lambda: _("Att du vill ha en annan kontakt"),
    "ContactDetailsChanged": lambda: _("Dina uppgifter"),
    "MessageWritten": lambda: _("Det du ville säga oss"),
    "GoalSet": lambda: _("Ditt mål"),
    "CloseOneNamed": lambda: _("Någon som står dig nära"),
    "PersonRegistered": lambda: _("Du finns nu hos oss i Ledstjärna"),
    "AddressLeft": lambda: _("Din adress är ändrad hos oss"),
}

_ANSWERS: dict[tuple[str, str], Callable[[], str]] = {
    ("ConsentGiven", "plan"): lambda: _("Ditt ja till en samordnad plan"),
    ("ConsentGiven", "sharing"): lambda: _("Ditt ja till att dela din plan"),
    ("ConsentGiven", "reading"): lambda: _("Ditt ja till läsning"),
    ("ConsentRefused", "plan"): lambda: _("Ditt nej till en samordnad plan"),
    ("ConsentRefused", "sharing"): lambda: _("Ditt nej till att dela din plan"),
    ("ConsentRefused", "reading"): lambda: _("Ditt nej till läsning"),
    ("ConsentWithdrawn", "plan"): lambda: _("Ditt ja till en samordnad plan är tillbakataget"),
    ("ConsentWithdrawn", "sharing"): lambda: _("Ditt ja till att dela din plan är tillbakataget"),
    ("ConsentWithdrawn", "reading"): lambda: _("Ditt ja till läsning är tillbakataget"),
}

_WAYS: dict[str, Callable[[], str]] = {
    "email": lambda: _("E-post"),
    "sms": lambda: _("Sms"),
    "letter": lambda: _("Brev"),
}
_REASONS: dict[str, Callable[[], str]] = {
    "message": lambda: _("Ett meddelande"),
    "proposal": lambda: _("Ett förslag"),
    "decision": lambda: _("Ett beslut"),
    "agreement": lambda: _("Planen är överenskommen"),
    "answer": lambda: _("Ett svar"),
    "meeting": lambda: _("Ett möte"),
    "question": lambda: _("En fråga"),
    "call": lambda: _("Ett samtal som är sent"),
    "expiring": lambda: _("Ett beslut eller ett ja som tar slut"),
    "visits": lambda: _("Vem som kommer, och när"),
    "protection": lambda: _("Hur personuppgifterna är skyddade"),
    "changed": lambda: _("En företrädare har ändrat vem som får läsa eller veta"),
    "emergency": lambda: _("Något att läsa"),  # colleagues at other organisations read this: not what it is
}
_OUTCOMES: dict[str, Callable[[], str]] = {
    "": lambda: _("avbröts"),
    "sent": lambda: _("skickat"),
    "failed": lambda: _("gick inte, försöker igen"),
    "refused": lambda: _("går inte den vägen"),
}
