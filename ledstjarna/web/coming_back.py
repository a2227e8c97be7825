"""Asking back whoever left the team when a yes did not hold any more: the same question at both doors."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ledstjarna.domain.teams.actions import ask_back
from ledstjarna.domain.teams.models import TeamMember
from ledstjarna.foundation.clock import day_of, now
from ledstjarna.web.door import ViewerRequest
from ledstjarna.web.forms import HouseForm
from ledstjarna.web.persons_word import persons_word
from ledstjarna.web.wording import date_text, label_text


class ComingBackForm(HouseForm):
    """Who is to be in the team again: nobody is ticked beforehand, since no tick is a yes that nobody has said."""

    members = forms.MultipleChoiceField(
        label=_("Vilka ska vara med igen?"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kryssa i minst en, eller välj Inte nu.")},
    )  # fmt: skip

    def __init__(self, *args: Any, left: Sequence[TeamMember], **kwargs: Any) -> None:
        # One button asks all: it is an answer of its own, whatever is ticked.
        written = args[0] if args else kwargs.get("data")
        if written is not None and written.get("all"):
            written = written.copy()
            written.setlist("members", [str(row.pk) for row in left])
            args = (written, *args[1:])
        super().__init__(*args, **kwargs)
        self.fields["members"].choices = [(str(row.pk), _line(row)) for row in left]  # type: ignore[attr-defined]


def asking_back(request: ViewerRequest, subject_id: UUID) -> Any:
    """The act of the form. At the team's door it says who said so (`said_by`)."""

    def act(fields: dict[str, Any], _seen: int) -> list[TeamMember]:
        chosen = [UUID(one) for one in fields["members"]]
        said_by = UUID(fields["said_by"]) if fields.get("said_by") else None
        return ask_back(
            by=request.viewer, subject_id=subject_id, member_ids=chosen, at=now(), said_by=said_by,
            **persons_word(fields),
        )  # fmt: skip

    return act


def stays_away() -> list[str]:
    """What does not come back with them, in sentences."""
    return [
        gettext("Vem som håller ihop teamet, och den som hoppade in för någon: det väljs på nytt."),
        gettext("Möten som de var kallade till: teamet kallar dem igen."),
        gettext("En samordnad plan (SIP) som har tagit slut: den börjar om, om det behövs."),
    ]


def _line(row: TeamMember) -> str:
    words = {"who": label_text(row.label), "day": date_text(day_of(row.period.upper), with_year=True)}
    return gettext("%(who)s. Var med till den %(day)s.") % words
