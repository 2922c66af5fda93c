"""What belongs to a service user's own record: warnings, decisions about their service, a suspension."""

from datetime import date
from typing import Self

from django.db import models

from cases.models.complaint import Complaint
from people.models import Person


class ServiceWarningQuerySet(models.QuerySet["ServiceWarning"]):
    def live(self, on: date) -> Self:
        return self.filter(issued_on__lte=on, live_until__gte=on, cancelled_on=None)


class ServiceWarning(models.Model):
    """A warning to a service user. Warnings follow in order; each is live to its anniversary less a day."""

    class Level(models.TextChoices):
        FIRST = "first", "First warning"
        SECOND = "second", "Second warning"
        FINAL = "final", "Final warning"

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="warnings")
    person = models.ForeignKey(Person, models.PROTECT, related_name="warnings")
    level = models.CharField(max_length=10, choices=Level)
    behaviour = models.TextField()
    standard = models.TextField()
    issued_on = models.DateField()
    live_until = models.DateField("last live day")
    cancelled_on = models.DateField("cancelled on appeal", null=True)

    objects = ServiceWarningQuerySet.as_manager()

    class Meta:
        ordering = ["issued_on", "id"]

    def __str__(self) -> str:
        return self.get_level_display()


class ServiceDecision(models.Model):
    """What Director and trustees decide about a person's current and future service (policy, monitoring)."""

    class Decision(models.TextChoices):
        CONTINUE = "continue", "Continue"
        CONDITIONS = "conditions", "Continue with conditions"
        SUSPEND = "suspend", "Suspend until a date"
        END = "end", "End"

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="service_decisions")
    person = models.ForeignKey(Person, models.PROTECT, related_name="service_decisions")
    current_service = models.CharField(max_length=20, choices=Decision)
    future_service = models.CharField(max_length=20, choices=Decision)
    decided_on = models.DateField()
    takes_effect_on = models.DateField()
    review_on = models.DateField()

    class Meta:
        ordering = ["decided_on", "id"]

    def __str__(self) -> str:
        return self.get_current_service_display()


class ServiceSuspension(models.Model):
    """A temporary suspension of a service: the Director's alone, for safety, reviewed every 10 days."""

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="suspensions")
    person = models.ForeignKey(Person, models.PROTECT, related_name="suspensions")
    reason = models.TextField()
    essential_needs = models.TextField()
    from_on = models.DateField()
    review_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        ordering = ["from_on", "id"]

    def __str__(self) -> str:
        return "Temporary suspension"
