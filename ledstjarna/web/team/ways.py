"""Where a page of the door leads, and the thanks that the next page begins with."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _

from ledstjarna.web.addresses import address

Thanks = tuple[str, list[str]]


def way_to(name: str, subject_id: UUID, thanks: str = "", **more: Any) -> str:
    """The address of a page about a person; `thanks` is what that page is to say first."""
    return address(name, subject_id=subject_id, **more) + (f"?tack={thanks}" if thanks else "")


def onwards(request: HttpRequest, subject_id: UUID, thanks: str, name: str = "team_person") -> str:
    """Back to the meeting when the form was opened from there, else to `name`."""
    if in_meeting(request):
        return way_to("meeting", subject_id)
    return way_to(name, subject_id, thanks)


def in_meeting(request: HttpRequest) -> bool:
    """Whether the page is shown on the shared screen of a meeting."""
    return request.GET.get("mote") == "1"


def thanks_for(request: HttpRequest) -> Thanks | None:
    """The title and what happens now, for the form that led here."""
    said = _THANKS.get(request.GET.get("tack", ""))
    return said() if said else None


_THANKS: dict[str, Callable[[], Thanks]] = {
    "contact": lambda: (_("Ni har fått kontakt."), [_("Personen finns nu bland dina personer och kan läsa varför.")]),
    "registered": lambda: (_("Personen är registrerad."), [_("Berätta nu varför ni får kontakt.")]),
    "story": lambda: (
        _("Tack. Orden är sparade."),
        [_("De står först på varje sida om personen."), _("Ett brev bekräftar det som sades på papper eller telefon.")],
    ),
    "close": lambda: (_("Den närstående är antecknad."), [_("Det ger inte rätt att läsa. Det väljer personen själv.")]),
    "consent": lambda: (
        _("Svaret är registrerat."),
        [_("Det gäller direkt. Personen kan ändra sig när som helst."), _("Ett brev bekräftar svaret.")],
    ),
    "needs": lambda: (_("Bedömningen är sparad."), [_("Nu går det att sätta ett mål från varje behov.")]),
    "instrument": lambda: (_("Svaren är sparade och poängen räknad."), [_("Resultatet är ett stöd, inte ett svar.")]),
    "suggestion": lambda: (_("Förslaget är omhändertaget."), [_("Personen kan se vad som hände med det.")]),
    "goal": lambda: (_("Målet är sparat."), [_("Nästa steg är att föreslå något som leder dit.")]),
    "goal_ended": lambda: (_("Målet är avslutat."), [_("Det finns kvar i det som har hänt.")]),
    "proposal": lambda: (
        _("Förslaget ligger framför personen."),
        [_("Inget börjar förrän personen säger ja."), _("Flera förslag kan svara på samma mål.")],
    ),
    "withdrawn": lambda: (_("Förslaget är tillbakadraget."), [_("Personen behöver inte svara på det.")]),
    "choice": lambda: (_("Personens svar är registrerat."), [_("Du ser i planen vem det väntar på nu.")]),
    "wish": lambda: (_("Önskemålet är besvarat."), [_("Den som ska göra det får frågan nu.")]),
    "stopped": lambda: (_("Det är avslutat, som personen ville."), [_("En pågående ansökan är återtagen.")]),
    "investigation": lambda: (_("Utredningen är sparad."), [_("När den är klar går det att besluta.")]),
    "begun": lambda: (_("Utredningen har börjat."), [_("Personen ser att det är du som utreder.")]),
    "decided": lambda: (
        _("Beslutet är fattat."),
        [
            _("Personen ser det i sin plan, med skälen och hur man överklagar."),
            _("Ett beslut ändras inte i efterhand."),
        ],
    ),
    "assigned": lambda: (_("Uppdraget är lämnat."), [_("Utföraren svarar, och personen ser vem det är.")]),
    "answered": lambda: (_("Tack. Ert svar är sparat."), [_("Personen och teamet ser det i planen.")]),
    "owner_asked": lambda: (
        _("Frågan är skickad."),
        [_("Den som har delen nu har den kvar tills någon ny har sagt ja.")],
    ),
    "owner_person": lambda: (_("Personen väljer först."), [_("Ingen ny får veta något förrän personen har sagt ja.")]),
    "owner_no": lambda: (_("Personens svar är sparat."), [_("Ingen ny får frågan. Ni kan föreslå någon annan.")]),
    "part_left": lambda: (
        _("Tack för det ni har gjort."),
        [_("Samordnaren söker någon ny, och personen får veta vem som svarar.")],
    ),
    "carer": lambda: (_("Tack. Ditt svar är skickat."), [_("Den som frågade ser det när de loggar in.")]),
    "assessed": lambda: (_("Bedömningen är sparad."), [_("Personen ser den och varför.")]),
    "sip": lambda: (
        _("Bedömningen att en SIP behövs är sparad."),
        [_("Nästa steg är att fråga personen. Utan samtycke görs ingen SIP.")],
    ),
    "sip_consented": lambda: (
        _("Bedömningen att en SIP behövs är sparad."),
        [_("Personen har redan samtyckt. Nu går det att skriva planen tillsammans.")],
    ),
    "sip_closed": lambda: (_("SIP är avslutad."), [_("Planen och besluten gäller som förut.")]),
    "responsible": lambda: (_("Sparat."), [_("Planen visar vem som har det övergripande ansvaret.")]),
    "agreed": lambda: (
        _("Ni är överens."),
        [
            _("Planen är sparad som en ny version som inte ändras."),
            _("Skriv ut den om personen vill ha den på papper."),
        ],
    ),
    "follow_up": lambda: (_("Dagen är satt."), [_("Den syns hos personen och i teamet.")]),
    "invited": lambda: (_("Inbjudan är klar."), [_("De ser planen från och med nu.")]),
    "ended": lambda: (_("De är inte längre med i teamet."), [_("De kan inte läsa planen från och med nu.")]),
    "coordinator": lambda: (_("Teamet har en ny samordnare."), [_("Personen ser vem det är.")]),
    "mandate": lambda: (_("Ställföreträdaren är registrerad."), [_("De kan svara inom sitt uppdrag.")]),
    "mandate_ended": lambda: (_("Uppdraget är avslutat."), [_("Det gäller inte längre från i dag.")]),
    "linked": lambda: (_("Dokumentet står nu bredvid planen."), [_("Det slås aldrig ihop med den.")]),
    "report": lambda: (_("Tack. Ditt svar är skickat till personen."), [_("Det syns också för teamet.")]),
    "told": lambda: (_("Tack. Det är antecknat."), [_("Det har nått någon med namn, som har lovat ett svar.")]),
    "printed": lambda: (_("Brevet är markerat som utskrivet."), [_("Det ligger inte kvar i listan.")]),
    "meeting_closed": lambda: (_("Mötet är avslutat."), [_("Anteckningarna och förslagen finns kvar.")]),
}
