"""Files that lie with a case."""

from datetime import UTC, datetime

from django.core.files.uploadedfile import SimpleUploadedFile

from cases.evidence.receiving import keep, receive
from cases.models import Bundle, Complaint, Evidence
from tests.cases.evidence import samples

AT = datetime(2026, 6, 4, 9, 30, tzinfo=UTC)


def with_file(
    case: Complaint, content: bytes = b"", name: str = "Amina's photo.jpg", **details: object
) -> Evidence:
    """It came with the complaint."""
    bundle = case.bundle or Bundle.objects.create()
    Complaint.objects.filter(pk=case.pk).update(bundle=bundle)
    case.bundle = bundle
    sent = SimpleUploadedFile(name, content or samples.picture())
    delivery = receive([sent], anonymous=False)
    assert not delivery.refusals
    (evidence,) = keep(delivery.arrivals, AT, bundle=bundle, **details)  # type: ignore[arg-type]
    return evidence
