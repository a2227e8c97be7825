"""The canonical form of an agreed plan and its digest. Pure.

The form is JSON with sorted keys, no insignificant white space and UTF-8 (after RFC 8785 for the types
used here: strings, integers, booleans, null, lists and objects), so that anybody can recompute the digest.
"""

import hashlib
import json
from typing import Any


def canonical(snapshot: dict[str, Any]) -> str:
    """The one text that a snapshot has. Raises TypeError for what JSON does not know, ValueError for a float."""
    _refuse_floats(snapshot)
    return json.dumps(snapshot, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def digest(snapshot: dict[str, Any]) -> str:
    """SHA-256 of the canonical text, as 64 hexadecimal digits."""
    return hashlib.sha256(canonical(snapshot).encode()).hexdigest()


def substance(snapshot: dict[str, Any]) -> str:
    """The digest of what is to be agreed: what two who agree both say yes to.

    Without how far each part has come, and without what the yes itself tells (that nobody else does anything).
    """
    kept = {name: value for name, value in snapshot.items() if name not in ("number", "parties")}
    kept["parts"] = [
        {name: value for name, value in part.items() if name not in ("state", "yes", "provider")}
        for part in snapshot["parts"]
    ]
    if kept.get("sip"):
        kept["sip"] = {name: value for name, value in kept["sip"].items() if name != "others_none"}
    return digest(kept)


def _refuse_floats(value: Any) -> None:
    if isinstance(value, float):
        raise ValueError("a snapshot holds no floating-point numbers")
    if isinstance(value, dict):
        for inner in value.values():
            _refuse_floats(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            _refuse_floats(inner)
