"""Our own short words for the questions of the declared instruments, and for what comes of the answers."""

from collections.abc import Callable

from django.utils.translation import gettext as _

Words = dict[str, Callable[[], str]]

ITEMS: Words = {
    "iadl_help": lambda: _("Behöver du hjälp i hemmet, till exempel med städning, inköp eller ekonomi?"),
    "adl_help": lambda: _("Behöver du hjälp med dig själv, till exempel att klä dig eller duscha?"),
    "memory_trouble": lambda: _("Har du besvär med minnet?"),
    "needed_help_before": lambda: _("Behövde du regelbunden hjälp innan du blev sjuk?"),
    "needs_more_help_now": lambda: _("Behöver du mer hjälp nu än innan?"),
    "in_hospital_lately": lambda: _("Har du legat på sjukhus det senaste halvåret?"),
    "sight_trouble": lambda: _("Har du besvär med synen?"),
    "many_medicines": lambda: _("Tar du fler än tre läkemedel varje dag?"),
    "cheerful": lambda: _("Jag har känt mig glad"),
    "calm": lambda: _("Jag har känt mig lugn"),
    "active": lambda: _("Jag har haft kraft"),
    "rested": lambda: _("Jag har känt mig utvilad"),
    "interested": lambda: _("Det har hänt saker som intresserar mig"),
    "earlier_falls": lambda: _("Har fallit tidigare"),
    "sedatives": lambda: _("Tar lugnande läkemedel"),
    "diuretics": lambda: _("Tar vätskedrivande läkemedel"),
    "other_antihypertensives": lambda: _("Tar andra läkemedel mot högt blodtryck"),
    "antiparkinson": lambda: _("Tar läkemedel mot Parkinsons sjukdom"),
    "antidepressants": lambda: _("Tar läkemedel mot depression"),
    "vision": lambda: _("Ser sämre"),
    "hearing": lambda: _("Hör sämre"),
    "limbs": lambda: _("Nedsatt kraft eller rörlighet i armar eller ben"),
    "not_oriented": lambda: _("Har svårt att veta var eller när"),
    "unsafe_gait": lambda: _("Går osäkert"),
    "mental_state": lambda: _("Hur klar och närvarande"),
    "physical_activity": lambda: _("Hur mycket uppe och i rörelse"),
    "mobility": lambda: _("Hur rörlig i kroppen"),
    "food_intake": lambda: _("Hur mycket personen äter"),
    "fluid_intake": lambda: _("Hur mycket personen dricker"),
    "incontinence": lambda: _("Hur väl personen håller tätt"),
    "general_state": lambda: _("Hur personen mår i stort"),
}

OUTCOMES: Words = {
    "risk": lambda: _("Tecken på risk: titta närmare"),
    "no_risk": lambda: _("Inga tecken på risk"),
    "high_risk": lambda: _("Tecken på hög risk: titta närmare"),
    "lower_risk": lambda: _("Lägre risk"),
    "low_wellbeing": lambda: _("Lågt välbefinnande: fråga mer"),
    "wellbeing": lambda: _("Gott välbefinnande"),
    "incomplete": lambda: _("Inte besvarat helt"),
}

# What to keep in mind while answering, by instrument.
SCALES: Words = {"who5": lambda: _("Tänk på de senaste två veckorna.")}

# The steps of a scale, from the lowest; numbers alone where an instrument is not here.
STEPS: dict[str, tuple[Callable[[], str], ...]] = {
    "who5": (
        lambda: _("Aldrig"),
        lambda: _("Ibland"),
        lambda: _("Mindre än halva tiden"),
        lambda: _("Mer än halva tiden"),
        lambda: _("Det mesta av tiden"),
        lambda: _("Hela tiden"),
    ),
    "norton": (lambda: _("1, sämst"), lambda: "2", lambda: "3", lambda: _("4, bäst")),
}


def item_words(code: str) -> str:
    """A question, or its code when it has no words yet."""
    return ITEMS[code]() if code in ITEMS else code


def outcome_words(code: str) -> str:
    """What the answers point at."""
    return OUTCOMES[code]() if code in OUTCOMES else code


def step_words(instrument: str, step: int) -> str:
    """The words of a scale's step, counted from the lowest."""
    return STEPS[instrument][step]() if instrument in STEPS else str(step)


def scale_words(instrument: str) -> str:
    """What to keep in mind; empty for most."""
    return SCALES[instrument]() if instrument in SCALES else ""
