"""What naming somebody close asks."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ledstjarna.web.forms import HouseForm
from ledstjarna.web.wording import relation_name

RELATIONS = (
    "spouse", "partner", "daughter", "son", "mother", "father", "sister", "brother", "grandchild", "grandparent",
    "friend", "neighbour", "other",
)  # fmt: skip


# The same questions to somebody who answers for the person.
ABOUT = {"relation": _("Vem är det för %(name)s?"), "is_carer": _("Hjälper eller vårdar %(name)s")}
HINTS = {
    "protected": _("Då står namnet och numret bara på sidorna om %(name)s: inte på papper, i filer eller i listor.")
}


class CloseOneForm(HouseForm):
    """Who, and what they are to the person."""

    name = forms.CharField(label=_("Namn"), max_length=160, error_messages={"required": _("Skriv ett namn.")})
    relation = forms.ChoiceField(
        label=_("Vem är det för dig?"), error_messages={"required": _("Välj vem det är.")},
    )  # fmt: skip
    phone = forms.CharField(label=_("Telefon"), max_length=30, required=False)
    protected = forms.BooleanField(
        label=_("Har skyddade personuppgifter"), required=False,
        help_text=_("Då står namnet och numret bara på sidorna om dig: inte på papper, i filer eller i listor."),
    )  # fmt: skip
    is_carer = forms.BooleanField(
        label=_("Hjälper eller vårdar mig"), required=False,
        help_text=_("Den som hjälper någon nära har rätt till eget stöd från kommunen."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # What is kept is the word itself: what somebody is to the person is the person's to say.
        words = [relation_name(code) for code in RELATIONS]
        choices = [(word, word.capitalize()) for word in words]
        self.fields["relation"].choices = [("", str(_("Välj"))), *choices]  # type: ignore[attr-defined]


class LetReadForm(HouseForm):
    """Whether somebody close may read, said by who answers for the person."""

    may_read = forms.ChoiceField(
        label="", widget=forms.RadioSelect, error_messages={"required": _("Välj om hen får läsa.")},
    )  # fmt: skip

    def __init__(self, *args: Any, name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        said = {"name": name}
        self.fields["may_read"].label = gettext("Får %(name)s läsa planen och berättelsen?") % said
        self.fields["may_read"].choices = [  # type: ignore[attr-defined]
            ("yes", gettext("Låt %(name)s läsa") % said), ("no", gettext("Sluta låta %(name)s läsa") % said),
        ]  # fmt: skip
