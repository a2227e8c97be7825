"""What of who the person is is told: to whom, where, and where the identity is protected."""

from ledstjarna.domain.consent.rules.identities import birth_shown, identity_shown, times_shown, told_of_who
from ledstjarna.domain.consent.rules.kinds import kinds_of
from tests.spec.tables import RuleTable

IDENTITIES = RuleTable(
    title="What is shown of a protected identity",
    section="OSL 22:1; folkbokföringslagen 16 §. What each place shows is from memory",
    about="One rule for lists, titles, exports, calendar files, letters and logs. The address of skyddad folkbokföring "
    "is not known here at all.",
    columns=("protected", "reads on", "place"),
    ask=lambda protected, basis, place: ", ".join(sorted(identity_shown(protected, basis, place))) or "nothing",
    rows=(
        ("", "own_work", "list", "address, name, whereabouts"),
        ("sekretessmarkering", "own", "list", "address, name, whereabouts"),
        ("sekretessmarkering", "representative", "export", "address, name, whereabouts"),
        ("sekretessmarkering", "own_work", "page", "name"),
        ("sekretessmarkering", "own_work", "list", "nothing"),
        ("sekretessmarkering", "own_work", "title", "nothing"),
        ("sekretessmarkering", "emergency", "page", "name"),
        ("sekretessmarkering", "request", "page", "nothing"),
        ("skyddadFolkbokforing", "shared_plan", "page", "name"),
        ("skyddadFolkbokforing", "shared_plan", "export", "nothing"),
        ("skyddadFolkbokforing", "application", "page", "name"),
        ("skyddadFolkbokforing", "assignment", "paper", "nothing"),
        ("skyddadFolkbokforing", "close_one", "page", "name"),
        ("skyddadFolkbokforing", "close_one", "title", "nothing"),
        ("skyddadFolkbokforing", "close_one", "log", "nothing"),
        ("sekretessmarkering", "own", "log", "nothing"),
        ("skyddadFolkbokforing", "representative", "log", "nothing"),
        ("", "own", "log", "address, name, whereabouts"),
    ),
)

TOLD_OF_WHO = RuleTable(
    title="What is told of who the person is",
    section="OSL 10:1, 12:2, 26:9. What each ground needs is from memory",
    about="One rule for the pages and for other systems. register is number, day of birth, sex and language; around "
    "is who is close and who represents. A ground reaches the kinds that it has above; a mandate, those of its scope.",
    columns=("who asks", "on"),
    ask=lambda kind, basis: ", ".join(sorted(told_of_who(kind, kinds_of(basis, narrowed=False), (basis,)))),
    rows=(
        ("person", "own", "around, home, name, register"),
        ("representative", "representative", "around, home, name, register"),
        ("close_one", "close_one", "around, name"),
        ("staff", "own_work", "around, home, name, register"),
        ("staff", "shared_plan", "around, home, name, register"),
        ("staff", "emergency", "around, home, name, register"),
        ("staff", "own_records", "name"),
        ("staff", "coherent", "name"),
        ("staff", "incapacity", "name"),
        ("staff", "application", "name"),
        ("staff", "care_request", "name"),
        ("staff", "lift_request", "name"),
        ("staff", "assignment", "home, name"),
    ),
)

TIMES = RuleTable(
    title="When and where something in the plan takes place, where the identity is protected",
    section="OSL 22:1; folkbokföringslagen 16 §. Which places are from memory",
    about="When and where an activity is tells where somebody is. The pages about the person tell it, where the plan "
    "is worked with; files, papers and other systems to the person, to who decides for them, and to those who carry "
    "out that part. Who carries it out is told everywhere, also where an association's name has a place in it: a plan "
    "whose parties are unnamed is no plan, and nobody could answer for it.",
    columns=("protected", "reads on", "place", "carries it out"),
    ask=lambda protected, basis, place, carries_out: (
        "yes" if times_shown(protected, basis, place, carries_out=carries_out == "yes") else "no"
    ),
    rows=(
        ("", "shared_plan", "export", "no", "yes"),
        ("sekretessmarkering", "own_work", "page", "no", "yes"),
        ("sekretessmarkering", "own_work", "export", "no", "no"),
        ("sekretessmarkering", "own_work", "export", "yes", "yes"),
        ("sekretessmarkering", "own_work", "paper", "no", "no"),
        ("skyddadFolkbokforing", "shared_plan", "paper", "no", "no"),
        ("skyddadFolkbokforing", "assignment", "paper", "yes", "yes"),
        ("sekretessmarkering", "own", "paper", "no", "yes"),
        ("skyddadFolkbokforing", "representative", "paper", "no", "yes"),
        ("sekretessmarkering", "close_one", "paper", "no", "no"),
        ("sekretessmarkering", "request", "page", "no", "no"),
        ("sekretessmarkering", "request", "page", "yes", "yes"),
    ),
)

BIRTH = RuleTable(
    title="How much of the day of birth is told, where the identity is protected",
    section="OSL 22:1; folkbokföringslagen 16 §. From memory",
    about="One rule for papers and for other systems: where the name is not told, the year alone is.",
    columns=("protected", "reads on", "place"),
    ask=birth_shown,
    rows=(
        ("", "own_work", "export", "day"),
        ("sekretessmarkering", "own_work", "export", "year"),
        ("skyddadFolkbokforing", "shared_plan", "paper", "year"),
        ("sekretessmarkering", "own", "export", "day"),
        ("sekretessmarkering", "representative", "paper", "day"),
    ),
)
