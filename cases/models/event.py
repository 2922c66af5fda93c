"""The story of a case. Written once, in the transaction of what it tells; never changed or taken away."""

from typing import Any, NoReturn

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from cases.models.complaint import Complaint


class EventsAreKept(Exception):
    """Somebody tried to change or delete an event. Corrections are further events."""


class EventQuerySet(models.QuerySet["Event"]):
    def update(self, **kwargs: Any) -> NoReturn:
        raise EventsAreKept("Events are never changed. Add a further entry instead.")

    def delete(self) -> NoReturn:
        raise EventsAreKept("Events are never deleted.")

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        self.update()

    def steps(self) -> "EventQuerySet":
        return self.filter(kind=Event.Kind.STEP)


class Event(models.Model):
    """
    One thing that happened on a case: who, when, which step, between which stages, what was answered.

    Database triggers (`cases.append_only`) refuse UPDATE and DELETE as well, on both databases.
    """

    class Kind(models.TextChoices):
        FILED = "filed", "Filed"
        STEP = "step", "Step"
        ENTRY = "entry", "Entry"
        REFUSED = "refused", "Refused"
        IMPORTED = "imported", "Imported"

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="events")
    kind = models.CharField(max_length=10, choices=Kind)
    at = models.DateTimeField()
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    step = models.CharField(max_length=60, blank=True)
    label = models.CharField(max_length=120)
    stage_from = models.CharField(max_length=60, blank=True)
    stage_to = models.CharField(max_length=60, blank=True)
    answers = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    note = models.TextField(blank=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["complaint", "at"], name="event_of_complaint")]

    def __str__(self) -> str:
        return f"{self.label} ({self.get_kind_display()})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise EventsAreKept("Events are never changed. Add a further entry instead.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise EventsAreKept("Events are never deleted.")
