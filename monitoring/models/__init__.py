"""Alerts about members of staff, and the reviews that close them."""

from monitoring.models.alert import MORE_THAN, Alert, AlertChange
from monitoring.models.review import AlertReview

__all__ = ["MORE_THAN", "Alert", "AlertChange", "AlertReview"]
