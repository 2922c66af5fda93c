"""Limits: the charity's own number of working days for each duty and window of the flowcharts."""

from typing import Any

from django.contrib import admin, messages
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import F, Field, QuerySet
from django.forms import Field as FormField
from django.http import HttpRequest

from cases.models import Limit
from people.admin.keepers import KeptByPolicyKeepers

LONGEST = 260  # working days: a year


@admin.register(Limit)
class LimitAdmin(KeptByPolicyKeepers, admin.ModelAdmin[Limit]):
    """Only the days can be changed. Deadlines that run already keep their dates."""

    list_display = ["label", "appendix", "days", "default", "is_changed"]
    list_display_links = ["label"]
    list_per_page = 100
    fields = ["label", "days", "default"]
    readonly_fields = ["label", "default"]
    actions = ["reset_to_default"]

    def has_add_permission(self, request: HttpRequest, obj: Limit | None = None) -> bool:
        return False

    def formfield_for_dbfield(
        self, db_field: Field[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> FormField | None:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and db_field.name == "days":
            field.validators += [MinValueValidator(1), MaxValueValidator(LONGEST)]
            field.help_text = (
                "Counts for deadlines that begin from now on. Those that run already keep their dates."
            )
        return field

    @admin.display(description="where")
    def appendix(self, limit: Limit) -> str:
        if limit.code.startswith("redirected."):
            return "Passed on"
        return f"Appendix {limit.code[1]}" if limit.code[1:3] in ("1.", "2.", "3.") else "All three"

    @admin.display(description="changed", boolean=True)
    def is_changed(self, limit: Limit) -> bool:
        return limit.days != limit.default

    @admin.action(description="Set back to the policy's default", permissions=["change"])
    def reset_to_default(self, request: HttpRequest, limits: QuerySet[Limit]) -> None:
        count = limits.update(days=F("default"))
        self.message_user(request, f"{count} set back to the policy's default.", messages.SUCCESS)
