"""What no appendix covers: a complaint by a service user or other outside person about a service user."""

from django.db import models

from cases import who
from cases.records import plan_action
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
    STARTS = ("redirected.acknowledge",)

    class Meta:
        proxy = True
        verbose_name = "redirected complaint"

    @step(
        "Redirect",
        source=Stage.RECEIVED,
        target=Stage.REDIRECTED,
        who=who.OWNER,
        form=forms.Redirect,
        meets=["redirected.acknowledge"],
    )
    def redirect(self, act: Act) -> None:
        """It goes, with consent, to whoever it belongs to; acknowledged in time all the same (partners)."""
        if act.answers["ask_on"]:
            what = f"Ask what came of it: {act.answers['named'] or 'whoever it was passed on to'}"
            plan_action(self, what, self.owner, act.answers["ask_on"])
