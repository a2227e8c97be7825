"""What is wrong with an instance or a solution file: a code and its facts. Whoever shows it words it."""

from enum import StrEnum


class Fault(StrEnum):
    """Why a file cannot be planned from, or read as a plan."""

    UNREADABLE = "unreadable"  # no JSON
    KEY_TWICE = "key_twice"  # one of the two would be lost without a word
    NO_NUMBER = "no_number"  # something else where a number is due; or NaN, or without end
    UNKNOWN_FORMAT = "unknown_format"  # JSON of none of the formats
    MALFORMED = "malformed"  # a field is missing or of the wrong kind
    FIELD_MISSING = "field_missing"
    FIELD_UNKNOWN = "field_unknown"
    FIELD_WRONG = "field_wrong"  # of the wrong kind, too much or too little
    NOT_IN_FORMAT = "not_in_format"  # the same in a public format, whose schema is not ours
    NO_CARERS = "no_carers"
    NO_PERSONS = "no_persons"
    NO_SERVICES = "no_services"  # a person with nothing to do
    TOO_MANY_SERVICES = "too_many_services"  # more than two that depend on each other
    DUPLICATE_ID = "duplicate_id"
    SAME_SERVICE_TWICE = "same_service_twice"  # a plan could not say which of the two it means
    NO_CARER_ABLE = "no_carer_able"
    NO_CARER_WELCOME = "no_carer_welcome"  # those who could are not to come to the person
    IMPOSSIBLE_WINDOW = "impossible_window"
    IMPOSSIBLE_SHIFT = "impossible_shift"
    IMPOSSIBLE_DISTANCE = "impossible_distance"  # between two services in time
    NEGATIVE_DURATION = "negative_duration"
    NEGATIVE_TRAVEL = "negative_travel"
    NO_TRAVEL = "no_travel"  # no table of travel times at all
    MISSING_TRAVEL = "missing_travel"  # the table of travel times lacks a row, a column or a number
    UNKNOWN_MODE = "unknown_mode"  # a way of travelling without times
    NO_PLACE_ON_EARTH = "no_place_on_earth"  # a place without latitude and longitude, which straight lines need
    NO_DAYS = "no_days"
    DAYS_IN_DISORDER = "days_in_disorder"  # or one of them twice
    DAY_OUTSIDE = "day_outside"  # something on a day that is not planned
    NO_DATE = "no_date"  # a date that is none
    TIME_NOT_THERE = "time_not_there"  # a clock time that the day lacks
    UNKNOWN_ID = "unknown_id"  # something that is spoken of and not there
    IMPOSSIBLE_BREAK = "impossible_break"
    OVERLAPPING_SHIFTS = "overlapping_shifts"
    PERSON_AWAY = "person_away"
    PERSON_DEAD = "person_dead"
    NO_PLAN_BEFORE = "no_plan_before"  # a visit is locked or done, and nothing says by whom or when
    DONE_OFF_DUTY = "done_off_duty"  # a visit done by somebody without a shift that day
    DONE_AT_ONCE = "done_at_once"  # two visits by one carer at the same time
    NOT_SUPPORTED = "not_supported"  # the solver does not yet plan what the instance asks for
    NOTHING_FEASIBLE = "nothing_feasible"  # no plan with every service in it was found


class RoutingError(ValueError):
    """A fault with what it is about, ready to be worded: `what` is an id, a field or a file's name."""

    def __init__(self, fault: Fault, what: object = "") -> None:
        super().__init__(f"{fault.value}: {what}")
        self.fault = fault
        self.what = str(what)
