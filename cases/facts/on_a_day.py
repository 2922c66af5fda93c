"""A case on a day: what everything else that is known of it is read from."""

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from cases.models import Complaint
from people.chart import Chart

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID


class OnADay:
    """`chart` and `dealt` (who dealt with which earlier complaint) are passed in by whoever has read them."""

    def __init__(
        self,
        case: Complaint,
        on: date,
        chart: Chart | None = None,
        dealt: "Mapping[UUID | None, frozenset[UUID]] | None" = None,
    ) -> None:
        self.case = case
        self.on = on
        self._chart = chart
        self._dealt = dealt

    @cached_property
    def chart(self) -> Chart:
        return self._chart or Chart.load(self.on)
