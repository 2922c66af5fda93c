"""The register: people, services, and the offices that give people their rights."""

from datetime import date
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.utils.module_loading import import_string

from config.searching import SearchedInPrivate
from people.admin.history import ReadableHistoryAdmin
from people.admin.keepers import GivesRights, KeptByRegisterKeepers
from people.clock import today
from people.models import Appointment, Person, Service
from people.models.appointment import AppointmentQuerySet
from people.models.person import PersonQuerySet
from people.standing import is_system_administrator


class TodayFilter(admin.SimpleListFilter):
    """Yes or no to something that holds on some days. What has ended stays on the register for good."""

    def holding(self, queryset: Any, on: date) -> QuerySet:
        raise NotImplementedError

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", "Yes"), ("no", "No")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() not in ("yes", "no"):
            return queryset
        holding = self.holding(queryset, today())
        return holding if self.value() == "yes" else queryset.exclude(pk__in=holding.values("pk"))


class WithUsFilter(TodayFilter):
    title = "with us today"
    parameter_name = "with_us"

    def holding(self, queryset: PersonQuerySet, on: date) -> PersonQuerySet:
        return queryset.current(on)


class InForceFilter(TodayFilter):
    title = "in force today"
    parameter_name = "in_force"

    def holding(self, queryset: AppointmentQuerySet, on: date) -> AppointmentQuerySet:
        return queryset.in_force(on)


class ToBeCheckedFilter(TodayFilter):
    """Whoever was typed in, but for those who turned out to be somebody already on the register."""

    title = "to be checked"
    parameter_name = "to_be_checked"

    def holding(self, queryset: PersonQuerySet, on: date) -> PersonQuerySet:
        return queryset.filter(added_with_complaint=True, same_as=None)


class AppointmentInline(GivesRights, KeptByRegisterKeepers, admin.TabularInline[Appointment, Person]):
    model = Appointment
    fields = ["office", "service", "from_on", "until_on"]
    extra = 0

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_add_permission(request, obj) and not self.is_ones_own(request, obj)


@admin.register(Person)
class PersonAdmin(SearchedInPrivate, GivesRights, KeptByRegisterKeepers, ReadableHistoryAdmin):
    list_display = ["name", "role", "service", "line_manager", "account", "left_on"]
    list_filter = [WithUsFilter, "role", "service", ToBeCheckedFilter]
    list_select_related = ["service", "line_manager", "account"]
    search_fields = ["name", "account__email"]
    fields = [
        "name",
        "role",
        "service",
        "line_manager",
        "started_on",
        "left_on",
        "account",
        "added_with_complaint",
    ]
    autocomplete_fields = ["line_manager", "account"]
    inlines = [AppointmentInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Person]:
        """Without those who would tell of a complaint that is not the keeper's to know of (need to know)."""
        people = super().get_queryset(request)
        for door in settings.PEOPLE_KEPT_BACK:
            people = people.exclude(pk__in=import_string(door)(request.user, today()).values("pk"))
        return people

    def get_readonly_fields(self, request: HttpRequest, obj: Person | None = None) -> list[str]:
        """Which account is whose decides who sees what: that is for the system administrator."""
        return [] if is_system_administrator(request.user, today()) else ["account"]


@admin.register(Service)
class ServiceAdmin(SearchedInPrivate, KeptByRegisterKeepers, admin.ModelAdmin[Service]):
    list_display = ["name", "managers"]
    search_fields = ["name"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Service]:
        in_force = Appointment.objects.in_force(today()).select_related("person")
        return super().get_queryset(request).prefetch_related(Prefetch("appointments", in_force))

    @admin.display(description="managed by")
    def managers(self, service: Service) -> str:
        return ", ".join(appointment.person.name for appointment in service.appointments.all())


@admin.register(Appointment)
class AppointmentAdmin(SearchedInPrivate, GivesRights, KeptByRegisterKeepers, ReadableHistoryAdmin):
    list_display = ["person", "office", "service", "from_on", "until_on"]
    list_filter = [InForceFilter, "office", "service"]
    list_select_related = ["person", "service"]
    search_fields = ["person__name"]
    fields = ["person", "office", "service", "from_on", "until_on"]
    autocomplete_fields = ["person"]
