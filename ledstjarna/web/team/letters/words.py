"""What a letter says: what was registered for the person, and that they can change it. Warm and short."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from ledstjarna.domain.consent.queries import NotForYou, Reading, at_work_anyway, consent_said
from ledstjarna.domain.consent.rules import last_day_of_consent
from ledstjarna.domain.organisations.queries import organisations_by_id, unit
from ledstjarna.domain.people.models import Letter
from ledstjarna.domain.people.queries import close_one
from ledstjarna.domain.people.rules.letters import ADDRESS_LEFT
from ledstjarna.domain.plans.queries import goal, proposal
from ledstjarna.domain.teams.queries import message_said
from ledstjarna.web.wording import date_text, label_text, way_name


def letter_lines(reading: Reading, row: Letter) -> list[str]:
    """The letter's sentences."""
    body: dict[str, Any] = row.body
    if row.kind == "NoticeMade":
        return _news()
    if row.kind == "OtherAsked":
        return _asked()
    way = way_name(body.get("way", ""))
    if row.kind == ADDRESS_LEFT:
        return _address_left(row, way)
    if row.kind in ("ConsentGiven", "ConsentHalfGiven"):
        return [*_consent_lines(reading, body, way), _closing()]
    if row.kind == "PersonRegistered":
        return _registered(body)
    told = {
        "MessageWritten": _message, "GoalSet": _goal, "CloseOneNamed": _close, "StoryTold": _story,
        "ChoiceMade": _choice, "ImplementationAnswered": _how,
    }.get(row.kind)  # fmt: skip
    first = told(reading, body, way) if told else _plain(row.kind, body, way)
    return [first, _closing()]


def _closing() -> str:
    return _("Stämmer det inte, eller har du ändrat dig? Hör av dig till oss. Inget blir fel av att du frågar.")


def _news() -> list[str]:
    return [
        _("Du har något nytt att läsa i Ledstjärna. Av hänsyn till dig står det inte här vad det är."),
        _("Logga in, eller ring oss så läser vi upp det för dig. Numret står högst upp på brevet."),
    ]


def _asked() -> list[str]:
    return [
        _("Du är vårdnadshavare, och något väntar på ditt svar i Ledstjärna. Vad och vem det gäller står inte här."),
        _("Logga in, eller ring oss så berättar vi och skriver ner ditt svar. Numret står högst upp på brevet."),
    ]


def _address_left(row: Letter, way: str) -> list[str]:
    """To where the person lived: that it was changed and by whom. Not to what: somebody else may open the letter."""
    sends = unit(row.unit_id) if row.unit_id else None
    wrong = _("Är det inte du som har bett om det? Ring oss så snart du kan, så ändrar vi tillbaka.")
    if sends and sends.phone:
        wrong = _(
            "Är det inte du som har bett om det? Ring oss på %(phone)s så snart du kan, så ändrar vi tillbaka."
        ) % {"phone": sends.phone}
    return [
        _("Vi fick %(way)s veta att du har en ny adress, och har ändrat den.") % {"way": way},
        _("%(who)s skrev in det.") % {"who": label_text(row.body["registered_by"])},
        _("Brevet går till den adress som stod förut, så att du får veta det där också. Den nya står inte här."),
        wrong,
    ]


def _story(_reading: Reading, _body: dict[str, Any], way: str) -> str:
    text = _(
        "Du berättade %(way)s vad som är viktigt för dig. Vi har skrivit ner det med dina ord, som står här nedanför."
    )
    return text % {"way": way}


def _message(reading: Reading, body: dict[str, Any], way: str) -> str:
    """What was said, in the words that were written down; who said it, where it was not the person."""
    said = message_said(reading, UUID(body["message_id"]))
    if said is None:
        return _("Vi har skrivit ner något som du sa %(way)s.") % {"way": way}
    if said.told_by_id != reading.subject_id:
        text = _("%(who)s sa %(way)s, för dig: ”%(words)s”")
        return text % {"who": label_text(said.told_by_label), "way": way, "words": said.words}
    return _("Du sa %(way)s: ”%(words)s”") % {"way": way, "words": said.words}


def _goal(reading: Reading, body: dict[str, Any], way: str) -> str:
    words = ""
    if reading.may("plan"):
        try:
            words = goal(reading, UUID(body["goal_id"])).words
        except NotForYou:
            words = ""
    if not words:
        return _("Vi har skrivit ner ett mål som du sa %(way)s.") % {"way": way}
    return _("Du sa %(way)s vad du vill: ”%(words)s” Det är skrivet som ett mål i din plan.") % {
        "way": way, "words": words,
    }  # fmt: skip


def _close(reading: Reading, body: dict[str, Any], way: str) -> str:
    """By name, unless their own identity is protected: no letter says where they can be found, or that they are."""
    found = close_one(reading, UUID(body["close_one_id"]))
    if found is None or found.protected:
        return _("Du berättade %(way)s om någon som står dig nära. Hen får inte läsa något av det.") % {"way": way}
    return _("Du berättade %(way)s att %(name)s står dig nära. Hen får inte läsa något av det.") % {
        "way": way, "name": found.name,
    }  # fmt: skip


def _registered(body: dict[str, Any]) -> list[str]:
    """Who was written in is told so, why, and that nothing is shared by it."""
    reason = body.get("reason", "")
    return [
        _("Vi har skrivit in dig i Ledstjärna, där den som hjälper dig skriver en plan tillsammans med dig."),
        *([_("Så här skrev vi varför: ”%(reason)s”") % {"reason": reason}] if reason else []),
        _("Inget delas förrän du har sagt ja. Ring oss om du vill veta vem som har läst om dig."),
        _("Stämmer det inte, eller undrar du något? Hör av dig till oss. Numret står högst upp på brevet."),
    ]


def _choice(reading: Reading, body: dict[str, Any], way: str) -> str:
    title = ""
    if reading.may("plan"):
        try:
            title = proposal(reading, body["proposal_id"]).title
        except NotForYou:
            title = ""
    texts = {
        "yes": _("Du sa ja %(way)s till: %(title)s."),
        "no": _("Du sa nej %(way)s till: %(title)s. Det går bra, och du kan välja något annat senare."),
        "change": _("Du ville ändra något %(way)s i: %(title)s. Teamet svarar dig."),
        "later": _("Du vill tänka på saken, sa du %(way)s. Det gäller: %(title)s. Ta den tid du behöver."),
    }
    return texts[body["choice"]] % {"way": way, "title": title or _("ett förslag")}


def _how(_reading: Reading, body: dict[str, Any], way: str) -> str:
    if body["yes"]:
        return _("Du sa ja %(way)s till hur hjälpen ska gå till.") % {"way": way}
    return _(
        "Du sa %(way)s vad du vill ha annorlunda i hur hjälpen går till. De skriver om det och frågar dig igen."
    ) % {"way": way}


def _plain(kind: str, body: dict[str, Any], way: str) -> str:
    texts: dict[str, str] = {
        "ConsentRefused": _("Du sa nej %(way)s till %(what)s. Då gör vi inte det."),
        "ConsentWithdrawn": _("Du tog tillbaka ditt ja %(way)s till %(what)s. Det gäller från och med nu."),
        "BlockSet": _("Du spärrade %(way)s något som är skrivet om dig. Det gäller från och med nu."),
        "BlockLifted": _("Du hävde %(way)s en spärr. Det gäller från och med nu."),
        "NeedsAssessed": _("Vi gick igenom %(way)s hur du har det, vad du kan och vad du behöver."),
        "OwnViewSaid": _("Du berättade %(way)s hur du ser på din vardag. Vi har skrivit ner det."),
        "PlanAgreed": _("Du sa ja %(way)s till din plan. Du får den på papper tillsammans med det här brevet."),
        "ReportMade": _("Du berättade %(way)s att något inte blev bra. Du får ett svar."),
        "RectificationAsked": _(
            "Du berättade %(way)s att något vi har skrivit inte stämmer. Du får svar inom en månad."
        ),
        "AbsenceTold": _("Du berättade %(way)s att du är borta. Det som är planerat de dagarna vilar så länge."),
        "AbsenceEnded": _("Du berättade %(way)s att du är tillbaka. Det som har vilat börjar igen."),
        "CallAsked": _("Du bad oss %(way)s att höra av oss. Det gör vi."),
        "ContactWished": _(
            "Du sa %(way)s att du vill ha en annan kontakt. Du behöver inte säga varför, och du får ett svar."
        ),
        "ContactDetailsChanged": _("Du berättade %(way)s om nya uppgifter. Vi har ändrat dem."),
    }
    consents = {"sharing": _("att dela din plan med andra"), "plan": _("att göra en samordnad plan"),
                "reading": _("att någon läser vad andra har skrivit om dig")}  # fmt: skip
    text = texts.get(kind, _("Vi har skrivit ner något som du sa %(way)s."))
    said: str = text % {"way": way, "what": consents.get(body.get("kind", ""), "")}
    return said


def _consent_lines(reading: Reading, body: dict[str, Any], way: str) -> list[str]:
    """A yes: to what, to whom by name, and how long; half a yes says whom it waits for."""
    row = consent_said(reading, UUID(body["consent_id"]))
    who = row.said_by_label if row and row.said_by_id != row.subject_id else ""
    texts = {
        "sharing": (_("Du sa ja %(way)s till att dela din plan."), _("%(who)s sa ja %(way)s till att dela din plan.")),
        "plan": (
            _("Du sa ja %(way)s till att göra en samordnad plan."),
            _("%(who)s sa ja %(way)s till att göra en samordnad plan."),
        ),
        "reading": (
            _("Du sa ja %(way)s till att någon läser vad andra har skrivit om dig."),
            _("%(who)s sa ja %(way)s till att någon läser vad andra har skrivit om dig."),
        ),
    }
    said = texts[body["kind"]][bool(who)] % {"who": label_text(who), "way": way}
    names = organisations_by_id(row.organisations) if row and row.organisations else {}
    whom = ", ".join(sorted(one.name for one in names.values()))
    told = {
        "sharing": _("De här får läsa din plan och din berättelse: %(whom)s."),
        "reading": _("De här får läsa, när de möter dig och behöver det, och ingen annan: %(whom)s."),
    }
    lines = [said, told[body["kind"]] % {"whom": whom} if whom else ""]
    if body["kind"] == "sharing" and whom:
        lines += _others_read(reading, names)
    if row and row.state == "half":
        lines.append(_("Två vårdnadshavare bestämmer tillsammans. Det gäller inte förrän den andra också har sagt ja."))
    else:
        lines.append(_until(body))
    return [line for line in lines if line]


def _others_read(reading: Reading, named: Collection[UUID]) -> list[str]:
    """Who keeps reading without the yes: those who work with the person already, as their own page says."""
    rows = organisations_by_id(at_work_anyway(reading, named))
    whom = ", ".join(sorted(one.name for one in rows.values()))
    stay = _("De som redan arbetar med dig är kvar, och läser den också: %(whom)s.") % {"whom": whom} if whom else ""
    return [stay, _("Ingen annan organisation får läsa den.")]


def _until(body: dict[str, Any]) -> str:
    """Until when a yes holds, as it was said; letters from before it could have an end say nothing of one."""
    last = last_day_of_consent(datetime.fromisoformat(body["ends_at"])) if body.get("ends_at") else None
    if last is None:
        return _("Det gäller tills du tar tillbaka det.")
    day = date_text(last, with_year=True)
    return _("Det gäller till och med %(day)s. Du kan ta tillbaka det när du vill.") % {"day": day}
