"""Somebody decides to stay unknown after they have added files."""

from tempfile import TemporaryFile

from django.core.files import File
from django.db import transaction

from cases.evidence.kinds import NOT_FOR_ANONYMOUS, type_of
from cases.evidence.names import visible
from cases.evidence.receiving import neutral_name
from cases.evidence.removal import forget_content, remove
from cases.evidence.stripping import STRIPPED, strip
from cases.evidence.tasks import look_after
from cases.evidence.workshop.faults import Fault
from cases.models import Bundle, Evidence


@transaction.atomic
def strip_all(bundle: Bundle) -> list[str]:
    """
    Takes hidden details and names out of every file there.

    Answers the names of those that had to go, because they cannot be freed of them.
    """
    removed, names = [], set[str]()
    for evidence in bundle.files.select_for_update():
        if not _strip(evidence, names):
            removed.append(visible(evidence.name))
            remove(evidence)
    return removed


def _strip(evidence: Evidence, names: set[str]) -> bool:
    kind = Evidence.Kind(evidence.kind)
    if kind in NOT_FOR_ANONYMOUS or not evidence.stored:
        return False
    evidence.name = neutral_name(type_of(evidence), names)
    names.add(evidence.name)
    if kind in STRIPPED and not evidence.stripped:
        try:
            _replace(evidence, kind)
        except Fault:
            return False
    evidence.stripped = True
    evidence.save()
    return True


def _replace(evidence: Evidence, kind: Evidence.Kind) -> None:
    """The one with hidden details goes for good once this is certain."""
    before, previews = evidence.stored.name, evidence.previews or 0
    with TemporaryFile() as bare:
        evidence.size = strip(kind, evidence.stored.path, bare)
        bare.seek(0)
        evidence.stored.save("", File(bare), save=False)
    evidence.previews = None
    forget_content(before, previews)
    look_after.enqueue(str(evidence.pk))
