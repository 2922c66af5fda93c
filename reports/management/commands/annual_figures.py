"""The figures of a financial year as JSON."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from people.clock import today
from reports.figures import annual_figures
from reports.period import Period


class Command(BaseCommand):
    help = "Prints the figures of a financial year, as things stood at the end of a day, as JSON."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("year", help="the financial year, such as 2025-26")
        parser.add_argument("--as-at", metavar="DAY", help="a day such as 2026-03-31; today if left out")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            period = Period.read(options["year"], options["as_at"], today())
        except ValueError as problem:
            raise CommandError(str(problem)) from None
        self.stdout.write(json.dumps(annual_figures(period.year, period.as_at).summary(), indent=2))
