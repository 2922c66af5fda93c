"""Fixtures for every test."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import cast

__all__ = ["cast", "count_queries"]

TRANSACTION_WORDS = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")


@contextmanager
def _count_queries() -> Iterator[list[str]]:
    counted: list[str] = []
    with CaptureQueriesContext(connection) as captured:
        yield counted
    statements = (query["sql"] for query in captured)
    counted.extend(sql for sql in statements if not sql.lstrip().upper().startswith(TRANSACTION_WORDS))


@pytest.fixture
def count_queries() -> Callable[[], AbstractContextManager[list[str]]]:
    """`with count_queries() as queries: …` fills `queries` with the SQL that ran, whichever the database.

    Transactions are left out: the two databases open them differently.
    """
    return _count_queries
