"""Blocks in examples: who sets and lifts them, who is asked to in an emergency, and who may answer."""

from ledstjarna.domain.consent.rules.blocks import (
    answers_as,
    block_findings,
    lift_hindrance,
    lifting_sector,
    lifting_sectors,
    registered_lift_hindrance,
)
from tests.spec.tables import YES, RuleTable

BLOCKING = RuleTable(
    title="Who sets and lifts a block, and around what",
    section="2022:913 2:3; PDL 4:4",
    about="The person blocks and lifts, in any way; a guardian does not block a child's data. Around an "
    "organisation, one unit or one process in it (PDL 4:4–5).",
    columns=("who says it", "level", "process"),
    ask=lambda speaker, level, process: block_findings(speaker=speaker, level=level, process=process),
    rows=(
        ("person", "organisation", "", YES),
        ("person", "unit", "", YES),
        ("person", "process", "psychiatry", YES),
        ("person", "process", "anything", "block_level_unknown"),
        ("person", "county", "", "block_level_unknown"),
        ("god_man", "organisation", "", YES),
        ("guardian", "organisation", "", "guardian_does_not_block"),
    ),
)

LIFTING_FOR_THE_PERSON = RuleTable(
    title="Who writes down that the person lifts a block",
    section="2022:913 2:3; PDL 4:4",
    about="Care staff of the giver that blocks; the social services' own where they alone work there. The answer to "
    "others is the same whether a block stands there or not, as it is when a wish to block is passed on twice: nobody "
    "learns of a block by asking.",
    columns=("who writes it down", "who works there", "at the giver that blocks"),
    ask=lambda sector, inside, own: registered_lift_hindrance(
        asker_sector=sector, lifts=lifting_sector(inside.split(" and ")), own_organisation=own
    ),
    rows=(
        ("care", "care", True, YES),
        ("care", "care and social", True, YES),
        ("care", "care", False, "lift_registered_by_the_blocker"),
        ("care", "social", True, "lift_registered_by_the_blocker"),
        ("social", "care and social", True, "lift_registered_by_the_blocker"),
        ("social", "social", True, YES),
        ("social", "social", False, "lift_registered_by_the_blocker"),
        ("", "care", True, "lift_registered_by_the_blocker"),
        ("", "", True, "lift_registered_by_the_blocker"),
    ),
)

ASKED_TO_LIFT = RuleTable(
    title="Who is asked to lift a block in an emergency",
    section="2022:913 3:6; PDL 4:5; whose staff, from memory",
    about="What the block hides decides, and not which units the giver has. An application that nobody has taken up "
    "yet is the social services'. Where nothing is written yet, those who work there are asked.",
    columns=("who has written what it hides", "who works inside it"),
    ask=lambda hidden, inside: " and ".join(
        sorted(lifting_sectors(hidden.split(" and ") if hidden else (), inside.split(" and ")))
    ),
    rows=(
        ("care", "care", "care"),
        ("care", "care and social", "care"),
        ("social", "care and social", "social"),
        ("care and social", "care and social", "care and social"),
        ("nobody yet", "care and social", "social"),
        ("social", "", "social"),
        ("", "care and social", "care and social"),
        ("", "care", "care"),
        ("", "", "social"),
    ),
)

ANSWERS_AS = RuleTable(
    title="For which sector somebody answers a request to lift a block",
    section="2022:913 3:6; PDL 4:5; from memory",
    about="Their own. Who belongs to neither, a coordinator at a unit of its own, answers as the social services for "
    "what they have written inside the block themself: it is asked about, and nobody knows it better. Their colleagues "
    "do not.",
    columns=("who answers", "they have written what it hides"),
    ask=lambda sector, wrote: answers_as(sector, wrote=wrote),
    rows=(
        ("care", True, "care"),
        ("care", False, "care"),
        ("social", True, "social"),
        ("social", False, "social"),
        ("", True, "social"),
        ("", False, ""),
    ),
)

LIFTING_IN_DANGER = RuleTable(
    title="Who lifts a block for somebody in an emergency",
    section="2022:913 3:6; PDL 4:5; whose staff, from memory",
    about="The giver that blocks is asked, a social-care giver too; between units and processes of one giver it is the "
    "same. What the block hides decides who answers, inside it: care staff for patients' records, the social services' "
    "own for what they have written. Where both are hidden both are asked, each for its own, and a yes shows no more "
    "than that. It waits in Att göra of those who work with the person there, and of the units that have written about "
    "them, which get to know who it is for the hours of an emergency. Where nobody of these could answer, whoever asks "
    "is told so at once, and to ring. They learn which giver blocks, never which unit or process in it. What is lifted "
    "is no longer told as blocked, and is blocked again when the asking giver's last emergency for the person ends or "
    "is closed. A question waits no longer than that, nor "
    "after the person has lifted the block themself; an answer after it is too late.",
    columns=(
        "who answers",
        "who is asked",
        "they work inside it",
        "answered already",
        "the emergency",
        "the person has lifted it",
    ),
    ask=lambda sector, asked, inside, answered, emergency, lifted: lift_hindrance(
        asker_sector=sector,
        lifts=asked,
        inside_block=inside,
        answered=answered,
        needed=emergency == "goes on",
        stands=not lifted,
    ),
    rows=(
        ("care", "care", True, False, "goes on", False, YES),
        ("social", "care", True, False, "goes on", False, "lift_only_for_care"),
        ("social", "social", True, False, "goes on", False, YES),
        ("care", "social", True, False, "goes on", False, "lift_only_for_care"),
        ("care", "care", False, False, "goes on", False, "lift_not_yours"),
        ("social", "social", False, False, "goes on", False, "lift_not_yours"),
        ("care", "care", True, True, "goes on", False, "lift_already_answered"),
        ("", "", True, False, "goes on", False, "lift_only_for_care"),
        ("care", "care", True, False, "is over", False, "lift_too_late"),
        ("care", "care", False, False, "is over", False, "lift_not_yours"),
        ("care", "care", True, True, "goes on", True, "lift_by_person_already"),
        ("care", "care", True, True, "is over", True, "lift_by_person_already"),
        ("care", "care", False, True, "goes on", True, "lift_not_yours"),
    ),
)
