"""Warnings, a suspension and decisions about the service user whom a case is about."""

from datetime import date
from functools import cached_property

from cases.facts.on_a_day import OnADay
from cases.models import ServiceDecision, ServiceSuspension, ServiceWarning


class ServiceUser(OnADay):
    @cached_property
    def warnings(self) -> list[ServiceWarning]:
        """Warnings of the service user from any case, those that an appeal cancelled left out."""
        if self.case.respondent_id is None:
            return []
        return list(ServiceWarning.objects.filter(person_id=self.case.respondent_id, cancelled_on=None))

    @property
    def warnings_of_this_case(self) -> list[ServiceWarning]:
        return [each for each in self.case.warnings.all() if each.cancelled_on is None]

    def live_warnings(self, on: date) -> list[ServiceWarning]:
        """Warnings that are live on a day, the last live day included."""
        return [each for each in self.warnings if each.issued_on <= on <= each.live_until]

    @cached_property
    def running_suspension(self) -> ServiceSuspension | None:
        """The service user's temporary suspension, from any case."""
        if self.case.respondent_id is None:
            return None
        return ServiceSuspension.objects.filter(person_id=self.case.respondent_id, ended_on=None).first()

    @property
    def is_suspended_by_this_case(self) -> bool:
        running = self.running_suspension
        return running is not None and running.complaint_id == self.case.pk

    @cached_property
    def service_decision(self) -> ServiceDecision | None:
        return self.case.service_decisions.last()
