"""What the rules of a step need to know about a case, each asked of the database at most once."""

from cases.facts.arranged import Arranged
from cases.facts.clock import Clock
from cases.facts.course import done_on
from cases.facts.finding import Finding
from cases.facts.messages import Messages
from cases.facts.people import People, shut_out_by, shut_out_of
from cases.facts.service_user import ServiceUser

__all__ = ["Facts", "done_on", "shut_out_by", "shut_out_of"]


class Facts(People, Finding, Clock, Arranged, Messages, ServiceUser):
    """
    A case on a day. Made anew for every request and every step, so nothing here grows stale.

    Rows of the case are read whole, so that a page that has fetched them already asks for nothing twice.
    """
