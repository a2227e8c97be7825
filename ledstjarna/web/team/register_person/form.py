"""Who somebody new is."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ledstjarna.domain.people.rules import identity_findings
from ledstjarna.foundation.findings import RuleBroken
from ledstjarna.foundation.identity import may_be_shown
from ledstjarna.web.forms import HouseForm
from ledstjarna.web.team.begin_contact.form import why_contact
from ledstjarna.web.team.fields import Postcode, day, line, one_from_list, one_of
from ledstjarna.web.wording import protected_name
from ledstjarna.web.wording.findings import finding_text
from ledstjarna.web.wording.languages import languages

_NAME = _("Skriv personens namn.")


def _protected() -> list[tuple[str, str]]:
    kinds = ("sekretessmarkering", "skyddadFolkbokforing")
    return [("", gettext("Nej")), *((kind, protected_name(kind)) for kind in kinds)]


class PersonForm(HouseForm):
    """A new person, and why there is contact: nothing is open before that. The rules check the number."""

    identity = line(
        _("Personnummer eller samordningsnummer"), longest=30, help_text=_("Lämna tomt om personen saknar nummer.")
    )
    given_name = line(_("Förnamn"), _NAME, longest=120)
    family_name = line(_("Efternamn"), _NAME, longest=120)
    birth_date = day(_("Födelsedatum"), help_text=_("Behövs när numret saknas."))
    municipality_id = one_from_list(_("Kommun"), (), _("Välj vilken kommun personen bor i."))
    street = line(_("Gatuadress"), longest=120)
    postcode = Postcode()
    place = line(_("Ort"), longest=80)
    language = one_from_list(_("Språk som personen vill tala"), languages, _("Välj ett språk."), initial="sv")
    interpreter = forms.BooleanField(label=_("Behöver tolk"), required=False)
    protected_identity = one_of(_("Skyddade personuppgifter"), _protected, initial="")
    reason = why_contact()
    somebody_else = forms.BooleanField(label=_("Det är någon annan med samma namn"), required=False)

    def __init__(self, *args: Any, municipalities: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["municipality_id"].choices = [("", gettext("Välj")), *municipalities]  # type: ignore[attr-defined]

    is_taken = False  # whether somebody has the number that was sent

    def say(self, broken: RuleBroken) -> None:
        """As every form; and that somebody has the number is noted."""
        self.is_taken = any(finding.code == "identity_taken" for finding in broken.findings)
        super().say(broken)

    def ask_whether_the_same(self) -> None:
        """Somebody with that name and birth date is here already: stop until the writer says that it is another."""
        if not self.cleaned_data["somebody_else"]:
            self.add_error("somebody_else", gettext("Öppna den som finns, eller kryssa i att det är någon annan."))

    def clean_identity(self) -> str:
        """What is wrong with the number is told with all else that is, not when the rest has been mended."""
        number = str(self.cleaned_data["identity"])
        found, wrong = identity_findings(number)
        if wrong:
            raise forms.ValidationError([finding_text(one) for one in wrong])
        if settings.DEMO and found and not may_be_shown(found):
            raise forms.ValidationError(
                gettext(
                    "Det här är en demonstration, bara för påhittade personer. Här går bara Skatteverkets testnummer "
                    "och reservnummer. Lämna tomt, så får personen ett reservnummer."
                )
            )
        return number
