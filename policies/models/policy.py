"""A policy of the charity, whatever versions of it there have been."""

from uuid import uuid4

from django.db import models
from django.urls import reverse
from simple_history.models import HistoricalRecords


class Kind(models.TextChoices):
    """The policies that stand behind each other when a complaint is dealt with."""

    EQUALITY = "equality", "Equality, diversity and inclusion"
    GRIEVANCE = "grievance", "Grievance"
    DISCIPLINARY = "disciplinary", "Disciplinary"
    COMPLAINTS = "complaints", "Complaints"
    OTHER = "other", "Other"


class Policy(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    title = models.CharField(max_length=200)
    organisation = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.OTHER)
    related = models.ManyToManyField("self", blank=True)

    history = HistoricalRecords(m2m_fields=[related])

    class Meta:
        verbose_name_plural = "policies"
        ordering = ["title", "organisation"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "title"],
                name="one_policy_per_organisation_and_title",
                violation_error_message="There is a policy of this title. Add a version to that one.",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("policies:read", args=[self.pk])
