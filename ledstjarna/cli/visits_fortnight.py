"""Words for the house's own format: what a plan breaks, what counts, why a visit is not made, what is worth a note."""

from ledstjarna.cli.language import N_, _
from ledstjarna.engines.routing.fortnight.checking import Broken, Violation
from ledstjarna.engines.routing.fortnight.plan import Unmade, Why
from ledstjarna.engines.routing.fortnight.problem import Fortnight
from ledstjarna.engines.routing.fortnight.validation import Note, Notice

BROKEN = {
    Broken.UNKNOWN_CARER: N_("{carer} finns inte i personalen."),
    Broken.UNKNOWN_VISIT: N_("{carer}: besöket {visit} finns inte."),
    Broken.UNKNOWN_SHIFT: N_("{carer} har inget sådant arbetspass {day}."),
    Broken.SHIFT_TWICE: N_("{carer} har två rutter i samma arbetspass {day}."),
    Broken.WRONG_DAY: N_("{visit} ligger på fel dag: {day}."),
    Broken.TOO_FEW: N_("{visit}: för få kommer."),
    Broken.TOO_MANY: N_("{visit}: för många kommer."),
    Broken.SAME_CARER: N_("{visit}: {carer} räknas som två."),
    Broken.SAID_UNMADE: N_("{visit} sägs utgå men är planerat."),
    Broken.ABILITY: N_("{carer} kan inte det som {visit} kräver, eller saknar delegering den dagen."),
    Broken.TITLE: N_("{carer} har inte den yrkestitel som {visit} kräver."),
    Broken.ONE_HAS: N_("{visit}: ingen av dem som kommer kan det som en av dem måste kunna."),
    Broken.PROVIDER: N_("{carer} hör till en annan utförare än {visit}."),
    Broken.REFUSED: N_("{carer} ska inte komma till {visit}."),
    Broken.SEX: N_("{visit}: {carer} har inte det kön som krävs."),
    Broken.NOT_TOGETHER: N_("{visit}: {carer} börjar inte samtidigt som de andra, {minutes} minuter fel."),
    Broken.DURATION: N_("{visit}: längden stämmer inte för {carer}, {minutes} minuter fel."),
    Broken.BEFORE_ARRIVAL: N_("{carer} {day}: {visit} börjar {minutes} minuter innan det går att vara där."),
    Broken.OUTSIDE_WINDOW: N_("{visit}: {minutes} minuter utanför tiderna för besöket."),
    Broken.APART_TOO_LITTLE: N_("{visit} ligger {minutes} minuter för nära besöket före."),
    Broken.APART_TOO_MUCH: N_("{visit} ligger {minutes} minuter för långt från besöket före."),
    Broken.TOO_LATE_HOME: N_("{carer} {day}: tillbaka {minutes} minuter för sent."),
    Broken.BREAK_MISSING: N_("{carer} {day}: en rast saknas, eller är en för mycket."),
    Broken.BREAK_TIME: N_("{carer} {day}: rasten ligger fel i tid eller är för kort, {minutes} minuter."),
    Broken.NO_BREAK_LONG: N_("{carer} {day}: {minutes} minuter för länge utan rast."),
    Broken.LOCKED: N_("{visit} är låst till andra än dem som kommer."),
    Broken.PAST_CHANGED: N_("{visit} är redan utfört, och av andra eller en annan tid än planen säger."),
}

PARTS = {
    "unassigned": N_("Personal som saknas"), "left_out": N_("Besök som utgår"), "travel": N_("Resor"),
    "lateness": N_("Sena besök"), "waiting": N_("Väntan"), "overtime": N_("Övertid"),
    "faces": N_("Olika personal per person"), "new_faces": N_("Fler än målet"), "spread": N_("Spridning på flera"),
    "contact": N_("Annan än fast kontakt"), "wishes": N_("Önskemål"), "fair_load": N_("Ojämn arbetsbörda"),
    "changed": N_("Bytt personal"), "moved": N_("Flyttad tid"),
}  # fmt: skip

WHY = {
    Why.PROVIDER: N_("{visit} utgår: utföraren har för få i personalen."),
    Why.ABILITY: N_("{visit} utgår: för få har kompetens, delegering eller yrkestitel den dagen."),
    Why.DUTY: N_("{visit} utgår: för få som kan arbetar den dagen."),
    Why.REFUSED: N_("{visit} utgår: de som kan och arbetar ska inte komma till personen."),
    Why.LOCKED: N_("{visit} utgår: den som besöket är låst till kan inte eller arbetar inte."),
    Why.HOURS: N_("{visit} utgår: för få har arbetspass som räcker till tiden för besöket."),
    Why.TIME: N_("{visit} utgår: de som kan har inte tid då. De är {carers}."),
    Why.APART: N_("{visit} utgår: besöken som det ska hållas avstånd till ligger så att ingen tid blir kvar."),
    Why.LEFT_OUT: N_("{visit} utgår: det är valbart, och kostar mer än att låta bli."),
}

NOTICES = {
    Notice.ASYMMETRIC_TRAVEL: N_("Restiderna skiljer sig åt fram och tillbaka: {what}."),
    Notice.EMPTY_DAY: N_("Inga besök {what}."),
    Notice.NOBODY_ON_DUTY: N_("Ingen arbetar {what}."),
    Notice.SHORT_REST: N_("För kort vila före arbetspasset: {what}."),
    Notice.SHORT_WEEKLY_REST: N_("Ingen vila på 36 timmar i rad på sju dagar, räknat från: {what}."),
    Notice.NO_LENGTH: N_("Besöket är 0 minuter långt: {what}."),
    Notice.LONG_WITHOUT_BREAK: N_("Långt arbetspass utan rast: {what}."),
}


def broken_text(problem: Fortnight, violation: Violation) -> str:
    """What a plan breaks, and where."""
    day = problem.days[violation.day].isoformat() if 0 <= violation.day < len(problem.days) else ""
    return _(BROKEN[violation.broken]).format(
        carer=violation.carer, visit=violation.visit, day=day, minutes=f"{violation.minutes:.4g}"
    )


def part_text(name: str) -> str:
    """What counts, in a word or two."""
    return _(PARTS[name])


def why_text(unmade: Unmade) -> str:
    """Which rule binds, and who are left."""
    return _(WHY[unmade.why]).format(visit=unmade.visit, carers=", ".join(unmade.carers))


def note_text(note: Note) -> str:
    """What is allowed and perhaps not meant."""
    return _(NOTICES[note.notice]).format(what=note.what)
