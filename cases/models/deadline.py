"""Limits as data, and the days they come to on a case."""

from typing import Self

from django.db import models

from cases.models.complaint import Complaint
from cases.models.measure import InterimMeasure


class Limit(models.Model):
    """How many working days the charity allows for something; the defaults are in `cases.limits`."""

    code = models.CharField(max_length=60, unique=True, editable=False)
    label = models.CharField(max_length=160, editable=False)
    days = models.PositiveSmallIntegerField("working days")
    default = models.PositiveSmallIntegerField("policy's default", editable=False)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.label


class DeadlineQuerySet(models.QuerySet["Deadline"]):
    def running(self) -> Self:
        """Duties whose clock runs, soonest first. Windows in which others may act are not duties."""
        unmet = self.filter(met_on=None, ended_on=None, held_on=None)
        return unmet.filter(is_window=False).order_by("due_on", "id")


class Deadline(models.Model):
    """
    By when something must be done (a duty), or until when somebody may act (a window).

    While the case is on hold its clock stands still: `unused_days` are left of it since `held_on`.
    """

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="deadlines")
    limit = models.CharField(max_length=60)
    label = models.CharField(max_length=160)
    start_on = models.DateField()
    days = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    is_window = models.BooleanField(default=False)
    met_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    extensions = models.PositiveSmallIntegerField(default=0)
    held_on = models.DateField(null=True)
    unused_days = models.PositiveSmallIntegerField("working days left when held", null=True)
    measure = models.ForeignKey(InterimMeasure, models.PROTECT, null=True, related_name="deadlines")

    objects = DeadlineQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "id"]
        indexes = [models.Index(fields=["complaint", "due_on"], name="deadline_of_complaint")]

    def __str__(self) -> str:
        return f"{self.label}: {self.due_on}"

    @property
    def is_running(self) -> bool:
        """Whether it is a duty still to be met, and its clock runs."""
        return not self.is_window and self.met_on is None and self.ended_on is None and self.held_on is None
