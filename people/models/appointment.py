"""Offices: who is Director, Chair, manager of a service … and from when until when."""

from datetime import date
from typing import Self
from uuid import uuid4

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from people.models.person import Person, Service


class Office(models.TextChoices):
    DIRECTOR = "director", "Director"
    EQUALITIES_LEAD = "equalities_lead", "Equalities lead (the Director's named delegate)"
    CHAIR = "chair", "Chair of trustees"
    VICE_CHAIR = "vice_chair", "Vice-chair of trustees"
    SERVICE_MANAGER = "service_manager", "Manager of a service"
    SYSTEM_ADMINISTRATOR = "system_administrator", "System administrator"


class AppointmentQuerySet(models.QuerySet["Appointment"]):
    def in_force(self, on: date) -> Self:
        return self.filter(Q(until_on=None) | Q(until_on__gte=on), from_on__lte=on)


class Appointment(models.Model):
    """One person in one office for a time. Rights in Redress follow from appointments, never from a flag."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="appointments")
    office = models.CharField(max_length=30, choices=Office)
    service = models.ForeignKey(
        Service,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="appointments",
        help_text="Only for the manager of a service.",
    )
    from_on = models.DateField("from")
    until_on = models.DateField(
        "until", null=True, blank=True, help_text="The last day; empty while it lasts."
    )

    objects = AppointmentQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["office", "from_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(office=Office.SERVICE_MANAGER, service__isnull=False)
                | (~Q(office=Office.SERVICE_MANAGER) & Q(service__isnull=True)),
                name="service_belongs_to_service_managers",
                violation_error_message="Choose a service for the manager of a service, and only for them.",
            ),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=models.F("from_on")),
                name="appointment_ends_after_it_starts",
                violation_error_message="The last day cannot be before the first day.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.get_office_display()}"
