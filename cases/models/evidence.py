"""Files that came with a complaint, or later. What is in them lies in private storage, under opaque names."""

from typing import Self
from uuid import uuid4

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.db.models import Q

from cases.models.bundle import Bundle
from cases.models.complaint import Complaint


def private_storage() -> Storage:
    return storages["evidence"]


def opaque_name(evidence: "Evidence", filename: str) -> str:
    """Nothing of what the file was called, nor of what it is."""
    return uuid4().hex


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    def of(self, complaint: Complaint) -> Self:
        """What was sent with it and what came later. Who may see it is asked of the complaint."""
        together = Q(bundle=complaint.bundle_id) if complaint.bundle_id else Q(pk__in=())
        return self.filter(Q(complaint=complaint) | together)


class Evidence(models.Model):
    """
    One file. It lies with everything that was sent together, or with the one complaint that it came for.

    In quarantine nobody opens it: a virus scanner is yet to see it. `stripped` says that its name and hidden
    details, such as the place where a photo was taken, were taken out. Of an anonymous reporter they always
    are.
    """

    class Kind(models.TextChoices):
        IMAGE = "image", "Picture"
        PDF = "pdf", "PDF"
        OFFICE = "office", "Document"
        AUDIO = "audio", "Sound"
        VIDEO = "video", "Film"
        EMAIL = "email", "E-mail"
        TEXT = "text", "Text"

    class State(models.TextChoices):
        QUARANTINE = "quarantine", "Waiting for the virus scanner"
        READY = "ready", "Ready"
        INFECTED = "infected", "Refused by the virus scanner"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    bundle = models.ForeignKey(Bundle, models.PROTECT, null=True, related_name="files")
    complaint = models.ForeignKey(Complaint, models.PROTECT, null=True, related_name="files")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=Kind)
    content_type = models.CharField(max_length=120)
    size = models.PositiveBigIntegerField()  # bytes
    stored = models.FileField(upload_to=opaque_name, storage=private_storage)
    state = models.CharField(max_length=10, choices=State, default=State.READY)
    scanned_at = models.DateTimeField(null=True)
    stripped = models.BooleanField(default=False)
    previews = models.PositiveSmallIntegerField(null=True)  # pictures of it; None until they are made
    from_complainant = models.BooleanField(default=True)
    shared = models.BooleanField(default=False)  # of the charity's own: whether the complainant sees it
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField()

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "evidence"
        ordering = ["added_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(bundle=None) ^ Q(complaint=None), name="evidence_lies_in_one_place"
            )
        ]

    def __str__(self) -> str:
        """Without its name, which says what it is about."""
        return f"{self.get_kind_display()} {self.pk}"

    @property
    def is_ready(self) -> bool:
        return self.state == self.State.READY

    @property
    def is_being_previewed(self) -> bool:
        return self.is_ready and self.previews is None and self.kind in PREVIEWED

    @property
    def preview_numbers(self) -> range:
        return range(1, (self.previews or 0) + 1) if self.is_ready else range(0)


PREVIEWED = (Evidence.Kind.IMAGE, Evidence.Kind.PDF)
