"""The story of a case. Written once, in the transaction of what it tells; never changed or taken away."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NoReturn

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from cases.access import may_read_audit
from cases.models.chain import SEAL_LENGTH
from cases.models.complaint import Complaint
from cases.seals import digest_of
from people.standing import AnyUser


class EventsAreKept(Exception):
    """Somebody tried to change or delete an event. Corrections are further events."""


class EventQuerySet(models.QuerySet["Event"]):
    def update(self, **kwargs: Any) -> NoReturn:
        raise EventsAreKept("Events are never changed. Add a further entry instead.")

    def delete(self) -> NoReturn:
        raise EventsAreKept("Events are never deleted.")

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        self.update()

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> Any:
        events = list(objs)
        for event in events:
            event.digest = digest_of(event)
        return super().bulk_create(events, *args, **kwargs)

    def steps(self) -> "EventQuerySet":
        return self.filter(kind=Event.Kind.STEP)

    def story(self) -> "EventQuerySet":
        """What happened on a case; not who read or printed it, which may be a thousand times as much."""
        return self.filter(kind__in=Event.STORY)

    def audited_by(self, user: AnyUser, on: date) -> "EventQuerySet":
        """Events of the audit trail that this account may read, and those that concern no single case."""
        if not may_read_audit(user, on):
            return self.none()
        cases = Complaint.objects.audited_by(user, on).order_by().values("pk")
        return self.filter(Q(complaint__in=cases) | Q(complaint=None))


class Event(models.Model):
    """
    One thing that happened: who, when, which step, between which stages, what was answered.

    Database triggers (`cases.append_only`) refuse UPDATE and DELETE as well, on both databases. Others
    (`cases.sealing`) give each event its place in the one chain of all events, and the seal that ties it to
    the one before: at once on SQLite, as the transaction ends on PostgreSQL. `complaint` is empty where it
    concerns no single case: a report, the audit trail itself.
    """

    class Kind(models.TextChoices):
        FILED = "filed", "Filed"
        STEP = "step", "Step"
        ENTRY = "entry", "Entry"
        REFUSED = "refused", "Refused"
        IMPORTED = "imported", "Imported"
        READ = "read", "Read"
        PRINTED = "printed", "Printed"
        DOWNLOADED = "downloaded", "Downloaded"
        EXPORTED = "exported", "Exported"
        DENIED = "denied", "Denied"

    STORY = (Kind.FILED, Kind.STEP, Kind.ENTRY, Kind.REFUSED, Kind.IMPORTED)

    complaint = models.ForeignKey(Complaint, models.PROTECT, null=True, related_name="events")
    kind = models.CharField(max_length=10, choices=Kind)
    at = models.DateTimeField()
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    step = models.CharField(max_length=60, blank=True)
    label = models.CharField(max_length=120)
    stage_from = models.CharField(max_length=60, blank=True)
    stage_to = models.CharField(max_length=60, blank=True)
    answers = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    note = models.TextField(blank=True)
    digest = models.CharField(max_length=SEAL_LENGTH, editable=False)
    position = models.BigIntegerField(null=True, unique=True, editable=False)
    seal = models.CharField(max_length=SEAL_LENGTH, editable=False)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        verbose_name_plural = "audit"
        indexes = [
            models.Index(fields=["complaint", "at"], name="event_of_complaint"),
            models.Index(fields=["at", "id"], name="event_by_moment"),
        ]

    def __str__(self) -> str:
        return f"{self.label} ({self.get_kind_display()})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise EventsAreKept("Events are never changed. Add a further entry instead.")
        self.digest = digest_of(self)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise EventsAreKept("Events are never deleted.")
