"""Who did something, when it was no person: the automatic runs that the access log names."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from ledstjarna.domain.people.queries import THEMSELF

_RUNS: dict[str, Callable[[], str]] = {
    "run:import_fhir": lambda: _("Inläsning från ett annat system"),
    "run:raise_protection": lambda: _("Ett annat system sa att personuppgifterna är skyddade, och nu är de det här"),
    "run:check_data": lambda: _("Kontroll av uppgifterna"),
    "run:pass_on_unanswered": lambda: _("Meddelanden som ingen hade svarat på gick vidare"),
    "run:end_reading": lambda: _("De som inte har något kvar att göra efter planens slut läser inte längre"),
    "run:end_parts": lambda: _("Delar av planer som skulle ta slut har tagit slut"),
    "run:end_consents": lambda: _("Ett ja som gällde en tid har slutat gälla"),
    "run:tell_ending_consents": lambda: _("Ett ja som snart slutar gälla"),
    "run:log_round": lambda: _("Kontroll av vem som har läst"),
    "run:extract": lambda: _("Ett utdrag gjordes åt dig"),
    "run:provider_continuity": lambda: _("Räkning av hur många olika som kommer"),
    "run:other_principals": lambda: _("Samordning av besök från olika huvudmän"),
    "run:staff_elsewhere": lambda: _("Räkning av hur många från andra utförare som kommer"),
    "run:visits_follow_plan": lambda: _("Besöken följde planen"),
    "run:solve_visits": lambda: _("Ett förslag till vem som kommer räknades fram"),
    "run:check_log": lambda: _("Kontroll av loggen"),
}


def party_name(label: str) -> str:
    """A label of the access log as people read it: a run by what it does, everybody else as they are called.

    A person whose identity is protected is named by nothing else than being the person.
    """
    if label == THEMSELF:
        return _("Personen själv")
    if label.startswith("run:") or not label:
        return _RUNS.get(label, lambda: _("Systemet"))()
    return label
