"""One complaint: about one person, or about no one person."""

import secrets
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django_fsm import FSMField

from cases.access import ComplaintQuerySet
from cases.models.bundle import Bundle
from cases.stages import FIRST_STAGE
from cases.words import Characteristic, Conduct, ReceivedHow, Route
from people.models import Person, Role, Service

# Without letters and digits that are mistaken for one another when read aloud.
REFERENCE_ALPHABET = "23456789BCDFGHJKMNPQRSTVWXYZ"


def new_reference() -> str:
    """A reference that tells nothing: neither how many complaints there are nor when this one came."""
    drawn = "".join(secrets.choice(REFERENCE_ALPHABET) for _ in range(8))
    return f"{drawn[:4]}-{drawn[4:]}"


def new_incident() -> str:
    return str(uuid4())


class Complaint(models.Model):
    """
    A complaint and where it stands on its route.

    `stage` moves only in `cases.workflow.take_step`; the field is protected and the database refuses a
    stage of another route. `version` counts the changes, so that a stale page can be told. Where it is about
    a person whose `respondent_role` is empty, it is not known what they are to the charity.
    """

    class About(models.TextChoices):
        PERSON = "person", "One person"
        UNKNOWN = "unknown", "A person, but it is not known who"
        NO_ONE = "no_one", "No one person: a policy or practice"

    class Approach(models.TextChoices):
        INFORMAL = "informal", "Informally, if possible"
        FORMAL = "formal", "Formally"
        NOT_SURE = "not_sure", "Not sure"

    class SafeNow(models.TextChoices):
        YES = "yes", "Yes"
        NO = "no", "No"
        NOT_SAID = "not_said", "Prefer not to say"

    class ReadBack(models.TextChoices):
        YES = "yes", "Yes"
        NO = "no", "No"
        WRITTEN = "written", "There was no need: they wrote it themselves"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    reference = models.CharField(max_length=40, unique=True, default=new_reference)
    route = models.CharField(max_length=20, choices=Route, editable=False)
    stage = FSMField(max_length=60, protected=True, editable=False, db_index=True)
    version = models.PositiveIntegerField(default=0, editable=False)
    incident = models.CharField(max_length=60, default=new_incident, db_index=True)
    submission = models.UUIDField(null=True, unique=True, editable=False)
    receipt = models.CharField(
        "hash of the receipt code", max_length=64, blank=True, db_index=True, editable=False
    )
    bundle = models.ForeignKey(
        Bundle, models.PROTECT, null=True, editable=False, related_name="complaints"
    )  # the files that came with it

    received_on = models.DateField(db_index=True)
    received_how = models.CharField(max_length=20, choices=ReceivedHow, default=ReceivedHow.FORM)
    filed_at = models.DateTimeField()
    filed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    closed_on = models.DateField(null=True)
    asked_to_withdraw_on = models.DateField(null=True)

    anonymous = models.BooleanField(default=False)
    complainant = models.ForeignKey(Person, models.PROTECT, null=True, related_name="complaints_made")
    complainant_role = models.CharField(max_length=20, choices=Role)
    brought_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="complaints_brought")
    brought_as = models.CharField("what the helper is to them", max_length=200, blank=True)
    consent = models.TextField("consent of the person it is for", blank=True)
    read_back = models.CharField("words read back", max_length=10, choices=ReadBack, blank=True)
    about = models.CharField(max_length=10, choices=About, default=About.PERSON)
    respondent = models.ForeignKey(Person, models.PROTECT, null=True, related_name="complaints_about")
    respondent_role = models.CharField(max_length=20, choices=Role, blank=True)
    respondent_name = models.CharField("name as typed, not yet matched", max_length=200, blank=True)
    respondent_described = models.TextField("description of a person who is not known", blank=True)
    service = models.ForeignKey(Service, models.PROTECT, null=True, related_name="complaints")
    owner = models.ForeignKey(Person, models.PROTECT, null=True, related_name="cases_owned")
    follows = models.ForeignKey("self", models.PROTECT, null=True, related_name="followed_by")
    duplicate_of = models.ForeignKey("self", models.PROTECT, null=True, related_name="duplicates")

    account = models.TextField("what happened")
    happened_on = models.DateField(null=True)
    happened_when = models.CharField(max_length=200, blank=True)
    place = models.CharField(max_length=200, blank=True)
    witnesses_said = models.TextField("witnesses", blank=True)
    hate_incident = models.BooleanField(default=False)
    reported_before = models.TextField(blank=True)
    wishes = models.TextField(blank=True)
    approach = models.CharField(max_length=20, choices=Approach, default=Approach.NOT_SURE)
    safe_now = models.CharField(max_length=20, choices=SafeNow, default=SafeNow.NOT_SAID)
    adjustments = models.TextField(blank=True)
    advocate = models.CharField("somebody who speaks for them", max_length=200, blank=True)
    language = models.CharField("language that suits them best", max_length=200, blank=True)
    reading_format = models.CharField("how they like to read", max_length=200, blank=True)
    contact = models.TextField("ways to reach them", blank=True)
    safe_contact = models.TextField(blank=True)
    needs_considered = models.TextField(
        "disability, capacity, communication and trauma considered", blank=True, editable=False
    )

    objects = ComplaintQuerySet.as_manager()

    class Meta:
        ordering = ["-received_on", "reference"]
        indexes = [
            models.Index(fields=["respondent", "received_on"], name="complaint_person_received"),
            models.Index(fields=["service", "received_on"], name="complaint_service_received"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    *[Q(route=route.value, stage__startswith=f"{route.value}:") for route in Route],
                    _connector=Q.OR,
                ),
                name="stage_belongs_to_route",
            ),
            models.CheckConstraint(
                condition=Q(anonymous=False) | Q(complainant=None), name="anonymous_has_no_complainant"
            ),
            models.CheckConstraint(
                condition=~Q(respondent=models.F("complainant")), name="nobody_complains_about_themselves"
            ),
        ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.__dict__.get("stage") and self.route:
            self.begin_on(self.route)

    def __str__(self) -> str:
        """Only the reference: this text reaches logs, titles and the admin's own history."""
        return self.reference

    def begin_on(self, route: str) -> None:
        """Puts the complaint at the first stage of a route; its limits are for the caller to begin."""
        self.route = route
        self.__dict__["stage"] = f"{route}:{FIRST_STAGE}"

    @property
    def is_at_the_beginning(self) -> bool:
        """Received, and no step of its route has been taken yet."""
        return str(self.stage).endswith(f":{FIRST_STAGE}")

    @property
    def appendix(self) -> str:
        return Route(self.route).short

    @property
    def link(self) -> str:
        """The path of the case page, for those who work on it."""
        return reverse("admin:cases_complaint_change", args=[self.pk])

    @property
    def own_link(self) -> str:
        """The path of the complainant's own page."""
        return reverse("cases:own", args=[self.pk])

    @property
    def has_own_page(self) -> bool:
        """Whether somebody can read that page: by the complainant's account, or with a receipt code."""
        return bool(self.receipt) or (
            self.complainant is not None and self.complainant.account_id is not None
        )

    @property
    def is_unsafe(self) -> bool:
        """Whether somebody said that they are not safe, and the case is still open."""
        return self.safe_now == self.SafeNow.NO and self.closed_on is None

    @property
    def is_urgent(self) -> bool:
        """Whether somebody is not safe, and nobody has taken the first step yet."""
        return self.is_unsafe and self.is_at_the_beginning

    @property
    def is_about_nobody(self) -> bool:
        return self.about == self.About.NO_ONE


class ComplaintTag(models.Model):
    """One characteristic or kind of conduct of a complaint; several may apply."""

    class Kind(models.TextChoices):
        CHARACTERISTIC = "characteristic", "Characteristic"
        CONDUCT = "conduct", "Conduct"

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="tags")
    kind = models.CharField(max_length=20, choices=Kind)
    code = models.CharField(max_length=60, choices=[*Characteristic.choices, *Conduct.choices])

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["complaint", "kind", "code"], name="a_tag_applies_once"),
        ]

    def __str__(self) -> str:
        words: type[models.TextChoices] = Conduct if self.kind == self.Kind.CONDUCT else Characteristic
        return str(words(self.code).label)
