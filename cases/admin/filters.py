"""
Filters of the case list.

Their choices are the same for everybody: built from the cases themselves they would tell of cases that the
reader may not see.
"""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef
from django.http import HttpRequest

from cases.models import Assignment
from cases.routes import ROUTES
from cases.words import Route
from people.clock import today
from people.standing import standing_of


class CaseFilter(admin.SimpleListFilter):
    """One choice out of a fixed list; what is not on it filters nothing."""

    def chosen(self) -> str:
        value = self.value() or ""
        return value if value in {str(code) for code, _ in self.lookup_choices} else ""


class StateFilter(CaseFilter):
    """Open cases unless something else is chosen: the list is for work to be done."""

    title = "state"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("held", "On hold"), ("closed", "Ended"), ("all", "Open and ended")]

    def choices(self, changelist: Any) -> Iterator[Any]:
        first, *others = super().choices(changelist)
        return iter([{**first, "display": "Open"}, *others])

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.chosen() == "all":
            return queryset
        if self.chosen() == "held":
            return queryset.on_hold()
        if self.chosen() == "closed":
            return queryset.exclude(pk__in=queryset.in_progress().order_by().values("pk"))
        return queryset.in_progress()


class DeadlineFilter(CaseFilter):
    title = "deadline"
    parameter_name = "due"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("overdue", "Overdue")]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.filter(next_due_on__lt=today()) if self.chosen() else queryset


class UrgentFilter(CaseFilter):
    title = "urgency"
    parameter_name = "urgent"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", "Urgent")]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.urgent() if self.chosen() else queryset


class WhoseFilter(CaseFilter):
    title = "owner"
    parameter_name = "whose"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("mine", "I own it"), ("role", "I have a role on it"), ("nobody", "Waiting for an owner")]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        me = standing_of(request.user, today()).person
        if self.chosen() == "mine":
            return queryset.filter(owner=me)
        if self.chosen() == "role":
            held = Assignment.objects.filter(complaint=OuterRef("pk"), person=me, ended_on=None)
            return queryset.filter(Exists(held))
        return queryset.filter(owner=None) if self.chosen() == "nobody" else queryset


class RouteFilter(CaseFilter):
    title = "route"
    parameter_name = "route"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(route.value, route.short) for route in Route]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.filter(route=self.chosen()) if self.chosen() else queryset


class StageFilter(CaseFilter):
    """The stages of one route: offered once the route is chosen."""

    title = "stage"
    parameter_name = "stage"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        route = ROUTES.get(request.GET.get(RouteFilter.parameter_name, ""))
        return [(stage.value, str(stage.label)) for stage in route.Stage] if route else []

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.filter(stage=self.chosen()) if self.chosen() else queryset


FILTERS = (StateFilter, UrgentFilter, DeadlineFilter, WhoseFilter, RouteFilter, StageFilter)
