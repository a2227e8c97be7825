"""Who there is to cooperate: counties, principals, providers, associations, their units and staff.

Nothing here is about the person whose plan it is, so these tables carry no row policies.
"""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models

from ledstjarna.foundation.changing import changed_at
from ledstjarna.foundation.clock import now
from ledstjarna.foundation.ids import new_id


class County(models.Model):
    """A län: the area that one plan database serves."""

    code = models.CharField(primary_key=True, max_length=2)
    name = models.CharField(max_length=80)


class Municipality(models.Model):
    """A kommun as an area where people live; the body that runs it is an Organisation."""

    code = models.CharField(primary_key=True, max_length=4)
    county = models.ForeignKey(County, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=80)


class OrganisationKind(models.TextChoices):
    REGION = "region"
    MUNICIPALITY = "municipality"
    PROVIDER = "provider"
    ASSOCIATION = "association"


class Organisation(models.Model):
    """A principal (region or municipality), a provider that carries out decisions, or an association."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=20, choices=OrganisationKind)
    name = models.CharField(max_length=160)
    county = models.ForeignKey(County, on_delete=models.PROTECT, related_name="+")
    municipality = models.ForeignKey(Municipality, null=True, on_delete=models.PROTECT, related_name="+")
    organisation_number = models.CharField(max_length=12, blank=True)
    changed_at = changed_at()

    @property
    def is_principal(self) -> bool:
        """Whether it answers for health care or social services under the law."""
        return self.kind in (OrganisationKind.REGION, OrganisationKind.MUNICIPALITY)


class UnitKind(models.TextChoices):
    CARE_CENTRE = "care_centre"
    HOSPITAL_WARD = "hospital_ward"
    HOME_NURSING = "home_nursing"
    HOME_CARE = "home_care"
    CARE_HOME = "care_home"
    DAY_ACTIVITY = "day_activity"
    ASSESSMENT = "assessment"
    REHABILITATION = "rehabilitation"
    PSYCHIATRY = "psychiatry"
    HABILITATION = "habilitation"
    SCHOOL_HEALTH = "school_health"
    CARER_SUPPORT = "carer_support"
    ASSOCIATION = "association"
    OTHER = "other"


class PartyKind(models.TextChoices):
    PERSON = "person"
    CLOSE_ONE = "close_one"
    REPRESENTATIVE = "representative"
    STAFF = "staff"
    UNIT = "unit"


class Party(models.Model):
    """Anybody who can act or own a part of a plan. Carries no name: the rooms that know the name guard it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=20, choices=PartyKind)


class Unit(models.Model):
    """A part of an organisation that meets people. Its id is also its Party's."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=UnitKind)
    name = models.CharField(max_length=160)
    place = models.CharField(max_length=80, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    changed_at = changed_at()


class ProtectedTitle(models.TextChoices):
    """Titles that only those with a licence or a certificate may use, as far as a rule here asks for one."""

    ASSISTANT_NURSE = "assistant_nurse"  # undersköterska (PSL 2010:659 4:5 a)
    PHYSICIAN = "physician"  # läkare (PSL 2010:659 4:1)


class StaffMember(models.Model):
    """Somebody who works or volunteers in an organisation.

    `title_until` is the first day without the title, for whoever has it by a transition rule; else none.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    given_name = models.CharField(max_length=80)
    family_name = models.CharField(max_length=80)
    hsa_id = models.CharField(max_length=40, blank=True)
    protected_title = models.CharField(max_length=20, choices=ProtectedTitle, blank=True, default="", db_default="")
    title_until = models.DateField(null=True)
    changed_at = changed_at()

    @property
    def name(self) -> str:
        """Given and family name."""
        return f"{self.given_name} {self.family_name}"


class Role(models.TextChoices):
    """The roles staff act in. What a role may do stands in each room's rules, as data."""

    CARE_ASSESSOR = "care_assessor"  # biståndshandläggare
    LSS_ASSESSOR = "lss_assessor"  # LSS-handläggare
    UNIT_MANAGER = "unit_manager"  # enhetschef
    PLANNER = "planner"  # planerare
    DISTRICT_NURSE = "district_nurse"  # distriktssköterska
    NURSE = "nurse"  # sjuksköterska
    ASSISTANT_NURSE = "assistant_nurse"  # undersköterska
    OCCUPATIONAL_THERAPIST = "occupational_therapist"  # arbetsterapeut
    PHYSIOTHERAPIST = "physiotherapist"  # fysioterapeut
    COUNSELLOR = "counsellor"  # kurator
    PHYSICIAN = "physician"  # läkare
    COORDINATOR = "coordinator"  # samordnare
    CARER_ADVISOR = "carer_advisor"  # anhörigkonsulent
    SCHOOL_COUNSELLOR = "school_counsellor"  # elevhälsa
    ASSOCIATION_CONTACT = "association_contact"  # föreningens kontaktperson
    PROCESS_LEADER = "process_leader"  # processledare
    LOG_CONTROLLER = "log_controller"  # loggkontrollant


class Assignment(models.Model):
    """That a staff member works in a unit, in a role, for a period. Its id is also its Party's."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    staff_member = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=30, choices=Role)
    period = DateTimeRangeField()
    changed_at = changed_at()

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="assignment_no_overlap",
                expressions=[
                    ("staff_member", RangeOperators.EQUAL),
                    ("unit", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
            )
        ]


class StaffReach(models.Model):
    """How and when a staff member is reached in one assignment. A change is a new row; the old one is kept.

    `hours` holds (weekday, from, until): Monday is 0, the times are "HH:MM" in Sweden.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="+", db_index=False)
    phone = models.CharField(max_length=30, blank=True)
    text_phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    hours = models.JSONField(default=list)
    told_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assignment"], condition=models.Q(replaced_at=None), name="one_current_reach"
            )
        ]


class NumberSystems(models.TextChoices):
    """How a consumer wants identity numbers' systems named: HL7 Sweden's addresses, or object identifiers."""

    URL = "url"
    OID = "oid"


class MachineToken(models.Model):
    """That another system may ask as an assignment, for a time. Only the token's SHA-256 is kept."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    number_systems = models.CharField(max_length=3, choices=NumberSystems, default=NumberSystems.URL)
    note = models.CharField(max_length=200, blank=True)
    made_by_label = models.CharField(max_length=200)
    made_at = models.DateTimeField(default=now)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)


class Passkey(models.Model):
    """A passkey (WebAuthn) by which a staff member signs in: of associations, who have no e-service card.

    `credential` is what the authenticator told when it was made, its public key in it; nothing in it is secret.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    staff_member = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    credential_id = models.BinaryField(unique=True, max_length=1023)
    credential = models.BinaryField()
    counter = models.BigIntegerField(default=0)
    name = models.CharField(max_length=60)
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    removed_at = models.DateTimeField(null=True)


class OuterAccount(models.Model):
    """That an account at an identity provider, by the provider's own id of it, is a staff member's."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    staff_member = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    issuer = models.CharField(max_length=300)
    subject = models.CharField(max_length=255)
    linked_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["issuer", "subject"], name="outer_account_once")]


class Invitation(models.Model):
    """A code, told once, by which somebody without a way in gets one, or a new one for a lost key."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    staff_member = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    made_by_label = models.CharField(max_length=200)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
