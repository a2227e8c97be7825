"""The names of resource types: those of R4, and those that only other versions of FHIR have."""

from importlib.resources import files
from typing import Final


def _types() -> dict[str, str]:
    """Type → version."""
    lines = (files(__package__) / "types.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines[1:] if line and not line.startswith("#"))
    return {name: version for version, names in rows for name in names.split()}


_VERSION_OF: Final = _types()
R4_TYPES: Final = frozenset(name for name, version in _VERSION_OF.items() if version == "R4")
OTHER_VERSIONS_TYPES: Final = {name: version for name, version in _VERSION_OF.items() if version != "R4"}
