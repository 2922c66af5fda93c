"""What no appendix covers: a complaint by a service user or other outside person about a service user."""

from django.db import models

from cases import who
from cases.routes.decorators import step
from cases.routes.people_entries import CaseWithPeople
from cases.routes.steps import Act
from cases.step_forms import redirected as forms
from cases.words import Route


class Stage(models.TextChoices):
    RECEIVED = "redirected:received", "Received"
    REDIRECTED = "redirected:redirected", "Redirected"


class Redirected(CaseWithPeople):
    """Recorded, then passed to the Complaints Policy or safeguarding; in none of the appendix totals."""

    ROUTE = Route.REDIRECTED
    Stage = Stage

    class Meta:
        proxy = True
        verbose_name = "redirected complaint"

    @step(
        "Redirect",
        source=Stage.RECEIVED,
        target=Stage.REDIRECTED,
        who=who.OWNER,
        form=forms.Redirect,
    )
    def redirect(self, act: Act) -> None:
        """It goes to the Complaints Policy, safeguarding or whoever it belongs to, and the person is told."""
