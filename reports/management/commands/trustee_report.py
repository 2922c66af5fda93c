"""The April report as PDF."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cases.models import Event
from cases.recording import record
from config.pdf import PdfError
from people.clock import now, today
from reports import snapshots
from reports.models import Audience
from reports.period import Period


class Command(BaseCommand):
    help = "Freezes the figures of a financial year and writes its report as a PDF."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("year", help="the financial year, such as 2025-26")
        parser.add_argument("--as-at", metavar="DAY", help="a day such as 2026-03-31; today if left out")
        parser.add_argument(
            "--publishable",
            action="store_true",
            help="the report for everybody, with all small numbers masked",
        )
        parser.add_argument(
            "--output", metavar="FILE", type=Path, required=True, help="where to write the PDF"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        audience = Audience.PUBLIC if options["publishable"] else Audience.TRUSTEES
        try:
            period = Period.read(options["year"], options["as_at"], today())
            at = now()
            snapshot = snapshots.freeze(period.year, period.as_at, by=None, at=at)
            paper = snapshots.paper_of(snapshot, audience, at)
            options["output"].write_bytes(snapshots.make(paper))
            record(None, Event.Kind.EXPORTED, str(paper), at=at)
        except (ValueError, PdfError) as problem:
            raise CommandError(str(problem)) from None
        except OSError as problem:
            raise CommandError(f"The file could not be written: {problem.strerror}.") from None
        self.stdout.write(f"Written: {audience.label}, {snapshot}.")
