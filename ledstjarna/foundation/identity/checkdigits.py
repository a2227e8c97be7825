"""Check digits: Luhn for the state's numbers, Damm for our own."""

# Damm, H. M. (2004), "Total anti-symmetrische Quasigruppen": the order-10 quasigroup.
# It catches every single wrong digit and every swap of two neighbours, which Luhn does not (09 ↔ 90).
_DAMM = (
    "0317598642",
    "7092154863",
    "4206871359",
    "1750983426",
    "6123045978",
    "3674209581",
    "5869720134",
    "8945362017",
    "9438617205",
    "2581436790",
)

_DOUBLED = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)


def luhn_holds(digits: str) -> bool:
    """Whether the last digit is right by Luhn (ISO/IEC 7812-1), as personnummer, samordningsnummer use it."""
    total = sum(int(digit) for digit in digits[::-2])
    total += sum(_DOUBLED[int(digit)] for digit in digits[-2::-2])
    return total % 10 == 0


def damm_digit(digits: str) -> str:
    """The digit that makes `digits` plus itself hold by Damm."""
    interim = 0
    for digit in digits:
        interim = int(_DAMM[interim][int(digit)])
    return str(interim)


def damm_holds(digits: str) -> bool:
    """Whether the last digit is right by Damm."""
    return damm_digit(digits) == "0"
