"""What somebody who answers for one part reads of it: the words that were shared, and nothing of the plan's own.

Made here for both doors, so that what the person is shown is what the association reads.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from ledstjarna.domain.plans.rules.telling import Protection, told_to_association
from ledstjarna.foundation.clock import STOCKHOLM
from ledstjarna.web.wording import date_text
from ledstjarna.web.wording.shared_facts import facts_in_words


@dataclass(frozen=True, slots=True)
class Told:
    """The heading, who asked when, and the facts."""

    title: str
    asks: str
    facts: list[tuple[str, str]]


# Whoever has said no, has left or whose part is over keeps what it was about, and no name nor fact about the person.
_OPEN = Protection()
_TOLD_IN = frozenset({"awaits_owner", "active"})


def tells_name(part: Any) -> bool:
    """Whether whoever is asked reads the person's name with the part: shared, and asked or done still."""
    return bool(part.state in _TOLD_IN and part.shared_words.get("name"))


def told_of(part: Any, protection: Protection = _OPEN) -> Told:
    """One part in the shared words, as long as it is asked or done. The plan's own title is never told: it was not
    shared. `protection`: of the identity, where the person is shown what an association reads.
    """
    told = told_to_association(part.shared_words, protection, part.words_shared_at)
    shared = told if part.state in _TOLD_IN else {"about": told.get("about", "")}
    day = date_text(part.recorded_at.astimezone(STOCKHOLM).date())
    who = shared.get("name")
    asks = _("%(who)s frågade den %(day)s") if who else _("Någon i er kommun frågade den %(day)s")
    return Told(
        shared.get("about") or _("En fråga till er"), asks % {"who": who, "day": day},
        facts_in_words({**shared, "about": ""}),
    )  # fmt: skip
