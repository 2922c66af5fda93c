"""A hold: police or safeguarding asked the charity to wait."""

from django.db import models
from django.db.models import Q

from cases.models.complaint import Complaint


class Hold(models.Model):
    """
    A dated record with agency, reference and a review every 10 working days (policy: hold).

    While one runs the clock of the case stops; when it ends every limit has its unused working days again.
    """

    class Agency(models.TextChoices):
        POLICE = "police", "The police"
        SAFEGUARDING = "safeguarding", "Safeguarding (the local authority)"
        OTHER = "other", "Another authority"

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="holds")
    agency = models.CharField(max_length=20, choices=Agency)
    reference = models.CharField("the agency's reference", max_length=100, blank=True)
    reason = models.TextField()
    from_on = models.DateField()
    review_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        ordering = ["from_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["complaint"], condition=Q(ended_on=None), name="one_hold_runs_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"Hold from {self.from_on}"

    @property
    def asked_by(self) -> str:
        """Who asked, within a sentence."""
        return {"police": "the police", "safeguarding": "safeguarding"}.get(self.agency, "another authority")

    @property
    def words(self) -> str:
        """For a list or the head of a page: since when, who asked, and by when somebody asks again."""
        since, review = f"{self.from_on:%-d %B %Y}", f"{self.review_on:%-d %B %Y}"
        return f"On hold since {since} ({self.asked_by}), review by {review}"
