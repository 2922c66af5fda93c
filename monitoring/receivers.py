"""What monitoring does when a complaint changes, in the same transaction."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.dispatch import receiver

from cases.models import Complaint
from cases.signals import complaint_changed, complaints_filed, register_imported
from monitoring.alerts import count_new, recount_for
from monitoring.replay import replay
from people.clock import london_date


@receiver(complaint_changed)
def recount(complaint: Complaint, at: datetime, **signal: Any) -> None:
    recount_for(complaint, london_date(at))


@receiver(complaints_filed)
def count_what_came_in(complaints: Sequence[Complaint], at: datetime, **signal: Any) -> None:
    count_new(complaints, london_date(at))


@receiver(register_imported)
def replay_register(complaints: Collection[UUID], at: datetime, **signal: Any) -> None:
    replay(complaints, london_date(at))
