"""Days on which the charity's calendar differs from Monday to Friday less bank holidays."""

from django.db import models


class CalendarDay(models.Model):
    """
    One day that the charity has entered itself.

    Bank holidays of the charity's nation are known without being entered (`people.working_days`).
    A row here adds a closure day, adds a bank holiday that was announced late, or says that a day
    that would be free is worked after all.
    """

    class Kind(models.TextChoices):
        CLOSURE = "closure", "We are closed"
        BANK_HOLIDAY = "bank_holiday", "Extra bank holiday"
        WORKED = "worked", "We work on this bank holiday"

    on = models.DateField("day", unique=True)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.CLOSURE)
    name = models.CharField(max_length=100, blank=True, help_text="For example: staff away day.")

    class Meta:
        ordering = ["-on"]

    def __str__(self) -> str:
        return f"{self.on}: {self.name or self.get_kind_display()}"
