"""Addresses as people write them."""


def postcode_text(postcode: str) -> str:
    """A postcode with its space, "632 20"; anything else as it is."""
    digits = postcode.replace(" ", "")
    return f"{digits[:3]} {digits[3:]}" if len(digits) == 5 and digits.isdecimal() else postcode
