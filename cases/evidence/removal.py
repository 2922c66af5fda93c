"""Files that go: taken back, thrown away with a draft, or refused by the virus scanner."""

from functools import partial

from django.db import transaction

from cases.evidence.storing import preview_name
from cases.models import Bundle, Evidence
from cases.models.evidence import private_storage


def remove(evidence: Evidence) -> None:
    """Only from a draft: nothing of a case is deleted."""
    forget_content(evidence.stored.name, evidence.previews or 0)
    evidence.delete()


@transaction.atomic
def remove_bundle(bundle: Bundle) -> None:
    """With a draft that is thrown away; no complaint may have it."""
    for evidence in bundle.files.all():
        remove(evidence)
    bundle.delete()


def forget_content(stored: str | None, previews: int) -> None:
    """What lies on the disk goes once the transaction has ended well."""
    if stored:
        names = [stored, *(preview_name(stored, number) for number in range(1, previews + 1))]
        transaction.on_commit(partial(_delete, names))


def _delete(names: list[str]) -> None:
    for name in names:
        private_storage().delete(name)
