"""The times of the parts that a unit carries, and of one person's plan, in words to staff."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.people.models import Person
from ledstjarna.domain.plans.models import Activity, Commitment
from ledstjarna.domain.plans.queries import Happens
from ledstjarna.domain.plans.rules.marking import sets_times
from ledstjarna.foundation.clock import moment_of, today
from ledstjarna.web.lived.presenter import Eyes, sought_by
from ledstjarna.web.lived.words import named_when_text
from ledstjarna.web.team.home.presenter import list_name
from ledstjarna.web.wording import label_text, written

PER_PAGE = 25
DAYS = 7


@dataclass(frozen=True, slots=True)
class PartTimes:
    """A part with its times in words, and whether the reader sets them."""

    id: UUID
    subject_id: UUID
    title: str
    who: str
    times: list[tuple[UUID, str]]
    may_set: bool
    when: str  # what the plan says in words, where no time is set
    had_times: bool = False  # one of its times is on the page, and has ended


@dataclass(frozen=True, slots=True)
class Stretch:
    """Which days a page shows: from the first, so many."""

    first: date
    days: int

    @property
    def span(self) -> tuple[datetime, datetime]:
        """The half-open span in moments."""
        return moment_of(self.first, time.min), moment_of(self.first + timedelta(days=self.days), time.min)

    @property
    def before(self) -> str:
        """The first day of the stretch before."""
        return (self.first - timedelta(days=self.days)).isoformat()

    @property
    def after(self) -> str:
        """The first day of the stretch after."""
        return (self.first + timedelta(days=self.days)).isoformat()

    @property
    def is_now(self) -> bool:
        """Whether it begins today."""
        return self.first == today()


def stretch(text: str, days: int) -> Stretch:
    """The days that an address asks for; from today when it asks for none, or for some out of reason."""
    try:
        asked = date.fromisoformat(text)
    except ValueError:
        asked = today()
    return Stretch(asked if abs((asked - today()).days) < 4 * 366 else today(), days)


def eyes_on_many(viewer: Viewer, at: datetime, persons: Mapping[UUID, Person]) -> Eyes:
    """How staff see a list of many persons: for whom each is."""

    def who(row: Happens) -> str:
        named = row.activity.responsible_label
        whom = name_of(row.commitment, persons)
        return _("%(whom)s · %(who)s kommer") % {"whom": whom, "who": named} if named else whom

    return Eyes(viewer, at, False, who, _you(viewer))


def eyes_on_one(viewer: Viewer, at: datetime, person: str, *, reads_plan: bool) -> Eyes:
    """How staff see one person's week: who does each."""

    def who(row: Happens) -> str:
        part, named = row.commitment, row.activity.responsible_label
        if row.sought:
            return sought_by(part, viewer)
        owner = person if part.owner_id == part.subject_id else part.owner_label
        return f"{named}, {owner}" if named else owner

    return Eyes(viewer, at, reads_plan, who, _you(viewer))


def _you(viewer: Viewer) -> Callable[[str], str]:
    return lambda label: _("Du") if label == viewer.label else label_text(label)


def name_of(part: Commitment, persons: Mapping[UUID, Person]) -> str:
    """For whom a part is, as far as the reader reaches it."""
    person = persons.get(part.subject_id)
    return list_name(person) if person else part.shared_words.get("name") or _("En person")


def parts_shown(
    rows: Sequence[tuple[Commitment, list[Activity]]], viewer: Viewer, persons: Mapping[UUID, Person], *,
    shown: Iterable[Happens] = (), reads_plan: bool = False,
) -> list[PartTimes]:  # fmt: skip
    """The parts with their times, and where the reader sets them. `shown` is what the same page says takes place."""
    there = {one.activity.commitment_id for one in shown}
    return [
        PartTimes(
            part.id, part.subject_id, written(part.title),
            label_text(part.owner_label) if reads_plan else name_of(part, persons),
            [(row.id, named_when_text(row)) for row in times],
            part.state == "active" and may_set(part, viewer, reads_plan=reads_plan),
            written(part.when if reads_plan else part.shared_words.get("when", "")), part.id in there,
        )
        for part, times in rows
    ]  # fmt: skip


def may_set(part: Commitment, viewer: Viewer, *, reads_plan: bool) -> bool:
    """Whether the reader sets the times of a part: asked of the rule that the action asks."""
    owns = part.owner_id in viewer.parties
    return sets_times(owns=owns, kind=viewer.kind, basis=part.legal_basis, reads_plan=reads_plan) is None
