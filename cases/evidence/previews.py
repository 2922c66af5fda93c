"""Small pictures of what is in a file, so that nobody need open it to see what it is."""

from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.files import File

from cases.evidence.apart import work
from cases.evidence.storing import preview_name
from cases.evidence.workshop.faults import Fault
from cases.models import Evidence
from cases.models.evidence import private_storage

CONTENT_TYPE = "image/jpeg"


def make_previews(evidence: Evidence) -> None:
    """None where it cannot be drawn: then it is only given out."""
    with TemporaryDirectory(prefix="evidence-") as folder:
        try:
            drawn = work(f"preview_{evidence.kind}", evidence.stored.path, f"{folder}/")
        except Fault:
            drawn = 0
        for number in range(1, drawn + 1):
            _keep(evidence, number, Path(folder) / str(number))
    Evidence.objects.filter(pk=evidence.pk, stored=evidence.stored.name).update(previews=drawn)


def _keep(evidence: Evidence, number: int, drawn: Path) -> None:
    """Making them twice leaves one of each."""
    name = preview_name(str(evidence.stored.name), number)
    private_storage().delete(name)
    with drawn.open("rb") as content:
        private_storage().save(name, File(content))
