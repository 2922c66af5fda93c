"""What was alleged, what was found, and what an appeal made of it. The first finding is always kept."""

from typing import Self

from django.db import models

from cases.models.complaint import Complaint
from cases.words import OutcomeCode


class Allegation(models.Model):
    """One numbered allegation, each with its own finding."""

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="allegations")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    finding = models.CharField(max_length=30, choices=OutcomeCode, blank=True)
    reasons = models.TextField(blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["complaint", "number"], name="allegations_are_numbered_once")
        ]

    def __str__(self) -> str:
        return f"Allegation {self.number}"


class OutcomeQuerySet(models.QuerySet["Outcome"]):
    def latest_first(self) -> Self:
        return self.order_by("-on", "-id")


class Outcome(models.Model):
    """
    An outcome on the day it was reached. Rows are added, never replaced.

    The one that counts on a day is the latest up to that day: after an appeal or stage two, its outcome.
    """

    class By(models.TextChoices):
        DECISION = "decision", "Decision"
        APPEAL = "appeal", "Appeal"
        STAGE_TWO = "stage_two", "Stage two"
        AGREEMENT = "agreement", "Agreement"
        WITHDRAWAL = "withdrawal", "Withdrawal"
        SET_ASIDE = "set_aside", "Set aside"
        REOPENED = "reopened", "Reopened on new evidence"
        REGISTER = "register", "Earlier register"

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="outcomes")
    code = models.CharField(max_length=30, choices=OutcomeCode)
    on = models.DateField()
    by = models.CharField(max_length=20, choices=By, default=By.DECISION)
    reasons = models.TextField(blank=True)

    objects = OutcomeQuerySet.as_manager()

    class Meta:
        ordering = ["on", "id"]
        indexes = [models.Index(fields=["complaint", "on"], name="outcome_of_complaint")]

    def __str__(self) -> str:
        return self.get_code_display()


class Appeal(models.Model):
    """An appeal or a request for stage two: who asked, when, and what came of it."""

    class By(models.TextChoices):
        COMPLAINANT = "complainant", "The complainant"
        RESPONDENT = "respondent", "The person complained about"

    class Result(models.TextChoices):
        ALLOWED = "allowed", "Allowed"
        ALLOWED_IN_PART = "allowed_in_part", "Allowed in part"
        DISMISSED = "dismissed", "Dismissed"

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="appeals")
    lodged_by = models.CharField(max_length=20, choices=By)
    lodged_on = models.DateField()
    grounds = models.TextField(blank=True)
    result = models.CharField(max_length=20, choices=Result, blank=True)
    decided_on = models.DateField(null=True)

    class Meta:
        ordering = ["lodged_on", "id"]

    def __str__(self) -> str:
        return self.get_result_display() or "Appeal, not yet decided"
