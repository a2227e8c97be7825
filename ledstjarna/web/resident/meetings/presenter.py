"""A meeting as the person, or somebody close, reads of it."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.web.invited.presenter import title_of
from ledstjarna.web.resident.meetings.shown import Met
from ledstjarna.web.resident.thanking import Thanks
from ledstjarna.web.wording import label_text, written
from ledstjarna.web.wording.meetings import answer_tone, coming_name


@dataclass(frozen=True, slots=True)
class Somebody:
    """Somebody who is called: as what, whether they come, and whether the person may say no to them."""

    id: UUID
    name: str
    who: str
    tone: str
    word: str
    may_refuse: bool


def title(found: Met) -> str:
    """What the page is called."""
    return title_of(found.invitation, own=found.own and found.reading.viewer.kind == "person")


def people(found: Met) -> list[Somebody]:
    """Everybody else who is called, for those who read the plan."""
    view, viewer = found.view, found.reading.viewer
    if view is None:
        return []
    is_set = view.call.state == "set"
    rows = [row for row in view.participants if row.id != found.invitation.participant.id]
    refuses = viewer.kind in ("person", "representative") and view.call.state in ("asked", "set")
    return [
        Somebody(
            row.id, label_text(row.label), row.organisation_label, answer_tone(row.coming) if is_set else "",
            coming_name(row.coming) if is_set else "",
            refuses and row.kind != "person" and row.party_id != viewer.party_id,
        )
        for row in rows
    ]  # fmt: skip


def own_points(found: Met, viewer: Viewer) -> list[tuple[UUID, str]]:
    """The points that the viewer wrote and can take back."""
    rows = found.view.points if found.view else []
    return [(row.id, written(row.words)) for row in rows if row.said_by_id in viewer.parties]


THANKS = {
    "svar": lambda: Thanks(
        _("Tack för ditt svar"),
        (_("Den som kallar ser det direkt."), _("Du kan ändra dig tills mötet har varit.")),
    ),
    "punkt": lambda: Thanks(_("Det är uppskrivet"), (_("Det står först bland det ni ska prata om."),)),
    "inte-med": lambda: Thanks(_("Då är de inte med"), (_("De är inte kallade längre och ser inget mer om mötet."),)),
}
