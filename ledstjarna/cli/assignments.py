"""Which assignment a command means, and which there are at an organisation."""

from collections.abc import Collection, Iterator
from uuid import UUID

from ledstjarna.cli.failures import Exit, Failure
from ledstjarna.cli.language import _


def assignment_named(text: str, *, kinds: Collection[str] = ("staff",)) -> UUID:
    """The assignment that is meant: by its id, and in a demonstration by the role that it offers somebody in, where
    that is somebody of one of `kinds`.

    Raises Failure where there is none, saying where ids are found.
    """
    from django.conf import settings

    try:
        return UUID(text)
    except ValueError:
        if settings.DEMO:
            from ledstjarna.demo.sign_in import roles

            found = next((role.party_id for role in roles() if role.code == text and role.kind in kinds), None)
            if found:
                return found
    raise none_such()


def none_such() -> Failure:
    """That there is no such assignment, and where ids are found."""
    return Failure(
        _("Det finns inget sådant uppdrag nu. Se vilka som finns med: ledstjarna invite --list NAMN"), Exit.USAGE
    )


def assignments_at(name: str) -> Iterator[str]:
    """One line for each assignment that stands at the organisations and units whose name holds this, with its id."""
    from ledstjarna.domain.organisations.queries import assignments_where
    from ledstjarna.web.wording.vocabulary import role_name

    for row in assignments_where(name):
        yield f"{row.pk}  {row.staff_member.name}, {role_name(row.role)}, {row.unit.name}"
