"""One case from its first words to where it stands, as rows."""

from datetime import datetime
from random import Random

from ledstjarna.demo.county.decks import Decks
from ledstjarna.demo.county.life.model import STAGES, CaseDraft
from ledstjarna.demo.county.persons import PersonDraft
from ledstjarna.demo.county.structure.structure import Structure
from ledstjarna.demo.loading import around
from ledstjarna.demo.loading.case import Case, Rows
from ledstjarna.demo.loading.contacting import name_contacts
from ledstjarna.demo.loading.guarding import guard
from ledstjarna.demo.loading.households import known_since
from ledstjarna.demo.loading.letters import write_letters
from ledstjarna.demo.loading.messaging import write_messages
from ledstjarna.demo.loading.moments import Moments
from ledstjarna.demo.loading.planning import Planning
from ledstjarna.demo.loading.reads import log_reads
from ledstjarna.demo.loading.wrongs import say_wrong

# Roughly how many steps a case has, by its stage: to begin with, and for each proposal.
_STEPS = {
    "story": (4, 0), "consent": (9, 0), "assessed": (12, 0), "proposed": (11, 1.2), "chosen": (11, 3),
    "agreed": (12, 3.5), "ended": (14, 4),
}  # fmt: skip


def case_rows(person: PersonDraft, draft: CaseDraft, structure: Structure, today: datetime, decks: Decks) -> Rows:
    """Everything about a person with a plan, as far as their case has come."""
    begins, each = _STEPS[draft.stage]
    about = round(begins + each * len(draft.proposals))
    rng = Random(f"moments/{person.id}")
    moments = Moments(rng, today, earliest=known_since(person, today), about=about, pace=draft.pace)
    case = Case(person, draft, structure, moments, decks)
    reached = STAGES.index(draft.stage)
    around.begin(case)
    around.name_close_ones(case)
    around.register_mandates(case)
    around.tell_story(case)
    if reached >= STAGES.index("consent"):
        refused = case.turn.sharing == "refused"
        around.answer_consent(case, "sharing", "refused" if refused else "given")
        around.gather_team(case, shared=not refused)
    if reached >= STAGES.index("assessed"):
        Planning(case).live_through(reached)
    if reached >= STAGES.index("agreed") and case.turn.sharing == "given":
        around.let_those_who_come_know(case)
    if reached >= STAGES.index("consent") and case.turn.sharing == "withdrawn":
        around.stop_sharing(case)
    if reached >= STAGES.index("consent"):
        write_messages(case)
    name_contacts(case)
    around.leave_after_the_end(case)
    say_wrong(case)
    write_letters(case)
    log_reads(case)
    if reached >= STAGES.index("consent"):
        guard(case, decks)
    return case.rows
