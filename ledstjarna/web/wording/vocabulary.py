"""Names for the field's codes. Our own short labels: the classifications' own texts are not ours to ship."""

from collections.abc import Callable, Collection

from django.utils.translation import gettext as _

Words = dict[str, Callable[[], str]]

_ROLES: Words = {
    "care_assessor": lambda: _("biståndshandläggare"),
    "lss_assessor": lambda: _("LSS-handläggare"),
    "unit_manager": lambda: _("enhetschef"),
    "planner": lambda: _("planerare"),
    "district_nurse": lambda: _("distriktssköterska"),
    "nurse": lambda: _("sjuksköterska"),
    "assistant_nurse": lambda: _("undersköterska"),
    "occupational_therapist": lambda: _("arbetsterapeut"),
    "physiotherapist": lambda: _("fysioterapeut"),
    "counsellor": lambda: _("kurator"),
    "physician": lambda: _("läkare"),
    "coordinator": lambda: _("samordnare"),
    "carer_advisor": lambda: _("anhörigkonsulent"),
    "school_counsellor": lambda: _("skolkurator"),
    "association_contact": lambda: _("kontaktperson"),
    "process_leader": lambda: _("processledare"),
    "log_controller": lambda: _("loggkontrollant"),
    "close_one": lambda: _("närstående"),
    "unit": lambda: _("enhet"),
}

_LIFE_AREAS: Words = {
    "d1": lambda: _("Lära och förstå"),
    "d2": lambda: _("Klara dagens uppgifter"),
    "d3": lambda: _("Kommunicera"),
    "d4": lambda: _("Röra sig och ta sig fram"),
    "d5": lambda: _("Sköta om sig själv"),
    "d6": lambda: _("Hemmet"),
    "d7": lambda: _("Relationer"),
    "d8": lambda: _("Skola, arbete och ekonomi"),
    "d9": lambda: _("Gemenskap och samhälle"),
    "safety": lambda: _("Trygghet"),
    "carer": lambda: _("Stöd till den som vårdar"),
}

_LEVELS: dict[int, Callable[[], str]] = {
    0: lambda: _("Inga svårigheter"),
    1: lambda: _("Lätta svårigheter"),
    2: lambda: _("Måttliga svårigheter"),
    3: lambda: _("Stora svårigheter"),
    4: lambda: _("Klarar det inte alls"),
    8: lambda: _("Vet inte än"),
    9: lambda: _("Gäller inte"),
}

_BASES: Words = {
    "own": lambda: _("Det gör du själv"),
    "close_one": lambda: _("En närstående hjälper till"),
    "association": lambda: _("En förening hjälper till"),
    "open_support": lambda: _("Stöd från kommunen utan prövning"),
    "sol": lambda: _("Stöd efter beslut enligt socialtjänstlagen"),
    "lss": lambda: _("Stöd efter beslut enligt LSS"),
    "health": lambda: _("Hälso- och sjukvård"),
}

_WAYS: Words = {
    "digital": lambda: _("digitalt"),
    "oral": lambda: _("muntligt"),
    "paper": lambda: _("på papper"),
    "phone": lambda: _("på telefon"),
    "meeting": lambda: _("på ett möte"),
}

_CHANNELS: Words = {
    "phone": lambda: _("Telefon"),
    "text": lambda: _("Sms"),
    "letter": lambda: _("Brev"),
    "video": lambda: _("Videosamtal"),
    "visit": lambda: _("Besök"),
}

_OUTCOMES: Words = {
    "granted": lambda: _("Beviljad"),
    "partly": lambda: _("Delvis beviljad"),
    "refused": lambda: _("Avslag"),
}

_MANDATES: Words = {
    "guardian": lambda: _("vårdnadshavare"),
    "god_man": lambda: _("god man"),
    "forvaltare": lambda: _("förvaltare"),
    "future_power": lambda: _("framtidsfullmaktshavare"),
}

# What a mandate covers: as the decision says it, and as what somebody represents the person in.
_SCOPES: Words = {
    "personal": lambda: _("Sörja för person: vård, omsorg och boende"),
    "property": lambda: _("Förvalta egendom: pengar och räkningar"),
    "rights": lambda: _("Bevaka rätt: ansökningar och överklaganden"),
}
_MATTERS: Words = {
    "personal": lambda: _("vård, omsorg och boende"),
    "rights": lambda: _("ansökningar och överklaganden"),
    "property": lambda: _("pengar och räkningar"),
}

_LAWS: Words = {"sol": lambda: _("Socialtjänstlagen"), "lss": lambda: _("LSS")}

_LINKED: Words = {
    "care_plan": lambda: _("Vårdplan"),
    "implementation_plan": lambda: _("Genomförandeplan"),
    "lss_plan": lambda: _("Individuell plan enligt LSS"),
}

_UNITS: Words = {
    "care_centre": lambda: _("Vårdcentral"),
    "hospital_ward": lambda: _("Avdelning på sjukhus"),
    "home_nursing": lambda: _("Hemsjukvård"),
    "home_care": lambda: _("Hemtjänst"),
    "care_home": lambda: _("Särskilt boende"),
    "day_activity": lambda: _("Daglig verksamhet och dagverksamhet"),
    "assessment": lambda: _("Handläggning"),
    "rehabilitation": lambda: _("Rehabilitering"),
    "psychiatry": lambda: _("Psykiatri"),
    "habilitation": lambda: _("Habilitering"),
    "school_health": lambda: _("Elevhälsa"),
    "carer_support": lambda: _("Anhörigstöd"),
    "association": lambda: _("Förening"),
    "other": lambda: _("Annat"),
}

_CHOICES: Words = {
    "yes": lambda: _("Ja tack"),
    "change": lambda: _("Jag vill ändra något"),
    "no": lambda: _("Nej tack"),
    "later": lambda: _("Jag vill tänka på saken"),
}

_WILL_GROUNDS: Words = {
    "expressed_earlier": lambda: _("Personen har sagt det tidigare"),
    "expressed_by_body_and_mood": lambda: _("Personen visar det med kropp och humör"),
    "told_by_close_ones": lambda: _("Närstående har berättat"),
    "known_habits": lambda: _("Det följer personens vanor"),
}

_INSTRUMENTS: Words = {
    "isar": lambda: _("ISAR: risk efter akutbesök"),
    "isar_pc": lambda: _("ISAR-PC: risk att behöva mer stöd"),
    "who5": lambda: _("WHO-5: välbefinnande"),
    "downton": lambda: _("Downton: risk att falla"),
    "norton": lambda: _("Modifierad Norton: risk för trycksår"),
}

_PROTECTION_SOURCES: Words = {
    "tax_agency": lambda: _("Skatteverket"),
    "themself": lambda: _("Personen själv"),
    "authority": lambda: _("En annan myndighet"),
    "other_system": lambda: _("Ett annat system"),
}
_DEATH_SOURCES: Words = {
    "population_register": lambda: _("Folkbokföringen"),
    "close_one": lambda: _("En närstående har sagt det"),
    "care": lambda: _("Vården har sagt det, eller vi var där"),
}
_PROTECTED: Words = {
    "": lambda: "",
    "sekretessmarkering": lambda: _("Sekretessmarkering"),
    "skyddadFolkbokforing": lambda: _("Skyddad folkbokföring"),
}

_ORGANISATIONS: Words = {
    "region": lambda: _("Region"),
    "municipality": lambda: _("Kommun"),
    "provider": lambda: _("Utförare"),
    "association": lambda: _("Förening"),
}

_DEVIATIONS: Words = {
    "handover": lambda: _("En överlämning brast"),
    "not_done": lambda: _("Något överenskommet blev inte gjort"),
    "medicines": lambda: _("Läkemedelslistan stämde inte"),
    "information": lambda: _("Information saknades eller kom sent"),
    "responsibility": lambda: _("Oklart vem som gör vad"),
    "no_contact": lambda: _("Det gick inte att nå någon"),
    "other": lambda: _("Något annat"),
}

DEVIATION_CODES = tuple(_DEVIATIONS)
ROLE_CODES = tuple(_ROLES)
MANDATE_CODES = tuple(_MANDATES)


def _name(words: Words, code: str) -> str:
    return words[code]() if code in words else code


def role_name(code: str) -> str:
    """A staff role."""
    return _name(_ROLES, code)


def life_area_name(code: str) -> str:
    """A life area, in our own short words."""
    return _name(_LIFE_AREAS, code)


def level_name(level: int | None) -> str:
    """A level of difficulty 0–4, 8, 9."""
    return _LEVELS[level]() if level in _LEVELS else ""


def basis_name(code: str) -> str:
    """How a support comes about."""
    return _name(_BASES, code)


def way_name(code: str) -> str:
    """In which way something was said."""
    return _name(_WAYS, code)


def channel_name(code: str) -> str:
    """How the person wants to be reached."""
    return _name(_CHANNELS, code)


def outcome_name(code: str) -> str:
    """What an authority decided."""
    return _name(_OUTCOMES, code)


def mandate_name(code: str) -> str:
    """A kind of mandate."""
    return _name(_MANDATES, code)


def scope_name(code: str, kind: str = "") -> str:
    """What a mandate covers, as the decision says it; of a framtidsfullmakt without health care (LFF 2 §)."""
    if kind == "future_power" and code == "personal":
        return _("Sörja för person: omsorg och boende, inte hälso- och sjukvård")
    return _name(_SCOPES, code)


def matters_text(scopes: Collection[str], kind: str = "") -> str:
    """In what somebody represents the person, for the middle of a sentence: "… i frågor om pengar och räkningar".

    `kind`: of the mandate: a framtidsfullmakt is never of health care (LFF 2 §).
    """
    names = {code: _name(_MATTERS, code) for code in _MATTERS if code in scopes}
    if kind == "future_power" and "personal" in names:
        names["personal"] = _("omsorg och boende (inte hälso- och sjukvård)")
    *others, last = list(names.values()) or [""]
    return _(" samt ").join((", ".join(others), last)) if others else last


def law_name(code: str) -> str:
    """The law that an application is made by."""
    return _name(_LAWS, code)


def linked_plan_name(code: str) -> str:
    """A paper beside the plan."""
    return _name(_LINKED, code)


def unit_kind_name(code: str) -> str:
    """A kind of unit."""
    return _name(_UNITS, code)


def choice_name(code: str) -> str:
    """The person's choice."""
    return _name(_CHOICES, code)


def will_ground_name(code: str) -> str:
    """On which ground a will was understood."""
    return _name(_WILL_GROUNDS, code)


def instrument_name(code: str) -> str:
    """A declared instrument."""
    return _name(_INSTRUMENTS, code)


def protected_name(code: str) -> str:
    """A kind of protected identity."""
    return _name(_PROTECTED, code)


def protection_source_name(code: str) -> str:
    """Who told that an identity is protected, or no longer."""
    return _name(_PROTECTION_SOURCES, code)


def death_source_name(code: str) -> str:
    """How it is known that somebody has died."""
    return _name(_DEATH_SOURCES, code)


def deviation_name(code: str) -> str:
    """What a cooperation deviation is about."""
    return _name(_DEVIATIONS, code)


def organisation_kind_name(code: str) -> str:
    """A kind of organisation."""
    return _name(_ORGANISATIONS, code)
