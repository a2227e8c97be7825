"""Which arbetslag an address asks for, and what the boards show of it.

What nobody has, and what is late, is shown whichever is chosen, with whose it would be: so nothing falls between two.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.utils.translation import gettext as _

from ledstjarna.domain.visits.models import Visit
from ledstjarna.domain.visits.queries import Carer, crew_list, crews_in, persons_crews
from ledstjarna.domain.visits.rules.continuity import Continuity
from ledstjarna.domain.visits.rules.crews import LONGEST, Crews
from ledstjarna.domain.visits.rules.states import AHEAD
from ledstjarna.foundation.clock import today
from ledstjarna.web.door import ViewerRequest
from ledstjarna.web.layout.chrome import PageLink
from ledstjarna.web.visiting.words import promise_text

ASKED = "lag"
IN_NONE = "-"  # no crew can be called that

Whose = Callable[[UUID], str]


def nobodys(_subject_id: UUID) -> str:
    """Where crews are not spoken of."""
    return ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """One crew, those who are in none (the empty name), or all (None)."""

    crews: Crews
    name: str | None
    persons: Mapping[UUID, str]

    def has(self, carer_id: UUID | None) -> bool:
        """Whether a carer is shown."""
        return self.crews.has(self.name, carer_id)

    @property
    def called(self) -> str:
        """What is chosen, in words; nothing where all are."""
        return "" if self.name is None else _crew_text(self.name)

    def about(self, text: str) -> str:
        """What is said of the chosen crew, with whose it is."""
        return f"{self.called}: {text[:1].lower()}{text[1:]}" if self.called else text

    def told_with(self, rows: Sequence[Visit]) -> list[Visit]:
        """What is told when the chosen crew's visits are."""
        return self.crews.told_with(self.name, rows)

    def shown(self, rows: Sequence[Visit]) -> list[Visit]:
        """The visits of those who are shown, and what nobody has."""
        return [row for row in rows if row.carer_id is None or self.has(row.carer_id)]

    def fortnights(self, rows: Sequence[Visit]) -> list[Visit]:
        """Every visit of the persons who meet those shown, or have one that nobody has, or a late one."""
        if self.name is None:
            return list(rows)
        its = {
            row.subject_id for row in rows
            if row.carer_id is None or self.has(row.carer_id) or (row.state in AHEAD and promise_text(row))
        }  # fmt: skip
        return [row for row in rows if row.subject_id in its]

    def own_first(self, rows: Sequence[Visit]) -> list[Visit]:
        """The same rows, those that would be the chosen crew's before the others'."""
        if self.name is None:
            return list(rows)
        return sorted(rows, key=lambda row: self.persons.get(row.subject_id, "") != self.name)

    def whose(self, subject_id: UUID) -> str:
        """Whose a person's visits would be, in words; nothing where no crews are said."""
        if not self.crews.of:
            return ""
        return _crew_text(self.persons.get(subject_id, ""))

    def counted(self, whole: Continuity, *, every: bool = False) -> list[tuple[str, Continuity]]:
        """The unit's continuity by whose the persons are: of the chosen crew, or of `every` one, by name. Those of no
        crew where there are any."""
        if not self.crews.of or (self.name is None and not every):
            return []
        names = [*self.crews.names, ""] if every else [self.name or ""]
        found = [
            (name, whole.among(lambda key, name=name: self.persons.get(key, "") == name))  # type: ignore[misc]
            for name in names
        ]
        return [(name or _("Inget arbetslag"), its) for name, its in found if name or its.persons or not every]

    @property
    def asked(self) -> dict[str, str]:
        """What an address carries on."""
        return {} if self.name is None else {ASKED: self.name or IN_NONE}

    @property
    def on(self) -> str:
        """The same, to put after an address that asks nothing yet."""
        return f"?{urlencode(self.asked)}" if self.asked else ""

    @property
    def also(self) -> str:
        """The same, after one that does."""
        return f"&{urlencode(self.asked)}" if self.asked else ""

    def way(self, path: str, **more: object) -> str:
        """An address with the choice kept."""
        told = {**{key: str(value) for key, value in more.items()}, **self.asked}
        return f"{path}?{urlencode(told)}" if told else path

    def links(self, path: str, carers: Sequence[Carer], **more: object) -> list[PageLink]:
        """What can be chosen on a page; nothing where no crews are said. Those in none where there are any."""
        if not self.crews.of:
            return []
        loners = self.name == "" or any(one.id not in self.crews.of for one in carers)
        names: list[str | None] = [None, *self.crews.names, *([""] if loners else [])]
        said = {None: _("Alla"), "": _("Inget arbetslag")}
        return [
            PageLink(
                said.get(name) or str(name), Chosen(self.crews, name, self.persons).way(path, **more),
                name == self.name,
            )
            for name in names
        ]  # fmt: skip


def _crew_text(name: str) -> str:
    return _("Arbetslag %(name)s") % {"name": name} if name else _("Inget arbetslag")


def chosen(request: ViewerRequest) -> Chosen:
    """What the address asks for; all where it names no crew of the unit. Two queries, one where no crews are said."""
    unit_id = request.viewer.unit_id or request.viewer.party_id
    crews = crews_in(crew_list(unit_id))
    told = request.GET.get(ASKED)
    name = "" if told == IN_NONE and crews.of else told if told in crews.names else None
    return Chosen(crews, name, persons_crews(unit_id, crews, today()) if crews.of else {})


def carried(request: ViewerRequest) -> dict[str, str]:
    """What an address carries on, as it stands: a page between two boards shows nothing of it and looks nothing up."""
    told = request.GET.get(ASKED, "")
    return {ASKED: told} if told and len(told) <= LONGEST else {}
