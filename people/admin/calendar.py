"""The charity's own calendar, shown beside the bank holidays that need no entering."""

from datetime import date
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest, HttpResponse

from people.admin.keepers import KeptByRegisterKeepers
from people.clock import today
from people.models import CalendarDay
from people.working_days import bank_holidays

NATIONS = {"ENG": "England", "WLS": "Wales", "SCT": "Scotland", "NIR": "Northern Ireland"}


@admin.register(CalendarDay)
class CalendarDayAdmin(KeptByRegisterKeepers, admin.ModelAdmin[CalendarDay]):
    list_display = ["on", "kind", "name"]
    list_filter = ["kind"]

    def has_delete_permission(self, request: HttpRequest, obj: CalendarDay | None = None) -> bool:
        """A day entered by mistake may go: nothing hangs on it. Limits already set keep their dates."""
        return self.may_keep(request)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        known = {"nation": NATIONS[settings.CHARITY_NATION], "years": known_bank_holidays(today())}
        return super().changelist_view(request, {**(extra_context or {}), **known})


def known_bank_holidays(on: date) -> list[tuple[int, list[tuple[date, str]]]]:
    """Bank holidays of this year and the next, as (year, [(day, name), …])."""
    years = (on.year, on.year + 1)
    return [(year, sorted(bank_holidays(settings.CHARITY_NATION, year).items())) for year in years]
