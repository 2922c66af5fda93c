"""Letters: the charity's own texts for them, those that were sent, kept as sent, and the PDFs of a case."""

from typing import Any, Self
from uuid import uuid4

from django.conf import settings
from django.db import models

from cases.models.complaint import Complaint
from config.made_pdfs import MadePdf, a_ready_one_has_its_pdf


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


class LetterQuerySet(models.QuerySet["Letter"]):
    def for_complainant(self, complaint: Complaint) -> Self:
        """What the complainant reads on their own page however it was sent, the newest first."""
        return self.filter(complaint=complaint, reader=Reader.COMPLAINANT).order_by("-sent_on", "-id")


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

    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering = ["sent_on", "id"]
        indexes = [models.Index(fields=["complaint", "sent_on"], name="letter_of_complaint")]

    def __str__(self) -> str:
        return f"Letter of {self.sent_on}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("A letter is kept as it was sent: send a further one.")
        super().save(*args, **kwargs)


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


class Document(MadePdf):
    """
    A PDF of a letter or of the chronology.

    A chronology is made for somebody; `withheld` holds the codes of what it leaves out, and `other_names`
    the names, one on each line, that it takes out besides those it knows from the register.
    """

    class Kind(models.TextChoices):
        LETTER = "letter", "Letter"
        CHRONOLOGY = "chronology", "Chronology"

    class For(models.TextChoices):
        PANEL = "panel", "The panel"
        COMPLAINANT = "complainant", "The complainant"
        RESPONDENT = "respondent", "The person it is about"
        FILE = "file", "The case file"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="documents")
    kind = models.CharField(max_length=20, choices=Kind)
    letter = models.OneToOneField(Letter, models.PROTECT, null=True, related_name="document")
    made_for = models.CharField(max_length=20, choices=For, blank=True)
    withheld = models.JSONField(default=list)
    other_names = models.TextField(blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["asked_at"]
        constraints = [a_ready_one_has_its_pdf("a_ready_document_has_its_pdf")]

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def file_name(self) -> str:
        """Says which case it belongs to, and nothing else."""
        return f"{self.kind}-{self.complaint.reference}.pdf"
