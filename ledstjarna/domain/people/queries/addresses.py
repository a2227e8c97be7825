"""Where somebody around the person hears that there is something to read, as the person or they themselves told it."""

from collections.abc import Iterator
from uuid import UUID

from ledstjarna.domain.organisations.queries import assignments_by_id, reach_of, staff_of
from ledstjarna.domain.people.models import CloseOne, Representative
from ledstjarna.domain.people.rules.notices import address_finding, is_mobile, plain_address


def addresses_of(party_id: UUID) -> list[tuple[str, str]]:
    """Channel and address, the one to try first first: of somebody close, a representative, or an association.

    Staff of a principal or a provider have none here: they are told inside, on the first page that they come to.
    """
    return [
        (channel, address)
        for channel, written in _written(party_id)
        if (address := plain_address(channel, written)) and address_finding(channel, address) is None
        and (channel != "sms" or is_mobile(address))
    ]  # fmt: skip


def _written(party_id: UUID) -> Iterator[tuple[str, str]]:
    close = CloseOne.objects.filter(pk=party_id, ended_at=None).values_list("phone", flat=True).first()
    represents = Representative.objects.filter(pk=party_id).values_list("phone", flat=True).first()
    yield from (("sms", phone) for phone in (close, represents) if phone)
    rows = [*assignments_by_id([party_id]).values(), *staff_of(unit_id=party_id)]
    around = [row for row in rows if row.unit.organisation.kind == "association"]
    reaches = reach_of([row.pk for row in around])
    for row in around:
        if row.pk in reaches:
            yield from (("email", reaches[row.pk].email), ("sms", reaches[row.pk].text_phone))
