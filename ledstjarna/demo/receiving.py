"""The other end of what goes out, on this machine: a mail server and a text message gateway that really receive.

For the demonstration and for tests. What came is kept in `received`, and written to a file when one is given, a line
of JSON for each.
"""

import json
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from email import message_from_bytes
from email.policy import default
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

HOST = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Received:
    """What came: by which way, to whom, with which words, under which key."""

    channel: str
    to: str
    text: str
    key: str
    token: str = ""


@dataclass
class Inbox:
    """Everything that came. `refuse` holds the codes that the next attempts are answered with, before any is taken."""

    file: Path | None = None
    received: list[Received] = field(default_factory=list)
    refuse: list[int] = field(default_factory=list)

    def take(self, one: Received) -> None:
        """Keep one. The same key is taken once, as a gateway that heeds it does."""
        if one.key not in {known.key for known in self.received}:
            self.received.append(one)
            if self.file:
                with self.file.open("a", encoding="utf-8") as out:
                    out.write(json.dumps(asdict(one), ensure_ascii=False) + "\n")


@contextmanager
def sms_gateway(inbox: Inbox, port: int = 0) -> Iterator[int]:
    """A gateway that takes JSON. Gives the port it listens on."""

    class Gateway(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body: dict[str, Any] = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            code = inbox.refuse.pop(0) if inbox.refuse else 202
            if code < 300:
                key, token = self.headers.get("Idempotency-Key", ""), self.headers.get("Authorization", "")
                inbox.take(Received("sms", body["to"], body["message"], key, token))
            self.send_response(code)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_args: object) -> None:
            """Say nothing: what came is in the inbox."""

    with ThreadingHTTPServer((HOST, port), Gateway) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield server.server_port
        finally:
            server.shutdown()


@contextmanager
def mail_server(inbox: Inbox, port: int = 0) -> Iterator[int]:
    """A mail server that takes everything but what `refuse` says. Gives the port it listens on."""
    from aiosmtpd.controller import Controller

    class Taking:
        async def handle_DATA(  # noqa: N802 (the name that the server calls)
            self, _server: Any, _session: Any, envelope: Any
        ) -> str:
            if inbox.refuse:
                return f"{inbox.refuse.pop(0)} not taken"
            mail = message_from_bytes(envelope.content, policy=default)
            text = f"{mail['Subject']}\n{mail.get_content()}"
            inbox.take(Received("email", ", ".join(envelope.rcpt_tos), text, str(mail["Message-ID"])))
            return "250 taken"

    controller = Controller(Taking(), hostname=HOST, port=port or free_port())
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as asked:
        asked.bind((HOST, 0))
        return int(asked.getsockname()[1])


def main() -> None:
    """Receive until somebody ends it: `python -m ledstjarna.demo.receiving SMS_PORT SMTP_PORT FILE`."""
    inbox = Inbox(Path(sys.argv[3]))
    with sms_gateway(inbox, int(sys.argv[1])), mail_server(inbox, int(sys.argv[2])):
        signal.pause()  # a signal ends it at once: what came is in the file already


if __name__ == "__main__":
    main()
