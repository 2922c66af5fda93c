"""Which reminders of a deadline have gone out, so that none goes twice."""

from django.db import models

from cases.models.deadline import Deadline


class Reminder(models.Model):
    """
    One mail about one deadline on one occasion; a deadline that moves may be reminded of anew.

    `days` is the number of working days that were left, of those in settings.REMINDER_DAYS.
    """

    class Kind(models.TextChoices):
        AHEAD = "ahead", "Before the last day, or on it"
        ESCALATED = "escalated", "Passed: told to whoever is next up the line"

    deadline = models.ForeignKey(Deadline, models.CASCADE, related_name="reminders")
    due_on = models.DateField()
    kind = models.CharField(max_length=20, choices=Kind)
    days = models.PositiveSmallIntegerField("working days before", default=0)
    on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["deadline", "due_on", "kind", "days"], name="reminded_once_of_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.on}"
