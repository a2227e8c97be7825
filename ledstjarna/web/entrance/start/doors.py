"""The five doors as the start page tells of them, and what the one that is not open yet will be for."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from ledstjarna.web.addresses import address


@dataclass(frozen=True, slots=True)
class DoorTold:
    """A door: its name, whom it is for, its icon and its address."""

    name: str
    text: str
    icon: str
    href: str


@dataclass(frozen=True, slots=True)
class Later:
    """A door that is not open yet: the question one comes with, what it will do, and what can be done until then."""

    name: str
    question: str
    will: tuple[str, ...]
    today: str


def open_doors() -> list[DoorTold]:
    """The doors one can go in by."""
    return [
        DoorTold(
            _("Min plan"),
            _("För dig som planen handlar om, och för dina närstående. Berätta, välj, kom överens och se vem som "
              "har läst."),
            "heart", address("plan"),
        ),
        DoorTold(
            _("Teamet"),
            _("För personal i kommun, region och hos utförare. Se vad som är ditt, vad som väntar och vad som är "
              "bestämt."),
            "people", address("team_home"),
        ),
        DoorTold(
            _("Föreningen"),
            _("För föreningar och volontärer. Se vem som gärna vill ha hjälp, och svara ja eller nej."),
            "house", address("association_home"),
        ),
        DoorTold(_("Min dag"), _("För den som åker hem till människor."), "calendar", address("my_visits")),
    ]  # fmt: skip


def later_doors() -> list[DoorTold]:
    """The doors that are not open yet."""
    return [
        DoorTold(_("Ledstjärnan"), _("För alla som vill veta om vården kommer närmare."), "eye",
                 address("closed_door", door="ledstjarnan")),
    ]  # fmt: skip


def later(door: str) -> Later:
    """What a door that is not open yet will be. Raises KeyError for a door that there is none of."""
    told = {
        "ledstjarnan": lambda: Later(
            _("Ledstjärnan"),
            _("Kommer vården närmare, är den lika för alla, och vad ska vi pröva härnäst?"),
            (
                _("En fråga i taget: en mening som svarar, en bild, och tabellen bakom."),
                _("Bara siffror om många. Aldrig något om en enda person."),
                _("Öppet för var och en, inte bara för dem som leder."),
            ),
            _("Inga siffror visas förrän de går att lita på."),
        ),
    }
    return told[door]()
