"""
The one place that makes PDFs, and the only import of WeasyPrint.

Documents are tagged (`pdf/ua-1`) and name no author. They may use the project's own static files, by paths
relative to `static/` ("css/report.css"), and nothing else: no network, no other file of the machine.
"""

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.core.exceptions import SuspiciousFileOperation
from django.template.loader import render_to_string
from django.views.decorators.debug import sensitive_variables
from weasyprint import HTML
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

STATIC_FILES = "https://static.invalid/"  # where relative paths seem to lead; a name that can't exist
MEDIA_TYPES = {".css": "text/css", ".woff2": "font/woff2", ".svg": "image/svg+xml", ".png": "image/png"}
ONE_PAPER_FOR_ALL = b"redress"  # the file identifier: it would otherwise be drawn anew for each rendering


# WeasyPrint's log quotes the document, and complains of every rule that is for screens alone.
log = logging.getLogger("weasyprint")
log.addHandler(logging.NullHandler())
log.propagate = False


class PdfError(Exception):
    """The PDF could not be made. Says what kind of error it was, never what stood in the document."""


class StaticFilesOnly(URLFetcher):
    """Gives WeasyPrint the project's static files and refuses every other address."""

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        path = _static_file(url.removeprefix(STATIC_FILES)) if url.startswith(STATIC_FILES) else None
        if path is None:
            raise FatalURLFetchingError("A PDF may use the project's own static files only.")
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": MEDIA_TYPES[path.suffix]})


def _static_file(name: str) -> Path | None:
    try:
        found = finders.find(name)
    except SuspiciousFileOperation:
        return None
    path = Path(found) if isinstance(found, str) else None
    return path if path and path.suffix in MEDIA_TYPES else None


@sensitive_variables()
def render_pdf(template: str, context: Mapping[str, Any], *, title: str) -> bytes:
    """The template as a tagged PDF. `title` becomes the document's title; it must not name anybody."""
    return pdf_from_html(render_to_string(template, {**context, "title": title}))


@sensitive_variables()
def pdf_from_html(html: str) -> bytes:
    try:
        document = HTML(string=html, base_url=STATIC_FILES, url_fetcher=StaticFilesOnly())
        pdf: bytes = document.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=ONE_PAPER_FOR_ALL)
    except (Exception, FatalURLFetchingError) as error:
        # Not chained: WeasyPrint's own message may quote the document.
        raise PdfError(f"The PDF could not be made ({type(error).__name__}).") from None
    return pdf
