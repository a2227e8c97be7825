"""The schema of the house's own format, version 1, field by field; `ledstjarna visits schema` prints it."""

from typing import Any

from ledstjarna.engines.routing.fortnight.weights import PARTS, Part

FORMAT = "ledstjarna-visits/1"


def _object(needed: str, optional: dict[str, Any] | None = None, /, **fields: Any) -> dict[str, Any]:
    """An object with exactly these fields, of which the ones named must be there."""
    return {
        "type": "object",
        "properties": {**fields, **(optional or {})},
        "required": needed.split(),
        "additionalProperties": False,
    }


def _list(of: dict[str, Any], *, least: int = 0) -> dict[str, Any]:
    return {"type": "array", "items": of, "minItems": least}


def _told(of: dict[str, Any], description: str) -> dict[str, Any]:
    return {**of, "description": description}


ID = {"type": "string", "minLength": 1, "maxLength": 100}
IDS = _list(ID)
MINUTES = {"type": "number", "minimum": 0, "maximum": 2880}
DAY = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"}
FLAG = {"type": "boolean"}
SEX = {"enum": ["", "female", "male"]}
TIME = {
    "description": "Minutes gone since local midnight of the day, or the clock as HH:MM in Europe/Stockholm. 24:00 to "
    "47:59 are the next day's. A clock time that the day lacks is refused; of one that comes twice the first is meant.",
    "anyOf": [MINUTES, {"type": "string", "pattern": r"^([0-3]\d|4[0-7]):[0-5]\d$"}],
}

PLACE = _object("id", id=ID, lat={"type": "number", "minimum": -90, "maximum": 90},
                lon={"type": "number", "minimum": -180, "maximum": 180})  # fmt: skip

MODE = {
    "description": "Travel by one mode: a matrix of minutes in the order of `places`, row from, column to; or a speed, "
    "for the distance as the crow flies (haversine) times road_factor, plus extra_minutes for each journey.",
    "oneOf": [
        _object("matrix", matrix=_list(_list({"type": "number"}))),
        _object(
            "speed_kmh road_factor",
            speed_kmh={"type": "number", "exclusiveMinimum": 0},
            road_factor={"type": "number", "minimum": 1},
            extra_minutes={"type": "number", "minimum": 0},
        ),
    ],
}

BREAK = _object("earliest latest minutes", earliest=TIME, latest=TIME, minutes=MINUTES)
SHIFT = _object("day starts ends", day=DAY, starts=TIME, ends=TIME, breaks=_list(BREAK),
                overtime=_told(MINUTES, "How much later the carer may be back, at a price; 0 if unsaid."),
                )  # fmt: skip
DELEGATION = _object("ability", ability=ID, first=DAY, last=DAY)

CARER = _object(
    "id depot mode shifts",
    id=ID, depot=_told(ID, "Where each shift begins and ends."), mode=ID, shifts=_list(SHIFT), provider=ID,
    abilities=IDS,
    delegations=_told(_list(DELEGATION), "Count as abilities, from `first` to `last`, both included."),
    titles=_told(IDS, "Protected titles held."),
    languages=IDS, sex=SEX,
    not_persons=_told(IDS, "Persons this carer may not visit."),
    rather_not=_told(IDS, "Persons this carer would rather not visit: a wish, at a price."),
)  # fmt: skip

PERSON = _object(
    "id place",
    id=ID, place=ID,
    preferred=_told(IDS, "Carers wished for: anybody else costs a wish."),
    not_carers=_told(IDS, "Carers who never come."),
    contact=_told(ID, "The named contact, who comes first where it can be."),
    languages=_told(IDS, "Languages of which one is wished for."),
    sex=_told(SEX, "Sex of carers wished for."),
    sex_required=_told(FLAG, "Whether that must be met."),
    away=_told(
        _list(_object("first last why", first=DAY, last=DAY, why={"enum": ["hospital", "away"]})),
        "Days without visits, both included. A visit on such a day is refused.",
    ),
    died=_told(DAY, "A visit on that day or later is refused."),
)  # fmt: skip

WINDOW = _object(
    "opens closes",
    opens=_told(TIME, "The visit never starts earlier."),
    closes=_told(TIME, "The visit starts no later; in a soft window it may, at a price."),
    soft=FLAG,
    latest=_told(TIME, "A soft window's last possible start; unsaid: any time that day."),
)

VISIT = _object(
    "id person day minutes windows",
    id=ID, person=ID, day=DAY, minutes=MINUTES,
    windows=_told(_list(WINDOW, least=1), "Alternatives: the visit starts in one of them."),
    abilities=_told(IDS, "What each carer must have."),
    titles=_told(_list(_list(ID, least=1)), "Of each list, each carer must hold one title."),
    together=_told({"enum": [1, 2, 3]}, "Carers needed, who start at the same moment; 1 if unsaid."),
    one_has=_told(IDS, "What one of the carers must have besides."),
    provider=_told(ID, "Only this provider's carers; unsaid: anybody's."),
    optional=FLAG,
    counts=_told(FLAG, "Whether those who come count among the carers met; false for alarms and food. True if unsaid."),
    standing=_told(
        {"enum": ["free", "locked", "done"]},
        "locked: by the carers of `before`, at any time that suits. done: by them and at that time; the past is kept "
        "as it was, whatever it broke.",
    ),
    before=_told(
        _object("carers", carers=_list(ID, least=1), starts=TIME, priced=FLAG),
        "The plan before, where the search begins. Another carer or time has a price, unless `priced` is false.",
    ),
)  # fmt: skip

LINK = _object(
    "first second",
    first=ID, second=ID,
    shortest=_told(MINUTES, "Least minutes from the start of the first to the start of the second; 0 if unsaid."),
    longest=_told(MINUTES, "Most minutes; unsaid: any. 0 and 0: at the same moment."),
)  # fmt: skip


def _weight(part: Part) -> str:
    return f"{part.means} In {part.unit}; {part.weight:g} if unsaid."


WEIGHTS = _object("", {name: _told({"type": "number", "minimum": 0}, _weight(part))
                       for name, part in PARTS.items()})  # fmt: skip

SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Visits to plan",
    **_object(
        "format days places travel depots carers persons visits",
        format={"const": FORMAT},
        days=_told(_list(DAY), "The days to plan, in order. Dates in Europe/Stockholm."),
        places=_list(PLACE),
        travel=_told({"type": "object", "additionalProperties": MODE}, "Modes by name, such as car, bicycle, foot."),
        providers=_list(_object("id", id=ID, name={"type": "string"})),
        depots=_list(_object("id place", id=ID, place=ID)),
        carers=_list(CARER),
        persons=_list(PERSON),
        visits=_list(VISIT),
        links=_told(_list(LINK), "Distances in time between two visits of a day, by whoever they are made."),
        weights=WEIGHTS,
        faces_goal=_told(
            {"type": "integer", "minimum": 1}, "Carers a person may meet before each more costs more; 6 if unsaid."
        ),
        rest=_object("", between_shifts=MINUTES, in_a_week=MINUTES, longest_without_break=MINUTES),
        frozen_until=_told(
            _object("day time", day=DAY, time=TIME),
            "What the plan before starts earlier than this is done and stays as it was.",
        ),
    ),
}

PLAN_FORMAT = "ledstjarna-visits-plan/1"
_COUNTED = _object("amount weight cost", amount={"type": "number"}, weight={"type": "number"}, cost={"type": "number"},
                   means={"type": "string"})  # fmt: skip
_STOP = _object(
    "visit starts ends",
    visit=ID, starts=MINUTES, ends=MINUTES,
    person=ID, clock=_told(_list({"type": "string"}), "Start and end as the clock shows them."),
)  # fmt: skip

PLAN_SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "A plan of visits",
    **_object(
        "format routes",
        format={"const": PLAN_FORMAT},
        routes=_list(
            _object(
                "carer day stops",
                carer=ID,
                day=DAY,
                shift=_told(
                    {"type": "integer", "minimum": 0}, "Which of the carer's shifts, by day and start, from 0."
                ),
                leaves=_told(MINUTES, "From the depot, in time for the first stop."),
                back=_told(MINUTES, "At the depot."),
                stops=_list(_STOP),
                breaks=_list(_object("starts ends", starts=MINUTES, ends=MINUTES, clock=_list({"type": "string"}))),
            )
        ),
        unmade=_told(
            _list(
                _object(
                    "visit why",
                    visit=ID,
                    why={"enum": ["provider", "ability", "duty", "refused", "locked", "hours", "time", "left_out"]},
                    needed=_told({"type": "integer"}, "Carers the visit needs."),
                    carers=_told(IDS, "Who are left when the rule that binds has been applied."),
                )
            ),
            "Visits not made, and the first rule in the order above that leaves too few carers.",
        ),
        cost=_object("total", total={"type": "number"}, parts=_object("", dict.fromkeys(PARTS, _COUNTED))),
        faces=_told(
            {"type": "object", "additionalProperties": {"type": "integer"}}, "How many carers each person meets."
        ),
    ),
}
