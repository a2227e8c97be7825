"""What the fields of a sent form are called, when nobody who may open its page is there to draw it.

The form that was sent says where it came from, and the page there stands in a module with the forms that it draws: the
labels are theirs, in the reader's language, with nothing carried by the form that a sender could write. A field whose
label is made when its page is drawn has none here.
"""

import sys
from collections.abc import Collection

from django.forms import BaseForm
from django.urls import Resolver404, resolve


def _is_form(one: object) -> bool:
    return isinstance(one, type) and issubclass(one, BaseForm)


def labels_of(path: str, names: Collection[str]) -> dict[str, str]:
    """The label of each of the fields that is known, by name: of the form of that page which has the most of them."""
    try:
        view = resolve(path).func
    except Resolver404:
        return {}
    module = sys.modules.get(getattr(view, "__module__", ""))
    forms = [one for one in (vars(module).values() if module else ()) if _is_form(one)]
    fields = [getattr(form, "base_fields", {}) for form in forms]
    best = max(fields, key=lambda known: len(known.keys() & set(names)), default={})
    return {name: str(best[name].label) for name in names if name in best and best[name].label}
