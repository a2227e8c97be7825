"""How a finding or an emergency was answered and why, and the answer to a person's question."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from ledstjarna.web.forms import HouseForm
from ledstjarna.web.team.fields import no_number, one_of, text
from ledstjarna.web.wording.log_control import verdict_name, verdicts_in_order


class OutcomeForm(HouseForm):
    """What may be said of a finding or an emergency in the state that it is in, and why."""

    verdict = one_of(_("Vad kom du fram till?"), (), _("Välj vad du kom fram till."))
    reason = text(
        _("Varför? Skriv inget om personens vård."),
        _("Skriv varför, så att någon annan kan följa det."),
        longest=1000,
        validators=[no_number],
    )

    def __init__(self, *args: Any, verdicts: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["verdict"].choices = [(code, verdict_name(code)) for code in verdicts_in_order(verdicts)]  # type: ignore[attr-defined]


class LogAnswerForm(HouseForm):
    """Words to the person."""

    answer = text(_("Svar till personen"), _("Skriv ett svar till personen."), rows=5, longest=2000)
