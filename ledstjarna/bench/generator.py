"""A light load generator: keep-alive connections over raw sockets, in a process of its own whose CPU is counted.

`python -m ledstjarna.bench.generator` reads one JSON order on standard input and writes one JSON answer. It asks
for a random target as soon as a connection is free, so the server is never left without work.
"""

import json
import random
import resource
import selectors
import socket
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

_END = b"\r\n\r\n"
_LENGTH = b"content-length:"


@dataclass(slots=True)
class Tally:
    """What came back: every answer's time in milliseconds, its status and its size in bytes."""

    times: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    size: int = 0


class Connection:
    """One keep-alive connection with one request under way."""

    def __init__(self, address: tuple[str, int]) -> None:
        self.socket = socket.create_connection(address)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._buffer, self._wanted, self._asked = bytearray(), 0, 0.0

    def ask(self, request: bytes) -> None:
        """Send the next request."""
        self._buffer.clear()
        self._wanted, self._asked = 0, time.perf_counter()
        self.socket.sendall(request)

    def hear(self, tally: Tally) -> bool:
        """Take what has come; True when the answer is whole. Raises ConnectionError when the server hung up."""
        part = self.socket.recv(262_144)
        if not part:
            raise ConnectionError("the server closed the connection")
        self._buffer += part
        if not self._wanted and (end := self._buffer.find(_END)) >= 0:
            self._wanted = end + len(_END) + _body_length(bytes(self._buffer[:end]))
        if not self._wanted or len(self._buffer) < self._wanted:
            return False
        tally.times.append((time.perf_counter() - self._asked) * 1000)
        tally.statuses[int(self._buffer[9:12])] += 1
        tally.size += len(self._buffer)
        return True


def _body_length(head: bytes) -> int:
    low = head.lower()
    at = low.find(_LENGTH)
    if at < 0:
        raise ValueError(f"an answer that does not say how long it is: {head!r}")
    return int(low[at + len(_LENGTH) :].split(b"\r\n", 1)[0])


def generate(order: dict[str, Any]) -> dict[str, Any]:
    """Ask until `seconds` have passed or `asks` are answered, over so many `connections`."""
    requests = [_request(order["host"], order["port"], one) for one in order["targets"]]
    draw = random.Random(order["seed"])
    tally = Tally()
    began, used = time.perf_counter(), _cpu()
    deadline, left = began + order["seconds"], order.get("asks") or sys.maxsize
    with selectors.DefaultSelector() as ready:
        for _ in range(order["connections"]):
            connection = Connection((order["host"], order["port"]))
            ready.register(connection.socket, selectors.EVENT_READ, connection)
            connection.ask(draw.choice(requests))
        under_way = order["connections"]
        while under_way:
            for key, _events in ready.select():
                connection = key.data
                if not connection.hear(tally):
                    continue
                if time.perf_counter() < deadline and len(tally.times) + under_way <= left:
                    connection.ask(draw.choice(requests))
                else:
                    under_way -= 1
    return _told(tally, time.perf_counter() - began, _cpu() - used)


def _told(tally: Tally, seconds: float, cpu: float) -> dict[str, Any]:
    return {
        "seconds": seconds, "cpu_seconds": cpu, "answers": len(tally.times), "bytes": tally.size,
        "statuses": {str(status): count for status, count in tally.statuses.items()}, "times_ms": tally.times,
    }  # fmt: skip


def _request(host: str, port: int, target: dict[str, str]) -> bytes:
    who = f"Authorization: Bearer {target['bearer']}" if "bearer" in target else f"Cookie: {target['cookie']}"
    form = "application/fhir+json" if "bearer" in target else "text/html"
    return (
        f"GET {target['path']} HTTP/1.1\r\nHost: {host}:{port}\r\n{who}\r\n"
        f"Accept: {form}\r\nAccept-Language: sv\r\nAccept-Encoding: gzip\r\n\r\n"
    ).encode()


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    json.dump(generate(json.load(sys.stdin)), sys.stdout)
