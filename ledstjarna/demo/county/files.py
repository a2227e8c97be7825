"""The shipped data files, as rows. What each holds, its source and its licence: `ledstjarna/demo/data/README.md`."""

import csv
import json
import tomllib
from importlib.resources import files
from typing import Any

_DATA = files("ledstjarna.demo").joinpath("data")


def rows(name: str) -> list[dict[str, str]]:
    """All rows of a CSV file."""
    with _DATA.joinpath(name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def geojson(name: str) -> list[dict[str, Any]]:
    """The features of a GeoJSON file."""
    features: list[dict[str, Any]] = json.loads(_DATA.joinpath(name).read_text(encoding="utf-8"))["features"]
    return features


def toml(name: str) -> dict[str, Any]:
    """A TOML file."""
    return tomllib.loads(_DATA.joinpath(name).read_text(encoding="utf-8"))


def names_in(folder: str) -> list[str]:
    """The file names of a data folder, sorted."""
    return sorted(entry.name for entry in _DATA.joinpath(folder).iterdir())
