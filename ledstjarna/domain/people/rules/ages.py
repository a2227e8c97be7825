"""Ages as the law counts them: reached on the birthday; who was born on 29 February, on 1 March in other years."""

from datetime import date


def age_on(birth_date: date, day: date) -> int:
    """Whole years lived on `day`. Negative before birth."""
    return day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))


def birthday(birth_date: date, age: int) -> date:
    """The day on which somebody reaches `age`."""
    year = birth_date.year + age
    try:
        return birth_date.replace(year=year)
    except ValueError:
        return date(year, 3, 1)
