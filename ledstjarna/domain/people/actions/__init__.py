"""The door for changing what is known about persons: keyword-only verbs, each in one transaction."""

from ledstjarna.domain.people.actions.absences import end_absence, tell_absence
from ledstjarna.domain.people.actions.blocks import (
    begin_reading,
    lift_persons_block,
    lift_persons_block_around,
    set_persons_block,
)
from ledstjarna.domain.people.actions.close_ones import (
    end_close_one,
    let_close_one_read,
    name_close_one,
    protect_close_one,
)
from ledstjarna.domain.people.actions.consents import answer_consent, hear_sharing, renew_consent
from ledstjarna.domain.people.actions.contact import change_contact_details
from ledstjarna.domain.people.actions.deaths import note_death, take_back_death
from ledstjarna.domain.people.actions.letters import mark_letter_printed, write_confirmation_letter
from ledstjarna.domain.people.actions.mandates import end_mandate, register_mandate
from ledstjarna.domain.people.actions.notice_again import try_notice_again
from ledstjarna.domain.people.actions.notices import (
    Wanted,
    change_notices,
    due_notices,
    send_notice,
    tell_of_news,
)
from ledstjarna.domain.people.actions.protecting import answer_lowering, note_protection, raise_protection
from ledstjarna.domain.people.actions.registering import add_identifiers, register_person
from ledstjarna.domain.people.actions.sign_in_numbers import forget_sign_in_number, let_sign_in
from ledstjarna.domain.people.actions.story import erase_story, tell_story
from ledstjarna.domain.people.actions.telling_guardians import tell_other_guardians
from ledstjarna.domain.people.actions.telling_others import due_notices_to_others, send_notice_to_other, tell_other

__all__ = [
    "Wanted",
    "add_identifiers",
    "answer_consent",
    "answer_lowering",
    "begin_reading",
    "change_contact_details",
    "change_notices",
    "due_notices",
    "due_notices_to_others",
    "end_absence",
    "end_close_one",
    "end_mandate",
    "erase_story",
    "forget_sign_in_number",
    "hear_sharing",
    "let_close_one_read",
    "let_sign_in",
    "lift_persons_block",
    "lift_persons_block_around",
    "mark_letter_printed",
    "name_close_one",
    "note_death",
    "note_protection",
    "protect_close_one",
    "raise_protection",
    "register_mandate",
    "register_person",
    "renew_consent",
    "send_notice",
    "send_notice_to_other",
    "set_persons_block",
    "take_back_death",
    "tell_absence",
    "tell_of_news",
    "tell_other",
    "tell_other_guardians",
    "tell_story",
    "try_notice_again",
    "write_confirmation_letter",
]
