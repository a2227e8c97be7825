"""What was said about consent, kind by kind, for the story of a plan."""

from collections.abc import Callable

from django.utils.translation import gettext as _

CONSENTS: dict[str, Callable[[], tuple[str, str, str]]] = {
    "plan": lambda: (
        _("%(who)s sa ja till en gemensam plan"), _("%(who)s sa nej till en gemensam plan"),
        _("%(who)s säger inte längre ja till en gemensam plan"),
    ),
    "sharing": lambda: (
        _("%(who)s sa ja till att dela planen"), _("%(who)s sa nej till att dela planen"),
        _("%(who)s säger inte längre ja till att dela planen"),
    ),
    "reading": lambda: (
        _("%(who)s sa ja till att vården och omsorgen får läsa det som andra har skrivit"),
        _("%(who)s sa nej till att vården och omsorgen får läsa det som andra har skrivit"),
        _("%(who)s säger inte längre ja till att vården och omsorgen får läsa det som andra har skrivit"),
    ),
}  # fmt: skip

HALF: dict[str, Callable[[], str]] = {
    "plan": lambda: _("%(who)s sa ja till en gemensam plan. En vårdnadshavare till behöver säga ja"),
    "sharing": lambda: _("%(who)s sa ja till att dela planen. En vårdnadshavare till behöver säga ja"),
    "reading": lambda: _(
        "%(who)s sa ja till att vården och omsorgen får läsa det som andra har skrivit. "
        "En vårdnadshavare till behöver säga ja"
    ),
}
