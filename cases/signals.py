"""What `cases` announces to the rooms above it."""

from django.dispatch import Signal

# A complaint was changed: complaint, at. Sent inside the transaction of the change.
complaint_changed = Signal()

# Complaints were filed together: complaints, at. Sent inside the transaction of the filing.
complaints_filed = Signal()

# A register was brought in: complaints (their ids), at. Sent inside the transaction of the import.
register_imported = Signal()
