"""Fixtures for every test."""

import gc
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from django.db import connection, transaction
from django.db.backends.base.operations import BaseDatabaseOperations
from django.test.utils import CaptureQueriesContext
from hypothesis import settings as hypothesis_settings
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from tests.cast import cast

__all__ = ["cast", "count_queries"]

# The same examples every time, however slow the machine.
hypothesis_settings.register_profile("steady", deadline=None, derandomize=True)
hypothesis_settings.load_profile("steady")

# Looked through by Python's own thresholds, everything Django keeps is looked through thousands of times for
# nothing: a fifth of the time of all tests.
gc.set_threshold(20_000, 20, 100)

LOADED_ONCE = "tests/demo/charity/"
TRANSACTION_WORDS = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")


class OneByOne(LoadScopeScheduling):
    """Hands out tests one by one, but those that look at the demo charity all to the worker that loads it."""

    def _split_scope(self, nodeid: str) -> str:
        return LOADED_ONCE if nodeid.startswith(LOADED_ONCE) else nodeid


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> OneByOne:
    return OneByOne(config, log)


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


@pytest.fixture(scope="session", autouse=True)
def emptied_tables_include_the_append_only_ones() -> Iterator[None]:
    """After a test with transactions of its own every table is emptied, which the triggers on events refuse.

    They are lifted for that moment; the post_migrate signal that follows puts SQLite's back.
    """
    empty = BaseDatabaseOperations.execute_sql_flush

    def empty_without_triggers(operations: BaseDatabaseOperations, statements: list[str]) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("SET LOCAL session_replication_role = replica")
            else:
                cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
                for (name,) in cursor.fetchall():
                    cursor.execute(f'DROP TRIGGER "{name}"')
            empty(operations, statements)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseDatabaseOperations, "execute_sql_flush", empty_without_triggers)
        yield
