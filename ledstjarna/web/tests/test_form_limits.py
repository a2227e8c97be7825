"""No form lets through more than its column keeps: what is too long is said by the field, not found by the database."""

from typing import Any

import pytest
from django import forms
from django.db import DataError
from django.db.models import Model
from django.http import HttpRequest

from ledstjarna.domain.consent.models import AccessGround, BlockLift, EmergencyAccess
from ledstjarna.domain.control.models import LogOutcome, LogQuestion
from ledstjarna.domain.keeping.models import Rectification
from ledstjarna.domain.needs.models import Suggestion
from ledstjarna.domain.organisations.models import StaffReach
from ledstjarna.web import forms as house
from ledstjarna.web.forms import HouseForm
from ledstjarna.web.resident.ask_log.form import AskLogForm
from ledstjarna.web.resident.my_data.form import WrongForm
from ledstjarna.web.team.begin_contact.form import ReasonForm as ContactForm
from ledstjarna.web.team.emergency.form import AskForm, EmergencyForm
from ledstjarna.web.team.log_control.form import LogAnswerForm, OutcomeForm
from ledstjarna.web.team.my_reach.form import ReachForm
from ledstjarna.web.team.needs.form import ReasonForm as DismissForm
from ledstjarna.web.team.reading.form import ReadingForm
from ledstjarna.web.team.wrong.form import AnswerWrongForm, TellWrongForm

KEPT: tuple[tuple[type[HouseForm], str, type[Model], str], ...] = (
    (ContactForm, "reason", AccessGround, "reason"),
    (ReadingForm, "relevance", AccessGround, "reason"),
    (EmergencyForm, "reason", EmergencyAccess, "reason"),
    (AskForm, "reason", BlockLift, "reason"),
    (OutcomeForm, "reason", LogOutcome, "reason"),
    (OutcomeForm, "reason", EmergencyAccess, "outcome"),
    (OutcomeForm, "reason", EmergencyAccess, "asked_reason"),
    (LogAnswerForm, "answer", LogQuestion, "answer"),
    (AskLogForm, "words", LogQuestion, "words"),
    (AnswerWrongForm, "answer", Rectification, "answer"),
    (AnswerWrongForm, "reads_now", Rectification, "reads_now"),
    (TellWrongForm, "words", Rectification, "words"),
    (WrongForm, "words", Rectification, "words"),
    (DismissForm, "reason", Suggestion, "dismissed_why"),
    (ReachForm, "email", StaffReach, "email"),
)


@pytest.mark.parametrize(("form", "name", "model", "column"), KEPT, ids=lambda one: getattr(one, "__name__", one))
def test_a_form_takes_no_more_than_is_kept(form: type[HouseForm], name: str, model: type[Model], column: str) -> None:
    field: Any = form.base_fields[name]
    kept = model._meta.get_field(column).max_length
    assert kept
    assert field.max_length <= kept
    with pytest.raises(forms.ValidationError):
        field.run_validators("x" * (kept + 1))


class Plain(HouseForm):
    pass


class _Cut(Exception):
    sqlstate = "22001"


@pytest.mark.django_db
def test_what_no_form_stopped_is_told_and_nothing_is_saved(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(house, "first_time", lambda **_: True)
    monkeypatch.setattr(house, "_key", lambda _request: "key")
    request: Any = HttpRequest()
    request.viewer = type("V", (), {"party_id": None})

    def act(_data: dict[str, Any], _seen: int) -> None:
        raise DataError from _Cut()

    form = Plain({})
    assert house.sent(request, form, act, done=lambda _none: "/") is None
    assert "för långt" in str(form.non_field_errors())
