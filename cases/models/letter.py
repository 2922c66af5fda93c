"""Letters: the charity's own texts for them, and those that were sent, kept as sent."""

from uuid import uuid4

from django.conf import settings
from django.db import models

from cases.models.complaint import Complaint


class Reader(models.TextChoices):
    """Who a letter is for decides what it may say."""

    COMPLAINANT = "complainant", "The complainant"
    RESPONDENT = "respondent", "The person it is about"


class LetterText(models.Model):
    """A charity's own words for a letter. Where there is no row, the text that ships with Redress holds."""

    code = models.CharField(max_length=60, unique=True, editable=False)
    subject = models.CharField(max_length=200)
    body = models.TextField()

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code


class Letter(models.Model):
    """A letter as it was sent. Never changed: a correction is a further letter."""

    class How(models.TextChoices):
        PAGE = "page", "On their own page here"
        POST = "post", "By post"
        EMAIL = "email", "By e-mail"
        HAND = "hand", "By hand, or read out"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="letters")
    code = models.CharField(max_length=60)
    reader = models.CharField(max_length=20, choices=Reader)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    sent_on = models.DateField()
    how = models.CharField(max_length=10, choices=How)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["sent_on", "id"]
        indexes = [models.Index(fields=["complaint", "sent_on"], name="letter_of_complaint")]

    def __str__(self) -> str:
        return f"Letter of {self.sent_on}"


class Message(models.Model):
    """What the complainant wrote on their own page, or a note that the charity shared with them there."""

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="messages")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    from_complainant = models.BooleanField()
    text = models.TextField()

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return "From the complainant" if self.from_complainant else "To the complainant"


class Document(models.Model):
    """A PDF of a letter or of the chronology, made in the background: there is a time before it is ready."""

    class Kind(models.TextChoices):
        LETTER = "letter", "Letter"
        CHRONOLOGY = "chronology", "Chronology"

    class Status(models.TextChoices):
        WAITING = "waiting", "Being made"
        READY = "ready", "Ready"
        FAILED = "failed", "Could not be made"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="documents")
    kind = models.CharField(max_length=20, choices=Kind)
    letter = models.OneToOneField(Letter, models.PROTECT, null=True, related_name="document")
    withheld = models.JSONField(default=list)  # what a chronology leaves out
    status = models.CharField(max_length=10, choices=Status, default=Status.WAITING)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    pdf = models.BinaryField(null=True)

    class Meta:
        ordering = ["asked_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status="ready", pdf__isnull=False)
                | models.Q(status__in=("waiting", "failed"), pdf__isnull=True),
                name="a_ready_document_has_its_pdf",
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()
