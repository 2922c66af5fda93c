"""The outbox: every notice that somebody is to get, and what became of it."""

from typing import Self
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils import timezone


class OutgoingNoticeQuerySet(models.QuerySet["OutgoingNotice"]):
    def unsent(self) -> Self:
        """Those that are still to go."""
        return self.filter(state__in=OutgoingNotice.UNSENT)

    def finished(self) -> Self:
        return self.exclude(state__in=OutgoingNotice.UNSENT)


class OutgoingNotice(models.Model):
    """
    One reference for one account. Written in the transaction of what it tells, sent by the worker.

    Several rows go in one mail where somebody wants a daily digest. Kept for some weeks only: it tells which
    account had to do with which reference.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting to be sent"
        AGAIN = "again", "Will be tried again"
        SENT = "sent", "Sent"
        GIVEN_UP = "given_up", "Given up"
        CLOSED = "closed", "Not sent: the account is closed"

    UNSENT = (State.WAITING, State.AGAIN)

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="notices")
    notice = models.CharField(max_length=20)
    reference = models.CharField(max_length=40)
    link = models.CharField(max_length=200)
    written_at = models.DateTimeField("written", default=timezone.now)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.CharField("kind of the last error", max_length=60, blank=True)
    try_at = models.DateTimeField("next try", null=True)

    objects = OutgoingNoticeQuerySet.as_manager()

    class Meta:
        verbose_name = "notice"
        ordering = ["-written_at", "id"]
        indexes = [models.Index(fields=["state", "written_at"], name="notice_by_state")]

    def __str__(self) -> str:
        """Without the reference: this names its row to those who may not know which case it is."""
        return f"{self.account.get_full_name()}: {self.get_state_display()}"
