"""What `cases` announces to the rooms above it."""

from django.dispatch import Signal

# A complaint was filed or changed: complaint, at. Sent inside the transaction of the change.
complaint_changed = Signal()

# A register was brought in: complaints (their ids), at. Sent inside the transaction of the import.
register_imported = Signal()
