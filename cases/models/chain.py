"""What the audit trail is checked against: its newest place, and places noted on the way."""

from django.db import models

from cases.seals import BEFORE_THE_FIRST

SEAL_LENGTH = 64  # SHA-256 in hexadecimal


class ChainHead(models.Model):
    """The newest event's place and seal: one row, moved on by the database (`cases.sealing`)."""

    position = models.BigIntegerField(default=0)
    seal = models.CharField(max_length=SEAL_LENGTH, default=BEFORE_THE_FIRST)

    def __str__(self) -> str:
        return f"Event {self.position}"


class Anchor(models.Model):
    """The newest event at a moment. A copy kept elsewhere, on paper even, proves the chain up to there."""

    position = models.BigIntegerField()
    seal = models.CharField(max_length=SEAL_LENGTH)
    at = models.DateTimeField()

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        """The seal as it is printed: in groups that can be compared and typed."""
        return " ".join(self.seal[start : start + 8] for start in range(0, SEAL_LENGTH, 8))
