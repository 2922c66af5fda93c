"""Interim measures while a case runs, and the actions that come out of it."""

from django.db import models

from cases.models.complaint import Complaint
from people.models import Person


class InterimMeasure(models.Model):
    """A dated, reviewed arrangement to keep people safe. Suspension is neutral and a last resort."""

    class Kind(models.TextChoices):
        NONE = "none", "Considered: none needed"
        SHIFTS_OR_SITES = "shifts_or_sites", "Changed shifts or sites"
        NO_CONTACT = "no_contact", "No contact"
        CHANGED_SUPERVISOR = "changed_supervisor", "Changed supervisor or worker"
        TWO_WORKERS = "two_workers", "Two-worker visits"
        SUSPENSION = "suspension", "Suspension (staff, full pay)"
        STAND_DOWN = "stand_down", "Stand-down (volunteer)"
        STEP_BACK = "step_back", "Stepping back (trustee)"

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="interim_measures")
    kind = models.CharField(max_length=20, choices=Kind)
    reason = models.TextField()
    from_on = models.DateField()
    review_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)

    class Meta:
        ordering = ["from_on", "id"]

    def __str__(self) -> str:
        return self.get_kind_display()


class Action(models.Model):
    """Something to be done because of a case: by whom and by when. Follow-up checks are actions too."""

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="actions")
    text = models.TextField()
    owner = models.ForeignKey(Person, models.PROTECT, null=True, related_name="actions")
    due_on = models.DateField()
    done_on = models.DateField(null=True)
    done_how = models.TextField("what was done", blank=True)
    is_check = models.BooleanField("check that nobody has suffered for complaining", default=False)

    class Meta:
        ordering = ["due_on", "id"]

    def __str__(self) -> str:
        return self.text
