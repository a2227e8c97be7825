"""What naming somebody close asks, and what letting them read does."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ledstjarna.domain.consent.rules import PLAN, STORY, TEAM, last_day_of_consent
from ledstjarna.domain.people.rules import CAN_BE_LET, let_findings
from ledstjarna.foundation.clock import today
from ledstjarna.web.forms import HouseForm
from ledstjarna.web.how_long import DAY, OPEN, HowLongForm
from ledstjarna.web.resident.standing import Standing
from ledstjarna.web.wording import relation_name
from ledstjarna.web.wording.findings import finding_text

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


# What each choice opens, to the person themself and about them.
OPENS = {
    PLAN: (
        _("Målen, förslagen, vem som gör vad och när, hur det går och vad som har hänt."),
        _("Målen, förslagen, vem som gör vad och när, hur det går och vad som har hänt."),
    ),
    STORY: (
        _("Det du har berättat: vad som är viktigt för dig, hur du vill bli bemött och hur du nås."),
        _("Det %(name)s har berättat: vad som är viktigt, hur %(name)s vill bli bemött och hur %(name)s nås."),
    ),
    TEAM: (
        _("Vilka som är med i teamet, vad de har för nummer, och vilka som läser planen."),
        _("Vilka som är med i teamet, vad de har för nummer, och vilka som läser planen."),
    ),
}


class LetReadForm(HowLongForm):
    """What somebody close may read, and until when. Who answers for the person says here too that it is to end."""

    may_read = forms.ChoiceField(
        label="", widget=forms.RadioSelect, error_messages={"required": _("Välj om hen får läsa.")},
    )  # fmt: skip
    plan = forms.BooleanField(label=_("Planen"), required=False)
    story = forms.BooleanField(label=_("Berättelsen"), required=False)
    team = forms.BooleanField(label=_("Teamet"), required=False)
    field_order = ("may_read", *CAN_BE_LET, "how_long", "last_day")

    def __init__(self, *args: Any, name: str, standing: Standing, stops_here: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        said = {"name": name}
        if not stops_here:
            del self.fields["may_read"]
        else:
            self.fields["may_read"].label = gettext("Får %(name)s läsa?") % said
            self.fields["may_read"].choices = [  # type: ignore[attr-defined]
                ("yes", gettext("Ja, det som är ikryssat här nedanför")), ("no", gettext("Nej, inte längre")),
            ]  # fmt: skip
        for kind, hints in OPENS.items():
            self.fields[kind].help_text = standing.say(*(str(hint) for hint in hints))

    @property
    def lets(self) -> list[str]:
        """What was chosen."""
        return [kind for kind in CAN_BE_LET if self.cleaned_data.get(kind)]

    def clean(self) -> dict[str, Any]:
        """A yes says what it opens, and how long it holds."""
        cleaned: dict[str, Any] = super().clean() or {}
        cleaned["reads"] = "may_read" not in self.fields or cleaned.get("may_read") == "yes"
        if cleaned["reads"]:
            cleaned["until"] = self.last_day_of_yes(cleaned)
            for finding in let_findings(self.lets, None, today=today()):
                self.add_error(finding.field_name, finding_text(finding))
        return cleaned


def let_initial(ground: Any) -> dict[str, Any]:
    """What somebody close reads now, for the form; the plan alone while nothing is said."""
    if ground is None:
        return {PLAN: True}
    last = last_day_of_consent(ground.period.upper)
    chosen = {kind: kind in ground.kinds for kind in CAN_BE_LET}
    return {**chosen, "how_long": DAY if last else OPEN, "last_day": last}
