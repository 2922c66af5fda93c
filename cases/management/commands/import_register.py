"""`manage.py import_register FILE.csv [--check]`: bring in an existing register of complaints."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cases.register_import.checking import Held, check, new_rows
from cases.register_import.reading import Fault, Row, read
from cases.register_import.storing import store
from people.clock import london_date, now


class Command(BaseCommand):
    help = "Brings in an existing register of complaints from a CSV file: all of it, or nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE.csv")
        parser.add_argument("--check", action="store_true", help="only say what is wrong; change nothing")

    def handle(self, *args: Any, file: Path, check: bool, **options: Any) -> None:
        at = now()
        rows = self._sound_rows(file, at)
        if check:
            self.stdout.write(f"No faults found. {_complaints(len(rows))} would be brought in.")
            return
        count = store(rows, at, london_date(at))
        self.stdout.write(
            f"{_complaints(count)} brought in." if count else "Nothing new: nothing was changed."
        )

    def _sound_rows(self, file: Path, at: Any) -> list[Row]:
        rows, faults = _read(file)
        held = Held.load()
        faults = [*faults, *check(rows, held, london_date(at))]
        if faults:
            for fault in sorted(faults, key=lambda each: each.line):
                self.stderr.write(str(fault))
            found = "1 fault was" if len(faults) == 1 else f"{len(faults)} faults were"
            raise CommandError(
                f"{found} found. Nothing was brought in. Put right the lines above and try again."
            )
        return new_rows(rows, held)


def _read(file: Path) -> tuple[list[Row], list[Fault]]:
    try:
        with file.open(encoding="utf-8-sig", newline="") as text:
            return read(text)
    except OSError as error:
        raise CommandError(f"The file cannot be opened: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise CommandError("The file is not in UTF-8. Save it as “CSV UTF-8” and try again.") from None


def _complaints(count: int) -> str:
    return "1 complaint" if count == 1 else f"{count:,} complaints"
