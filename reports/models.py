"""Figures frozen on a day, and the papers made from them."""

from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.urls import reverse

from cases.models import Anchor
from config.made_pdfs import MadePdf, a_ready_one_has_its_pdf

YEAR_LABEL_LENGTH = 7  # "2025-26"


class Snapshot(models.Model):
    """
    One year's figures, frozen. Both papers come from the snapshot alone.

    `figures` is `AnnualFigures.as_json()`. Rows are added, never changed: once the figures are others, the
    next snapshot of the year has the next version. `restated` holds what an earlier year's own report had
    said, where the number is another today. `anchor` is the end of the audit trail at that moment: printed in
    both papers, it is out of reach of whoever would change what was recorded before.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    year = models.CharField(max_length=YEAR_LABEL_LENGTH)
    as_at = models.DateField()
    version = models.PositiveSmallIntegerField()
    threshold = models.PositiveSmallIntegerField("counts below it are masked")
    figures = models.JSONField()
    restated = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    anchor = models.ForeignKey(Anchor, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-year", "-version"]
        constraints = [models.UniqueConstraint(fields=["year", "version"], name="one_snapshot_per_version")]

    def __str__(self) -> str:
        return f"{self.year}, version {self.version}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("A snapshot is frozen: make another one.")
        super().save(*args, **kwargs)


class Audience(models.TextChoices):
    """Who a paper is for decides what it may show (see `reports.publication`)."""

    TRUSTEES = "trustees", "Trustee paper"
    PUBLIC = "public", "Publishable report"


class Paper(MadePdf):
    """A PDF of a snapshot for one audience."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    snapshot = models.ForeignKey(Snapshot, models.PROTECT, related_name="papers")
    audience = models.CharField(max_length=10, choices=Audience)

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            models.UniqueConstraint(fields=["snapshot", "audience"], name="one_paper_per_audience"),
            a_ready_one_has_its_pdf("a_ready_paper_has_its_pdf"),
        ]

    def __str__(self) -> str:
        return f"{self.get_audience_display()} {self.snapshot}"

    def get_absolute_url(self) -> str:
        return reverse("reports:paper", args=[self.pk])

    @property
    def file_name(self) -> str:
        """Says which report it is and nothing else."""
        kind = "trustee" if self.audience == Audience.TRUSTEES else "public"
        return f"{kind}-report-{self.snapshot.year}.pdf"
