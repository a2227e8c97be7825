"""That somebody has died: which day, and how it is known."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ledstjarna.domain.people.rules.deaths import SOURCES, death_findings
from ledstjarna.foundation.clock import today
from ledstjarna.web.forms import HouseForm
from ledstjarna.web.team.fields import day, one_of
from ledstjarna.web.wording import death_source_name
from ledstjarna.web.wording.findings import finding_text


def _sources() -> list[tuple[str, str]]:
    return [(code, death_source_name(code)) for code in SOURCES]


class DeathForm(HouseForm):
    """The day and the source; and, once both are right, the answer to the question whether it is this person."""

    died_on = day(_("Vilken dag dog personen?"), _("Skriv vilken dag det var."))
    known = one_of(_("Hur vet ni det?"), _sources, _("Välj hur ni vet det."))
    sure = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, birth_date: date | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.birth_date = birth_date

    def clean(self) -> dict[str, Any]:
        """What the rule refuses is said before the question is asked."""
        found = super().clean() or self.cleaned_data
        if "died_on" in found and "known" in found:
            wrong = death_findings(found["died_on"], found["known"], today=today(), birth_date=self.birth_date)
            for finding in wrong:
                self.add_error(finding.field_name, finding_text(finding))
        return found
