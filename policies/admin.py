"""Keeping policies: by the system administrator, the Director and the equalities lead. Nothing is deleted."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.forms import BaseInlineFormSet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from simple_history.admin import SimpleHistoryAdmin

from config.searching import SearchedInPrivate
from people.admin.keepers import KeptByPolicyKeepers
from policies.forms import PolicyForm, VersionForm
from policies.models import Policy, PolicyVersion


def _change_address(version: PolicyVersion) -> str:
    return reverse("admin:policies_policyversion_change", args=[version.pk])


class KeptPolicies(KeptByPolicyKeepers):
    def view_on_site(self, obj: Policy | PolicyVersion) -> str:
        """Its own page, without Django's way there by the number of a table and of a row."""
        return obj.get_absolute_url()


class NewVersionInline(KeptByPolicyKeepers, admin.StackedInline[PolicyVersion, Policy]):
    """One empty form for the next version. A new policy must come with its first."""

    model = PolicyVersion
    form = VersionForm
    verbose_name = "new version"
    extra = max_num = 1
    view_on_site = False  # an empty form leads nowhere

    def get_queryset(self, request: HttpRequest) -> QuerySet[PolicyVersion]:
        return super().get_queryset(request).none()

    def get_min_num(self, request: HttpRequest, obj: Policy | None = None, **kwargs: Any) -> int:
        return 1 if obj is None else 0


@admin.register(Policy)
class PolicyAdmin(SearchedInPrivate, KeptPolicies, SimpleHistoryAdmin):
    form = PolicyForm
    list_display = ["title", "organisation", "kind"]
    list_filter = ["kind"]
    search_fields = ["title", "organisation"]
    fields = [*PolicyForm.Meta.fields, "versions_so_far"]
    readonly_fields = ["versions_so_far"]
    inlines = [NewVersionInline]

    @admin.display(description="versions")
    def versions_so_far(self, policy: Policy) -> SafeString | str:
        links = (
            (_change_address(version), version.label, date_format(version.approved_on))
            for version in policy.versions.without_text()
        )
        return format_html_join("", '<p><a href="{}">Version {}</a>, approved on {}</p>', links) or "None yet"

    def save_formset(
        self, request: HttpRequest, form: Any, formset: BaseInlineFormSet[Any, Any, Any], change: bool
    ) -> None:
        for version in formset.save(commit=False):
            version.added_by = request.user
            version.save()
        formset.save_m2m()


@admin.register(PolicyVersion)
class PolicyVersionAdmin(SearchedInPrivate, KeptPolicies, SimpleHistoryAdmin):
    """Correcting a version. New ones are added on their policy's page."""

    form = VersionForm
    list_display = ["__str__", "approver", "approved_on", "next_review_on"]
    list_select_related = ["policy"]
    search_fields = ["policy__title", "label"]
    fields = ["policy", *VersionForm.Meta.fields, "added_by", "added_at"]
    readonly_fields = ["policy", "added_by", "added_at"]

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
