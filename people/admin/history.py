"""What changed, when and by whom, in words."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils.formats import date_format
from simple_history.admin import SimpleHistoryAdmin
from simple_history.models import DeletedObject
from simple_history.template_utils import HistoricalRecordContextHelper


class ReadableChanges(HistoricalRecordContextHelper):
    """Left alone, the package shows stored codes, ISO dates, and an empty link as something deleted."""

    def prepare_delta_change_value(self, change: Any, value: Any) -> Any:
        if value in (None, "") or (isinstance(value, DeletedObject) and value.pk is None):
            return "empty"
        if isinstance(value, date):
            return date_format(value)
        words = dict(getattr(self.model._meta.get_field(change.field), "flatchoices", ()))
        return words[value] if words and value in words else super().prepare_delta_change_value(change, value)


class ReadableHistoryAdmin(SimpleHistoryAdmin):
    def get_historical_record_context_helper(
        self, request: HttpRequest, historical_record: Any
    ) -> ReadableChanges:
        return ReadableChanges(self.model, historical_record)
