"""The person's story, written down in their words."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ledstjarna.domain.people.rules.entries import REACH
from ledstjarna.web.forms import HouseForm
from ledstjarna.web.team.fields import line, one_from_list, several_of, text, way_told, yes_or_no
from ledstjarna.web.wording import channel_name
from ledstjarna.web.wording.languages import languages


def _channels() -> list[tuple[str, str]]:
    return [(code, channel_name(code)) for code in REACH]


class StoryForm(HouseForm):
    """What matters, what I can, how to meet me, who is close, how to reach me."""

    what_matters = text(_("Det här är viktigt för mig"), rows=5, help_text=_("Skriv så som personen säger det."))
    what_i_can = text(_("Det här kan och vill jag göra själv"), rows=4)
    how_to_meet_me = text(_("Så vill jag bli bemött"))
    who_is_close = text(_("De här är viktiga för mig"))
    reach = several_of(_("Så vill jag nås"), _channels)
    reach_note = line(
        _("Mer om hur jag vill nås"), longest=500, help_text=_("Till exempel: ring inte före klockan 10.")
    )
    language = one_from_list(_("Språk som jag vill tala"), languages, _("Välj ett språk."), initial="sv")
    interpreter = forms.BooleanField(label=_("Jag behöver tolk"), required=False)
    way = way_told(_("Hur berättade personen?"))


class CloseOneForm(HouseForm):
    """Somebody the person says is close."""

    name = line(_("Namn"), _("Skriv namnet."), longest=160)
    relation = line(_("Vem är det för personen?"), _("Skriv vem det är, till exempel dotter eller granne."), longest=60)
    phone = line(_("Telefon"), longest=30)
    way = way_told()
    is_carer = forms.BooleanField(label=_("Vårdar eller stöttar personen"), required=False)
    protected = forms.BooleanField(
        label=_("Har skyddade personuppgifter"), required=False,
        help_text=_("Då står namnet och numret bara på sidorna om personen: inte på papper, i filer eller i listor."),
    )  # fmt: skip


class ProtectForm(HouseForm):
    """Whether somebody close has a protected identity of their own."""

    protected = yes_or_no(_("Har hen skyddade personuppgifter?"), _("Svara ja eller nej."))
