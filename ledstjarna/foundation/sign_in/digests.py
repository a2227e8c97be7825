"""What is kept of an address, an account or a provider's words: a digest with the house's key, never the words."""

from django.utils.crypto import salted_hmac

_SALT = "ledstjarna.sign-in"


def digest(*words: str) -> str:
    """A digest of `words` that only who has the house's key can make; empty when the last of them is empty."""
    return salted_hmac(_SALT, "\x1f".join(words), algorithm="sha256").hexdigest() if words and words[-1] else ""
