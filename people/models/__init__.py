"""Accounts, the register of people, the offices they hold, the days nobody works; notices, daily work."""

from people.models.appointment import Appointment, Office
from people.models.calendar_day import CalendarDay
from people.models.daily_run import DailyRun
from people.models.outgoing_notice import OutgoingNotice
from people.models.person import Person, Role, Service
from people.models.user import User

__all__ = [
    "Appointment",
    "CalendarDay",
    "DailyRun",
    "Office",
    "OutgoingNotice",
    "Person",
    "Role",
    "Service",
    "User",
]
