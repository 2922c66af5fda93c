"""A complaint that somebody has begun to write and not sent yet."""

from datetime import datetime, timedelta
from typing import Self
from uuid import uuid4

from django.conf import settings
from django.db import models

from cases.models.bundle import Bundle
from cases.models.complaint import Complaint

KEPT_FOR = timedelta(days=30)


class DraftQuerySet(models.QuerySet["Draft"]):
    def alive(self, at: datetime) -> Self:
        return self.filter(kept_at__gt=at - KEPT_FOR)

    def expired(self, at: datetime) -> Self:
        return self.filter(kept_at__lte=at - KEPT_FOR)


class Draft(models.Model):
    """
    What was typed so far, step by step, word for word, right or wrong.

    It belongs to an account, or to whoever holds its key, of which only the hash is kept. A draft that is to
    become an anonymous complaint belongs to no account, whoever is signed in. `answers` is JSON as text, for
    no database keeps every character in a JSON column: by step, then by question, the list of values sent.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="drafts")
    key_hash = models.CharField(max_length=64, unique=True)
    earlier = models.ForeignKey(Complaint, models.PROTECT, null=True, related_name="+")  # the same events
    bundle = models.OneToOneField(Bundle, models.PROTECT, null=True, related_name="draft")
    answers = models.TextField(default="{}")
    begun_at = models.DateTimeField()
    kept_at = models.DateTimeField(db_index=True)

    objects = DraftQuerySet.as_manager()

    class Meta:
        ordering = ["-kept_at", "id"]

    def __str__(self) -> str:
        return f"Draft {self.pk}"

    @property
    def kept_until(self) -> datetime:
        return self.kept_at + KEPT_FOR

    def is_alive(self, at: datetime) -> bool:
        return self.kept_until > at
