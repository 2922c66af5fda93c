"""Dates and times as they are written in Redress, in front of Django's own for British English."""

DATE_FORMAT = "j F Y"  # 3 April 2026
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "j F Y, H:i"
