"""The daily work, once or every morning."""

import time
from argparse import ArgumentParser
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections

from people.clock import now
from people.daily import next_round, run_daily

LONGEST_SLEEP = 600  # seconds: a machine that was asleep itself looks at the clock soon after


class Command(BaseCommand):
    help = "Do what has to be done once a day. A second run on the same day does only what failed before."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--again", action="store_true", help="also what was done today already")
        parser.add_argument(
            "--forever",
            action="store_true",
            help="now and then every morning (DAILY_AT), until it is stopped",
        )

    def handle(self, *args: Any, again: bool, forever: bool, **options: Any) -> None:
        has_failed = self._run(again)
        while forever:
            _sleep_until(next_round(now(), has_failed=has_failed))
            close_old_connections()
            has_failed = self._run(again=False)
        if has_failed:
            raise CommandError("Some of the daily work failed. What failed is done by the next run.")

    def _run(self, again: bool) -> bool:
        failures = 0
        for done in run_daily(now(), again=again):
            self.stdout.write(f"{done.job}: {done.words}")
            failures += done.has_failed
        return failures > 0


def _sleep_until(moment: datetime) -> None:
    while (left := (moment - now()).total_seconds()) > 0:
        time.sleep(min(left, LONGEST_SLEEP))
