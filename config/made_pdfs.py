"""PDFs that are made in the background, for a page that waits for them: they take some seconds."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header

SECONDS_BETWEEN_LOOKS = 4
LONGER_THAN_USUAL = timedelta(minutes=1)


class MadePdf(models.Model):
    """There is a time before it is ready. `file_name` must not say more than the page that offers it."""

    class Status(models.TextChoices):
        WAITING = "waiting", "Being made"
        READY = "ready", "Ready"
        FAILED = "failed", "Could not be made"

    status = models.CharField(max_length=10, choices=Status, default=Status.WAITING)
    asked_at = models.DateTimeField()
    pdf = models.BinaryField(null=True)

    class Meta:
        abstract = True

    @property
    def file_name(self) -> str:
        raise NotImplementedError

    def keep(self, render: Callable[[], bytes]) -> bytes:
        """Renders the PDF and keeps it. Whatever goes wrong is noted on it and raised again."""
        row = type(self)._default_manager.filter(pk=self.pk)
        try:
            pdf = render()
        except Exception:
            row.update(status=self.Status.FAILED, pdf=None)
            raise
        row.update(status=self.Status.READY, pdf=pdf)
        return pdf

    def as_download(self) -> HttpResponse:
        """As a file, never shown in the browser."""
        headers = {"Content-Disposition": content_disposition_header(True, self.file_name)}
        return HttpResponse(self.pdf, content_type="application/pdf", headers=headers)


def a_ready_one_has_its_pdf(name: str) -> models.CheckConstraint:
    """For the model of such PDFs, under its own name."""
    ready = models.Q(status="ready", pdf__isnull=False)
    not_ready = models.Q(status__in=("waiting", "failed"), pdf__isnull=True)
    return models.CheckConstraint(condition=ready | not_ready, name=name)


def how_it_stands(request: HttpRequest, made: MadePdf, at: datetime) -> dict[str, Any]:
    """
    What `includes/being_made.html` needs to know.

    A page that moves by itself must have a way to stop it (WCAG 2.2.1): `?still` does.
    """
    return {
        "looks_again": made.status == MadePdf.Status.WAITING and "still" not in request.GET,
        "takes_long": at - made.asked_at > LONGER_THAN_USUAL,
    }


def coming_back(page: HttpResponse, standing: dict[str, Any]) -> HttpResponse:
    """The page, which comes back by itself every few seconds while what it waits for is not there yet."""
    if standing["looks_again"]:
        page.headers["Refresh"] = str(SECONDS_BETWEEN_LOOKS)
    return page
