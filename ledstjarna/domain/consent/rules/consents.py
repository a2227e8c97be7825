"""What the person's answers about consent allow, and how long. Pure; each line with its section."""

from datetime import date, datetime, time, timedelta

from dateutil.relativedelta import relativedelta

from ledstjarna.foundation.clock import day_of, moment_of
from ledstjarna.foundation.findings import Finding
from ledstjarna.foundation.renewing import goes_on_until

NAMES_WHOM = ("sharing", "reading")  # the consents that say which organisations they cover
ASKS_BEFORE = timedelta(days=14)  # how long before a yes ends the person is told; our own choice [M]
FARTHEST = timedelta(days=10 * 366)  # a last day further away than this is a slip of the pen


def consent_state(state: str, ends_at: datetime | None, at: datetime) -> str:
    """How an answer stands at a moment: a yes for a time is over from the very moment that its time is.

    Source: consent holds for what it was given for (OSL 10:1, 12:2; GDPR art. 7); the person says how long.
    """
    return "ended" if state == "given" and ends_at is not None and at >= ends_at else state


def consent_allows(state: str | None, covered: bool) -> Finding | None:
    """Whether a consent in `state` (None: never asked) that covers the organisation or not lets it be invited.

    Source: SoL 2025:400 10:8 and HSL 16:4 (the person consents before the work starts); OSL 10:1.
    """
    section = "SoL 2025:400 10:8; HSL 16:4; OSL 10:1"
    if state is None:
        return Finding("consent_not_asked", section=section)
    if state == "refused":
        return Finding("consent_refused", section=section)
    if state == "withdrawn":
        return Finding("consent_withdrawn", section=section)
    if state == "ended":
        return Finding("consent_ended", section=section)
    if not covered:
        return Finding("consent_does_not_cover", section=section)
    return None


def consent_may_become(current: str | None, wanted: str, own_word: bool = False) -> Finding | None:
    """Whether the person's consent may go from `current` to `wanted`: only what was given can be withdrawn or end.

    `own_word`: that the person says themself what somebody who decides for them has said before. It then stands by
    their own word, which weighs more (lag 2022:913 3:2, 3:4).
    """
    if wanted in ("withdrawn", "ended") and current != "given":
        return Finding("no_consent_to_withdraw")
    if wanted == current and not own_word:
        return Finding("consent_already", {"state": wanted})
    return None


def heard_yes_hindrance(*, own_no: bool, covered: bool) -> Finding | None:
    """Why staff who keep to their own organisation's records may not write down the person's yes to sharing with it.

    `own_no`: whether the last the person said themself about sharing is a no, or a yes taken back. That is changed by
    the person, or with somebody in their team, never on the word of who is let in by it [M]. `covered`: whether a
    standing yes names the organisation already. Source: SoL 2025:400 10:8; HSL 16:4; OSL 10:1, 12:2 (the person's
    consent, in any form). ADR 23.
    """
    if own_no:
        return Finding("person_said_no_themself", section="OSL 10:1, 12:2")
    return Finding("consent_already", {"state": "given"}) if covered else None


def overturning_finding(*, own_no: bool, state: str, said_now: bool) -> Finding | None:
    """Why staff may not write down that the person says yes where the last they said themself was a no, or a yes taken
    back: they have not said that the person has said so themself now (`said_now`). Whoever writes it down has then been
    shown what it overturns. Source: SoL 2025:400 10:8; HSL 16:4; OSL 10:1, 12:2 (the person's consent) [M].
    """
    if state != "given" or not own_no or said_now:
        return None
    return Finding("own_no_overturned", section="SoL 2025:400 10:8; HSL 16:4; OSL 12:2", field_name="said_now")


def consent_end(last_day: date | None) -> datetime | None:
    """The first moment after the last day, in Swedish time; None until it is taken back."""
    return moment_of(last_day + timedelta(days=1), time()) if last_day else None


def last_day_of_consent(ends_at: datetime | None) -> date | None:
    """The last day that a yes covers, None until it is taken back."""
    return day_of(ends_at) - timedelta(days=1) if ends_at else None


def last_day_after(start: date, months: int) -> date:
    """The last day of so many months that begin on `start`: the day before the same day of the month, or its last."""
    return start + relativedelta(months=months, days=-1)


def last_day_finding(last_day: date | None, *, today: date) -> Finding | None:
    """What is wrong with the last day of a yes."""
    if last_day is None:
        return None
    if last_day < today:
        return Finding("consent_day_has_been", field_name="last_day")
    return Finding("consent_day_too_far", field_name="last_day") if last_day - today > FARTHEST else None


def asks_to_renew(ends_at: datetime | None, at: datetime) -> bool:
    """Whether a yes comes to its end so soon that the person is asked if it goes on, or has come to it."""
    return ends_at is not None and at >= ends_at - ASKS_BEFORE


def renewed_last_day(counts_from: datetime, ends_at: datetime, *, today: date) -> date:
    """The last day of a yes that one tap renews, whose time was counted from `counts_from`: as many days again."""
    return goes_on_until(day_of(counts_from), day_of(ends_at), today=today) - timedelta(days=1)
