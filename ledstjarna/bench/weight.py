"""What a page weighs on the wire: the first time with all it needs, and after that."""

import gzip
import re
import urllib.request
from urllib.parse import urljoin

_PARTS = re.compile(r'<(?:link|script)\b[^>]*?(?:href|src)="([^"]+)"')


def weight(address: str, cookie: str) -> dict[str, object]:
    """Bytes of the page, and of the page with the style, script, font and icon it links. Static files never change."""
    page, text = _get(address, cookie)
    linked = {urljoin(address, part): _get(urljoin(address, part), cookie)[0] for part in _PARTS.findall(text)}
    return {
        "first_visit_bytes": page + sum(linked.values()), "after_that_bytes": page, "requests_first": 1 + len(linked),
        "linked": {address.rpartition("/")[2]: size for address, size in linked.items()},
    }  # fmt: skip


def _get(address: str, cookie: str) -> tuple[int, str]:
    request = urllib.request.Request(address, headers={"Cookie": cookie, "Accept-Encoding": "gzip"})  # noqa: S310
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(request, timeout=10) as answer:
        body = answer.read()
        head = sum(len(name) + len(value) + 4 for name, value in answer.headers.items())
        packed = answer.headers.get("Content-Encoding") == "gzip"
        return len(body) + head, (gzip.decompress(body) if packed else body).decode(errors="replace")
