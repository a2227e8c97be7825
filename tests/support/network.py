"""No network in tests but this machine's own."""

import ipaddress
import socket
from typing import Any

import pytest


class NetworkClosed(AssertionError):
    """A test tried to reach another machine."""


def is_local(address: Any) -> bool:
    """Whether a socket address is on this machine: a path, or a loopback number or name."""
    if not isinstance(address, tuple):
        return True
    host = str(address[0])
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host in {"localhost", ""}


@pytest.fixture(scope="session", autouse=True)
def closed_network() -> Any:
    """Every connection from Python to another machine fails the test that makes it."""
    patch = pytest.MonkeyPatch()
    for name in ("connect", "connect_ex", "sendto"):
        patch.setattr(socket.socket, name, _guarded(getattr(socket.socket, name)))
    patch.setattr(socket, "getaddrinfo", _guarded_lookup(socket.getaddrinfo))
    yield
    patch.undo()


def _guarded(method: Any) -> Any:
    def guarded(self: socket.socket, *arguments: Any) -> Any:
        if not is_local(arguments[-1]):
            raise NetworkClosed(f"a test tried to reach {arguments[-1]}")
        return method(self, *arguments)

    return guarded


def _guarded_lookup(method: Any) -> Any:
    def guarded(host: Any, *arguments: Any, **options: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if name is not None and not is_local((name,)):
            raise NetworkClosed(f"a test tried to look up {name}")
        return method(host, *arguments, **options)

    return guarded
