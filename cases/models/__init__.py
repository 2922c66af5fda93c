"""A complaint and everything that is kept about it. Steps live in `cases.routes`, not here."""

from cases.models.bundle import Bundle
from cases.models.chain import Anchor, ChainHead
from cases.models.complaint import Complaint, ComplaintTag, new_incident, new_reference
from cases.models.deadline import Deadline, Limit
from cases.models.draft import Draft
from cases.models.event import Event
from cases.models.evidence import Evidence
from cases.models.finding import Allegation, Appeal, Outcome
from cases.models.hold import Hold
from cases.models.letter import Document, Letter, LetterText, Message, Reader
from cases.models.measure import Action, InterimMeasure
from cases.models.reminder import Reminder
from cases.models.roles import Assignment, CaseRole, Involvement, RoleException
from cases.models.sanction import ConductReferral, Sanction
from cases.models.service_user import ServiceDecision, ServiceSuspension, ServiceWarning

__all__ = [
    "Action",
    "Allegation",
    "Anchor",
    "Appeal",
    "Assignment",
    "Bundle",
    "CaseRole",
    "ChainHead",
    "Complaint",
    "ComplaintTag",
    "ConductReferral",
    "Deadline",
    "Document",
    "Draft",
    "Event",
    "Evidence",
    "Hold",
    "InterimMeasure",
    "Involvement",
    "Letter",
    "LetterText",
    "Limit",
    "Message",
    "Outcome",
    "Reader",
    "Reminder",
    "RoleException",
    "Sanction",
    "ServiceDecision",
    "ServiceSuspension",
    "ServiceWarning",
    "new_incident",
    "new_reference",
]
