"""Alerts and counts in the admin, for those they are for."""

from monitoring.admin import alerts

__all__ = ["alerts"]
