"""Where a page of the door leads, and the thanks that the next page begins with."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _

from ledstjarna.domain.consent.queries import Reading, emergency_of
from ledstjarna.web.addresses import address
from ledstjarna.web.team.visit_thanks import VISIT_THANKS, Thanks
from ledstjarna.web.wording.dates import clock_or_moment_text


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


def thanks_about(request: HttpRequest, reading: Reading) -> Thanks | None:
    """The same on a page about one person: with until when, after an emergency was opened. One query more for that."""
    said = _THANKS_UNTIL.get(request.GET.get("tack", ""))
    standing = emergency_of(reading) if said else None
    return said(clock_or_moment_text(standing.ends_at)) if said and standing else thanks_for(request)


# After an emergency was opened, or found open: until when.
_THANKS_UNTIL: dict[str, Callable[[str], Thanks]] = {
    "emergency": lambda until: (
        _("Nödöppningen är gjord."),
        [
            _("Du kan läsa till %(until)s. Allt du öppnar skrivs i loggen, och öppningen granskas.") % {"until": until},
            _("Under Läsning och spärrar avslutar du i förtid, eller ber om att en spärr hävs."),
        ],
    ),
    "emergency_stands": lambda until: (
        _("Din nödöppning gäller redan."),
        [
            _("Du kan läsa till %(until)s.") % {"until": until},
            _("Det skäl som du skrev först står kvar. Det du skrev nu är inte sparat."),
        ],
    ),
}

_THANKS: dict[str, Callable[[], Thanks]] = {
    **VISIT_THANKS,
    "contact": lambda: (_("Ni har fått kontakt."), [_("Personen finns nu bland dina personer och kan läsa varför.")]),
    "contact_alone": lambda: (
        _("Ni har fått kontakt. Den gemensamma planen når du inte än."),
        [
            _("Du läser det som din egen organisation har skrivit."),
        ],
    ),
    "heard": lambda: (
        _("Personens ja är sparat."),
        [
            _("Personen får ett brev som bekräftar det, och kan ta tillbaka det när som helst."),
            _("Öppna planen härifrån när du behöver den."),
        ],
    ),
    "heard_half": lambda: (
        _("Svaret är sparat."),
        [_("Det gäller när den andra vårdnadshavaren också har sagt ja.")],
    ),
    "registered": lambda: (
        _("Personen är registrerad."),
        [_("Personen finns nu bland dina personer och kan läsa varför.")],
    ),
    "story": lambda: (
        _("Tack. Orden är sparade."),
        [_("De står först på varje sida om personen."), _("Ett brev bekräftar det som sades på papper eller telefon.")],
    ),
    "sign_in": lambda: (_("Numret är sparat."), [_("Nu kan hen logga in med sin e-legitimation.")]),
    "sign_in_close": lambda: (
        _("Numret är sparat."),
        [_("Hen kan logga in när hen får läsa, eller har en fråga att svara på.")],
    ),
    "sign_in_gone": lambda: (_("Numret är borttaget."), [_("Hen kan inte logga in med det från och med nu.")]),
    "address": lambda: (
        _("Adressen är sparad."),
        [_("Den gäller direkt."), _("Ett brev bekräftar det som sades på papper eller telefon.")],
    ),
    "close": lambda: (_("Den närstående är antecknad."), [_("Det ger inte rätt att läsa. Det väljer personen själv.")]),
    "consent": lambda: (
        _("Svaret är registrerat."),
        [_("Det gäller direkt. Personen kan ändra sig när som helst."), _("Ett brev bekräftar svaret.")],
    ),
    "back_in_team": lambda: (
        _("Nu är de med i teamet igen."),
        [_("De läser planen och berättelsen, och nås som förut.")],
    ),
    "death_noted": lambda: (
        _("Tack. Det är antecknat."),
        [_("Besöken är inställda, och inget går längre till personen."), _("Ta den tid som behövs.")],
    ),
    "death_taken_back": lambda: (
        _("Tack. Nu står det rätt igen."),
        [_("Ring den som planerar besöken, så att någon kommer. Ring personen och de närmaste.")],
    ),
    "protection_raised": lambda: (
        _("Tack. Skyddet gäller nu."),
        [
            _("Adress och namn är dolda från och med nu."),
            _("Det som redan är utskrivet eller skickat går inte att ta tillbaka."),
        ],
    ),
    "protection_asked": lambda: (
        _("Frågan är sparad. Skyddet är kvar."),
        [_("Be en kollega som arbetar med personen att öppna den här sidan och svara.")],
    ),
    "protection_less": lambda: (_("Tack. Ditt ja gäller nu."), [_("Personen ser att du har svarat.")]),
    "protection_stays": lambda: (_("Tack. Skyddet är kvar."), [_("Personen ser att du har svarat.")]),
    "close_protected": lambda: (
        _("Tack. Det är antecknat."),
        [_("Det som redan är utskrivet eller skickat går inte att ta tillbaka.")],
    ),
    "emergency_closed": lambda: (_("Nödöppningen är avslutad."), [_("Den granskas av den som kontrollerar loggen.")]),
    "lift_asked": lambda: (_("Frågan är skickad."), [_("Svarar de ja ser du uppgifterna direkt.")]),
    "lift_asked_partly": lambda: (
        _("Frågan är skickad."),
        [
            _("Svarar de ja ser du uppgifterna direkt."),
            _("En del av det når ingen där som kan svara. Ring dem också: spärren har en sida där det står hur."),
        ],
    ),
    "lift_asked_unheard": lambda: (
        _("Frågan är sparad, men ingen där har fått den."),
        [_("Ring dem: spärren har en sida där det står hur. Den som börjar en kontakt med personen möter frågan.")],
    ),
    "lift_answered": lambda: (_("Tack. Svaret är sparat."), [_("Det gäller direkt. Personen ser det.")]),
    "reading_begun": lambda: (
        _("Nu kan du läsa vad andra har skrivit."),
        [_("Det som är spärrat syns inte."), _("Personen ser vad du öppnar, och varför.")],
    ),
    "reading_stopped": lambda: (_("Du läser inte längre andras."), [_("Det gäller direkt.")]),
    "block_noted": lambda: (_("Det är inskrivet."), [_("Det gäller direkt."), _("Ett brev bekräftar det som sades.")]),
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
    "explained": lambda: (
        _("Tack. Det är skrivet."),
        [_("Personen läser det, och den som svarar personen.")],
    ),
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
    "assignment_taken": lambda: (
        _("Tack. Ni gör det."),
        [_("Personen och teamet ser det i planen."), _("Här nedanför står vad ni gör nu.")],
    ),
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
    "part_kept": lambda: (
        _("Tack, ni fortsätter."),
        [_("Ingen annan söks längre. Personen ser att det är som förut.")],
    ),
    "carer": lambda: (_("Tack. Ditt svar är skickat."), [_("Den som frågade ser det när de loggar in.")]),
    "assessed": lambda: (_("Bedömningen är sparad."), [_("Personen ser den och varför.")]),
    "prescribed": lambda: (
        _("Ordinationen är sparad."),
        [
            _("Personen ser den och varför."),
            _("Nya tider håller sig inom den. De tider som redan finns ändrar ni själva."),
        ],
    ),
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
    "followed": lambda: (
        _("Tack. Uppföljningen är sparad."),
        [
            _("Personen ser den i sin plan."),
            _("Nästa avstämning är bestämd."),
            _("Gör klart det som återstår nedanför."),
        ],
    ),
    "ended_plan": lambda: (
        _("Uppföljningen är sparad och planen är slut."),
        [_("Beslut som redan är fattade gäller ändå."), _("Allt finns kvar att läsa.")],
    ),
    "scale": lambda: (_("Stegen är beskrivna."), [_("De går att mäta med från i morgon.")]),
    "goal_reached": lambda: (_("Målet är nått."), [_("Det står i det som har hänt och på bilden.")]),
    "step_left": lambda: (_("Det fortsätter som det är."), [_("Frågan kommer inte tillbaka om inte personen vill.")]),
    "step_review_asked": lambda: (
        _("Kommunen är tillfrågad."),
        [_("Beslutet gäller som det är."), _("Svaret syns här och hos personen.")],
    ),
    "review": lambda: (_("Tack. Ert svar är sparat."), [_("Personen ser det i sin plan.")]),
    "invited": lambda: (_("Inbjudan är klar."), [_("De ser planen från och med nu.")]),
    "ended": lambda: (_("De är inte längre med i teamet."), [_("De kan inte läsa planen från och med nu.")]),
    "coordinator": lambda: (_("Teamet har en ny samordnare."), [_("Personen ser vem det är.")]),
    "mandate": lambda: (_("Ställföreträdaren är registrerad."), [_("De kan svara inom sitt uppdrag.")]),
    "mandate_ended": lambda: (_("Uppdraget är avslutat."), [_("Det gäller inte längre från i dag.")]),
    "linked": lambda: (_("Dokumentet står nu bredvid planen."), [_("Det slås aldrig ihop med den.")]),
    "report": lambda: (_("Tack. Ditt svar är skickat till personen."), [_("Det syns också för teamet.")]),
    "wrong_told": lambda: (
        _("Tack. Det är antecknat."),
        [_("Det har nått någon med namn, som svarar inom en månad."), _("Ett brev bekräftar det som sades.")],
    ),
    "wrong_answered": lambda: (
        _("Tack. Ditt svar är skickat."),
        [_("Personen läser det under Mina uppgifter."), _("Det finns kvar här, med vem som svarade.")],
    ),
    "notice_again": lambda: (
        _("Vi försöker igen."),
        [_("Det skickas inom en minut. Här ser du om det kom fram.")],
    ),
    "told_message": lambda: (
        _("Det personen sa står nu här."),
        [_("Personen kan läsa det och se vem som har antecknat."), _("Frågan väntar på den du valde.")],
    ),
    "log_noted_before": lambda: (_("Det var redan antecknat."), [_("Inget är gjort en gång till.")]),
    "log_noted": lambda: (_("Tack. Det är antecknat."), [_("Det går att följa hur du tänkte.")]),
    "log_answered": lambda: (_("Tack. Svaret är skickat."), [_("Personen läser det i sin egen plan.")]),
    "message": lambda: (
        _("Meddelandet är skickat."),
        [_("Det står här nedanför."), _("Den som inte får svar i tid hjälps vidare till någon annan.")],
    ),
    "thread_closed": lambda: (_("Samtalet är avslutat."), [_("Det finns kvar, med vad det blev av det.")]),
    "told": lambda: (_("Tack. Det är antecknat."), [_("Det har nått någon med namn, som har lovat ett svar.")]),
    "how_written": lambda: (_("Sparat."), [_("Personen får frågan när ni är klara och trycker på Fråga personen.")]),
    "how_asked": lambda: (_("Personen har fått frågan."), [_("Ni ser svaret här.")]),
    "how_agreed": lambda: (_("Ni är överens."), [_("Versionen är sparad och ändras inte.")]),
    "away": lambda: (
        _("Tack, det är antecknat."),
        [_("Tiderna de dagarna är pausade."), _("De börjar igen av sig själva när personen är tillbaka.")],
    ),
    "back": lambda: (_("Tack, det är antecknat."), [_("Det som var pausat börjar igen den dagen.")]),
    "never_away": lambda: (_("Frånvaron är borttagen."), [_("Det som var pausat börjar igen.")]),
    "ticked": lambda: (_("Tack, det är avprickat."), [_("Personen ser det i sin plan.")]),
    "not_done": lambda: (_("Tack, det är antecknat."), [_("Personen ser att det inte blev av, och varför.")]),
    "changed_once": lambda: (_("Den gången är ändrad."), [_("Personen ser det, med skälet.")]),
    "deviation_begun": lambda: (
        _("Avvikelsen är gjord, men inte skickad."),
        [
            _("Skriv vad som hände och skicka den, eller ta tillbaka den."),
            _("Lämnar du den står den bland det som väntar på dig."),
        ],
    ),
    "deviation": lambda: (
        _("Avvikelsen är skickad."),
        [_("Den har nått någon med namn, som har lovat ett svar."), _("Den är öppen tills alla har svarat.")],
    ),
    "deviation_open": lambda: (_("Tack. Ert svar är skickat."), [_("Den är öppen tills alla har svarat.")]),
    "deviation_answered": lambda: (_("Tack. Alla har svarat."), [_("Nu går det att skriva vad ni har lärt er.")]),
    "deviation_closed": lambda: (_("Tack. Avvikelsen är klar."), [_("Personen kan läsa vad ni har lärt er.")]),
    "deviation_withdrawn": lambda: (_("Avvikelsen är tillbakatagen."), [_("Ingen behöver svara på den.")]),
    "contact_named": lambda: (_("Kontakten är utsedd."), [_("Personen ser vem det är och hur den nås.")]),
    "contact_ended": lambda: (_("Kontakten är avslutad."), [_("Den finns kvar bland tidigare kontakter.")]),
    "contact_away": lambda: (_("Det är antecknat."), [_("Personen ser vem som nås under tiden.")]),
    "contact_back": lambda: (_("Välkommen tillbaka."), [_("Personen ser att kontakten nås igen.")]),
    "called": lambda: (_("Tack. Det är antecknat."), [_("Personen ser hur det gick.")]),
    "call_told": lambda: (
        _("Det är antecknat, och en tid är lovad."),
        [_("Säg den till personen. Den står här nedanför.")],
    ),
    "reach_told": lambda: (_("Dina nummer och tider är sparade."), [_("De gäller för nya löften från och med nu.")]),
    "title": lambda: (_("Titeln är registrerad."), [_("Personen kan nu väljas som kontakt där titeln krävs.")]),
    "returned": lambda: (
        _("Uppdraget är lämnat tillbaka."),
        [_("Handläggaren söker en ny utförare."), _("Beslutet gäller som förut.")],
    ),
    "until_said": lambda: (_("Tack. Det är sparat."), [_("Personen ser till när det gäller.")]),
    "letter_aside": lambda: (_("Brevet är borta ur listan."), [_("Det skickas inte: det gäller inte längre.")]),
    "printed": lambda: (_("Brevet är markerat som utskrivet."), [_("Det ligger inte kvar i listan.")]),
    "meeting_closed": lambda: (_("Mötet är avslutat."), [_("Anteckningarna och förslagen finns kvar.")]),
    "times_asked": lambda: (
        _("Alla som är kallade är frågade."),
        [_("Du ser här vad de svarar."), _("Den som svarar på telefon skriver du in själv.")],
    ),
    "time_set": lambda: (_("Tiden är bestämd."), [_("Alla som är kallade ser den och kan lägga den i sin kalender.")]),
    "meeting_as_before": lambda: (_("Inget var ändrat."), [_("Mötet är som förut, och ingen har fått något nytt.")]),
    "meeting_moved": lambda: (_("Mötet är ändrat."), [_("Alla som är kallade ser det nya.")]),
    "meeting_cancelled": lambda: (
        _("Mötet är inställt."),
        [_("Alla som var kallade ser det. Planen gäller som förut.")],
    ),
    "call_answered": lambda: (_("Svaret är sparat."), [_("Förslaget på tid räknas om direkt.")]),
    "my_answer": lambda: (_("Tack. Ditt svar är sparat."), [_("Du kan ändra det tills mötet har varit.")]),
    "left_out": lambda: (
        _("De är inte kallade längre."),
        [_("De ser att de inte behöver komma, och kan ta bort mötet ur sin kalender.")],
    ),
    "called_more": lambda: (
        _("De är kallade."),
        [_("De ser kallelsen där de läser sådant, och svarar om de kommer.")],
    ),
    "summed_up": lambda: (_("Sparat."), [_("Personen ser vad ni kom överens om.")]),
}
