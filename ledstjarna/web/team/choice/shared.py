"""What the person may choose to tell whoever is to do something, fact by fact. Nothing else is passed on."""

from django.utils.translation import gettext as _

from ledstjarna.web.team.about import About
from ledstjarna.web.wording import channel_name

# Those who read nothing of the plan: they get the facts that the person chooses, and no more.
TOLD_BY_FACT = frozenset({"association", "close_one", "open_support"})


def facts_to_share(whom: About) -> dict[str, tuple[str, str]]:
    """By each fact's code: how it is asked, and the words that would be passed on. Unknown facts are left out."""
    person, story = whom.person, whom.story
    home = " ".join(filter(None, (person.street, person.postcode, person.place)))
    reach = ", ".join(channel_name(code) for code in story.reach) if story else ""
    note = story.reach_note if story else ""
    found = {
        "name": (_("Namn"), whom.name),
        "what_matters": (_("Det som är viktigt för mig"), whom.words),
        "how_to_meet_me": (_("Hur jag vill bli bemött"), story.how_to_meet_me if story else ""),
        "reach": (_("Hur jag vill nås"), ". ".join(filter(None, (reach, note)))),
        "address": (_("Adress"), "" if person.protected_identity else home),
    }
    return {code: pair for code, pair in found.items() if pair[1]}
