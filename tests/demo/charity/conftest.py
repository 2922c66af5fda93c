"""The demo charity on a chosen day; it takes seconds to load, so once for all tests of this folder."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from demo.loading import load
from people.clock import LONDON

NOW = datetime(2026, 5, 20, 14, 30, tzinfo=LONDON)
TODAY = NOW.date()


@pytest.fixture(scope="package")
def demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Everything loaded, and taken back after the last test of this folder."""
    with django_db_blocker.unblock(), transaction.atomic():
        load(NOW)
        yield
        transaction.set_rollback(True)
