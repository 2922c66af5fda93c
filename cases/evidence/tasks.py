"""What the worker does for a file: has it scanned, then makes its previews."""

from datetime import timedelta

from django_tasks import task

from people.clock import now

RETRY_AFTER = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=4))


@task()
def look_after(evidence_id: str, attempt: int = 0) -> None:
    """A file that is gone is left alone. Where the scanner never answers, the daily work asks again."""
    # Not at the top: receiving a file asks for this, and what this does removes files.
    from cases.evidence.previews import make_previews
    from cases.evidence.scanning import scan
    from cases.models import Evidence

    evidence = Evidence.objects.filter(pk=evidence_id).first()
    if evidence is None:
        return
    if evidence.state == Evidence.State.QUARANTINE and not scan(evidence, now()):
        if attempt < len(RETRY_AFTER):
            again = look_after.using(run_after=now() + RETRY_AFTER[attempt])
            again.enqueue(evidence_id, attempt + 1)
        return
    if evidence.is_being_previewed:
        make_previews(evidence)
