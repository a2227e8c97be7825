"""The person's answer to a proposal, as staff were told it."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ledstjarna.domain.plans.actions import Answer
from ledstjarna.domain.plans.rules.choosing import CHOICES, WILL_GROUNDS
from ledstjarna.web.forms import HouseForm
from ledstjarna.web.persons_word import HOW, SAYS, ask_staff, hear_persons_word, persons_word
from ledstjarna.web.team.fields import line, one_from_list, one_of, several_of, text, way_told
from ledstjarna.web.wording import choice_name, will_ground_name

_CAPACITIES = (
    ("self", _("Personen själv")),
    ("representative", _("En ställföreträdare")),
    ("understood_will", _("Personen kan inte ta ställning, men vi har förstått vad personen vill")),
)


def _choices() -> list[tuple[str, str]]:
    return [(code, choice_name(code)) for code in CHOICES]


def _grounds() -> list[tuple[str, str]]:
    return [(code, will_ground_name(code)) for code in WILL_GROUNDS]


class ChoiceForm(HouseForm):
    """What the person answered, who answered and how; and how a will was understood where they could not."""

    kind = one_of(_("Vad svarar personen?"), _choices, _("Välj ett av svaren."))
    words = text(_("Personens egna ord"), rows=2)
    new_title = line(_("Vad vill personen i stället?"))
    new_when = line(_("När, i stället?"))
    way = way_told()
    capacity = one_of(_("Vem svarade?"), _CAPACITIES, _("Välj vem som svarade."), initial="self")
    representative_id = one_from_list(_("Vilken ställföreträdare?"), ())
    will_understood_how = text(_("Hur förstod ni vad personen vill?"), rows=2)
    will_understood_by = line(_("Vem tolkade?"))
    will_understood_ground = one_of(_("Vad bygger det på?"), _grounds)
    shared_facts = several_of(
        _("Vad får de veta om personen?"),
        (),
        help_text=_("De får alltid veta vad det gäller. Allt annat bara om personen säger ja till det."),
    )
    shared_phone = line(_("Telefonnummer som de får veta"), longest=30)

    def __init__(
        self, *args: Any, representatives: list[tuple[str, str]], facts: list[tuple[str, str]] | None,
        first_name: str, needs_word: frozenset[str], **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self._needs_word = needs_word
        ask_staff(self, first_name, {value: text.partition(",")[0] for value, text in representatives}, needs_word)
        self.fields["representative_id"].choices = [("", gettext("Välj")), *representatives]  # type: ignore[attr-defined]
        self.fields["shared_facts"].choices = facts or []  # type: ignore[attr-defined]
        if facts is None:
            del self.fields["shared_facts"], self.fields["shared_phone"]

    def clean(self) -> dict[str, Any]:
        """What a representative answers has the person's own word where it decides anything and needs it."""
        cleaned: dict[str, Any] = super().clean() or {}
        decides = cleaned.get("capacity") == "representative" and cleaned.get("kind") != "later"
        hear_persons_word(self, cleaned, needed=decides and cleaned.get("representative_id") in self._needs_word)
        return cleaned

    def answer(self, data: dict[str, Any], shared: dict[str, str]) -> Answer:
        """The answer as the action takes it; `shared` holds the words that a yes passes on."""
        understood = data["capacity"] == "understood_will"
        who = data["representative_id"] if data["capacity"] == "representative" else ""
        passed_on = shared if data["kind"] == "yes" else {}
        word = persons_word(data)
        return Answer(
            kind=data["kind"], words=data["words"], way=data["way"], capacity=data["capacity"],
            representative_id=UUID(who) if who else None,
            person_says=word[SAYS],
            will_understood_how=data["will_understood_how"] if understood else word[HOW],
            will_understood_by=data["will_understood_by"] if understood else "",
            will_understood_ground=data["will_understood_ground"] if understood else "",
            new_title=data["new_title"], new_when=data["new_when"], shared_facts=tuple(passed_on),
            shared_words=passed_on,
        )  # fmt: skip
