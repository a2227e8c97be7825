"""Which files are meant."""

from collections.abc import Iterable
from pathlib import Path

SUFFIXES = {".json", ".ndjson", ".jsonl"}


def found_files(given: Iterable[Path]) -> list[Path]:
    """The files in order, each once; a folder stands for the FHIR files in it. What is not there is told when read."""
    paths: list[Path] = []
    for path in given:
        paths += _within(path) if path.is_dir() else [path]
    return list(dict.fromkeys(paths))


def _within(folder: Path) -> list[Path]:
    found = sorted(path for path in folder.iterdir() if path.is_file() and path.suffix.lower() in SUFFIXES)
    return found or [folder]
