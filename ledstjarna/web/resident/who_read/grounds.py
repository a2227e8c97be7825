"""Why somebody may read, ground by ground, with the section in a sentence."""

from collections.abc import Callable, Iterable, Mapping
from uuid import UUID

from django.utils.translation import gettext as _

from ledstjarna.domain.consent.models import AccessLog

_LAW: dict[str, tuple[Callable[[], str], Callable[[], str]]] = {
    "representative": (
        lambda: _("Företräder dig"),
        lambda: _("Den som är vårdnadshavare, god man eller har din fullmakt får läsa det som rör uppdraget."),
    ),
    "own_work": (
        lambda: _("Arbetar med ditt stöd eller din vård"),
        lambda: _("Den som hjälper dig får läsa det som behövs för arbetet (i vården: patientdatalagen 4 kap. 1 §)."),
    ),
    "own_records": (
        lambda: _("Arbetar med ditt stöd eller din vård, med egna anteckningar"),
        lambda: _("De läser det som deras egen organisation har skrivit. Planen ser de först när du säger ja."),
    ),
    "shared_plan": (
        lambda: _("Du delar planen"),
        lambda: _("Flera får läsa samma plan när du har sagt ja (socialtjänstlagen 10 kap. 8 §)."),
    ),
    "coherent": (
        lambda: _("Du har sagt ja till att läsa hos andra"),
        lambda: _("Vården och omsorgen får läsa hos varandra om du säger ja och det behövs (lag 2022:913, 3 kap.)."),
    ),
    "incapacity": (
        lambda: _("Du kunde inte svara själv"),
        lambda: _("Då får de läsa om inget talar för att du skulle säga nej (lag 2022:913, 3 kap.)."),
    ),
    "emergency": (
        lambda: _("Nödöppning"),
        lambda: _("Vården får läsa när liv eller hälsa är i fara (lag 2022:913, 3 kap. 5 §). Det granskas alltid."),
    ),
    "application": (
        lambda: _("Du har ansökt om hjälp"),
        lambda: _("Den som utreder får läsa det som ansökan gäller."),
    ),
    "care_request": (
        lambda: _("Du har bett om vård"),
        lambda: _("Den som bedömer får läsa det som behövs (patientdatalagen 4 kap. 1 §)."),
    ),
    "lift_request": (
        lambda: _("Har fått frågan om att häva en spärr"),
        lambda: _("I ett nödläge får den som har spärren veta vem det gäller (lag 2022:913, 3 kap. 6 §)."),
    ),
    "assignment": (
        lambda: _("Har uppdraget att hjälpa dig"),
        lambda: _("Den som utför ett beslut får läsa den del som uppdraget gäller."),
    ),
    "close_one": (lambda: _("Du låter hen läsa"), lambda: _("Du har valt det själv, och kan ta tillbaka det.")),
    # One ground, and what it lets be seen is another thing for each kind of reader.
    "request association": (
        lambda: _("En förening har fått en fråga"),
        lambda: _("En förening ser bara det du har valt att berätta."),
    ),
    "request private": (
        lambda: _("Någon som står dig nära har fått en fråga"),
        lambda: _("Hen ser bara det som du har frågat om, eller mötet som hen är kallad till."),
    ),
    "request staff": (
        lambda: _("Personal har fått en fråga"),
        lambda: _("De ser bara den del eller det möte som frågan gäller."),
    ),
}


def grounds_text(rows: Iterable[AccessLog], kinds: Mapping[UUID, str]) -> list[tuple[str, str]]:
    """The grounds on a page, each with its sentence, in the order of the table. `kinds`: what each organisation is."""
    there = {f"{row.basis} {_reader(row, kinds)}" if row.basis == "request" else row.basis for row in rows}
    return [(name(), law()) for code, (name, law) in _LAW.items() if code in there]


def _reader(row: AccessLog, kinds: Mapping[UUID, str]) -> str:
    """Whether an association read, staff of an organisation, or somebody close who reads for none."""
    if row.organisation_id is None:
        return "private"
    return "association" if kinds.get(row.organisation_id) == "association" else "staff"
