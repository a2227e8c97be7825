"""What a rule found, in words: what is wrong or missing and what to do about it. Never blame."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from ledstjarna.foundation.findings import Finding
from ledstjarna.web.wording.access_findings import ACCESS_TEXTS
from ledstjarna.web.wording.contacts import contact_kind_name, contact_kind_title, title_name
from ledstjarna.web.wording.dates import date_text, moment_text
from ledstjarna.web.wording.identity_findings import IDENTITY_TEXTS
from ledstjarna.web.wording.keeping import KEEPING_TEXTS
from ledstjarna.web.wording.labels import label_text
from ledstjarna.web.wording.mandates import MANDATE_TEXTS
from ledstjarna.web.wording.meeting_findings import MEETING_TEXTS
from ledstjarna.web.wording.visits import VISIT_TEXTS
from ledstjarna.web.wording.vocabulary import life_area_name, role_name


def _contact(params: dict[str, Any]) -> dict[str, str]:
    return {"kind": contact_kind_title(params["kind"])}


def _holder(params: dict[str, Any]) -> dict[str, str]:
    return {"kind": contact_kind_name(params["kind"])}


_TEXTS: dict[str, Callable[[dict[str, Any]], str]] = {
    # the plan
    "no_plan": lambda p: _("Planen har inte börjat än. Börja med ett mål."),
    "plan_has_ended": lambda p: _("Planen är avslutad. Börja om med ett mål, så finns det en plan igen."),
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
    "title_is_over": lambda p: _("Den dagen har varit. Skriv en dag framåt, eller lämna tomt när personen har bevis."),
    "title_beyond_transition": lambda p: (
        _("Övergångsregeln gäller längst till och med %(day)s. Skriv en tidigare dag, eller lämna tomt.")
        % {"day": date_text(p["day"], with_year=True)}
    ),
    "paper_dated_ahead": lambda p: _("Dagen har inte varit än. Skriv den dag som står på dokumentet."),
    "change_says_nothing": lambda p: _("Skriv vad du vill ändra."),
    "change_told_says_nothing": lambda p: _("Skriv vad personen vill ändra."),
    "the_team_answers_a_wish": lambda p: _("Det är teamet som svarar på ett önskemål."),
    # parts
    "not_your_part": lambda p: _("Någon annan ska svara på det här."),
    "not_your_assignment": lambda p: _("Uppdraget har gått till en annan enhet."),
    "fact_always_told": lambda p: _("De måste få veta vad det gäller. Du kan avsluta hela delen i stället."),
    "fact_not_told": lambda p: _("Det berättas inte längre."),
    "fact_told_already": lambda p: _("Det berättas redan, eller så är delen avslutad."),
    "fact_never_shown": lambda p: _("Namn och telefon visas inte för föreningen, för att uppgifterna är skyddade."),
    "words_shared_anew_first": lambda p: _("Låt dem först läsa igen det som är dolt, eller sluta berätta det."),
    "fact_has_no_words": lambda p: _("Skriv det som ska berättas."),
    "no_says_why": lambda p: _("Skriv några ord om varför, så att det går att hitta en annan lösning."),
    "role_does_not_assess": lambda p: _("Bedömningen görs av legitimerad personal i hälso- och sjukvården."),
    "other_care_giver": lambda p: _("Bedömningen görs av den vårdgivare som fick frågan."),
    "why_missing": lambda p: _("Skriv varför."),
    # a part that changes owner, and support to those who care
    "provider_is_changed_by_authority": lambda p: _(
        "Det här är beslutat. Kontakta handläggaren, som kan lämna uppdraget till någon annan."
    ),
    "takes_over_by_proposal": lambda p: _(
        "Den sortens stöd börjar med ett nytt förslag, en ansökan eller en bedömning. Välj någon annan, eller föreslå."
    ),
    "owner_is_the_same": lambda p: _("Den du valde har redan delen. Välj någon annan."),
    "owner_has_left": lambda p: _("Du har redan lämnat över. Säg till samordnaren om du vill börja igen."),
    "the_team_asks_new_owner": lambda p: _("Det är teamet som frågar någon ny."),
    "carer_support_for_close_ones": lambda p: _("Det här stödet är för den som hjälper någon som står nära."),
    "reach_by_missing": lambda p: _("Skriv hur du vill bli nådd, till exempel ett telefonnummer."),
    # applications and decisions
    "principal_missing": lambda p: _("Välj vilken kommun eller region som ansökan går till."),
    "other_principal": lambda p: _("Ansökan hör till en annan kommun eller region."),
    "role_does_not_decide": lambda p: _("Bara en handläggare kan besluta om den här ansökan."),
    "investigation_missing": lambda p: _("Skriv utredningen innan du beslutar."),
    "outcome_missing": lambda p: _("Välj vad beslutet blir."),
    "scope_missing": lambda p: _("Skriv vad beslutet omfattar."),
    "reasons_missing": lambda p: _("Skriv skälen. Den som får avslag har rätt att veta varför."),
    "appeal_missing": lambda p: _("Skriv hur man överklagar."),
    "refusal_gives_nothing": lambda p: _(
        "Ett avslag ger inget, så det här kan inte stå i beslutet. Ta bort det, eller välj ett annat beslut."
    ),
    "start_missing": lambda p: _("Skriv vilken dag beslutet börjar gälla."),
    "ends_before_start": lambda p: _("Slutdagen kommer före startdagen. Ändra en av dem."),
    "nothing_to_assign": lambda p: _("Det finns inget beviljat beslut att lämna till en utförare."),
    "already_assigned": lambda p: _("Uppdraget är redan lämnat till en utförare."),
    # machines
    "token_days_wrong": lambda p: _("En nyckel gäller högst %(longest)s dagar.") % p,
    "association_has_no_key": lambda p: _("En förening får ingen nyckel. Den läser det som personen valt att dela."),
    "invitation_days_wrong": lambda p: _("En inbjudan gäller högst %(longest)s dagar.") % p,
    "invitation_used": lambda p: _("Inbjudan är redan använd. Be om en ny."),
    "passkey_known": lambda p: _("Nyckeln finns redan här. Du behöver ingen ny."),
    "passkeys_too_many": lambda p: _("Du har redan %(most)s nycklar. Ta bort en först.") % p,
    "assignment_not_standing": lambda p: _("Uppdraget finns inte, eller har tagit slut."),
    # consent and team
    "consent_not_asked": lambda p: _("Fråga först: personens samtycke till att dela är inte registrerat."),
    "person_said_no_themself": lambda p: _(
        "Personen har själv sagt nej till att dela. Då säger personen ja under Vem får veta, eller till någon i sitt "
        "team."
    ),
    "consent_refused": lambda p: _("Personen har sagt nej till att dela. Då kan ingen annan bjudas in."),
    "consent_withdrawn": lambda p: _("Personen har tagit tillbaka sitt samtycke. Då kan ingen annan bjudas in."),
    "consent_ended": lambda p: _("Tiden för personens samtycke är slut. Fråga personen om det ska gälla längre."),
    "consent_day_has_been": lambda p: _("Den dagen har redan varit. Välj i dag eller en senare dag."),
    "consent_day_too_far": lambda p: _("Dagen är för långt fram. Välj en dag inom tio år, eller tills vidare."),
    "choose_what_to_read": lambda p: _("Kryssa i planen, berättelsen eller båda. Teamet visas tillsammans med planen."),
    "consent_does_not_end_yet": lambda p: _("Det svaret tar inte slut än. Ändra svaret om det ska gälla en annan tid."),
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
    # messages
    "thread_title_missing": lambda p: _("Skriv kort vad det gäller."),
    "message_says_nothing": lambda p: _("Skriv några ord."),
    "thread_is_closed": lambda p: _("Samtalet är avslutat. Börja ett nytt om det är något mer."),
    "thread_outcome_missing": lambda p: _("Skriv vad det blev av det."),
    "recipient_ended": lambda p: (
        _("%(who)s är inte kvar här. Inget är skickat. %(instead)s kan svara i stället, och är nu vald.")
        % {name: label_text(p[name]) for name in ("who", "instead")}
    ),
    "notice_has_gone": lambda p: _("Det har redan kommit fram. Du behöver inte göra något mer."),
    "notice_not_tried_yet": lambda p: _("Det är inte provat än. Det skickas av sig självt."),
    "another_notice_waits": lambda p: _("Ett annat utskick till personen är redan på väg. Det räcker."),
    "teller_unknown": lambda p: _("Välj vem som sa det."),
    "recipient_unknown": lambda p: _("Den går inte att skriva till här. Välj någon i listan."),
    "close_one_unknown": lambda p: _("Den personen är inte en av de närstående. Välj i listan."),
    "only_the_person_lets_owner_in": lambda p: _("Bara personen själv väljer om den som gör det här ska läsa med."),
    # reports and meetings
    "call_asked_already": lambda p: (
        _(
            "%(who)s har redan fått frågan och hör av sig senast %(when)s. "
            "Under Mitt team går det att ta tillbaka frågan."
        )
        % {"who": label_text(p["who"]), "when": moment_text(p.get("promised_at"))}
    ),
    "nobody_to_reach": lambda p: _("Ingen i teamet kan ta emot det här än. Ring 1177 eller kommunens växel."),
    "words_missing": lambda p: _("Skriv några ord."),
    "answer_missing": lambda p: _("Skriv ett svar till personen."),
    "already_answered": lambda p: _("%(who)s har redan svarat.") % p,
    "explanation_missing": lambda p: _("Skriv vad som hände."),
    "already_explained": lambda p: _("%(who)s har redan skrivit vad som hände.") % p,
    "the_team_answers_a_report": lambda p: _("Det är teamet som svarar."),
    "no_open_meeting": lambda p: _("Mötet är redan avslutat."),
    # calls to meetings
    **MEETING_TEXTS,
    **VISIT_TEXTS,
    **MANDATE_TEXTS,
    # blocks, emergencies and reading across organisations
    **ACCESS_TEXTS,
    **KEEPING_TEXTS,
    "holder_missing": lambda p: _("Skriv vem som har dokumentet."),
    "linked_kind_unknown": lambda p: _("Välj vilken sorts dokument det är."),
    # follow-ups
    "follow_up_not_yet": lambda p: _("Dagen har inte varit än. Skriv dagen när ni sågs."),
    "follow_up_before_plan": lambda p: (
        _("Planen började först %(day)s. Skriv en dag då eller senare.") % {"day": date_text(p["day"])}
    ),
    "follow_up_how_missing": lambda p: _("Välj hur ni sågs."),
    "nobody_present": lambda p: _("Skriv vilka som var med, ett namn på varje rad."),
    "next_follow_up_missing": lambda p: _("Välj en dag för nästa uppföljning, eller säg att planen är slut."),
    "follow_up_when_away": lambda p: (
        _("Personen är borta den %(day)s. Välj en annan dag, eller kryssa i att ni stämmer av då ändå.")
        % {"day": date_text(p["day"])}
    ),
    "next_follow_up_too_far": lambda p: (
        _("Det är för långt fram. Välj en dag senast %(day)s.") % {"day": date_text(p["day"], with_year=True)}
    ),
    "ends_and_goes_on": lambda p: _("Ska planen sluta behövs ingen ny dag. Ta bort dagen, eller låt planen fortsätta."),
    "wants_missing": lambda p: _("Välj vad personen vill nu."),
    "helped_missing": lambda p: _("Välj om det har hjälpt. Det går att svara att ni inte vet."),
    "attained_unknown": lambda p: _("Välj ett av de fem stegen."),
    "level_not_described": lambda p: _("Beskriv hur det är på det här steget."),
    "levels_described_alike": lambda p: _("Två steg säger samma sak. Skriv vad som skiljer dem."),
    "weight_unknown": lambda p: _("Välj hur viktigt målet är."),
    "scale_not_beforehand": lambda p: _(
        "Stegen beskrevs inte före uppföljningen. Då går de inte att mäta med. Lämna det tomt den här gången."
    ),
    "only_the_latest_is_corrected": lambda p: _("Bara den senaste uppföljningen går att rätta."),
    "the_team_follows_up": lambda p: _(
        "Teamet skriver ner uppföljningen. Du kan berätta innan hur du tycker att det går."
    ),
    "the_person_prepares": lambda p: _(
        "Det är personen själv som berättar här. Skriv ner det i uppföljningen i stället."
    ),
    "goal_has_parts": lambda p: _(
        "Någon gör fortfarande något för målet. Avsluta det först, eller låt målet stå kvar."
    ),
    "the_team_proposes_less": lambda p: _("Det är teamet som ger ett förslag om mindre stöd."),
    "no_decision_to_review": lambda p: _("Det finns inget beslut att se över."),
    # named contacts and calls
    "contact_kind_unknown": lambda p: _("Välj vilken sorts kontakt det gäller."),
    "contact_in_other_unit": lambda p: _("%(kind)s finns inte i den verksamheten. Välj någon annan.") % _contact(p),
    "contact_without_title": lambda p: (
        _("Kontakten behöver ha titeln %(title)s. Välj någon som har den, eller be chefen registrera titeln.")
        % {"title": title_name(p["title"])}
    ),
    "contact_title_ended": lambda p: (
        _("Rätten att använda titeln %(title)s har gått ut. Välj någon annan.") % {"title": title_name(p["title"])}
    ),
    "contact_not_in_team": lambda p: _("Bjud först in den som ska vara kontakt i teamet."),
    "contact_already": lambda p: _("%(who)s är redan kontakten.") % p,
    "contact_has_ended": lambda p: _("Kontakten är redan avslutad."),
    "contact_has_left": lambda p: _("Den som är %(kind)s har slutat på sin enhet. En ny behövs.") % _holder(p),
    "contact_left_team": lambda p: _("Den som är %(kind)s är inte längre med i teamet. En ny behövs.") % _holder(p),
    "contact_away_alone": lambda p: (
        _("Den som är %(kind)s är borta och ingen är vald att kliva in. Välj någon.") % _holder(p)
    ),
    "contact_missing": lambda p: _("%(kind)s saknas. Alla med hemtjänst ska erbjudas en.") % _contact(p),
    "contact_holder_missing": lambda p: _("Välj vem som ska vara kontakt."),
    "nobody_to_ask_back": lambda p: _("Ingen av dem går att ta med igen just nu. Titta igen vilka som står här."),
    "nobodys_contact": lambda p: _("Du är inte någons fasta kontakt just nu. Då behövs ingen som kliver in."),
    "stands_in_for_themself": lambda p: _("Välj någon annan än kontakten själv."),
    "stand_in_has_left": lambda p: _("Den personen arbetar inte här längre. Välj någon annan."),
    "stand_in_elsewhere": lambda p: _("Den som kliver in arbetar i samma organisation. Välj någon annan."),
    "away_from_missing": lambda p: _("Skriv från vilken dag."),
    "away_ends_before": lambda p: _("Den sista dagen är före den första, eller har redan varit. Ändra dagarna."),
    "wish_waits": lambda p: _("Önskemålet är redan skickat och väntar på svar."),
    "channel_missing": lambda p: _("Välj hur du vill bli kontaktad."),
    "outcome_of_call_missing": lambda p: _("Välj hur det gick."),
    "number_wrong": lambda p: _("Skriv ett telefonnummer med siffror, till exempel 016-12 34 56."),
    "hours_backwards": lambda p: _("Tiden slutar innan den börjar. Ändra en av dem."),
    "hours_overlap": lambda p: _("Tiderna går in i varandra. Välj olika dagar."),
    # the plan as it is lived
    "how_missing": lambda p: _("Skriv hur ni gör."),
    "absence_kind_unknown": lambda p: _("Välj varför."),
    "absence_day_unlikely": lambda p: _("Dagen är för långt bort. Kontrollera månaden och året."),
    "absence_overlaps": lambda p: (
        _("De dagarna går in i en annan frånvaro, som börjar %(day)s. Ändra den i stället, eller välj andra dagar.")
        % {"day": date_text(date.fromisoformat(p["first"]))}
    ),
    "back_before_away": lambda p: _("Dagen tillbaka kommer före dagen borta. Ändra en av dem."),
    "back_same_day": lambda p: _("Dagen tillbaka är samma dag som dagen borta. Skriv den första hela dagen hemma."),
    "back_later_is_told_anew": lambda p: _("Det är senare än vad som är sagt. Säg till om de nya dagarna i stället."),
    "times_begin_in_past": lambda p: _("Välj en dag som inte har varit än."),
    "times_begin_too_late": lambda p: _("Dagen är för långt fram. Kontrollera året."),
    "times_end_before_start": lambda p: _("Sista dagen kommer före första dagen. Ändra en av dem."),
    "after_decision": lambda p: (
        _("Beslutet gäller till och med %(day)s. Välj en dag inom det.") % {"day": date_text(p["day"], with_year=True)}
    ),
    "times_set_already": lambda p: _(
        "Den tiden finns redan. Ändra den som finns, eller ge den nya ett eget namn om ni kommer två gånger."
    ),
    "occurrence_moved_too_far": lambda p: _("Dagen är för långt fram. Kontrollera året."),
    "times_at_once": lambda p: _(
        "Det finns redan en tid för det här samtidigt. Ändra dagen eller klockan, eller markera att du vill ha båda."
    ),
    "times_never": lambda p: _("Med de här dagarna blir det aldrig av. Ändra dagarna eller sista dagen."),
    "times_told_already": lambda p: _("Det är redan sagt hur det gick den dagen. Välj en senare första dag."),
    "weekday_missing": lambda p: _("Välj minst en dag i veckan."),
    "monthday_outside": lambda p: _("Skriv en dag från 1 till 31."),
    "nth_missing": lambda p: _("Välj den första, andra, tredje, fjärde eller sista i månaden."),
    "interval_outside": lambda p: _("Mellanrummet kan vara från 1 till %(highest)s.") % p,
    "minutes_missing": lambda p: _("Skriv hur många minuter det tar."),
    "part_not_active": lambda p: _("Den här delen av planen är inte igång. Då har den inga tider."),
    "not_yours_to_tell": lambda p: _("Det är någon annan som säger hur det här gick."),
    "not_yours_to_say_until": lambda p: _("Det är den som gör det, eller personen, som säger till när det gäller."),
    "decision_says_until": lambda p: _("Beslutet säger till när det gäller. Ansök på nytt för att det ska fortsätta."),
    "last_day_has_been": lambda p: _("Den dagen har varit. Välj en dag som kommer, eller lämna tomt."),
    "last_day_too_far": lambda p: _("Dagen är för långt fram. Kontrollera året, eller lämna tomt."),
    "part_does_not_end_yet": lambda p: _(
        "Det är redan sagt hur det blir. Du kan välja en annan dag om det har ändrats."
    ),
    "return_says_why": lambda p: _("Skriv varför, så att nästa utförare passar bättre."),
    "not_yours_to_set": lambda p: _("Det är den som gör det som sätter tiderna."),
    "occurrence_is_off": lambda p: _("Den här gången är inställd eller pausad."),
    "occurrence_is_told": lambda p: _("Det är redan sagt hur det gick den här gången. Rätta det i stället."),
    "occurrence_has_been": lambda p: _("Den här gången har redan varit. Säg hur det gick i stället."),
    "occurrence_moved_to_past": lambda p: _("Flytta till en dag som inte har varit än."),
    "nobody_came_is_answered": lambda p: _(
        "Personen har sagt att ingen kom. Svara personen i stället, så rättar den som sa det om det blev fel."
    ),
    "nobody_was_to_come": lambda p: _("Det här gör personen själv, så ingen annan skulle komma. Välj en annan del."),
    "too_early_to_tell": lambda p: _("Det är för tidigt. Säg hur det gick när det har varit."),
    "word_of_missing": lambda p: _("Skriv vem som sa det."),
    "word_way_missing": lambda p: _("Välj på vilket sätt det sades."),
    "not_done_reason_missing": lambda p: _("Välj varför det inte blev av."),
    # a county's SIP form
    "form_field_unknown": lambda p: _("Blanketten frågar efter något okänt: %(field)s.") % p,
    "form_leaves_out": lambda p: _("Blanketten saknar något som lagen kräver: %(field)s.") % p,
    # cooperation deviations
    "staff_note_deviations": lambda p: _("Det är de som arbetar i teamet som skriver en avvikelse."),
    "deviation_nobody_else": lambda p: _("Ingen annan organisation är med i teamet. Bjud in dem först."),
    "deviation_kind_missing": lambda p: _("Välj vad det gäller."),
    "deviation_reaches_nobody": lambda p: _("Välj vem som ska svara."),
    "deviation_within_own": lambda p: _("Välj någon i en annan organisation än din egen."),
    "deviation_not_in_team": lambda p: _("Välj någon som är med i teamet."),
    "deviation_another_answers": lambda p: _("Någon i en annan organisation ska svara på det här."),
    "deviation_answer_missing": lambda p: _("Skriv vad ni har kommit fram till."),
    "deviation_learnt_missing": lambda p: _("Skriv vad ni har lärt er."),
    "deviation_not_yours": lambda p: _("Det gör de som avvikelsen gäller."),
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
    # how the person is told that there is something to read
    "email_wrong": lambda p: _("Adressen ser inte ut som en e-postadress. Skriv den så här: namn@exempel.se"),
    "phone_wrong": lambda p: _("Numret ser inte ut som ett mobilnummer. Skriv det så här: 070-123 45 67"),
    "protected_chooses_themself": lambda p: _(
        "Personen har skyddade personuppgifter. Då väljer bara personen själv e-post eller sms."
    ),
    "notice_reason_unknown": lambda p: _("Välj bland det som finns i listan."),
    "quiet_hours_half": lambda p: _("Skriv både från och till när du vill vara i fred, eller inget av dem."),
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
    **IDENTITY_TEXTS,
}


def finding_text(finding: Finding) -> str:
    """A finding in the reader's language. A code without words is shown as it is, so that nothing is hidden."""
    text = _TEXTS.get(finding.code)
    return text(finding.params) if text else finding.code


def worded_codes() -> frozenset[str]:
    """The codes that have words; the architecture tests compare them with the codes in the rules."""
    return frozenset(_TEXTS)
