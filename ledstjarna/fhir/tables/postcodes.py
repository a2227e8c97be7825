"""Swedish postcode → the municipality it lies in, by the longest beginning that the table knows."""

from functools import cache
from importlib.resources import files


@cache
def _beginnings() -> dict[str, str]:
    lines = (files(__package__) / "postcodes.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines[1:] if line and not line.startswith("#"))
    return {beginning: municipality for municipality, beginnings in rows for beginning in beginnings.split()}


def municipality_of(postcode: str) -> str:
    """The municipality's code; empty for a postcode that the table does not know."""
    known = _beginnings()
    return next((known[postcode[:length]] for length in range(5, 2, -1) if postcode[:length] in known), "")
