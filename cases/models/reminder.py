"""Which reminders of a deadline have gone out, so that none goes twice."""

from django.db import models

from cases.models.deadline import Deadline


class Reminder(models.Model):
    """One mail about one deadline on one occasion; a deadline that moves may be reminded of anew."""

    class Kind(models.TextChoices):
        AHEAD = "ahead", "Some days before"
        ON_THE_DAY = "on_the_day", "On the last day"
        ESCALATED = "escalated", "Passed: told to whoever is next up the line"

    deadline = models.ForeignKey(Deadline, models.CASCADE, related_name="reminders")
    due_on = models.DateField()
    kind = models.CharField(max_length=20, choices=Kind)
    on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["deadline", "due_on", "kind"], name="reminded_once_of_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.on}"
