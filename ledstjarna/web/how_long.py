"""For how long a yes holds: the same question, and the same words about it, at every door."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ledstjarna.domain.consent.models import Consent
from ledstjarna.domain.consent.queries import Reading, renewal_of, said_together
from ledstjarna.domain.consent.rules import (
    consent_state,
    last_day_after,
    last_day_finding,
    last_day_of_consent,
)
from ledstjarna.domain.people.models import Representative
from ledstjarna.domain.plans.queries import plan_is_over
from ledstjarna.foundation.clock import day_of, now, today
from ledstjarna.web.day_field import DayField
from ledstjarna.web.forms import HouseForm
from ledstjarna.web.wording import date_text, label_text, state_text
from ledstjarna.web.wording.findings import finding_text
from ledstjarna.web.wording.labels import with_and

OPEN, DAY = "open", "day"
FOR_THE_PLAN = frozenset({"plan", "sharing"})  # the yeses that a plan stands on
_CHOICES = (
    (OPEN, _("Tills det tas tillbaka")),
    ("3", _("I tre månader")),
    ("6", _("I sex månader")),
    ("12", _("I ett år")),
    (DAY, _("Till en viss dag")),
)


class HowLongForm(HouseForm):
    """How long a yes holds: until it is taken back, for some months, or to a day. Asked of nothing but a yes."""

    how_long = forms.ChoiceField(
        label=_("Hur länge ska det gälla?"), choices=_CHOICES, widget=forms.RadioSelect, required=False, initial=OPEN,
        help_text=_("Det slutar av sig självt efter sista dagen. Det går att ta tillbaka när som helst."),
    )  # fmt: skip
    last_day = DayField(
        _("Sista dagen"), required=False, help_text=_("Bara om du valde en viss dag. Skriv den som 2027-03-14.")
    )

    def last_day_of_yes(self, cleaned: dict[str, Any]) -> date | None:
        """The last day that was chosen; says by the field what is wrong with it."""
        chosen = cleaned.get("how_long")
        if not chosen:
            if "how_long" not in self.errors:
                self.add_error("how_long", gettext("Välj hur länge det ska gälla."))
            return None
        if chosen == DAY:
            day: date | None = cleaned.get("last_day")
            if day is None and "last_day" not in self.errors:
                self.add_error("last_day", gettext("Skriv vilken dag som är den sista."))
            elif finding := last_day_finding(day, today=today()):
                self.add_error("last_day", finding_text(finding))
            return day
        return None if chosen == OPEN else last_day_after(today(), int(chosen))


def how_long_initial(consent: Consent | None) -> dict[str, Any]:
    """What the standing yes says, or the one that waits for this guardian, for its form."""
    last = last_day_of_consent(consent.ends_at) if consent and consent.state in ("given", "half") else None
    return {"how_long": DAY if last else OPEN, "last_day": last}


def answer_text(answer: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """One version of an answer in a line: `answer`, `organisations` and `until`, as ChangedMeanwhile tells them."""
    said = state_text(answer["answer"], "consent").word
    if answer["answer"] != "given":
        return said
    whom = ", ".join(names[str(one)] for one in answer["organisations"] if str(one) in names)
    until = (
        gettext("till och med %(day)s") % {"day": date_text(answer["until"], with_year=True)}
        if answer["until"]
        else gettext("tills det tas tillbaka")
    )
    return ", ".join(filter(None, [said, whom, until]))


def who_said(reading: Reading, consent: Consent) -> str:
    """Who an answer is from: one, or the guardians who said yes together."""
    return with_and([label_text(one) for one in (*said_together(reading, consent), consent.said_by_label)])


def halves_text(halves: Sequence[Consent], names: Mapping[UUID, str], guardians: Sequence[Representative]) -> list[str]:
    """Each guardian's yes that waits: who said it, to whom and until when, and who has to say yes as well."""
    return [_half_text(row, names, {one.pk: one.name for one in guardians}) for row in halves]


def _half_text(row: Consent, names: Mapping[UUID, str], guardians: Mapping[UUID, str]) -> str:
    who = guardians.get(row.said_by_id) or label_text(row.said_by_label)
    left = [name for key, name in guardians.items() if key != row.said_by_id]
    last = last_day_of_consent(row.ends_at)
    whom = ", ".join(names[one] for one in row.organisations if one in names)
    parts = [
        gettext("%(who)s sa ja den %(day)s.") % {"who": who, "day": date_text(day_of(row.said_at))},
        gettext("Det gäller %(whom)s.") % {"whom": whom} if whom else "",
        gettext("Till och med %(day)s.") % {"day": date_text(last, with_year=True)} if last else "",
        gettext("%(left)s behöver också säga ja. Till dess ger det ingen något nytt att läsa.")
        % {"left": ", ".join(left) or gettext("Den andra vårdnadshavaren")},
    ]
    return " ".join(part for part in parts if part)


def holds_text(consent: Consent | None, at: datetime | None = None) -> str:
    """Until when a yes holds, or did; empty for any other answer."""
    if consent is None:
        return ""
    state = consent_state(consent.state, consent.ends_at, at or now())
    if state == "given" and consent.ends_at is None:
        return gettext("Gäller tills det tas tillbaka.")
    if state not in ("given", "ended"):
        return ""
    last = last_day_of_consent(consent.ends_at or consent.said_at)
    assert last is not None
    text = gettext("Gällde till och med %(day)s.") if state == "ended" else gettext("Gäller till och med %(day)s.")
    return text % {"day": date_text(last, with_year=True)}


def renewed_text(reading: Reading, consent: Consent | None) -> str:
    """The last day of a yes that one tap renews, in words; empty while nobody is asked."""
    if consent is None or consent.state not in ("given", "ended"):
        return ""
    renewal = renewal_of(reading, consent.kind)
    if renewal and consent.kind in FOR_THE_PLAN and plan_is_over(reading):
        return ""  # there is nothing for it to hold for: a new plan asks anew
    return date_text(renewal.last_day, with_year=True) if renewal else ""
