"""Whether a port is free, asked before anything is started."""

import errno
import socket

from ledstjarna.cli.failures import Exit, Failure
from ledstjarna.cli.language import _


def check_port(host: str, port: int) -> None:
    """Raises Failure when somebody else listens there, or when we may not."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise _worded(error, host, port) from None


def _worded(error: OSError, host: str, port: int) -> Failure:
    if error.errno == errno.EADDRINUSE:
        text = _("Port {port} är upptagen. Välj en annan med --port, eller avsluta det som lyssnar där.")
        return Failure(text.format(port=port), Exit.IN_USE)
    text = _("Det går inte att lyssna på {host}:{port}: {why}")
    return Failure(text.format(host=host, port=port, why=error.strerror), Exit.MACHINE)
