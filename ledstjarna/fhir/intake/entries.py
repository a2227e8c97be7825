"""The entries of a bundle, each with its place, its type and, where it cannot be read, why."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from ledstjarna.fhir.intake.codes import resource_type
from ledstjarna.fhir.intake.dates import moment
from ledstjarna.fhir.intake.decoding import Decoded, FileRefusedError
from ledstjarna.fhir.intake.keys import entry_key
from ledstjarna.fhir.intake.outcomes import Provenance
from ledstjarna.fhir.intake.values import EMPTY, Json, record, records, text
from ledstjarna.fhir.tables import R4_TYPES
from ledstjarna.foundation.findings import Finding
from ledstjarna.foundation.identity import find_system

READ_BUNDLES: Final = frozenset({"transaction", "collection", "batch", "searchset", "document", "message", ""})
MOST_ENTRIES: Final = 50_000
_WEB: Final = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. `problem` is why it cannot be read at all; `passed_over` why it need not be."""

    index: int
    resource: Json
    type: str
    full_url: str
    provenance: Provenance
    problem: Finding | None = None
    passed_over: Finding | None = None

    @property
    def base(self) -> str:
        """The server the entry came from, as far as its fullUrl tells."""
        return base_of(self.full_url, self.type)


def base_of(full_url: str, kind: str) -> str:
    """`https://x/fhir` of `https://x/fhir/Patient/1`; empty for a URN."""
    before, found, _ = full_url.rpartition(f"/{kind}/")
    return before if found and full_url.startswith(_WEB) else ""


def entries_of(decoded: Decoded) -> tuple[Json, tuple[Entry, ...]]:
    """The bundle's own fields, and its entries. Raises FileRefusedError when it is no bundle that is read."""
    bundle, raw = _raw_entries(decoded)
    if len(raw) > MOST_ENTRIES:
        raise FileRefusedError("file_too_many_entries", most=MOST_ENTRIES)
    source = _source(bundle, raw)
    return bundle, tuple(_entry(index, item, decoded.digest, source) for index, item in enumerate(raw))


def _source(bundle: Json, raw: Sequence[object]) -> str:
    """Who sent it: the bundle says so, or the Patient carries a number in a system of the sender's own."""
    if stated := text(record(bundle.get("meta")).get("source")).split("#", 1)[0]:
        return stated
    resources = (record(record(item).get("resource")) for item in raw)
    patient = next((item for item in resources if resource_type(item) == "Patient"), EMPTY)
    systems = (text(item.get("system")) for item in records(patient.get("identifier")))
    return next((system for system in systems if system and find_system(system) is None), "")


def _raw_entries(decoded: Decoded) -> tuple[Json, Sequence[object]]:
    if decoded.lines and isinstance(decoded.content, list):
        return EMPTY, [{"resource": item} if isinstance(item, dict) else item for item in decoded.content]
    if not isinstance(decoded.content, dict):
        raise FileRefusedError("file_not_fhir")
    kind = resource_type(decoded.content)
    if kind and kind != "Bundle":
        return EMPTY, [{"resource": decoded.content}]  # one resource alone is a bundle of one
    return _bundle_entries(decoded.content, kind)


def _bundle_entries(bundle: Json, kind: str) -> tuple[Json, Sequence[object]]:
    raw = bundle.get("entry", [])
    if not kind and "entry" not in bundle:
        raise FileRefusedError("file_not_fhir")
    if (bundle_type := text(bundle.get("type"), 40)) not in READ_BUNDLES:
        raise FileRefusedError("bundle_type", type=bundle_type)
    if not isinstance(raw, list):
        raise FileRefusedError("bundle_entries_unreadable")
    if not raw:
        raise FileRefusedError("bundle_empty")
    return bundle, raw


def _entry(index: int, raw: object, bundle_digest: str, bundle_source: str) -> Entry:
    resource = raw.get("resource") if isinstance(raw, dict) else None
    content = resource if isinstance(resource, dict) else EMPTY
    full_url = text(record(raw).get("fullUrl"), 500)
    kind = resource_type(content)
    digest = _digest(content)
    provenance = replace(
        _provenance(content, kind, full_url, digest or ""), bundle_digest=bundle_digest, entry_index=index
    )
    if not provenance.source_system:
        provenance = replace(provenance, source_system=bundle_source)
    problem = Finding("too_deep") if digest is None else _problem(raw, resource, kind)
    return Entry(index, content, kind, full_url, provenance, problem, _passed_over(raw, resource))


def _provenance(content: Json, kind: str, full_url: str, digest: str) -> Provenance:
    """Where the resource says that it comes from; its place in the bundle is added by the caller."""
    meta = record(content.get("meta"))
    return Provenance(
        bundle_digest="",
        entry_index=-1,
        source_key=entry_key(content, kind, full_url, base_of(full_url, kind), digest),
        full_url=full_url,
        resource_type=kind,
        resource_id=text(content.get("id"), 80),
        version_id=text(meta.get("versionId"), 80),
        last_updated=moment(meta.get("lastUpdated")),
        source_system=text(meta.get("source")).split("#", 1)[0] or base_of(full_url, kind),
        content_digest=digest,
    )


def _digest(content: Json) -> str | None:
    """SHA-256 of the resource in one canonical form; None when it is nested too deep to be written."""
    try:
        canonical = json.dumps(content, sort_keys=True, separators=(",", ":"))
    except RecursionError:
        return None
    return hashlib.sha256(canonical.encode()).hexdigest()


def _problem(raw: object, resource: object, kind: str) -> Finding | None:
    if not isinstance(raw, dict) or not (resource is None or isinstance(resource, dict)):
        return Finding("entry_unreadable")
    if resource is None:
        return None
    if not kind:
        return Finding("no_resource_type")
    return None if kind in R4_TYPES else Finding("unknown_type", {"type": kind})


def _passed_over(raw: object, resource: object) -> Finding | None:
    if resource is not None or not isinstance(raw, dict):
        return None
    method = text(record(raw.get("request")).get("method"), 10).upper()
    return Finding("deletion") if method == "DELETE" else Finding("no_resource")
