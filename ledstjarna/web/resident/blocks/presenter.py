"""The person's blocks in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from ledstjarna.domain.consent.models import BlockLift
from ledstjarna.domain.consent.queries import BlockSeen
from ledstjarna.domain.organisations.queries import organisations_by_id
from ledstjarna.web.resident.days import day_text
from ledstjarna.web.resident.standing import Standing
from ledstjarna.web.resident.thanking import Thanks, Words
from ledstjarna.web.wording import filled, label_text, moment_text, way_name
from ledstjarna.web.wording.blocks import block_names
from ledstjarna.web.wording.labels import together
from ledstjarna.web.wording.readings import reason_text


@dataclass(frozen=True, slots=True)
class BlockShown:
    """One block: around what, who said it how, and for whom it is lifted meanwhile."""

    block_id: UUID
    around: str
    said: str
    lifted: list[str]
    stands: bool


def blocks_shown(seen: Iterable[BlockSeen], county_id: str, at: datetime, standing: Standing) -> list[BlockShown]:
    """The blocks, those that hold first."""
    seen = list(seen)
    names = block_names([one.row for one in seen], county_id)
    asking = organisations_by_id({lift.organisation_id for one in seen for lift in one.lifts}).values()
    whom = {organisation.pk: organisation.name for organisation in asking}
    return [
        BlockShown(
            one.row.pk, names[one.row.pk], _said(one, standing),
            list(
                dict.fromkeys(  # each sector answers for its own, and two that stand alike are said once
                    _lifting(lift, whom.get(lift.organisation_id, _("En annan organisation")), at)
                    for lift in one.lifts
                    if lift.period or (lift.answered_at is None and one.stands)
                )
            ),
            one.stands,
        )
        for one in seen
    ]  # fmt: skip


def _lifting(lift: BlockLift, whom: str, at: datetime) -> str:
    """That it is lifted for somebody in an emergency, was, or that they have asked and nobody has answered."""
    why = reason_text(lift.reason)
    words = {"whom": whom, "who": label_text(lift.answered_by_label), "asked": moment_text(lift.asked_at)}
    if lift.period is None:
        waits = _("%(whom)s bad %(asked)s om att spärren hävs i ett nödläge. Ingen har svarat än.")
        return together(filled(waits, **words), why)
    words["when"] = moment_text(lift.period.upper)
    if lift.period.upper > at:
        return together(filled(_("Hävd för %(whom)s till %(when)s i ett nödläge. %(who)s svarade."), **words), why)
    return together(filled(_("Var hävd för %(whom)s till %(when)s i ett nödläge. %(who)s svarade."), **words), why)


def _who(label: str, party_id: UUID | None, one: BlockSeen, standing: Standing) -> str:
    """Who said it, and for whom where it was not the person: a label has whose they stand for in brackets."""
    name = label_text(standing.known(label))
    own = party_id == one.row.subject_id if party_id else name == standing.name
    return name if own else _("%(who)s för %(name)s") % {"who": name, "name": standing.first}


def _said(one: BlockSeen, standing: Standing) -> str:
    row = one.row
    if not one.stands:
        words = {
            "day": day_text(row.period.upper or row.recorded_at), "who": _who(row.lifted_by_label, None, one, standing),
            "way": way_name(row.lifted_way), "pen": label_text(row.lifted_registered_by_label),
        }  # fmt: skip
        if row.lifted_registered_by_label:
            return _("Hävd den %(day)s. %(who)s sa det %(way)s, och %(pen)s skrev in det.") % words
        return _("Hävd den %(day)s av %(who)s.") % words
    words = {
        "who": _who(row.said_by_label, row.said_by_id, one, standing), "day": day_text(row.period.lower),
        "way": way_name(row.way), "pen": label_text(row.registered_by_label),
    }  # fmt: skip
    if row.registered_by_id == row.said_by_id:
        return _("Spärrad sedan den %(day)s av %(who)s.") % words
    return _("Spärrad sedan den %(day)s. %(who)s sa det %(way)s, och %(pen)s skrev in det.") % words


def thanks_words(standing: Standing) -> Words:
    """The thanks after each act."""
    return {
        "set": lambda: Thanks(
            _("Nu är det spärrat"),
            (
                _("Ingen utanför kan läsa det, från och med nu."),
                _("De som redan har läst kan inte glömma det."),
                standing.say(_("Du kan häva spärren när du vill."), _("%(name)s får veta att du har spärrat.")),
            ),
        ),
        "lifted": lambda: Thanks(
            _("Spärren är hävd"),
            (
                standing.say(
                    _("Den som får läsa om dig kan läsa det igen."),
                    _("Den som får läsa om %(name)s kan läsa det igen. %(name)s får veta det."),
                ),
                _("Du kan spärra på nytt."),
            ),
        ),
    }
