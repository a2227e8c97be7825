"""What the frame around a page needs to know: where am I, whose plan is this, who am I."""

from dataclasses import dataclass, field

RESIDENT_DOOR = "resident"


@dataclass(frozen=True)
class PageLink:
    """One link in the door's navigation."""

    text: str
    href: str
    current: bool = False


@dataclass(frozen=True)
class Chrome:
    """Given to `layout/base.html` as `chrome`; the texts are already in the reader's language.

    `whose` names the person a page is about; `None` on pages about nobody in particular.
    `language` is `sv` or `en`; `return_to` is the address the language switch comes back to.
    `switch_text`: what changing to another assignment, or another plan, is called; empty where there is none.
    `ends_in`: seconds until nobody is signed in, `ends_clock` the same as a time of the day; `may_stay`: whether doing
    something puts it off. `discreet`: the window's title tells no more than the door's name.
    """

    door: str
    door_name: str
    home: str = "/"
    whose: str | None = None
    signed_in_as: str | None = None
    links: tuple[PageLink, ...] = field(default=())
    footer_links: tuple[PageLink, ...] = field(default=())
    language: str = "sv"
    language_url: str = "/i18n/setlang/"
    sign_out_url: str = "/logga-ut/"
    sign_in_url: str = "/inloggning/"
    assignment_url: str = "/logga-in/uppdrag/"
    return_to: str = "/"
    shared_screen: bool = False
    switch_text: str = ""
    ends_in: int = 0
    ends_clock: str = ""
    may_stay: bool = True
    discreet: bool = False

    @property
    def text_size(self) -> str:
        """Designsystemet's size mode: body text is 18 px for residents, 16 px for staff, 21 px on a shared screen."""
        if self.shared_screen:
            return "lg"
        return "md" if self.door == RESIDENT_DOOR else "sm"

    @property
    def other_language(self) -> tuple[str, str]:
        """Code and own name of the language one can switch to."""
        return ("en", "English") if self.language == "sv" else ("sv", "Svenska")
