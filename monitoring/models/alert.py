"""The prompt of the policy: more than two complaints about a member of staff in one financial year."""

from datetime import date
from typing import Self
from uuid import UUID, uuid4

from django.db import models
from django.urls import reverse

from cases.models import Complaint
from monitoring.readers import Parties, kept_out, readers_of_alert
from monitoring.years import FinancialYear
from people.chart import Chart, chart_for
from people.models import Person
from people.standing import AnyUser, standing_of

MORE_THAN = 2  # complaints in a financial year (policy: "more than two")


class AlertQuerySet(models.QuerySet["Alert"]):
    def visible_to(self, user: AnyUser, on: date) -> Self:
        """
        Alerts that are for this account: the one door to them (policy: counting; independence).

        The Director and the line manager, or whoever stands in for one who is shut out. Never the person it
        is about, anybody below them, or a party to or witness of one of the complaints.
        """
        return self.filter(pk__in=self.keys_for(user, on))

    def keys_for(self, user: AnyUser, on: date) -> list[UUID]:
        """The keys of the alerts that are for this account, in one query whatever their number."""
        person = standing_of(user, on).person
        if person is None:
            return []
        readers = self.readers(chart_for(user, on))
        return [alert for alert, people in readers.items() if person.pk in people]

    def readers(self, chart: Chart) -> dict[UUID, frozenset[UUID]]:
        """Who reads each alert, by its id."""
        rows = list(
            self.order_by().values_list(
                "pk", "person_id", "complaints__complainant_id", kept_out("complaints__involvements")
            )
        )
        parties = Parties((alert, *people) for alert, _, *people in rows)
        about = {alert: person for alert, person, *_ in rows}
        return {pk: readers_of_alert(chart, person, parties[pk]) for pk, person in about.items()}

    def to_review_first(self) -> Self:
        return self.order_by(
            models.F("cleared_on").asc(nulls_first=True),
            models.F("reviewed_on").asc(nulls_first=True),
            "-year_start",
            "raised_on",
        )


class Alert(models.Model):
    """
    One alert for a member of staff and a financial year. It asks people to decide; nothing follows by itself.

    It clears itself when the count falls to two. Otherwise only a review closes it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="alerts")
    year_start = models.DateField("first day of the financial year")
    number = models.PositiveIntegerField("complaints")
    raised_on = models.DateField("first raised on")
    cleared_on = models.DateField(null=True)
    reviewed_on = models.DateField(null=True)
    complaints = models.ManyToManyField(Complaint, related_name="alerts")

    objects = AlertQuerySet.as_manager()

    class Meta:
        ordering = ["-year_start", "raised_on"]
        constraints = [
            models.UniqueConstraint(fields=["person", "year_start"], name="one_alert_per_person_and_year")
        ]

    def __str__(self) -> str:
        """A name that tells nothing: this text reaches mails, titles and logs."""
        return f"Alert {self.pk.hex[:8].upper()}"

    @property
    def link(self) -> str:
        """The path of the alert's page, for those it is for."""
        return reverse("admin:monitoring_alert_change", args=[self.pk])

    @property
    def year(self) -> FinancialYear:
        return FinancialYear(self.year_start)

    @property
    def is_to_review(self) -> bool:
        return self.cleared_on is None and self.reviewed_on is None

    @property
    def state(self) -> str:
        if self.cleared_on:
            return "Cleared"
        return "Reviewed" if self.reviewed_on else "To review"

    @classmethod
    def first(cls, person: UUID, year: FinancialYear, number: int, on: date) -> "tuple[Alert, AlertChange]":
        """An alert raised for the first time, with the row of its history; neither is saved."""
        alert = cls(person_id=person, year_start=year.start, number=number, raised_on=on)
        return alert, AlertChange(alert=alert, kind=AlertChange.Kind.RAISED, number=number, on=on)

    def counts_now(self, number: int, on: date) -> "AlertChange | None":
        """
        What a new count makes of the alert; None where it makes nothing. Neither is saved.

        A further complaint calls for a further review.
        """
        over, was_cleared = number > MORE_THAN, self.cleared_on is not None
        if number == self.number or (was_cleared and not over):
            return None
        if number > self.number:
            self.reviewed_on = None
        self.number, self.cleared_on = number, None if over else on
        kind = AlertChange.Kind.UPDATED if over else AlertChange.Kind.CLEARED
        if was_cleared:
            kind = AlertChange.Kind.RAISED_AGAIN
        return AlertChange(alert=self, kind=kind, number=number, on=on)


class AlertChange(models.Model):
    """One line of an alert's history. Lines are added, never changed."""

    class Kind(models.TextChoices):
        RAISED = "raised", "Raised"
        UPDATED = "updated", "Updated"
        CLEARED = "cleared", "Cleared"
        RAISED_AGAIN = "raised_again", "Raised again"

    alert = models.ForeignKey(Alert, models.PROTECT, related_name="changes")
    kind = models.CharField(max_length=20, choices=Kind)
    number = models.PositiveIntegerField("complaints")
    on = models.DateField()

    class Meta:
        ordering = ["on", "id"]

    def __str__(self) -> str:
        return self.get_kind_display()
