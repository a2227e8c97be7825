"""Whom somebody would rather have, and who is not to come: as the person themself says it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from ledstjarna.web.visiting.wish_form import WishForm


class OwnWishForm(WishForm):
    """Of those who have come, or are to come. What whoever comes must be able to is for staff to say."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["abilities"]
        self.fields["never"].help_text = _("Du behöver inte säga varför.")
        for name in ("preferred", "never"):
            if not self.fields[name].choices:  # type: ignore[attr-defined]
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """What is not asked is not said."""
        return {"preferred": [], "never": [], "abilities": [], **(super().clean() or {})}


HINTS = {"never": _("Ingen behöver säga varför.")}
