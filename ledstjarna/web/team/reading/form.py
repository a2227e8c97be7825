"""What reading other givers' documentation asks, and what the person says about blocks."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ledstjarna.web.blocking import WhereForm
from ledstjarna.web.forms import HouseForm
from ledstjarna.web.persons_word import HOW, SAYS
from ledstjarna.web.team.fields import line, one_of, way_told
from ledstjarna.web.team.said_by import SaidByForm

_ROUTES = (
    ("consent", _("Personen har sagt ja till att vi läser")),
    ("incapacity", _("Personen kan varaktigt inte samtycka")),
)
_ATTITUDES = (
    ("no_objection", _("Jag har tagit reda på det så långt det går, och inget talar för ett nej")),
    ("objects", _("Personen skulle säga nej")),
    ("unclear", _("Jag vet inte än")),
)
_ACTS = (("set", _("Spärra")), ("lift", _("Häva en spärr")))


class ReadingForm(HouseForm):
    """Relevance, by which route, and what the social side is covered by."""

    relevance = line(
        _("Vad behöver du veta, och varför?"), _("Skriv vad du behöver veta och varför."), longest=300,
        help_text=_("Personen kan läsa det."),
    )  # fmt: skip
    route = one_of(_("Varför får du läsa?"), _ROUTES, _("Välj varför du får läsa."))
    attitude = one_of(_("Vad skulle personen ha sagt?"), _ATTITUDES)
    disabled = forms.BooleanField(
        label=_("Personen har en funktionsnedsättning"), required=False,
        help_text=_("Socialtjänsten läser hos andra bara om äldre, och om dem som har en funktionsnedsättning."),
    )  # fmt: skip

    def __init__(self, *args: Any, asks_disabled: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_disabled:
            del self.fields["disabled"]


class BlockForm(SaidByForm, WhereForm):
    """What the person says is to be blocked or lifted at an organisation, and how they said it."""

    does = one_of(_("Vad vill personen?"), _ACTS, _("Välj vad personen vill."))
    said_by = one_of(_("Vem sa det?"), (), _("Välj vem som sa det."))
    way = way_told()

    def __init__(self, *args: Any, lifts: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not lifts:  # what cannot be sent is not offered
            del self.fields["does"]
        self.order_fields(["does", "where", "part", "said_by", SAYS, HOW])


class LiftForm(HouseForm):
    """The answer to who asks for a block to be lifted."""

    answer = one_of(
        _("Häver ni spärren?"), (("yes", _("Ja, för dem som frågar, en kort tid")), ("no", _("Nej"))),
        _("Välj ja eller nej."),
    )  # fmt: skip
