"""The register: everybody the charity works with, whether or not they have an account."""

from datetime import date
from typing import Self
from uuid import uuid4

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords


class Role(models.TextChoices):
    """What somebody is to the charity. Which route a complaint takes follows from two of these."""

    STAFF = "staff", "Member of staff"
    VOLUNTEER = "volunteer", "Volunteer"
    TRUSTEE = "trustee", "Trustee"
    SERVICE_USER = "service_user", "Service user"
    OTHER = "other", "Someone else (applicant, contractor, partner, visitor)"

    @classmethod
    def inside(cls) -> tuple["Role", ...]:
        """Those who act for the charity: staff, volunteers and trustees (appendices 1 and 3)."""
        return (cls.STAFF, cls.VOLUNTEER, cls.TRUSTEE)


class Service(models.Model):
    """A service or team of the charity, with its own manager."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    name = models.CharField(max_length=120, unique=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class PersonQuerySet(models.QuerySet["Person"]):
    def current(self, on: date) -> Self:
        """Those who are with the charity on this day."""
        return self.filter(Q(started_on=None) | Q(started_on__lte=on), Q(left_on=None) | Q(left_on__gte=on))

    def checked(self) -> Self:
        """Those whom anybody may see on a list: a keeper of the register knows them."""
        return self.filter(added_with_complaint=False)

    def inside(self) -> Self:
        return self.filter(role__in=Role.inside())

    def with_account(self) -> Self:
        return self.filter(account__is_active=True)


class Person(models.Model):
    """Somebody on the register. A person may complain, be complained about, or handle cases."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=20, choices=Role)
    service = models.ForeignKey(Service, models.PROTECT, null=True, blank=True, related_name="people")
    line_manager = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="reports")
    started_on = models.DateField("with us from", null=True, blank=True)
    left_on = models.DateField(
        "with us until",
        null=True,
        blank=True,
        help_text="The last day. Set this instead of deleting somebody.",
    )
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="person"
    )

    added_with_complaint = models.BooleanField(
        "to be checked",
        default=False,
        help_text="Typed in by somebody. On no list to pick from until you have checked them and clear this.",
    )

    same_as = models.ForeignKey(
        "self", models.PROTECT, null=True, editable=False, related_name="+", verbose_name="turned out to be"
    )  # somebody typed in who was on the register already; the row stays, for the history names it

    objects = PersonQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name_plural = "people"
        ordering = ["name", "id"]
        indexes = [models.Index(fields=["role", "name"], name="person_role_name")]
        constraints = [
            models.CheckConstraint(
                condition=Q(started_on=None) | Q(left_on=None) | Q(left_on__gte=models.F("started_on")),
                name="person_leaves_after_starting",
                violation_error_message="The last day cannot be before the first day.",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def is_current(self, on: date) -> bool:
        """Whether the person is with the charity on this day, first and last day included."""
        started = self.started_on is None or self.started_on <= on
        return started and (self.left_on is None or on <= self.left_on)

    def clean(self) -> None:
        self._refuse_a_circle_of_managers()

    def _refuse_a_circle_of_managers(self) -> None:
        above, seen = self.line_manager, {self.pk}
        while above is not None:
            if above.pk in seen:
                raise ValidationError({"line_manager": "This would make the person their own manager."})
            seen.add(above.pk)
            above = above.line_manager
