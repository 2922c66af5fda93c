"""The review that closes an alert: what people decided, and why (policy: counting)."""

from django.conf import settings
from django.db import models

from monitoring.models.alert import Alert


class AlertReview(models.Model):
    """Written once. A further complaint asks for a further review; the earlier one stays."""

    class Decision(models.TextChoices):
        NO_ACTION = "no_action", "No further action"
        SUPPORT = "support", "Support and training"
        SUPERVISION = "supervision", "Supervision plan"
        DISCIPLINARY = "disciplinary", "Refer to disciplinary"

    class Prejudiced(models.TextChoices):
        NO = "no", "Nothing points to it"
        POSSIBLY = "possibly", "Possibly"
        YES = "yes", "Yes"

    alert = models.ForeignKey(Alert, models.PROTECT, related_name="reviews")
    number = models.PositiveIntegerField("complaints then")
    response = models.TextField("the person’s response")
    prejudiced = models.CharField("could the complaints be prejudiced?", max_length=20, choices=Prejudiced)
    decision = models.CharField(max_length=20, choices=Decision)
    reasons = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return self.get_decision_display()
