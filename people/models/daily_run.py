"""Which part of the daily work was done on which day."""

from django.db import models


class DailyRun(models.Model):
    """One job of `manage.py daily`, done on one London day. A job that failed leaves no row."""

    job = models.CharField(max_length=100)
    on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["job", "on"], name="a_job_once_a_day")]

    def __str__(self) -> str:
        return f"{self.job}, {self.on}"
