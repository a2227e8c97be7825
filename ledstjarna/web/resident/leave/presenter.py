"""Whom somebody who cares can talk to, and thanks without blame."""

from uuid import UUID

from django.utils.translation import gettext as _

from ledstjarna.domain.organisations.queries import staff_of, units
from ledstjarna.domain.people.queries import home_area
from ledstjarna.web.resident.thanking import Thanks

THANKS = {
    "slut": lambda: Thanks(
        _("Tack för allt du har gjort"),
        (
            _("Du behöver inte göra det längre."),
            _("Samordnaren svarar för det i dag och söker någon ny. Den du hjälper får veta vem det är."),
            _("Det är kommunen och vården som ansvarar för att hjälpen räcker, inte du."),
        ),
    ),
    "soker": lambda: Thanks(
        _("Tack för att du säger till"),
        (
            _("Samordnaren söker någon ny. Du gör det tills någon har sagt ja."),
            _("Orkar du inte vänta? Säg till igen, så slutar du direkt."),
        ),
    ),
    "slut-utan": lambda: Thanks(
        _("Tack för allt du har gjort"),
        (
            _("Du behöver inte göra det längre."),
            _("Den du hjälper ser det i sin plan, och kan fråga någon annan eller ansöka om hjälp."),
            _("Det är kommunen och vården som ansvarar för att hjälpen räcker, inte du."),
        ),
    ),
    "soker-utan": lambda: Thanks(
        _("Tack för att du säger till"),
        (
            _("Den du hjälper ser det i sin plan, och kan fråga någon annan eller ansöka om hjälp."),
            _("Orkar du inte vänta? Säg till igen, så slutar du direkt."),
        ),
    ),
    "stod": lambda: Thanks(
        _("Bra att du frågade"),
        (_("Någon hör av sig till dig."), _("Här nedanför står vem, och när du senast har fått svar.")),
    ),
}


def carer_contact(subject_id: UUID) -> tuple[str, str] | None:
    """The unit that supports carers where the person lives, and who works there; None when there is none here."""
    area = home_area(subject_id)
    for unit in units(kinds=["carer_support"], municipality_id=area.municipality_id, county_id=area.county_id):
        advisor = next((row for row in staff_of(unit_id=unit.pk) if row.role == "carer_advisor"), None)
        if advisor:
            return advisor.staff_member.name, unit.name
    return None
