"""A policy as it was approved on a day: its words, who approved them, and when they are to be read again."""

from datetime import date
from typing import Self
from uuid import uuid4

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.urls import reverse
from simple_history.models import HistoricalRecords

from people.clock import london_date
from policies.documents.document import Document, Format
from policies.documents.rendering import render
from policies.models.policy import Policy
from policies.review import check_review, usual_review

SAME_LABEL = "This policy has a version of this name. Choose another name."


class PolicyVersionQuerySet(models.QuerySet["PolicyVersion"]):
    def in_force_on(self, on: date) -> Self:
        """Of each policy the version approved last on or before this day, if there was one."""
        approved = PolicyVersion.objects.filter(policy=OuterRef("policy"), approved_on__lte=on)
        return self.filter(pk=Subquery(approved.order_by("-approved_on", "-added_at").values("pk")[:1]))

    def without_text(self) -> Self:
        """For lists: a policy's text runs to many pages."""
        return self.defer("source", "html", "contents")


class PolicyVersion(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    policy = models.ForeignKey(Policy, models.PROTECT, related_name="versions")
    label = models.CharField("version", max_length=40, help_text="For example: 3, or 2026.")
    source_format = models.CharField("written as", max_length=20, choices=Format, editable=False)
    source = models.TextField("text as it was taken in", editable=False)
    html = models.TextField("text as it is shown", editable=False)  # cleaned: only `write` sets it
    contents = models.JSONField(default=list, editable=False)  # headings: [{"level", "id", "text"}]
    approver = models.CharField("approved by", max_length=200, help_text="A name, a role or a meeting.")
    approved_on = models.DateField()
    next_review_on = models.DateField(
        "next review",
        blank=True,
        help_text="Leave empty for 12 months after approval. It may be earlier, and at most 36 months after.",
    )
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    added_at = models.DateTimeField(editable=False)

    objects = PolicyVersionQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "version"
        ordering = ["-approved_on", "-added_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["policy", "label"],
                name="one_version_per_policy_and_label",
                violation_error_message=SAME_LABEL,
            ),
            models.CheckConstraint(
                condition=Q(next_review_on__gt=F("approved_on")),
                name="policy_is_reviewed_after_approval",
                violation_error_message="The next review must be after the day of approval.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.policy}, version {self.label}"

    def get_absolute_url(self) -> str:
        return reverse("policies:version", args=[self.pk])

    def clean(self) -> None:
        if self.approved_on is None:
            return
        if self.approved_on > london_date(self.added_at):
            raise ValidationError({"approved_on": "The day of approval cannot be in the future."})
        self.next_review_on = self.next_review_on or usual_review(self.approved_on)
        check_review(self.approved_on, self.next_review_on)

    def is_overdue_on(self, on: date) -> bool:
        return self.next_review_on < on

    def write(self, document: Document) -> None:
        """Takes the document's text for this version's. The caller saves."""
        rendered = render(document)
        self.source_format, self.source, self.html = document.format, document.text, rendered.html
        self.contents = [vars(heading) for heading in rendered.headings]
