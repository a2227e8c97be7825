"""A part as an agreed version keeps it, in words."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from ledstjarna.web.wording.dates import date_text, moment_text
from ledstjarna.web.wording.labels import label_text
from ledstjarna.web.wording.states import state_text
from ledstjarna.web.wording.vocabulary import outcome_name, way_name


def agreed_as(part: Mapping[str, Any]) -> list[str]:
    """What was decided or proposed, for how long, where it stood, and who had answered for it; nothing empty."""
    decision, yes = part.get("decision"), part.get("yes")  # the first form of a version kept neither
    said = [*_decided(decision)] if decision else [part["when"]]
    said.append(state_text(part["state"], "commitment").word)
    if part.get("provider"):
        said.append(_("Utförs av %(who)s") % {"who": label_text(part["provider"])})
    if yes:
        said.append(_("Ja från %(who)s %(day)s") % {"who": label_text(yes["who"]), "day": _day(yes["on"])})
    return [text for text in said if text]


def who_agreed(snapshot: Mapping[str, Any]) -> list[str]:
    """Each yes to the whole: who, in which way and when, and who wrote it down."""
    return [_yes(row) for row in snapshot.get("agreed", [])]


def _yes(row: Mapping[str, str]) -> str:
    said = {
        "who": label_text(row["name"]),
        "way": way_name(row["way"]),
        "moment": moment_text(datetime.fromisoformat(row["at"])),
    }
    if not row["by"]:
        return _("%(who)s, %(way)s, %(moment)s") % said
    return _("%(who)s, %(way)s, %(moment)s. Registrerat av %(by)s.") % {**said, "by": label_text(row["by"])}


def _decided(decision: Mapping[str, str]) -> tuple[str, str, str]:
    days = {"first": _day(decision["from"]), "last": _day(decision["last_day"]) if decision["last_day"] else ""}
    period = _("Från %(first)s till och med %(last)s") if days["last"] else _("Från %(first)s")
    return outcome_name(decision["outcome"]), decision["scope"], period % days


def _day(iso: str) -> str:
    return date_text(date.fromisoformat(iso))
