"""What the law of access finds, in words; `findings.py` takes them in."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from ledstjarna.web.wording.dates import moment_text

ACCESS_TEXTS: dict[str, Callable[[dict[str, Any]], str]] = {
    # blocks
    "guardian_does_not_block": lambda p: _(
        "En vårdnadshavare kan inte spärra ett barns uppgifter. Barnet kan själv, när det är moget för det."
    ),
    "block_level_unknown": lambda p: _("Välj vad som ska spärras."),
    "block_unit_elsewhere": lambda p: _("Enheten hör inte dit. Välj en av dem som står här."),
    "block_nothing_there": lambda p: _("Där finns inget att spärra. En förening läser bara det du har valt att dela."),
    "block_stands_already": lambda p: _("Det är redan spärrat."),
    "block_lifted_already": lambda p: _("Spärren är redan hävd."),
    "block_not_there": lambda p: _("Det finns ingen spärr precis där. Fråga personen vad som är spärrat."),
    "lift_registered_by_the_blocker": lambda p: _(
        "Ni kan inte skriva in det här. Personen häver en spärr själv på sina sidor, eller ber vårdpersonal hos dem"
        " som har skrivit uppgifterna."
    ),
    "lift_not_yours": lambda p: _("Bara den som arbetar där uppgifterna är skrivna kan häva spärren."),
    "lift_asked_already": lambda p: _("Ni har redan frågat, och väntar på svar. Ring, om det är bråttom."),
    "nothing_to_share_anew": lambda p: _("Det finns inget dolt att låta dem läsa igen."),
    "lift_too_late": lambda p: _(
        "Nödläget hos dem som frågade är över, så inget hävs. Behöver de det igen frågar de på nytt."
    ),
    "lift_already_answered": lambda p: _("Frågan är redan besvarad."),
    "lift_by_person_already": lambda p: _("Personen har själv hävt spärren, så det finns inget att svara på."),
    "lift_only_for_care": lambda p: _(
        "Ni kan inte häva den. Vårdpersonal häver det som vården har skrivit, socialtjänstens personal sitt eget."
    ),
    # emergencies
    "emergency_only_for_care": lambda p: _(
        "Nödöppning är bara för hälso- och sjukvården. Ring 112, eller den som har ansvar för personens vård."
    ),
    "danger_missing": lambda p: _("Välj vilken fara det gäller."),
    "emergency_reason_missing": lambda p: _("Skriv varför. Personen och den som granskar loggen läser det."),
    "reviewed_already": lambda p: _("Öppningen är redan granskad."),
    "emergency_runs": lambda p: (
        _("Nödöppningen pågår till %(when)s. Den går att avsluta först då. Du kan fråga den som öppnade redan nu.")
        % {"when": moment_text(p.get("until"))}
    ),
    # reading across organisations
    "coherent_not_for_role": lambda p: _("I din roll läser du inte andras dokumentation."),
    "coherent_without_relation": lambda p: (
        _("Du behöver ha en aktuell patientrelation. Börja kontakten först.")
        if p.get("sector") == "care"
        else _("Personen ska få en insats av er, eller utredas för en. Börja kontakten först.")
    ),
    "coherent_not_older_or_disabled": lambda p: _(
        "Socialtjänsten läser bara andras dokumentation om äldre och om personer med funktionsnedsättning."
    ),
    "relevance_missing": lambda p: _("Skriv vad du behöver veta och varför."),
    "reading_consent_missing": lambda p: _("Personen har inte sagt ja till att ni läser. Fråga först."),
    "person_said_no": lambda p: (
        _(
            "Personen har själv sagt nej till att ni läser, eller tagit tillbaka sitt ja. Då får ni inte läsa för att "
            "personen inte kan samtycka. Är liv eller hälsa i fara kan du göra en nödöppning."
        )
        if p.get("sector") == "care"
        else _(
            "Personen har själv sagt nej till att ni läser, eller tagit tillbaka sitt ja. Då får ni inte läsa för att "
            "personen inte kan samtycka. Är liv eller hälsa i fara ringer du 112. Vården kan göra en nödöppning."
        )
    ),
    "attitude_not_clarified": lambda p: _(
        "Ta reda på personens inställning så långt det går. "
        "Det får inte finnas skäl att tro att personen skulle säga nej."
    ),
    "route_missing": lambda p: _("Välj varför du får läsa."),
    # who has read
    "outcome_reason_missing": lambda p: _("Skriv varför, så att någon annan kan följa hur du tänkte."),
    "log_answer_short": lambda p: _("Skriv ett svar som personen förstår: vem det var, och varför."),
    "log_answer_missing": lambda p: _("Skriv ett svar till personen."),
    "own_act": lambda p: _(
        "Det här gäller något du själv har gjort. Någon annan svarar: en annan som kontrollerar loggen hos er, eller "
        "den som ledningen utser."
    ),
    "log_question_asked": lambda p: _("Du har redan frågat om det här. Svaret kommer bland dina frågor."),
    "log_question_missing": lambda p: _("Skriv vad du undrar över."),
    "look_up_why_missing": lambda p: _("Välj varför du tar reda på det."),
    "look_up_words_missing": lambda p: _("Skriv vem som frågar, eller vad du misstänker."),
    "look_up_days_turned": lambda p: _("Sista dagen är före den första. Ändra en av dem."),
    "look_up_too_long": lambda p: _("Det är mer än vad som går att läsa på en gång. Välj en kortare tid."),
}
