"""manage.py load_demo: a believable charity to try Redress with."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from demo.accounts import table
from demo.loading import InUse, is_loaded, load
from people.clock import now


class Command(BaseCommand):
    help = "Fills an empty database with the demo charity, and prints the accounts to try it with."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--in-production",
            action="store_true",
            help="load it where REDRESS_ENV=production: for a trial site that never holds real data",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if is_loaded():
            self.stdout.write("The demo charity is loaded already; nothing was changed.")
        else:
            self._load(in_production=options["in_production"])
        self.stdout.write(f"\n{table()}")

    def _load(self, *, in_production: bool) -> None:
        if settings.PRODUCTION and not in_production:
            raise CommandError(
                "The passwords of the demo are public, so it is not loaded in production. For a trial site "
                "that never holds real data, add --in-production."
            )
        try:
            load(now())
        except InUse:
            raise CommandError(
                "This database is in use: it holds people, complaints or policies that are not the demo's. "
                "Nothing was changed. Load the demo into an empty one: set DATABASE_URL."
            ) from None
        self.stdout.write("The demo charity is loaded.")
