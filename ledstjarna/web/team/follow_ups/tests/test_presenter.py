"""Why less could do, in both languages: made safe once, wherever it is told."""

import pytest
from django.utils.translation import override
from markupsafe import escape

from ledstjarna.domain.plans.models import Commitment, StepDown
from ledstjarna.foundation.ids import new_id
from ledstjarna.web.team.follow_ups.presenter import step_rows
from ledstjarna.web.wording.follow_ups import _REASONS


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_reason_is_made_safe_once(language: str) -> None:
    row = StepDown(
        id=new_id(), subject_id=new_id(), reasons=sorted(_REASONS), state="suggested",
        commitment=Commitment(title="Dusch"),
    )  # fmt: skip
    with override(language):
        [shown] = step_rows([row], "Astrid O'Neill")
        html = str(escape(shown.why))
    assert "Astrid O&#39;Neill" in html
    assert "&amp;" not in html
