"""Setting the charity up: accounts, the register, offices, the calendar; and the notices on their way."""

from people.admin import accounts, calendar, outbox, register

__all__ = ["accounts", "calendar", "outbox", "register"]
