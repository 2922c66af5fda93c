"""Setting the charity up: accounts, the register, offices and the calendar."""

from people.admin import accounts, calendar, register

__all__ = ["accounts", "calendar", "register"]
