"""The person's extract in words: each part, each table, and the columns that are read by people.

Every column stands in the file for machines; what stands here is what somebody reads. A test knows every table.
"""

from collections.abc import Callable
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import pgettext


class TableWords(NamedTuple):
    """What a table is called, and which of its columns are told, in order."""

    title: Callable[[], str]
    columns: tuple[str, ...]


PART_WORDS: dict[str, Callable[[], str]] = {
    "who": lambda: _("Vem du är"),
    "words": lambda: _("Din berättelse"),
    "plan": lambda: _("Din plan"),
    "needs": lambda: _("Bedömningar"),
    "team": lambda: _("Ditt team"),
    "said": lambda: _("Det du har sagt, och svaren"),
    "sharing": lambda: _("Vad du delar"),
    "sent": lambda: _("Det vi har skickat till dig"),
    "log": lambda: _("Vem som har läst"),
}

LEFT_OUT_WORDS: dict[str, Callable[[], str]] = {
    "only_ids": lambda: _("Bara nummer och koder för sådant som står i de andra delarna."),
    "somebody_elses": lambda: _("Det är någon annans uppgifter: en närståendes egen fråga, eller ett besked till dem."),
    "others_checked": lambda: _("Kontroll av dem som har läst. Vem som har läst om dig står i Vem som har läst."),
}


def _told(title: Callable[[], str], columns: str) -> TableWords:
    return TableWords(title, tuple(columns.split()))


TABLE_WORDS: dict[str, TableWords] = {
    "people.Person": _told(lambda: _("Du"), "given_name family_name birth_date street postcode place language"),
    "people.PersonIdentifier": _told(lambda: _("Nummer"), "value"),
    "people.ProtectionChange": _told(
        lambda: _("Så har dina personuppgifter varit skyddade"),
        "lowers source words written_by_label recorded_at agreed answered_by_label answered_at",
    ),
    "people.PersonContact": _told(lambda: _("Så når vi dig"), "channel address changed_at"),
    "people.CloseOne": _told(lambda: _("De som står dig nära"), "name relation phone ended_at"),
    "people.Representative": _told(lambda: _("De som företräder dig"), "name phone"),
    "people.Mandate": _told(
        lambda: _("Uppdrag att företräda dig"), "representative_id kind period registered_by_label"
    ),
    "people.Story": _told(
        lambda: _("Dina egna ord"),
        "what_matters what_i_can how_to_meet_me who_is_close reach_note written_at told_by_label written_by_label",
    ),
    "people.Absence": _told(lambda: _("När du har varit borta"), "kind period words told_by_label told_at"),
    "people.Letter": _told(lambda: _("Brev"), "kind written_at printed_at"),
    "people.Notice": _told(lambda: _("Aviseringar"), "reason state channel made_at done_at"),
    "people.NoticeAttempt": _told(lambda: _("Försök att avisera"), "channel outcome begun_at ended_at"),
    "control.LogQuestion": _told(
        lambda: _("Frågor om vem som har läst"), "words reader_label read_at asked_at answer answered_by_label"
    ),
    "consent.AccessLog": _told(lambda: _("Läst eller ändrat"), "at party_label verb basis"),
    "consent.Consent": _told(
        lambda: _("Samtycken"),
        "kind state organisations_label ends_at said_by_label said_at registered_by_label replaced_at",
    ),
    "consent.AccessGround": _told(lambda: _("Rätt att läsa"), "party_label basis kinds period reason"),
    "consent.Block": _told(
        lambda: _("Spärrar"),
        "around_label period said_by_label registered_by_label lifted_by_label lifted_registered_by_label",
    ),
    "consent.BlockLift": _told(
        lambda: _("Frågor om att häva en spärr"),
        "block_id reason asked_by_label asked_at answered_by_label answered_at period",
    ),
    "consent.EmergencyAccess": _told(
        lambda: _("Nödöppningar"), "danger reason opened_by_label opened_at ends_at state reviewed_by_label outcome"
    ),
    "needs.Assessment": _told(lambda: _("När ni har gått igenom"), "assessed_at assessed_by_label person_took_part"),
    "needs.Need": _told(
        lambda: _("Behov"), "life_area own_level professional_level wanted_level own_words need resources replaced_at"
    ),
    "needs.InstrumentResult": _told(lambda: _("Formulär"), "instrument score answered_by_label answered_at"),
    "needs.Suggestion": _told(
        lambda: _("Uppgifter från andra system"),
        "kind life_area text source_system seen_by_label seen_at dismissed_why",
    ),
    "needs.ImportedBundle": _told(lambda: _("Inläst från andra system"), "source_system imported_by_label imported_at"),
    "needs.ForeignFact": _told(lambda: _("Fakta från andra system"), "text recorded_at replaced_at"),
    "teams.TeamMember": _told(lambda: _("Med i teamet"), "label role phone period"),
    "teams.NamedContact": _told(lambda: _("Fasta kontakter"), "kind holder_label period named_by_label"),
    "teams.ContactAbsence": _told(lambda: _("När en kontakt var borta"), "contact_id period stand_in_label"),
    "teams.ContactWish": _told(
        lambda: _("Önskan om en annan kontakt"), "kind words asked_by_label asked_at state answer answered_by_label"
    ),
    "teams.CallRequest": _told(
        lambda: _("Ring mig"), "channel about asked_by_label asked_at reaches_label promised_at state over_at"
    ),
    "teams.CallAttempt": _told(lambda: _("Försök att ringa"), "outcome words made_by_label made_at"),
    "teams.Thread": _told(lambda: _("Samtal"), "title state begun_by_label begun_at closed_at"),
    "teams.Message": _told(lambda: _("Meddelanden"), "thread_id words written_by_label written_at to_label"),
    "teams.PassedOn": _told(lambda: _("Meddelanden som gick vidare"), "thread_id from_label to_label passed_at"),
    "plans.Plan": _told(lambda: _("Planen"), "state started_by_label started_at next_follow_up ended_at"),
    "plans.Sip": _told(
        lambda: _("Samordnad individuell plan"), "state why judged_by_label judged_at in_force_at ended_at"
    ),
    "plans.Goal": _told(lambda: _("Mål"), "words life_area state written_by_label written_at"),
    "plans.Proposal": _told(
        lambda: _("Förslag"),
        "title goal_id state why when owner_label after_no can_change_mind proposed_by_label proposed_at",
    ),
    "plans.Choice": _told(
        lambda: _("Dina val"), "proposal_id kind words chosen_by_label chosen_at registered_by_label"
    ),
    "plans.Commitment": _told(
        lambda: _("Vem gör vad"),
        "title goal_id state legal_basis when owner_label owner_answer starts_on ends_on ended_why",
    ),
    "plans.PartTerm": _told(lambda: _("Till när"), "commitment_id from_day ends_on said_by_label said_at"),
    "plans.HealthAssessment": _told(
        lambda: _("Vårdens bedömning"), "commitment_id suitable why ordination assessed_by_label assessed_at"
    ),
    "plans.Application": _told(
        lambda: _("Ansökningar"),
        "commitment_id law state party_label applied_by_label applied_at investigator_label investigation",
    ),
    "plans.AuthorityDecision": _told(
        lambda: _("Beslut"), "application_id outcome scope reasons how_to_appeal period decided_by_label decided_at"
    ),
    "plans.ProviderAssignment": _told(
        lambda: _("Uppdrag till utförare"), "unit_label scope given_by_label given_at state answer"
    ),
    "plans.ImplementationPlan": _told(
        lambda: _("Hur det går till"), "commitment_id state how wishes who_comes written_by_label written_at answer"
    ),
    "plans.OwnerChange": _told(
        lambda: _("Byten av vem som gör"), "commitment_id state why old_owner_label new_owner_label began_at ended_at"
    ),
    "plans.Activity": _told(lambda: _("Tider"), "title state starts_on ends_on responsible_label set_by_label"),
    "plans.ActivityException": _told(
        lambda: _("Ändrade tider"), "activity_id day kind to_day words made_by_label made_at"
    ),
    "visits.Visit": _told(
        lambda: _("Besök"), "commitment_id starts_at ends_at carer_label state words told_by_label told_at"
    ),
    "visits.HelpCall": _told(lambda: _("När den som var hos dig bad om hjälp"), "asked_by_label asked_at state"),
    "visits.VisitNote": _told(
        lambda: _("Att veta för den som kommer"), "commitment_id getting_in careful written_by_label written_at"
    ),
    "visits.ComingWish": _told(
        lambda: _("Vem som kommer helst, och vad det ställer för krav"),
        "commitment_id sex sex_required language abilities written_by_label written_at",
    ),
    "visits.ToldLater": _told(lambda: _("Det som sades i efterhand om ett besök"), "told_by_label said_at recorded_at"),
    "plans.ActivityMark": _told(lambda: _("Så gick det"), "activity_id day state words told_by_label told_at"),
    "plans.Agreement": _told(lambda: _("Det ni kom överens om"), "number agreed_by_label agreed_at"),
    "plans.LinkedPlan": _told(lambda: _("Andra planer"), "kind title held_by_label dated linked_by_label"),
    "plans.PlanMeeting": _told(lambda: _("Möten"), "chaired_by_label opened_at closed_at"),
    "plans.PlanMeetingCall": _told(
        lambda: _("Kallelser"),
        "state about place starts_at called_by_label called_at changed_by_label changed_at cancelled_by_label "
        "why_cancelled",
    ),
    "plans.MeetingTime": _told(lambda: _("Tider för möten"), "starts_at ends_at"),
    "plans.MeetingParticipant": _told(
        lambda: _("Kallade till möten"), "label organisation_label coming answered_at wished_starts_at wished_ends_at"
    ),
    "plans.MeetingPoint": _told(lambda: _("Att prata om på möten"), "words said_by_label said_at"),
    "plans.CooperationDeviation": _told(
        lambda: _("När samarbetet inte fungerade"), "kind words noted_by_label noted_at state learnt ended_at"
    ),
    "plans.DeviationAnswer": _told(
        lambda: _("Svar om samarbetet"), "deviation_id answer answered_by_label answered_at"
    ),
    "plans.FollowUpPreparation": _told(lambda: _("Inför uppföljning"), "words said_by_label said_at"),
    "plans.FollowUp": _told(lambda: _("Uppföljningar"), "held_on how words held_by_label next_on"),
    "plans.AttainmentScale": _told(
        lambda: _("Steg mot målen"), "goal_id much_less less expected more much_more described_by_label described_at"
    ),
    "plans.GoalResult": _told(lambda: _("Hur det gick med målen"), "goal_id attained wants words"),
    "plans.PartResult": _told(lambda: _("Hur det gick med delarna"), "commitment_id helped wants words"),
    "plans.StepDown": _told(
        lambda: _("Frågor om mindre hjälp"), "commitment_id state words answer suggested_at moved_by_label moved_at"
    ),
    "plans.PersonReport": _told(
        lambda: _("Det du har sagt till om"),
        "commitment_id kind words told_by_label told_at reaches_label answer answered_by_label",
    ),
    "plans.MissedVisit": _told(
        lambda: _("När ingen kom"),
        "commitment_id owner_label should_have_begun told_at explanation explained_by_label explained_at",
    ),
    "keeping.Rectification": _told(
        lambda: _("Det som inte stämmer"),
        "about what wants words asked_at reaches_label due_on state answer reads_now answered_by_label",
    ),
}

_WHO, _WHEN = lambda: _("Vem"), lambda: _("När")
_CONCERNS = lambda: pgettext("vad det handlar om", "Gäller")  # noqa: E731 (as its neighbours)
COLUMN_WORDS: dict[str, Callable[[], str]] = {
    "given_name": lambda: _("Förnamn"), "family_name": lambda: _("Efternamn"), "birth_date": lambda: _("Född"),
    "street": lambda: _("Gata"), "postcode": lambda: _("Postnummer"), "place": lambda: _("Plats"),
    "language": lambda: _("Språk"), "value": lambda: _("Nummer"), "address": lambda: _("Adress"),
    "changed_at": lambda: _("Ändrat"), "name": lambda: _("Namn"), "relation": lambda: _("Vad de är för dig"),
    "phone": lambda: _("Telefon"), "ended_at": lambda: _("Slut"), "period": lambda: _("Från och till"),
    "registered_by_label": lambda: _("Registrerat av"), "what_matters": lambda: _("Det som är viktigt"),
    "what_i_can": lambda: _("Det du kan själv"), "how_to_meet_me": lambda: _("Så vill du bli bemött"),
    "who_is_close": lambda: _("Vem som står dig nära"), "reach_note": lambda: _("Så vill du nås"),
    "written_at": lambda: _("Skrivet"), "told_by_label": lambda: _("Sagt av"), "told_at": lambda: _("Sagt"),
    "written_by_label": lambda: _("Skrivet av"), "words": lambda: _("Ord"), "printed_at": lambda: _("Utskrivet"),
    "made_at": _WHEN, "done_at": lambda: _("Klart"), "begun_at": lambda: _("Började"),
    "reader_label": lambda: _("Vem läste"), "read_at": lambda: _("Läst"), "asked_at": lambda: _("Frågat"),
    "explanation": lambda: _("Vad som hände"), "explained_by_label": lambda: _("Skrivet av"),
    "explained_at": lambda: _("Skrivet"), "should_have_begun": lambda: _("Skulle ha börjat"),
    "answer": lambda: _("Svar"), "answered_by_label": lambda: _("Svarat av"), "answered_at": lambda: _("Svarat"),
    "at": _WHEN, "party_label": _WHO, "said_by_label": lambda: _("Sagt av"), "said_at": lambda: _("Sagt"),
    "replaced_at": lambda: _("Gällde till"), "reason": lambda: _("Varför"),
    "lifted_by_label": lambda: _("Hävt av"),
    "lifted_registered_by_label": lambda: _("Hävningen inskriven av"),
    "asked_by_label": lambda: _("Frågat av"),
    "opened_by_label": lambda: _("Öppnat av"), "opened_at": lambda: _("Öppnat"), "ends_at": lambda: _("Till"),
    "reviewed_by_label": lambda: _("Granskat av"), "outcome": lambda: _("Vad det blev"),
    "assessed_at": lambda: _("Bedömt"), "assessed_by_label": lambda: _("Bedömt av"),
    "own_words": lambda: _("Egna ord"), "need": lambda: _("Behov"), "resources": lambda: _("Det du kan själv"),
    "instrument": lambda: _("Formulär"), "score": lambda: _("Poäng"), "text": lambda: _("Text"),
    "seen_by_label": lambda: _("Sett av"), "seen_at": lambda: _("Sett"), "source_system": lambda: _("Från"),
    "imported_by_label": lambda: _("Inläst av"), "imported_at": lambda: _("Inläst"),
    "recorded_at": lambda: _("Skrivet"), "label": _WHO, "role": lambda: _("Roll"), "holder_label": _WHO,
    "ended_why": lambda: _("Varför det tog slut"), "stand_in_label": lambda: _("Vem som fanns i stället"),
    "about": lambda: _("Om"), "reaches_label": lambda: _("Nådde"), "promised_at": lambda: _("Lovat"),
    "over_at": lambda: _("Klart"), "made_by_label": _WHO, "title": lambda: _("Vad"),
    "begun_by_label": lambda: _("Började av"), "closed_at": lambda: _("Avslutat"), "to_label": lambda: _("Till"),
    "from_label": lambda: _("Från"), "passed_at": _WHEN, "started_by_label": lambda: _("Började av"),
    "started_at": lambda: _("Började"), "next_follow_up": lambda: _("Nästa avstämning"), "why": lambda: _("Varför"),
    "judged_by_label": lambda: _("Bedömt av"), "judged_at": lambda: _("Bedömt"),
    "in_force_at": lambda: _("Gäller från"), "when": _WHEN, "owner_label": lambda: _("Vem som gör det"),
    "after_no": lambda: _("Om du säger nej"), "can_change_mind": lambda: _("Kan du ändra dig"),
    "proposed_by_label": lambda: _("Föreslaget av"), "proposed_at": lambda: _("Föreslaget"),
    "chosen_by_label": lambda: _("Valt av"), "chosen_at": lambda: _("Valt"), "owner_answer": lambda: _("Svar"),
    "starts_on": lambda: _("Från"), "ends_on": lambda: _("Till"), "from_day": lambda: _("Från"),
    "applied_by_label": lambda: _("Ansökt av"), "applied_at": lambda: _("Ansökt"),
    "investigator_label": lambda: _("Utreds av"), "investigation": lambda: _("Utredning"),
    "scope": lambda: _("Vad det gäller"), "reasons": lambda: _("Skäl"),
    "how_to_appeal": lambda: _("Så överklagar du"), "decided_by_label": lambda: _("Beslutat av"),
    "decided_at": lambda: _("Beslutat"), "unit_label": lambda: _("Utförare"), "given_by_label": lambda: _("Lämnat av"),
    "given_at": lambda: _("Lämnat"), "how": lambda: _("Hur"), "wishes": lambda: _("Önskemål"),
    "who_comes": lambda: _("Vem som kommer"), "old_owner_label": lambda: _("Från"),
    "new_owner_label": lambda: _("Till"), "began_at": lambda: _("Började"),
    "responsible_label": lambda: _("Vem som kommer"), "set_by_label": lambda: _("Satt av"), "day": lambda: _("Dag"),
    "number": lambda: _("Nummer"), "agreed_by_label": lambda: _("Överens med"), "agreed_at": lambda: _("Överens"),
    "held_by_label": lambda: _("Finns hos"), "dated": lambda: _("Daterad"),
    "linked_by_label": lambda: _("Länkad av"), "chaired_by_label": lambda: _("Leddes av"),
    "starts_at": lambda: _("Börjar"), "carer_label": lambda: _("Vem som kommer"),
    "sex": lambda: _("Vem som ska komma"), "sex_required": lambda: _("Ingen annan får komma"),
    "abilities": lambda: _("Det här ska den som kommer kunna"),
    "getting_in": lambda: _("Så kommer man in"), "careful": lambda: _("Var försiktig med"),
    "called_by_label": lambda: _("Kallat av"), "called_at": lambda: _("Kallat"),
    "changed_by_label": lambda: _("Ändrat av"), "cancelled_by_label": lambda: _("Inställt av"),
    "wished_starts_at": lambda: _("Önskad tid från"), "wished_ends_at": lambda: _("Önskad tid till"),
    "why_cancelled": lambda: _("Varför det ställdes in"), "organisation_label": lambda: _("Var de arbetar"),
    "noted_by_label": lambda: _("Antecknat av"), "noted_at": lambda: _("Antecknat"),
    "learnt": lambda: _("Vad de har lärt sig"), "held_on": lambda: _("Dag"), "next_on": lambda: _("Nästa gång"),
    "much_less": lambda: _("Mycket mindre"), "less": lambda: _("Mindre"), "expected": lambda: _("Som väntat"),
    "more": lambda: _("Mer"), "much_more": lambda: _("Mycket mer"),
    "described_by_label": lambda: _("Beskrivet av"), "described_at": lambda: _("Beskrivet"),
    "suggested_at": lambda: _("Väckt"), "moved_by_label": lambda: _("Svarat av"), "moved_at": lambda: _("Svarat"),
    "kind": lambda: _("Vad det är"), "state": lambda: _("Hur det är nu"), "channel": lambda: _("På vilket sätt"),
    "verb": lambda: _("Vad"), "basis": lambda: _("Varför det är tillåtet"), "kinds": lambda: _("Får läsa"),
    "organisations_label": lambda: _("Vilka det gäller"), "around_label": lambda: _("Vad som är spärrat"),
    "block_id": lambda: _("Vad som är spärrat"), "danger": lambda: _("Vad faran var"),
    "person_took_part": lambda: _("Du var med"), "life_area": lambda: _("Område"),
    "own_level": lambda: _("Så ser du det"), "professional_level": lambda: _("Så bedömde de det"),
    "wanted_level": lambda: _("Så vill du ha det"), "dismissed_why": lambda: _("Varför det inte togs med"),
    "named_by_label": lambda: _("Utsedd av"), "contact_id": _WHO, "thread_id": lambda: _("Samtal"),
    "representative_id": _WHO, "goal_id": lambda: _("Mål"), "proposal_id": lambda: _("Förslag"),
    "commitment_id": _CONCERNS, "application_id": lambda: _("Ansökan om"), "activity_id": _CONCERNS,
    "deviation_id": _CONCERNS, "legal_basis": lambda: _("Hur det kommer till"),
    "ordination": lambda: _("Ordinerat"),
    "suitable": lambda: _("Passar det dig"), "law": lambda: _("Lag"), "to_day": lambda: _("Flyttat till"),
    "coming": lambda: _("Kommer"), "attained": lambda: _("Hur långt ni kom"), "wants": lambda: _("Vill"),
    "helped": lambda: _("Hjälper det"),
    "lowers": lambda: _("Hur de ska vara skyddade"), "source": lambda: _("Vem som sa det"),
    "agreed": lambda: _("Svaret var ja"),
    "what": lambda: _("Så stod det"), "due_on": lambda: _("Svar senast"), "reads_now": lambda: _("Så står det nu"),
}  # fmt: skip
