"""The ways in, door by door: identity providers and passkeys, and the roles of a demonstration."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ledstjarna.web.entrance.providers.configured import Provider, providers
from ledstjarna.web.entrance.roles import DemoRole

_NO_PERSONS = frozenset({"process_leader", "log_controller"})  # who count, or check who has read
_PRIVATE = frozenset({"person", "close_one", "representative"})


@dataclass(frozen=True, slots=True)
class Group:
    """The roles of one door."""

    title: str
    text: str
    roles: tuple[DemoRole, ...]


def groups(roles: Sequence[DemoRole]) -> list[Group]:
    """The roles by door, the person's first; doors that nobody goes to are left out."""
    private = tuple(role for role in roles if role.kind in _PRIVATE or role.subject_id)
    association = tuple(role for role in roles if role.kind == "association")
    later = tuple(role for role in roles if role.code in _NO_PERSONS)
    team = tuple(role for role in roles if role not in (*private, *association, *later))
    found = [
        Group(_("Min plan"), _("För dig som planen handlar om, och för dem som står dig nära."), private),
        Group(_("Teamet"), _("För personal i kommun, region och hos utförare."), team),
        Group(_("Föreningen"), _("För föreningar och volontärer."), association),
        Group(_("Ledning och kontroll"), _("Siffror om många, aldrig om en, och kontroll av vem som har läst."), later),
    ]
    return [group for group in found if group.roles]


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways in of one door: its providers, and whether passkeys are one."""

    title: str
    text: str
    icon: str
    providers: tuple[Provider, ...]
    passkeys: bool = False


def ways_in() -> list[Ways]:
    """The ways in by door, the person's first. None at all where no provider is set up."""
    found = providers()
    if not found:
        return []
    told = [
        Ways(_("Min plan"), _("För dig som planen handlar om."), "person", _for(found, "person")),
        Ways(_("Teamet"), _("För personal i kommun, region och hos utförare."), "people", _for(found, "staff")),
        Ways(_("Föreningen"), _("För föreningar och volontärer."), "heart", _for(found, "association"), passkeys=True),
    ]
    return [ways for ways in told if ways.providers or ways.passkeys]


def _for(found: Sequence[Provider], audience: str) -> tuple[Provider, ...]:
    return tuple(one for one in found if one.audience == audience)
