"""What was read or changed and why it was allowed, in words to the person: for their log and for their extract."""

from collections.abc import Callable, Sequence

from django.utils.translation import gettext as _

from ledstjarna.web.wording.labels import filled, with_and, written


def kinds_text(kinds: Sequence[str]) -> str:
    """What was read, in words: "din plan, din berättelse och vem du är"."""
    return with_and([name() for code, name in _KINDS.items() if code in kinds]) or _("uppgifter om dig")


def unseen_text(kinds: Sequence[str]) -> str:
    """What was opened and had nothing to show, when nothing else was read: "Öppnade ansökningar och beslut, men …"."""
    return _("Öppnade %(what)s, men fick inte se något") % {"what": kinds_text(kinds)} if kinds else ""


def blocked_text(kinds: Sequence[str]) -> str:
    """That a block hid all of it from the reader, in a sentence; empty where none did."""
    if not kinds:
        return ""
    return _("Såg inget av %(what)s: din spärr stod emellan.") % {"what": kinds_text(kinds)}


_KINDS: dict[str, Callable[[], str]] = {
    "plan": lambda: _("din plan"),
    "story": lambda: _("din berättelse"),
    "needs": lambda: _("bedömningar av behov"),
    "decision": lambda: _("ansökningar och beslut"),
    "team": lambda: _("vilka som är med i ditt team"),
    "part": lambda: _("den del som de har fått frågan om"),
    "log": lambda: _("den här listan"),
    "basic": lambda: _("vem du är"),
}

_VERBS: dict[str, Callable[[], str]] = {
    "read": lambda: _("Läste %(what)s"),
    "list": lambda: _("Såg ditt namn i en lista"),
    "find": lambda: _("Sökte fram dig med personnummer"),
    "change": lambda: _("Ändrade i %(what)s"),
    "refused": lambda: _("Försökte öppna något om dig, men fick inte"),
    "run": lambda: _("Gick igenom uppgifter om dig"),
}

_BECAUSE: dict[str, Callable[[], str]] = {
    "representative": lambda: _("Företräder dig."),
    "own_work": lambda: _("Arbetar med ditt stöd eller din vård."),
    "own_records": lambda: _("Arbetar med ditt stöd eller din vård. Ser det som den egna organisationen har skrivit."),
    "shared_plan": lambda: _("Du har sagt ja till att dela planen."),
    "coherent": lambda: _("Du har sagt ja till att de läser vad andra har skrivit."),
    "incapacity": lambda: _("Du kunde inte svara själv, och inget talade för att du skulle säga nej."),
    "emergency": lambda: _("Nödöppning: fara för liv eller hälsa. Den granskas av den som kontrollerar loggen."),
    "application": lambda: _("Du har ansökt om hjälp."),
    "care_request": lambda: _("Du har bett om vård hos dem."),
    "lift_request": lambda: _("Fick frågan om att häva din spärr när liv eller hälsa var i fara."),
    "assignment": lambda: _("Har fått uppdraget att hjälpa dig."),
    "close_one": lambda: _("Du låter hen läsa."),
    "request": lambda: _("Har fått en fråga som du har sagt ja till."),
    # words of the log's own: nobody needed a ground to see as little as this
    "search": lambda: _("En sökning visar bara vem du är och vilket år du är född."),
    "work_list": lambda: _("Listan hör till deras arbete. Inget mer om dig öppnades."),
    "control": lambda: _("Kontrollerar vem som har läst om dig."),
}


_DONE: dict[str, Callable[[], str]] = {
    "my_day_kept": lambda: _("Tog med det som behövs vid ditt besök i telefonen"),
    "told_to_team": lambda: _("Läste vad den som kommer till dig har berättat för teamet"),
    "ask_to_rectify": lambda: _("Skrev ner vad du säger inte stämmer"),
    "answer_rectification": lambda: _("Svarade på det du har sagt inte stämmer"),
    "withdraw_rectification": lambda: _("Tog tillbaka det som sades inte stämma"),
    "team_wrong": lambda: _("Läste det du har sagt inte stämmer"),
    "answer_wrong": lambda: _("Läste det du har sagt inte stämmer"),
    "answer_consent": lambda: _("Ändrade ett samtycke"),
    "hear_yes_page": lambda: _("Såg sidan där det skrivs ner att du säger ja till att dela"),
    "hear_sharing": lambda: _("Skrev ner att du säger ja till att dela planen med dem"),
    "team_reading": lambda: _("Såg vad de får läsa om dig, och om något är spärrat"),
    "team_reading_own": lambda: _("Såg vad de får läsa om dig"),
    "begin_reading_page": lambda: _("Såg sidan där man börjar läsa det som andra har skrivit om dig"),
    "stop_reading_page": lambda: _("Såg sidan där man slutar läsa det som andra har skrivit om dig"),
    "team_block_page": lambda: _("Såg sidan där det skrivs ner vad du vill spärra"),
    "ask_to_lift_page": lambda: _("Såg att något är spärrat, för att fråga om det kan hävas"),
    "answer_lift_page": lambda: _("Såg en fråga om att häva en spärr"),
    "begin_reading": lambda: _("Började läsa det som andra har skrivit om dig"),
    "stop_reading": lambda: _("Slutade läsa det som andra har skrivit om dig"),
    "ask_to_lift": lambda: _("Bad om att få läsa det som är spärrat"),
    "answer_lift": lambda: _("Svarade på en fråga om det som är spärrat"),
    "set_persons_block": lambda: _("Skrev ner att något ska vara spärrat"),
    "lift_persons_block": lambda: _("Skrev ner att en spärr är hävd"),
    "protection_page": lambda: _("Såg sidan om hur dina personuppgifter är skyddade"),
    "answer_lowering_page": lambda: _("Såg frågan om skyddet av dina personuppgifter kan bli mindre"),
    "note_protection": lambda: _("Ändrade hur dina personuppgifter är skyddade, eller bad om det"),
    "answer_lowering": lambda: _("Svarade på frågan om skyddet av dina personuppgifter kan bli mindre"),
    "death_page": lambda: _("Såg sidan där det skrivs att någon har avlidit"),
    "take_back_death_page": lambda: _("Såg sidan där det tas tillbaka att någon har avlidit"),
    "note_death": lambda: _("Skrev att personen har avlidit"),
    "take_back_death": lambda: _("Rättade att personen lever"),
    "open_emergency": lambda: _("Gjorde en nödöppning"),
    "close_emergency": lambda: _("Avslutade en nödöppning"),
    "emergency_letter": lambda: _("Gjorde ett brev till dig om nödöppningen"),
    "log_asked": lambda: _("Tog reda på vem som har läst, för att du eller någon som får fråga för dig undrade"),
    "log_suspected": lambda: _("Tog reda på vem som har läst, för att kontrollera att ingen läste utan skäl"),
    "found_again": lambda: _("Såg ditt namn igen på en sida, efter sin sökning"),
}


_CONSENTS: dict[str, Callable[[], str]] = {
    "sharing": lambda: _("Ändrade svaret om att dela planen"),
    "reading": lambda: _("Ändrade svaret om att läsa vad andra har skrivit"),
    "plan": lambda: _("Ändrade svaret om att ha en gemensam plan"),
}


def own_text(verb: str, page: str, consent: str = "") -> str:
    """What was done, for pages and changes that are about reading itself, or carry it along; empty for all others.

    `consent`: the kind that was answered, where the row of the log says it.
    """
    if page == "answer_consent" and verb == "change" and consent in _CONSENTS:
        return _CONSENTS[consent]()
    return _DONE[page]() if page in _DONE and verb in ("read", "change", "find") else ""


def done_text(verb: str, what: str, *, unnamed: bool = False) -> str:
    """What was done, with what: "Läste din plan". `unnamed`: the list did not tell the name."""
    if verb == "list" and unnamed:
        return _("Såg dig i en lista, utan ditt namn")
    return _VERBS[verb]() % {"what": what} if verb in _VERBS else ""


def because_text(basis: str) -> str:
    """On which ground, in a sentence; empty for one's own."""
    return _BECAUSE[basis]() if basis in _BECAUSE else ""


def reason_text(reason: str) -> str:
    """Why somebody reads or asks, in the words they wrote; empty where they wrote none."""
    return filled(_("Skälet: %(reason)s"), reason=written(reason)) if reason else ""
