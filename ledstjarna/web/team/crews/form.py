"""Who is in which arbetslag: a name by each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from ledstjarna.domain.visits.rules.crews import LARGEST, LONGEST, SMALLEST, USUAL
from ledstjarna.web.forms import HouseForm

NAMES = "arbetslagen"  # the list of names to choose from, as the page has it


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the unit who can be in a crew, and the one they are in."""

    carer_id: UUID
    name: str
    crew: str

    @property
    def field(self) -> str:
        """What their field is called."""
        return f"of_{self.carer_id.hex}"


class CrewsForm(HouseForm):
    """A field for each: one of the names there are, or a new one."""

    def __init__(self, *args: Any, members: Sequence[Member] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in members:
            self.fields[one.field] = forms.CharField(
                label=one.name, required=False, max_length=LONGEST,
                widget=forms.TextInput(attrs={"list": NAMES, "autocomplete": "off"}),
            )  # fmt: skip


class SizeForm(HouseForm):
    """How large the crews of a proposal are to be."""

    staff = forms.IntegerField(
        label=_("Ungefär hur många medarbetare i varje arbetslag?"), min_value=SMALLEST, max_value=LARGEST,
        initial=USUAL, error_messages={"required": _("Skriv ungefär hur många.")},
    )  # fmt: skip


def crews_said(fields: Mapping[str, str], members: Sequence[Member]) -> dict[UUID, str]:
    """What the form says."""
    return {one.carer_id: fields[one.field] for one in members}
