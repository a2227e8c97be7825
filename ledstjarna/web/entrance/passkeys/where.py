"""Where a key can be made and used: WebAuthn asks for an address with a name, and 127.0.0.1 is only numbers."""

from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest

_NAMED = "localhost"


@dataclass(frozen=True, slots=True)
class OnlyNumbers:
    """That the page was reached by an address without a name. `named` is the same page by name, "" where there is none.

    `host` is the address as it was reached.
    """

    host: str
    named: str


def only_numbers(request: HttpRequest, path: str = "") -> OnlyNumbers | None:
    """Why no key can be made or used where the page was opened; None where one can (WebAuthn: the id is a domain).

    `path`: where to go on by name, when it is not the page itself.
    """
    here = urlsplit(f"//{request.get_host()}")
    if not is_number(here.hostname or ""):
        return None
    own_machine = _allows_localhost() and ip_address(here.hostname or "").is_loopback
    port = f":{here.port}" if here.port else ""
    named = f"{request.scheme}://{_NAMED}{port}{path or request.get_full_path()}" if own_machine else ""
    return OnlyNumbers(here.hostname or "", named)


def is_number(hostname: str) -> bool:
    """Whether the address is an IP address, and no name."""
    try:
        ip_address(hostname)
    except ValueError:
        return False
    return True


def our_address(request: HttpRequest) -> str:
    """Scheme, name and port that keys are made for: the address people reach us by, from the settings. Where that is
    this very machine by number, the same machine by name.
    """
    parts = urlsplit(settings.PUBLIC_ADDRESS)
    here = urlsplit(f"//{request.get_host()}")
    by_number = is_number(parts.hostname or "") and ip_address(parts.hostname or "").is_loopback
    if by_number and here.hostname == _NAMED and _allows_localhost() and here.port == parts.port:
        return f"{parts.scheme}://{here.netloc}"
    return f"{parts.scheme}://{parts.netloc}"


def _allows_localhost() -> bool:
    return _NAMED in settings.ALLOWED_HOSTS
