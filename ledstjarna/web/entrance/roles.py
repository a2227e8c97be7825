"""The roles that a demonstration offers to sign in as. Empty, and refused, when demonstration is off."""

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.utils.module_loading import import_string

CHOOSES = "chooses"  # the kind of who says themself, once signed in, as which assignment, or as what to a person
_SALT = "ledstjarna.demo-sign-in"


@dataclass(frozen=True, slots=True)
class DemoRole:
    """Somebody to sign in as: what they are called, what they come for, and which party they are."""

    code: str
    title: str
    name: str
    text: str
    party_id: UUID
    kind: str
    subject_id: UUID | None = None

    @property
    def token(self) -> str:
        """The signed token of this role's sign-in link."""
        fields = [self.code, str(self.party_id), self.kind, str(self.subject_id or "")]
        return signing.dumps(fields, salt=_SALT, compress=False)


def demo_roles() -> list[DemoRole]:
    """The roles of the loaded demonstration county, none when demonstration is off."""
    if not settings.DEMO:
        return []
    roles: list[DemoRole] = import_string(settings.DEMO_ROLES)()
    return roles


def behind_link(word: str) -> tuple[UUID, str, UUID | None] | None:
    """Party, kind and person of a sign-in link: a role's code, or a signed token.

    None for a link that is not ours, and for every link when demonstration is off.
    """
    if not settings.DEMO:
        return None
    named = next((role for role in demo_roles() if role.code == word), None) if word.isidentifier() else None
    if named:
        return named.party_id, named.kind, named.subject_id
    try:
        _, party, kind, subject = signing.loads(word, salt=_SALT)
    except (signing.BadSignature, ValueError):
        return None
    return UUID(party), kind, UUID(subject) if subject else None
