"""Who saved while somebody else wrote, and when: told above the form that asks about it."""

from datetime import datetime
from typing import Protocol
from uuid import UUID

from django.utils.translation import gettext as _

from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.web.wording import label_text, moment_text


class Written(Protocol):
    """A row that says who wrote it, and when."""

    @property
    def written_by_id(self) -> UUID | None: ...
    @property
    def written_by_label(self) -> str: ...
    @property
    def written_at(self) -> datetime: ...


def who_saved(reader: Viewer, row: Written) -> str:
    """Who wrote what stands now; the reader themself, when it was on another screen."""
    when = {"when": moment_text(row.written_at)}
    if row.written_by_id == reader.party_id:
        return _("Du sparade själv en ändring %(when)s, på en annan skärm.") % when
    return _("%(who)s sparade en ändring %(when)s, medan du skrev.") % {"who": label_text(row.written_by_label), **when}
