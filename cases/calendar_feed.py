"""
What is due for somebody, as a calendar that their own program reads (RFC 5545).

References only: the program, and whoever runs it, must learn nothing of a case. The duties are the desk's.
"""

from collections.abc import Iterator
from datetime import date, datetime
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from icalendar import Calendar, Event

from cases.desk import open_actions
from cases.models import Complaint
from cases.workload import cases_under_way, duties_of
from people.chart import chart_for
from people.clock import london_date
from people.models import User
from people.standing import person_of

Due = tuple[Complaint, str, date]  # of which case, what within it, on which day


def calendar_of(account: User, at: datetime) -> bytes:
    """Every day on which a duty or an action is due of this account, on cases that it may see."""
    calendar = Calendar()
    calendar.add("prodid", "-//Redress//What is due//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Redress")
    for case, what, on in _due(account, london_date(at)):
        calendar.add_component(_event(case, what, on, at))
    found: bytes = calendar.to_ical()
    return found


def _due(account: User, on: date) -> Iterator[Due]:
    person = person_of(account, on)
    if person is None:
        return
    visible = Complaint.objects.visible_to(account, on)
    for duty in duties_of(cases_under_way(visible, on, chart_for(account, on))):
        if duty.falls_to(person.pk):
            yield duty.case, f"deadline {duty.deadline.pk}", duty.deadline.due_on
    for action in open_actions(account, on, person.pk):
        yield action.complaint, f"action {action.pk}", action.due_on


def _event(case: Complaint, what: str, on: date, at: datetime) -> Event:
    """A whole day. The id stays the same, so that a limit that moves is moved and not doubled."""
    event = Event()
    event.add("uid", str(uuid5(NAMESPACE_URL, f"{case.link}#{what}")))
    event.add("dtstamp", at)
    event.add("dtstart", on)
    event.add("summary", case.reference)
    event.add("url", settings.SITE_URL + case.link)
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    return event
