"""What each database must be told, read back from a live connection."""

import os

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

on_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="about SQLite")

FULL = 2  # SQLite's number for PRAGMA synchronous=FULL


@on_sqlite
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", FULL), ("busy_timeout", 20_000), ("foreign_keys", 1)],
)
def test_sqlite_keeps_what_it_was_given(pragma: str, value: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {pragma}")
        assert cursor.fetchone() == (value,)


@on_sqlite
@pytest.mark.django_db(transaction=True)
def test_sqlite_takes_the_write_lock_when_a_transaction_begins() -> None:
    with CaptureQueriesContext(connection) as queries, transaction.atomic():
        pass
    assert queries[0]["sql"] == "BEGIN IMMEDIATE"


def test_the_address_alone_chooses_the_database() -> None:
    scheme = os.environ.get("DATABASE_URL", "sqlite").partition(":")[0]
    assert connection.vendor == {"sqlite": "sqlite", "postgres": "postgresql"}[scheme]


@pytest.mark.django_db
def test_text_of_every_kind_comes_back_as_it_was_written() -> None:
    text = "O’Brien said “=1+1” <b>— שלום عليكم 🦦\u200f"
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s", [text])
        assert cursor.fetchone() == (text,)
