"""Entries of Appendix 3 beside its flowchart: needs considered again, a service suspended for safety."""

from datetime import date

from cases import who
from cases.routes.conditions import ended, person_is_not_known
from cases.routes.decorators import entry
from cases.routes.people_entries import CaseWithPeople
from cases.routes.steps import Act
from cases.routes.warnings import no_suspension_to_review, service_is_suspended
from cases.service_users import suspend_service
from cases.step_forms import service_review
from cases.step_forms import staff_about_service_user as forms


class CaseWithSuspension(CaseWithPeople):
    """A complaint about a service user, whose service the Director may suspend for safety."""

    HEADING = "Safety and needs"

    class Meta:
        proxy = True

    @entry(
        "Consider needs again",
        who=who.SERVICE_MANAGER,
        form=forms.ConsiderNeeds,
        unless=[ended],
        while_held=True,
    )
    def consider_needs(self, act: Act) -> None:
        """For what became known later, and for a case whose beginning is in an earlier register."""
        self.needs_considered = act.answers["needs"]

    @entry(
        "Suspend the service",
        who=who.DIRECTOR,
        form=service_review.SuspendService,
        unless=[ended, person_is_not_known, service_is_suspended],
        starts=["a3.suspension_review"],
        while_held=True,
    )
    def suspend_service(self, act: Act) -> None:
        """Temporary suspension is the Director's alone, for safety, and reviewed every 10 working days."""
        suspend_service(
            self,
            act.on,
            reason=act.answers["reason"],
            essential_needs=act.answers["essential_needs"],
            review_on=self._next_suspension_review(act),
        )

    @entry(
        "Review the suspension",
        who=who.DIRECTOR,
        form=service_review.ReviewSuspension,
        unless=[no_suspension_to_review],
        meets=["a3.suspension_review"],
        while_held=True,
    )
    def review_suspension(self, act: Act) -> None:
        """Every review either ends the suspension or sets the next review, with reasons."""
        running = self.suspensions.filter(ended_on=None)
        if act.answers["decision"] == "ends":
            running.update(ended_on=act.on)
        else:
            running.update(review_on=self._next_suspension_review(act))
            act.start("a3.suspension_review")

    def _next_suspension_review(self, act: Act) -> date:
        return self.facts.timetable.deadline(self, "a3.suspension_review", act.on).due_on
