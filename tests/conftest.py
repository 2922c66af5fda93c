"""Fixtures for every test."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

pytest_plugins = ["tests.cast"]

TRANSACTION_WORDS = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")


class CountedQueries(list[str]):
    """The SQL that ran, without the transactions around it, which differ between the databases."""


@contextmanager
def _count_queries() -> Iterator[CountedQueries]:
    counted = CountedQueries()
    with CaptureQueriesContext(connection) as captured:
        yield counted
    counted.extend(
        query["sql"] for query in captured if not query["sql"].lstrip().upper().startswith(TRANSACTION_WORDS)
    )


@pytest.fixture
def count_queries() -> Callable[[], AbstractContextManager[CountedQueries]]:
    """`with count_queries() as queries: …`, then `len(queries)`."""
    return _count_queries
