"""What the rules of calls to meetings find, in words; `findings.py` takes them in."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from ledstjarna.web.wording.dates import date_text
from ledstjarna.web.wording.labels import label_text


def _about(text: Callable[[], str]) -> Callable[[dict[str, Any]], str]:
    """A sentence about somebody: with their name first where it is known."""

    def told(params: dict[str, Any]) -> str:
        return f"{label_text(params['who'])}: {text()}" if params.get("who") else text()

    return told


MEETING_TEXTS: dict[str, Callable[[dict[str, Any]], str]] = {
    "staff_call": lambda p: _("Det är personal som kallar till möte. Be någon i teamet."),
    "nobody_called": lambda p: _("Välj minst en till som ska kallas."),
    "called_with_unit": _about(
        lambda: _(
            "Enheten är redan kallad och svarar. Ta bort enheten först, om det är just den här personen som ska komma."
        )
    ),
    "called_already": _about(lambda: _("De är redan kallade till mötet.")),
    "not_around_the_plan": lambda p: _(
        "Någon av dem finns inte kring planen längre. Läs in sidan igen och välj på nytt."
    ),
    "person_objects": _about(
        lambda: _("Personen vill inte ha med dem på mötet. Fråga personen igen om det har ändrats.")
    ),
    "no_mandate_to_meet": _about(lambda: _("Uppdraget att företräda omfattar inte planen. Personen svarar själv.")),
    "close_one_not_asked": _about(
        lambda: _("Fråga först personen om de får vara med, och kryssa i att personen vill det.")
    ),
    "the_person_is_always_called": lambda p: _(
        "Personen själv är alltid kallad. Ställ in mötet om personen inte vill."
    ),
    "meeting_how_missing": lambda p: _("Välj hur ni ses: i ett rum, på telefon eller på video."),
    "meeting_place_missing": lambda p: _("Välj var ni ses."),
    "protected_home_not_written": lambda p: _(
        "Personen har skyddade personuppgifter: skriv inte hemadressen här, för alla som är kallade ser den. "
        "Lämna fältet tomt och berätta för dem som behöver veta."
    ),
    "meeting_address_missing": lambda p: _("Skriv adress eller rum, så att alla hittar."),
    "meeting_length": lambda p: _("Ett möte är mellan %(shortest)s och %(longest)s minuter långt.") % p,
    "times_missing": lambda p: _("Skriv minst en tid: dag och klockslag."),
    "times_too_many": lambda p: _("Fråga om högst %(most)s tider åt gången.") % p,
    "time_has_been": lambda p: _("Tiden har redan varit. Välj en tid framåt."),
    "time_too_far": lambda p: _("Tiden ligger mer än ett år bort. Kontrollera året."),
    "times_overlap": lambda p: _("Två av tiderna går in i varandra. Ta bort eller flytta den ena."),
    "meeting_phone_wrong": lambda p: _("Skriv ett telefonnummer med siffror, till exempel 0150-123 45."),
    "time_twice": lambda p: _("Samma tid står två gånger. Ta bort den ena."),
    "time_half": lambda p: _("Skriv både dag och klockslag."),
    "clock_does_not_exist": lambda p: (
        _("Klockan %(clock)s finns inte den dagen: sommartiden börjar. Välj en annan tid.") % p
    ),
    "time_not_chosen": lambda p: _("Välj en av tiderna, eller skriv en ny."),
    "person_is_busy": lambda p: _("%(who)s har redan ett annat möte då. Välj en annan tid.") % p,
    "others_are_busy": lambda p: (
        _("%(who)s har redan ett annat möte då. Välj en annan tid, eller kryssa i att ni bestämmer tiden ändå.") % p
    ),
    "asked_at_night": lambda p: _("Klockan %(clock)s är mitt i natten. Välj en annan tid.") % p,
    "asked_when_away": lambda p: (
        _("Personen är borta den %(day)s. Välj en annan dag, eller kryssa i att ni frågar ändå.")
        % {"day": date_text(p["day"])}
    ),
    "meeting_at_night": lambda p: (
        _("Klockan %(clock)s är mitt i natten. Välj en annan tid, eller kryssa i att ni bestämmer tiden ändå.") % p
    ),
    "person_is_away_then": lambda p: (
        _("Personen är borta den %(day)s. Välj en annan dag, eller kryssa i att ni bestämmer tiden ändå.")
        % {"day": date_text(p["day"])}
    ),
    "times_not_answered": lambda p: _("Svara på minst en av tiderna."),
    "time_not_asked_any_more": lambda p: _(
        "Tiderna har ändrats sedan du öppnade sidan. Läs in den igen och svara på nytt."
    ),
    "answer_unknown": lambda p: _("Välj bland svaren på sidan."),
    "coming_missing": lambda p: _("Svara om du kommer."),
    "address_wrong": lambda p: _("Skriv en hel e-postadress, till exempel namn@exempel.se."),
    "call_is_over": lambda p: _("Mötet har varit eller är inställt. Det går inte att svara längre."),
    "meeting_is_later": lambda p: _("Mötet är en annan dag. Flytta det först om ni ses i dag."),
    "meeting_not_held": lambda p: _("Mötet har inte varit än."),
    "nobody_there": lambda p: _("Kryssa i vilka som är med."),
    # replies from calendars: told to the operator
    "calendar_uid_unknown": lambda p: _("Svaret gäller ett möte som inte finns här."),
    "calendar_stranger": lambda p: _("Den som svarar är inte kallad till mötet. Svaret räknas inte."),
    "calendar_meeting_over": lambda p: _("Mötet har varit eller är inställt. Svaret räknas inte."),
    "calendar_old_sequence": lambda p: _("Svaret gäller en äldre kallelse än den som gäller nu. Det räknas inte."),
    "calendar_no_invitation": lambda p: _("Svaret gäller en kallelse som aldrig har skickats. Det räknas inte."),
    "calendar_unknown_sequence": lambda p: _(
        "Svaret gäller en nyare kallelse än den som har skickats. Det räknas inte."
    ),
    "wished_time_has_been": lambda p: _("Tiden som föreslås har redan varit. Önskemålet räknas inte."),
    "wished_time_stands": lambda p: _("Tiden som föreslås är den som gäller. Det är inget att ändra."),
    "calendar_older_reply": lambda p: _("Ett senare svar finns redan. Det äldre räknas inte."),
}
