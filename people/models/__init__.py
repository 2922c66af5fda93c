"""Accounts, the register of people, the offices they hold, and the days nobody works."""

from people.models.appointment import Appointment, Office
from people.models.calendar_day import CalendarDay
from people.models.person import Person, Role, Service
from people.models.user import User

__all__ = ["Appointment", "CalendarDay", "Office", "Person", "Role", "Service", "User"]
