"""Every word the import says: reasons, marks, and our own short reasons for a suggestion, in the reader's language.

The pure half returns codes; whoever shows them asks here. Texts speak to staff who carry the import out.
"""

from collections.abc import Collection
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ledstjarna.fhir.intake.outcomes import Outcome
from ledstjarna.foundation.findings import Finding

OUTCOMES: Final[dict[Outcome, Promise]] = {
    Outcome.TAKEN: _("Övertaget"),
    Outcome.SUGGESTED: _("Föreslaget"),
    Outcome.SKIPPED: _("Förbigånget"),
    Outcome.REFUSED: _("Avvisat"),
}

FILE_REASONS: Final[dict[str, Promise]] = {
    "bundle_empty": _("Filen är en FHIR-samling utan innehåll."),
    "bundle_entries_unreadable": _("Filens lista över poster (entry) är ingen lista."),
    "bundle_type": _("Filen är en FHIR-samling av slaget ”{type}”, som inte läses in."),
    "file_empty": _("Filen är tom."),
    "file_encoding": _("Filen är inte skriven i UTF-8 (första felet vid byte {position})."),
    "file_forbidden": _("Filen får inte läsas av den som kör kommandot."),
    "file_is_folder": _("Mappen har inga FHIR-filer (.json, .ndjson eller .jsonl)."),
    "file_missing": _("Filen finns inte."),
    "file_not_fhir": _("Filen är JSON men ingen FHIR-samling (Bundle)."),
    "file_not_json": _("Filen är inte giltig JSON (rad {line}, tecken {column})."),
    "file_packed": _("Filen är packad. Packa upp den först."),
    "file_too_deep": _("Filens innehåll är nästlat djupare än någon ärlig FHIR-fil. Den lästes inte."),
    "file_too_large": _("Filen är större än {megabytes} MB. Den lästes inte."),
    "file_too_many_entries": _("Filen har fler än {most} poster. Den lästes inte."),
    "file_too_many_parts": _("Filen har fler än {most} delar. Den lästes inte."),
    "file_truncated": _("Filen slutar mitt i (rad {line}, tecken {column}). Hämta den på nytt."),
    "file_unreadable": _("Filen gick inte att öppna: {why}."),
    "file_xml": _("Filen är XML. Be om samma innehåll som JSON."),
    "no_person": _("Ingen person (Patient) finns i filen, så det går inte att veta vem uppgifterna gäller."),
    "person_not_found": _("Den person som angavs finns inte i filen, eller fler än en svarar mot det som angavs."),
    "several_persons": _("Filen gäller {count} personer. Ange vem som ska läsas in."),
    "wrong_version": _("Filen är skriven i FHIR {version}. Bara R4 (4.0.1) läses in."),
}

PERSON_REASONS: Final[dict[str, Promise]] = {
    "birth_date_contradicts": _(
        "Födelsedatumet {birth_date} stämmer inte med numret {number}. Inget lästes in: det kan vara två personer."
    ),
    "birth_date_in_future": _("Födelsedatumet {birth_date} ligger i framtiden."),
    "birth_date_unreadable": _("”{stated}” är inget födelsedatum som finns."),
    "identity_several": _("Två gällande nummer av samma slag står på samma person."),
    "identity_wrong": _("Identitetsnumret är fel ({kind}): {why}."),
    "held_birth_date_differs": _(
        "Personen känns igen på avsändarens nummer, men har här ett annat födelsedatum. Det kan vara två personer."
    ),
    "held_deceased": _("Personen är avliden här. Nya uppgifter läses inte in."),
    "held_name_differs": _(
        "Personen känns igen på avsändarens nummer, men heter här något annat. Det kan vara två personer."
    ),
    "home_unknown": _(
        "Det framgår inte vilken kommun personen hör till ({place}). Ange kommunens kod med --municipality."
    ),
    "home_unsaid": _("Filen säger inte vilken kommun personen hör till. Ange kommunens kod med --municipality."),
    "lives_elsewhere": _(
        "Personen bor i kommun {municipality} ({place}), som inte finns här. "
        "Ska personen ändå läsas in, ange kommunens kod med --municipality."
    ),
    "name_missing": _("Personen har inget namn. Registrera personen för hand och läs in filen igen."),
    "not_saved": _("Uppgifterna kunde inte sparas ({why}). Inget ur filen sparades."),
    "number_new_for_held": _(
        "Personen känns igen på avsändarens nummer, men identitetsnumret är nytt här och namn och födelsedatum "
        "räcker inte för att vara säker. Kontrollera för hand."
    ),
    "numbers_of_several": _("Personens nummer hör här till {count} olika personer. Kontrollera för hand."),
    "other_person": _("En annan person än den som filen läses in för."),
    "person_not_in_use": _("Avsändaren har markerat personens uppgifter som ej i bruk."),
    "person_refused": _("Inget ur filen sparas, eftersom personen avvisades: {why}"),
    "person_replaced": _("Avsändaren har ersatt personens uppgifter med en annan post."),
    "person_taken": _("Personens uppgifter."),
    "person_twice": _("Personen står två gånger med olika uppgifter under samma id."),
    "person_without_name": _("Personen har varken namn eller identitetsnummer."),
}

ENTRY_REASONS: Final[dict[str, Promise]] = {
    "about_somebody_else": _("Gäller någon annan än personen."),
    "close_one_suggested": _("Närstående att fråga personen om."),
    "contact_without_name": _("Kontakt utan namn."),
    "contacts_suggested": _("Kontakter att fråga personen om."),
    "deletion": _("Begäran om att ta bort något följs inte."),
    "encounter_ongoing": _("Pågående eller planerad vårdkontakt."),
    "encounter_source": _("Vårdkontakt där något av det föreslagna framkom."),
    "entry_unreadable": _("Posten är inget FHIR-objekt."),
    "goal_reached": _("Målet är redan nått."),
    "goal_suggested": _("Mål att fråga personen om."),
    "id_used_twice": _("Samma id som post {entry}, men med annat innehåll."),
    "members_unknown": _("Det framgår inte vilka som ingår i teamet."),
    "need_suggested": _("Talar för ett behov att prata om."),
    "newer_exists": _("Det finns ett nyare resultat (post {entry})."),
    "no_code": _("Posten saknar kod."),
    "no_difficulty": _("Visar ingen svårighet ({code})."),
    "no_resource": _("Posten har inget innehåll."),
    "no_resource_type": _("Posten säger inte vad den är (resourceType saknas)."),
    "no_subject": _("Posten säger inte vem den gäller."),
    "no_text": _("Posten saknar text."),
    "no_value": _("Posten saknar resultat."),
    "not_about_daily_life": _("Säger inget om vardagen ({code}). Stannar i journalen."),
    "not_active": _("Inte aktuellt längre ({status})."),
    "not_confirmed": _("Inte bekräftat ({status})."),
    "not_linked": _("Inget om personen hänvisar hit."),
    "only_a_proposal": _("Bara ett förslag hos avsändaren."),
    "other_version": _("Posten är skriven som i FHIR {version}, inte R4."),
    "party_taken": _("Yrkesperson eller verksamhet utanför länets egna, med namn och nummer."),
    "party_without_name": _("Saknar både namn och nummer."),
    "past_contact": _("Tidigare vårdkontakt. Vårdhistoriken behövs inte i planen."),
    "person_deceased": _("Personen har avlidit, så inget föreslås."),
    "plan_suggested": _("Plan i ett annat system att länka till."),
    "private_matter": _("Tas upp i enrum och förs inte in i en plan som andra läser."),
    "protected_left_out": _("Skyddad folkbokföring: kan visa var personen finns och togs inte med."),
    "restricted": _("Avsändaren har begränsat vem som får se posten."),
    "same_as_earlier": _("Samma som post {entry}."),
    "subject_unknown": _("Det går inte att avgöra vem posten gäller."),
    "too_deep": _("Posten är nästlad för djupt."),
    "type_not_used": _("{type} behövs inte i planen."),
    "unknown_code": _("Koden {code} känns inte igen."),
    "unknown_type": _("”{type}” finns inte i FHIR R4."),
    "weak_alone": _("För lite för att ensamt tala för ett behov."),
    "withdrawn": _("Återtaget av avsändaren ({status})."),
}

REASONS: Final[dict[str, Promise]] = FILE_REASONS | PERSON_REASONS | ENTRY_REASONS

IDENTITY_ERRORS: Final[dict[str, Promise]] = {
    "century": _("plustecknet stämmer inte med året"),
    "characters": _("tecken som inte hör hemma där"),
    "checksum": _("kontrollsiffran stämmer inte"),
    "date": _("datumet finns inte"),
    "empty": _("numret saknas"),
    "future": _("datumet ligger i framtiden"),
    "interim": _("det är ett interimsnummer"),
    "length": _("fel antal siffror"),
    "organisation": _("det är ett organisationsnummer"),
    "system": _("okänt slag av nummer"),
    "system_mismatch": _("numret är av ett annat slag än det som anges"),
}

MARKS: Final[dict[str, Promise]] = {
    "address_left_out": _("Adressen togs inte med."),
    "channels_left_out": _("Telefon och e-post togs inte med."),
    "deceased": _("Personen har avlidit."),
    "no_birth_date": _("Födelsedatum saknas."),
    "no_identity_number": _("Svenskt identitetsnummer saknas."),
    "partial_birth_date": _("Födelsedatumet är ofullständigt."),
    "says_representative": _("Avsändaren anger en ställföreträdare. Uppdraget registreras av den som sett underlaget."),
    "sekretessmarkering": _("Sekretessmarkering."),
    "sex_unknown": _("Juridiskt kön framgår inte."),
    "skyddadFolkbokforing": _("Skyddad folkbokföring."),
}

LABELS: Final[dict[str, Promise]] = {
    "breath": _("Andning och ork kan sätta gränser"),
    "carer_strain": _("Den som är nära kan behöva stöd"),
    "company": _("Få kontakter med andra"),
    "daily_care": _("Egenvård som ska skötas varje dag"),
    "eating": _("Att äta och hålla vikten"),
    "end_of_life": _("Vård i livets slut"),
    "fall_risk": _("Risk att falla"),
    "fall_risk_medicine": _("Läkemedel som kan öka risken att falla"),
    "fracture": _("Skört skelett eller tidigare benbrott"),
    "hearing": _("Svårt att höra"),
    "household": _("Sysslor hemma kan vara svåra"),
    "housing": _("Boendet är osäkert eller fungerar inte"),
    "icf_difficulty": _("Svårighet som någon redan bedömt"),
    "joints": _("Onda eller stela leder"),
    "learning_support": _("Kan behöva stöd att lära och förstå"),
    "medicine_handling": _("Läkemedel som kräver handgrepp"),
    "memory": _("Minne och tanke kan svikta"),
    "mental_health": _("Psykisk sjukdom kan påverka vardagen"),
    "mood": _("Oro eller nedstämdhet"),
    "movement": _("Svårare att röra sig"),
    "own_care": _("Att klara sin personliga vård"),
    "pain": _("Smärta påverkar vardagen"),
    "plan_day": _("Att få ihop dagen"),
    "safe_alone": _("Trygghet när man är ensam"),
    "seizures": _("Anfall som kan komma plötsligt"),
    "serious_illness": _("Sjukdom som kan ta mycket kraft"),
    "speech": _("Svårt att tala eller förstå tal"),
    "substances": _("Alkohol eller droger påverkar vardagen"),
    "tires": _("Orkar mindre"),
    "tobacco": _("Tobak"),
    "toilet": _("Att hinna och klara toalettbesök"),
    "transport": _("Svårt att ta sig dit man vill"),
    "vision": _("Svårt att se"),
    "weight_loss": _("Har gått ned i vikt"),
    "work": _("Arbete och försörjning"),
    "wound": _("Sår som behöver skötas"),
}


FIELDS: Final[dict[str, Promise]] = {
    "address": _("Adress"),
    "birth_date": _("Födelsedatum"),
    "deceased": _("Avliden"),
    "interpreter": _("Tolk"),
    "language": _("Språk"),
    "name": _("Namn"),
    "protected_identity": _("Skyddade personuppgifter"),
    "sex": _("Juridiskt kön"),
}

VALUES: Final[dict[str, Promise]] = {
    "": _("uppgift saknas"),
    "man": _("man"),
    "no": _("nej"),
    "sekretessmarkering": _("sekretessmarkering"),
    "skyddadFolkbokforing": _("skyddad folkbokföring"),
    "unknown": _("okänt"),
    "woman": _("kvinna"),
    "yes": _("ja"),
}
CODED: Final = frozenset({"deceased", "interpreter", "protected_identity", "sex"})


def value(field: str, said: str) -> str:
    """What stands in a field, in words where it is a code."""
    if said and field not in CODED:
        return said
    return str(VALUES[said])


MOST_NAMED: Final = 3
LONGEST_NAMED: Final = 30


def reason_of_many(code: str, findings: Collection[Finding]) -> str:
    """One reason for several entries: what they differ in is named as far as it is short, and then left out."""
    names = {name: None for finding in findings for name in finding.params}
    return reason(Finding(code, {name: _named(findings, name) for name in names}))


def _named(findings: Collection[Finding], name: str) -> str:
    values = sorted({str(finding.params.get(name, "")) for finding in findings})
    if len(values) > 1 and (name in ("entry", "code") or max(map(len, values)) > LONGEST_NAMED):
        return "…"
    return ", ".join(values[:MOST_NAMED]) + (" …" if len(values) > MOST_NAMED else "")


def reason(finding: Finding) -> str:
    """A reason in words. A code of another reason inside (`why`) is worded too."""
    params = {name: str(value) for name, value in finding.params.items()}
    why = params.get("why", "")
    if finding.code == "identity_wrong":
        params["why"] = str(IDENTITY_ERRORS.get(why, why))
    elif finding.code == "person_refused":
        params["why"] = str(PERSON_WHY.get(why, why))
    return str(REASONS[finding.code]).format_map(params)


PERSON_WHY: Final[dict[str, Promise]] = {
    "held_birth_date_differs": _("födelsedatumet är ett annat här."),
    "held_deceased": _("personen är avliden här."),
    "held_name_differs": _("namnet är ett annat här."),
    "home_unknown": _("det framgår inte vilken kommun personen hör till."),
    "home_unsaid": _("filen säger inte vilken kommun personen hör till."),
    "lives_elsewhere": _("personen bor i en kommun som inte finns här."),
    "name_missing": _("personen har inget namn."),
    "not_saved": _("uppgifterna kunde inte sparas."),
    "number_new_for_held": _("identitetsnumret är nytt här och måste kontrolleras."),
    "numbers_of_several": _("numren hör till olika personer."),
    "birth_date_contradicts": _("födelsedatumet stämmer inte med numret."),
    "birth_date_in_future": _("födelsedatumet ligger i framtiden."),
    "birth_date_unreadable": _("födelsedatumet går inte att läsa."),
    "identity_several": _("två nummer av samma slag."),
    "identity_wrong": _("identitetsnumret är fel."),
    "person_not_in_use": _("uppgifterna är ej i bruk."),
    "person_replaced": _("uppgifterna är ersatta."),
    "person_twice": _("personen står två gånger med olika uppgifter."),
    "person_without_name": _("varken namn eller nummer."),
}
