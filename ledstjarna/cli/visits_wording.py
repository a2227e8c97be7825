"""Words for the planning engine's codes: what is wrong with a file, what a plan breaks, what counts."""

from ledstjarna.cli.language import N_, _
from ledstjarna.engines.routing.checking import Broken, Violation
from ledstjarna.engines.routing.errors import Fault, RoutingError

FAULTS = {
    Fault.UNREADABLE: N_("Filen är ingen JSON."),
    Fault.KEY_TWICE: N_("{what} står två gånger. Ta bort det ena: annars vet ingen vilket som gäller."),
    Fault.NO_NUMBER: N_("{what} går inte att räkna med. Skriv ett tal där."),
    Fault.UNKNOWN_FORMAT: N_("Filen har inget av de format som går att läsa."),
    Fault.MALFORMED: N_("Något saknas eller är av fel slag: {what}."),
    Fault.FIELD_MISSING: N_("Fältet {what} saknas."),
    Fault.FIELD_UNKNOWN: N_("Fältet {what} finns inte i formatet. Ta bort det; ”ledstjarna visits schema” visar alla."),
    Fault.FIELD_WRONG: N_("{what} går inte. ”ledstjarna visits schema” visar vad som går."),
    Fault.NOT_IN_FORMAT: N_("{what} går inte i det format som filen har."),
    Fault.NO_CARERS: N_("Det finns ingen personal."),
    Fault.NO_PERSONS: N_("Det finns ingen att besöka."),
    Fault.NO_SERVICES: N_("{what} har ingen insats. Ge personen en insats, eller ta bort den."),
    Fault.TOO_MANY_SERVICES: N_("{what} har fler än två insatser i samma besök. Dela upp dem på flera besök."),
    Fault.DUPLICATE_ID: N_("{what} finns två gånger. Varje id får finnas en gång."),
    Fault.SAME_SERVICE_TWICE: N_("{what} har samma insats två gånger. Ge dem olika namn."),
    Fault.NO_CARER_ABLE: N_(
        "Ingen i personalen har det som {what} kräver, eller färre än som behövs. Lägg till en delegering eller "
        "någon som kan, eller gör besöket valbart."
    ),
    Fault.NO_CARER_WELCOME: N_(
        "De som kan göra {what} ska inte komma till personen. Se över vilka som inte ska komma, eller gör besöket "
        "valbart."
    ),
    Fault.IMPOSSIBLE_WINDOW: N_("{what} saknar tid för besöket, eller har en tid som slutar innan den börjar."),
    Fault.IMPOSSIBLE_SHIFT: N_("Arbetspasset för {what} slutar innan det börjar."),
    Fault.IMPOSSIBLE_DISTANCE: N_(
        "Avståndet i tid går inte att hålla: {what}. Ändra avståndet, eller tiderna för besöken."
    ),
    Fault.NEGATIVE_DURATION: N_("En insats hos {what} saknar längd, eller har en som är mindre än noll."),
    Fault.NEGATIVE_TRAVEL: N_("En restid i tabellen är mindre än noll. Stället: {what}."),
    Fault.NO_TRAVEL: N_("Restiderna saknas. De ska stå i {what}: en rad och en kolumn för varje plats."),
    Fault.MISSING_TRAVEL: N_(
        "Tabellen med restider är inte hel. Den ska ha en rad och en kolumn för varje plats, och en tid i varje ruta. "
        "Stället: {what}."
    ),
    Fault.UNKNOWN_MODE: N_("{what}: det finns inga restider för det sättet att resa. Lägg till dem under travel."),
    Fault.NO_PLACE_ON_EARTH: N_("Platsen {what} saknar lat och lon, som behövs när restider räknas ut."),
    Fault.NO_DATE: N_("{what} är inget datum. Skriv som 2026-11-30."),
    Fault.NO_DAYS: N_("Det finns ingen dag att planera."),
    Fault.DAYS_IN_DISORDER: N_("Dagarna ska stå i ordning, var och en en gång."),
    Fault.DAY_OUTSIDE: N_("{what} är ingen av dagarna som planeras."),
    Fault.TIME_NOT_THERE: N_(
        "{what} finns inte. När klockan ställs fram saknas en timme den natten: välj en tid före eller efter."
    ),
    Fault.UNKNOWN_ID: N_("{what} finns inte. Lägg till det, eller ta bort det som nämner det."),
    Fault.IMPOSSIBLE_BREAK: N_("En rast för {what} ryms inte i arbetspasset."),
    Fault.OVERLAPPING_SHIFTS: N_("{what} har två arbetspass samtidigt."),
    Fault.PERSON_AWAY: N_("{what}: personen är borta då. Ta bort besöket, eller ändra vilka dagar det gäller."),
    Fault.PERSON_DEAD: N_("{what}: personen har avlidit. Ta bort besöket."),
    Fault.NO_PLAN_BEFORE: N_("{what} är låst eller utfört, men det står inte av vilka, eller när."),
    Fault.DONE_OFF_DUTY: N_("{what}: besöket är utfört av någon utan arbetspass den dagen. Lägg till passet."),
    Fault.DONE_AT_ONCE: N_("{what} är utförda av samma person samtidigt. Rätta vem som gjorde vad, eller när."),
    Fault.NOT_SUPPORTED: N_("Planeraren klarar ännu inte detta: {what}."),
    Fault.NOTHING_FEASIBLE: N_(
        "Ingen plan håller alla regler. Se över arbetspass, raster, och det som är låst eller utfört."
    ),
}

BROKEN = {
    Broken.UNKNOWN_CARER: N_("{carer} finns inte i personalen."),
    Broken.UNKNOWN_PERSON: N_("{carer}: {person} finns inte."),
    Broken.UNKNOWN_SERVICE: N_("{carer}: {person} behöver inte {ability}."),
    Broken.CARER_TWICE: N_("{carer} har två rutter."),
    Broken.SERVICE_TWICE: N_("{person} får {ability} två gånger."),
    Broken.SERVICE_MISSING: N_("{person} får inte {ability}."),
    Broken.ABILITY: N_("{carer} kan inte göra {ability} hos {person}."),
    Broken.INCOMPATIBLE: N_("{carer} ska inte besöka {person}."),
    Broken.SAME_CARER: N_("{carer} gör båda insatserna hos {person}; det ska vara två."),
    Broken.DURATION: N_("{carer} hos {person}: längden på {ability} stämmer inte, {minutes} minuter fel."),
    Broken.BEFORE_ARRIVAL: N_("{carer} hos {person}: börjar {minutes} minuter innan det går att vara där."),
    Broken.BEFORE_WINDOW: N_("{carer} hos {person}: {minutes} minuter före tiden för besöket."),
    Broken.AFTER_WINDOW: N_("{carer} hos {person}: {minutes} minuter efter tiden för besöket, som är fast."),
    Broken.APART_TOO_LITTLE: N_("Insatserna hos {person} ligger {minutes} minuter för tätt."),
    Broken.APART_TOO_MUCH: N_("Insatserna hos {person} ligger {minutes} minuter för långt ifrån varandra."),
    Broken.LUNCH_TIME: N_("{carer}: lunchen hos {person} ligger fel i tid."),
    Broken.LUNCH_SHORT: N_("{carer}: lunchen är {minutes} minuter för kort."),
    Broken.LUNCH_TWICE: N_("{carer} har mer än en lunch."),
}

AMOUNTS = {
    "travel_time": N_("Resor"),
    "total_tardiness": N_("Sena besök"),
    "highest_tardiness": N_("Det senaste besöket"),
    "total_waiting_time": N_("Väntan"),
    "total_extra_time": N_("Övertid"),
    "max_idle_time": N_("Längsta outnyttjade tid"),
    "preferences": N_("Önskad personal"),
    "unscheduled": N_("Besök som utgår"),
    "missed_lunch_break": N_("Missade luncher"),
}


def fault_text(error: RoutingError) -> str:
    """What is wrong with a file, and what it is about."""
    return _(FAULTS[error.fault]).format(what=error.what)


def broken_text(violation: Violation) -> str:
    """What a plan breaks, and where."""
    return _(BROKEN[violation.broken]).format(
        carer=violation.carer_id, person=violation.person_id, ability=violation.ability,
        minutes=f"{violation.minutes:.4g}",
    )  # fmt: skip


def amount_text(name: str) -> str:
    """What counts, in a word or two."""
    return _(AMOUNTS[name])
