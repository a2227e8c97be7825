"""What a check of the log found, and how it was answered, in words that blame nobody."""

from collections.abc import Callable, Iterable

from django.utils.translation import gettext as _

Words = dict[str, Callable[[], str]]

_RULES: Words = {
    "emergency": lambda: _("Nödöppning"),
    "relative": lambda: _("Kan vara en närstående"),
    "protected": lambda: _("Skyddade personuppgifter"),
    "no_relation": lambda: _("Ingen grund att läsa"),
    "neighbour": lambda: _("Kan vara en granne"),
    "same_name": lambda: _("Samma efternamn"),
    "many": lambda: _("Många personer på kort tid"),
    "sample": lambda: _("Stickprov"),
}
_MEANS: Words = {
    "emergency": lambda: _("Läsaren öppnade för att liv eller hälsa var i fara. Varje sådan öppning granskas."),
    "relative": lambda: _("En av personens närstående heter likadant som läsaren."),
    "protected": lambda: _("Personen har skyddade personuppgifter. Varje läsning granskas."),
    "no_relation": lambda: _("Läsaren sökte eller försökte öppna, men hade ingen grund som gällde då."),
    "neighbour": lambda: _("Någon som heter likadant som läsaren bor på samma gata eller inom 200 meter."),
    "same_name": lambda: _("Läsaren och personen har samma efternamn."),
    "many": lambda: _("Läsaren öppnade fler än 30 personer inom en timme."),
    "sample": lambda: _("Lotten föll på den här läsningen. Inget sticker ut."),
}
# From the least to the most serious: so they stand wherever somebody chooses among them.
_VERDICTS: Words = {
    "in_order": lambda: _("Det är i sin ordning: åtkomsten var behörig"),
    "ask_reader": lambda: _("Jag har frågat den som läste, och väntar på svar"),
    "report_on": lambda: _("Misstänkt obehörig åtkomst: jag anmäler"),
}
# What follows from each: the house sends nothing by itself (PDL 4:1, 4:3; GDPR art. 33; BrB 4:9 c).
_FOLLOWS: Words = {
    "in_order": lambda: _("Den avslutas, och går inte att öppna igen. Det du skriver sparas."),
    "ask_reader": lambda: _("Den står kvar här, med samma sista dag, tills du har fått svar och avslutar den."),
    "report_on": lambda: _(
        "Den avslutas här. Du anmäler själv till verksamhetschefen och dataskyddsombudet: Ledstjärna skickar inget. "
        "Är det en personuppgiftsincident ska den anmälas till IMY inom 72 timmar. Det kan vara dataintrång."
    ),
}
_DID: Words = {
    "read": lambda: _("Läste"),
    "change": lambda: _("Ändrade"),
    "find": lambda: _("Sökte med personnummer"),
    "list": lambda: _("Såg namnet i en lista"),
    "refused": lambda: _("Fick nej"),
    "open_emergency": lambda: _("Gjorde nödöppningen"),
    "close_emergency": lambda: _("Avslutade nödöppningen"),
    "found_again": lambda: _("Såg namnet igen efter sin sökning"),
    "ask_to_lift": lambda: _("Bad om att en spärr hävs"),
    "begin_contact": lambda: _("Började kontakt"),
}


_DANGERS: Words = {
    "life": lambda: _("Fara för personens liv"),
    "health": lambda: _("Allvarlig risk för personens hälsa"),
}


def danger_name(code: str) -> str:
    """What was in danger when somebody opened an emergency."""
    return _DANGERS[code]() if code in _DANGERS else code


_OWN_DANGERS: Words = {
    "life": lambda: _("Fara för ditt liv"),
    "health": lambda: _("Allvarlig risk för din hälsa"),
}


def own_danger_name(code: str) -> str:
    """The same, to the person whose life or health it was."""
    return _OWN_DANGERS[code]() if code in _OWN_DANGERS else code


def log_rule_name(code: str) -> str:
    """A rule in a few words."""
    return _RULES[code]() if code in _RULES else code


def log_rule_means(code: str) -> str:
    """What the rule looks at, in a sentence."""
    return _MEANS[code]() if code in _MEANS else ""


def verdict_name(code: str) -> str:
    """An answer to a finding, as the log controller says it."""
    return _VERDICTS[code]()


def verdicts_in_order(codes: Iterable[str]) -> list[str]:
    """The verdicts as they are chosen among: the least serious first."""
    return sorted(codes, key=list(_VERDICTS).index)


def verdict_follows(code: str) -> str:
    """What happens then."""
    return _FOLLOWS[code]()


def log_verb_name(verb: str, what: str = "") -> str:
    """What was done, without what it was done with; an emergency is opened and ended by name."""
    return _DID[what]() if what in _DID else _DID[verb]() if verb in _DID else verb


def log_act_text(verb: str, what: str, kinds: Iterable[str], basis: str, unseen: Iterable[str] = ()) -> str:
    """One act in words: what was done, with which kinds of record, what was opened in vain, and on which ground."""
    with_what = "" if what in _DID else log_kinds_text(kinds)  # an act with a name of its own says it all
    nothing = log_kinds_text(unseen)
    in_vain = _("fick inte se: %(what)s") % {"what": nothing} if nothing else ""
    return " · ".join(filter(None, (log_verb_name(verb, what), with_what, in_vain, log_ground_name(basis))))


def log_kinds_text(kinds: Iterable[str]) -> str:
    """Which kinds of record a row of the log is about, in words; empty for a row that is about none."""
    return ", ".join(_KINDS[kind]() for kind in kinds if kind in _KINDS)


def log_ground_name(basis: str) -> str:
    """On which ground somebody read; empty where none was needed."""
    return _GROUNDS[basis]() if basis in _GROUNDS else ""


_KINDS: Words = {
    "basic": lambda: _("vem personen är"),
    "story": lambda: _("berättelsen"),
    "needs": lambda: _("bedömningar av behov"),
    "plan": lambda: _("planen"),
    "decision": lambda: _("ansökningar och beslut"),
    "team": lambda: _("teamet"),
    "part": lambda: _("en del av planen"),
    "log": lambda: _("loggen"),
}
_GROUNDS: Words = {
    "own": lambda: _("personen själv"),
    "representative": lambda: _("företräder personen"),
    "close_one": lambda: _("personen låter hen läsa"),
    "request": lambda: _("har fått en fråga som personen har sagt ja till"),
    "own_work": lambda: _("arbetar med personen"),
    "own_records": lambda: _("arbetar med personen, med egna anteckningar"),
    "shared_plan": lambda: _("personen delar planen"),
    "coherent": lambda: _("personen har sagt ja till läsning hos andra"),
    "incapacity": lambda: _("personen kunde inte svara själv"),
    "emergency": lambda: _("nödöppning"),
    "application": lambda: _("personen har ansökt om hjälp"),
    "care_request": lambda: _("personen har bett om vård"),
    "assignment": lambda: _("har uppdraget"),
    "lift_request": lambda: _("tillfrågad om att häva en spärr i ett nödläge"),
    "search": lambda: _("sökning, utan grund än"),
    "work_list": lambda: _("en lista i arbetet, utan grund än"),
    "control": lambda: _("kontrollerar loggen"),
}
