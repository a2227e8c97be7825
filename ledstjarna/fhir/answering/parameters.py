"""Search parameters that several types share, as functions that make them."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from ledstjarna.domain.people.queries import known_by
from ledstjarna.fhir.answering.kind import Apply, Parameter
from ledstjarna.fhir.answering.outcome import Refused
from ledstjarna.fhir.answering.query import Query
from ledstjarna.fhir.answering.values import compared, key_of, referred, token, truth
from ledstjarna.foundation.clock import today
from ledstjarna.foundation.identity import IdentityNumberError, find_system, parse, parse_in


def common() -> dict[str, Parameter]:
    """What every type is asked by."""
    return {"_id": Parameter("token", _ids), "_lastUpdated": Parameter("date", _changed)}


def about(*names: str) -> dict[str, Parameter]:
    """Whose it is: by reference, and by the person's number."""
    found = {name: Parameter("reference", _about(name)) for name in names}
    return found | {f"{name}.identifier": Parameter("token", by_number(f"{name}.identifier")) for name in names}


def states(name: str, known: Mapping[str, str]) -> dict[str, Parameter]:
    """A status of FHIR's, as the states of ours that it stands for."""

    def apply(query: Query, values: list[str]) -> None:
        wanted = {token(value).code for value in values}
        query.narrow("states", (state for state, status in known.items() if status in wanted))

    return {name: Parameter("token", apply)}


def standing(name: str = "active", *, yes: str = "true", no: str = "false") -> dict[str, Parameter]:
    """Whether it holds now."""

    def apply(query: Query, values: list[str]) -> None:
        wanted = {token(value).code for value in values} & {yes, no}
        if yes == "true":
            wanted = {str(truth(name, value)).lower() for value in values}
        if not wanted:
            query.only(())
        elif len(wanted) == 1:
            query.where |= {"standing": yes in wanted, "day": today()}

    return {name: Parameter("token", apply)}


def codes(name: str, column: str, prefix: str = "") -> dict[str, Parameter]:
    """A code of ours, as the rows have it."""

    def apply(query: Query, values: list[str]) -> None:
        query.narrow(column, (token(value).code.removeprefix(prefix).replace("-", "_") for value in values))

    return {name: Parameter("token", apply)}


def ids(name: str, column: str, *kinds: str) -> dict[str, Parameter]:
    """A reference to something else than a person."""

    def apply(query: Query, values: list[str]) -> None:
        query.narrow(column, (key for value in values if (key := referred(name, value, *kinds))))

    return {name: Parameter("reference", apply)}


def text(name: str) -> dict[str, Parameter]:
    """The beginning of a name; of several alternatives the first alone is taken, and more are refused."""

    def apply(query: Query, values: list[str]) -> None:
        if len(values) > 1:
            raise Refused(400, f"{name} takes one value.")
        query.also("name", values)

    return {name: Parameter("string", apply)}


def by_number(name: str) -> Apply:
    """Whom a number belongs to, among those in reach."""

    def apply(query: Query, values: list[str]) -> None:
        query.looked_up = True
        query.among(who for value in values for who in _whose(query, name, value))

    return apply


def _whose(query: Query, name: str, value: str) -> Iterable[UUID]:
    system, code = token(value)
    if not code and not system:
        raise Refused(400, f"{name} is system|value, or a value.")
    known = find_system(system) if system else None
    try:
        number = parse_in(known.uri, code) if known and code else parse(code) if system is None else None
    except IdentityNumberError:
        number = None
    if number is not None:
        return known_by(query.to.viewer, number.system, number.value12)
    return known_by(query.to.viewer, known.uri if known else system or "", code)


def _about(name: str) -> Apply:
    def apply(query: Query, values: list[str]) -> None:
        query.among(key for value in values if (key := referred(name, value, "Patient")))

    return apply


def _ids(query: Query, values: list[str]) -> None:
    query.only(key for value in values if (key := key_of(token(value).code)))


def _changed(query: Query, values: list[str]) -> None:
    if len(values) > 1:
        raise Refused(400, "_lastUpdated takes one value; repeat it to narrow it more.")
    query.changed += compared("_lastUpdated", values[0])
