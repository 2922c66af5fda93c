"""
Appendix 2.
"""

from django.db import models

from cases.routes.case import Case
from cases.words import Route


class Stage(models.TextChoices):
    RECEIVED = "appendix-2:received", "Received"
    SCREENED = "appendix-2:screened", "Screened"
    ACKNOWLEDGED = "appendix-2:acknowledged", "Acknowledged"
    STAGE_ONE = "appendix-2:stage_one", "Stage one"
    STAGE_ONE_FORMAL = "appendix-2:stage_one_formal", "Stage one, formal investigation"
    RESPONSE_ISSUED = "appendix-2:response_issued", "Response issued"
    STAGE_TWO = "appendix-2:stage_two", "Stage two"
    FINAL_RESPONSE = "appendix-2:final_response", "Final response"
    CLOSED = "appendix-2:closed", "Closed"
    WITHDRAWN = "appendix-2:withdrawn", "Withdrawn"


OPEN_STAGES = tuple(stage for stage in Stage if stage not in (Stage.CLOSED, Stage.WITHDRAWN))


class ServiceUserAboutStaff(Case):
    """A complaint on the way of Appendix 2."""

    ROUTE = Route.SERVICE_USER_ABOUT_STAFF
    Stage = Stage
    STARTS = ("a2.screen", "a2.acknowledge")

    class Meta:
        proxy = True
        verbose_name = "complaint under Appendix 2"
