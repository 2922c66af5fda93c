"""
Appendix 3.
"""

from django.db import models

from cases.routes.case import Case
from cases.words import Route


class Stage(models.TextChoices):
    RECEIVED = "appendix-3:received", "Received"
    MADE_SAFE = "appendix-3:made_safe", "Made safe"
    INITIAL_INVESTIGATION = "appendix-3:initial_investigation", "Initial investigation"
    FORMAL_INVESTIGATION = "appendix-3:formal_investigation", "Formal investigation"
    OUTCOME_DECIDED = "appendix-3:outcome_decided", "Outcome decided"
    ACTION_AGREED = "appendix-3:action_agreed", "Action agreed"
    SERVICE_REVIEW = "appendix-3:service_review", "Service review"
    SERVICE_DECISION = "appendix-3:service_decision", "Service decision"
    APPEAL = "appendix-3:appeal", "Appeal"
    MONITORING = "appendix-3:monitoring", "Monitoring"
    CLOSED = "appendix-3:closed", "Closed"
    WITHDRAWN = "appendix-3:withdrawn", "Withdrawn"


OPEN_STAGES = tuple(stage for stage in Stage if stage not in (Stage.CLOSED, Stage.WITHDRAWN))


class StaffAboutServiceUser(Case):
    """A complaint on the way of Appendix 3."""

    ROUTE = Route.STAFF_ABOUT_SERVICE_USER
    Stage = Stage
    STARTS = ("a3.make_safe", "a3.initial")

    class Meta:
        proxy = True
        verbose_name = "complaint under Appendix 3"
