"""What somebody is to the person: the list to choose from, and the common words that people write themselves."""

from collections.abc import Callable

from django.utils.translation import get_language
from django.utils.translation import gettext as _

Words = dict[str, Callable[[], str]]

_RELATIONS: Words = {
    "spouse": lambda: _("make eller maka"),
    "partner": lambda: _("sambo"),
    "daughter": lambda: _("dotter"),
    "son": lambda: _("son"),
    "child": lambda: _("barn"),
    "mother": lambda: _("mamma"),
    "father": lambda: _("pappa"),
    "parent": lambda: _("förälder"),
    "sister": lambda: _("syster"),
    "brother": lambda: _("bror"),
    "sibling": lambda: _("syskon"),
    "grandchild": lambda: _("barnbarn"),
    "grandparent": lambda: _("mor- eller farförälder"),
    "friend": lambda: _("vän"),
    "neighbour": lambda: _("granne"),
    "other": lambda: _("annan närstående"),
}

# What people write in their own words, by how the list says it.
_KIN: dict[str, str] = {
    "make": "spouse", "maka": "spouse", "man": "husband", "hustru": "wife", "fru": "wife",
    "sambo": "partner", "särbo": "partner", "pojkvän": "partner", "flickvän": "partner",
    "dotter": "daughter", "son": "son", "barn": "child", "mamma": "mother", "mor": "mother",
    "pappa": "father", "far": "father", "förälder": "parent", "syster": "sister", "bror": "brother",
    "syskon": "sibling", "barnbarn": "grandchild", "dotterdotter": "granddaughter", "dotterson": "grandson",
    "sondotter": "granddaughter", "sonson": "grandson", "mormor": "grandmother", "farmor": "grandmother",
    "morfar": "grandfather", "farfar": "grandfather", "vän": "friend", "väninna": "friend", "granne": "neighbour",
    "svärdotter": "daughter_in_law", "svärson": "son_in_law", "kusin": "cousin", "moster": "aunt", "faster": "aunt",
    "morbror": "uncle", "farbror": "uncle", "brorsdotter": "niece", "systerdotter": "niece",
    "brorson": "nephew", "systerson": "nephew",
}  # fmt: skip

_MORE_KIN: Words = {
    "husband": lambda: _("man (make)"),
    "wife": lambda: _("hustru"),
    "granddaughter": lambda: _("barnbarn (flicka)"),
    "grandson": lambda: _("barnbarn (pojke)"),
    "grandmother": lambda: _("mor- eller farmor"),
    "grandfather": lambda: _("mor- eller farfar"),
    "daughter_in_law": lambda: _("svärdotter"),
    "son_in_law": lambda: _("svärson"),
    "cousin": lambda: _("kusin"),
    "aunt": lambda: _("moster eller faster"),
    "uncle": lambda: _("morbror eller farbror"),
    "niece": lambda: _("syskonbarn (flicka)"),
    "nephew": lambda: _("syskonbarn (pojke)"),
}


# In Swedish the word alone says something else: whoever stands as "man" in a list reads as male, not as married.
_PLAINER = {"man": "make", "Man": "Make"}


def relation_name(code: str) -> str:
    """How somebody is close. Free words stay as they were written, but for the common ones in another language."""
    return _RELATIONS[code]() if code in _RELATIONS else kin_in(code)


def kin_in(word: str) -> str:
    """A common Swedish word for kin in the reader's language; every other word, and in Swedish, as it is."""
    if (get_language() or "sv").startswith("sv"):
        return _PLAINER.get(word, word)
    code = _KIN.get(word.strip().lower())
    return word if code is None else (_RELATIONS | _MORE_KIN)[code]()
