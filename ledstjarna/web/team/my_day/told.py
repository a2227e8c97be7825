"""What was told to the team of a part, in words: for whoever comes next, and for whoever plans the visits."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ledstjarna.domain.consent.queries import NotForYou, Viewer, open_part
from ledstjarna.domain.teams.queries import ToldTeam, told_team
from ledstjarna.domain.visits.models import Visit
from ledstjarna.foundation.clock import now
from ledstjarna.web.addresses import address
from ledstjarna.web.visiting.words import carer_name
from ledstjarna.web.wording import moment_text


@dataclass(frozen=True, slots=True)
class ToldShown:
    """One observation: the words, who and when, to whom and what became of it, and the way to the thread."""

    words: str
    by: str
    to: str
    href: str


def told_shown(rows: Sequence[ToldTeam], viewer: Viewer, subject_id: UUID) -> list[ToldShown]:
    """Each in words, the newest first."""
    return [
        ToldShown(
            row.words,
            _("%(who)s, %(when)s") % {
                "who": _("Du") if row.by_id == viewer.party_id else carer_name(row.by_label),
                "when": moment_text(row.at),
            },
            _became(row), address("team_thread", subject_id=subject_id, thread_id=row.thread_id),
        )
        for row in rows
    ]  # fmt: skip


def _became(row: ToldTeam) -> str:
    who = {"who": carer_name(row.to_label)}
    if row.answers:
        return (
            _("Gick till %(who)s.") % who
            + " "
            + ngettext("%(n)s svar.", "%(n)s svar.", row.answers) % {"n": row.answers}
        )
    return _("Väntar på svar av %(who)s.") % who if row.waits else _("Gick till %(who)s.") % who


def told_for_planner(viewer: Viewer, row: Visit) -> list[ToldShown]:
    """The same on the planner's page of a visit: where there is something the part is opened, and logged as reading."""
    found = told_team([row.commitment_id], at=now()).get(row.commitment_id, [])
    if not found:
        return []
    try:
        open_part(viewer, row.subject_id, row.commitment_id, what="told_to_team")
    except NotForYou:
        return []
    return told_shown(found, viewer, row.subject_id)
