"""Forms that are sent once, say what is wrong by the field, and lose nothing when somebody else was first."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar
from uuid import UUID

from django import forms
from django.db import DataError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.utils.translation import gettext as _

from ledstjarna.foundation.findings import ChangedMeanwhile, RuleBroken
from ledstjarna.foundation.ids import new_id
from ledstjarna.foundation.once.keys import first_time, remember, where_it_led
from ledstjarna.web.entrance.kept_form import as_whom, kept_for, who_note
from ledstjarna.web.merging import BASE, Asked, asked_of, base_of, merge
from ledstjarna.web.wording.findings import finding_text

Result = TypeVar("Result")
AForm = TypeVar("AForm", bound="HouseForm")
UNKNOWN = -1  # no version that ever stood
LONGEST = 9  # digits of a version
_TOO_LONG = "22001"  # the state of SQL for a text that its column does not hold

# What is wrong with a field, in words of ours where its form has none of its own: what it is, and what to do.
_PLAINLY: dict[str, Callable[[], str]] = {
    "max_length": lambda: _("Det är för långt. Skriv högst %(limit_value)d tecken. Nu är det %(show_value)d."),
    "min_value": lambda: _("Skriv ett tal som är minst %(limit_value)s."),
    "max_value": lambda: _("Skriv ett tal som är högst %(limit_value)s."),
    "null_characters_not_allowed": lambda: _("Ett tecken i texten går inte att spara. Skriv om den delen."),
    "required": lambda: _("Det här behövs också, med några ord eller ett val."),
    "invalid_choice": lambda: _("Välj ett av svaren som går att välja."),
}


class HouseForm(forms.Form):
    """A form with the key that lets it be sent once, the version that was seen and who it was shown to.

    One that edits what stands also has its base, and the fields to ask about when two have changed them (merging).
    """

    conflict: ChangedMeanwhile | None = None
    stands: Mapping[str, Any] | None = None  # what it edits, as it is now
    base = ""
    asked: Mapping[str, Asked] = {}
    who_saved = ""  # who saved meanwhile, and when, where the page can tell
    was_kept = False  # whether it shows what was written before the session ended
    default_renderer = None

    def __init__(self, *args: Any, who: str | None = None, seen_version: int | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            usual = field.default_error_messages
            own = field.error_messages
            own |= {code: say() for code, say in _PLAINLY.items() if own.get(code) in (None, usual.get(code))}
        self.key = new_id()
        self.who = who_note(who) if who else None
        self.seen_version = seen_version

    def edits(self, stands: Mapping[str, Any], version: int | None) -> None:
        """Take what stands now into what was written, if anything was; ask about what both have changed."""
        self.stands, self.base = stands, base_of(self, stands)
        if isinstance(self.data, QueryDict) and BASE in self.data:
            self.data, self.asked = merge(self, self.data, stands)
            self.seen_version = version
            if self.asked:
                self.conflict = ChangedMeanwhile(what="form", version=version or 0, mine={}, theirs={})

    def was_late(self, changed: ChangedMeanwhile) -> None:
        """Somebody saved in the very moment between what this form was held against and its own saving."""
        self.conflict, self.seen_version = changed, changed.version
        if self.stands is not None:
            theirs = {name: value for name, value in changed.theirs.items() if name in changed.mine}
            self.base = base_of(self, {**self.stands, **theirs})
            both = {name: value for name, value in theirs.items() if name in self.fields}
            self.asked = {name: asked_of(self, name, changed.mine[name], value) for name, value in both.items()}

    def say(self, broken: RuleBroken) -> None:
        """Put every finding of a rule by its field, or above the form."""
        for finding in broken.findings:
            name = finding.field_name if finding.field_name in self.fields else None
            self.add_error(name, finding_text(finding))


def form_for(
    request: HttpRequest, form_class: type[AForm], *, seen_version: int | None = None,
    stands: Mapping[str, Any] | None = None, **kwargs: Any,
) -> AForm:  # fmt: skip
    """The form as it was sent, as it was kept from an expired session, or new (with `initial`).

    `seen_version` is what stands now. A form that comes back carries the version that its writer saw: it never
    takes on what somebody else has saved meanwhile. Only a form that edits what `stands`, field by field, does: what
    its writer never changed takes what is saved, and what both have changed is asked about.
    """
    standing_version = seen_version
    if stands is not None:
        kwargs["initial"] = {**stands, **kwargs.get("initial", {})}
    kept = None if request.method == "POST" else kept_for(request)
    written = request.POST if request.method == "POST" else kept
    if written is not None and seen_version is not None:
        seen_version = _version(written, seen_version)
    form = form_class(written, who=as_whom(request), seen_version=seen_version, **kwargs)
    form.was_kept = kept is not None
    if stands is not None:
        form.edits(stands, standing_version)
    return form


def sent(
    request: HttpRequest, form: HouseForm, act: Callable[[dict[str, Any], int], Result], *,
    done: Callable[[Result], str],
) -> HttpResponse | None:  # fmt: skip
    """Carry out a sent form once. Returns the way onwards, or None when the page is to be shown again.

    `act` gets the cleaned fields and the version that was seen. What the rules refuse, and what somebody
    else changed meanwhile, is rolled back to before the form and told on it.
    """
    if not form.is_valid() or _must_choose(form):
        return None
    viewer = request.viewer  # type: ignore[attr-defined]
    key = _key(request)
    merged = form.stands is not None and BASE in request.POST
    seen = form.seen_version if merged and form.seen_version is not None else _version(request.POST, UNKNOWN)
    try:
        with transaction.atomic():
            if key is None or not first_time(key=key, party_id=viewer.party_id):
                return _again(key, viewer.party_id, form)
            led_to = done(act(form.cleaned_data, seen))
            remember(key=key, led_to=led_to)
            return HttpResponseRedirect(led_to)
    except RuleBroken as broken:
        form.say(broken)
    except ChangedMeanwhile as changed:
        form.was_late(changed)
    except DataError as too_much:  # the last net under a form that lets through more than is kept
        if getattr(too_much.__cause__, "sqlstate", "") != _TOO_LONG:
            raise
        form.add_error(None, _("Något av det du har skrivit är för långt. Korta det och skicka igen."))
    return None


def _must_choose(form: HouseForm) -> bool:
    """Whether something must be chosen first; said by the field where it was asked once and left open."""
    for name, asked in form.asked.items():
        if asked.unchosen:
            form.add_error(name, _("Välj vilket som ska gälla."))
    return bool(form.asked)


def led_again(request: HttpRequest) -> HttpResponse | None:
    """Where a form that is sent once more led the first time, when its page is not there any longer; else None.

    Whoever ends their part, or hands something back, is not let in to the same page again: what they sent is done.
    """
    viewer, key = getattr(request, "viewer", None), _key(request) if request.method == "POST" else None
    led_to = where_it_led(key=key, party_id=viewer.party_id) if viewer and key else ""
    return HttpResponseRedirect(led_to) if led_to else None


def _again(key: UUID | None, party_id: UUID, form: HouseForm) -> HttpResponse | None:
    led_to = where_it_led(key=key, party_id=party_id) if key else ""
    if led_to:
        return HttpResponseRedirect(led_to)
    form.add_error(None, _("Formuläret gick inte att känna igen. Inget är sparat. Skicka det en gång till."))
    return None


def _key(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.POST.get("key", ""))
    except ValueError:
        return None


def _version(written: QueryDict, otherwise: int) -> int:
    """The version that a sent form carries; `otherwise` for a form that carries none, or nonsense."""
    value = str(written.get("version", ""))
    return int(value) if value.isdecimal() and len(value) < LONGEST else otherwise
