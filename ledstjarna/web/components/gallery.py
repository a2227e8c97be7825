"""Made-up content for the gallery page: every component in its states, for those who build pages."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms

from ledstjarna.domain.plans.rules.comparing import compare
from ledstjarna.domain.plans.rules.independence import Point
from ledstjarna.web.comparing import Chosen
from ledstjarna.web.day_field import DayField
from ledstjarna.web.layout.chrome import PageLink
from ledstjarna.web.picture import picture_of
from ledstjarna.web.wording.compared import compared_text

LEVELS = [
    ("0", "Inga svårigheter"), ("1", "Lätta svårigheter"), ("2", "Måttliga svårigheter"), ("3", "Stora svårigheter"),
    ("4", "Klarar det inte alls själv"), ("8", "Vet inte än"), ("9", "Gäller inte"),
]  # fmt: skip
CHANNELS = [("phone", "Telefon"), ("text", "Sms"), ("letter", "Brev"), ("visit", "Besök hemma")]
STATES = (
    "waits", "proposed", "thinking", "change", "agreed", "ongoing", "done", "granted", "partly",
    "applied", "refused", "declined", "late", "expiring", "missing", "draft", "ended", "withdrawn",
)  # fmt: skip

_POINTS = [Point(date(2026, 3, 2), 3, 3), Point(date(2026, 6, 1), 2, 3), Point(date(2026, 9, 1), 1, 2)]
_GOAL = {"id": "1", "words": "Jag vill sjunga i kören.", "life_area": "d9", "current_level": 3, "wanted_level": 1}
_PART = {
    "id": "1", "goal": "1", "title": "Kören hämtar mig", "when": "På torsdagar", "owner": "Mälarkören",
    "answers_for": "", "legal_basis": "association", "state": "active", "decision": None, "provider": "",
}  # fmt: skip
_PLAN = {"what_matters": "Kören", "sip": None, "goals": [_GOAL], "follow_up": {"on": "2026-06-01"}}
_EARLIER, _LATER = UUID(int=1), UUID(int=2)
_VERSIONS = (
    {**_PLAN, "parts": [_PART, {**_PART, "id": "2", "title": "Ledsagning"}]},
    {**_PLAN, "parts": [{**_PART, "when": "Varannan torsdag"}, {**_PART, "id": "3", "title": "Jag går själv hem"}]},
)


class GalleryForm(forms.Form):
    """One field of every kind."""

    name = forms.CharField(label="Vad vill du bli kallad?", help_text="Så säger vi när vi ringer eller kommer.")
    words = forms.CharField(label="Vad är viktigt för dig?", widget=forms.Textarea(attrs={"rows": 4}))
    language = forms.ChoiceField(label="Språk", choices=[("sv", "Svenska"), ("fi", "Finska"), ("ar", "Arabiska")])
    channel = forms.ChoiceField(label="Hur vill du bli nådd?", choices=CHANNELS, widget=forms.RadioSelect)
    days = forms.MultipleChoiceField(
        label="Vilka dagar passar?",
        choices=[("mon", "Måndagar"), ("tue", "Tisdagar"), ("thu", "Torsdagar")],
        widget=forms.CheckboxSelectMultiple,
        help_text="Du kan välja flera.",
        required=False,
    )
    until = DayField("Till och med", required=False)
    interpreter = forms.BooleanField(label="Jag vill ha tolk", help_text="Det kostar ingenting.", required=False)
    movement = forms.ChoiceField(label="Hur är det att ta sig fram utomhus?", choices=LEVELS, widget=forms.RadioSelect)


def gallery() -> dict[str, Any]:
    """The context of `components/gallery.html`."""
    return {
        "form": GalleryForm(initial={"channel": "phone", "movement": "2", "days": ["tue"]}),
        "wrong": GalleryForm({"language": "sv", "interpreter": "on"}, auto_id="wrong_%s"),
        "states": STATES,
        "picture": picture_of(_POINTS, 1),
        "compared": Chosen(
            [(_LATER, 2, "1 juni 2026"), (_EARLIER, 1, "2 mars 2026")],
            _EARLIER,
            _LATER,
            compared_text(compare(*_VERSIONS)),
        ),
        "tabs": (
            PageLink("Planen", "#planen", current=True),
            PageLink("Behov", "#behov"),
            PageLink("Vad har hänt", "#hant"),
            PageLink("Dokument", "#dokument"),
            PageLink("Möten", "#moten"),
        ),
        "facts_shown": (
            ("Vad kostar det?", "Ingenting. Föreningen betalar resan."),
            ("Kan jag ändra mig?", "Ja, när du vill. Ring eller säg till på plats."),
            ("Vad händer om jag säger nej?", "Inget annat i din plan ändras. Du kan be om ett nytt förslag."),
        ),
        "differences": (
            {
                "name": "goal",
                "label": "Mål",
                "mine": "Gå till kören varje torsdag",
                "theirs": "Gå till kören två gånger i månaden",
            },
            {"name": "when", "label": "När stämmer vi av?", "mine": "3 mars", "theirs": ""},
        ),
        "columns": (("Vårdcentral", "text"), ("Personer", "number"), ("Med gemensam plan", "number")),
        "table_rows": (
            ("Ekeby vårdcentral", "1 204", "38 %"),
            ("Skiftinge vårdcentral", "987", "41 %"),
            ("Tunafors vårdcentral", "1 530", "färre än 10"),
        ),
    }
