"""What the resident's messages say."""

from django.utils.translation import gettext as _

from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.people.queries import mandate_hindrance
from ledstjarna.foundation.findings import Finding
from ledstjarna.web.messaging.presenter import Named
from ledstjarna.web.resident.standing import Standing
from ledstjarna.web.resident.thanking import Thanks, Words
from ledstjarna.web.wording import label_text


def who_is(standing: Standing) -> Named:
    """People by name and role, without whose plan it is: here that is known."""
    return lambda label: str(label_text(standing.known(label)))


def writing_hindrance(reading: Reading) -> Finding | None:
    """Why a representative may not write; everybody else who reads a thread may."""
    if reading.viewer.kind != "representative":
        return None
    return mandate_hindrance(reading, reading.viewer.party_id, "plan")


THANKS: Words = {
    "skickat": lambda: Thanks(
        _("Skickat"),
        (
            _("Det du skrev står här nedanför, och vem som har det."),
            _("Får du inget svar i tid går frågan vidare till någon annan. Du behöver inte påminna."),
        ),
    ),
    "lasare": lambda: Thanks(_("Sparat"), (_("Nu läser bara de som du har valt, och ditt team."),)),
    "avslutat": lambda: Thanks(_("Samtalet är avslutat"), (_("Det finns kvar här om du vill läsa det igen."),)),
}
