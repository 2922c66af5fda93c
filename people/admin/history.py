"""What changed, when and by whom, in words."""

from datetime import date
from typing import Any

from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404
from django.utils.formats import date_format
from simple_history.admin import SimpleHistoryAdmin
from simple_history.models import DeletedObject
from simple_history.template_utils import HistoricalRecordContextHelper

READING = ("GET", "HEAD")


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
    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """
        The package would ask the database for whatever stands in the address, and fail at no key; and of what
        the list keeps back it would show the history.
        """
        _key_or_404(self.model._meta.pk, unquote(object_id))
        get_object_or_404(self.get_queryset(request), pk=unquote(object_id))
        page: HttpResponse = super().history_view(request, object_id, extra_context)
        return page

    def history_form_view(
        self,
        request: HttpRequest,
        object_id: str,
        version_id: str,
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """
        What was once so is read and not brought back: sent to the package, the form of an earlier state would
        change the row, and ask nobody whether it may.
        """
        if request.method not in READING:
            return HttpResponseNotAllowed(READING)
        _key_or_404(self.model._meta.pk, unquote(object_id))
        _key_or_404(self.model.history.model._meta.pk, version_id)
        get_object_or_404(self.get_queryset(request), pk=unquote(object_id))
        page: HttpResponse = super().history_form_view(request, object_id, version_id, extra_context)
        return page

    def get_historical_record_context_helper(
        self, request: HttpRequest, historical_record: Any
    ) -> ReadableChanges:
        return ReadableChanges(self.model, historical_record)


def _key_or_404(key: Any, sent: str) -> None:
    try:
        key.to_python(sent)
    except ValidationError:
        raise Http404 from None
