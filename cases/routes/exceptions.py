"""The entry with which a very small charity lets somebody have a role beside another one in the case."""

from cases import who
from cases.models import RoleException
from cases.routes.case import Entries
from cases.routes.conditions import settled
from cases.routes.decorators import entry
from cases.routes.steps import Act
from cases.step_forms import exceptions as forms


class ExceptionEntries(Entries):
    """An exception from independence."""

    HEADING = "People"

    @entry("Allow an exception", who=who.DIRECTOR_OR_CHAIR, form=forms.AllowException, unless=[settled])
    def allow_exception(self, act: Act) -> None:
        """A very small charity may record an exception with its reason; the appeal never has one."""
        RoleException.objects.create(
            complaint=self,
            role=act.answers["role"],
            person=act.answers["person"],
            reason=act.answers["reason"],
            from_on=act.on,
        )
