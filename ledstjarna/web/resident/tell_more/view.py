"""Berätta, eller berätta igen: one fact more to one who is asked about a part, knowing that no law binds them."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from ledstjarna.domain.consent.queries import NotForYou
from ledstjarna.domain.consent.rules import PLAN, STORY
from ledstjarna.domain.people.queries import person, story_let
from ledstjarna.domain.plans.actions import tell_fact
from ledstjarna.domain.plans.queries import part as part_of
from ledstjarna.domain.plans.queries import plan_view, protection_of, telling_more_hindrance
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import PERSON, ViewerRequest, page
from ledstjarna.web.forms import HouseForm, form_for, sent
from ledstjarna.web.persons_word import ask_persons_word, persons_word, persons_word_counts
from ledstjarna.web.resident.choosers import matter_hindrance
from ledstjarna.web.resident.offers import UNBOUND
from ledstjarna.web.resident.opening import opened, room, standing_of, subject
from ledstjarna.web.resident.share_facts.form import ShareForm
from ledstjarna.web.resident.thanking import thanks_at
from ledstjarna.web.wording import label_text
from ledstjarna.web.wording.shared_facts import SHARED_FACTS, shared_fact_name


class MoreForm(HouseForm):
    """The words of one fact."""

    words = forms.CharField(
        label=_("Det här får de veta"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Skriv det som ska berättas.")},
    )  # fmt: skip

    def __init__(self, *args: Any, fact: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fact, words = fact, self.fields["words"]
        # As long as where the same is told the first time.
        words.max_length = ShareForm.base_fields[fact].max_length  # type: ignore[attr-defined]
        words.validators = [MaxLengthValidator(words.max_length)]  # type: ignore[attr-defined]
        words.widget.attrs["maxlength"] = str(words.max_length)  # type: ignore[attr-defined]

    def clean_words(self) -> str:
        """The words as written. Raises ValidationError for a telephone that nobody could ring."""
        words: str = self.cleaned_data["words"]
        if self.fact == "phone" and sum(each.isdigit() for each in words) < 5:
            raise ValidationError(_("Skriv telefonnumret med siffror, till exempel 070-123 45 67."))
        return words


@page(PERSON, about=PLAN, writes=True)
def tell_more(request: ViewerRequest, part_id: UUID, fact: str) -> HttpResponse:
    """One fact of one part: the words that they will read, and the button that lets them."""
    reading = opened(request, "tell_more", PLAN, STORY)
    found = part_of(reading, part_id)
    if fact not in SHARED_FACTS:
        raise NotForYou(request.viewer, reading.subject_id, "tell_more")
    whom, told = person(reading), story_let(reading)
    begins = {"name": whom.given_name, "meet": told.how_to_meet_me if told else "", "when": found.when}
    # What was told of another part is told again in the same words: nobody should have to write their number anew.
    begins |= {code: words for part in plan_view(reading).going_on for code, words in part.shared_words.items()
               if code in ("phone", "meet") and words}  # fmt: skip
    form = form_for(request, MoreForm, fact=fact, seen_version=found.version, initial={"words": begins.get(fact, "")})
    if persons_word_counts(reading, "sharing"):
        ask_persons_word(form, standing_of(reading).first)

    def act(fields: dict[str, Any], seen_version: int) -> object:
        return tell_fact(
            by=request.viewer, subject_id=subject(request), commitment_id=part_id, seen_version=seen_version,
            fact=fact, words=fields["words"], at=now(), **persons_word(fields),
        )  # fmt: skip

    if request.method == "POST" and (
        answer := sent(request, form, act, done=lambda _row: thanks_at("sharing", "mera"))
    ):
        return answer
    context = {
        "form": form, "part": found, "who": label_text(found.owner_label), "fact": shared_fact_name(fact),
        "is_association": found.legal_basis == "association", "unbound": found.legal_basis in UNBOUND,
        "hindrance": matter_hindrance(reading, "sharing") or telling_more_hindrance(found, protection_of(whom), fact),
    }  # fmt: skip
    return room(request, "resident/tell_more/page.html", reading, context)
