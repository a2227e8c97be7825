"""Activity → Timing: when a part takes place. Local time in Sweden, as R4's repeat has it."""

from ledstjarna.domain.plans.models import Activity
from ledstjarna.domain.plans.rules.activities import rule_of
from ledstjarna.fhir.export.telling import Resource, instant, period
from ledstjarna.foundation.clock import moment_of

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_UNITS = {"day": "d", "week": "wk"}


def timing(activity: Activity) -> Resource:
    """Once at a moment, or repeated: each, every second … day or week, on which weekdays, at what time, how long."""
    rule, text = rule_of(activity.rule), {"code": {"text": activity.title}} if activity.title else {}
    if rule.every == "once":
        day, at = activity.starts_on, activity.at_time
        return {"event": [instant(moment_of(day, at)) if at else day.isoformat()], **text}
    told: Resource = {
        "boundsPeriod": period(activity.starts_on, activity.ends_on),
        "frequency": max(1, len(rule.weekdays)), "period": rule.interval, "periodUnit": _UNITS[rule.every],
    }  # fmt: skip
    if activity.at_time:
        told |= {
            "duration": activity.minutes,
            "durationUnit": "min",
            "timeOfDay": [activity.at_time.isoformat("seconds")],
        }
    if rule.weekdays:
        told["dayOfWeek"] = [_DAYS[day] for day in sorted(rule.weekdays)]
    return {"repeat": told, **text}
