"""Until when a part holds, the same way from every door: said, renewed in one tap, or left to end."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.plans.actions import let_part_end, renew_part, say_until
from ledstjarna.domain.plans.models import Commitment, PartTerm
from ledstjarna.domain.plans.queries import terms
from ledstjarna.domain.plans.rules.lasting import asks_again, says_until
from ledstjarna.foundation.clock import day_of, now, today
from ledstjarna.foundation.renewing import goes_on_until
from ledstjarna.web.day_field import DayField
from ledstjarna.web.door import ViewerRequest
from ledstjarna.web.forms import HouseForm, sent
from ledstjarna.web.wording import date_text

RENEW, END = "renew", "end"


class UntilForm(HouseForm):
    """The last day; empty for until further notice."""

    last_day = DayField(_("Sista dagen"), required=False, help_text=_("Lämna tomt om det gäller tills vidare."))


@dataclass(frozen=True, slots=True)
class TermShown:
    """How long a part holds, and what can be said about it."""

    part: Commitment
    stands: str
    over: bool
    asks: bool
    goes_on: str  # the last day when one tap lets it go on; empty when nobody is asked
    said: list[str]


def last_day_of(part: Commitment) -> date | None:
    """The last day with the part, None for until further notice."""
    return part.ends_on - timedelta(days=1) if part.ends_on else None


def term_shown(part: Commitment, said: Iterable[PartTerm]) -> TermShown:
    """A part with what was said about how long it holds, the newest first."""
    rows = list(said)
    ends_then = bool(rows) and rows[0].ends_then
    over = part.ends_on is not None and part.ends_on <= today()
    asks = part.state == "active" and asks_again(part.legal_basis, part.ends_on, ends_then=ends_then, today=today())
    return TermShown(part, _stands(part, ends_then, over), over, asks, _goes_on(part, rows) if asks else "",
                     [_said(row) for row in rows])  # fmt: skip


def _goes_on(part: Commitment, rows: list[PartTerm]) -> str:
    assert part.ends_on is not None
    begun = rows[0].from_day if rows else min(day_of(part.recorded_at), part.ends_on)
    return date_text(goes_on_until(begun, part.ends_on, today=today()) - timedelta(days=1), with_year=True)


def _stands(part: Commitment, ends_then: bool, over: bool) -> str:
    last = last_day_of(part)
    if last is None:
        return gettext("Gäller tills vidare")
    text = gettext("Gällde till och med %(day)s") if over else gettext("Gäller till och med %(day)s")
    if ends_then and not over:
        text = gettext("Tar slut efter %(day)s, som sagt")
    return text % {"day": date_text(last, with_year=True)}


def _said(row: PartTerm) -> str:
    words = {"who": row.said_by_label, "when": date_text(day_of(row.said_at), with_year=True)}
    if row.ends_on is None:
        return gettext("%(when)s: %(who)s sa att det gäller tills vidare") % words
    words["day"] = date_text(row.ends_on - timedelta(days=1), with_year=True)
    if row.ends_then:
        return gettext("%(when)s: %(who)s sa att det tar slut efter %(day)s") % words
    return gettext("%(when)s: %(who)s sa att det gäller till och med %(day)s") % words


def may_say(reading: Reading, part: Commitment) -> bool:
    """Whether the reader says until when the part holds."""
    viewer = reading.viewer
    owns = part.owner_id in viewer.parties
    about: dict[str, Any] = {
        "kind": viewer.kind,
        "basis": part.legal_basis,
        "state": part.state,
        "reads_plan": reading.may("plan"),
    }
    return says_until(owns=owns, **about) is None


def shown_for(reading: Reading, part: Commitment) -> TermShown:
    """The part as the reader sees it."""
    return term_shown(part, terms(reading, part.id))


def until_sent(
    request: ViewerRequest, form: UntilForm, part: Commitment, done: Callable[[PartTerm], str]
) -> HttpResponse | None:
    """Carry out what was said by the button that was pressed."""
    does = request.POST.get("do", "")

    def act(fields: dict[str, Any], seen: int) -> PartTerm:
        about: dict[str, Any] = {
            "by": request.viewer, "subject_id": part.subject_id, "commitment_id": part.id, "seen_version": seen,
            "at": now(),
        }  # fmt: skip
        if does in (RENEW, END):
            return renew_part(**about) if does == RENEW else let_part_end(**about)
        last = fields["last_day"]
        return say_until(**about, ends_on=last + timedelta(days=1) if last else None)

    return sent(request, form, act, done=done)
