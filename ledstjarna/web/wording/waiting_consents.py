"""Which yes it is that waits or ends, so that two of them are told apart in a list."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from ledstjarna.foundation.work import WorkItem
from ledstjarna.web.wording.labels import filled, label_text, written

CONSENT_KINDS = frozenset({"consent_ends_for_person", "consent_half_for_person"})
_NAMES: dict[str, Callable[[], str]] = {
    "plan": lambda: _("Ja till en gemensam plan"),
    "sharing": lambda: _("Ja till vilka som får läsa planen"),
    "reading": lambda: _("Ja till vilka som får läsa det andra har skrivit"),
}


def half_said_by(item: WorkItem) -> str:
    """Who has said a yes that waits for the other guardian; empty for everything else."""
    return item.title.partition(":")[2] if item.kind == "consent_half_for_person" else ""


def work_title(item: WorkItem) -> str:
    """What a thing that waits is about, in its own words; for a yes which one, and whose it is while it is half."""
    if item.kind not in CONSENT_KINDS:
        return written(item.title) if item.title else ""
    code, _colon, who = item.title.partition(":")
    name = _NAMES[code]()
    return filled(_("%(name)s, från %(who)s"), name=name, who=label_text(who)) if who else name
