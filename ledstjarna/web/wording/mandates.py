"""Words for what is wrong with a mandate, or what it does not let anybody do."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from ledstjarna.web.wording.dates import date_text
from ledstjarna.web.wording.vocabulary import mandate_name, scope_name


def _overlaps(params: dict[str, Any]) -> str:
    """Whose mandate it is, which, what both would cover and when, and what can be done."""
    whose = {"who": params["who"], "kind": mandate_name(params["mandate"])}
    whose["start"] = date_text(params["start"], with_year=True)
    text = _("%(who)s är redan %(kind)s från %(start)s.") % whose
    both = [scope_name(code).partition(":")[0].lower() for code in params["scopes"]]
    if both:
        text += " " + _("Båda kan inte svara för samma sak samtidigt: %(what)s.") % {"what": ", ".join(both)}
    else:
        text += " " + _("Samma person har inte samma sorts uppdrag två gånger samtidigt.")
    return text + " " + _("Avsluta det uppdraget först, eller ändra dagarna eller vad det nya omfattar.")


MANDATE_TEXTS: dict[str, Callable[[dict[str, Any]], str]] = {
    "mandate_unknown": lambda p: _("Den sortens ställföreträdare kan inte svara i den här frågan."),
    "mandate_kind_unknown": lambda p: _("Välj vilken sorts ställföreträdare det är."),
    "mandate_scope_missing": lambda p: _("Uppdraget omfattar inte det här. Personen svarar själv."),
    "mandate_scope_unknown": lambda p: _("Välj vad uppdraget omfattar."),
    "mandate_covers_nothing": lambda p: _("Kryssa för vad uppdraget omfattar, så som det står i beslutet."),
    "mandate_overlaps": _overlaps,
    "mandate_has_ended": lambda p: _("Uppdraget har redan upphört."),
    "forvaltare_not_personal_matters": lambda p: _(
        "En förvaltare bestämmer om ekonomi, inte om vård och stöd. Personen svarar själv."
    ),
    "future_power_not_health": lambda p: _("En framtidsfullmakt gäller inte hälso- och sjukvård."),
    "guardian_only_until_18": lambda p: _("Vårdnadshavare finns bara tills man fyller 18 år."),
    "representative_unknown": lambda p: _("Välj en ställföreträdare i listan, eller lägg till en ny."),
    "own_standing": lambda p: _("Från 15 år svarar den unga själv. Prata med personen."),
    "of_age": lambda p: _("Personen har fyllt 18 år och svarar själv."),
    "age_unknown": lambda p: _("Åldern är inte känd. Skriv in födelsedagen först."),
    "persons_own_consent_needed": lambda p: _(
        "Här behövs att personen själv är med på det. Vänta med svaret, och prata med personen igen. "
        "Teamet kan hjälpa er."
    ),
    "own_no_overturned": lambda p: _(
        "Personen har själv svarat nej. Registrera ja bara om personen själv har sagt ja efter det."
    ),
    "own_no_stands": lambda p: _(
        "Personen har själv sagt nej, och det gäller tills hen har ändrat sig. Är hen med på det nu, så välj det och "
        "skriv hur du vet det. Annars svarar hen själv: här, på papper, på telefon eller när ni träffas. Teamet kan "
        "hjälpa er."
    ),
    "block_is_persons_own": lambda p: _(
        "Personen har satt spärren själv, och bara hen häver den: här, på papper, på telefon eller när ni träffas. Säg "
        "till teamet om hen vill det."
    ),
    "nobody_lets_themself_in": lambda p: _(
        "Du kan inte låta dig själv läsa. Det bestämmer personen själv. Teamet kan hjälpa er."
    ),
    "plan_changed_since_read": lambda p: _(
        "Planen har ändrats sedan du läste den. Läs igenom den här nedanför och säg ja igen om du vill."
    ),
    "sharing_with_nobody": lambda p: _("Kryssa i minst en, eller svara nej."),
    "guardians_decide": lambda p: (
        _("Tills den unga fyller %(age)s säger vårdnadshavarna ja eller nej. Den unga berättar och föreslår.")
        % {"age": p["from_age"]}
    ),
    "other_guardian_must_agree": lambda p: _("Den andra vårdnadshavaren behöver också säga ja."),
}
