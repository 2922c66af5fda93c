"""The daily work for files: what still waits is looked at again, what belongs to nothing goes."""

from datetime import datetime, timedelta

from django.db.models import Q

from cases.evidence.storing import whose
from cases.evidence.tasks import look_after
from cases.models import Evidence
from cases.models.evidence import PREVIEWED, private_storage

A_WHILE = timedelta(hours=1)
A_DAY = timedelta(days=1)


def look_again(at: datetime) -> None:
    """Files that the scanner has not seen, or that have no previews, an hour after they came and later."""
    unseen = Q(state=Evidence.State.QUARANTINE)
    undrawn = Q(state=Evidence.State.READY, previews=None, kind__in=PREVIEWED)
    waiting = Evidence.objects.filter(unseen | undrawn, added_at__lt=at - A_WHILE)
    for pk in waiting.order_by().values_list("pk", flat=True):
        look_after.enqueue(str(pk))


def sweep(at: datetime) -> None:
    """
    Deletes what lies in the storage for a day and belongs to no row: its transaction failed.

    The rows are read after the folder, so what arrives meanwhile is not taken for lost.
    """
    storage = private_storage()
    lying = storage.listdir("")[1] if storage.exists("") else []
    known = set(Evidence.objects.order_by().values_list("stored", flat=True))
    for name in lying:
        if whose(name) not in known and storage.get_modified_time(name) < at - A_DAY:
            storage.delete(name)
