"""Those close to the person, in words."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from ledstjarna.domain.consent.rules import PLAN, STORY, TEAM, last_day_of_consent
from ledstjarna.domain.people.rules import CAN_BE_LET
from ledstjarna.web.resident.standing import Standing
from ledstjarna.web.resident.thanking import Thanks, Words
from ledstjarna.web.wording import date_text, mandate_name, relation_name
from ledstjarna.web.wording.labels import said_text, with_and

CHOICES = {
    PLAN: lambda: _("planen"),
    STORY: lambda: _("berättelsen"),
    TEAM: lambda: _("vilka som är med i teamet"),
}


@dataclass(frozen=True, slots=True)
class CloseShown:
    """Somebody close. `reads` is None where the viewer cannot see whether they may, `lets` what and until when."""

    id: UUID
    name: str
    relation: str
    phone: str
    is_carer: bool
    reads: bool | None
    has_number: bool
    protected: bool
    said: str  # how it was said and who noted it, where it was not written by themself
    lets: str = ""


def close_shown(
    rows: Sequence[Any],
    grounds: Mapping[UUID, Any] | None,
    numbers: Collection[UUID],
    *,
    phones: bool,
    to_close: UUID | None,
) -> list[CloseShown]:
    """Each with whether they may read. `numbers`: for whom one to sign in by is written.

    `phones`: whether any number is told; where the person is protected none is to those close. `to_close`: somebody
    close, who reads who else is, and no number but their own, nor that where it is protected (rules/identities).
    """
    return [
        CloseShown(
            row.id, row.name, relation_name(row.relation),
            row.phone if phones and (to_close is None or (to_close == row.id and not row.protected)) else "",
            row.is_carer,
            None if grounds is None else row.id in grounds, row.id in numbers, row.protected,
            said_text(row.way, row.noted_by_label),
            lets_text(grounds[row.id]) if grounds and row.id in grounds else "",
        )
        for row in rows
    ]  # fmt: skip


def lets_text(ground: Any) -> str:
    """What somebody close reads, and until when."""
    what = with_and([CHOICES[kind]() for kind in CAN_BE_LET if kind in ground.kinds])
    last = last_day_of_consent(ground.period.upper)
    if last is None:
        return _("Får läsa %(what)s, tills du ändrar det.") % {"what": what}
    return _("Får läsa %(what)s till och med %(day)s.") % {"what": what, "day": date_text(last, with_year=True)}


def representative_words(row: Any) -> tuple[str, str]:
    """Name, and as what until when."""
    held = [
        _("%(kind)s till den %(day)s") % {"kind": mandate_name(one.kind), "day": date_text(one.period.upper)}
        if one.period.upper
        else mandate_name(one.kind)
        for one in row.mandates
    ]
    return row.representative.name, ", ".join(held)


def thanks_words(standing: Standing) -> Words:
    """The thanks after each step."""
    reads = (
        _("Hen kan läsa det du kryssade i. Du väljer fortfarande själv."),
        _("Hen kan läsa det du kryssade i. Hen kan inte välja åt %(name)s."),
    )
    return {
        "namnd": lambda: Thanks(
            _("Tack, nu är hen nämnd"), (_("Hen kan inte läsa något än. Det bestämmer du här nedanför."),)
        ),
        "laser": lambda: Thanks(_("Nu får hen läsa"), (standing.say(*reads), _("Du kan ändra dig när du vill."))),
        "loggar-in": lambda: Thanks(_("Tack, numret är sparat"), (_("Nu kan hen logga in, och se det hen får läsa."),)),
        "nummer": lambda: Thanks(
            _("Tack, numret är sparat"), (_("Hen kan logga in när hen får läsa, eller har en fråga att svara på."),)
        ),
        "inget-nummer": lambda: Thanks(
            _("Numret är borttaget"),
            (_("Hen kan inte logga in med det från och med nu."), _("Du kan skriva ett nytt.")),
        ),
        "laser-inte": lambda: Thanks(_("Nu kan hen inte läsa längre"), (_("Det gäller från och med nu."),)),
        "skyddad": lambda: Thanks(
            _("Tack, nu skyddas uppgifterna"),
            (
                _("Namnet och numret står bara på sidorna här: inte på papper, i filer, i listor eller i loggen."),
                _("Det som redan är utskrivet eller skickat går inte att ta tillbaka."),
            ),
        ),
        "inte-skyddad": lambda: Thanks(
            _("Nu står namnet och numret som för andra"), (_("Du kan ändra det när du vill."),)
        ),
        "slut": lambda: Thanks(
            _("Nu är hen inte nämnd längre"),
            (
                _("Hen kan inte läsa något, och de frågor hen hade är borta."),
                _("Det som har hänt står kvar i Vad har hänt."),
            ),
        ),
    }
