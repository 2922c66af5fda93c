"""Work that leaves the request: a PDF takes some seconds."""

from django_tasks import task

from reports.models import Paper
from reports.snapshots import make


@task()
def make_paper(paper_id: str) -> None:
    """Makes a paper that is waited for; one that is ready, or gone, is left alone."""
    waiting = Paper.objects.filter(pk=paper_id, status=Paper.Status.WAITING).select_related("snapshot")
    if (paper := waiting.first()) is not None:
        make(paper)
