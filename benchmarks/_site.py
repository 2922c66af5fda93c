"""A site of its own for each benchmark: a small charity on SQLite in a folder that is gone afterwards."""

import csv
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import django
from django.core.management import call_command

LONG_AGO = date(2010, 1, 1)


@contextmanager
def empty_site() -> Iterator[Path]:
    """Django on an empty database. Models can be imported inside; answers the folder."""
    with TemporaryDirectory(prefix="redress-benchmark-") as folder:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "DATABASE_URL": f"sqlite:///{folder}/redress.sqlite3",
            "DATA_DIR": folder,
            "DEBUG": "false",  # Django remembers every query otherwise
        }
        django.setup()
        call_command("migrate", verbosity=0)
        yield Path(folder)


@contextmanager
def measured(what: str, times: int = 1) -> Iterator[None]:
    """Prints how long it took; with `times` also how long each took."""
    began = perf_counter()
    yield
    seconds = perf_counter() - began
    each = f", {1000 * seconds / times:.1f} ms each" if times > 1 else ""
    print(f"{what}: {seconds:.2f} s{each}", flush=True)


def write_register(file: Path, rows: int) -> None:
    """Complaints of four years on every route; one in ten is open."""
    from cases.register_import.reading import COLUMNS

    roles = cycle([("staff", "staff"), ("service_user", "staff"), ("staff", "service_user")])
    outcomes = cycle(["substantiated", "not_substantiated", "partly_substantiated"])
    with file.open("w", encoding="utf-8", newline="") as text:
        writer = csv.DictWriter(text, COLUMNS, restval="")
        writer.writeheader()
        for number, (complainant, respondent) in enumerate(islice(roles, rows)):
            received = date(2022, 4, 1) + timedelta(days=number % 1461)
            answered = received + timedelta(days=40)
            ended = {} if number % 10 == 0 else {"outcome": next(outcomes), "closed": answered.isoformat()}
            writer.writerow(
                {
                    "reference": f"{number:06}",
                    "received": received.isoformat(),
                    "complainant": f"Complainant {number % 900}",
                    "complainant_role": complainant,
                    "respondent": f"Respondent {number % 700}",
                    "respondent_role": respondent,
                    "service": f"Service {number % 12}",
                    "characteristics": "race;sex",
                    "conduct": "harassment",
                    "account": "What happened, in some words of their own. " * 10,
                    "acknowledged": (received + timedelta(days=3)).isoformat(),
                    **ended,
                }
            )
