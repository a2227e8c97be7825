"""SCB's tables of the two counties as Python values, read once."""

from dataclasses import dataclass
from functools import cache

from ledstjarna.demo.county.files import rows

WOMAN, MAN = "woman", "man"
OLDEST = 100  # the table's last age is "100 and older"

ALONE_KINDS = ("woman_alone", "woman_alone_65", "man_alone", "man_alone_65")
SINGLE_PARENT_KINDS = ("mother_alone", "father_alone")
COUPLE_KINDS = ("couple", "couple_1_child", "couple_2_children", "couple_3_children")
OTHER_KINDS = ("others", "others_with_children")
TENURES = (
    "house_owned",
    "house_cooperative",
    "house_rented",
    "flat_cooperative",
    "flat_rented",
    "special_housing",
    "other",
)


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality with its tables. `people[sex][age]` and `tenure[household kind][tenure]` are counts of 2019."""

    code: str
    name: str
    body: str
    county: str
    people: dict[str, tuple[int, ...]]
    tenure: dict[str, tuple[int, ...]]
    households: dict[str, int]
    household_sizes: tuple[int, ...]

    @property
    def population(self) -> int:
        """All its residents in 2019."""
        return sum(map(sum, self.people.values()))


@cache
def municipalities() -> tuple[Municipality, ...]:
    """The 21 municipalities, in the order of their codes."""
    return tuple(_municipality(row) for row in sorted(rows("municipalities.csv"), key=lambda row: row["code"]))


@cache
def civil_status_shares() -> dict[tuple[str, str, int], tuple[float, ...]]:
    """(municipality, sex, age 18–25) → shares of unmarried, married, divorced, widowed. Older ages are not published
    in the file we have; see `civil_status.py`."""
    shares = {}
    for row in rows("civil_status.csv"):
        counts = [int(row[status]) for status in ("unmarried", "married", "divorced", "widowed")]
        shares[row["municipality"], row["sex"], int(row["age"])] = tuple(count / sum(counts) for count in counts)
    return shares


def _municipality(row: dict[str, str]) -> Municipality:
    code = row["code"]
    own_tenure = [line for line in rows("tenure.csv") if line["municipality"] == code]
    sizes = next(line for line in rows("household_size.csv") if line["municipality"] == code)
    return Municipality(
        code=code,
        name=row["name"],
        body=row["body"],
        county=row["county"],
        people={
            line["sex"]: tuple(int(line[str(age)]) for age in range(OLDEST + 1))
            for line in rows("population.csv")
            if line["municipality"] == code
        },
        tenure={line["household_kind"]: tuple(int(line[tenure]) for tenure in TENURES) for line in own_tenure},
        households={
            line["household_kind"]: sum(int(line[tenure]) for tenure in (*TENURES, "unknown")) for line in own_tenure
        },
        household_sizes=tuple(int(sizes[str(size)]) for size in range(1, 8)),
    )
