"""Does a number contradict what else is known about the person?"""

from datetime import date

from ledstjarna.foundation.identity.model import IdentityNumber, Kind


def contradicts(number: IdentityNumber, birth_date: date) -> bool:
    """Whether the number states another birth date than `birth_date`.

    A samordningsnummer without a possible date still states a year. A number that states nothing never contradicts.
    A contradiction is a question to somebody, not proof of a wrong number: when a day's numbers are used up the
    number may carry a neighbouring day (folkbokföringslagen 18 §, from memory).
    """
    if number.birth_date is not None:
        return number.birth_date != birth_date
    if number.kind is Kind.SAMORDNINGSNUMMER:
        return int(number.value12[:4]) != birth_date.year
    return False
