"""The three consents that the team asks for, in words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from ledstjarna.domain.consent.models import Consent
from ledstjarna.domain.organisations.models import Organisation
from ledstjarna.domain.organisations.queries import principals, units
from ledstjarna.domain.people.models import Representative
from ledstjarna.web.how_long import halves_text, holds_text
from ledstjarna.web.team.about import About
from ledstjarna.web.team.ways import way_to
from ledstjarna.web.wording import label_text, moment_text, state_text, way_name

_LOOKS = {"": "missing", "given": "agreed", "refused": "declined", "withdrawn": "withdrawn", "ended": "withdrawn",
          "half": "waits"}  # fmt: skip

# Title and what to tell the person before they answer.
KINDS: dict[str, Callable[[], tuple[str, str]]] = {
    "sharing": lambda: (
        _("Dela planen med andra"),
        _("Berätta vilka som vill ta del av planen och varför. De ser inget förrän personen har sagt ja."),
    ),
    "reading": lambda: (
        _("Läsa vad andra har skrivit"),
        _("Berätta vem som behöver läsa vad andra vårdgivare och socialtjänsten har skrivit, och varför."),
    ),
    "plan": lambda: (
        _("Göra en samordnad individuell plan (SIP)"),
        _("Berätta vad en SIP är: kommunen och regionen gör en plan tillsammans med personen. Det är frivilligt."),
    ),
}


@dataclass(frozen=True, slots=True)
class ConsentCard:
    """One kind of consent and how it stands."""

    title: str
    text: str
    state: str
    word: str
    said: str
    covers: list[str]
    until: str
    waits: list[str]  # what one guardian has said yes to, and waits for the other
    href: str


def consent_cards(
    subject_id: UUID, current: Mapping[str, Consent], names: Mapping[UUID, Organisation],
    waits: Mapping[str, list[str]], said_by: Mapping[str, str],
) -> list[ConsentCard]:  # fmt: skip
    """All three, whether they have been asked or not. `said_by`: by kind, as `who_said` tells it."""
    return [
        _card(subject_id, kind, current.get(kind), names, waits.get(kind, []), said_by.get(kind, "")) for kind in KINDS
    ]


def halves_of_kinds(
    halves: Mapping[str, Sequence[Consent]], names: Mapping[UUID, Organisation], guardians: Sequence[Representative]
) -> dict[str, list[str]]:
    """By kind, what one guardian has said yes to and the other has not."""
    plain = {key: row.name for key, row in names.items()}
    return {kind: halves_text(rows, plain, guardians) for kind, rows in halves.items()}


def _card(
    subject_id: UUID, kind: str, row: Consent | None, names: Mapping[UUID, Organisation], waits: list[str],
    who: str,
) -> ConsentCard:  # fmt: skip
    title, text = KINDS[kind]()
    said = ""
    if row and (row.state != "ended" or row.ends_at):  # the clock's own note of the end is nobody's answer
        said = _("%(who)s, %(way)s, %(moment)s. Registrerat av %(by)s.") % {
            "who": who,
            "way": way_name(row.way),
            "moment": moment_text(row.said_at),
            "by": label_text(row.registered_by_label),
        }
    state = row.state if row else ""
    shown = "half" if waits and state != "given" else state
    covers = [names[one].name for one in row.organisations if one in names] if row and state == "given" else []
    href = way_to("team_consent", subject_id, kind=kind)
    return ConsentCard(
        title, text, _LOOKS[shown], state_text(shown, "consent").word, said, covers, holds_text(row), waits, href
    )


def organisation_choices(whom: About) -> list[tuple[str, str]]:
    """Who may be let in: the two principals and the providers in the person's municipality. Never an association."""
    county, municipality = whom.person.county_id, whom.person.municipality_id or ""
    found = {row.pk: row.name for row in principals(county_id=county, municipality_id=municipality)}
    here = units(municipality_id=municipality) if municipality else []
    for unit in here:
        if unit.organisation.kind != "association":
            found.setdefault(unit.organisation_id, unit.organisation.name)
    return [(str(key), name) for key, name in found.items()]
