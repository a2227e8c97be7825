"""Who a staff member is to an identity provider, a passkey or an invitation."""

from uuid import UUID

from ledstjarna.domain.organisations.models import (
    Invitation,
    OuterAccount,
    Passkey,
    StaffMember,
)
from ledstjarna.foundation.clock import now


def staff_known_as(*, hsa_id: str) -> UUID | None:
    """The staff member with exactly this HSA-id; None for nobody, and when two have it: then it tells nobody apart."""
    found = list(StaffMember.objects.filter(hsa_id=hsa_id).values_list("pk", flat=True)[:2]) if hsa_id else []
    return found[0] if len(found) == 1 else None


def staff_with_account(*, issuer: str, subject: str) -> UUID | None:
    """Whose account at an identity provider this is."""
    rows = OuterAccount.objects.filter(issuer=issuer, subject=subject)
    return rows.values_list("staff_member_id", flat=True).first()


def passkeys_of(staff_member_id: UUID) -> list[Passkey]:
    """The passkeys that a staff member has now, the oldest first."""
    return list(Passkey.objects.filter(staff_member_id=staff_member_id, removed_at=None).order_by("made_at"))


def passkey_with(credential_id: bytes) -> Passkey | None:
    """The passkey with this credential, unless it was removed."""
    return Passkey.objects.filter(credential_id=credential_id, removed_at=None).select_related("staff_member").first()


def open_invitation(digest: str) -> Invitation | None:
    """The invitation with this digest, while it can be used."""
    rows = Invitation.objects.filter(digest=digest, used_at=None, expires_at__gt=now())
    return rows.select_related("staff_member").first()
