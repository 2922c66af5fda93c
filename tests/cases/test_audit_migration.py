"""Events that were recorded before there was a chain get their place in it."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from cases.chain import check_chain
from cases.models import Event
from tests.cases.law.tables import APPENDIX_1
from tests.cases.law.walking import Walk
from tests.cast import Cast

BEFORE, AFTER = ("cases", "0002_holds_letters_and_exceptions"), ("cases", "0003_sealed_events")


@pytest.mark.django_db(transaction=True)
def test_events_of_before_are_sealed_in_the_order_they_were_recorded(cast: Cast) -> None:
    newest = MigrationExecutor(connection).loader.graph.leaf_nodes()
    Walk(APPENDIX_1, cast).to("acknowledged")
    told = list(Event.objects.order_by("position").values_list("id", "label"))
    MigrationExecutor(connection).migrate([BEFORE])

    MigrationExecutor(connection).migrate(newest)

    assert list(Event.objects.order_by("position").values_list("id", "label")) == told
    assert check_chain() == len(told) > 1
