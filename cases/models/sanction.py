"""What followed for staff, volunteers and trustees. A confidential record of its own."""

from django.db import models

from cases.models.complaint import Complaint
from cases.words import SanctionCode
from people.models import Person


class Sanction(models.Model):
    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="sanctions")
    person = models.ForeignKey(Person, models.PROTECT, related_name="sanctions")
    code = models.CharField(max_length=30, choices=SanctionCode)
    issued_on = models.DateField()
    live_until = models.DateField("last live day", null=True)
    reasons = models.TextField()
    cancelled_on = models.DateField("cancelled on appeal on", null=True)

    class Meta:
        ordering = ["issued_on", "id"]

    def __str__(self) -> str:
        return self.get_code_display()


class ConductReferral(models.Model):
    """
    The confidential conduct limb of a complaint by a service user (Appendix 2).

    Forced by a substantiated finding; ends with a sanction by the person's kind. The service user is told
    that action was taken, never which.
    """

    complaint = models.OneToOneField(Complaint, models.PROTECT, related_name="conduct_referral")
    opened_on = models.DateField()
    reasons = models.TextField()
    ended_on = models.DateField(null=True)

    def __str__(self) -> str:
        return "Conduct referral"
