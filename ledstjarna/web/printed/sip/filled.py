"""A SIP form filled from the plan: what stands in each field, and what is missing, said plainly."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.organisations.queries import municipalities
from ledstjarna.domain.people.models import Story
from ledstjarna.domain.people.queries import current_story
from ledstjarna.domain.plans.models import Commitment
from ledstjarna.domain.plans.queries import SipContent, level_of
from ledstjarna.domain.plans.rules.sip_form import SECTION_OF, is_missing
from ledstjarna.domain.teams.models import TeamMember
from ledstjarna.domain.teams.queries import team
from ledstjarna.foundation.clock import day_of
from ledstjarna.web.how_long import holds_text
from ledstjarna.web.printed.discreet import Whose, whose_paper
from ledstjarna.web.printed.sip.forms import Asked, Form, said
from ledstjarna.web.wording import (
    date_text,
    filled,
    label_text,
    level_name,
    linked_plan_title,
    state_text,
    together,
    way_name,
    written,
)
from ledstjarna.web.wording.level_now import level_now_text
from ledstjarna.web.wording.parts import decided_text, decision_of


@dataclass(frozen=True, slots=True)
class FilledField:
    """One field: its label, its lines, the section of law that asks it, and whether it is missing."""

    code: str
    label: str
    lines: list[str]
    law: str
    missing: bool


@dataclass(frozen=True, slots=True)
class FilledForm:
    """The whole form in words."""

    title: str
    sections: list[tuple[str, list[FilledField]]]

    @property
    def missing(self) -> list[str]:
        """The labels of what is missing."""
        return [one.label for _title, fields in self.sections for one in fields if one.missing]


@dataclass(frozen=True, slots=True)
class Known:
    """Everything a form can be filled with."""

    content: SipContent
    whose: Whose
    story: Story | None
    municipality: str
    members: list[TeamMember]


def filled_form(reading: Reading, content: SipContent, form: Form) -> FilledForm:
    """The form with what the plan says. Four queries beside the content's."""
    whose = whose_paper(reading)
    places = {row.code: row.name for row in municipalities(county_id=whose.person.county_id)}
    known = Known(
        content, whose, current_story(reading) if reading.may("story") else None,
        places.get(whose.person.municipality_id or "", "") if whose.named else "", team(reading),
    )  # fmt: skip
    sections = [(said(part.title), [_field(one, known) for one in part.fields]) for part in form.sections]
    return FilledForm(said(form.title), sections)


def _field(asked: Asked, known: Known) -> FilledField:
    label, fill = _FIELDS[asked.code]
    lines = [known.whose.unnamed(line) for line in fill(known) if line]
    return FilledField(
        asked.code, asked.in_words(label()), lines, SECTION_OF[asked.code], is_missing(asked.code, bool(lines))
    )


def _judged(known: Known) -> list[str]:
    sip = known.content.sip
    who = _("%(who)s, %(day)s") % {
        "who": label_text(sip.judged_by_label), "day": date_text(day_of(sip.judged_at), with_year=True)
    }  # fmt: skip
    return [who, written(sip.why)]


def _consent(known: Known) -> list[str]:
    consent = known.content.consent
    if consent is None or consent.state != "given":
        return []
    words = {
        "who": label_text(consent.said_by_label), "way": way_name(consent.way),
        "day": date_text(day_of(consent.said_at), with_year=True),
    }  # fmt: skip
    said = _("%(who)s har samtyckt %(way)s, %(day)s.") % words
    return [f"{said} {holds_text(consent)}"]


def _took_part(known: Known) -> list[str]:
    return {True: [_("Ja")], False: [_("Nej")], None: []}[known.content.sip.person_took_part]


def _goals(known: Known) -> list[str]:
    return [
        together(
            written(f"”{goal.words}”{'' if goal.words.rstrip()[-1:] in '.!?' else '.'}"),
            _("Nu: %(now)s. Önskat: %(wanted)s.")
            % {"now": level_now_text(level_of(goal)), "wanted": level_name(goal.wanted_level).lower()},
        )
        for goal in known.content.goals
    ]


def _supports(known: Known) -> list[str]:
    content = known.content
    rows = (*content.by_region, *content.by_municipality, *content.without_principal, *content.by_others)
    return [as_support(part, known.whose) for part in rows]


def as_support(part: Commitment, whose: Whose) -> str:
    """What it is, and how much: as it is decided where there is a decision, else as it was agreed."""
    much = decided_text(decision_of(part)) or whose.when(part)
    return together(written(part.title), much, by=" · ") if much else written(part.title)


def _parts(known: Known, rows: Iterable[Commitment]) -> list[str]:
    return [
        filled(
            _("%(what)s: %(who)s (%(state)s)"), what=written(part.title),
            who=known.whose.label(part.owner_label, part.held_by),
            state=state_text(part.state, "commitment").word.lower(),
        )
        for part in rows
    ]  # fmt: skip


def _others(known: Known) -> list[str]:
    if known.content.others_none:
        return [_("Ingen annan gör något.")]
    return _parts(known, known.content.by_others)


def _follow_up(known: Known) -> list[str]:
    content = known.content
    return [date_text(content.follow_up, with_year=True), written(content.follow_up_how)] if content.follow_up else []


def _linked(known: Known) -> list[str]:
    return [
        filled(
            _("%(what)s. Finns hos %(who)s."),
            what=linked_plan_title(row.kind, row.title), who=label_text(row.held_by_label),
        )
        for row in known.content.linked
    ]  # fmt: skip


_Fill = Callable[[Known], list[str]]
_FIELDS: dict[str, tuple[Callable[[], str], _Fill]] = {
    "name": (lambda: _("Namn"), lambda k: [k.whose.name or _("Skyddade personuppgifter. Fyll i för hand.")]),
    "birth_date": (lambda: _("Född"), lambda k: [k.whose.born]),
    "municipality": (lambda: _("Kommun"), lambda k: [k.municipality]),
    "what_matters": (
        lambda: _("Det som är viktigt, med personens egna ord"),
        lambda k: [written(f"”{k.story.what_matters}”")] if k.story and k.story.what_matters else [],
    ),
    "judged": (lambda: _("Bedömning att en SIP behövs"), _judged),
    "consent": (lambda: _("Personens samtycke"), _consent),
    "took_part": (lambda: _("Personen har varit med och gjort planen"), _took_part),
    "close_ones": (lambda: _("Närstående som har varit med"), lambda k: [written(k.content.sip.close_ones_note)]),
    "team": (lambda: _("Med i planen"), lambda k: [label_text(row.label) for row in k.members]),
    "goals": (lambda: _("Personens mål"), _goals),
    "supports": (lambda: _("Insatser som behövs"), _supports),
    "region_answers": (lambda: _("Regionen ansvarar för"), lambda k: _parts(k, k.content.by_region)),
    "municipality_answers": (lambda: _("Kommunen ansvarar för"), lambda k: _parts(k, k.content.by_municipality)),
    "others_do": (lambda: _("Det någon annan gör"), _others),
    "responsible": (
        lambda: _("Övergripande ansvar"),
        lambda k: [k.content.sip.responsible.name] if k.content.sip.responsible else [],
    ),
    "follow_up": (lambda: _("Nästa uppföljning"), _follow_up),
    "linked": (lambda: _("Andra planer"), _linked),
    "signatures": (lambda: _("Namn och datum"), lambda _k: []),
}
