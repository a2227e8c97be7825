"""What a rule found, in words: what is wrong or missing and what to do about it. Never blame."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from ledstjarna.foundation.findings import Finding
from ledstjarna.web.wording.vocabulary import life_area_name, role_name

_TEXTS: dict[str, Callable[[dict[str, Any]], str]] = {
    # the plan
    "no_plan": lambda p: _("Planen har inte börjat än. Börja med ett mål."),
    "nobody_does_anything": lambda p: _("Det saknas något som någon ska göra. Välj minst ett förslag."),
    "one_party_only": lambda p: _(
        "Ingen annan har sagt ja än. Planen blir klar när någon har sagt ja till sin del, "
        "eller när personen och någon i teamet kommer överens tillsammans."
    ),
    "no_goal": lambda p: _("Det är bra om planen har ett mål i dina egna ord."),
    "no_follow_up": lambda p: _("Det är bra att bestämma en dag när ni stämmer av."),
    "follow_up_in_past": lambda p: _("Välj en dag som inte har varit än."),
    "state_forbids": lambda p: _("Det går inte att göra det nu. Någon har hunnit före, eller så är det redan klart."),
    # SIP
    "sip_without_consent": lambda p: _("Personens samtycke till planen saknas."),
    "sip_no_social_service": lambda p: _("Det saknas något som socialtjänsten ska göra."),
    "sip_no_health_care": lambda p: _("Det saknas något som hälso- och sjukvården ska göra."),
    "sip_part_without_principal": lambda p: _("Det saknas vem som ansvarar för varje insats, kommunen eller regionen."),
    "sip_others_not_stated": lambda p: _(
        "Det saknas vad någon annan än kommun och region gör. Säg till om det inte är någon annan."
    ),
    "sip_no_responsible": lambda p: _("Det saknas vem som har det övergripande ansvaret."),
    "sip_responsible_not_principal": lambda p: _("Bara regionen eller kommunen kan ha det övergripande ansvaret."),
    "sip_took_part_not_stated": lambda p: _("Det saknas om personen har varit med och gjort planen."),
    "sip_already_on": lambda p: _("En samordnad individuell plan är redan på gång."),
    "principals_judge_sip": lambda p: _("Bara regionen eller kommunen kan bedöma att det behövs en SIP."),
    "no_sip": lambda p: _("Det finns ingen samordnad individuell plan just nu."),
    # goals and proposals
    "goal_words_missing": lambda p: _("Skriv målet med personens egna ord."),
    "wanted_worse_than_now": lambda p: _("Den önskade nivån är svårare än nu. Välj samma eller lättare."),
    "level_unknown": lambda p: _("Välj en nivå."),
    "goal_not_open": lambda p: _("Målet är avslutat. Välj ett annat mål."),
    "title_missing": lambda p: _("Skriv kort vad det gäller."),
    "basis_unknown": lambda p: _("Välj vilken sorts stöd det är."),
    "change_mind_missing": lambda p: _("Skriv om det går att ändra sig, och hur."),
    "after_no_missing": lambda p: _("Skriv vad som händer om personen säger nej."),
    "owner_does_not_fit": lambda p: _("Den som ska göra det passar inte för den sortens stöd. Välj någon annan."),
    "only_who_proposed_withdraws": lambda p: _("Bara den som gav förslaget kan dra tillbaka det."),
    # choosing
    "no_mandate": lambda p: _("Du kan se planen, men inte välja åt någon annan. Personen själv väljer."),
    "representative_missing": lambda p: _("Välj vilken ställföreträdare det är som svarar."),
    "choice_unknown": lambda p: _("Välj ett av svaren."),
    "way_missing": lambda p: _("Välj hur personen sa det: muntligt, på papper, på telefon eller på ett möte."),
    "will_how_missing": lambda p: _("Skriv hur ni förstod vad personen vill."),
    "will_who_missing": lambda p: _("Skriv vem som har tolkat personens vilja."),
    "will_ground_missing": lambda p: _("Välj vad tolkningen bygger på."),
    "change_says_nothing": lambda p: _("Skriv vad du vill ändra."),
    "the_team_answers_a_wish": lambda p: _("Det är teamet som svarar på ett önskemål."),
    # parts
    "not_your_part": lambda p: _("Någon annan ska svara på det här."),
    "not_your_assignment": lambda p: _("Uppdraget har gått till en annan enhet."),
    "no_says_why": lambda p: _("Skriv några ord om varför, så att det går att hitta en annan lösning."),
    "role_does_not_assess": lambda p: _("Bedömningen görs av legitimerad personal i hälso- och sjukvården."),
    "other_care_giver": lambda p: _("Bedömningen görs av den vårdgivare som fick frågan."),
    "why_missing": lambda p: _("Skriv varför."),
    # applications and decisions
    "principal_missing": lambda p: _("Välj vilken kommun eller region som ansökan går till."),
    "other_principal": lambda p: _("Ansökan hör till en annan kommun eller region."),
    "role_does_not_decide": lambda p: _("Bara en handläggare kan besluta om den här ansökan."),
    "investigation_missing": lambda p: _("Skriv utredningen innan du beslutar."),
    "outcome_missing": lambda p: _("Välj vad beslutet blir."),
    "scope_missing": lambda p: _("Skriv vad beslutet omfattar."),
    "reasons_missing": lambda p: _("Skriv skälen. Den som får avslag har rätt att veta varför."),
    "appeal_missing": lambda p: _("Skriv hur man överklagar."),
    "start_missing": lambda p: _("Skriv vilken dag beslutet börjar gälla."),
    "ends_before_start": lambda p: _("Slutdagen kommer före startdagen. Ändra en av dem."),
    "nothing_to_assign": lambda p: _("Det finns inget beviljat beslut att lämna till en utförare."),
    "already_assigned": lambda p: _("Uppdraget är redan lämnat till en utförare."),
    # machines
    "token_days_wrong": lambda p: _("En nyckel gäller högst %(longest)s dagar.") % p,
    "assignment_not_standing": lambda p: _("Uppdraget finns inte, eller har tagit slut."),
    # consent and team
    "consent_not_asked": lambda p: _("Fråga först: personens samtycke till att dela är inte registrerat."),
    "consent_refused": lambda p: _("Personen har sagt nej till att dela. Då kan ingen annan bjudas in."),
    "consent_withdrawn": lambda p: _("Personen har tagit tillbaka sitt samtycke. Då kan ingen annan bjudas in."),
    "consent_does_not_cover": lambda p: _("Samtycket gäller inte den organisationen. Fråga personen först."),
    "no_consent_to_withdraw": lambda p: _("Det finns inget samtycke att ta tillbaka."),
    "consent_already": lambda p: _("Det svaret är redan registrerat."),
    "organisation_missing": lambda p: _("Välj en organisation."),
    "already_in_team": lambda p: _("%(who)s är redan med i teamet.") % p,
    "not_in_team": lambda p: _("Den personen är inte med i teamet längre."),
    "coordinator_is_replaced_first": lambda p: _("Utse en ny samordnare först, så att ingen lucka uppstår."),
    "role_does_not_coordinate": lambda p: _("En %(role)s kan inte vara samordnare.") % {"role": role_name(p["role"])},
    "role_does_not_begin_contact": lambda p: _(
        "I din roll börjar du inte kontakten. Be en kollega som möter personen."
    ),
    "other_county": lambda p: _("Personen bor i ett annat län."),
    "other_municipality": lambda p: _("Personen bor i en annan kommun."),
    "reason_missing": lambda p: _("Skriv några ord om varför. Personen kan läsa det."),
    # reports and meetings
    "nobody_to_reach": lambda p: _("Ingen i teamet kan ta emot det här än. Ring 1177 eller kommunens växel."),
    "words_missing": lambda p: _("Skriv några ord."),
    "answer_missing": lambda p: _("Skriv ett svar till personen."),
    "already_answered": lambda p: _("%(who)s har redan svarat.") % p,
    "the_team_answers_a_report": lambda p: _("Det är teamet som svarar."),
    "no_open_meeting": lambda p: _("Mötet är redan avslutat."),
    "holder_missing": lambda p: _("Skriv vem som har dokumentet."),
    "linked_kind_unknown": lambda p: _("Välj vilken sorts dokument det är."),
    # mandates
    "mandate_unknown": lambda p: _("Den sortens ställföreträdare kan inte svara i den här frågan."),
    "mandate_kind_unknown": lambda p: _("Välj vilken sorts ställföreträdare det är."),
    "mandate_scope_missing": lambda p: _("Uppdraget omfattar inte det här. Personen svarar själv."),
    "mandate_scope_unknown": lambda p: _("Välj vad uppdraget omfattar."),
    "mandate_overlaps": lambda p: _("Det finns redan ett sådant uppdrag under den tiden. Ändra dagarna."),
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
    "persons_own_consent_needed": lambda p: _("Här behövs att personen själv säger ja."),
    "plan_changed_since_read": lambda p: _(
        "Planen har ändrats sedan du läste den. Läs igenom den här nedanför och säg ja igen om du vill."
    ),
    "sharing_with_nobody": lambda p: _("Kryssa i minst en, eller svara nej."),
    "guardians_decide": lambda p: (
        _("Tills den unga fyller %(age)s säger vårdnadshavarna ja eller nej. Den unga berättar och föreslår.")
        % {"age": p["from_age"]}
    ),
    "other_guardian_must_agree": lambda p: _("Den andra vårdnadshavaren behöver också säga ja."),
    # the person and their words
    "name_missing": lambda p: _("Skriv ett namn."),
    "relation_missing": lambda p: _("Skriv hur ni är närstående, till exempel dotter eller granne."),
    "birth_date_in_future": lambda p: _("Födelsedagen har inte varit än. Kontrollera datumet."),
    "birth_date_contradicts_number": lambda p: (
        _("Födelsedagen stämmer inte med numret, som säger %(number_says)s. Kontrollera båda.") % p
    ),
    "birth_date_too_long_ago": lambda p: _("Födelsedagen är för mer än %(years)s år sedan. Kontrollera året.") % p,
    "number_or_birth_date_missing": lambda p: _("Skriv födelsedatum eller personnummer. Ett av dem behövs."),
    "postcode_wrong": lambda p: _("Ett postnummer har fem siffror."),
    "language_unknown": lambda p: _("Välj ett språk."),
    "municipality_missing": lambda p: _("Välj en kommun."),
    "story_says_nothing": lambda p: _("Skriv något som är viktigt för dig, eller hur du vill bli nådd."),
    "reach_unknown": lambda p: _("Välj hur du vill bli nådd bland förslagen."),
    "text_too_long": lambda p: _("Texten är för lång. Den får ha högst %(longest)s tecken.") % p,
    # needs
    "life_area_missing": lambda p: _("Välj vilken del av livet det handlar om."),
    "life_area_unknown": lambda p: _("Välj en del av livet bland förslagen."),
    "life_area_twice": lambda p: _("Samma del av livet finns två gånger. Ta bort den ena."),
    "nothing_assessed": lambda p: _("Sätt minst en nivå, eller skriv några ord, i minst en del av livet."),
    "instrument_unknown": lambda p: _("Välj ett frågeformulär i listan."),
    "item_unknown": lambda p: _("Frågan hör inte till formuläret."),
    "answer_outside": lambda p: _("Svara med ett tal från %(lowest)s till %(highest)s.") % p,
    "no_need_in_area": lambda p: (
        _("Bedöm först behovet här: %(area)s. Sedan kan du ta med förslaget.")
        % {"area": life_area_name(p["life_area"])}
    ),
    "suggestion_already_seen": lambda p: _("%(by)s har redan tagit hand om förslaget.") % p,
    # staff
    "assignment_overlaps": lambda p: _("Personen har redan den rollen på enheten under den tiden."),
    # identity numbers
    "identity_taken": lambda p: _("Numret finns redan här. Sök efter personen i stället."),
    "identity_empty": lambda p: _("Skriv ett personnummer."),
    "identity_length": lambda p: _("Ett personnummer har 10 eller 12 siffror. Kontrollera att inget fattas."),
    "identity_characters": lambda p: _("Ett personnummer har bara siffror, och ett streck eller plus."),
    "identity_century": lambda p: _("Plustecknet är till för den som har fyllt 100 år. Kontrollera året."),
    "identity_date": lambda p: _("Datumet i numret finns inte. Kontrollera de första siffrorna."),
    "identity_checksum": lambda p: _("Den sista siffran stämmer inte. Kontrollera numret mot legitimationen."),
    "identity_future": lambda p: _("Numret har ett födelsedatum som inte har varit än."),
    "identity_interim": lambda p: _("Det är ett interimsnummer från skolan. Skriv ett personnummer i stället."),
    "identity_organisation": lambda p: _("Det är ett organisationsnummer. Skriv personens nummer."),
    "identity_system": lambda p: _("Den sortens nummer känner vi inte. Skriv ett personnummer."),
    "identity_system_mismatch": lambda p: _("Numret är av en annan sort än det står. Kontrollera det."),
}


def finding_text(finding: Finding) -> str:
    """A finding in the reader's language. A code without words is shown as it is, so that nothing is hidden."""
    text = _TEXTS.get(finding.code)
    return text(finding.params) if text else finding.code


def worded_codes() -> frozenset[str]:
    """The codes that have words; the architecture tests compare them with the codes in the rules."""
    return frozenset(_TEXTS)
